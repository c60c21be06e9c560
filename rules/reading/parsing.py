"""A message taken apart: tokens, clauses with their moods, and groups of names."""

import re
from dataclasses import replace
from typing import NamedTuple

from rules.deadlines.expressions import Expression, Mark, expressions
from rules.deadlines.values import Moment
from rules.reading.clauses import Clause, clauses
from rules.reading.demands import is_demanded
from rules.reading.groups import Group, groups_in
from rules.reading.headings import without_headings
from rules.reading.lexicon import Lexicon
from rules.reading.mending import mended
from rules.reading.moods import Mood, moods_of
from rules.reading.normal import Normal, normal
from rules.reading.pauses import paused
from rules.reading.pieces import Token
from rules.reading.tokens import tokens
from rules.reading.values import Mention, Message, SpeechAct
from rules.reading.vocabulary import Sort

_TODAY = "今"
# 今天第四次来中院了; 果农今天又去省城了, 老佟今天在我门口坐了两个小时: it has happened, and nobody is told to bring it about.
_AGAIN = r"(?:是|都|已经?)*第[一二三四五六七八九十\d]{1,3}[次回趟遍天](?!接谈|见|谈)"
_CAME = (
    r"(?<![你们长院]..)(?:又|再次|还|一大?早|大老远|专门|特地)*(?:[从跟带在坐拄][^,。;!?把将你您]{1,7})?"
    r"[来去到上跑找堵闹跪哭坐站等蹲](?!不|会|岗|位|庭|[^,。;!?]{0,8}(?:[把将约定改]|必须))"
    r"[^,。;!?把将你您约定改]{0,10}?(?<!不)了(?=[,。;!?]|$|[一两二三四五六七八九十半几\d好大整])"
)
_HAPPENED = re.compile(f"{_AGAIN}|{_CAME}")
_CHOSEN = frozenset((Mood.ORDER, Mood.WISH, Mood.PLAN))


class Parsed(NamedTuple):
    """The message taken apart. `moods[n]` is the mood of `clauses[n]`; places are those of the normal text.

    `letters` are the sorts of all tokens, `ordering` the clauses that demand something of somebody, and `acts` what the words say
    that is no order: 收到, 谢谢.
    """

    plain: Normal
    text: str
    tokens: tuple[Token, ...]
    letters: str
    clauses: tuple[Clause, ...]
    moods: tuple[Mood, ...]
    groups: tuple[Group, ...]
    ordering: tuple[Clause, ...]
    acts: frozenset[SpeechAct]
    times: tuple[Expression, ...]

    @property
    def demands_nothing(self) -> bool:
        """Whether verbs and times stand in the message, but nobody is asked to do anything (今晚我把方案看完)."""
        return not self.ordering and not _CHOSEN.isdisjoint(self.moods)

    @property
    def firm_sentences(self) -> frozenset[int]:
        """The sentences in which a clause orders firmly."""
        pairs = zip(self.clauses, self.moods, strict=True)
        return frozenset(clause.sentence for clause, mood in pairs if mood is Mood.ORDER)

    def clause_at(self, place: int) -> Clause | None:
        """The clause in which the place of the text lies; None between clauses, and in what is said aside in brackets."""
        return next((clause for clause in self.clauses if clause.start <= place < clause.stop), None)

    def words(self, span: tuple[int, int]) -> str:
        return self.text[span[0] : span[1]]

    def of(self, sort: str) -> tuple[Token, ...]:
        """The tokens of the sort."""
        return tuple([token for token in self.tokens if token.sort == sort]) if sort in self.letters else ()

    def has(self, sort: str) -> bool:
        return sort in self.letters


def parse(message: Message, lexicon: Lexicon, moment: Moment) -> Parsed:
    """The message as tokens, clauses with their moods, and groups of names."""
    plain = normal(message.text)
    text = plain.text
    mentions = tuple([_moved(mention, plain) for mention in message.mentions])
    times = tuple([_told_of_past(time, text, moment) for time in expressions(text, moment)])
    found, letters = mended(tokens(text, lexicon, times, mentions), text, lexicon)
    parts = clauses(text, *paused(found, letters, text))
    moods = moods_of(parts, text)
    groups = tuple([group for part in parts for group in groups_in(part, text)])
    return Parsed(
        plain,
        text,
        found,
        letters,
        parts,
        moods,
        without_headings(groups, parts) if Sort.SELECTOR in letters else groups,
        tuple(
            [
                clause
                for clause, mood in zip(parts, moods, strict=True)
                if mood in _CHOSEN and is_demanded(clause, text[clause.start : clause.stop])
            ]
        ),
        _acts(parts, moods) if Sort.PHRASE in letters else frozenset(),
        times,
    )


def _acts(parts: tuple[Clause, ...], moods: tuple[Mood, ...]) -> frozenset[SpeechAct]:
    """What is said that is no order; what a court is told to have promised (大连中院说没问题) is no promise of the speaker's."""
    return frozenset(
        [
            token.value
            for clause, mood in zip(parts, moods, strict=True)
            for token in clause.of(Sort.PHRASE)
            if isinstance(token.value, SpeechAct)
            if not (token.value is SpeechAct.PLEDGE and mood is Mood.SOURCE and clause.letters.startswith(Sort.COURT))
        ]
    )


def _told_of_past(time: Expression, text: str, moment: Moment) -> Expression:
    """今早 said at nine tells of what was, 上午 said in the afternoon as well, and 今天 of what somebody has done today."""
    if time.mark is not Mark.AT or time.at is None:
        return time
    start, stop = time.span
    is_over = time.at < moment.said_at or (text.startswith(_TODAY, start) and _HAPPENED.match(text, stop) is not None)
    return time._replace(is_past=True) if is_over else time


def _moved(mention: Mention, plain: Normal) -> Mention:
    """The mention at its place in the normal text."""
    if plain.origin is None:
        return mention
    start = sum(place < mention.offset for place in plain.origin)
    end = sum(place < mention.offset + mention.length for place in plain.origin)
    return replace(mention, offset=start, length=end - start)
