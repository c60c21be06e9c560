"""Every message of interviews, in both languages: within Telegram's limits, no markup from people, nothing without words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from bot.templates import Locale, render
from bot.templates.numbers import visible_length
from rules.interviews.appointing import AppointmentFault, Clash
from rules.interviews.filling import Field, RecordFault
from rules.interviews.memory import PromiseState
from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction, Way
from rules.notifications import interview_appointments, interview_cards
from rules.notifications.interview_appointments import (
    AppointmentLine,
    AppointmentMade,
    AppointmentRefused,
    AppointmentReminder,
    AppointmentWithdrawn,
    CalendarEntry,
)
from rules.notifications.interview_cards import (
    AnswerTaken,
    CandidateLine,
    CardMoved,
    EarlierLine,
    InterviewCard,
    InterviewDone,
    InterviewMemory,
    InterviewWordsWanted,
    Menu,
    Offer,
    Option,
    ParticipantLine,
    PromiseLine,
    RecordLines,
    RecordRefused,
    RecordReminder,
    RecordShown,
    Wish,
)
from rules.notifications.orders import Addressee
from rules.outgoing import Button, Notification

HOSTILE = "<a href='x'>&"
AT = datetime(2026, 12, 3, 1, 0, tzinfo=UTC)
NUMBER = "督2026-0123"
LINE = AppointmentLine(AT, HOSTILE, Way.ON_SITE, is_rest_day=True, reason=HOSTILE)
ENTRY = CalendarEntry("code@duban", 3, AT, AT, AT, HOSTILE, NUMBER)
RECORD = RecordLines(
    date(2026, 12, 3),
    Outcome.EXPLAINED,
    Satisfaction.NO_ANSWER,
    HOSTILE,
    HOSTILE,
    HOSTILE,
    HOSTILE,
    date(2027, 1, 15),
    HOSTILE,
    (HOSTILE, HOSTILE),
)
PEOPLE = tuple(ParticipantLine(role, HOSTILE, HOSTILE) for role in ParticipantRole)
CARD = InterviewCard(
    number=NUMBER,
    state=InterviewState.RECORDED,
    petitioner=HOSTILE,
    case_number=HOSTILE,
    appointment=LINE,
    participants=PEOPLE,
    earlier=3,
    broken=2,
    record=RECORD,
    promises=tuple(PromiseLine(NUMBER, HOSTILE, HOSTILE, AT, state) for state in PromiseState),
    attachments=2,
    missing=(Field.REPLY,),
)
SAMPLES: tuple[Notification, ...] = (
    *(replace(CARD, menu=menu, state=state) for menu, state in product(Menu, InterviewState)),
    replace(CARD, record=RecordLines(), appointment=None, missing=tuple(Field), state=InterviewState.OPEN),
    AppointmentMade(NUMBER, HOSTILE, LINE, (HOSTILE,), (HOSTILE,), HOSTILE, is_change=True, calendar=ENTRY),
    AppointmentMade(NUMBER, None, LINE, (HOSTILE,), (), "", is_change=False),
    AppointmentWithdrawn(NUMBER, AT, replace(ENTRY, is_withdrawn=True)),
    AppointmentWithdrawn(NUMBER, AT, replace(ENTRY, is_withdrawn=True), HOSTILE),
    AppointmentReminder(NUMBER, HOSTILE, LINE, 3, 2, ENTRY),
    RecordReminder(NUMBER, AT, is_begun=True, missing=(Field.REPLY,), writer=HOSTILE, addressees=(Addressee(HOSTILE),)),
    RecordReminder(NUMBER, AT, is_begun=False, missing=(), addressees=(Addressee(HOSTILE, 7),)),
    *(AppointmentRefused(fault, NUMBER, (Clash(HOSTILE, NUMBER, AT),)) for fault in AppointmentFault),
    *(RecordRefused(fault, NUMBER, (Field.REPLY,)) for fault in RecordFault),
    *(InterviewWordsWanted(NUMBER, wish, Addressee(HOSTILE), HOSTILE) for wish in Wish),
    *(
        InterviewWordsWanted(NUMBER, field, Addressee(HOSTILE))
        for field in Field
        if field not in {Field.OUTCOME, Field.SATISFACTION}
    ),
    *(
        InterviewMemory(NUMBER, HOSTILE, (EarlierLine(NUMBER, HOSTILE, AT.date(), state, None, 1, 2, 3),), 4)
        for state in InterviewState
    ),
    *(
        InterviewMemory(NUMBER, None, (EarlierLine(NUMBER, HOSTILE, AT.date(), InterviewState.CLOSED, one, 0, 0, 0),))
        for one in Outcome
    ),
    RecordShown(NUMBER, RECORD, HOSTILE),
    *(AnswerTaken(NUMBER, field) for field in Field),
    CardMoved(NUMBER, 7),
    replace(
        CARD,
        candidates=(CandidateLine(HOSTILE, HOSTILE, (HOSTILE,), 40), CandidateLine(HOSTILE, HOSTILE, (), 0)),
        more_candidates=3,
    ),
    InterviewDone(NUMBER, is_closed=True),
    InterviewDone(NUMBER, is_known=True),
    InterviewDone(NUMBER, attachments=3),
)


@pytest.mark.parametrize("locale", list(Locale))
def test_what_people_typed_becomes_no_markup(locale: Locale) -> None:
    """Names, places, reasons, claims and replies are shown as they were typed, in every message."""
    assert {type(one) for one in SAMPLES} == {*interview_appointments.ALL, *interview_cards.ALL}
    for facts in SAMPLES:
        text = render(facts, locale).text
        assert "<a href='x'" not in text, type(facts)
        assert len(text) > 5


OPTIONS = {
    Offer.DAY: "2026-12-03",
    Offer.TIME: "09:00",
    Offer.OUTCOME: Outcome.PAID,
    Offer.SATISFACTION: Satisfaction.FAIRLY,
    Offer.WAY: Way.VIDEO,
    Offer.FIELD: Field.CLAIMS,
    Offer.GUEST: ParticipantRole.WITNESSES,
    Offer.TAG: "查控难",
    Offer.OWNER: "甘井子法院院长",
}


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("is_on", [True, False])
def test_every_button_has_words_that_fit(locale: Locale, is_on: bool) -> None:  # noqa: FBT001 - a column of the table
    """Whatever it stands for; those side by side are as many as a telephone shows."""
    options = tuple(Option(offer, Button("interview_menu", "nonce"), OPTIONS.get(offer, ""), is_on) for offer in Offer)

    rows = render(replace(CARD, options=options), locale).buttons

    labels = [button.label for row in rows for button in row]
    assert len(labels) == len(Offer)
    assert all(label.strip() for label in labels)
    assert max(len(row) for row in rows) <= 4


@pytest.mark.parametrize("locale", list(Locale))
def test_the_fullest_card_fits_into_one_message(locale: Locale) -> None:
    """Eight promises, a dozen people, every text as long as it may be on a card."""
    long = "长" * 61
    full = replace(
        CARD,
        participants=tuple(
            ParticipantLine(ParticipantRole.ATTENDS, "辽宁省大连海事法院执行局长", "欧阳建国") for _ in range(12)
        ),
        record=replace(
            RECORD,
            claims=long,
            findings=long,
            reply=long,
            revisit_result=long,
            tags=("评估拍卖周期长而又长之问题",) * 12,
        ),
        promises=tuple(PromiseLine(NUMBER, long[:20], long, AT, PromiseState.BROKEN) for _ in range(8)),
    )

    assert visible_length(render(full, locale).text) <= 4096


@pytest.mark.parametrize("locale", list(Locale))
def test_a_whole_record_fits_into_one_message(locale: Locale) -> None:
    """Four texts of the length at which they are cut."""
    long = "长" * 701
    record = replace(RECORD, claims=long, findings=long, reply=long, revisit_result=long)

    assert visible_length(render(RecordShown(NUMBER, record, "欧阳建国"), locale).text) <= 4096


@pytest.mark.parametrize("locale", list(Locale))
def test_an_invitation_with_everybody_fits_under_its_file(locale: Locale) -> None:
    """A caption has 1,024 characters."""
    people = tuple("辽宁省大连海事法院执行局长 欧阳建国" for _ in range(12))
    made = AppointmentMade(
        NUMBER,
        "欧阳某",
        replace(LINE, place="长" * 60, reason="长" * 200),
        people,
        people,
        "欧阳建国",
        is_change=True,
        calendar=ENTRY,
    )

    assert visible_length(render(made, locale).text) <= 1024
