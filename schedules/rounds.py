"""What the clock wakes: jobs that look for due rows. Their timing carries no truth; a missed round loses nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rules.policy import Policy
from storage.database import Database


class Alarm(Protocol):
    def __call__(self, what: str, **facts: object) -> None:
        """Tell the operators. `what` is one of a few names; the facts carry no text of messages and no secrets."""


@dataclass(frozen=True)
class Round:
    """One waking: the moment, and what a job leans on. Each job opens its own units of work.

    `last_answer`: when Telegram last answered the question for news; None where nobody asks. `all_is_well` is called after
    every self-check that found nothing.
    """

    now: datetime
    new_code: Callable[[], str]
    database: Database
    policy: Policy
    alarm: Alarm
    last_answer: datetime | None = None
    all_is_well: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Job:
    """A named piece of work that is done every so many seconds; `at_start` also before anything leaves after a start."""

    name: str
    every_seconds: float
    run: Callable[[Round], Awaitable[None]]
    at_start: bool = False
