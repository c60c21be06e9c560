"""Leave (请假): who is away from which day to which, and who stands in."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.deadlines.expressions import expressions
from rules.deadlines.values import Moment
from rules.people import Leave, Person, Roster
from rules.reading.normal import normal

_FROM_TO = re.compile(r"(?P<first>.+?)\s*(?:至|到|-|—|~|～)\s*(?P<last>.+)")
LONGEST = timedelta(days=92)
"""Whoever is away for longer than this has a successor, not a deputy."""


class WhyNoLeave(StrEnum):
    """Each has a sentence that says what to write instead."""

    DAYS_UNREADABLE = "days_unreadable"
    PAST = "past"
    TOO_LONG = "too_long"
    DEPUTY_NEEDED = "deputy_needed"
    DEPUTY_AWAY = "deputy_away"
    NO_LEAVE = "no_leave"


@dataclass(frozen=True, slots=True)
class NoLeave:
    """Why the leave is not noted; `names` are those who could stand in."""

    reason: WhyNoLeave
    names: tuple[str, ...] = ()


def leave_in(words: str, person: Person, roster: Roster, moment: Moment) -> Leave | NoLeave:
    """The leave that the words ask for: 12月1日至12月5日 贺敏, or 12月5日前 贺敏, which begins today."""
    text = normal(words).text
    found = next((one for one in expressions(text, moment) if one.deadline is not None), None)
    if found is None or found.deadline is None:
        return NoLeave(WhyNoLeave.DAYS_UNREADABLE)
    since, until = _days(found.deadline.text, found.deadline.at.date(), moment)
    today = moment.said_at.date()
    if since is None or until < max(since, today):
        return NoLeave(WhyNoLeave.PAST if until < today else WhyNoLeave.DAYS_UNREADABLE)
    if until - since > LONGEST:
        return NoLeave(WhyNoLeave.TOO_LONG)
    rest = text[: found.deadline.span[0]] + text[found.deadline.span[1] :]
    return _with_deputy(rest, person, roster, since, until)


def _days(words: str, last: date, moment: Moment) -> tuple[date | None, date]:
    """The first and the last day; the first is today where only one is named, None where it cannot be read."""
    span = _FROM_TO.fullmatch(words)
    if span is None:
        return moment.said_at.date(), last
    first = next((one.deadline for one in expressions(span["first"], moment) if one.deadline is not None), None)
    return (first.at.date() if first else None), last


def _with_deputy(words: str, person: Person, roster: Roster, since: date, until: date) -> Leave | NoLeave:
    colleagues = colleagues_of(person, roster)
    deputy = next((one for one in colleagues if one.name in words), None)
    if deputy is None:
        return NoLeave(WhyNoLeave.DEPUTY_NEEDED, tuple(one.name for one in colleagues))
    away = roster.leaves.get(deputy.id)
    if away is not None and away.until >= since:
        return NoLeave(WhyNoLeave.DEPUTY_AWAY, (deputy.name,))
    return Leave(person.id, deputy.id, since, until)


def colleagues_of(person: Person, roster: Roster) -> tuple[Person, ...]:
    """Who can stand in for the person: whoever holds a post in one of his courts today."""
    courts = {post.court_code for post in roster.posts_of(person.id)}
    posts = (post for court in sorted(courts) for post in roster.posts_at(court))
    ids = dict.fromkeys(post.person_id for post in posts if post.person_id != person.id)
    return tuple(roster.person_by_id[one] for one in ids)
