"""Time limits that go by a name: the clocks of the petition rules and of the courts' own quick procedures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from rules.offsets import moment_after, parse_offset
from rules.working_time import CourtTime


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A deadline by its name, counted from when the order was given; `source` says where it comes from.

    Raises ValueError for a span that cannot be read, or an empty name.
    """

    name: str
    within: str
    source: str = ""

    def __post_init__(self) -> None:
        parse_offset(self.within)
        if not self.name.strip():
            raise ValueError("a time limit needs a name")

    def deadline(self, given_at: datetime, court_time: CourtTime, close_of_business: time) -> datetime:
        """Close of business on its last day; the day on which the order was given is not counted."""
        day = moment_after(given_at, parse_offset(self.within), court_time).date()
        return datetime.combine(day, close_of_business, court_time.zone)


_PETITIONS = "法〔2021〕227号"
TIME_LIMITS = (
    TimeLimit("5个工作日登记", "+5 working days", _PETITIONS),
    TimeLimit("30日办结", "+30 days", _PETITIONS),
    TimeLimit("15个工作日甄别", "+15 working days", _PETITIONS),
    TimeLimit("当日办", "+0 days"),
    TimeLimit("五日办", "+5 days"),
    TimeLimit("两周办", "+14 days"),
    TimeLimit("一月办", "+30 days"),
)
"""The defaults of the policy file. 法〔2021〕227号: registered and given to somebody within 5 working days, closed and the visitor
told within 30 days, matters of lower courts screened within 15 working days (articles 4 to 6)."""


def named_in(text: str, limits: Iterable[TimeLimit]) -> TimeLimit | None:
    """The time limit that the words name, the longest name first; 15日办结 does not name 5日办结."""
    for limit in sorted(limits, key=lambda one: -len(one.name)):
        if re.search(rf"(?<![0-9一二三四五六七八九十百两]){re.escape(limit.name)}", text):
            return limit
    return None
