"""A meeting, its speakers and their speeches, as they are kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rules.bulletins.ratio import Ratio
from rules.bulletins.values import BulletinName, Measure


class Speaks(StrEnum):
    """What a president is called up for."""

    EXPERIENCE = "experience"  # 介绍经验: of the first
    SELF_CRITICISM = "self_criticism"  # 检讨: of the last


class MeetingState(StrEnum):
    PREPARED = "prepared"  # laid before the office
    CALLED = "called"  # the invitations are out
    HELD = "held"  # its minutes are kept
    DROPPED = "dropped"  # the office did not call it


class Talk(StrEnum):
    """Whether a president is called in for a talk (约谈); only a person of the office decides."""

    PROPOSED = "proposed"
    RELEASED = "released"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One published bulletin that named the court among the first or the last; `named` is how many places it named at each end."""

    number: int
    bulletin: BulletinName
    place: int
    ranked: int
    named: int
    value: Ratio


@dataclass(frozen=True, slots=True)
class Speech:
    """A file that was handed in; `hash` is the SHA-256 of its bytes, `file_id` is how Telegram finds it again."""

    file_id: str
    file_name: str
    hash: str
    by_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Speaker:
    """A basic court whose president speaks; `number` is the order of speaking, from 1.

    `run` is for how many published bulletins in a row the court was named where it is. `target` is what it has to reach, for the last.
    `talk` is given where the court was among the last too often. `order_number` is that of its rectification order.
    """

    number: int
    court_code: str
    court_name: str
    speaks: Speaks
    place: int
    value: Ratio
    run: int
    target: Ratio | None = None
    speech: Speech | None = None
    talk: Talk | None = None
    talk_by: str = ""
    order_number: str = ""


@dataclass(frozen=True)
class Meeting:
    """One meeting, prepared from a published bulletin. `id` 0 until it is kept."""

    id: int
    held_at: datetime
    speeches_by: datetime
    bulletin_key: str
    bulletin_number: int
    bulletin: BulletinName
    measure: Measure
    speakers: tuple[Speaker, ...]
    rectify_by: date
    state: MeetingState = MeetingState.PREPARED
    called_by: int | None = None
    minutes: str = ""

    def speaking(self, speaks: Speaks) -> tuple[Speaker, ...]:
        return tuple(one for one in self.speakers if one.speaks is speaks)

    def speaker(self, court_code: str) -> Speaker | None:
        return next((one for one in self.speakers if one.court_code == court_code), None)

    @property
    def without_speech(self) -> tuple[Speaker, ...]:
        return tuple(one for one in self.speakers if one.speech is None)

    def with_speaker(self, changed: Speaker) -> "Meeting":
        """The meeting with this speaker in place of the one of the same court."""
        speakers = (changed if one.court_code == changed.court_code else one for one in self.speakers)
        return replace(self, speakers=tuple(speakers))


class NoMeeting(StrEnum):
    """Why no meeting is prepared, or nothing is done with one."""

    NO_TIME = "no_time"  # the words name none, or a past one
    NO_BULLETIN = "no_bulletin"
    NOBODY_NAMED = "nobody_named"  # the bulletin does not rank, or all are equal
    UNKNOWN = "unknown"  # no such meeting, or none that it could be
    SETTLED = "settled"  # somebody else pressed first
    NOT_IN_ROSTER = "not_in_roster"  # an administrator without a post cannot issue orders
    NO_WORDS = "no_words"
    NONE_CALLED = "none_called"  # no meeting whose invitations are out
    NOT_HELD_YET = "not_held_yet"  # there are no minutes of what has not happened
    TOO_LATE = "too_late"
    BULLETIN_GONE = "bulletin_gone"  # the bulletin that it rests on was corrected or withdrawn since
    NOT_IN_A_ROW = "not_in_a_row"  # because of a correction or withdrawal the court was not among the last so often
