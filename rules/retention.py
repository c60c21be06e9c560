"""What the owner decides about personal data: how long it is kept, and how long a full name stays on a screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonalDataPolicy:
    """A full name that was asked for stands in the private chat for so many minutes."""

    full_name_minutes: int = 5

    def __post_init__(self) -> None:
        if not 1 <= self.full_name_minutes <= 60:  # noqa: PLR2004 - Telegram lets a bot delete for 48 hours; nobody reads for one
            raise ValueError("full_name_minutes must be from 1 to 60")
