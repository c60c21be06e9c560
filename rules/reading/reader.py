"""From a message to its reading, step by step."""

from dataclasses import dataclass, replace
from datetime import datetime

from rules.calendar import Calendar
from rules.deadlines.expressions import expressions
from rules.deadlines.recurrences import recurrence_in
from rules.deadlines.values import Conventions, Deadline, Moment, Precision, Recurrence
from rules.reading.authority import goes_down
from rules.reading.binding import bound
from rules.reading.clauses import Clause, clauses
from rules.reading.groups import Function, Group, groups_in
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood, mood
from rules.reading.normal import normal
from rules.reading.objectives import objective
from rules.reading.petitioners import petitioner
from rules.reading.resolving import Setting, party
from rules.reading.tokens import Token, tokens
from rules.reading.values import (
    Evidence,
    Message,
    OrderKind,
    Party,
    Question,
    QuestionKind,
    Reading,
    SpeechAct,
)
from rules.reading.vocabulary import Sort

_ADDRESS_WEIGHT = {
    Function.VOCATIVE: 0.5,
    Function.AGENT: 0.5,
    Function.SUBJECT: 0.45,
    Function.TOGETHER: 0.3,
    Function.TOPIC: 0.15,
}
_ORDER_WEIGHT = 0.45
_WISH_WEIGHT = 0.4
_RESPONSIBLE = (Function.VOCATIVE, Function.AGENT, Function.SUBJECT, Function.TOGETHER)
_SILENT = (Mood.CONDITION, Mood.SOURCE, Mood.REPORT, Mood.QUESTION)
_UNDECIDED = 0.7
_NOTHING = Reading(SpeechAct.TALK, 0.0)


@dataclass(frozen=True)
class Parsed:
    """The message taken apart. `moods[n]` is the mood of `clauses[n]`."""

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    moods: tuple[Mood, ...]
    groups: tuple[Group, ...]


def read(message: Message, lexicon: Lexicon, calendar: Calendar, conventions: Conventions | None = None) -> Reading:
    """What the message was taken to mean. Never raises, whatever the text; takes time linear in its length."""
    moment = Moment(message.said_at, calendar, conventions or Conventions())
    parsed = parse(message, lexicon, moment)
    if not parsed.clauses:
        return _NOTHING
    act = _act(parsed)
    return _order(parsed, message, lexicon, moment) if act is SpeechAct.ORDER else Reading(act, 0.0)


def parse(message: Message, lexicon: Lexicon, moment: Moment) -> Parsed:
    """The message as tokens, clauses with their moods, and groups of names."""
    text = normal(message.text).text
    found = tokens(text, lexicon, expressions(text, moment), message.mentions)
    parts = clauses(text, found)
    moods = tuple(mood(part) for part in parts)
    return Parsed(text, found, parts, moods, tuple(group for part in parts for group in groups_in(part)))


def _act(parsed: Parsed) -> SpeechAct:
    for token in parsed.tokens:
        if token.sort is Sort.PHRASE and isinstance(token.value, SpeechAct):
            return token.value
    if any(one in (Mood.ORDER, Mood.WISH) for one in parsed.moods):
        return SpeechAct.ORDER
    if Mood.QUESTION in parsed.moods:
        return SpeechAct.INQUIRY
    if Mood.HOLD in parsed.moods:
        return SpeechAct.CANCELLATION
    return SpeechAct.PROGRESS if Mood.REPORT in parsed.moods else SpeechAct.TALK


def _order(parsed: Parsed, message: Message, lexicon: Lexicon, moment: Moment) -> Reading:
    named, weight = _named(parsed, Setting(message, lexicon, _mentioned(parsed.tokens)))
    responsible = named[Function.AGENT]
    if not responsible:
        return _NOTHING
    if not any(goes_down(message.sender_posts, one, lexicon) for one in responsible):
        return Reading(SpeechAct.REQUEST, 0.0)
    recurrence = recurrence_in(parsed.text, moment)
    is_interview = any(Sort.MEET in part.letters for part in parsed.clauses)
    undecided = tuple(one for one in responsible if not (one.court or one.selector or one.org))
    confidence = weight + (_ORDER_WEIGHT if Mood.ORDER in parsed.moods else _WISH_WEIGHT)
    return Reading(
        SpeechAct.ORDER,
        min(confidence, _UNDECIDED) if undecided else confidence,
        kind=OrderKind.INTERVIEW if is_interview else OrderKind.TASK,
        responsible=responsible,
        assisting=named[Function.ASSISTING],
        attending=named[Function.ATTENDING],
        petitioner=petitioner(parsed.text, is_interview=is_interview),
        case_numbers=tuple(_words(parsed, token) for token in parsed.tokens if token.sort is Sort.CASE),
        deadline=_deadline(parsed, recurrence, moment),
        recurrence=recurrence,
        objective=objective(parsed.text, parsed.clauses, parsed.moods, parsed.groups),
        is_urgent=any(token.sort is Sort.URGENT for token in parsed.tokens),
        questions=tuple(Question(QuestionKind.RESPONSIBLE, one.candidates) for one in undecided),
        evidence=tuple(_evidence(parsed, group) for group in parsed.groups),
    )


def _words(parsed: Parsed, token: Token) -> str:
    return parsed.text[token.start : token.end]


def _evidence(parsed: Parsed, group: Group) -> Evidence:
    return Evidence(group.span, parsed.text[slice(*group.span)], group.function, group.why)


def _mentioned(found: tuple[Token, ...]) -> tuple[str, ...]:
    codes = (
        token.value
        for token in found
        if token.sort in (Sort.COURT, Sort.PLACE) and isinstance(token.value, tuple) and not token.is_shared
    )
    return tuple(dict.fromkeys(code for several in codes for code in several if len(several) == 1))


def _named(parsed: Parsed, setting: Setting) -> tuple[dict[Function, tuple[Party, ...]], float]:
    """Parties by what they do (AGENT holds all responsible ones), and how sure it is that they are addressed."""
    heard: dict[Function, list[Party]] = {Function.AGENT: [], Function.ATTENDING: [], Function.ASSISTING: []}
    weight = 0.0
    for group in parsed.groups:
        if parsed.moods[group.clause] in _SILENT and group.function is not Function.VOCATIVE:
            continue
        function = Function.AGENT if group.function in _RESPONSIBLE else group.function
        if function not in heard:
            continue
        weight = max(weight, _ADDRESS_WEIGHT.get(group.function, 0.0))
        addressed = tuple(one.court for one in heard[Function.AGENT] if one.court)
        here = replace(setting, addressed=addressed)
        for item in group.items:
            _add(heard[function], party(item, here))
    return {function: tuple(parties) for function, parties in heard.items()}, weight


def _add(parties: list[Party], new: Party) -> None:
    """Adds the party unless it is there already; of two namings of one post the fuller stays."""
    for number, old in enumerate(parties):
        if _is_same(old, new):
            parties[number] = new if _fullness(new) > _fullness(old) else old
            return
    parties.append(new)


def _is_same(old: Party, new: Party) -> bool:
    if old.person_id is not None and old.person_id == new.person_id:
        return True
    if old.court != new.court or old.selector != new.selector or old.org != new.org:
        return False
    return old.role == new.role or None in (old.role, new.role) or old.name == new.name is not None


def _fullness(one: Party) -> int:
    return sum(value is not None for value in (one.role, one.name, one.person_id, one.username))


def _deadline(parsed: Parsed, recurrence: Recurrence | None, moment: Moment) -> Deadline | None:
    if recurrence:
        at = datetime.combine(recurrence.first, recurrence.at, moment.said_at.tzinfo)
        return Deadline(at, recurrence.text, recurrence.span, Precision.MINUTE)
    times = bound(parsed.clauses, parsed.moods)
    return times[0][0].deadline if times else None
