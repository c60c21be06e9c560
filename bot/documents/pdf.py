"""A notice as PDF, set by typst from data that stays text."""

from dataclasses import asdict
from typing import Any

from bot.documents.notice import (
    BODY_POINTS,
    BOTTOM,
    CHARACTER_POINTS,
    DATE_INDENT,
    LEFT,
    LINE_POINTS,
    RIGHT,
    TOP,
    Heading,
    Notice,
    NoticeTable,
    Paragraph,
    signature_indent,
)
from bot.pictures.drawing import typeset

SOURCE = "notice.typ"
_KINDS: dict[type, str] = {Heading: "heading", Paragraph: "paragraph", NoticeTable: "table"}


def notice_pdf(notice: Notice) -> bytes:
    """The same notice gives the same bytes. Takes about a tenth of a second; call it in a thread where a loop is waiting."""
    return typeset("bot.documents", SOURCE, notice_facts(notice))


def notice_facts(notice: Notice) -> dict[str, Any]:
    """All that the document shows, as JSON."""
    return {
        **asdict(notice),
        "made_at": notice.made_at.isoformat(),
        "body": [{"kind": _KINDS[type(block)], **asdict(block)} for block in notice.body],
        "margins": {"top": TOP, "bottom": BOTTOM, "left": LEFT, "right": RIGHT},
        "line": LINE_POINTS,
        "tracking": CHARACTER_POINTS - BODY_POINTS,
        "date_indent": DATE_INDENT,
        "signature_indent": signature_indent(notice),
    }
