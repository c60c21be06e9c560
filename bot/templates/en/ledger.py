from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.documents.notice import Annex, Notice, NoticeTable, Paragraph
from bot.documents.notice_file import notice_file
from bot.documents.sheet import Sheet, sheets_xlsx
from bot.page import Attachment, Page, Words, safe
from bot.templates.en.order_words import KINDS, STATES, day_and_time
from rules.ledger.lights import Light, Why
from rules.ledger.values import Entry, Sum, sums
from rules.notifications.bulletin_documents import NoticeForm
from rules.notifications.ledger import Form, LedgerFile, LedgerNotUnderstood, LedgerShown, LedgerSums
from rules.outgoing import Notification

_WORDS = Words({"ledger_xlsx": "As Excel", "ledger_docx": "As Word"})
SIGNS = {Light.RED: "🔴", Light.YELLOW: "🟡", Light.BLUE: "🔵", Light.GREEN: "🟢"}
LIGHT_NAMES = {Light.RED: "red", Light.YELLOW: "yellow", Light.BLUE: "blue", Light.GREEN: "green"}
WHY = {
    Why.OVERDUE: "overdue",
    Why.MADE_GOOD_LATE: "made good late",
    Why.RETURNED: "returned",
    Why.UNACKNOWLEDGED: "not acknowledged",
    Why.SILENT: "no word",
    Why.NEAR: "due soon",
    Why.IN_TIME: "in time",
    Why.STANDS_STILL: "stands still",
}
_HEADINGS = (
    "Number", "Responsible", "Matter", "Issuer", "Issued", "Deadline", "State", "Light", "Why", "Taken", "Handed in", "Closed", "Extended", "Last report", "Kind", "Court",
)  # fmt: skip
# A day and its time of day stand below one another. What only serves the filter stands last, and is not printed.
_WIDTHS = (13, 14, 36, 13, 11, 11, 13, 7, 13, 11, 11, 11, 9, 24, 12, 16)
_PRINTED = 14
_SUM_HEADINGS, _SUM_WIDTHS = ("Orders", "red", "yellow", "blue", "green"), (8, 8, 8, 8, 8)
_MOST_OBJECTIVE = 24


def ledger_shown(facts: LedgerShown) -> Page:
    if not facts.whole:
        return Page(f"<b>Ledger</b>{_asked(facts.asked)}: no such orders.")
    counts = "　".join(f"{SIGNS[light]}{count}" for light, count in facts.lights.items())
    lines = [f"<b>Ledger</b>{_asked(facts.asked)}: {facts.whole} lines  {counts}"]
    lines += [_line(entry) for entry in facts.entries]
    if facts.whole > len(facts.entries):
        lines.append(f"… and {facts.whole - len(facts.entries)} more; take the file.")
    return Page("\n".join(lines), (_WORDS.row(facts.buttons),))


def _asked(asked: str) -> str:
    return f" ({safe(asked)})" if asked else " (open)"


def _line(entry: Entry) -> str:
    until = f", due {day_and_time(entry.deadline)}" if entry.deadline else ""
    matter = entry.objective[:_MOST_OBJECTIVE]
    why = "" if entry.why is Why.IN_TIME else f", {WHY[entry.why]}"
    return (
        f"{SIGNS[entry.light]} {entry.number} {safe(entry.label)}: {STATES[entry.state]}{why}{until}\n  {safe(matter)}"
    )


def ledger_sums(facts: LedgerSums) -> Page:
    title = "by court" if facts.is_by_court else "by issuer"
    lines = [f"<b>Ledger {title}</b>{_asked(facts.asked)}"]
    lines += [_sum(one) for one in facts.sums]
    if facts.left_out:
        lines.append(f"… and {facts.left_out} more.")
    return Page("\n".join(lines))


def _sum(one: Sum) -> str:
    counts = ((Light.RED, one.red), (Light.YELLOW, one.yellow), (Light.BLUE, one.blue), (Light.GREEN, one.green))
    shown = " ".join(f"{SIGNS[light]}{count}" for light, count in counts if count)
    return f"• {safe(one.name)}: {one.whole}  {shown}"


def ledger_file(facts: LedgerFile) -> Page:
    name = f"ledger-{facts.day:%Y%m%d}.{facts.form}"
    content = ledger_content(facts)
    return Page(f"Ledger{_asked(facts.asked)}: {len(facts.entries)} lines.", attachment=Attachment(name, content))


def ledger_content(facts: LedgerFile) -> bytes:
    """The file itself."""
    return _workbook(facts) if facts.form is Form.XLSX else notice_file(_notice(facts), NoticeForm.DOCX)


def _workbook(facts: LedgerFile) -> bytes:
    title = f"Ledger{_asked(facts.asked)}, {facts.day}"
    rows = tuple(_row(entry, court) for entry, court in zip(facts.entries, facts.courts, strict=True))
    court_of = dict(zip((id(entry) for entry in facts.entries), facts.courts, strict=True))
    by_court = sums(facts.entries, lambda entry: court_of[id(entry)])
    by_leader = sums(facts.entries, lambda entry: entry.issuer)
    return sheets_xlsx(
        Sheet("Ledger", title, _HEADINGS, _WIDTHS, rows, _PRINTED),
        Sheet(
            "By court", title, ("Court", *_SUM_HEADINGS), (16, *_SUM_WIDTHS), tuple(_sum_row(one) for one in by_court)
        ),
        Sheet(
            "By issuer",
            title,
            ("Issuer", *_SUM_HEADINGS),
            (30, *_SUM_WIDTHS),
            tuple(_sum_row(one) for one in by_leader),
        ),
    )


def _sum_row(one: Sum) -> tuple[str | int, ...]:
    return one.name, one.whole, one.red, one.yellow, one.blue, one.green


def _row(entry: Entry, court: str) -> tuple[str, ...]:
    return (
        entry.number,
        entry.label,
        entry.objective,
        entry.issuer,
        _moment(entry.issued_at),
        _moment(entry.deadline),
        STATES[entry.state],
        LIGHT_NAMES[entry.light],
        WHY[entry.why],
        _moment(entry.acknowledged_at),
        _moment(entry.submitted_at),
        _moment(entry.closed_at),
        str(entry.extensions) if entry.extensions else "",
        entry.last_word,
        KINDS[entry.kind],
        court,
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _notice(facts: LedgerFile) -> Notice:
    counts = ", ".join(
        f"{sum(entry.light is light for entry in facts.entries)} {LIGHT_NAMES[light]}" for light in Light
    )
    table = NoticeTable(
        caption="",
        headings=("Number", "Responsible", "Matter", "Deadline", "State", "Light"),
        rows=tuple(
            (
                entry.number,
                entry.label,
                entry.objective,
                f"{entry.deadline:%Y-%m-%d}" if entry.deadline else "none",
                STATES[entry.state],
                LIGHT_NAMES[entry.light],
            )
            for entry in facts.entries
        ),
        widths=(16, 18, 39, 13, 13, 9),
        left=(1, 2),
    )
    return Notice(
        language="en",
        draft_mark="Internal",
        title=("Ledger of supervision orders",),
        addressee=f"{facts.day}{_asked(facts.asked)}",
        body=(Paragraph(f"{len(facts.entries)} lines: {counts}. Names of parties are masked."),),
        annex_label="Annex: ",
        annexes=(Annex("Annex", "The orders", table),),
        signature=f"{facts.issuer}, supervision office",
        date=str(facts.day),
        imprint=(),
        made_at=datetime(facts.day.year, facts.day.month, facts.day.day),  # noqa: DTZ001 - the day stands for itself
    )


def ledger_not_understood(facts: LedgerNotUnderstood) -> Page:
    words = ", ".join(safe(word) for word in facts.words)
    return Page(
        f"Not understood: {words}. Name a court (甘井子法院, 大连中院辖区), a light (red yellow blue green), a kind (接谈 交办 整改 承诺), "
        "a state (未签收 办理中 待销号 已销号 全部), an issuer by name, a time (本周 本月 2026-11), "
        "and 按法院 or 按领导 for sums. For example: /ledger 大连中院辖区 red 本月"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    LedgerShown: ledger_shown,
    LedgerSums: ledger_sums,
    LedgerFile: ledger_file,
    LedgerNotUnderstood: ledger_not_understood,
}
