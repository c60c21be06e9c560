"""Whom a message addresses, while it is being found out."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.values import Party, Span

# How sure it is that the party is addressed, by what it does in its clause.
WEIGHTS = {
    Function.VOCATIVE: 0.5,
    Function.AGENT: 0.5,
    Function.SUBJECT: 0.45,
    Function.TOGETHER: 0.3,
    Function.INNER: 0.45,
}
BARE_WISH = 0.25
SILENT = (Mood.CONDITION, Mood.SOURCE, Mood.REPORT, Mood.QUESTION, Mood.HOLD)


class Exemption(NamedTuple):
    """Words that let courts off of a set: 除沈阳外.

    `courts` are the sets with those who are let off of each, empty where the words do not say it plainly. `named` are the
    courts and sets that the words name and that have nothing to do then. `sentence` is the number of the only sentence of
    whose set they are said; None where they could be said of any.
    """

    span: Span
    why: str
    courts: tuple[tuple[Party, tuple[str, ...]], ...]
    named: frozenset[str]
    sentence: int | None = None


@dataclass
class Addressed:
    """`weight` says how sure it is that the responsible ones are addressed; `is_guess`: nobody was, these are meant."""

    responsible: list[Party] = field(default_factory=list)
    attending: list[Party] = field(default_factory=list)
    assisting: list[Party] = field(default_factory=list)
    weight: float = 0.0
    is_guess: bool = False
    by_clause: dict[int, list[Party]] = field(default_factory=dict)
    """The responsible ones by the number of the clause that names them."""
    told: list[tuple[list[Party], Group, float]] = field(default_factory=list)
    """Those at the head of a clause that orders nothing, with how sure it is that they are addressed."""
    sent: set[str] = field(default_factory=set)
    """Courts that somebody addressed is to set to work."""
    let_off: frozenset[str] = frozenset()
    """Courts, and sets of courts, that are named among others and then need do nothing."""
    exemptions: tuple[Exemption, ...] = ()
    """The words that let courts off of the sets that are addressed."""
    called: tuple[Party, ...] = ()
    """Those whom the first words call, before anything is said."""
    own_steps: dict[int, list[Party]] = field(default_factory=dict)
    """Offices of the speaker's own court that go on by a day of their own, by the number of the clause; none for the court itself."""
    titles: list[tuple[list[Party], Group, float]] = field(default_factory=list)
    """Mere titles (三家院长包案): of the courts spoken of before, else of the chat's own."""

    @property
    def asides(self) -> tuple[Span, ...]:
        """The places of the words that plainly let somebody off."""
        return tuple([one.span for one in self.exemptions if one.courts])

    def lacking(self, one: Party, sentence: int | None = None) -> Party:
        """The set of courts, as the sentence names it, without those who are let off of it; any other party as it is."""
        said = [each for each in self.exemptions if sentence is None or each.sentence in (None, sentence)]
        codes = [code for each in said for named, courts in each.courts if named == one for code in courts]
        return replace(one, let_off=tuple(dict.fromkeys(codes))) if codes else one
