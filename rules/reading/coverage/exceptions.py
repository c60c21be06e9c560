"""Somebody whom an order leaves out, and it is not plain who that is."""

import re
from collections.abc import Iterator

from rules.reading.addressing.values import Exemption
from rules.reading.coverage.values import Check, Made
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.values import Span, Unclear
from rules.reading.vocabulary import COURT_NAMES, Sort

_EXCEPTION = re.compile(
    r"其余(?![\d一两二三四五六七八九十]+件|的?(?:等|再说|以后|先放))|其他(?:各|法院|院|单位|(?:中院|基层)(?![^,。;]{0,4}不))|剩下的?(?:各|中院|基层)|(?<![解排开清消])除(?!对)[^,。;]{1,24}?(?:外(?!地|围|部|来|出|面|卖|包)|之外)|不含|不包括"
    "|不算在内|不再(?:重复)?(?:上报|报送|参加)|(?<!就)不[用必](?:再?(?:上?报|交|填)|来|参[加会]|派)|免[报交填]|除外|不要参与|不参与"
)
_ONE_ONLY = re.compile("不")
_IDLE = (Function.OBJECT, Function.TOPIC, Function.ASIDE, Function.INNER)
_AROUND = re.compile("除(?P<who>.+?)[之以]?外")
_INCLUDES = ("不含", "不包括")
_MARKS = ",。;:!?( "
_SOMEBODY = frozenset(
    (
        *(*COURT_NAMES, Sort.RELATIVE, Sort.COURT_NOUN, Sort.SELECTOR, Sort.COUNT),
        *(Sort.TITLE, Sort.OFFICE, Sort.NAME, Sort.AT, Sort.ORGANISATION, Sort.YOU, Sort.TIME),
    )
)
_MATTER = re.compile(
    "(?:案件?|卷宗?|情况|情形|事项|问题|原因|理由|因素|不可抗力|材料|台账|报表|数据|数字|文书|表格|清单|名单|方案|报告|照片|图片|视频|截图"
    "|附件|笔录|电子版|纸质版|利息|本金|诉讼费|案款|标的)$"
)

_LACKING = frozenset(("unreported", "unsigned_pledge", "overdue_petition", "below_target"))
_DONE = re.compile("(?:已|报过?|交过?|签过?|补过?|达标|过线|化解|办结)[^,。;]{0,6}的(?:法院|院|单位)?$")


def _exceptions(made: Made) -> Iterator[Span]:
    """Somebody who is left out, unless it is plain which courts of a set that are, or it is a matter (除信访案件外).

    Not one who is named there and has no part anyway (执行局不要参与), unless a set holds him.
    """
    exemptions = [one for one in made.named.exemptions if not one.courts or _is_done(one, made)]
    for match in _EXCEPTION.finditer(made.parsed.text):
        if any(_meet(match.span(), one.span) for one in exemptions) or _is_of_matter(match, made):
            continue
        if _is_of_those_done(match, made):
            continue
        named = _named_at(made, match.start()) if _ONE_ONLY.match(match[0]) else []
        is_part = any(group.function not in _IDLE and not _is_bare_title(group, made) for group in named)
        if not named or is_part or (_is_of_set(made) and any(group.items[0].court for group in named)):
            yield match.span()


def _perhaps_let_off(made: Made) -> Iterator[Span]:
    """Courts that are named as if a set lacked them, and it is not plain that it does, or in which of its works."""
    for one in made.named.exemptions:
        is_of_any = one.sentence is None and _is_of_one_part(one, made)
        if not one.courts or (_is_done(one, made) and (is_of_any or _is_said_again(one, made))):
            yield one.span


def _is_done(one: Exemption, made: Made) -> bool:
    """Whether a set that has something to do lacks those who are let off."""
    parts = [party for part in made.subtasks for party in part.responsible]
    people = (*made.responsible, *made.named.attending, *made.named.assisting, *parts)
    lacking = {party.selector for party in people if party.let_off}
    return any(party.selector in lacking for party, _ in one.courts)


def _is_said_again(one: Exemption, made: Made) -> bool:
    """Whether who is let off is named once more where something is ordered: 除大连外，各中院周五前报；大连下周三前报."""
    spans = [other.span for other in made.named.exemptions]
    for clause in made.parsed.ordering:
        for token in clause.tokens:
            codes = token.value if token.sort in COURT_NAMES and isinstance(token.value, tuple) else ()
            is_inside = any(start <= token.start < end for start, end in spans)
            if not is_inside and not one.named.isdisjoint(codes):
                return True
    return False


def _is_of_one_part(one: Exemption, made: Made) -> bool:
    """Whether the set has several pieces of work, of which the words may mean one: 1.…（大连除外）；2.…."""
    sets = {party.selector for party, _ in one.courts}
    works = [made.responsible, *(part.responsible for part in made.subtasks)]
    return sum(any(party.selector in sets for party in people) for people in works) > 1


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_of_matter(match: re.Match[str], made: Made) -> bool:
    """Whether a matter is left out, and no court: 除特殊情况外, （不含保全案件）, 照片不用报."""
    start, end = _what(match, made.parsed.text)
    sorts = [token.sort for token in made.parsed.tokens if start <= token.start < end]
    is_said = _AROUND.fullmatch(match[0]) or match[0] in _INCLUDES  # 除大连中院督办的案件外
    return bool(is_said or _SOMEBODY.isdisjoint(sorts)) and _MATTER.search(made.parsed.text, start, end) is not None


def _is_of_those_done(match: re.Match[str], made: Made) -> bool:
    """Whether those are left out who have done what a set still has to: 未报数据的法院今天补报，报过的不用再报."""
    sets = [one.selector for one in made.responsible if one.selector]
    start, end = _what(match, made.parsed.text)
    return bool(sets) and set(sets) <= _LACKING and _DONE.search(made.parsed.text, start, end) is not None


def _what(match: re.Match[str], text: str) -> Span:
    """Where that stands which is left out: between 除 and 外, behind 不含, or else before the words up to a mark."""
    around = _AROUND.fullmatch(match[0])
    if around:
        return match.start() + around.start("who"), match.start() + around.end("who")
    if match[0] in _INCLUDES:
        ends = [place for mark in f"{_MARKS})" if (place := text.find(mark, match.end())) >= 0]
        return match.end(), min(ends, default=len(text))
    return max(text.rfind(mark, 0, match.start()) for mark in _MARKS) + 1, match.start()


def _is_of_set(made: Made) -> bool:
    """Whether a set of courts is ordered, of which one that is named may be let off: 各中院周五前报方案，大连不用报."""
    return any(one.selector for one in made.responsible)


def _is_bare_title(group: Group, made: Made) -> bool:
    """Whether a mere title is told to stay away (一把手不用来), which nobody was told to come with."""
    is_hold = made.parsed.moods[group.clause] is Mood.HOLD
    return is_hold and all(item.title and not (item.court or item.at or item.title.name) for item in group.items)


def _named_at(made: Made, place: int) -> list[Group]:
    """The groups of the clause in which the place lies, or of the one before."""
    number = next((clause.number for clause in made.parsed.clauses if clause.start <= place < clause.stop), 0)
    groups = [group for group in made.parsed.groups if group.clause == number]
    return groups or [group for group in made.parsed.groups if group.clause == number - 1]


EXCEPTIONS: tuple[Check, ...] = (
    Check(
        Unclear.EXCEPTION,
        0.2,
        "请抚顺、辽阳两家中院25日17时前书面说明原因，其余各家不用报。",
        _exceptions,
        signs=frozenset("余他剩除含括算参用必免再"),
    ),
    Check(Unclear.EXCEPTION, 0.2, "各基层法院周五前报台账，铁西法院不用报。", _perhaps_let_off, sorts=frozenset("G")),
)
