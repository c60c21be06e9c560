"""Letting people and groups in by one-time codes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rules.groups import GroupKind
from rules.people import Person


class CodePurpose(StrEnum):
    PERSON = "person"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class EnrolmentPolicy:
    """How long a code lives, and how many wrong ones an account may try before it is locked out for a while."""

    code_life: timedelta = timedelta(hours=24)
    wrong_codes: int = 5
    wrong_codes_within: timedelta = timedelta(minutes=10)
    locked_for: timedelta = timedelta(hours=1)

    def __post_init__(self) -> None:
        if self.code_life > timedelta(hours=24):
            raise ValueError("code_life may be 24h at most: an old code in a chat history must open nothing")


@dataclass(frozen=True, slots=True)
class Code:
    """What a one-time code stands for: a person of the roster, or a kind of group and its court."""

    purpose: CodePurpose
    expires_at: datetime
    created_by: str
    person_id: int | None = None
    group_kind: GroupKind | None = None
    court_code: str | None = None
    used_by: int | None = None


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong codes of one account: how many since when, and until when it is locked out."""

    wrong: int = 0
    since: datetime | None = None
    locked_until: datetime | None = None

    def is_locked(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until


class CodeRefused(StrEnum):
    """Why a code does not help; an expired one and one for another purpose are known, so it is safe to say so."""

    LOCKED = "locked"
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    FOR_A_PERSON = "for_a_person"
    FOR_A_GROUP = "for_a_group"


def judge_code(code: Code | None, purpose: CodePurpose, tries: Tries, now: datetime) -> Code | CodeRefused:
    """The code, if it may be used now for this purpose."""
    if tries.is_locked(now):
        return CodeRefused.LOCKED
    if code is None:
        return CodeRefused.UNKNOWN
    if code.used_by is not None:
        return CodeRefused.USED
    if code.expires_at <= now:
        return CodeRefused.EXPIRED
    if code.purpose is not purpose:
        return CodeRefused.FOR_A_PERSON if code.purpose is CodePurpose.PERSON else CodeRefused.FOR_A_GROUP
    return code


def after_wrong_code(tries: Tries, now: datetime, policy: EnrolmentPolicy) -> Tries:
    """The account's tries after one more wrong code; the last one allowed locks it."""
    is_fresh = tries.since is None or now - tries.since > policy.wrong_codes_within
    tries = Tries(wrong=1, since=now) if is_fresh else replace(tries, wrong=tries.wrong + 1)
    return replace(tries, locked_until=now + policy.locked_for) if tries.wrong >= policy.wrong_codes else tries


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The account now speaks for the person; `old_account` is the one that did before."""

    person: Person
    old_account: int | None = None


@dataclass(frozen=True, slots=True)
class AccountTaken:
    """The account speaks for somebody else already; nobody is two people."""

    person: Person


def decide_enrolment(person: Person, telegram_id: int, bound: Person | None) -> Enrolled | AccountTaken:
    """Whether the account may be bound to the person. `bound` is whom it speaks for already.

    Somebody with a new telephone gets a new code and moves the post to the new account.
    """
    if bound is not None and bound.id != person.id:
        return AccountTaken(bound)
    old_account = person.telegram_id if person.telegram_id != telegram_id else None
    return Enrolled(person, old_account)
