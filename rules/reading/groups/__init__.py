"""The groups of names in a clause, each with what it does there."""

import re

from rules.reading.clauses import Clause
from rules.reading.groups.functions import function_of
from rules.reading.groups.places import places
from rules.reading.groups.values import Function, Group
from rules.reading.groups.wordings import reworded
from rules.reading.items import Item, items_of
from rules.reading.vocabulary import Sort

__all__ = ["Function", "Group", "groups_in"]

# 法警支队派8个人, 办公室派辆车: it passes no order on.
_SENDS = tuple(f"派{what}" for what in ("人", "员", "车", "辆", "出", "两", *"0123456789一二三四五六七八九十几"))
_BEFORE_FIGURE = re.compile(r"^q?[xivjtyD_]+$")
_OF_FIGURE = re.compile(
    r"(?:率|数|指标|得分|评分|分值|名次|排名|比例|量|任务|进度|表|安排|方案|名单|台账|情况|总结|分析|清单|报告|电话|材料|书|状)$"
)
# Words that make a party of a place.
_BARE = frozenset((Sort.COUNT, Sort.COURT_NOUN))
_PLACE = Sort.PLACE


def groups_in(clause: Clause, text: str) -> list[Group]:
    """The groups of the clause in order, each with what it does there."""
    letters = clause.letters
    found = []
    for start, end, first, last in places(letters):
        tokens = clause.tokens[start:end]
        items = items_of(clause.tokens[first:end], letters[first:last], letters[last:end])
        is_bare = _PLACE in letters[first:last] and _BARE.isdisjoint(letters[start:end]) and _are_places(items)
        left = letters[:start]
        if items[0].selector and _BEFORE_FIGURE.match(left) and _OF_FIGURE.search(text, clause.start, tokens[0].start):
            left = left[: left.startswith(Sort.PLEASE)]  # 接谈完成率后三名的法院
        is_counted = letters[start] == Sort.COUNT
        function, why = function_of(items, left, _behind(clause, end, text), is_bare=is_bare, is_counted=is_counted)
        group = Group(items, function, clause.number, (tokens[0].start, tokens[-1].end), why, is_bare)
        found.append(reworded(group, clause, left, (start, end), text))
    return found


def _behind(clause: Clause, place: int, text: str) -> str:
    """The letters from the place on with the end mark; who sends some of his own (法警支队派8个人) does something."""
    right = clause.letters[place:] + clause.end
    is_sending = right.startswith(Sort.BY) and text.startswith(_SENDS, clause.tokens[place].start)
    return Sort.DO + right[1:] if is_sending else right


def _are_places(items: tuple[Item, ...]) -> bool:
    return all(_is_place_only(item) for item in items)


def _is_place_only(item: Item) -> bool:
    return item.court is not None and item.court.sort is Sort.PLACE and not (item.title or item.selector or item.office)
