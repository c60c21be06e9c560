"""Which of several times in a message is its deadline: by its mark, by what its clause does, and by what stands around it."""

from datetime import date, time
from typing import NamedTuple

from rules.deadlines.expressions import Expression, Mark
from rules.deadlines.values import Precision
from rules.reading.binding.clues import REFUSING, is_too_late, weight_of
from rules.reading.clauses import Clause
from rules.reading.moods import Mood
from rules.reading.vocabulary import Sort

__all__ = ["Bound", "bound", "hangs_on_event"]

# A time binds by its mark and by what its clause does; in a condition or a question nothing binds.
_MARK_WEIGHT = {Mark.BY: 6, Mark.WITHIN: 6, Mark.LATER: 4, Mark.AT: 3, Mark.AS_OF: 2}
_MOOD_WEIGHT = {Mood.ORDER: 4, Mood.WISH: 3, Mood.PLAN: 2, Mood.STATEMENT: 2, Mood.SOURCE: -3, Mood.REPORT: -4}
_AS_EXCUSE = "拿"
_TIME = Sort.TIME
_FIRM = (Mark.BY, Mark.WITHIN, Mark.LATER)


class Bound(NamedTuple):
    """A time that could be the deadline, and the clause in which it stands."""

    time: Expression
    clause: Clause


def bound(clauses: tuple[Clause, ...], moods: tuple[Mood, ...], text: str) -> tuple[Bound, ...]:
    """The times that could be the deadline, the best first; among equals the latest, which ends the whole order.

    None if the only firm time hangs on an event without a date (款到后三日内).
    """
    timed = [(clause, mood) for clause, mood in zip(clauses, moods, strict=True) if _TIME in clause.letters]
    found = [
        Bound(time, clause)
        for clause, mood in timed
        if mood in _MOOD_WEIGHT
        for token in clause.of(_TIME)
        if isinstance(time := token.value, Expression)
        if time.at is not None and time.mark in _MARK_WEIGHT
    ]
    if len(found) > 1:
        found = _without_refused(_without_wider(found), text)
        found.sort(key=lambda one: _rank(one, moods[one.clause.number], text), reverse=True)
        found = _meeting_first(found)
    courts = [one for one in found if not one.clause.letters.startswith(Sort.ORGANISATION)]
    if len(courts) < len(found) and hangs_on_event(clauses):  # 收到之日起两日内移送，评估机构30日内出报告
        found = courts
    is_firm = bool(found) and found[0].time.mark in _FIRM
    return () if timed and not is_firm and hangs_on_event(clauses) else tuple(found)


def _without_wider(found: list[Bound]) -> list[Bound]:
    """The times without one that the next, right behind it, says more exactly: 月底前29号给我."""
    ends = {one.time.span[0]: one.time.at for one in found}
    return [
        one
        for one in found
        if not ((at := ends.get(one.time.span[1])) and one.time.at and at.date() < one.time.at.date())
    ]


def _without_refused(found: list[Bound], text: str) -> list[Bound]:
    """The times without the day that is said to be too late, wherever it stands: 厅里要求25日前清零，我们不等25日.

    A day that is no excuse (别拿周六说事) may be the one that is set.
    """
    if REFUSING.isdisjoint(text):
        return found
    late = [one for one in found if is_too_late(one.time, text)]
    refused = {one.time.at.date() for one in late if one.time.at and text[one.time.span[0] - 1] != _AS_EXCUSE}
    kept = [one for one in found if one not in late and one.time.at and one.time.at.date() not in refused]
    return kept or found


def _meeting_first(found: list[Bound]) -> list[Bound]:
    """The times with that of the meeting first, where all else is due before it: 今晚之前找到人，明天你亲自接谈."""
    met = next((one for one in found if Sort.MEET in one.clause.letters and one.time.mark is Mark.AT), None)
    if met is None or met.time.at is None or Sort.DO in met.clause.letters:
        return found
    if any(_is_hour_of_day(one.time, met.time) for one in found):
        return found  # 今晚就去见他，十点前给我信儿: the hour says when
    is_last = all(one.time.at is None or one.time.at < met.time.at for one in found if one is not met)
    return [met, *(one for one in found if one is not met)] if is_last else found


def _is_hour_of_day(time: Expression, day: Expression) -> bool:
    """Whether a firm time of day falls on a day that itself is said without one."""
    is_firm = time.mark is Mark.BY and time.precision is Precision.MINUTE and day.precision is not Precision.MINUTE
    return is_firm and time.at is not None and day.at is not None and time.at.date() == day.at.date()


def _rank(one: Bound, mood: Mood, text: str) -> tuple[int, date, bool, time]:
    """By weight, then the later day; on one day (明天……上午十点) the time of day says more than the day alone."""
    at, is_timed = one.time.at, one.time.precision is Precision.MINUTE
    weight = _MARK_WEIGHT[one.time.mark] + _MOOD_WEIGHT[mood] + weight_of(one.time, one.clause, text)
    return weight, at.date() if at else date.min, is_timed, at.time() if at else time.min


def hangs_on_event(clauses: tuple[Clause, ...]) -> bool:
    """Whether a period begins with an event that has no date yet (款到后三日内)."""
    event = Mark.EVENT
    for clause in clauses:
        for token in clause.of(_TIME):
            if isinstance(token.value, Expression) and token.value.mark is event:
                return True
    return False
