"""What the second opinion looks at: signs and sorts next to each other, and what stands around a name."""

from collections.abc import Iterator
from operator import add

from rules.deadlines.expressions import Expression
from rules.reading.clauses import Clause
from rules.reading.groups import Group
from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
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


def features_of_message(parsed: Parsed, message: Message, lexicon: Lexicon) -> set[str]:
    """Pairs of neighbouring signs and sorts, moods and times, and who says it where."""
    signs = "".join([_BLANKED.get(one.sort) or parsed.text[one.start : one.end] for one in parsed.tokens])
    found = set(_pairs(signs))
    for clause, mood in zip(parsed.clauses, parsed.moods, strict=True):
        found.update(_pairs(f"^{clause.letters}{clause.end or '$'}"))
        for token in clause.tokens if parsed.times else ():
            if isinstance(token.value, Expression):
                found.update((f"time={token.value.mark}", f"time={token.value.mark} {mood}"))
    found.update([f"mood={mood}" for mood in parsed.moods])
    found.update(f"act={act}" for act in parsed.acts)
    found.update(f"level={lexicon.courts[post.court_code].level}" for post in message.sender_posts)
    is_home = any(post.court_code == message.chat_court for post in message.sender_posts)
    found.update(
        (
            "always",
            f"home={is_home}",
            f"chat={message.chat_court is not None}",
            f"length={min(len(parsed.text) // _STEP, _LONGEST)}",
        )
    )
    return found


def _pairs(signs: str) -> Iterator[str]:
    return map(add, signs, signs[1:])


def features_of_names(parsed: Parsed, named: list[tuple[Group, Item, Party, bool]]) -> Iterator[list[str]]:
    """For each name in turn: its form, whether it stands below the speaker, and the sorts and signs around it."""
    is_you_said = any(Sort.YOU in clause.letters for clause in parsed.clauses)
    names = min(len(named), _MOST + 1)
    first = "^"
    for place, (group, item, _, is_below) in enumerate(named):
        form = f"{_form(item)}{is_below:d}"
        is_head = group.span[0] < _HEAD
        yield [
            "always",
            f"form={form}",
            f"form={form} head={is_head:d}",
            f"form={form} first={first}",
            f"first={first} place={min(place, _MOST)}",
            f"place={min(place, _MOST)}",
            f"clause={min(group.clause, _MOST)}",
            f"names={names}",
            f"you={is_you_said:d}",
            *_around(parsed, group, form),
        ]
        if not place:
            first = f"{form}{is_head:d}"


def _form(item: Item) -> str:
    slots = (item.at, item.court, item.selector, item.office, item.title, item.organisation, item.name)
    return "".join([slot.sort for slot in slots if slot])


def _around(parsed: Parsed, group: Group, form: str) -> tuple[str, ...]:
    """The sorts and the signs next to the group, and the sorts next to its clause."""
    clause, text = parsed.clauses[group.clause], parsed.text
    start, stop = group.span
    left, right = _neighbours(clause, start, stop)
    before = parsed.clauses[group.clause - 1].letters[-2:] if group.clause else "^"
    after = parsed.clauses[group.clause + 1].letters[:2] if group.clause + 1 < len(parsed.clauses) else "$"
    return (
        f"around={left}|{right}",
        f"form={form} right={right}",
        f"form={form} left={left}",
        f"left={text[max(0, start - 2) : start]}",
        f"right={text[stop : stop + 2]}",
        f"last={text[stop - 1 : stop]}",
        f"before={before}",
        f"after={after}",
    )


def _neighbours(clause: Clause, start: int, stop: int) -> tuple[str, str]:
    """The sorts of the clause next to the stretch of text; nothing before it, and the end mark behind it."""
    left, right = "", clause.end or "$"
    for token in clause.tokens:
        if token.start >= stop:
            return left, token.sort
        if token.start < start:
            left = token.sort
    return left, right


def features_of_times(parsed: Parsed, times: list[tuple[Clause, Expression]]) -> Iterator[list[str]]:
    """For each time: its mark, what its clause does, its place among the others, and the signs around it."""
    latest = max((time.at for _, time in times if time.at), default=None)
    for place, (clause, time) in enumerate(times):
        start, stop = time.span
        text, mood = parsed.text, parsed.moods[clause.number]
        _, right = _neighbours(clause, start, stop)
        yield [
            "always",
            f"mark={time.mark}",
            f"mark={time.mark} {mood}",
            f"mood={mood}",
            f"mark={time.mark} right={right}",
            f"mark={time.mark} alone={len(times) == 1:d}",
            f"place={min(place, _MOST)} of {min(len(times), _MOST + 1)}",
            f"latest={time.at == latest:d} last={place == len(times) - 1:d}",
            f"left={text[max(0, start - 2) : start]}",
            f"right={text[stop : stop + 2]}",
            f"first={text[start : start + 1]}",
            f"tail={text[stop - 1 : stop]}",
        ]
