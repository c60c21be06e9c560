"""The rectification orders (整改) of a meeting: for each court among the last one, to its president."""

from datetime import datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from rules.bulletins.values import Measure
from rules.deadlines.values import Deadline
from rules.dispatch.values import Meeting, Speaker, Speaks
from rules.indicators import Direction, Unit
from rules.people import Role
from rules.reading.values import OrderKind, Party, Reading, SpeechAct, Subtask


def rectification_orders(meeting: Meeting, close_of_business: time, zone: ZoneInfo) -> Reading | None:
    """As if somebody had written them, one for each of the last in the order of speaking; None where there is none."""
    at = datetime.combine(meeting.rectify_by, close_of_business, zone)
    deadline = Deadline(at, "", (0, 0))
    last = meeting.speaking(Speaks.SELF_CRITICISM)
    if not last:
        return None
    first, *others = last
    tasks = tuple(Subtask(OrderKind.RECTIFICATION, _president(one), deadline, _aim(one, meeting)) for one in others)
    return Reading(
        SpeechAct.ORDER,
        1.0,
        OrderKind.RECTIFICATION,
        _president(first),
        deadline=deadline,
        objective=_aim(first, meeting),
        subtasks=tasks,
    )


def _president(speaker: Speaker) -> tuple[Party, ...]:
    return (Party(court=speaker.court_code, role=Role.PRESIDENT),)


def _aim(speaker: Speaker, meeting: Meeting) -> str:
    measure, target = meeting.measure, speaker.target or speaker.value
    word, bound = ("提高到", "以上") if measure.direction is Direction.HIGHER else ("降到", "以下")
    was, goal = (_shown(one.numerator, one.denominator, measure) for one in (speaker.value, target))
    return f"整改“{measure.short_zh}”：由{was}{word}{goal}{bound}（视频调度会交办，排全省第{speaker.place}位）"


def _shown(numerator: int, denominator: int, measure: Measure) -> str:
    """As people write it in an order: two decimals, halves to the even digit."""
    hundredths = round(Fraction(numerator * (10_000 if measure.unit is Unit.PERCENT else 100), denominator))
    return f"{hundredths // 100}.{hundredths % 100:02d}{'%' if measure.unit is Unit.PERCENT else ''}"
