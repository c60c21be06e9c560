"""Whether messages still come in, are still handled, and still go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Part(StrEnum):
    """What may come to a stop."""

    INTAKE = "intake"
    HANDLING = "handling"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Signs:
    """Since when each part has given no sign of life although it should have; None where all is well.

    `intake`: the last answer of Telegram to the question for news. `handling`: the oldest update that should have been
    handled. `delivery`: the oldest message that should have left, if none has left since.
    """

    intake: datetime | None = None
    handling: datetime | None = None
    delivery: datetime | None = None

    def of(self, part: Part) -> datetime | None:
        return {Part.INTAKE: self.intake, Part.HANDLING: self.handling, Part.DELIVERY: self.delivery}[part]


@dataclass(frozen=True, slots=True)
class Standstill:
    """A part that stands still since a moment; so many of the owner's spans have passed."""

    part: Part
    since: datetime
    spans: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What is new since the last look: parts that stand still (longer), and parts that work again."""

    begun: tuple[Standstill, ...] = ()
    ended: tuple[Standstill, ...] = ()


def standing(signs: Signs, now: datetime, spans: tuple[timedelta, ...]) -> dict[Part, Standstill]:
    """The parts that have stood still for at least the first span."""
    found = {}
    for part in Part:
        since = signs.of(part)
        passed = sum(now - since >= span for span in spans) if since is not None else 0
        if since is not None and passed:
            found[part] = Standstill(part, since, passed)
    return found


def compare(known: Mapping[Part, Standstill], present: Mapping[Part, Standstill]) -> Findings:
    """Each span that passes is news once; so is the end."""
    begun = tuple(one for part, one in present.items() if part not in known or one.spans > known[part].spans)
    return Findings(begun, tuple(one for part, one in known.items() if part not in present))
