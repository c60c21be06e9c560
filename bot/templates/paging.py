"""The buttons under a page of the full ranking: one for each page, with the places that it shows."""

from bot.page import LabelledButton
from rules.bulletins.pages import pages
from rules.courts import Level
from rules.notifications.bulletin_pictures import RankingPage

_A_ROW = 4


def page_buttons(facts: RankingPage, words: dict[Level, str]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Four buttons a row at most, each pool beginning a row of its own; the page that is shown is marked."""
    rows: list[list[LabelledButton]] = []
    level, first = None, 1
    for number, ((pool, entries), button) in enumerate(
        zip(pages(facts.bulletin), facts.buttons, strict=False), start=1
    ):
        if pool.level is not level:
            level, first = pool.level, 1
            rows.append([])
        label = words[pool.level].format(first=first, last=first + len(entries) - 1)
        first += len(entries)
        rows[-1].append(LabelledButton(f"·{label}·" if number == facts.number else label, nonce=button.nonce))
    return tuple(tuple(row[start : start + _A_ROW]) for row in rows for start in range(0, len(row), _A_ROW))
