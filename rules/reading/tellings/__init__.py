"""What is told rather than ordered, whatever verbs stand in it: praise, notices, what is arranged or was ordered long ago."""

from rules.reading.signs import BySigns
from rules.reading.tellings.arranged import ARRANGED
from rules.reading.tellings.praise import PRAISE
from rules.reading.tellings.remembered import REMEMBERED
from rules.reading.tellings.values import Telling, Told

__all__ = ["TELLINGS", "Telling", "Told", "tellings"]

TELLINGS: tuple[Telling, ...] = (*PRAISE, *ARRANGED, *REMEMBERED)

_BY_SIGNS = BySigns(TELLINGS)


def tellings(text: str) -> list[Told]:
    """What is told in the text."""
    found = []
    for row in _BY_SIGNS.within(text):
        match = row.words.search(text)
        if match:
            found.append(Told(0, len(text), row.is_firm) if row.is_whole else Told(*match.span(), row.is_firm))
    return found
