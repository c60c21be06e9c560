"""Figures that look wrong, one line each."""

from bot.page import safe
from bot.templates.numbers import value_text
from rules.bulletins.doubts import Doubt
from rules.bulletins.values import Measure
from rules.indicators.alarms import AlarmKind

LISTED = 8


def doubt_lines(doubts: tuple[Doubt, ...], measure: Measure) -> list[str]:
    lines = [f"· {doubt_line(one, measure)}" for one in doubts[:LISTED]]
    return [*lines, f"… {len(doubts)} in all"] if len(doubts) > LISTED else lines


def doubt_line(doubt: Doubt, measure: Measure) -> str:
    seen, expected = doubt.seen.value, doubt.expected.value
    value, usual = value_text(seen, measure.unit), value_text(expected, measure.unit)
    words = {
        AlarmKind.NUMERATOR_ABOVE_DENOMINATOR: f"numerator {round(seen):,} above denominator {round(expected):,}",
        AlarmKind.SUM: f"the parts add up to {round(seen):,}, the whole is {round(expected):,}",
        AlarmKind.UNIT: f"denominator {round(seen):,}, usually about {round(expected):,}; a wrong unit?",
        AlarmKind.JUMP: f"{value}, median before {usual}",
        AlarmKind.GAP: f"{value}, but “{safe(doubt.other_en)}” only {usual}",
    }
    return f"{safe(doubt.court_name)}: {words[doubt.kind]}"
