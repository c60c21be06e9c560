"""What a check looks at: the message taken apart, and what was made of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rules.deadlines.expressions import Expression
from rules.deadlines.values import Deadline, Recurrence
from rules.reading.addressing.values import Addressed
from rules.reading.binding import Bound
from rules.reading.coverage.parts import Judged, judged
from rules.reading.opinion import Opinion, Timed, deadlines_of, times_to_come
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.values import OrderKind, Party, Span, Subtask, Unclear


@dataclass(slots=True)
class Made:
    """The order that was made of a message, with the steps on the way."""

    parsed: Parsed
    setting: Setting
    named: Addressed
    times: tuple[Bound, ...]
    kind: OrderKind
    responsible: tuple[Party, ...]
    subtasks: tuple[Subtask, ...]
    petitioner: str | None
    deadline: Deadline | None
    recurrence: Recurrence | None
    opinion: Opinion
    """What the message looks like to a second reader."""
    timed: Sequence[Timed]
    """Every time of the message, in its clause."""
    _judged: list[Judged] | None = None
    _times_to_come: list[tuple[Expression, float]] | None = None

    @property
    def judged(self) -> list[Judged]:
        """Which part each of those has who are named, to the second reader."""
        if self._judged is None:
            self._judged = judged(
                self.parsed,
                self.setting,
                doers=self.responsible,
                helpers=(*self.named.attending, *self.named.assisting),
                subtasks=self.subtasks,
                let_off=self.named.let_off,
            )
        return self._judged

    @property
    def times_to_come(self) -> list[tuple[Expression, float]]:
        """Every time to come that is said with a date, and how likely it is the deadline."""
        if self._times_to_come is None:
            times = times_to_come(self.timed)
            likely = deadlines_of(times, self.parsed) if times else ()
            self._times_to_come = [(time, one) for (_, time), one in zip(times, likely, strict=True)]
        return self._times_to_come


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a reading may leave something out. `look` gives the places that it cannot account for.

    `weight` is how much less sure one such place makes the reading; it was set by how often the check is right about
    messages that the grammar was not tuned on. It is idle without one of its `sorts`, one of its `signs` in the text, and
    its `letters` (of sorts side by side) and `words`.
    """

    reason: Unclear
    weight: float
    example: str
    look: Callable[[Made], Iterator[Span]]
    sorts: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    letters: re.Pattern[str] | None = None
    words: re.Pattern[str] | None = None

    @property
    def is_choosy(self) -> bool:
        """Whether its sorts alone do not say that there may be something to look for."""
        return bool(self.signs or self.letters or self.words)

    def concerns(self, parsed: Parsed, signs: frozenset[str]) -> bool:
        """Whether the message has the signs, the letters and the words without which there is nothing to look for."""
        if self.signs and self.signs.isdisjoint(signs):
            return False
        if self.letters and not self.letters.search(parsed.letters):
            return False
        return self.words is None or self.words.search(parsed.text) is not None
