"""Where groups of names stand in the letters of a clause."""

import re
from functools import lru_cache
from typing import NamedTuple

from rules.reading.items import ITEM

# Letters are those of Sort.
# 新抚法院5件、望花法院7件: what is said of each may stand between; 康平法库两家 and 一组二组 need no joiner. 沈河的、皇姑的、大东的三位院长.
_JOINED = r"(?:_?J+_?|_(?=[UT])|(?=U)|[xt]{1,2}J(?=[CcF])|(?<=[Cc])(?=[Cc](?:[Cc])*P)|(?<=G)(?=G)|dJ(?=[Cc]d))"
_LIST = rf"(?:P(?=C))?{ITEM}(?:{_JOINED}{ITEM})*"
# 鞍山中院立山、铁东两家法院: the city only says where they are.
_AROUND = r"(?:C(?=[Cc](?:J[Cc])+P))?"
# No other letter begins a group; to say so at once spares most places the trial of all parties.
_BEGINS = "(?=[PCcRUGFTON])"
_GROUP = re.compile(rf"{_BEGINS}{_AROUND}(?P<list>{_LIST})(?P<tail>_?d?P[KR]?(?:d?T)?|KT?)?")


class Place(NamedTuple):
    """Where a group stands in its clause: from the token `start` to before `end`, its list of names from `first` on.

    The others are letters: of the list, of what follows it in the group, and of what stands before and behind the group.
    """

    start: int
    end: int
    first: int
    named: str
    tail: str
    left: str
    right: str


@lru_cache(maxsize=8192)
def places(letters: str) -> tuple[Place, ...]:
    """The places of the groups in the letters of a clause, in order. Half of all clauses have letters seen before."""
    return tuple([_place(letters, *match.span(), *match.span("list")) for match in _GROUP.finditer(letters)])


def _place(letters: str, start: int, end: int, first: int, last: int) -> Place:
    return Place(start, end, first, letters[first:last], letters[last:end], letters[:start], letters[end:])
