"""What an order wants again and again: as the order itself, or as a part along the way to its end."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from rules.deadlines.durations import day_after, duration_at
from rules.deadlines.expressions import Expression, Mark
from rules.deadlines.recurrences import OPENING, recurrence_in
from rules.deadlines.values import Deadline, Moment, Precision, Recurrence
from rules.reading.binding import Bound
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.vocabulary import Sort

_ENDS = re.compile("为止|结束|止")
_GOES_ON = re.compile("(?:一直|直|[报交发干填晒传]|持续|坚持|延续)[到至]$")  # 报到月底
_LONGEST_GOING_ON = 3
# 每周五更新一次，春节前不停: until when it is kept up.
_KEPT_UP = re.compile("(?:都|一直|也|绝)?(?:不|不得|不能|不许|不准|别)(?:停|断|间断|中断|松|放松|松劲)")
# 从本周开始每周五报，12月31日为止: the day stands alone.
_STANDS_ALONE = re.compile("[,。;!?)\n]|$")
# 每周一来一次的老太太: how often somebody does something, and nothing that is ordered.
_OF_SOMEBODY = re.compile(
    "[^,。;!?]{0,3}(?:来|到|跑|去|闹|堵|打电话|坐|等|吃药|透析|化疗|复查)[^,。;!?]{0,6}的(?:老|大|申请|信访|那|人|女|男|师傅|农|工|上访|病|夫妻|母|父)"
)
# 每月工资照发, 看护费每天都在涨: what goes on, and nothing that is to be handed in.
_GOES_ON_SO = re.compile(
    "(?![^,。;!?]*(?:前|报|交|传|发我))[^,。;!?]{0,6}(?:照(?:发|领|拿|吃|住|开|跑|收|玩|打)|都?在涨|又涨|都?涨|利息|滞纳金|停车费|看护费|保管费|租金|领工资|领低保|挣|赚|喝酒|打麻将)"
)
# 进驻期间每晚, 开工后每周五: from the day said before.
_DURING = re.compile("(?:期间|之?后|以后|起),?(?:你们?|各组|都|要)?每")
# 看管费每天800: what something costs.
_RATE = re.compile(r"[\u4e00-\u9fff]{0,3}\d+(?:\.\d+)?(?:多|来)?(?:[块元万亿]|[千百]块|(?=[,。;!?]|$))")
# 省院每日15时发布红黑榜: what we do; 向省院每日报 is what is wanted.
_WE_DO = re.compile("(?<![向给报到往对至])(?:省院|省法院|市院|市中院|我院|我们?|省里)(?:将|会|要|也)?$")
_LONGEST_WE = 6
_IN_A_ROW = re.compile(",?(?:连续|连着|接连|一连)")
_TELLING = (Mood.STATEMENT, Mood.REPORT)
_DOING = (Mood.ORDER, Mood.WISH, Mood.PLAN)
_BIDS = re.compile("[vimqYB]")
_TAKEN = ("把", "将", "对")
_OF_IT = re.compile("[^,。;:!?]{2,16}的[^,。;:!?]")
_DAY = timedelta(days=1)
_FROM = re.compile("[到至]")


class Recurring(NamedTuple):
    """`main` recurs as the order, `along` beside it; `times` are those left that could be the order's own deadline."""

    moment: Moment
    main: Recurrence | None
    along: Recurrence | None
    times: tuple[Bound, ...]

    @property
    def recurrence(self) -> Recurrence | None:
        return self.main or self.along


def recurring(parsed: Parsed, times: tuple[Bound, ...], moment: Moment) -> Recurring:
    """What recurs in the message, and what that leaves of its times."""
    found = recurrence_in(parsed.text, moment, _period(parsed, moment)) if OPENING in parsed.text else None
    if found is None or _is_told(parsed.text, found):
        return Recurring(moment, None, None, times)
    if _only_says_which(found, times, parsed.text) or _is_habit(found, times, parsed):
        return Recurring(moment, None, None, times)
    end = _end_of(found, times, parsed.text)
    if end and end.at:
        rest = tuple(one for one in times if one.time is not end)
        return Recurring(moment, replace(found, until=end.at.date(), until_event=""), None, rest)
    if not _is_beside(parsed, found, times):
        return Recurring(moment, found, None, times)
    first, last = found.span
    return Recurring(moment, None, found, tuple(one for one in times if not first <= one.time.span[0] <= last))


def _only_says_which(recurrence: Recurrence, times: tuple[Bound, ...], text: str) -> bool:
    """Whether a paper is wanted once of what happens again and again: 周五把每天跟被执行人见面谈话的记录补齐."""
    start, end = recurrence.span
    is_worked_on = text.endswith(_TAKEN, 0, start) and _OF_IT.match(text, end) is not None
    return is_worked_on and any(one.time.span[1] <= start or one.time.span[0] >= end for one in times)


def _is_habit(recurrence: Recurrence, times: tuple[Bound, ...], parsed: Parsed) -> bool:
    """Whether it is only told what somebody does: 老谢头每周三准点来，…明天又是周三，你在接访室等他谈."""
    start = recurrence.span[0]
    clause = parsed.clause_at(start)
    if (
        clause is None
        or start == clause.start
        or parsed.moods[clause.number] not in _TELLING
        or _BIDS.search(clause.letters)
    ):
        return False
    return any(one.clause.number > clause.number and parsed.moods[one.clause.number] in _DOING for one in times)


def _is_told(text: str, found: Recurrence) -> bool:
    """Whether we or somebody or something does so again and again (每周来的老太太, 每月工资照发, 每天800), and nobody is to."""
    start, end = found.span
    if _WE_DO.search(text, max(0, start - _LONGEST_WE), start):
        return True
    return any(words.match(text, end) for words in (_OF_SOMEBODY, _GOES_ON_SO, _RATE))


def first_due(recurrence: Recurrence, moment: Moment) -> Deadline:
    """When it is due for the first time."""
    at = datetime.combine(recurrence.first, recurrence.at, moment.said_at.tzinfo)
    return Deadline(at, recurrence.text, recurrence.span, Precision.MINUTE)


def _last_in_a_row(text: str, start: Expression, moment: Moment) -> date | None:
    """The last of the days that are counted from the start, which is the first of them: 从下周一开始连续五天."""
    row = _IN_A_ROW.match(text, start.span[1])
    length = row and duration_at(text, row.end())
    return day_after(length[0], start.at.date() - _DAY, moment) if length and start.at else None


def _period(parsed: Parsed, moment: Moment) -> tuple[date, date | None] | None:
    """The stretch of days that the message gives (自10月1日起至10月7日), for what recurs in it."""
    for token in parsed.of(Sort.TIME):
        time = token.value
        if isinstance(time, Expression) and time.is_range and time.first and time.at:
            return time.first, time.at.date()
    for token in parsed.of(Sort.TEXT):
        start = token.value
        if isinstance(start, Expression) and start.mark is Mark.START and start.at and not start.is_past:
            return start.first or start.at.date(), _last_in_a_row(parsed.text, start, moment)
    stay = _stay(parsed)
    return (stay.first or stay.at.date(), None) if stay and stay.at else None


def _stay(parsed: Parsed) -> Expression | None:
    """The day before 期间 or 后 from which on it recurs: 下周一进驻北票，进驻期间每晚9点前报."""
    during = _DURING.search(parsed.text)
    days = [time for token in parsed.of(Sort.TIME) if isinstance(time := token.value, Expression)] if during else []
    is_one = [one for one in days if during and one.span[1] <= during.start()]
    return is_one[0] if len(is_one) == 1 and is_one[0].mark is Mark.AT else None


def _end_of(recurrence: Recurrence, times: tuple[Bound, ...], text: str) -> Expression | None:
    """The time at which what recurs is said to end: 每周五报一次，到年底为止."""
    for one in times:
        start, end = one.time.span
        is_end = _ENDS.match(text, end) or one.time.words.endswith("止")
        does_go_on = _GOES_ON.search(text, max(0, start - _LONGEST_GOING_ON), start)
        is_kept_up = _KEPT_UP.match(text, end)
        is_last = one.time.words.endswith("止") and _STANDS_ALONE.match(text, end)
        is_until = is_last or (is_end and _FROM.search(text, 0, start + 2))
        if start >= recurrence.span[1] and (does_go_on or is_kept_up or is_until):
            return one.time
    return None


def _is_beside(parsed: Parsed, recurrence: Recurrence, times: tuple[Bound, ...]) -> bool:
    """Whether what recurs (每周五报一次) only goes along with an order that has its own end (一个月内执结)."""
    start, end = recurrence.span
    return any(
        one.time.mark in (Mark.BY, Mark.WITHIN)
        and not one.time.is_range
        and (one.clause.stop <= start or end <= one.clause.start)
        for one in times
        if parsed.moods[one.clause.number] in (Mood.ORDER, Mood.WISH)
    )
