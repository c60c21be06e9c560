"""The parts of an official notice, in the order of GB/T 9704—2012, before they become DOCX or PDF.

The body is 3号 (16 points), 22 lines of 28 characters on a page, with margins of 37, 35, 28 and 26 mm at the top, bottom,
left and right. A draft carries neither a document number nor a seal; people give it both.
"""

from dataclasses import dataclass
from datetime import datetime

TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26  # millimetres
LINES, CHARACTERS = 22, 28
POINTS_PER_MILLIMETRE = 72 / 25.4
LINE_POINTS = (297 - TOP - BOTTOM) * POINTS_PER_MILLIMETRE / LINES
CHARACTER_POINTS = (210 - LEFT - RIGHT) * POINTS_PER_MILLIMETRE / CHARACTERS
BODY_POINTS, TITLE_POINTS, ANNEX_TITLE_POINTS, NUMBER_POINTS, TABLE_POINTS = 16.0, 22.0, 18.0, 14.0, 10.5
DATE_INDENT = 4  # characters that stay free to the right of the date, where the seal will be


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level (一、)."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `lead` is its heading of the second level, which stands in the same line (（一）)."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class NoticeTable:
    """Rows of text. `widths` are parts of the page's width; the columns in `left` are set to the left, others centred."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """A table after the body, on a page of its own; `label` is 附件1."""

    label: str
    title: str
    table: NoticeTable


@dataclass(frozen=True, slots=True)
class Notice:
    """One draft. `annex_list` is the label 附件： and the names of the annexes; `imprint` are the lines of the 版记."""

    language: str
    draft_mark: str
    title: tuple[str, ...]
    addressee: str
    body: tuple[Heading | Paragraph | NoticeTable, ...]
    annex_label: str
    annexes: tuple[Annex, ...]
    signature: str
    date: str
    imprint: tuple[tuple[str, str], ...]
    made_at: datetime
    accent: str = ""
    """The colour of the title, such as #C00000; black where it is empty."""

    @property
    def is_chinese(self) -> bool:
        return self.language == "zh"

    @property
    def annex_names(self) -> tuple[str, ...]:
        return tuple(annex.title for annex in self.annexes)


def character_width(text: str) -> float:
    """The width in Chinese characters: letters and digits are half as wide."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def signature_indent(notice: Notice) -> float:
    """How many characters stay free to the right of the signature, so that it is centred on the date."""
    return max(0.0, DATE_INDENT + (character_width(notice.date) - character_width(notice.signature)) / 2)
