"""The dispatch meeting."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.page import Page, Words, safe
from bot.templates.en.bulletins.names import dated
from bot.templates.en.bulletins.words import last_places, month_day
from bot.templates.numbers import value_text
from rules.bulletins.values import Measure
from rules.dispatch.values import Evidence, Meeting, MeetingState, NoMeeting, Speaker, Speaks, Talk
from rules.notifications.dispatch import (
    CALL_MEETING,
    DROP_MEETING,
    PUBLISH_MINUTES,
    REFUSE_TALK,
    RELEASE_TALK,
    MeetingCalled,
    MeetingCard,
    MeetingRefused,
    MeetingReminded,
    MinutesDrafted,
    MinutesPublished,
    SpeechesMissing,
    SpeechReceived,
    SpeechReminded,
    SpeechRequested,
    TalkCalled,
    TalkProposed,
)
from rules.outgoing import Notification

BUTTONS = Words(
    {
        CALL_MEETING: "Call it",
        DROP_MEETING: "Drop it",
        RELEASE_TALK: "Call in for a talk",
        REFUSE_TALK: "No talk",
        PUBLISH_MINUTES: "Publish the minutes",
    }
)
SPEAKS = {Speaks.EXPERIENCE: "to present what works", Speaks.SELF_CRITICISM: "to answer for the result"}
STATES = {
    MeetingState.PREPARED: "to be called",
    MeetingState.CALLED: "called",
    MeetingState.HELD: "held",
    MeetingState.DROPPED: "dropped",
}
SHORT_HASH = 12


def day_and_time(moment: datetime) -> str:
    return f"{month_day(moment.date())} {moment:%H:%M}"


def value_of(speaker: Speaker, measure: Measure) -> str:
    return value_text(speaker.value.value, measure.unit)


def meeting_card(facts: MeetingCard) -> Page:
    meeting, measure = facts.meeting, facts.meeting.measure
    lines = [
        f"<b>Dispatch meeting no. {meeting.id}</b>: {STATES[meeting.state]}",
        f"When: {day_and_time(meeting.held_at)}",
        f"From {dated(meeting.bulletin)} (no. {meeting.bulletin_number}), {safe(measure.short_en)}",
        "<b>Agenda</b>",
        "1. The figures",
    ]
    for number, speaks in enumerate(Speaks, start=2):
        lines.append(f"{number}. {len(meeting.speaking(speaks))} presidents of basic courts {SPEAKS[speaks]}")
        lines += [speaker_line(one, measure) for one in meeting.speaking(speaks)]
    lines += ["4. What is to be put right", f"Speeches are due by {day_and_time(meeting.speeches_by)}"]
    if any(one.target for one in meeting.speakers):
        lines.append(
            f"Rectification orders go to the last courts when it is called, due {month_day(meeting.rectify_by)}"
        )
    talks = [one for one in meeting.speakers if one.talk is Talk.PROPOSED]
    if talks and meeting.state is MeetingState.PREPARED:
        lines.append(f"Last too often, to be proposed for a talk: {', '.join(safe(one.court_name) for one in talks)}")
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def speaker_line(speaker: Speaker, measure: Measure) -> str:
    parts = [f"place {speaker.place}", value_of(speaker, measure)]
    if speaker.run > 1:
        parts.append(f"{speaker.run} in a row")
    if speaker.target is not None:
        parts.append(f"to reach {value_text(speaker.target.value, measure.unit)}")
    if speaker.order_number:
        parts.append(speaker.order_number)
    mark = f" ✓ {safe(speaker.speech.file_name)}" if speaker.speech else ""
    return f"  ({speaker.number}) {safe(speaker.court_name)} ({', '.join(parts)}){mark}"


def meeting_called(facts: MeetingCalled) -> Page:
    meeting = facts.meeting
    parts = [
        f"Basic courts {SPEAKS[speaks]}: {', '.join(safe(one.court_name) for one in meeting.speaking(speaks))}"
        for speaks in Speaks
    ]
    lines = [
        "<b>Dispatch meeting</b>",
        f"By video, {day_and_time(meeting.held_at)}. All presidents and enforcement directors are asked to attend.",
        f"1. The figures of {dated(meeting.bulletin)}",
        f"2. {parts[0]}",
        f"3. {parts[1]}",
        "4. What is to be put right",
        f"Courts that speak hand in their speech by {day_and_time(meeting.speeches_by)}.",
    ]
    return Page("\n".join(lines))


def speech_requested(facts: SpeechRequested) -> Page:
    speaker = facts.speaker
    lines = [
        f"<b>{safe(speaker.court_name)}: the president is asked {SPEAKS[speaker.speaks]} at the dispatch meeting</b>",
        f"{day_and_time(facts.held_at)}, speaker no. {speaker.number}.",
        f"{dated(facts.bulletin)}: {safe(facts.measure.short_en)} {value_of(speaker, facts.measure)}, place {speaker.place}.",
        f"Hand in the speech by {day_and_time(facts.speeches_by)}: answer this message with the file, or caption it /speech.",
    ]
    if speaker.order_number:
        lines.append(f"What is to be put right is in {speaker.order_number}.")
    return Page("\n".join(lines))


def speech_reminded(facts: SpeechReminded) -> Page:
    return Page(
        f"The speech of {safe(facts.court)} has not been handed in; it is due by {day_and_time(facts.speeches_by)}."
    )


def speech_received(facts: SpeechReceived) -> Page:
    late = " (after the deadline)" if facts.is_late else ""
    again = ", in place of the one before" if facts.replaces else ""
    return Page(
        f"Received the speech of {safe(facts.court)}: {safe(facts.file_name)}{again}{late}\n"
        f"fingerprint <code>{facts.hash[:SHORT_HASH]}</code>"
    )


def speeches_missing(facts: SpeechesMissing) -> Page:
    courts = ", ".join(safe(one) for one in facts.courts)
    return Page(f"Dispatch meeting of {day_and_time(facts.held_at)}: speeches are overdue from {courts}.")


def meeting_reminded(facts: MeetingReminded) -> Page:
    if facts.court:
        return Page(
            f"Dispatch meeting today at {facts.held_at:%H:%M}; {safe(facts.court)} speaks as no. {facts.number}."
        )
    return Page(f"Dispatch meeting today at {facts.held_at:%H:%M}.")


def evidence_lines(evidence: tuple[Evidence, ...], measure: Measure) -> list[str]:
    return [
        f"· {dated(one.bulletin)} (no. {one.number}): {value_text(one.value.value, measure.unit)}, "
        f"place {one.place} of {one.ranked}"
        for one in evidence
    ]


def in_a_row(evidence: tuple[Evidence, ...]) -> str:
    places = last_places(max((one.named for one in evidence), default=0))
    return f"among the {places} in {len(evidence)} published bulletins in a row"


def talk_proposed(facts: TalkProposed) -> Page:
    if facts.talk is not Talk.PROPOSED:
        by = f" ({safe(facts.by)})" if facts.by else ""
        decision = "is called in for a talk" if facts.talk is Talk.RELEASED else "is not called in for a talk"
        return Page(f"The president of {safe(facts.court)} {decision}{by}.")
    lines = [
        f"<b>Proposed for a talk: president and enforcement director of {safe(facts.court)}</b>",
        f"“{safe(facts.measure.short_en)}”: {in_a_row(facts.evidence)}:",
        *evidence_lines(facts.evidence, facts.measure),
        "The office decides; they are not told before.",
    ]
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def talk_called(facts: TalkCalled) -> Page:
    lines = [
        "<b>Called in for a talk</b>",
        f"President and enforcement director of {safe(facts.court)}, at the high court; the time will be given.",
        f"“{safe(facts.measure.short_en)}”: {in_a_row(facts.evidence)}:",
        *evidence_lines(facts.evidence, facts.measure),
    ]
    return Page("\n".join(lines))


def minutes_text(meeting: Meeting) -> list[str]:
    measure = meeting.measure
    lines = [
        f"<b>Minutes of dispatch meeting no. {meeting.id}</b>",
        f"{day_and_time(meeting.held_at)}, {dated(meeting.bulletin)}.",
    ]
    for speaks in Speaks:
        names = (f"{safe(one.court_name)}{'' if one.speech else ' (no text)'}" for one in meeting.speaking(speaks))
        lines.append(f"Asked {SPEAKS[speaks]}: {', '.join(names)}")
    lines += ["<b>What was said</b>", safe(meeting.minutes)]
    ordered = [one for one in meeting.speakers if one.target and one.order_number]
    if ordered:
        lines.append(f"<b>To be put right</b> by {month_day(meeting.rectify_by)}")
        lines += [
            f"{one.order_number} {safe(one.court_name)}: {value_of(one, measure)} → "
            f"{value_text(one.target.value, measure.unit)}"
            for one in ordered
            if one.target
        ]
    return lines


def minutes_drafted(facts: MinutesDrafted) -> Page:
    lines = minutes_text(facts.meeting)
    if facts.by:
        return Page("\n".join([*lines, f"Published in the command group by {safe(facts.by)}."]))
    return Page(
        "\n".join([*lines, "A draft; send /minutes again to change it."]),
        (BUTTONS.row(facts.buttons),) if facts.buttons else (),
    )


def minutes_published(facts: MinutesPublished) -> Page:
    return Page("\n".join(minutes_text(facts.meeting)))


def meeting_refused(facts: MeetingRefused) -> Page:
    words = {
        NoMeeting.NO_TIME: "Which day and time, still to come? For example: <code>/dispatch 2026-12-10 14:30</code>",
        NoMeeting.NO_BULLETIN: "No bulletin has been published yet, so nobody can be asked to speak.",
        NoMeeting.NOBODY_NAMED: "The newest bulletin does not rank, or all are equal, so nobody can be asked to speak.",
        NoMeeting.UNKNOWN: "There is no such meeting, or it is not your court's.",
        NoMeeting.SETTLED: "Somebody has decided already, see the message above.",
        NoMeeting.NOT_IN_ROSTER: "Calling a meeting issues orders; the office or a leader has to do it in person.",
        NoMeeting.NO_WORDS: "Please send a file, or words. A speech may have 20 MB.",
        NoMeeting.NONE_CALLED: "No meeting waits for its minutes. Prepare one with /dispatch and call it.",
        NoMeeting.NOT_HELD_YET: "The meeting has not been held yet; send /minutes after it.",
        NoMeeting.TOO_LATE: "The meeting is over.",
        NoMeeting.BULLETIN_GONE: (
            "The bulletin that it rests on was corrected or withdrawn. Drop this one and send /dispatch again."
        ),
        NoMeeting.NOT_IN_A_ROW: (
            "After a correction or withdrawal this court was not among the last so often in a row. Press “No talk”."
        ),
    }
    return Page(words[facts.reason])


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MeetingCard: meeting_card,
    MeetingCalled: meeting_called,
    SpeechRequested: speech_requested,
    SpeechReminded: speech_reminded,
    SpeechReceived: speech_received,
    SpeechesMissing: speeches_missing,
    MeetingReminded: meeting_reminded,
    TalkProposed: talk_proposed,
    TalkCalled: talk_called,
    MinutesDrafted: minutes_drafted,
    MinutesPublished: minutes_published,
    MeetingRefused: meeting_refused,
}
