"""What was to be said about an order and did not arrive, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Cause(StrEnum):
    """Why a message did not arrive."""

    NOT_ENROLLED = "not_enrolled"
    BLOCKED = "blocked"
    NOT_IN_GROUP = "not_in_group"
    TOO_LATE = "too_late"
    UNCERTAIN = "uncertain"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that did not arrive; `to` is the group's title or the person's name."""

    at: datetime
    to: str
    cause: Cause
