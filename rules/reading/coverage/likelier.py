"""What a card offers: where the second reader is nearly sure of something else than the grammar read, that stands on it."""

from dataclasses import replace
from operator import itemgetter

from rules.deadlines.values import Deadline
from rules.reading.coverage.parts import COMES_ALONG, DOER
from rules.reading.coverage.values import Made
from rules.reading.kinds import first_matter
from rules.reading.values import OrderKind, Party, seat

_SURELY_THE_KIND = 0.95
_SURELY_THE_TIME = 0.9
HARDLY_THE_TIME = 0.1
HARDLY_THE_PART = 0.15


def likelier(made: Made) -> Made:
    """The order with the likelier kind, deadline and people. Only for a reading that is asked about anyway."""
    people, kind, deadline = _people(made), _kind(made), _deadline(made)
    if people is None and kind is made.kind and deadline is made.deadline:
        return made
    named = replace(made.named, attending=people[COMES_ALONG], assisting=[]) if people else made.named
    responsible = tuple(people[DOER]) if people else made.responsible
    return replace(made, kind=kind, deadline=deadline, named=named, responsible=responsible)


def _kind(made: Made) -> OrderKind:
    if first_matter(made.parsed.text) < len(made.parsed.text):
        return made.kind  # the second reader hears all matters at once, and the first says what the order is
    if made.opinion.interview > _SURELY_THE_KIND:
        return OrderKind.INTERVIEW
    return OrderKind.TASK if made.opinion.interview < 1 - _SURELY_THE_KIND else made.kind


def _deadline(made: Made) -> Deadline | None:
    """The time that is nearly surely the deadline, where the one that was read is hardly one."""
    times = made.times_to_come
    if made.recurrence or not times:
        return made.deadline
    best, likely = max(times, key=itemgetter(1))
    day = made.deadline.at.date() if made.deadline else None
    read = [share for time, share in times if time.at and time.at.date() == day]
    is_doubted = max(read, default=0.0 if day else 1 - made.opinion.deadline) < HARDLY_THE_TIME
    return best.deadline if is_doubted and likely > _SURELY_THE_TIME else made.deadline


def _people(made: Made) -> tuple[list[Party], list[Party], list[Party]] | None:
    """Nobody, the doers and those who come along, as they are likelier; None if that is as they were read."""
    found: tuple[list[Party], list[Party], list[Party]] = (
        [],
        list(made.responsible),
        [*made.named.attending, *made.named.assisting],
    )
    moved = False
    for one, part, likely, _ in made.judged:
        if likely[part] >= HARDLY_THE_PART or one.candidates:
            continue
        moved = True
        found[part][:] = [other for other in found[part] if seat(other) != seat(one)]
        found[likely.index(max(likely))].append(made.named.lacking(one))
    return found if moved and found[DOER] else None
