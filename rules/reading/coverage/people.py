"""Parties without a part: wrong counts, courts side by side, bodies and offices that are not known."""

import re
from collections.abc import Iterator

from rules.reading.coverage.values import Check, Made
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.tokens import Token
from rules.reading.values import Span, Unclear
from rules.reading.vocabulary import Sort

_TOLD = (Mood.CONDITION, Mood.SOURCE, Mood.QUESTION, Mood.HOLD)
_NAMED = (Sort.PLACE, Sort.COURT)
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_UNIT = re.compile("[家院位]|个(?:区|县|法院|城区)")


def _counts(made: Made) -> Iterator[Span]:
    """A list of two courts that is counted as three."""
    for group in made.parsed.groups:
        is_listed = group.function is not Function.OBJECT and all(item.court or item.at for item in group.items)
        for token in _tokens_of(made, group) if is_listed else ():
            words = made.parsed.words((token.start, token.end))
            count = _NUMBERS.get(words[0]) if token.sort is Sort.COUNT and _UNIT.match(words[1:]) else None
            if count and count != len(group.items):
                yield group.span


def _tokens_of(made: Made, group: Group) -> Iterator[Token]:
    for token in made.parsed.clauses[group.clause].tokens:
        if group.span[0] <= token.start < group.span[1]:
            yield token


def _side_by_side(made: Made) -> Iterator[Span]:
    """Two courts without a sign between them, unless the first only says where the second is (大连甘井子法院)."""
    for clause in made.parsed.clauses:
        for first, second in zip(clause.tokens, clause.tokens[1:], strict=False):
            if first.sort in _NAMED and second.sort in _NAMED and not _is_around(first, second, made):
                yield first.start, second.end


def _is_around(first: Token, second: Token, made: Made) -> bool:
    upper = first.value if isinstance(first.value, tuple) else ()
    lower = second.value if isinstance(second.value, tuple) else ()
    return not {made.lexicon.courts[code].parent for code in lower}.isdisjoint(upper)


# 县农业农村局派人参加: somebody who is no court and no known body, at the head of a clause that ends in …参加.
_STRANGER_ATTENDS = re.compile(r"^[_D]*x[xaDmbvd_]*[AS][x_]?$")
_WITH_BODY = re.compile("O.*[AS]|[Bq].*O.*q|^[xD]*q.*O")
_SENT = re.compile("派|同志|老师|干部|也|局|厅|委|处|室|科|中心|支队|大队|银行|公司|协会|部门|街道|残联|工会|学校|办")


def _strangers(made: Made) -> Iterator[Span]:
    for clause, mood in zip(made.parsed.clauses, made.parsed.moods, strict=True):
        if mood in _TOLD or not _STRANGER_ATTENDS.match(clause.letters):
            continue
        first = next(token for token in clause.tokens if token.sort is Sort.TEXT)
        if _SENT.search(made.parsed.words((first.start, clause.stop))):
            yield first.start, clause.stop


def _bodies(made: Made) -> Iterator[Span]:
    """A known body outside the courts in a clause with 参加 or 配合, or as what is to be brought along, and no part."""
    known = {one.org for one in (*made.responsible, *made.named.attending, *made.named.assisting)}
    for clause, mood in zip(made.parsed.clauses, made.parsed.moods, strict=True):
        if mood in _TOLD or not _WITH_BODY.search(clause.letters):
            continue
        for token in clause.tokens:
            if token.sort is Sort.ORGANISATION and token.value not in known:
                yield token.start, token.end


def _invited(made: Made) -> Iterator[Span]:
    """A body outside the courts taken for responsible beside a court that is named elsewhere: perhaps it is only invited."""
    bodies = [one for one in made.parsed.groups if all(item.organisation for item in one.items)]
    courts = any(one.court for one in made.responsible)
    for group in bodies:
        orgs = {item.organisation.value for item in group.items if item.organisation}
        if courts and not orgs.isdisjoint(one.org for one in made.responsible):
            yield group.span


_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{1,4}?(?:处|室|庭|科|队|组|办|中心|局)(?:的)?(?:处长|主任|庭长|科长|队长|组长|长|负责人|派)"
)


def _offices(made: Made) -> Iterator[Span]:
    """Words behind a court that look like one of its offices."""
    for clause in made.parsed.clauses:
        for first, second in zip(clause.tokens, clause.tokens[1:], strict=False):
            match = _OFFICE.match(made.parsed.text, second.start) if second.sort is Sort.TEXT else None
            if match and first.sort in (*_NAMED, Sort.RELATIVE):
                yield match.span()


_EXCEPTION = re.compile(
    "其余|其他(?:各|法院|院|单位)|除[^,。;]{1,10}(?:外|之外)|不算在内|不含|不包括|不用报|不要参与|不参与|不用来"
)


def _exceptions(made: Made) -> Iterator[Span]:
    for match in _EXCEPTION.finditer(made.parsed.text):
        yield match.span()


def _several(made: Made) -> Iterator[Span]:
    """People named in several sentences, and no part for those who came later."""
    sentences = {made.parsed.clauses[number].sentence for number in made.named.by_clause}
    if len(sentences) > 1 and not made.subtasks:
        clause = made.parsed.clauses[max(made.named.by_clause)]
        yield clause.start, clause.stop


PEOPLE: tuple[Check, ...] = (
    Check(Unclear.COUNT, 0.2, "元宝、振兴三家法院明天中午前报清单。", _counts, letters=re.compile("P")),
    Check(
        Unclear.SIDE_BY_SIDE,
        0.2,
        "元宝振兴振安三家法院明天中午前报清单。",
        _side_by_side,
        letters=re.compile("[Cc][Cc]"),
    ),
    Check(
        Unclear.COMPANY,
        0.2,
        "请大石桥法院院长后天前接谈邵某，手语学校派老师参加。",
        _strangers,
        letters=re.compile("[AS]"),
    ),
    Check(Unclear.COMPANY, 0.2, "龙城法院院长22日前开协调会，住建局那边你去配合。", _bodies, letters=re.compile("O")),
    Check(Unclear.COMPANY, 0.2, "龙城法院院长22日前请住建局坐下来开协调会，报我。", _invited, letters=re.compile("O")),
    Check(
        Unclear.OFFICE,
        0.2,
        "彰武法院院长周五上午九点接谈包某，中院信访一处处长列席。",
        _offices,
        letters=re.compile("[CcR]x"),
    ),
    Check(
        Unclear.EXCEPTION,
        0.2,
        "请抚顺、辽阳两家中院25日17时前书面说明原因，其余各家不用报。",
        _exceptions,
        words=_EXCEPTION,
    ),
    Check(Unclear.SEVERAL, 0.2, "义县法院：请三日内核清账目。太和法院：请把材料移交。", _several),
)
