"""A message taken apart: tokens, clauses with their moods, and groups of names."""

from dataclasses import dataclass, replace
from functools import cached_property

from rules.deadlines.expressions import Expression, Mark, expressions
from rules.deadlines.values import Moment
from rules.reading.clauses import Clause, clauses
from rules.reading.groups import Group, groups_in
from rules.reading.lexicon import Lexicon
from rules.reading.mending import mended
from rules.reading.moods import Mood, moods_of
from rules.reading.normal import Normal, normal
from rules.reading.pieces import Token
from rules.reading.tokens import tokens
from rules.reading.values import Mention, Message, SpeechAct
from rules.reading.vocabulary import Sort

_CHOSEN = (Mood.ORDER, Mood.WISH, Mood.PLAN)


@dataclass(frozen=True)
class Parsed:
    """The message taken apart. `moods[n]` is the mood of `clauses[n]`; places are those of the normal text."""

    plain: Normal
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    moods: tuple[Mood, ...]
    groups: tuple[Group, ...]

    @property
    def text(self) -> str:
        return self.plain.text

    @cached_property
    def firm_sentences(self) -> frozenset[int]:
        """The sentences in which a clause orders firmly."""
        pairs = zip(self.clauses, self.moods, strict=True)
        return frozenset(clause.sentence for clause, mood in pairs if mood is Mood.ORDER)

    def words(self, span: tuple[int, int]) -> str:
        return self.plain.text[span[0] : span[1]]

    @cached_property
    def letters(self) -> str:
        """The sorts of all tokens."""
        return "".join([token.sort for token in self.tokens])

    def of(self, sort: Sort) -> tuple[Token, ...]:
        """The tokens of the sort."""
        return tuple(token for token in self.tokens if token.sort is sort) if sort in self.letters else ()

    def has(self, sort: Sort) -> bool:
        return sort in self.letters

    @cached_property
    def acts(self) -> frozenset[SpeechAct]:
        """What the words say that is no order: 收到, 谢谢."""
        if not self.has(Sort.PHRASE):
            return frozenset()
        return frozenset(token.value for token in self.tokens if isinstance(token.value, SpeechAct))

    @cached_property
    def ordering(self) -> tuple[Clause, ...]:
        """The clauses that order something."""
        return tuple(clause for clause, mood in zip(self.clauses, self.moods, strict=True) if mood in _CHOSEN)


def parse(message: Message, lexicon: Lexicon, moment: Moment) -> Parsed:
    """The message as tokens, clauses with their moods, and groups of names."""
    plain = normal(message.text)
    mentions = tuple(_moved(mention, plain) for mention in message.mentions)
    times = tuple(_told_of_past(time, moment) for time in expressions(plain.text, moment))
    found = mended(tokens(plain.text, lexicon, times, mentions), plain.text, lexicon)
    parts = clauses(plain.text, found)
    groups = tuple(group for part in parts for group in groups_in(part))
    return Parsed(plain, found, parts, moods_of(parts, plain.text), groups)


def _told_of_past(time: Expression, moment: Moment) -> Expression:
    """今早 said at nine tells of what was, 上午 said in the afternoon as well."""
    is_over = time.mark is Mark.AT and time.at is not None and time.at < moment.said_at
    return replace(time, is_past=True) if is_over else time


def _moved(mention: Mention, plain: Normal) -> Mention:
    """The mention at its place in the normal text."""
    if plain.origin is None:
        return mention
    start = sum(place < mention.offset for place in plain.origin)
    end = sum(place < mention.offset + mention.length for place in plain.origin)
    return replace(mention, offset=start, length=end - start)
