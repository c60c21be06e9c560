"""Several pieces of work in one message: own people, own dates, or one that follows from another."""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from rules.deadlines.durations import DURATION, Duration, day_after, duration_at
from rules.deadlines.expressions import Expression, Mark
from rules.deadlines.values import Deadline, Moment
from rules.reading.addressing.values import Addressed
from rules.reading.binding import Bound
from rules.reading.clauses import Clause
from rules.reading.moods import Mood
from rules.reading.objectives import phrase
from rules.reading.parsing import Parsed
from rules.reading.values import OrderKind, Party, Span, Subtask, seat
from rules.reading.vocabulary import Sort

_FIRM = (Mark.BY, Mark.WITHIN)
_ITEM = re.compile(
    "(?:[一二三四五六七八九]|\\d{1,2})[、.]|第[一二三四五六七八九](?:,|[项件户笔宗](?!工作|任务|事))|头一[项件户笔宗]|[一二三四五六七八九]是|[①-⑨]"
)


_SOMEBODY = re.compile(r"[那这][一几两三]?[位个户名][^,。;!?]{2}|某|的老[\u4e00-\u9fff](?=[,。;!?]|$)|夫妇|夫妻|两口子")


class Parts(NamedTuple):
    """The main work's people and deadline, and the other pieces. `is_chained`: the deadline was worked out from others."""

    responsible: tuple[Party, ...]
    main: Deadline | None
    others: tuple[Subtask, ...] = ()
    is_chained: bool = False


def parts(parsed: Parsed, named: Addressed, times: tuple[Bound, ...], moment: Moment) -> Parts:
    """The message's pieces of work."""
    everyone = tuple(named.responsible)
    main = times[0].time.deadline if times else None
    if len(times) < 2:  # noqa: PLR2004 -- what has one date is one piece of work, unless something hangs on its end
        return _chained(parsed, named, times, moment) or _crossed(parsed, named, main) or Parts(everyone, main)
    return (
        _by_people(parsed, named, times)
        or _by_item(parsed, everyone, times)
        or _chained(parsed, named, times, moment)
        or _by_date(parsed, everyone, times)
        or Parts(everyone, main)
    )


def _by_people(parsed: Parsed, named: Addressed, times: tuple[Bound, ...]) -> Parts | None:
    """Sentences, or else clauses, with a person and a date each: the first is the order, the others are its parts."""
    numbers = sorted({*named.by_clause, *named.own_steps})
    firm = tuple([one for one in times if one.time.mark in _FIRM and one.clause in parsed.ordering])
    return (
        _by_place(parsed, named, times, lambda clause: clause.sentence)
        or _by_place(parsed, named, times, lambda clause: clause.number)
        # 各中院：报告周五前报来，指挥中心下周二前出通报
        or _by_place(parsed, named, firm, lambda clause: bisect(numbers, clause.number))
    )


def _by_place(
    parsed: Parsed, named: Addressed, times: tuple[Bound, ...], place: Callable[[Clause], int]
) -> Parts | None:
    people: dict[int, list[Party]] = {}
    for number, doers in (*named.by_clause.items(), *named.own_steps.items()):
        people.setdefault(place(parsed.clauses[number]), []).extend(doers)
    best = {place(one.clause): one for one in reversed(times)}
    for number, heading in list(people.items()):  # 两级法院都要动：基层25日前清账，中院28日前验收
        if number not in best and all(one.selector for one in heading) and _ends_heading(parsed, named, number, place):
            del people[number]
    if len(people) < 2 or not all(number in best for number in people):  # noqa: PLR2004 -- one is no list
        return None
    first, *others = sorted(people)
    if best[first].time.mark not in _FIRM and any(_are_some(people[number], people[first]) for number in others):
        return None  # 一队、二队今晚出去。一队盯北门……，明早七点半前归队: what some do of what all are sent for
    made = tuple(
        _subtask(parsed, tuple(people[number]), best[number], named.asides) for number in others if people[number]
    )
    return Parts(tuple(dict.fromkeys(people[first])), best[first].time.deadline, made)


def _ends_heading(parsed: Parsed, named: Addressed, number: int, place: Callable[[Clause], int]) -> bool:
    """Whether the clause that names them, first of all, ends in a colon."""
    first = min(named.by_clause)
    return place(parsed.clauses[first]) == number and parsed.clauses[first].end == ":"


def _are_some(some: list[Party], everyone: list[Party]) -> bool:
    """Whether they are some of the others, and not all."""
    return set(map(seat, some)) < set(map(seat, everyone))


def _crossed(parsed: Parsed, named: Addressed, main: Deadline | None) -> Parts | None:
    """Clauses with a court and a party to meet each, by one time: 龙城法院院长去见双塔那位老兵，双塔法院院长去见……那位……."""
    if len(named.by_clause) < 2:  # noqa: PLR2004 -- one meets alone
        return None
    clauses = [parsed.clauses[number] for number in sorted(named.by_clause)]
    people = [tuple(named.by_clause[clause.number]) for clause in clauses]
    is_each = all(_meets_somebody(parsed, clause) for clause in clauses) and len(set(people)) == len(people)
    if not is_each or clauses[-1].number - clauses[0].number >= len(clauses):
        return None
    made = [
        Subtask(OrderKind.INTERVIEW, who, main, phrase(parsed.text, clause))
        for who, clause in zip(people, clauses, strict=True)
    ]
    return Parts(people[0], main, tuple(made[1:]))


def _meets_somebody(parsed: Parsed, clause: Clause) -> bool:
    return Sort.MEET in clause.letters and _SOMEBODY.search(parsed.text, clause.start, clause.stop) is not None


def _by_item(parsed: Parsed, everyone: tuple[Party, ...], times: tuple[Bound, ...]) -> Parts | None:
    """Numbered items with a date each: the first is the order, the others are its parts."""
    starts = [clause.number for clause in parsed.clauses if _ITEM.match(parsed.text, clause.start)]
    if len(starts) < 2:  # noqa: PLR2004 -- one is no list
        return None
    best = {bisect(starts, one.clause.number): one for one in reversed(times) if one.clause.number >= starts[0]}
    if len(best) < 2 or 1 not in best:  # noqa: PLR2004 -- one time is the order's own
        return None
    first, *others = sorted(best)
    return Parts(everyone, best[first].time.deadline, tuple(_subtask(parsed, everyone, best[one]) for one in others))


def _by_date(parsed: Parsed, everyone: tuple[Party, ...], times: tuple[Bound, ...]) -> Parts | None:
    """Two firm dates for two actions: the last one ends the order, the earlier ones are parts of it."""
    firm = [one for one in times if one.time.mark in _FIRM and _acts(parsed, one.clause)]
    by_clause = {one.clause.number: one for one in reversed(firm)}
    if len(by_clause) < 2 or times[0].clause.number not in by_clause:  # noqa: PLR2004 -- one date is the order's own
        return None
    others = [one for number, one in sorted(by_clause.items()) if number != times[0].clause.number]
    return Parts(everyone, times[0].time.deadline, tuple(_subtask(parsed, everyone, one) for one in others))


def _acts(parsed: Parsed, clause: Clause) -> bool:
    return Sort.DO in clause.letters and parsed.moods[clause.number] in (Mood.ORDER, Mood.WISH)


def _chained(parsed: Parsed, named: Addressed, times: tuple[Bound, ...], moment: Moment) -> Parts | None:
    """试运行满一个月后报告 counts from the deadline before; 结束后5日内 from the end of a stay of ten days."""
    everyone = tuple(named.responsible)
    for clause, hanging, length in _hanging(parsed) if parsed.times else ():
        before = [one.time for one in times if one.time.mark in _FIRM and one.time.span < hanging.span]
        if before and before[0].at:
            due = _deadline(hanging, length, before[0].at.date(), moment)
            # 义县法院五日内移送，黑山法院收卷后七日内立案
            later = named.by_clause.get(clause.number, [])
            first = tuple([one for one in everyone if one not in later]) or everyone
            follow_up = Subtask(OrderKind.TASK, tuple(later) or everyone, due, phrase(parsed.text, clause))
            return Parts(first, before[0].deadline, (follow_up,))
        end = _end_of_stay(parsed, hanging, moment)
        if end:
            return Parts(everyone, _deadline(hanging, length, end, moment), is_chained=True)
    return None


def _hanging(parsed: Parsed) -> Iterator[tuple[Clause, Expression, Duration]]:
    """Times that hang on an event, with how long they give."""
    does_hang = any(time.mark is Mark.EVENT for time in parsed.times)
    for clause in parsed.clauses if does_hang else ():
        for token in clause.tokens:
            time = token.value
            if isinstance(time, Expression) and time.mark is Mark.EVENT and time.length:
                yield clause, time, time.length


def _deadline(hanging: Expression, length: Duration, start: date, moment: Moment) -> Deadline:
    day = day_after(length, start, moment)
    at = datetime.combine(day, moment.conventions.end_of_day, moment.said_at.tzinfo)
    return Deadline(at, hanging.words, hanging.span, is_estimate=not moment.calendar.is_known(day))


def _end_of_stay(parsed: Parsed, hanging: Expression, moment: Moment) -> date | None:
    """The last day of 从明天开始…10天; the first day counts."""
    for token in parsed.tokens:
        start = token.value
        if isinstance(start, Expression) and start.mark is Mark.START and start.at and start.span < hanging.span:
            match = DURATION.search(parsed.text, start.span[1], hanging.span[0])
            length = match and duration_at(parsed.text, match.start())
            if length:
                return day_after(length[0], start.at.date() - timedelta(days=1), moment)
    return None


def _subtask(parsed: Parsed, people: tuple[Party, ...], one: Bound, asides: tuple[Span, ...] = ()) -> Subtask:
    kind = OrderKind.INTERVIEW if Sort.MEET in one.clause.letters else OrderKind.TASK
    named = [group.span for group in parsed.groups if group.clause == one.clause.number]
    return Subtask(kind, people, one.time.deadline, phrase(parsed.text, one.clause, [*named[:1], *asides]))
