"""The full ranking in pages of some thirty rows, so that a phone shows them without enlarging."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.pictures.drawing import draw
from rules.bulletins.pages import pages
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult
from rules.courts import Level

SOURCE = "pages.typ"


@dataclass(frozen=True)
class PageWords:
    """The words of one language."""

    title: Callable[[Bulletin], str]
    subtitle: Callable[[Bulletin], str]
    measure: Callable[[Measure], str]
    pools: dict[Level, str]
    ranked: Callable[[str, int], str]
    page: Callable[[int, int], str]
    headings: tuple[str, str, str, str, str]  # place, court, value, change, move
    late: str
    sample: str
    value: Callable[[Entry, Measure], str]
    change: Callable[[Entry, Measure], str]
    footer: str


def ranking_page(bulletin: Bulletin, number: int, words: PageWords) -> bytes:
    """The page of this number, from 1, as PNG; the same bulletin gives the same bytes."""
    return draw(SOURCE, page_facts(bulletin, number, words))


def page_facts(bulletin: Bulletin, number: int, words: PageWords) -> dict[str, Any]:
    """All that the page shows, as JSON. Raises IndexError for a page that is not there."""
    every_page = pages(bulletin)
    pool, entries = every_page[number - 1]
    return {
        "title": words.title(bulletin),
        "subtitle": words.subtitle(bulletin),
        "measure": words.measure(bulletin.measure),
        "pool": words.ranked(words.pools[pool.level], len(pool.entries)),
        "page": words.page(number, len(every_page)),
        "badges": [words.late] * bulletin.is_late + [words.sample] * bulletin.is_sample,
        "headings": words.headings,
        "rows": [_row(entry, pool, bulletin.measure, words) for entry in entries],
        "footer": words.footer,
    }


def _row(entry: Entry, pool: PoolResult, measure: Measure, words: PageWords) -> dict[str, Any]:
    tone = "good" if entry.court_code in pool.top else "bad" if entry.court_code in pool.bottom else "plain"
    merit = measure.merit(entry.change.value) if entry.change else 0
    return {
        "place": str(entry.place),
        "name": entry.court_name,
        "value": words.value(entry, measure),
        "change": words.change(entry, measure),
        "rises": merit > 0 if merit else None,
        "move": entry.move,
        "tone": tone,
    }
