"""督办函 in three colours, one matter to a letter, each only after the one below has failed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.ladder.values import Clock, DueStep, Ladder, Rung


class Colour(StrEnum):
    """From the mildest up."""

    BLUE = "blue"  # 提醒单
    ORANGE = "orange"  # 预警单
    RED = "red"  # 督办单


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """提醒单〔2026〕12号: counted within colour and year."""

    colour: Colour
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was issued with a step of a party's ladder."""

    id: int
    number: LetterNumber
    party_id: int
    step_key: str
    issued_at: datetime


def letter_steps(ladder: Ladder) -> frozenset[int]:
    """The steps of the completion clock with which letters go.

    These are the last reminder before the deadline, every 督办函, and the next step after the last of these that needs nobody's
    release. A ladder without 督办函 sends no letters.
    """
    steps = ladder.completion
    reminders = [number for number, step in enumerate(steps) if step.rung is Rung.REMIND]
    letters = [number for number, step in enumerate(steps) if step.rung is Rung.SUPERVISION_LETTER]
    if not letters:
        return frozenset()
    following = [number for number, step in enumerate(steps) if number > letters[-1] and not step.rung.needs_release]
    return frozenset([*reminders[-1:], *letters, *following[:1]])


def colour_of(ladder: Ladder, step: DueStep, before: Iterable[Letter]) -> Colour | None:
    """The colour of the letter that goes with the step; None where none does.

    A share begins with blue whatever the step, and anew with every deadline; after red there is nothing above. A step that is
    repeated, or done again, sends one letter.
    """
    if (
        step.clock is not Clock.COMPLETION
        or step.number not in letter_steps(ladder)
        or "." in step.key.rpartition(":")[2]
    ):
        return None
    stem = step.key.rpartition(":")[0]
    had = [
        letter for letter in before if letter.party_id == step.party_id and letter.step_key.rpartition(":")[0] == stem
    ]
    if any(letter.step_key == step.key for letter in had):
        return None
    colours = list(Colour)
    return colours[len(had)] if len(had) < len(colours) else None
