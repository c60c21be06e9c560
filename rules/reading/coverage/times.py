"""Words of time that the reading did not use."""

import re
from collections.abc import Iterator

from rules.deadlines.expressions import Expression, Mark
from rules.reading.coverage.values import Check, Made
from rules.reading.moods import Mood
from rules.reading.values import Span, Unclear

_FIRM = (Mark.BY, Mark.WITHIN)
_DOING = (Mood.ORDER, Mood.WISH, Mood.PLAN)
_LEFT = re.compile(
    r"[\d日号底旬节](?:之|以)?前(?!期|任|后)|[\d一二两三四五六七八九十](?:个)?(?:天|日|小时|工作日|周)(?:之|以)?内"
)


def _unread(made: Made) -> Iterator[Span]:
    """Signs of time that are no expression of time, while the order has no deadline."""
    if made.deadline:
        return
    read = [token for token in made.parsed.tokens if isinstance(token.value, Expression)]
    for match in _LEFT.finditer(made.parsed.text):
        if not any(token.start < match.end() and match.start() < token.end for token in read):
            yield match.span()


def _unused(made: Made) -> Iterator[Span]:
    """A firm time in a condition, a question or a hold, while the order has no deadline."""
    for token in made.parsed.tokens if made.deadline is None else ():
        if isinstance(token.value, Expression) and token.value.at and token.value.mark in _FIRM:
            yield token.start, token.end


def _several(made: Made) -> Iterator[Span]:
    """Two firm times on different days, and a part for one of them only."""
    if made.recurrence or not made.times:
        return
    ends = {part.deadline.at.date() for part in made.subtasks if part.deadline}
    if made.deadline:
        ends.add(made.deadline.at.date())
    for one in made.times:
        is_wanted = made.parsed.moods[one.clause.number] in _DOING and not one.time.words.endswith("期间")
        if is_wanted and one.time.mark in _FIRM and one.time.at and one.time.at.date() not in ends:
            yield one.time.span


# 每月才600块 says how much it is.
_EVERY = re.compile(
    "(?<![把将对])每(?:[天日周月季早晚]|半月|个工作日|个月|星期)(?!(?:才|只|就|给|应付|付|有|就那)*[\\d一二三四五六七八九十百千]+(?:多|来)?[块元千百万])"
)
_END = re.compile("(?:到|至|直到|直至)(?!零)[^,。;!?]{1,12}?(?:为止|结束|止)")


def _repeated(made: Made) -> list[Span]:
    """Where 每… is said of several doers, each in a clause of its own: 各基层法院每周五前报，各中院每月5日前报."""
    places = [match.span() for match in _EVERY.finditer(made.parsed.text)] if len(made.named.by_clause) > 1 else []
    clauses = {clause.number: place for place in places if (clause := made.parsed.clause_at(place[0]))}
    return [place for number, place in clauses.items() if number in made.named.by_clause]


def _recurring(made: Made) -> Iterator[Span]:
    """每… that was read as nothing, or whose end was."""
    if made.recurrence is None:
        yield from (match.span() for match in _EVERY.finditer(made.parsed.text))
    elif len(apart := _repeated(made)) > 1:
        yield apart[-1]
    elif made.recurrence.until is None and not made.recurrence.until_event:
        yield from (match.span() for match in _END.finditer(made.parsed.text))


TIMES: tuple[Check, ...] = (
    Check(Unclear.TIME, 0.2, "请甘井子法院院长接谈刘某，11月32日前报结果。", _unread),
    Check(Unclear.TIME, 0.2, "大连周院长，月底前能不能给个结果？请把台账报我。", _unused),
    Check(Unclear.TWO_TIMES, 0.2, "请大连中院25日前报方案，甘井子那件是30日前。", _several),
    Check(Unclear.RECURRENCE, 0.2, "请大连中院每天下午五点前报进度，到清完为止。", _recurring, signs=frozenset("每")),
)
