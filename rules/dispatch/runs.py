"""For how many bulletins in a row a court was named: only what was published, and stands, can be held against anybody."""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from rules.bulletins.series import Mode
from rules.bulletins.values import Bulletin
from rules.dispatch.values import Evidence, Speaks

Published = tuple[int, Bulletin]
"""A bulletin and its number."""


def evidence(court_code: str, speaks: Speaks, standing: Sequence[Published]) -> tuple[Evidence, ...]:
    """The bulletins in a row in which the basic court was named, the newest first.

    `standing` are the published bulletins of one series that were neither withdrawn nor corrected, the newest first. Those of
    another indicator, and those that named nobody because their mode does not rank, neither count nor end the row; the figures of
    one day count once, however often they were published.
    """
    naming: dict[date, Published] = {}
    for number, bulletin in standing:
        if bulletin.mode is Mode.RANK and bulletin.measure.code == standing[0][1].measure.code:
            naming.setdefault(bulletin.figures_day, (number, bulletin))
    in_a_row = takewhile(lambda one: court_code in _named(one[1], speaks), naming.values())
    return tuple(_evidence(court_code, number, bulletin) for number, bulletin in in_a_row)


def _named(bulletin: Bulletin, speaks: Speaks) -> tuple[str, ...]:
    return bulletin.basic.top if speaks is Speaks.EXPERIENCE else bulletin.basic.bottom


def _evidence(court_code: str, number: int, bulletin: Bulletin) -> Evidence:
    pool = bulletin.basic
    (entry,) = pool.named((court_code,))
    return Evidence(number, bulletin.name, entry.place, len(pool.entries), pool.named_places, entry.ratio)
