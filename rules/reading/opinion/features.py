"""What the second opinion looks at: signs and sorts next to each other, and what stands around a name.

The words for what recurs from message to message are put together once, and remembered.
"""

from collections.abc import Iterator
from functools import lru_cache
from operator import add

from rules.courts import Level
from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.groups import Group
from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.values import Message, Party
from rules.reading.vocabulary import Sort

# Names and times are looked at as such: which court it is says nothing about what is said to it.
_BLANKED: dict[str, str] = {
    **dict.fromkeys((Sort.COURT, Sort.PLACE, Sort.RELATIVE, Sort.TITLE), "院"),
    **dict.fromkeys((Sort.SELECTOR, Sort.ORGANISATION, Sort.OFFICE), "众"),
    Sort.TIME: "时",
    Sort.AT: "@",
}
_STEP = 15  # characters
_LONGEST = 6  # steps
_HEAD = 3
_MOST = 3
_OF_MOOD = {mood: f"mood={mood}" for mood in Mood}
_OF_LEVEL = {level: f"level={level}" for level in Level}
_remembered = lru_cache(maxsize=4096)


def features_of_message(parsed: Parsed, message: Message, lexicon: Lexicon) -> set[str]:
    """Pairs of neighbouring signs and sorts, moods and times, and who says it where."""
    text, posts, chat = parsed.text, message.sender_posts, message.chat_court
    signs = "".join([_BLANKED.get(one.sort) or text[one.start : one.end] for one in parsed.tokens])
    found = set(map(add, signs, signs[1:]))
    for clause in parsed.clauses:
        sorts = f"^{clause.letters}{clause.end or '$'}"
        found.update(map(add, sorts, sorts[1:]))
    for clause, time in expressions_in(parsed):
        found.update(_of_mark(time.mark, parsed.moods[clause.number]))
    found.update(map(_OF_MOOD.__getitem__, parsed.moods))
    found.update([f"act={act}" for act in parsed.acts])
    found.update([_OF_LEVEL[lexicon.courts[post.court_code].level] for post in posts])
    is_home = chat in [post.court_code for post in posts]
    length = min(len(text) // _STEP, _LONGEST)
    found.update(("always", f"home={is_home}", f"chat={chat is not None}", f"length={length}"))
    return found


def expressions_in(parsed: Parsed) -> list[tuple[Clause, Expression]]:
    """Every expression of time in its clause."""
    return [
        (clause, token.value)
        for clause in (parsed.clauses if parsed.times else ())
        for token in clause.tokens
        if isinstance(token.value, Expression)
    ]


@_remembered
def _of_mark(mark: Mark, mood: Mood) -> tuple[str, str]:
    return f"time={mark}", f"time={mark} {mood}"


def features_of_names(parsed: Parsed, named: list[tuple[Group, Item, Party, bool]]) -> Iterator[tuple[str, ...]]:
    """For each name in turn: its form, whether it stands below the speaker, and the sorts and signs around it."""
    text, clauses = parsed.text, parsed.clauses
    letters = "".join([clause.letters for clause in clauses])
    of_message = "always", f"names={min(len(named), _MOST + 1)}", f"you={Sort.YOU in letters:d}"
    first = "^"
    for place, (group, item, _, is_below) in enumerate(named):
        start, stop = group.span
        form, head = f"{_form(item)}{is_below:d}", "01"[start < _HEAD]
        yield (
            *of_message,
            *_of_form(form, head, first),
            *_of_place(min(place, _MOST), min(group.clause, _MOST), first),
            *_around(form, *_neighbours(clauses[group.clause], start, stop)),
            *_outside(*_next_clauses(clauses, group.clause)),
            f"left={text[max(0, start - 2) : start]}",
            f"right={text[stop : stop + 2]}",
            f"last={text[stop - 1 : stop]}",
        )
        if not place:
            first = f"{form}{head}"


@_remembered
def _of_form(form: str, head: str, first: str) -> tuple[str, ...]:
    return f"form={form}", f"form={form} head={head}", f"form={form} first={first}"


@_remembered
def _of_place(place: int, clause: int, first: str) -> tuple[str, ...]:
    return f"place={place}", f"clause={clause}", f"first={first} place={place}"


def _form(item: Item) -> str:
    slots = (item.at, item.court, item.selector, item.office, item.title, item.organisation, item.name)
    return "".join([slot.sort for slot in slots if slot])


@_remembered
def _around(form: str, left: str, right: str) -> tuple[str, ...]:
    """The sorts next to the group."""
    return f"around={left}|{right}", f"form={form} right={right}", f"form={form} left={left}"


@_remembered
def _outside(before: str, after: str) -> tuple[str, ...]:
    """The sorts next to its clause."""
    return f"before={before}", f"after={after}"


def _next_clauses(clauses: tuple[Clause, ...], number: int) -> tuple[str, str]:
    before = clauses[number - 1].letters[-2:] if number else "^"
    return before, clauses[number + 1].letters[:2] if number + 1 < len(clauses) else "$"


def _neighbours(clause: Clause, start: int, stop: int) -> tuple[str, str]:
    """The sorts of the clause next to the stretch of text; nothing before it, and the end mark behind it."""
    left, right = "", clause.end or "$"
    for token in clause.tokens:
        if token.start >= stop:
            return left, token.sort
        if token.start < start:
            left = token.sort
    return left, right


def features_of_times(parsed: Parsed, times: list[tuple[Clause, Expression]]) -> Iterator[tuple[str, ...]]:
    """For each time: its mark, what its clause does, its place among the others, and the signs around it."""
    text, many = parsed.text, len(times)
    latest = max([time.at for _, time in times if time.at], default=None)
    for place, (clause, time) in enumerate(times):
        start, stop = time.span
        _, right = _neighbours(clause, start, stop)
        yield (
            *_of_time(time.mark, parsed.moods[clause.number], right, min(many, _MOST + 1)),
            *_among(min(place, _MOST), min(many, _MOST + 1), "01"[time.at == latest], "01"[place == many - 1]),
            f"left={text[max(0, start - 2) : start]}",
            f"right={text[stop : stop + 2]}",
            f"first={text[start : start + 1]}",
            f"tail={text[stop - 1 : stop]}",
        )


@_remembered
def _of_time(mark: Mark, mood: Mood, right: str, times: int) -> tuple[str, ...]:
    return (
        "always",
        f"mark={mark}",
        f"mark={mark} {mood}",
        f"mood={mood}",
        f"mark={mark} right={right}",
        f"mark={mark} alone={times == 1:d}",
    )


@_remembered
def _among(place: int, times: int, latest: str, last: str) -> tuple[str, ...]:
    return f"place={place} of {times}", f"latest={latest} last={last}"
