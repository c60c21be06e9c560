"""What surrounds the names of a message: the courts that it names, addresses and answers."""

from typing import NamedTuple

from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
from rules.reading.normal import normal
from rules.reading.parsing import Parsed
from rules.reading.pieces import Token, letters_of
from rules.reading.tokens import tokens
from rules.reading.values import Message, Party
from rules.reading.vocabulary import COURT_NAMES

_LONGEST_QUOTE = 400


class Setting(NamedTuple):
    """What surrounds the names: the message, the courts that it names anywhere, and the courts already addressed."""

    message: Message
    lexicon: Lexicon
    text: str
    """The message in one way of writing, in which the names have their places."""
    sender_courts: tuple[str, ...]
    mentioned: tuple[str, ...]
    quoted: tuple[str, ...]
    """The courts of the message that is answered; they decide between courts of one name, and nothing else."""
    known: dict[int, tuple[Item, tuple[str, ...] | None, Party]]
    """Who is meant by the items that were looked up already, and with which courts addressed; None if that is all one."""
    addressed: tuple[str, ...] = ()

    @classmethod
    def of(cls, parsed: Parsed, message: Message, lexicon: Lexicon) -> "Setting":
        """What surrounds the names of the message before anybody is addressed."""
        senders = tuple(dict.fromkeys([post.court_code for post in message.sender_posts]))
        mentioned = _mentioned_courts(parsed.tokens, parsed.letters)
        return cls(message, lexicon, parsed.text, senders, mentioned, _quoted_courts(message, lexicon), {})

    def after(self, addressed: tuple[str, ...]) -> "Setting":
        """The same, once these courts are addressed."""
        if addressed == self.addressed:
            return self
        return Setting(*self[:-1], addressed)

    def is_ours_or_above(self, code: str) -> bool:
        """Whether the court is the speaker's own, or one to which he reports."""
        courts = self.lexicon.courts
        return any(code == own or courts.is_above(code, own) for own in self.sender_courts)

    @property
    def home(self) -> str | None:
        """The court whose group it is, or else the sender's court."""
        return self.message.chat_court or (self.sender_courts[0] if self.sender_courts else None)


def _mentioned_courts(said: tuple[Token, ...], letters: str) -> tuple[str, ...]:
    """The courts that the message names anywhere and without doubt; the letters are those of the tokens' sorts."""
    named = zip(letters, said, strict=True)
    codes = [token.value for sort, token in named if sort in COURT_NAMES and not token.is_shared]
    return tuple(dict.fromkeys([one[0] for one in codes if isinstance(one, tuple) and len(one) == 1]))


def _quoted_courts(message: Message, lexicon: Lexicon) -> tuple[str, ...]:
    """The courts that the message speaks of which this one answers."""
    words = normal(message.reply_to.text[:_LONGEST_QUOTE]).text if message.reply_to else ""
    said = tokens(words, lexicon, ()) if words else ()
    return _mentioned_courts(said, letters_of(said))
