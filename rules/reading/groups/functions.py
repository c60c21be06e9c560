"""What a group does, by who is named in it and by the letters around it."""

import re

from rules.reading.groups.heads import at_head
from rules.reading.groups.positions import row_beside, row_between
from rules.reading.groups.values import Function
from rules.reading.items import Item
from rules.reading.vocabulary import Sort

_CALL = (",", ":")
_WE_SEND = Sort.WE + Sort.BY
_WORKED_ON = (Sort.OBJECT, Sort.TAKE)
# Members of an enumeration are slow to reach.
_IF, _WE, _PLEASE, _OF, _COUNT, _JOIN = Sort.IF, Sort.WE, Sort.PLEASE, Sort.OF, Sort.COUNT, Sort.JOIN
_VOCATIVE, _TOPIC = Function.VOCATIVE, Function.TOPIC
_ATTENDS = re.compile(r"[aDmk]*A(?!d)")
# 各基层法院底数请于20日前报中院: nobody stands behind 请.
_ASKED_ITSELF = re.compile(r"^[^dCcRGTFUNYOq]*q(?![aDm_Y]*[CcRGTFUNYO])[xa_]*[Dmv]")


def function_of(
    items: tuple[Item, ...], left: str, right: str, *, is_bare: bool, is_counted: bool
) -> tuple[Function, str]:
    """What the group does between the letters before it and those behind it, and why."""
    is_sent = (left == _WE and items[0].office) or (left.endswith(_WE_SEND) and _IF not in left)
    if is_sent and _ATTENDS.match(right):
        return Function.ATTENDING, "我们执行局旁听, 我让…去旁听: whom the speaker sends along"
    if _IF in left or (_WE in left and _PLEASE not in left):
        return Function.ASIDE, "in a condition or in the speaker's own report"
    if is_counted and left.endswith(_OF):
        left = ""  # 被点名的三家法院
    if left == _COUNT and right in _CALL and len(items) == 1 and items[0].is_deputy and not items[0].court:
        return Function.VOCATIVE, "三位副院长：: one's own deputies"
    is_at = any(item.at for item in items) and not left.endswith(_WORKED_ON)
    row = row_beside(left, right) if is_at else row_between(left, right)
    if row:
        is_place = is_bare and row.function is _VOCATIVE and len(items) == 1 and left != _JOIN
        is_asked = items[0].selector and row.function is _TOPIC and _ASKED_ITSELF.search(right)
        if not (is_place or is_asked):
            return row.function, row.why
    if is_at:
        return Function.VOCATIVE, "@"
    return at_head(items, left, right, is_bare=is_bare)
