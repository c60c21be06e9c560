from collections.abc import Callable
from datetime import date
from typing import Any

from bot.page import Page, safe
from rules.calendar import DayKind
from rules.calendar_notice import Mistake
from rules.notifications.calendar import CalendarChanged, CalendarNotTaken, CalendarShown
from rules.outgoing import Notification

_KINDS = {DayKind.RESTDAY: "休", DayKind.WORKDAY: "班"}
_HOW = (
    "登记放假安排（可一次多行）：\n<code>/calendar 休 2027-01-01 元旦\n班 2027-01-02\n"
    "2027-10-01..2027-10-07 休 国庆节\n删 2027-01-02</code>"
)
_MISTAKES = {
    Mistake.UNREADABLE: "看不懂，应写成：休 2027-01-01 元旦",
    Mistake.NO_SUCH_DAY: "没有这一天",
    Mistake.BACKWARDS: "起止日期颠倒",
    Mistake.TOO_LONG: "一段不能超过31天",
    Mistake.TWICE: "与前面的行重复",
}


def calendar_shown(facts: CalendarShown) -> Page:
    typed = f"，另已登记{'、'.join(str(year) for year in facts.typed_years)}年" if facts.typed_years else ""
    lines = [
        f"<b>工作日历</b>　已公布{facts.first_year}–{facts.last_year}年{typed}。",
        f"⚠️ {facts.estimated_from}年起为估算（周一至周五，扣除法定节日）。国务院办公厅通知公布后请登记。",
    ]
    if facts.ahead:
        lines += ["", "<b>近期</b>"]
        lines += [f"{_KINDS[one.kind]} {_days(one.first, one.last)}" for one in facts.ahead]
    if facts.overrides:
        lines += ["", "<b>已登记</b>"]
        lines += [f"{_KINDS[one.kind]} {one.day} {safe(one.note)}".rstrip() for one in facts.overrides]
    if facts.left_out:
        lines.append(f"（较早的{facts.left_out}天未列出）")
    return Page("\n".join([*lines, "", _HOW]))


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} 至 {last}"


def calendar_changed(facts: CalendarChanged) -> Page:
    years = "、".join(str(year) for year in facts.years)
    return Page(f"✓ 已登记：休息{facts.rest_days}天，上班{facts.work_days}天，删除{facts.dropped}天（{years}年）。")


def calendar_not_taken(facts: CalendarNotTaken) -> Page:
    lines = [f"第{one.line}行“{safe(one.words)}”：{_MISTAKES[one.mistake]}" for one in facts.mistakes]
    more = [f"另有{facts.left_out}行有误。"] if facts.left_out else []
    return Page("\n".join(["<b>没有登记</b>，请改正后重发全部各行：", *lines, *more]))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    CalendarShown: calendar_shown,
    CalendarChanged: calendar_changed,
    CalendarNotTaken: calendar_not_taken,
}
