"""The interviews of a period as a workbook: courts, presidents, who waits, what many have in common."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.documents.book import new_book
from rules.interviews.counts import NamedTally, Tally
from rules.interviews.values import Outcome, Satisfaction, Way
from rules.notifications.interview_counts import InterviewWorkbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | date | None
_WIDEST = 40


@dataclass(frozen=True)
class InterviewWorkbookWords:
    """The words of one language."""

    title: str
    sheets: tuple[str, str, str, str]  # courts, presidents, waiting, problems
    total: str
    court: str
    president: str
    counts: tuple[str, ...]  # asked, drawn, met, waiting, kept, broken, pending, content in per cent
    ways: dict[Way, str]
    outcomes: dict[Outcome, str]
    satisfactions: dict[Satisfaction, str]
    waiting: tuple[str, ...]  # court, president, order, case, petitioner, since, days, by lot
    problems: tuple[str, ...]  # problem, times, courts, court, order, case
    yes_no: tuple[str, str]


def interview_workbook(facts: InterviewWorkbook, words: InterviewWorkbookWords) -> bytes:
    """The workbook as XLSX; nothing in it is a formula, and petitioners are masked."""
    made = io.BytesIO()
    with new_book(made) as book:
        writer = _Writer(book)
        heads = _tally_heads(words)
        total = NamedTally(words.total, "", facts.total)
        courts: list[list[Cell]] = [[one.name, *_tally_cells(one.tally)] for one in (*facts.courts, total)]
        presidents: list[list[Cell]] = [[one.court, one.name, *_tally_cells(one.tally)] for one in facts.presidents]
        yes, no = words.yes_no
        waiting: list[list[Cell]] = [
            [
                one.court,
                one.leader,
                one.number,
                one.case_number,
                one.petitioner,
                one.asked_on,
                one.days,
                yes if one.is_drawn else no,
            ]
            for one in facts.waiting
        ]
        problems: list[list[Cell]] = [
            [one.tag, one.count, one.courts, *behind] for one in facts.problems for behind in one.behind
        ]
        writer.sheet(words.sheets[0], words.title, (words.court, *heads), courts, is_totalled=True)
        writer.sheet(words.sheets[1], words.title, (words.court, words.president, *heads), presidents)
        writer.sheet(words.sheets[2], words.title, words.waiting, waiting)
        writer.sheet(words.sheets[3], words.title, words.problems, problems)
    return made.getvalue()


def _tally_heads(words: InterviewWorkbookWords) -> list[str]:
    return [*words.counts, *words.ways.values(), *words.outcomes.values(), *words.satisfactions.values()]


def _tally_cells(one: Tally) -> list[Cell]:
    content = round(100 * one.content / one.answered) if one.answered else None
    ways, outcomes, answers = dict(one.ways), dict(one.outcomes), dict(one.satisfactions)
    return [
        one.asked,
        one.drawn,
        one.met,
        one.waiting,
        one.kept,
        one.broken,
        one.pending,
        content,
        *(ways.get(kind, 0) for kind in Way),
        *(outcomes.get(kind, 0) for kind in Outcome),
        *(answers.get(kind, 0) for kind in Satisfaction),
    ]


class _Writer:
    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format(
            {"bold": True, "bg_color": "#E8EDF4", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self._cell = book.add_format({"border": 1, "valign": "vcenter"})
        self._day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd", "valign": "vcenter"})
        self._total = book.add_format({"border": 1, "bold": True, "top": 2})

    def sheet(
        self, name: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, is_totalled: bool = False
    ) -> None:
        """A title, a row of heads that stays in view, and the rows; the last one a total where `is_totalled`."""
        sheet, rows = self._book.add_worksheet(name), list(rows)
        sheet.write_string(0, 0, title, self._title)
        sheet.set_row(1, 30)
        for column, head in enumerate(heads):
            sheet.write_string(1, column, head, self._head)
        for number, row in enumerate(rows, start=2):
            is_total = is_totalled and number == len(rows) + 1
            for column, cell in enumerate(row):
                self._write(sheet, number, column, cell, is_total=is_total)
        for column, head in enumerate(heads):
            sheet.set_column(column, column, _width(head, [row[column] for row in rows]))
        sheet.freeze_panes(2, 1)
        if rows:
            sheet.autofilter(1, 0, len(rows) + (0 if is_totalled else 1), len(heads) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)

    def _write(self, sheet: "Worksheet", row: int, column: int, cell: Cell, *, is_total: bool) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self._day)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self._total if is_total else self._cell)
        else:
            sheet.write_string(row, column, cell or "", self._total if is_total else self._cell)


def _width(head: str, cells: Sequence[Cell]) -> float:
    """In characters; Chinese ones take two. A head may wrap into two lines."""
    longest = max((_breadth(str(cell)) for cell in cells if cell is not None), default=0)
    return float(min(max(longest, _breadth(head) / 2 + 2, 6) + 2, _WIDEST))


def _breadth(text: str) -> int:
    return sum(2 if ord(one) > 0x2E7F else 1 for one in text)  # noqa: PLR2004 - where the wide scripts begin
