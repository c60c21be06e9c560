"""Figures that look wrong, one line each."""

from bot.page import safe
from bot.templates.numbers import value_text
from rules.bulletins.doubts import Doubt
from rules.bulletins.values import Measure
from rules.indicators.alarms import AlarmKind

LISTED = 8


def doubt_lines(doubts: tuple[Doubt, ...], measure: Measure) -> list[str]:
    lines = [f"· {doubt_line(one, measure)}" for one in doubts[:LISTED]]
    return [*lines, f"……共{len(doubts)}处"] if len(doubts) > LISTED else lines


def doubt_line(doubt: Doubt, measure: Measure) -> str:
    seen, expected = doubt.seen.value, doubt.expected.value
    value, usual = value_text(seen, measure.unit), value_text(expected, measure.unit)
    words = {
        AlarmKind.NUMERATOR_ABOVE_DENOMINATOR: f"分子{round(seen):,}大于分母{round(expected):,}",
        AlarmKind.SUM: f"各分项合计{round(seen):,}，与总数{round(expected):,}不符",
        AlarmKind.UNIT: f"分母{round(seen):,}，平时约{round(expected):,}，疑单位有误",
        AlarmKind.JUMP: f"{value}，此前中位数{usual}，变动过大",
        AlarmKind.GAP: f"{value}，而“{safe(doubt.other_zh)}”仅{usual}，相差过大",
    }
    return f"{safe(doubt.court_name)}：{words[doubt.kind]}"
