"""What holds a bulletin back because its figures look wrong, as the office has to read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.bulletins.ratio import Ratio
from rules.courts import Courts
from rules.indicators import Indicators
from rules.indicators.alarms import Alarm, AlarmKind, AlarmPolicy


@dataclass(frozen=True, slots=True)
class Doubt:
    """An alarm with the names that people use. `other` is the indicator that it was compared with, for a gap."""

    kind: AlarmKind
    court_name: str
    seen: Ratio
    expected: Ratio
    other_zh: str = ""
    other_en: str = ""


def doubts(alarms: Iterable[Alarm], indicator_code: str, courts: Courts, definitions: Indicators) -> tuple[Doubt, ...]:
    """The alarms about this indicator; those about others hold up no bulletin of this one."""
    return tuple(_doubt(one, courts, definitions) for one in alarms if one.indicator_code == indicator_code)


def _doubt(alarm: Alarm, courts: Courts, definitions: Indicators) -> Doubt:
    name = courts[alarm.court_code].short_name if alarm.court_code in courts else alarm.court_code
    other = definitions.by_code.get(alarm.other)
    return Doubt(
        alarm.kind,
        name,
        Ratio.of(alarm.seen),
        Ratio.of(alarm.expected),
        (other.short_zh or other.name_zh) if other else "",
        (other.short_en or other.name_en) if other else "",
    )


def related(indicator_code: str, policy: AlarmPolicy) -> frozenset[str]:
    """The indicators that an alarm about this one may have to look at, itself included."""
    found = {indicator_code}
    for gap in policy.gaps:
        found |= {gap.low} if gap.high == indicator_code else set()
    for one in policy.sums:
        found |= {part.indicator for part in one.parts} if one.whole.indicator == indicator_code else set()
    return frozenset(found)
