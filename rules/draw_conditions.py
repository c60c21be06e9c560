"""Conditions of a draw, in the words of an office: 案由=民间借贷 立案年=2016-2018 标的>100万元 信访次数≥3 状态=终本 承办人=罗小川.

Every condition has one canonical text. It is announced before the draw and is part of the pool's fingerprint, so nobody can
narrow the pool afterwards and say that this was asked for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NamedTuple

from rules.cases import STATES, CaseSummary
from rules.spreadsheets import tidy


class Aspect(StrEnum):
    """What of a case a condition is about."""

    CAUSE = "案由"
    YEAR = "立案年"
    CLAIMED = "标的"
    PETITIONS = "信访次数"
    STATE = "状态"
    HANDLER = "承办人"


class Sign(StrEnum):
    IS = "="
    ABOVE = ">"
    BELOW = "<"
    AT_LEAST = "≥"
    AT_MOST = "≤"


@dataclass(frozen=True, slots=True, order=True)
class Condition:
    """One condition. `values` are alternatives (案由=民间借贷、买卖合同); amounts are in fen, as digits."""

    aspect: Aspect
    sign: Sign
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        """The canonical text, which reads back as the same condition."""
        values = map(_amount_text, self.values) if self.aspect is Aspect.CLAIMED else self.values
        return f"{self.aspect}{self.sign}{'、'.join(values)}"

    def admits(self, case: CaseSummary) -> bool:
        """Whether the case meets the condition; an amount that the register does not know meets none."""
        if self.aspect is Aspect.CAUSE:
            return any(value in case.cause for value in self.values)
        if self.aspect is Aspect.HANDLER:
            return case.handler in self.values
        if self.aspect is Aspect.STATE:
            return any(STATES[value] is case.state for value in self.values)
        known = _NUMBERS[self.aspect](case)
        return known is not None and any(_HOLDS[self.sign](known, int(value)) for value in self.values)


_NUMBERS: dict[Aspect, Callable[[CaseSummary], int | None]] = {
    Aspect.YEAR: lambda case: case.filed_on.year,
    Aspect.CLAIMED: lambda case: case.claimed,
    Aspect.PETITIONS: lambda case: case.petitions,
}
_HOLDS: dict[Sign, Callable[[int, int], bool]] = {
    Sign.IS: lambda known, value: known == value,
    Sign.ABOVE: lambda known, value: known > value,
    Sign.BELOW: lambda known, value: known < value,
    Sign.AT_LEAST: lambda known, value: known >= value,
    Sign.AT_MOST: lambda known, value: known <= value,
}
_ASPECTS = {
    "案由": Aspect.CAUSE,
    "立案年份": Aspect.YEAR,
    "立案年度": Aspect.YEAR,
    "立案年": Aspect.YEAR,
    "申请标的额": Aspect.CLAIMED,
    "标的额": Aspect.CLAIMED,
    "标的": Aspect.CLAIMED,
    "信访次数": Aspect.PETITIONS,
    "办理状态": Aspect.STATE,
    "状态": Aspect.STATE,
    "承办人": Aspect.HANDLER,
}
_SIGNS = {
    ">=": Sign.AT_LEAST,
    "≥": Sign.AT_LEAST,
    "不低于": Sign.AT_LEAST,
    "不少于": Sign.AT_LEAST,
    "<=": Sign.AT_MOST,
    "≤": Sign.AT_MOST,
    "不超过": Sign.AT_MOST,
    "不高于": Sign.AT_MOST,
    ">": Sign.ABOVE,
    "超过": Sign.ABOVE,
    "大于": Sign.ABOVE,
    "高于": Sign.ABOVE,
    "<": Sign.BELOW,
    "低于": Sign.BELOW,
    "小于": Sign.BELOW,
    "少于": Sign.BELOW,
    "=": Sign.IS,
    ":": Sign.IS,
    "为": Sign.IS,
    "是": Sign.IS,
}


def _longest_first(words: dict[str, Aspect] | dict[str, Sign]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_CONDITION = re.compile(
    rf"(?P<aspect>{_longest_first(_ASPECTS)})\s*(?P<sign>{_longest_first(_SIGNS)})\s*(?P<values>[^\s,，;；<>=≥≤]+)"
)
_SOME_SIGN = re.compile(r"[<>=≥≤]|不低于|不少于|不超过|不高于")
_ALTERNATIVES = re.compile(r"[、/或]")
_SPAN = re.compile(r"((?:19|20)\d\d)年?(?:-|—|–|~|至|到)((?:19|20)\d\d)年?")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_TIMES = re.compile(r"(\d{1,4})次?")
_AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>万元|亿元|万|亿|元)")
_FEN = {"元": 100, "万": 10**6, "万元": 10**6, "亿": 10**10, "亿元": 10**10}
_LARGEST = 10**18
_WORDS_ONLY = frozenset({Aspect.CAUSE, Aspect.STATE, Aspect.HANDLER})


class ConditionsRead(NamedTuple):
    """The conditions in their canonical order, and what else the words say; `is_clear` is false where a condition was not understood."""

    conditions: tuple[Condition, ...]
    rest: str
    is_clear: bool = True


def read_conditions(words: str) -> ConditionsRead:
    """Take the conditions out of the words behind /draw."""
    plain = tidy(words)
    found: list[Condition] = []
    for one in _CONDITION.finditer(plain):
        read = _conditions(_ASPECTS[one["aspect"]], _SIGNS[one["sign"]], one["values"])
        if read is None:
            return ConditionsRead((), plain, is_clear=False)
        found += read
    rest = _CONDITION.sub(" ", plain).strip(" ,，;；")
    is_clear = not _SOME_SIGN.search(rest) and not any(aspect in rest for aspect in _ASPECTS)
    return ConditionsRead(tuple(sorted(set(found))), rest, is_clear)


def _conditions(aspect: Aspect, sign: Sign, words: str) -> list[Condition] | None:
    if aspect is Aspect.YEAR and sign is Sign.IS and (span := _SPAN.fullmatch(words)):
        first, last = sorted(span.groups())
        return [Condition(aspect, Sign.AT_LEAST, (first,)), Condition(aspect, Sign.AT_MOST, (last,))]
    values = tuple(dict.fromkeys(_value(aspect, one) for one in _ALTERNATIVES.split(words) if one))
    several_where_one = len(values) > 1 and sign is not Sign.IS
    compared_words = aspect in _WORDS_ONLY and sign is not Sign.IS
    if not values or None in values or several_where_one or compared_words:
        return None
    return [Condition(aspect, sign, tuple(sorted(value for value in values if value is not None)))]


def _value(aspect: Aspect, word: str) -> str | None:
    """The value in its one form, or None where it is none. An amount needs its unit: 100 could be yuan or 万元."""
    if aspect is Aspect.CLAIMED:
        return _fen(word)
    if aspect is Aspect.STATE:
        return word if word in STATES else None
    pattern = {Aspect.YEAR: _YEAR, Aspect.PETITIONS: _TIMES}.get(aspect)
    if pattern is None:
        return word
    found = pattern.fullmatch(word)
    return str(int(found[1])) if found else None


def _fen(word: str) -> str | None:
    found = _AMOUNT.fullmatch(word)
    try:
        fen = Decimal(found["number"]) * _FEN[found["unit"]] if found else None
    except InvalidOperation:
        return None
    is_whole = fen is not None and fen == fen.to_integral_value() and fen <= _LARGEST
    return str(int(fen)) if fen is not None and is_whole else None


def _amount_text(fen: str) -> str:
    for unit in ("亿元", "万元"):
        if int(fen) and int(fen) % _FEN[unit] == 0:
            return f"{int(fen) // _FEN[unit]}{unit}"
    yuan, rest = divmod(int(fen), _FEN["元"])
    return f"{yuan}.{rest:02}元" if rest else f"{yuan}元"


def is_canonical(text: str) -> bool:
    """Whether the text is the canonical one of a single condition."""
    read = read_conditions(text)
    return read.is_clear and not read.rest and [one.text for one in read.conditions] == [text]
