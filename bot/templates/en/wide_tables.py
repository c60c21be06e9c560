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

_WORDS = Words({CONFIRM_TABLE: "Import", CHANGE_TABLE: "Change"})
_HOLDS = {
    Holds.NUMERATOR: "numerator",
    Holds.DENOMINATOR: "denominator",
    Holds.COUNT: "count",
    Holds.VALUE: "rate (compared, not kept)",
}
_UNITS = {10_000: ", in ten thousands", 100_000_000: ", in hundred millions"}
_LONGEST_HEADING = 40


def wide_table_shown(facts: WideTableShown) -> Page:
    text = first_that_fits(
        TEXT_LIMIT, lambda: shown(facts, len(facts.columns)), lambda: shown(facts, 40), lambda: shown(facts, 12)
    )
    return Page(text, (_WORDS.row(facts.buttons),))


def shown(facts: WideTableShown, most: int) -> str:
    day = facts.day.isoformat() if facts.day else "not named; send /columns day=2026-11-20"
    used = [one for one in facts.columns if one.measure]
    unused = [one for one in facts.columns if not one.measure]
    lines = [
        f"<b>Please check the headings</b>: {safe(facts.file_name[:60])}",
        f"Day of the figures: {day}",
        *(column_line(one) for one in used[:most]),
    ]
    if len(used) > most:
        lines.append(f"… and {len(used) - most} more columns")
    if unused:
        lines.append("Not used: " + ", ".join(f"{one.letter} {heading(one)}" for one in unused[:most]))
    if facts.only_rates:
        names = ", ".join(safe(one.short_en) for one in facts.only_rates)
        lines.append(f"Without both numerator and denominator nothing is imported of: {names}.")
    lines.append("")
    lines += [
        f"{safe(one.court)} {safe(one.measure.short_en)}: {one.numerator}"
        + (f"/{one.denominator}" if one.measure.has_denominator else "")
        for one in facts.sample
    ]
    refused = f"; {facts.refused} with mistakes will be refused" if facts.refused else ""
    lines.append(
        f"{facts.figures} figures of {facts.courts} courts will be imported{refused}. "
        "Once confirmed, tables with these headings are taken without asking."
    )
    return "\n".join(lines)


def column_line(column: ColumnLine) -> str:
    if column.measure is None or column.holds is None:
        return f"{column.letter} {heading(column)}: not used"
    unit = _UNITS.get(column.factor, "")
    return f"{column.letter} {heading(column)} → {safe(column.measure.short_en)}, {_HOLDS[column.holds]}{unit}"


def heading(column: ColumnLine) -> str:
    return safe(column.heading[:_LONGEST_HEADING])


def only_rates(facts: OnlyRates) -> Page:
    names = ", ".join(safe(one.short_en) for one in facts.measures)
    return Page(
        f"<b>Not imported</b>: {safe(facts.file_name[:60])}\nThere are only rates of {names}, no numerator and denominator. "
        "A rate alone can neither be checked nor added up. Please add both columns and send the file again."
    )


def how_to_change(facts: HowToChange) -> Page:
    example = next((one.letter for one in facts.columns), "C")
    lines = [
        "Say which columns to change, for example:",
        f"<code>/columns {example}=Qualified terminations numerator; day=2026-11-20</code>",
        "A column is its letter; numerator, denominator or rate follows the indicator; none leaves a column out.",
    ]
    listed = [column_line(one) for one in facts.columns]
    return Page(first_that_fits(TEXT_LIMIT, *(_with(lines, listed, most) for most in (len(listed), 30, 0))))


def _with(lines: list[str], listed: list[str], most: int) -> Callable[[], str]:
    return lambda: "\n".join([*lines, *listed[:most]])


def change_not_understood(facts: ChangeNotUnderstood) -> Page:
    return Page(
        f"“{safe(facts.words[:60])}” was not understood. Write: C=Qualified terminations numerator, or D=none, "
        "or day=2026-11-20, parted by semicolons."
    )


def no_table_waits(_facts: NoTableWaits) -> Page:
    return Page(
        "No table waits to be confirmed; it may be imported already, or a day went by. Please send the file again."
    )


def table_day_missing(_facts: TableDayMissing) -> Page:
    return Page("The table does not name its day. First send: /columns day=2026-11-20")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    WideTableShown: wide_table_shown,
    OnlyRates: only_rates,
    HowToChange: how_to_change,
    ChangeNotUnderstood: change_not_understood,
    NoTableWaits: no_table_waits,
    TableDayMissing: table_day_missing,
}
