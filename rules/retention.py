"""What the owner decides about personal data: how long it is kept, and how long a full name stays on a screen."""

from dataclasses import dataclass, fields

_LONGEST_MINUTES = 60


@dataclass(frozen=True, slots=True)
class PersonalDataPolicy:
    """Days after which something is forgotten, by what it is.

    `inbox_days`: updates of Telegram, handled or set aside. `outbox_days`: the facts of messages. `drafts_days`: drafts and
    questions that are over. `corrections_days`: readings that people corrected. `orders_days`: every word of orders that are
    closed or cancelled, and of their interviews. A full name that was asked for stands in the private chat for
    `full_name_minutes`.
    """

    full_name_minutes: int = 5
    inbox_days: int = 30
    outbox_days: int = 90
    drafts_days: int = 90
    corrections_days: int = 365
    orders_days: int = 1825

    def __post_init__(self) -> None:
        if any(getattr(self, field.name) < 1 for field in fields(self)):
            raise ValueError("every span must be at least 1")
        if self.full_name_minutes > _LONGEST_MINUTES:
            raise ValueError("full_name_minutes must be at most 60")
