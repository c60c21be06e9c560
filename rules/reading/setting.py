"""What surrounds the names of a message: the courts that it names, addresses and answers."""

from typing import NamedTuple

from rules.reading.lexicon import Lexicon
from rules.reading.values import Message


class Setting(NamedTuple):
    """What surrounds the names: the message, the courts that it names anywhere, and the courts already addressed."""

    message: Message
    lexicon: Lexicon
    mentioned: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    """The courts of the message that is answered; they decide between courts of one name, and nothing else."""

    def after(self, addressed: tuple[str, ...]) -> "Setting":
        """The same, once these courts are addressed."""
        if addressed == self.addressed:
            return self
        return Setting(self.message, self.lexicon, self.mentioned, addressed, self.quoted)

    @property
    def sender_courts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([post.court_code for post in self.message.sender_posts]))

    def is_ours_or_above(self, code: str) -> bool:
        """Whether the court is the speaker's own, or one to which he reports."""
        courts = self.lexicon.courts
        return any(code == own or courts.is_above(code, own) for own in self.sender_courts)

    @property
    def home(self) -> str | None:
        """The court whose group it is, or else the sender's court."""
        return self.message.chat_court or (self.sender_courts[0] if self.sender_courts else None)
