"""Everything that a handler may look at and lean on while it handles one update."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from rules.groups import Group
from rules.outgoing import Recipient
from rules.people import Person, Post, Roster
from rules.policy import Policy
from storage.buttons import OfferedButton
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from rules.reading.lexicon import Lexicon


@dataclass(frozen=True)
class Scene:
    """One moment, one transaction, one speaker. `speaker` is None for whoever is not enrolled; `group` for a private chat."""

    now: datetime
    new_code: Callable[[], str]
    work: UnitOfWork
    roster: Roster
    lexicon: "Lexicon"
    policy: Policy
    speaker: Person | None = None
    group: Group | None = None
    button: OfferedButton | None = None
    admin_ids: frozenset[int] = field(default_factory=frozenset)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts that the speaker holds today, on which authority rests."""
        return self.roster.posts_of(self.speaker.id) if self.speaker else ()

    def place(self, chat_id: int) -> Recipient:
        """Where the update came from: the bound group, else the chat itself."""
        return Recipient(group_id=self.group.id) if self.group else Recipient(chat_id=chat_id)
