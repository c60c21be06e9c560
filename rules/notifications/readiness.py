"""体检, as the office reads it."""

from dataclasses import dataclass
from typing import ClassVar

from rules.outgoing import Notification
from rules.readiness import GeneralLack, Readiness, Unready, pages


@dataclass(frozen=True, slots=True)
class ReadinessReport(Notification):
    """One page of the list of courts that are not ready; the first one has the sums and what concerns all courts."""

    kind: ClassVar[str] = "readiness_report"

    page: int
    page_count: int
    court_count: int
    ready_count: int
    general: tuple[GeneralLack, ...]
    unready: tuple[Unready, ...]


def reports(found: Readiness) -> tuple[ReadinessReport, ...]:
    """The check as messages, in order."""
    cut = pages(found.unready)
    return tuple(
        ReadinessReport(
            page=number,
            page_count=len(cut),
            court_count=found.court_count,
            ready_count=found.ready_count,
            general=found.general if number == 1 else (),
            unready=unready,
        )
        for number, unready in enumerate(cut, start=1)
    )


ALL: tuple[type[Notification], ...] = (ReadinessReport,)
