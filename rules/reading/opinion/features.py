"""What the second opinion looks at: signs and sorts next to each other, and what stands around a name or a time."""

import sys
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rules.courts import Level
from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.values import Message, Party, Seat, SpeechAct
from rules.reading.vocabulary import Sort

# Names and times are looked at as such: which court it is says nothing about what is said to it.
_BLANKED: dict[str, str] = {
    **dict.fromkeys((Sort.COURT, Sort.PLACE, Sort.RELATIVE, Sort.TITLE), "院"),
    **dict.fromkeys((Sort.SELECTOR, Sort.ORGANISATION, Sort.OFFICE), "众"),
    Sort.TIME: "时",
    Sort.AT: "@",
}
APART = "\0"  # stands between signs that are no neighbours, and in no text
_END = APART * 4
_CODES = ("utf-32-le", "surrogatepass")
_STEP = 15  # characters
_LONGEST = 6  # steps
_HEAD = 3
_MOST = 3
_FIGURES = "01234"
_new = tuple.__new__  # a named tuple takes three times as long to make through its class
_EARLIER, _LATER, _NOWHERE = "eln"
Timed = tuple[Clause, Expression]
Feature = str | int


class Named(NamedTuple):
    """A name in its group, who that is, and whether the speaker stands above."""

    group: Group
    item: Item
    party: Party
    is_below: bool
    seat: Seat


class OfMessage(NamedTuple):
    """What is looked at in a message: its signs and clauses, what these and the names do, and who says it where."""

    signs: set[Feature]
    """Pairs of neighbouring signs and sorts, and how clauses begin and end; pairs with APART say nothing."""
    moods: tuple[Mood, ...] = ()
    marks: tuple[tuple[Mark, Mood], ...] = ()
    names: tuple[tuple[Function, Mood], ...] = ()
    acts: frozenset[SpeechAct] = frozenset()
    scene: tuple[tuple[Level, ...], bool, bool, int, int] = ((), False, False, 0, 0)
    """The speaker's levels, whether he is at home, whether it is a court's group, the length, and how many clauses order."""


def features_of_message(parsed: Parsed, message: Message, lexicon: Lexicon, timed: Sequence[Timed]) -> OfMessage:
    """What is looked at in the message, where `timed` are its times."""
    posts, chat, moods, courts = message.sender_posts, message.chat_court, parsed.moods, lexicon.courts
    is_home = chat in [post.court_code for post in posts]
    levels = tuple([courts[post.court_code].level for post in posts])
    length, demands = min(len(parsed.text) // _STEP, _LONGEST), min(len(parsed.ordering), _MOST)
    ends = [f"{clause.letters}{clause.end or '$'}" for clause in parsed.clauses]
    signs: set[Feature] = pairs(f"{APART}^".join([_blanked(parsed), *ends]))
    signs.update([f"head={clause.letters[:3]}" for clause in parsed.clauses])
    signs.update([f"tail={clause.letters[-2:]}{clause.end or '$'}" for clause in parsed.clauses])
    return OfMessage(
        signs,
        moods,
        tuple([(time.mark, moods[clause.number]) for clause, time in timed]),
        tuple([(group.function, moods[group.clause]) for group in parsed.groups]),
        parsed.acts,
        (levels, is_home, chat is not None, length, demands),
    )


def _blanked(parsed: Parsed) -> str:
    """The text with one sign for each name and time."""
    text = parsed.text
    return "".join(
        [
            _BLANKED[sort] if sort in _BLANKED else text[token.start : token.end]
            for sort, token in zip(parsed.letters, parsed.tokens, strict=True)
        ]
    )


def of_moods(*moods: Mood) -> set[str]:
    """The features of what the clauses do."""
    return {f"mood={mood}" for mood in moods}


def of_marks(*marks: tuple[Mark, Mood]) -> set[str]:
    """The features of times with what their clauses do."""
    return {words for mark, mood in marks for words in (f"time={mark}", f"time={mark} {mood}")}


def of_names(*names: tuple[Function, Mood]) -> set[str]:
    """The features of what the names do, and what their clauses do."""
    return {words for one, mood in names for words in (f"name={one}", f"name={one} {mood}")}


def of_scene(levels: tuple[Level, ...], is_home: bool, has_chat: bool, length: int, demands: int) -> set[str]:  # noqa: FBT001 -- a key
    """The features of who says it where, how long it is, and how many of its clauses order."""
    said = {"always", f"home={is_home}", f"chat={has_chat}", f"length={length}", f"demands={demands}"}
    return said | {f"level={one}" for one in levels}


def of_acts(acts: Iterable[SpeechAct]) -> set[str]:
    """The features of words that are no order."""
    return {f"act={act}" for act in acts}


def words_of_message(seen: OfMessage) -> set[str]:
    """All features of the message as they are stored."""
    around = (of_moods(*seen.moods), of_marks(*seen.marks), of_names(*seen.names), of_acts(seen.acts))
    signs = {one for one in map(written, seen.signs) if APART not in one}
    return signs.union(*around, of_scene(*seen.scene))


def pairs(signs: str) -> set[Feature]:
    """Every two neighbouring signs as a number, which is made, hashed and found sooner than a string.

    A sign takes four bytes; from the first and from the second sign on they are taken two by two.
    """
    codes = memoryview(f"{signs}{_END}".encode(*_CODES))
    stop = len(codes) // 8 * 8
    return {*codes[:stop].cast("Q"), *codes[4 : stop - 4].cast("Q")}


def numbered(feature: str) -> Feature:
    """The feature as it is looked up: a pair of signs is a number."""
    return memoryview(feature.encode(*_CODES)).cast("Q")[0] if len(feature) == 2 else feature  # noqa: PLR2004 -- a pair


def written(feature: Feature) -> str:
    """The feature as it is stored."""
    return feature if isinstance(feature, str) else feature.to_bytes(8, sys.byteorder).decode(*_CODES)


def expressions_in(parsed: Parsed) -> list[Timed]:
    """Every expression of time in its clause."""
    return [
        (clause, token.value)
        for clause in (parsed.clauses if parsed.times else ())
        for token in clause.tokens
        if isinstance(token.value, Expression)
    ]


OF_FORM = ("always", "form again", "form again you", "form size", "form head")
OF_SORTS = ("around", "form left", "form right", "right last")
OF_NAME_ALONE = ("again place", "form first", "first place", "before", "after", "left", "right", "last")
OF_NAME = (*OF_FORM, *OF_SORTS, *OF_NAME_ALONE)
"""The features of a name: whether it is named again, its form, its place among how many, and the sorts and signs around it."""


class OfName(NamedTuple):
    """What is looked at in a name: the form and the sorts around it, on which several features hang, and the values of the rest."""

    form: tuple[str, str, str, str, str]
    """The form, which says also whether it stands below the speaker; again, you, size, head."""
    sorts: tuple[str, str, str, str]
    """The form, the sort to the left, the one to the right, the last of the clause."""
    alone: tuple[str, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The values of OF_NAME."""
        return (*of_form(*self.form), *of_sorts(*self.sorts), *self.alone)


def of_form(form: str, again: str, you: str, size: str, head: str) -> tuple[str, ...]:
    """The values of OF_FORM."""
    return "", form + again, form + again + you, form + size, form + head


def of_sorts(form: str, left: str, right: str, last: str) -> tuple[str, ...]:
    """The values of OF_SORTS."""
    return f"{left}|{right}", form + left, form + right, right + last


def features_of_names(parsed: Parsed, named: Sequence[Named]) -> Iterator[OfName]:
    """What is looked at in each name in turn."""
    names = _FIGURES[min(len(named), _MOST + 1)]
    again = _again([one.seat for one in named])
    you = "01"[Sort.YOU in "".join([clause.letters for clause in parsed.clauses])]
    first, group = "^", None
    for place, one in enumerate(named):
        if one.group is not group:
            group = one.group
            size, head = _FIGURES[min(len(group.items), _MOST)], "01"[group.span[0] < _HEAD]
            sorts, signs = _around(group, parsed)
        figure, form = _FIGURES[min(place, _MOST)], _form(one.item) + "01"[one.is_below]
        alone = (again[place] + figure + names, form + first, first + figure, *signs)
        yield _new(OfName, ((form, again[place], you, size, head), (form, *sorts), alone))
        if not place:
            first = form + head


def _around(group: Group, parsed: Parsed) -> tuple[tuple[str, str, str], tuple[str, str, str, str, str]]:
    """The sorts to the left, to the right and last in its clause; the ends of the clauses around, and the signs around."""
    text, clauses, number = parsed.text, parsed.clauses, group.clause
    start, stop = group.span
    return (*_neighbours(clauses[number], start, stop), clauses[number].letters[-1]), (
        clauses[number - 1].letters[-2:] if number else "^",
        clauses[number + 1].letters[:2] if number + 1 < len(clauses) else "$",
        text[start - 2 : start] if start > 1 else text[:start],
        text[stop : stop + 2],
        text[stop - 1],
    )


def _again(those: Sequence[Hashable]) -> str:
    """For each a letter: named earlier, to be named later, or nowhere else."""
    if len(those) == 1 or len(those) == len(set(those)):
        return _NOWHERE * len(those)
    return "".join(
        _EARLIER if one in those[:place] else _LATER if one in those[place + 1 :] else _NOWHERE
        for place, one in enumerate(those)
    )


def _form(item: Item) -> str:
    return "".join([slot.sort for slot in item if slot])


def _neighbours(clause: Clause, start: int, stop: int) -> tuple[str, str]:
    """The sorts of the clause next to the stretch of text; nothing before it, and the end mark behind it."""
    left = ""
    for sort, token in zip(clause.letters, clause.tokens, strict=True):
        if token.start >= stop:
            return left, sort
        if token.start < start:
            left = sort
    return left, clause.end or "$"


OF_MARK = ("always", "mood", "mark mood", "mark right", "mark again days", "first mark last", "place", "latest last")
OF_TIME_ALONE = ("left", "right", "first", "tail")
OF_TIME = (*OF_MARK, *OF_TIME_ALONE)
"""The features of a time: its mark, what its clause does, its place and day among the others, and the signs around it."""


class OfTime(NamedTuple):
    """What is looked at in a time: its mark with what hangs on it, and the values of the rest."""

    mark: tuple[Mark, Mood, str, str, str, str, str]
    """The mark, the mood of its clause, the sort behind it; again and days, the marks around, the place, and whether it is late."""
    alone: tuple[str, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The values of OF_TIME."""
        return (*of_mark(*self.mark), *self.alone)


def of_mark(  # noqa: PLR0917 -- a key
    mark: Mark, mood: Mood, right: str, again: str, around: str, place: str, late: str
) -> tuple[str, ...]:
    """The values of OF_MARK."""
    return "", str(mood), f"{mark} {mood}", mark + right, mark + again, around, place, late


def features_of_times(parsed: Parsed, times: Sequence[Timed]) -> Iterator[OfTime]:
    """What is looked at in each time in turn."""
    text, many = parsed.text, len(times)
    days = [time.at and time.at.date() for _, time in times]
    again, several = _again(days), _FIGURES[min(len(set(days)), _MOST)]
    latest = max([time.at for _, time in times if time.at], default=None)
    for place, (clause, time) in enumerate(times):
        start, stop = time.span
        is_last = place == many - 1
        yield _new(
            OfTime,
            (
                (
                    time.mark,
                    parsed.moods[clause.number],
                    _neighbours(clause, start, stop)[1],
                    again[place] + several,
                    (times[0][1].mark if place else "^") + time.mark + ("$" if is_last else times[-1][1].mark),
                    _FIGURES[min(place, _MOST)] + _FIGURES[min(many, _MOST + 1)],
                    "01"[time.at == latest] + (" 1" if is_last else " 0"),
                ),
                (
                    text[start - 2 : start] if start > 1 else text[:start],
                    text[stop : stop + 2],
                    text[start],
                    text[stop - 1],
                ),
            ),
        )
