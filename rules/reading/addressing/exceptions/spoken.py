"""Who is let off by the words, before it is known whose set that concerns."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rules.reading.addressing.exceptions.wordings import Said, is_all_of, is_usual, let_off_between
from rules.reading.parsing import Parsed
from rules.reading.pieces import Token
from rules.reading.values import Span
from rules.reading.vocabulary import Sort

# Letters are those of Sort: 大连、沈阳两家中院院长; 大连两级法院; 四家铁路法院.
NAMES = re.compile("P?[CcG](?:d?G|K)?(?:J?P?[CcG](?:d?G|K)?)*(?:P[KR]?)?T?")
# 除大连外，其他中院也要报: 大连 has to as well, or has done so.
_BESIDES = re.compile("[^。;!?]{0,24}?(?:也|还|亦|同样)(?:要|得|须|应|请|必须|需|都|一律|报|交)")
# 大连周院长在外出差，不用来，让执行局长来: somebody else of theirs is to come.
_IN_PLACE = re.compile("[^。;!?]{0,12}?(?:让|由|派|请|叫)[^。;!?]{1,10}?(?:来|去|到|参[加会]|出席|代|报|交)")
_ITS_MATTER = (Sort.OF, Sort.MATTER)


class Spoken(NamedTuple):
    """The names of those who are let off; `span` takes in the words that say so, `why` is which. `is_plain`: no doubt is left."""

    tokens: tuple[Token, ...]
    span: Span
    why: str
    is_plain: bool


def spoken(parsed: Parsed) -> tuple[Spoken, ...]:
    """The names that stand where a wording lets somebody off, in the order of the text."""
    return tuple(_spoken(parsed))


def _spoken(parsed: Parsed) -> Iterator[Spoken]:
    for match in NAMES.finditer(parsed.letters):
        tokens = parsed.tokens[slice(*match.span())]
        start, end = tokens[0].start, tokens[-1].end
        said = let_off_between(parsed.text, start, end) or _behind_a_reason(parsed, match)
        if said is not None:
            is_whole = said.work is None or is_all_of(said.work, _ordered(parsed, said.span))
            if said.work is not None and not is_whole and not is_usual(said.work):
                continue
            other = _IN_PLACE if said.work is not None else _BESIDES
            is_besides = other.match(parsed.text, said.span[1]) is not None
            yield Spoken(tokens, said.span, said.why, said.is_plain and is_whole and not is_besides)


def _behind_a_reason(parsed: Parsed, names: re.Match[str]) -> Said | None:
    """长海法院交通不便，不用报: what lets them off stands behind the clause that says why."""
    start = parsed.tokens[names.start()].start
    clause = next((one for one in parsed.clauses if one.start == start), None)
    is_told = clause is not None and clause not in parsed.ordering and clause.end == ","
    if clause is None or not is_told or parsed.letters.startswith(_ITS_MATTER, names.end()):
        return None
    return let_off_between(parsed.text, start, clause.stop + 1)


def _ordered(parsed: Parsed, aside: Span) -> str:
    """The words that order something, without those that let somebody off."""
    start, end = aside
    pieces = [
        parsed.text[one.start : min(one.stop, start)] + parsed.text[max(one.start, end) : one.stop]
        for one in parsed.ordering
    ]
    return "".join(pieces)
