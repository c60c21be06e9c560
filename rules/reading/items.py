"""Items of a group of names: one party as said, and the titles that several of them share."""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from rules.people import Role
from rules.reading.pieces import Token
from rules.reading.vocabulary import Sort, Title

# Letters are those of Sort. One party: @name; court, office, title; selector; body outside the courts; 我院派副局长.
ITEM = r"(?:[CcR]b(?:FT?|T)(?=[aDm_]*A)|cOT?|U(?:[CcR]F?T?N?|TN?|Nx?)?(?:_?G?T)?|[CcR](?:d?Gd?T|d?G|F[TN]?|dT|TN?|N)?|G(?:F?T|F|dT)?|F[TN]?|T|OT?p?|N)"
_ITEMS = re.compile(ITEM.replace("(?=[aDm_]*A)", ""))
# Members of an enumeration are slow to reach.
_JOIN, _TITLE = Sort.JOIN, Sort.TITLE
_PRESIDENT = Role.PRESIDENT
_new = tuple.__new__
OWN = frozenset(("我院", "我们院", "本院", "我们法院", "我们中院"))


class Item(NamedTuple):
    """One party as said, before it is known who is meant."""

    at: Token | None = None
    court: Token | None = None
    selector: Token | None = None
    office: Token | None = None
    title: Token | None = None
    organisation: Token | None = None
    name: Token | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is said as the speaker's own court (我院)."""
        return self.court is not None and self.court.value in OWN

    @property
    def is_deputy(self) -> bool:
        """Whether it has a title that is not a president's."""
        title = self.title.value if self.title else None
        return isinstance(title, Title) and title.role is not _PRESIDENT


def items_of(tokens: tuple[Token, ...], named: str, tail: str) -> tuple[Item, ...]:
    """The parties of the group; a title at its end (两院院长, 甲、乙的副院长) is everybody's."""
    places = (*tokens, None)
    said = [_new(Item, seated(places)) for seated in _seats(named)]
    found = tuple([item for one in said for item in _each(one)])
    if _JOIN in named and _ends_with_shared_title(found, tokens, named):
        found = tuple(item._replace(title=found[-1].title) if item.title is None else item for item in found)
    is_shared = bool(tail) or "dT" in named
    if is_shared and tokens[-1].sort == _TITLE and not tokens[-1].name:
        found = tuple(item if item.title or item.office else item._replace(title=tokens[-1]) for item in found)
    return _completed(_called_by_name(found)) if len(found) > 1 else found


def _called_by_name(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """@甲 @乙 张院长、李院长: as many titles behind the mentions as there are mentions are theirs, in order."""
    called = [item for item in items if item.at]
    titles = [item.title for item in items[len(called) - 1 :] if item.title] if called else []
    others = [item for item in items[len(called) :] if item.at or _is_more_than_title(item)]
    if len(titles) != len(called) or len(called) + len(titles) - 1 != len(items) or others:
        return items
    return tuple(item._replace(title=title) for item, title in zip(called, titles, strict=True))


def _is_more_than_title(item: Item) -> bool:
    return bool(item.court or item.selector or item.office or item.organisation or item.name)


def _completed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """大连中院院长、执行局长 and 执行局姜局长: posts without a court are at the one named before, or at all that share its title."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        is_title_alone = not (item.at or item.court or item.selector or item.organisation or item.name)
        is_unnamed = item.title is None or not item.title.name or item.office is not None
        if before and is_title_alone and is_unnamed and (before.court or before.selector):
            sharing = [one for one in found[:-1] if one.court and before.title and one.title in (None, before.title)]
            found = [one._replace(title=before.title) if one in sharing else one for one in found]
            found += [item._replace(court=one.court, selector=one.selector) for one in (*sharing, before)]
        else:
            found.append(item)
    return tuple(found)


def _each(item: Item) -> tuple[Item, ...]:
    """One item for each court that the words name: 四家铁路法院."""
    if item.court is None:
        return (item,)
    codes = item.court.value if not item.court.is_shared else ()
    if not isinstance(codes, tuple) or len(codes) < 2:  # noqa: PLR2004 -- one court is itself
        return (item,)
    return tuple(item._replace(court=item.court._replace(value=(code,))) for code in codes)


def _ends_with_shared_title(items: tuple[Item, ...], tokens: tuple[Token, ...], named: str) -> bool:
    """甲中院、乙中院执行局长: courts joined by 、 share the title of the last, unless it is somebody's by name."""
    last = items[-1].title
    joined = {token.value for token, sort in zip(tokens, named, strict=False) if sort == Sort.JOIN}
    courts_only = all(item.court and not (item.title or item.office) for item in items[:-1])
    return last is not None and not last.name and items[-1].court is not None and courts_only and joined == {"、"}


_SLOTS = {
    Sort.AT: "at",
    Sort.COURT: "court",
    Sort.PLACE: "court",
    Sort.RELATIVE: "court",
    Sort.SELECTOR: "selector",
    Sort.OFFICE: "office",
    Sort.TITLE: "title",
    Sort.ORGANISATION: "organisation",
    Sort.NAME: "name",
}


@lru_cache(maxsize=1024)
def _seats(named: str) -> tuple[Callable[[Any], tuple[Token | None, ...]], ...]:
    """For each party that the letters name, what picks its fields out of the tokens, which end with None for the rest."""
    found = []
    for match in _ITEMS.finditer(named):
        slots = {_SLOTS[named[place]]: place for place in range(*match.span()) if named[place] in _SLOTS}
        found.append(itemgetter(*[slots.get(field, -1) for field in Item._fields]))
    return tuple(found)
