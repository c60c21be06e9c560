"""What a group does by the words around it, if they say it better than the letters."""

import re

from rules.deadlines.expressions import Expression
from rules.reading.clauses import Clause
from rules.reading.groups.heads import AT_HEAD
from rules.reading.groups.values import Function, Group
from rules.reading.items import Item
from rules.reading.vocabulary import Sort

_NOT = frozenset(("不要", "不要再", "别", "别再", "不能", "不能再", "不得", "不许", "不准", "不可", "严禁"))
_THESE = ("这", "那", "这几", "那几")
_IS = ("的是", "还是", "就是", "也是")
_PICKED = ("只要", "只看", "只取", "只报", "只列", "只排", "选取", "列出", "排出")
_FOUND = ("发现", "显示", "查明")
_UNDER = ("听", "服从", "听从", "归", "受")
_OF_ITSELF = ("的", "的案件", "的案子")
_DIRECTED = re.compile(r"[YqZmB]|D(?!d)")
_EACH_DOES = re.compile("各(?:自)?(?:出|派|支援|抽|报|交|来|带|备|拿|写|结|清|谈|接谈|选|推荐|增派|调)")
# 县人社局来人, 街道派个干部: a body sends somebody to be there.
_SENDS = re.compile(
    "(?:也|都|要|得|必须|务必|各)*(?:[来派]|出)(?:个|一个|一名|一位|两个|俩|几个)?(?:人|员|同志|代表|专人|干部)(?:来|去|到场|参加|在场|一起)*(?=[,。;!?]|$)"
)
_NEAR = 3
_INSIDE = (Function.OBJECT, Function.INNER)
_APPROVES = re.compile("(?:经研究,?)?(?:原则)?(?:同意|决定|批准|准予)(?:由)?")
_GRANTS = re.compile("(?:最后|只|就)?(?:再)?(?:多)?给")


def reworded(group: Group, clause: Clause, left: str, places: tuple[int, int], text: str) -> Group:
    """The group with what the words around it make of its function.

    `left` are the letters before it, `places` the numbers of its first token and of the one behind it.
    """
    meant = (
        _as_sharing(group, text)
        or _as_company(group, clause, left, places[1], text)
        or _as_allowed(group, clause, places[1], text)
        or (_as_named(group, clause, left, places, text) if group.function is Function.VOCATIVE else None)
        or (_by_words_before(group, clause, text) if group.function in _INSIDE else None)
    )
    return group._replace(function=meant[0], why=meant[1]) if meant else group


def _as_sharing(group: Group, text: str) -> tuple[Function, str] | None:
    """大东、沈河各支援10名干警: each of the places has a share of the work."""
    is_place = group.is_bare and group.function is Function.TOPIC
    if is_place and text.startswith("各", group.span[1]) and _EACH_DOES.match(text, group.span[1]):
        return Function.SUBJECT, "大东、沈河各支援10名干警: each has a share"
    return None


def _as_company(group: Group, clause: Clause, left: str, end: int, text: str) -> tuple[Function, str] | None:
    """What those become who attend, assist or are only spoken of, if the words say something else."""
    if group.function is Function.ATTENDING and _is_kept_out(clause, end):
        return Function.ASIDE, "told to keep out of it"
    if group.function is Function.ASSISTING and left.endswith(Sort.TAKE) and not group.items[0].organisation:
        return Function.OBJECT, "把清河院长叫来: the work itself"
    if group.function is Function.ASIDE and group.items[0].organisation and _SENDS.match(text, group.span[1]):
        return Function.ATTENDING, "县人社局来人: who is present"
    if group.function is Function.TOPIC and _is_spoken_to(group.items, clause, left, end, text):
        return Function.VOCATIVE, "铁东院长那个案子你…: spoken to, before the case is named"
    return None


def _as_allowed(group: Group, clause: Clause, end: int, text: str) -> tuple[Function, str] | None:
    """What those become to whom something is granted."""
    before = (clause.start, group.span[0])
    if clause.letters.startswith(Sort.OBJECT, end) and _APPROVES.fullmatch(text, *before):
        return Function.AGENT, "同意…中院对…接管: who is allowed to do it"
    if clause.letters.startswith(Sort.TIME, end) and _GRANTS.fullmatch(text, *before):
        return Function.AGENT, "再给南票法院二十天: whose time it is"
    return None


def _as_named(
    group: Group, clause: Clause, left: str, places: tuple[int, int], text: str
) -> tuple[Function, str] | None:
    """What those are who are named alone, if they are only spoken of and not called."""
    before = (clause.start, group.span[0])
    if any(token.value in _THESE for token in clause.tokens[places[0] + len(group.items) : places[1]]):
        return Function.TOPIC, "这三家: spoken of"
    if clause.end == ":" and _is_forwarded(group.items, left, text, before[1]):
        return Function.ASIDE, "转信访办：…: whose note it is"
    if text.endswith(_IS, *before):
        return Function.TOPIC, "轮候的是沙河口: told of"
    if text.endswith(_PICKED, *before):
        return Function.OBJECT, "只要前20家: picked from a list"
    return None


def _by_words_before(group: Group, clause: Clause, text: str) -> tuple[Function, str] | None:
    """What one named inside a clause is, by the words right before, if they say it better than the letters."""
    before = (clause.start, group.span[0])
    if group.function is Function.OBJECT and text.endswith(_FOUND, *before):
        return Function.TOPIC, "抽查发现台安法院…: whose fault is told"
    if group.function is Function.INNER and text.endswith(_UNDER, *before):
        return Function.OBJECT, "听岫岩法院安排: who is only followed"
    return None


def _is_spoken_to(items: tuple[Item, ...], clause: Clause, left: str, end: int, text: str) -> bool:
    """Whether the title at the head is spoken to, though the case follows without a pause: …那个案子你抓紧."""
    is_dated = end < len(clause.tokens) and isinstance(clause.tokens[end].value, Expression)
    end += is_dated  # 郝院长昨天那位老太太又来了你…
    following = clause.tokens[end] if end < len(clause.tokens) else None
    if following is None or following.sort is not Sort.OF or following.value in _OF_ITSELF or not items[-1].title:
        return False
    is_dictated = clause.end == "," and not text.startswith((",", " "), clause.stop)
    is_directed = is_dictated or _DIRECTED.search(clause.letters, end) is not None
    return is_directed and AT_HEAD.match(left) is not None


def _is_forwarded(items: tuple[Item, ...], left: str, text: str, start: int) -> bool:
    """Whether a note of one's own office is passed on: 转信访办：12月份进京登记17件."""
    return left == Sort.TEXT and text.startswith("转", start - 1) and all(i.office and not i.court for i in items)


def _is_kept_out(clause: Clause, start: int) -> bool:
    """Whether 不要, 别 or 不用 stands before the attending: 执行局不要参与."""
    rest = clause.tokens[start : start + _NEAR]
    return any(token.value in _NOT for token in rest if token.sort is Sort.MUST)
