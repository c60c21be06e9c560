"""Interviews as rows and back."""

from collections.abc import Iterable
from typing import Any

from rules.interviews.values import Appointment, Attachment, Interview, Participant, Promise, Record
from storage.tables.interviews import AttachmentRow, InterviewRow, ParticipantRow, PromiseRow

_PLAIN = (
    "order_id",
    "court_code",
    "source",
    "draw",
    "created_at",
    "uid",
    "case_number",
    "masked_petitioner",
    "state",
    "recorded_by",
    "closed_at",
    "next_reminder_at",
    "version",
)
_RECORD = ("met_on", "outcome", "satisfaction", "revisit_on")
_SEALED_RECORD = ("claims", "findings", "reply", "revisit_result")
_PARTICIPANT = ("role", "court_code", "post_role", "person_id")
_PROMISE = ("number", "label", "court_code", "post_role", "person_id", "due_at", "order_id")
_ATTACHMENT = ("number", "file_id", "sha256", "suffix", "size", "added_by", "added_at")


def interview_values(interview: Interview) -> dict[str, Any]:
    """The columns of the row, without its id, before they are sealed."""
    one = interview.appointment
    return {
        **{field: getattr(interview, field) for field in (*_PLAIN, "petitioner")},
        **{field: getattr(interview.record, field) for field in (*_RECORD, *_SEALED_RECORD)},
        "record_number": interview.record.number,
        "starts_at": one.starts_at if one else None,
        "minutes": one.minutes if one else None,
        "place": one.place if one else "",
        "way": one.way if one else None,
        "sequence": one.sequence if one else 0,
        "postponed_reason": one.reason if one else "",
    }


def to_interview(
    row: InterviewRow,
    opened: dict[str, Any],
    *,
    participants: Iterable[Participant],
    promises: Iterable[Promise],
    attachments: Iterable[Attachment],
    tags: Iterable[str],
) -> Interview:
    """The interview; `opened` are the texts of the row's sealed columns."""
    return Interview(
        id=row.id or 0,
        petitioner=opened["petitioner"],
        appointment=_to_appointment(row, opened),
        record=Record(
            number=row.record_number,
            tags=tuple(tags),
            **{field: getattr(row, field) for field in _RECORD},
            **{field: opened[field] for field in _SEALED_RECORD},
        ),
        participants=tuple(participants),
        promises=tuple(promises),
        attachments=tuple(attachments),
        **{field: getattr(row, field) for field in _PLAIN},
    )


def _to_appointment(row: InterviewRow, opened: dict[str, Any]) -> Appointment | None:
    if row.starts_at is None or row.way is None or row.minutes is None:
        return None
    return Appointment(row.starts_at, opened["place"], row.way, row.minutes, row.sequence, opened["postponed_reason"])


def participant_values(one: Participant) -> dict[str, Any]:
    """The columns of the row, before they are sealed."""
    return {field: getattr(one, field) for field in (*_PARTICIPANT, "label")}


def to_participant(row: ParticipantRow, opened: dict[str, Any]) -> Participant:
    """The participant; `opened` has the label."""
    return Participant(label=opened["label"], **{field: getattr(row, field) for field in _PARTICIPANT})


def promise_values(one: Promise) -> dict[str, Any]:
    """The columns of the row, before they are sealed."""
    return {field: getattr(one, field) for field in (*_PROMISE, "text")}


def to_promise(row: PromiseRow, opened: dict[str, Any]) -> Promise:
    """The promise; `opened` has its text."""
    return Promise(text=opened["text"], **{field: getattr(row, field) for field in _PROMISE})


def attachment_values(one: Attachment) -> dict[str, Any]:
    return {field: getattr(one, field) for field in _ATTACHMENT}


def to_attachment(row: AttachmentRow) -> Attachment:
    return Attachment(**{field: getattr(row, field) for field in _ATTACHMENT})
