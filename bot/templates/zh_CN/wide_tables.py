"""A wide table before it is taken."""

from collections.abc import Callable
from typing import Any

from bot.page import Page, Words, safe
from bot.templates.numbers import TEXT_LIMIT, first_that_fits
from rules.notifications.wide_tables import (
    CHANGE_TABLE,
    CONFIRM_TABLE,
    ChangeNotUnderstood,
    ColumnLine,
    HowToChange,
    NoTableWaits,
    OnlyRates,
    TableDayMissing,
    WideTableShown,
)
from rules.outgoing import Notification
from rules.wide_tables import Holds

_WORDS = Words({CONFIRM_TABLE: "确认导入", CHANGE_TABLE: "改"})
_HOLDS = {
    Holds.NUMERATOR: "分子",
    Holds.DENOMINATOR: "分母",
    Holds.COUNT: "数量",
    Holds.VALUE: "比率（只核对，不保存）",
}
_UNITS = {10_000: "，万元", 100_000_000: "，亿元"}
_LONGEST_HEADING = 40


def wide_table_shown(facts: WideTableShown) -> Page:
    text = first_that_fits(
        TEXT_LIMIT, lambda: shown(facts, len(facts.columns)), lambda: shown(facts, 40), lambda: shown(facts, 12)
    )
    return Page(text, (_WORDS.row(facts.buttons),))


def shown(facts: WideTableShown, most: int) -> str:
    day = facts.day.isoformat() if facts.day else "未写明，请发送 /columns 日期=2026-11-20"
    used = [one for one in facts.columns if one.measure]
    unused = [one for one in facts.columns if not one.measure]
    lines = [
        f"<b>请核对表头</b>：{safe(facts.file_name[:60])}",
        f"数据日期：{day}",
        *(column_line(one) for one in used[:most]),
    ]
    if len(used) > most:
        lines.append(f"……另有{len(used) - most}列")
    if unused:
        lines.append("不用的列：" + "、".join(f"{one.letter} {heading(one)}" for one in unused[:most]))
    if facts.only_rates:
        names = "、".join(safe(one.short_zh) for one in facts.only_rates)
        lines.append(f"分子、分母不全（只有比率不算），不能导入：{names}。")
    lines.append("")
    lines += [
        f"{safe(one.court)} {safe(one.measure.short_zh)}：{one.numerator}"
        + (f"/{one.denominator}" if one.measure.has_denominator else "")
        for one in facts.sample
    ]
    refused = f"，{facts.refused}处有误将拒收" if facts.refused else ""
    lines.append(f"将导入{facts.courts}家法院{facts.figures}条{refused}。确认后，同样表头的表直接导入。")
    return "\n".join(lines)


def column_line(column: ColumnLine) -> str:
    if column.measure is None or column.holds is None:
        return f"{column.letter} {heading(column)}：不用"
    unit = _UNITS.get(column.factor, "")
    return f"{column.letter} {heading(column)} → {safe(column.measure.short_zh)} {_HOLDS[column.holds]}{unit}"


def heading(column: ColumnLine) -> str:
    return safe(column.heading[:_LONGEST_HEADING])


def only_rates(facts: OnlyRates) -> Page:
    names = "、".join(safe(one.short_zh) for one in facts.measures)
    return Page(
        f"<b>未导入</b>：{safe(facts.file_name[:60])}\n{names}只有比率，没有分子和分母。"
        "只有比率无法核对，也不能汇总，请补上两列件数（或金额）后再发送。"
    )


def how_to_change(facts: HowToChange) -> Page:
    example = next((one.letter for one in facts.columns), "C")
    lines = [
        "写明要改的列，例如：",
        f"<code>/columns {example}=终本合格率 分子; 日期=2026-11-20</code>",
        "列写字母；“分子”“分母”“比率”写在指标名后；不用的列写“不要”。",
    ]
    listed = [column_line(one) for one in facts.columns]
    return Page(first_that_fits(TEXT_LIMIT, *(_with(lines, listed, most) for most in (len(listed), 30, 0))))


def _with(lines: list[str], listed: list[str], most: int) -> Callable[[], str]:
    return lambda: "\n".join([*lines, *listed[:most]])


def change_not_understood(facts: ChangeNotUnderstood) -> Page:
    return Page(
        f"没有看懂“{safe(facts.words[:60])}”。请写成：C=终本合格率 分子，或 D=不要，或 日期=2026-11-20，用分号隔开。"
    )


def no_table_waits(_facts: NoTableWaits) -> Page:
    return Page("没有等待确认的表格，可能已经导入，或已超过一天。请重新发送文件。")


def table_day_missing(_facts: TableDayMissing) -> Page:
    return Page("表中没有写明数据日期。请先发送：/columns 日期=2026-11-20")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    WideTableShown: wide_table_shown,
    OnlyRates: only_rates,
    HowToChange: how_to_change,
    ChangeNotUnderstood: change_not_understood,
    NoTableWaits: no_table_waits,
    TableDayMissing: table_day_missing,
}
