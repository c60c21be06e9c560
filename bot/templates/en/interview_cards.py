from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from bot.page import LabelledButton, Page, safe
from bot.templates.en.interview_appointments import when
from bot.templates.en.interview_words import (
    ASKED,
    FIELDS,
    GUESTS,
    HINTS,
    OFFERS,
    OUTCOMES,
    PROMISES,
    RECORD_FAULTS,
    SATISFACTIONS,
    STATES,
    WAYS,
    WIDTHS,
)
from bot.templates.en.order_words import day_and_time, mentions, short
from rules.interviews.filling import Field
from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction, Way
from rules.notifications.interview_cards import (
    AnswerTaken,
    CardMoved,
    EarlierLine,
    InterviewCard,
    InterviewDone,
    InterviewMemory,
    InterviewWordsWanted,
    Menu,
    Offer,
    Option,
    PromiseLine,
    RecordLines,
    RecordRefused,
    RecordReminder,
    RecordShown,
)
from rules.outgoing import Notification


def interview_card(facts: InterviewCard) -> Page:
    lines = [f"<b>Interview {facts.number}</b> · {STATES[facts.state]}"]
    about = " · ".join(safe(one) for one in (facts.petitioner, facts.case_number) if one)
    if about:
        lines.append(f"Petitioner: {about}")
    if facts.appointment is not None:
        lines += [f"When: {when(facts.appointment)}, {WAYS[facts.appointment.way]}"]
        if facts.appointment.place:
            lines.append(f"Where: {safe(facts.appointment.place)}")
    elif facts.state is InterviewState.OPEN:
        lines.append("When: <b>not arranged</b>")
    lines += _participants(facts)
    if facts.earlier:
        broken = f", promises broken: <b>{facts.broken}</b>" if facts.broken else ""
        lines.append(f"Met before: <b>{facts.earlier}</b>{broken}")
    if facts.menu.is_of_the_record or facts.state not in {InterviewState.OPEN, InterviewState.APPOINTED}:
        lines += ["", *_record(facts.record, facts.missing, is_card=True)]
    lines += [_promise(one) for one in facts.promises]
    if facts.attachments:
        lines.append(f"Files: {facts.attachments}")
    if facts.candidates:
        lines += ["", *_candidates(facts)]
    if hint := _hint(facts):
        lines += ["", hint]
    return Page("\n".join(lines), _rows(facts.options))


def _candidates(facts: InterviewCard) -> Iterator[str]:
    for place, one in enumerate(facts.candidates, start=1):
        yield f"{place}. <b>{safe(one.masked)}</b>, {safe(one.court)}" + ("" if one.count else ", met before")
        yield from (f"    {safe(number)}" for number in one.cases)
        if one.count > len(one.cases):
            yield f"    and {one.count - len(one.cases)} more"
    if facts.more_candidates:
        yield f"{facts.more_candidates} more go by this form; an order that gives the case number leaves no doubt."


def _participants(facts: InterviewCard) -> Iterator[str]:
    leads = [f"{safe(one.label)} {safe(one.name) or '(vacant)'}" for one in facts.participants if one.role == "leads"]
    yield "Met by: " + ", ".join(leads)
    others = [
        f"{safe(one.label)}{' ' + safe(one.name) if one.name else ''}{GUESTS.get(one.role, '')}"
        for one in facts.participants
        if one.role is not ParticipantRole.LEADS
    ]
    if others:
        yield "With: " + ", ".join(others)


def _record(record: RecordLines, missing: tuple[Field, ...], *, is_card: bool) -> Iterator[str]:
    """What is there with a tick, what is required and missing with a ring."""
    values: dict[Field, str] = {
        Field.OUTCOME: OUTCOMES[record.outcome] if record.outcome else "",
        Field.SATISFACTION: SATISFACTIONS[record.satisfaction] if record.satisfaction else "",
        Field.CLAIMS: safe(record.claims),
        Field.REPLY: safe(record.reply),
        Field.FINDINGS: safe(record.findings),
        Field.MET_ON: _day(record.met_on)
        + (f" (appointed for {_day(record.appointed_on)})" if record.appointed_on else ""),
        Field.NUMBER: safe(record.number),
        Field.TAGS: ", ".join(safe(one) for one in record.tags),
        Field.REVISIT_ON: _day(record.revisit_on),
        Field.REVISIT_RESULT: safe(record.revisit_result),
    }
    for field, value in values.items():
        if value:
            yield f"{'✓ ' if is_card else ''}{_begin(FIELDS[field])}: {value}"
        elif field in missing:
            yield f"○ {_begin(FIELDS[field])}"


def _promise(one: PromiseLine) -> str:
    return f"Promise {one.number}, {safe(one.label)}: {safe(one.text)} (until {day_and_time(one.due_at)}, {PROMISES[one.state]})"


def _hint(facts: InterviewCard) -> str:
    if facts.menu is Menu.RECORD and not facts.missing:
        return "Nothing is missing; it can be closed, and corrected until then."
    if facts.menu is Menu.RECORD:
        return f"Still needed: {', '.join(FIELDS[one] for one in facts.missing)}."
    if facts.menu is Menu.MAIN and facts.state is InterviewState.RECORDED and facts.missing:
        return f"The record lacks: {', '.join(FIELDS[one] for one in facts.missing)}."
    return HINTS.get(facts.menu, "")


def _begin(words: str) -> str:
    """The words with a capital, as a line begins."""
    return words[:1].upper() + words[1:]


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def _rows(options: Iterable[Option]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Options of one sort side by side, as many as a telephone shows without cutting their words."""
    rows: list[list[LabelledButton]] = []
    last: Offer | None = None
    for one in options:
        width = WIDTHS.get(one.offer, 3)
        is_together = last is not None and WIDTHS.get(last, 3) == width and len(rows[-1]) < width
        if not is_together:
            rows.append([])
        rows[-1].append(LabelledButton(_label(one), nonce=one.button.nonce))
        last = one.offer
    return tuple(tuple(row) for row in rows)


def _label(one: Option) -> str:
    if one.offer is Offer.RECORD:
        return "Go on recording" if one.is_on else OFFERS[one.offer]
    words = _VALUES[one.offer](one.value) if one.offer in _VALUES and one.value else OFFERS[one.offer]
    ring = "○ " if one.offer in _FILLED_IN else ""
    return f"{'✓ ' if one.is_on else ring}{words}"


def _weekday(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day:%a} {day.day} {day:%b}"


def _guest(value: str) -> str:
    return f"{OFFERS[Offer.GUEST]} {GUESTS[ParticipantRole(value)].strip(' ()')}"


_FILLED_IN = frozenset({Offer.FIELD, Offer.FIELD_WAY, Offer.PROMISE, Offer.ATTACH})
_VALUES: dict[Offer, Callable[[str], str]] = {
    Offer.DAY: _weekday,
    Offer.GUEST: _guest,
    Offer.TIME: str,
    Offer.TAG: str,
    Offer.OWNER: str,
    Offer.CANDIDATE: str,
    Offer.OUTCOME: lambda value: OUTCOMES[Outcome(value)],
    Offer.SATISFACTION: lambda value: SATISFACTIONS[Satisfaction(value)],
    Offer.WAY: lambda value: WAYS[Way(value)],
    Offer.FIELD: lambda value: FIELDS[Field(value)],
}


def record_reminder(facts: RecordReminder) -> Page:
    people = mentions(facts.addressees)
    if not facts.is_begun:
        return Page(
            f"Due: the time of interview <b>{facts.number}</b> ({day_and_time(facts.starts_at)}) is over and nothing is recorded.\n"
            f"{people}send /record {short(facts.number)}, or postpone it with /appoint {short(facts.number)}."
        )
    lacks = (
        f"it lacks: {', '.join(FIELDS[one] for one in facts.missing)}"
        if facts.missing
        else "nothing is missing, but it is not closed"
    )
    writer = f" (what {safe(facts.writer)} wrote is kept)" if facts.writer else " (what was written is kept)"
    return Page(
        f"Due: the record of <b>{facts.number}</b> is not finished, {lacks}{writer}.\n{people}go on with /record {short(facts.number)}."
    )


def record_refused(facts: RecordRefused) -> Page:
    lacks = ", ".join(FIELDS[one] for one in facts.missing)
    return Page(RECORD_FAULTS[facts.fault].format(short=short(facts.number), number=facts.number, missing=lacks))


def interview_words_wanted(facts: InterviewWordsWanted) -> Page:
    wanted = ASKED[facts.about].format(owner=safe(facts.owner))
    return Page(f"{mentions((facts.addressee,))}{facts.number}: {wanted}", awaits_reply=True)


def interview_memory(facts: InterviewMemory) -> Page:
    who = safe(facts.petitioner) if facts.petitioner else "this case"
    lines = [f"<b>{facts.number}: earlier interviews</b> with {who}: {len(facts.lines) + facts.left_out}"]
    if facts.left_out:
        lines.append(f"({facts.left_out} older ones are not listed)")
    lines += [_earlier(one) for one in facts.lines]
    return Page("\n".join(lines))


def _earlier(one: EarlierLine) -> str:
    outcome = OUTCOMES[one.outcome] if one.outcome else STATES[one.state]
    counted = ((one.broken, "<b>{} broken</b>"), (one.kept, "{} kept"), (one.pending, "{} not due"))
    promises = ", ".join(words.format(number) for number, words in counted if number)
    return f"• {_day(one.on)}, {safe(one.court)}, {one.number}\n  {outcome}" + (
        f"; promises: {promises}" if promises else ""
    )


def record_shown(facts: RecordShown) -> Page:
    writer = f" by {safe(facts.writer)}" if facts.writer else ""
    return Page("\n".join([f"<b>{facts.number}: record</b>{writer}", *_record(facts.record, (), is_card=False)]))


def card_moved(facts: CardMoved) -> Page:
    return Page(f"The interview card of {facts.number} is further down.")


def answer_taken(facts: AnswerTaken) -> Page:
    field = FIELDS[facts.about]
    return Page(
        f"✓ Taken down as “{field}” in {facts.number}. If it was no answer, send /record {short(facts.number)} and fill it in anew."
    )


def interview_done(facts: InterviewDone) -> Page:
    if facts.is_closed:
        return Page(f"✓ {facts.number}: the record is closed, the result handed in")
    if facts.is_known:
        return Page(f"The record of {facts.number} has this file already.")
    return Page(f"✓ {facts.number}: taken, {facts.attachments} files now")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    InterviewCard: interview_card,
    RecordReminder: record_reminder,
    RecordRefused: record_refused,
    InterviewWordsWanted: interview_words_wanted,
    InterviewMemory: interview_memory,
    RecordShown: record_shown,
    AnswerTaken: answer_taken,
    CardMoved: card_moved,
    InterviewDone: interview_done,
}
