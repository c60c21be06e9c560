"""What a group does at the head of its clause, where its position alone does not say it."""

import re

from rules.reading.groups.values import Function
from rules.reading.items import Item
from rules.reading.vocabulary import Sort

AT_HEAD = re.compile(r"^[y_D!aQd]{0,4}$")
_PASSES_ON = re.compile(r"^_?[qbZ]")
_THAT_SIDE = (Sort.ALSO + Sort.YOU, Sort.ALSO + Sort.PLEASE + Sort.YOU)
_TITLED_SUBJECT = re.compile(r"^(?!a?d)")
_COURT_SUBJECT = re.compile(r"^_?(?:[DmviqbkBangS!L]|xv|x{1,3}[mDBq]|[^deq]*B|$)")


def at_head(items: tuple[Item, ...], left: str, right: str, *, is_bare: bool) -> tuple[Function, str]:
    """What the group does by what stands behind it, and why; `left` are the letters before it, `right` those behind."""
    if not AT_HEAD.match(left):
        return Function.OBJECT, "inside the clause"
    aside = _aside(items, right)
    if aside:
        return Function.ASIDE, aside
    is_titled = any(item.title or item.selector or (item.office and not item.court) for item in items)
    topic = _topic(items, right, is_bare=is_bare, is_titled=is_titled)
    if topic:
        return Function.TOPIC, topic
    if (_TITLED_SUBJECT if is_titled else _COURT_SUBJECT).search(right):
        return Function.SUBJECT, "at the head of the clause, before what is to be done"
    return Function.TOPIC, "at the head of the clause, but its case is meant"


def _topic(items: tuple[Item, ...], right: str, *, is_bare: bool, is_titled: bool) -> str:
    """Why only something of theirs is spoken of; empty if they may be meant themselves."""
    if is_bare:
        return "a place at the head of the clause"
    if right.startswith(_THAT_SIDE):
        return "政治部那边你去协调: before 你, somebody else is to look after it"
    if items[-1].title and right.startswith(Sort.GENERIC):
        return "what is theirs is meant: 宽甸的执行局长人选"
    return "before 你: somebody else is to look after it" if not is_titled and Sort.YOU in right else ""


def _aside(items: tuple[Item, ...], right: str) -> str:
    """Why nobody is addressed by them though they stand at the head; empty if they may be."""
    if all(item.organisation for item in items) or any(item.is_own for item in items):
        return "the speaker's own court, or a body outside the courts"
    if all(item.office and not item.court for item in items) and _PASSES_ON.match(right):
        return "an office that passes the order on"
    return ""
