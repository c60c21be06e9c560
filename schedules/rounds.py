"""What the clock wakes: jobs that look for due rows. Their timing carries no truth; a missed round loses nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from rules.policy import Policy
from storage.database import Database


@dataclass(frozen=True)
class Round:
    """One waking: the moment, and what a job leans on. Each job opens its own units of work."""

    now: datetime
    new_code: Callable[[], str]
    database: Database
    policy: Policy


@dataclass(frozen=True, slots=True)
class Job:
    """A named piece of work that is done every so many seconds."""

    name: str
    every_seconds: float
    run: Callable[[Round], Awaitable[None]]
