"""What the owner decides about lights and about the burden that groups may be given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LightPolicy:
    """After how many workdays a light changes.

    `near`: a deadline within so many is blue. `slow`: no word for so many is yellow; so is no 签收 for `unacknowledged`.
    Raises ValueError for less than one.
    """

    near: int = 3
    slow: int = 5
    unacknowledged: int = 2

    def __post_init__(self) -> None:
        if min(self.near, self.slow, self.unacknowledged) < 1:
            raise ValueError("near, slow and unacknowledged are workdays, at least 1")


@dataclass(frozen=True, slots=True)
class BurdenPolicy:
    """What a court's group may get in a day before the office is warned: messages, and among them demands (提醒、催办、督办函)."""

    messages_a_day: int = 15
    demands_a_day: int = 5
