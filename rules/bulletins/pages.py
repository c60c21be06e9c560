"""The full ranking in pages that a phone shows without enlarging."""

from collections.abc import Iterator
from math import ceil

from rules.bulletins.values import Bulletin, Entry, PoolResult

ROWS_OF_A_PAGE = 30
MOST_PAGES = 10  # nobody reads more of them; whoever needs all of a larger pool takes the workbook

Slice = tuple[PoolResult, tuple[Entry, ...]]


def pages(bulletin: Bulletin) -> tuple[Slice, ...]:
    """Each pool begins on a page of its own, and its pages are equally long, at most ROWS_OF_A_PAGE rows."""
    return tuple(_pages(bulletin))


def _pages(bulletin: Bulletin) -> Iterator[Slice]:
    for pool in bulletin.pools:
        count = ceil(len(pool.entries) / ROWS_OF_A_PAGE)
        rows = ceil(len(pool.entries) / count) if count else 0
        for page in range(count):
            yield pool, pool.entries[page * rows : (page + 1) * rows]
