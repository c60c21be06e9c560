"""Groups of names: one or several parties named together, and what they do in their clause."""

from enum import StrEnum
from typing import NamedTuple

from rules.reading.items import Item


class Function(StrEnum):
    """What a group does in its clause."""

    __hash__ = str.__hash__  # as in Sort

    VOCATIVE = "vocative"  # 周院长，… or @zhouyan
    AGENT = "agent"  # 请…, 由…, …负责
    SUBJECT = "subject"  # …今天再见一下
    TOGETHER = "together"  # 你和…
    ATTENDING = "attending"
    ASSISTING = "assisting"
    TOPIC = "topic"  # at the head, but the case is meant and not the court: 绥中法院的4件案子
    OBJECT = "object"
    INNER = "inner"  # inside a clause, before its verb: 方案阜新中院拿; only if nobody else is addressed
    ASIDE = "aside"  # in a condition, a quotation, a report


OTHERS = tuple(f"{others}{of}" for others in ("其余", "其他", "其它", "剩下") for of in ("", "的"))
"""Words before a set of courts that leave out who was named before: 其余各中院."""


class Group(NamedTuple):
    """`span` is its place in the normal text, `clause` the number of its clause, `why` what decided its function."""

    items: tuple[Item, ...]
    function: Function
    clause: int
    span: tuple[int, int]
    why: str
    is_bare: bool
    """Whether it names courts' places only (西丰、昌图), without any word that makes them parties."""
