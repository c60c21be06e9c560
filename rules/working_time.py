"""When people work and when they are left alone."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The spells of a working day, in order, in court time."""

    spells: tuple[tuple[time, time], ...] = ((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From the evening until the next morning nobody is reminded; rest days are quiet all day when `on_rest_days`."""

    start: time = time(21, 30)
    end: time = time(7, 30)
    on_rest_days: bool = True
