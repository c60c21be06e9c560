"""More time for an order: what the words ask for, and when it may be asked."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.deadlines.days import add_months
from rules.deadlines.expressions import expressions
from rules.deadlines.numerals import NUMBER, number
from rules.deadlines.values import Deadline, Moment
from rules.reading.normal import normal

_BY = re.compile(
    rf"(?:延期|延长|宽限|推迟|展期|延|缓|晚)(?:期限|时限)?(?P<count>{NUMBER})(?P<unit>个?工作日|天|日|周|个?星期|个月)",
    re.ASCII,
)
_REASON = re.compile(r"(?:理由|原因)(?:是|为|如下)?[:：,，]?\s*(?P<words>[^。;；\n]+)")
_BECAUSE = re.compile(r"(?:因为?|由于|鉴于)(?P<words>[^。;；,，\n]+)")
_ASKING = re.compile(r"请(?:予|准予|求)?|恳请|申请|特此报告|能否|可否|予以?|延期至?|延期到|延至|延长至|宽限至?")
_MARKS = " \t\n,，。;；、:：!！?？"
_LEAST_WORDS = 2
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Wish:
    """The deadline that somebody asks for, and why; None and empty where the words do not say it."""

    deadline: Deadline | None
    reason: str


def wish_in(words: str, deadline: datetime | None, moment: Moment) -> Wish:
    """What the words ask for: 请予延期至12月5日, or 延期三天, which counts from the present deadline."""
    text = normal(words).text
    dated = next((one.deadline for one in reversed(expressions(text, moment)) if _is_ahead(one.deadline, moment)), None)
    counted = _BY.search(text)
    if counted is not None and deadline is not None:
        at = _later(deadline.astimezone(moment.said_at.tzinfo), counted, moment)
        found: Deadline | None = Deadline(
            at, counted[0], counted.span(), is_estimate=not moment.calendar.is_known(at.date())
        )
    else:
        found = dated
    return Wish(found, _reason_in(text, found))


def _is_ahead(deadline: Deadline | None, moment: Moment) -> bool:
    return deadline is not None and deadline.at > moment.said_at


def _later(deadline: datetime, counted: re.Match[str], moment: Moment) -> datetime:
    count, unit = number(counted["count"]), counted["unit"]
    if unit.endswith("工作日"):
        day = moment.calendar.add_workdays(deadline.date(), count)
        return datetime.combine(day, deadline.timetz())
    if unit == "个月":
        return datetime.combine(add_months(deadline.date(), count), deadline.timetz())
    days = count * _WEEK if unit in {"周", "星期", "个星期"} else count
    return deadline + timedelta(days=days)


def _reason_in(text: str, deadline: Deadline | None) -> str:
    """The words behind 理由 or 因; else what is left beside the date and the asking itself."""
    named = _REASON.search(text) or _BECAUSE.search(text)
    if named is not None:
        return named["words"].strip(_MARKS)
    rest = text[: deadline.span[0]] + text[deadline.span[1] :] if deadline else text
    left = _ASKING.sub("", rest).strip(_MARKS)
    return left if len(left) >= _LEAST_WORDS else ""
