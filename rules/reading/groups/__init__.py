"""The groups of names in a clause, each with what it does there."""

import re

from rules.reading.clauses import Clause
from rules.reading.groups.functions import function_of
from rules.reading.groups.places import Place, places
from rules.reading.groups.values import OTHERS, Function, Group
from rules.reading.groups.wordings import reworded
from rules.reading.items import Item, items_of
from rules.reading.vocabulary import Sort

__all__ = ["OTHERS", "Function", "Group", "groups_in"]

# 法警支队派8个人, 办公室派辆车: it passes no order on.
_SENDS = tuple(f"派{what}" for what in ("人", "员", "车", "辆", "出", "两", *"0123456789一二三四五六七八九十几"))
_BEFORE_FIGURE = re.compile(r"^q?[xivjtyD_]+$")
_OF_FIGURE = re.compile(
    r"(?:率|数|指标|得分|评分|分值|名次|排名|比例|量|任务|进度|表|安排|方案|名单|台账|情况|总结|分析|清单|报告|电话|材料|书|状)$"
)
# Words that make a party of a place.
_BARE = frozenset((Sort.COUNT, Sort.COURT_NOUN))
# Members of an enumeration are slow to reach.
_PLACE, _PLEASE, _COUNT, _BY = Sort.PLACE, Sort.PLEASE, Sort.COUNT, Sort.BY


def groups_in(clause: Clause, text: str) -> list[Group]:
    """The groups of the clause in order, each with what it does there."""
    return [_group(place, clause, text) for place in places(clause.letters)]


def _group(place: Place, clause: Clause, text: str) -> Group:
    tokens = clause.tokens[place.start : place.end]
    items = items_of(clause.tokens[place.first : place.end], place.named, place.tail)
    is_bare = _PLACE in place.named and _BARE.isdisjoint(clause.letters[place.start : place.end]) and _are_places(items)
    span = (tokens[0].start, tokens[-1].end)
    left = place.left
    if items[0].selector and _BEFORE_FIGURE.match(left) and _OF_FIGURE.search(text, clause.start, span[0]):
        left = left[: left.startswith(_PLEASE)]  # 接谈完成率后三名的法院
    is_counted = clause.letters[place.start] == _COUNT
    function, why = function_of(items, left, _behind(clause, place, text), is_bare=is_bare, is_counted=is_counted)
    return reworded(Group(items, function, clause.number, span, why, is_bare), clause, place, text)


def _behind(clause: Clause, place: Place, text: str) -> str:
    """The letters behind the group with the end mark; who sends some of his own (法警支队派8个人) does something."""
    right = place.right + clause.end
    is_sending = right.startswith(_BY) and text.startswith(_SENDS, clause.tokens[place.end].start)
    return Sort.DO + right[1:] if is_sending else right


def _are_places(items: tuple[Item, ...]) -> bool:
    return all(_is_place_only(item) for item in items)


def _is_place_only(item: Item) -> bool:
    return item.court is not None and item.court.sort == _PLACE and not (item.title or item.selector or item.office)
