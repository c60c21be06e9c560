"""Sets of courts of which only some are meant."""

import re
from collections.abc import Iterator

from rules.courts import Level
from rules.deadlines.numerals import number
from rules.people import Role
from rules.reading.coverage.values import Check, Made
from rules.reading.groups import Function
from rules.reading.moods import Mood
from rules.reading.values import Party, Span, Unclear

_BASIC = "level:basic"
_ALL_OF = ("level:", "all", "children")
_COUNTED_SET = re.compile(
    "(?:全省|全市|辖区|所辖|下辖|所属|下属|下面|咱们?市|我市|本市)?的?(\\d{1,3}|[一二两三四五六七八九十]{1,3})[家个位名]"
)
_CALLED = (Function.AGENT, Function.VOCATIVE)
_NEED_NOT = re.compile(
    "(?:各[院家位中基]|大家)[^,。;!?]{0,4}(?:不用|不必|无需|无须|用不着|别|该干啥|照旧|照常)|各[院家][^,。;!?]{0,4}不在|不(?:麻烦|劳烦|惊动|打扰)(?:各|大家)"
)
_SOME_OF = re.compile("(?<![市州县区省地院])的$")


def _part_of_set(made: Made) -> Iterator[Span]:
    """Courts of a set that are fewer than all of it: 辽西五家中院, 还没有设接谈室的基层法院, 锦州中院和各基层法院 (its own?)."""
    text = made.parsed.text
    for group in made.parsed.groups:
        if group.clause not in made.named.by_clause:
            continue
        start = made.parsed.clauses[group.clause].start
        for item in group.items:
            named = item.selector
            if named is None or not str(named.value).startswith(_ALL_OF):
                continue
            counted = _COUNTED_SET.match(text, named.start, named.end)
            is_some = item is group.items[0] and item.court is None and _are_some(made, start, named.start)
            is_whose = named.value == _BASIC and any(other.court for other in group.items)
            if is_some or is_whose or (counted and number(counted[1]) not in _sizes(made)):
                yield start, named.end


def _others_need_not(made: Made) -> Iterator[Span]:
    """What others need not do, where only an office of the speaker's own is named: it does it, or is to."""
    parsed = made.parsed
    those = [
        one
        for number, people in made.named.by_clause.items()
        if parsed.moods[number] is not Mood.HOLD
        for one in people
    ]
    is_told = any(group.function in _CALLED for group in parsed.groups)
    if not is_told and all(_is_own_office(one, made) for one in those):
        last = max([clause.start for clause in parsed.ordering], default=0)
        yield from (match.span() for match in _NEED_NOT.finditer(parsed.text, last))


def _is_own_office(one: Party, made: Made) -> bool:
    return one.court in made.setting.sender_courts and one.role is Role.STAFF


def _are_some(made: Made, start: int, end: int) -> bool:
    """Whether the words before a set say which of it are meant, and not who is let off (除大连以外的各中院)."""
    is_the_rest = any(start <= span[0] < end for span, *_ in made.named.exemptions)
    return not is_the_rest and _SOME_OF.search(made.parsed.text, start, end) is not None


def _sizes(made: Made) -> set[int]:
    """How many courts there are in each set that the order is given to."""
    courts = made.setting.lexicon.courts
    sizes = {len([court for court in courts if court.level is level]) for level in Level}
    below = [one.upper or "" for one in made.responsible]
    sizes |= {len(courts), *(len(courts.children(code)) for code in below)}
    people = [*made.responsible, *[one for part in made.subtasks for one in part.responsible]]
    lacking = {len(one.let_off) for one in people if one.let_off}
    return sizes.union(size - less for size in sizes for less in lacking)


SETS: tuple[Check, ...] = (
    Check(Unclear.COUNT, 0.2, "辽西五家中院，12月4日前报联动协议。", _part_of_set, sorts=frozenset("G")),
    Check(
        Unclear.ORDER,
        0.3,
        "宣传处下周把接谈的视频剪出来，各院不用另外拍。",
        _others_need_not,
        signs=frozenset("不无别照"),
        words=_NEED_NOT,
    ),
)
