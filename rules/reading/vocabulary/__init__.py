"""The words that the reading knows, as data. This is the one place to teach it a new word.

Each list has a sort; the patterns of the other modules are written over sorts, never over words. A longer word wins over
a shorter one that begins at the same place, so 申请 is listed to keep its 请 from being taken for "please".
"""

from rules.reading.vocabulary.acts import PHRASES
from rules.reading.vocabulary.bodies import OF_PLACES, ORGANISATIONS
from rules.reading.vocabulary.people import ENDINGS, NO_PARTIES, PEOPLE, PEOPLE_OF, PEOPLE_SIGNS, TRADES
from rules.reading.vocabulary.sorts import COURT_NAMES, MARKS, Sort
from rules.reading.vocabulary.surnames import COMPOUND_SURNAMES, NO_SURNAMES, SURNAMES
from rules.reading.vocabulary.titles import NAMED_TITLES, OFFICES, TITLES, Title
from rules.reading.vocabulary.words import HIDING, WORDS

__all__ = [
    "COMPOUND_SURNAMES",
    "COURT_NAMES",
    "ENDINGS",
    "MARKS",
    "NAMED_TITLES",
    "NO_PARTIES",
    "NO_SURNAMES",
    "OFFICES",
    "PEOPLE",
    "PEOPLE_OF",
    "PEOPLE_SIGNS",
    "PHRASES",
    "SURNAMES",
    "TITLES",
    "TRADES",
    "Sort",
    "Title",
    "words_by_sort",
]


def words_by_sort() -> dict[str, str]:
    """Every word of the lists with its sort. Where two lists have a word, the later list wins."""
    found: dict[str, str] = dict.fromkeys(HIDING.split(), Sort.TEXT)
    for sort, words in WORDS.items():
        found.update(dict.fromkeys(words.split(), sort))
    found.update(dict.fromkeys(TITLES, Sort.TITLE))
    found.update(dict.fromkeys(OFFICES, Sort.OFFICE))
    found.update({f"{whose}{body}": Sort.ORGANISATION for body in ORGANISATIONS for whose in OF_PLACES})
    found.update(dict.fromkeys(PHRASES, Sort.PHRASE))
    return found
