"""What the owner decides about appointments and records."""

from dataclasses import dataclass
from datetime import time

from rules.offsets import Offset, parse_offset


@dataclass(frozen=True, slots=True)
class AppointmentPolicy:
    """How long an interview is taken to last, which times are offered, and when people are reminded of it.

    `remind` counts from the beginning of the interview, `record_due` from its end, `record_again` from the reminder before.
    `tags` are the common problems that are offered; another one can be typed. Raises ValueError for an offset that cannot
    be read, or for a length that is none.
    """

    minutes: int = 60
    times: tuple[time, ...] = (time(9, 0), time(10, 0), time(14, 0), time(15, 0))
    remind: str = "-1 working day, 08:30"
    record_due: str = "+1 working day, 08:30"
    record_again: str = "+3 working days, 08:30"
    tags: tuple[str, ...] = ("查控难", "财产处置慢", "下落不明", "案款发放慢", "判项不明", "沟通不及时")

    def __post_init__(self) -> None:
        for offset in (self.remind, self.record_due, self.record_again):
            parse_offset(offset)
        if not 1 <= self.minutes <= 24 * 60:
            raise ValueError("minutes must be from 1 to 1440")

    @property
    def reminder(self) -> Offset:
        return parse_offset(self.remind)

    @property
    def first_request(self) -> Offset:
        return parse_offset(self.record_due)

    @property
    def next_request(self) -> Offset:
        return parse_offset(self.record_again)
