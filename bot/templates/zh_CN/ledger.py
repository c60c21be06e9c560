from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.documents.notice import Annex, Notice, NoticeTable, Paragraph
from bot.documents.notice_file import notice_file
from bot.documents.sheet import Sheet, sheets_xlsx
from bot.page import Attachment, Page, Words, safe
from bot.templates.zh_CN.order_words import KINDS, STATES, day_and_time
from rules.ledger.lights import Light, Why
from rules.ledger.values import Entry, Sum, sums
from rules.notifications.bulletin_documents import NoticeForm
from rules.notifications.ledger import Form, LedgerFile, LedgerNotUnderstood, LedgerShown, LedgerSums
from rules.outgoing import Notification

_WORDS = Words({"ledger_xlsx": "导出 Excel", "ledger_docx": "导出 Word"})
SIGNS = {Light.RED: "🔴", Light.YELLOW: "🟡", Light.BLUE: "🔵", Light.GREEN: "🟢"}
LIGHT_NAMES = {Light.RED: "红", Light.YELLOW: "黄", Light.BLUE: "蓝", Light.GREEN: "绿"}
WHY = {
    Why.OVERDUE: "逾期未办结",
    Why.MADE_GOOD_LATE: "逾期后办结",
    Why.RETURNED: "退回重办",
    Why.UNACKNOWLEDGED: "迟迟未签收",
    Why.SILENT: "久无反馈",
    Why.NEAR: "临近时限",
    Why.IN_TIME: "正常",
    Why.STANDS_STILL: "停办",
}
_HEADINGS = (
    "编号", "承办", "事项", "交办人", "交办时间", "时限", "状态", "灯", "原因", "签收", "报办结", "销号", "延期", "最近反馈", "类别", "法院",
)  # fmt: skip
# A day and its time of day stand below one another. What only serves the filter stands last, and is not printed.
_WIDTHS = (13, 14, 36, 13, 11, 11, 9, 5, 9, 11, 11, 11, 6, 24, 8, 16)
_PRINTED = 14
_SUM_HEADINGS, _SUM_WIDTHS = ("件数", "红", "黄", "蓝", "绿"), (8, 6, 6, 6, 6)
_MOST_OBJECTIVE = 24


def ledger_shown(facts: LedgerShown) -> Page:
    if not facts.whole:
        return Page(f"<b>督办台账</b>{_asked(facts.asked)}：没有符合条件的督办件。")
    counts = "　".join(f"{SIGNS[light]}{count}" for light, count in facts.lights.items())
    lines = [f"<b>督办台账</b>{_asked(facts.asked)}：{facts.whole}件　{counts}"]
    lines += [_line(entry) for entry in facts.entries]
    if facts.whole > len(facts.entries):
        lines.append(f"……另有{facts.whole - len(facts.entries)}件，请导出查看。")
    return Page("\n".join(lines), (_WORDS.row(facts.buttons),))


def _asked(asked: str) -> str:
    return f"（{safe(asked)}）" if asked else "（未办结）"


def _line(entry: Entry) -> str:
    until = f"，时限{day_and_time(entry.deadline)}" if entry.deadline else ""
    matter = entry.objective[:_MOST_OBJECTIVE]
    why = "" if entry.why is Why.IN_TIME else f"，{WHY[entry.why]}"
    return (
        f"{SIGNS[entry.light]} {entry.number} {safe(entry.label)}　{STATES[entry.state]}{why}{until}\n　{safe(matter)}"
    )


def ledger_sums(facts: LedgerSums) -> Page:
    title = "按法院" if facts.is_by_court else "按交办人"
    lines = [f"<b>督办台账　{title}</b>{_asked(facts.asked)}"]
    lines += [_sum(one) for one in facts.sums]
    if facts.left_out:
        lines.append(f"……另有{facts.left_out}个，均无红灯的排在后面。")
    return Page("\n".join(lines))


def _sum(one: Sum) -> str:
    counts = ((Light.RED, one.red), (Light.YELLOW, one.yellow), (Light.BLUE, one.blue), (Light.GREEN, one.green))
    shown = " ".join(f"{SIGNS[light]}{count}" for light, count in counts if count)
    return f"• {safe(one.name)}　{one.whole}件　{shown}"


def ledger_file(facts: LedgerFile) -> Page:
    name = f"督办台账{facts.day:%Y%m%d}.{facts.form}"
    content = ledger_content(facts)
    return Page(f"督办台账{_asked(facts.asked)}：{len(facts.entries)}件。", attachment=Attachment(name, content))


def ledger_content(facts: LedgerFile) -> bytes:
    """The file itself."""
    return _workbook(facts) if facts.form is Form.XLSX else notice_file(_notice(facts), NoticeForm.DOCX)


def _workbook(facts: LedgerFile) -> bytes:
    title = f"督办台账{_asked(facts.asked)}　{_day(facts)}"
    rows = tuple(_row(entry, court) for entry, court in zip(facts.entries, facts.courts, strict=True))
    court_of = dict(zip((id(entry) for entry in facts.entries), facts.courts, strict=True))
    by_court = sums(facts.entries, lambda entry: court_of[id(entry)])
    by_leader = sums(facts.entries, lambda entry: entry.issuer)
    return sheets_xlsx(
        Sheet("台账", title, _HEADINGS, _WIDTHS, rows, _PRINTED),
        Sheet("按法院", title, ("法院", *_SUM_HEADINGS), (16, *_SUM_WIDTHS), tuple(_sum_row(one) for one in by_court)),
        Sheet(
            "按交办人", title, ("交办人", *_SUM_HEADINGS), (30, *_SUM_WIDTHS), tuple(_sum_row(one) for one in by_leader)
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
        f"{entry.extensions}次" if entry.extensions else "",
        entry.last_word,
        KINDS[entry.kind],
        court,
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _day(facts: LedgerFile) -> str:
    return f"{facts.day.year}年{facts.day.month}月{facts.day.day}日"


def _notice(facts: LedgerFile) -> Notice:
    counts = "，".join(
        f"{LIGHT_NAMES[light]}灯{sum(entry.light is light for entry in facts.entries)}件" for light in Light
    )
    table = NoticeTable(
        caption="",
        headings=("编号", "承办", "事项", "时限", "状态", "灯"),
        rows=tuple(
            (
                entry.number,
                entry.label,
                entry.objective,
                f"{entry.deadline:%Y-%m-%d}" if entry.deadline else "未定",
                STATES[entry.state],
                LIGHT_NAMES[entry.light],
            )
            for entry in facts.entries
        ),
        widths=(16, 18, 44, 13, 12, 5),
        left=(1, 2),
    )
    return Notice(
        language="zh",
        draft_mark="内部资料",
        title=("督办台账",),
        addressee=f"{_day(facts)}{_asked(facts.asked)}",
        body=(Paragraph(f"共{len(facts.entries)}件：{counts}。当事人姓名已隐去。"),),
        annex_label="附件：",
        annexes=(Annex("附件", "督办件明细", table),),
        signature=f"{facts.issuer}督查室",
        date=_day(facts),
        imprint=(),
        made_at=datetime(facts.day.year, facts.day.month, facts.day.day),  # noqa: DTZ001 - the day stands for itself
    )


def ledger_not_understood(facts: LedgerNotUnderstood) -> Page:
    words = "、".join(safe(word) for word in facts.words)
    return Page(
        f"不明白：{words}。可写：法院（甘井子法院、大连中院辖区）、灯（红 黄 蓝 绿）、类别（接谈 交办 整改 承诺）、"
        "状态（未签收 办理中 待销号 已销号 全部）、交办人姓名、时间（本周 本月 2026-11），"
        "另可加“按法院”“按领导”。例如：/ledger 大连中院辖区 红 本月"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    LedgerShown: ledger_shown,
    LedgerSums: ledger_sums,
    LedgerFile: ledger_file,
    LedgerNotUnderstood: ledger_not_understood,
}
