"""Words that head a list of courts, and call nobody: 拘留人数前三名：大连中院、沈阳中院."""

import re

from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group

_RANKED = ("top:", "bottom:")
_LISTED = re.compile("[Cc](?:J[Cc])*P?")


def without_headings(groups: tuple[Group, ...], clauses: tuple[Clause, ...]) -> tuple[Group, ...]:
    """The groups with the words that head a ranking as spoken of only."""
    return tuple(
        group._replace(function=Function.ASIDE, why="前三名：…: heads a list") if _heads(group, clauses) else group
        for group in groups
    )


def _heads(group: Group, clauses: tuple[Clause, ...]) -> bool:
    selector = group.items[0].selector
    if selector is None or not str(selector.value).startswith(_RANKED) or group.function is not Function.VOCATIVE:
        return False
    following = clauses[group.clause + 1 : group.clause + 2]
    return clauses[group.clause].end == ":" and bool(following) and _LISTED.fullmatch(following[0].letters) is not None
