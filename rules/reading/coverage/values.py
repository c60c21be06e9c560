"""What a check looks at: the message taken apart, and what was made of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rules.deadlines.expressions import Expression
from rules.deadlines.values import Deadline, Recurrence
from rules.reading.addressing.values import Addressed
from rules.reading.binding import Bound
from rules.reading.coverage.parts import Judged, judged, namings
from rules.reading.opinion import Opinion, deadlines_of, times_in
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.values import OrderKind, Party, Span, Subtask, Unclear
from rules.reading.vocabulary import Sort


@dataclass(frozen=True)
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

    @cached_property
    def judged(self) -> list[Judged]:
        """Which part each of those has who are named, to the second reader."""
        helpers = (*self.named.attending, *self.named.assisting)
        named = namings(self.parsed, self.setting)
        return judged(
            named,
            self.parsed,
            self.setting,
            doers=self.responsible,
            helpers=helpers,
            subtasks=self.subtasks,
            let_off=self.named.let_off,
        )

    @cached_property
    def times_to_come(self) -> list[tuple[Expression, float]]:
        """Every time to come that is said with a date, and how likely it is the deadline."""
        times = times_in(self.parsed)
        likely = deadlines_of(times, self.parsed) if times else ()
        return [(time, one) for (_, time), one in zip(times, likely, strict=True)]


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a reading may leave something out. `look` gives the places that it cannot account for.

    `weight` is how much less sure one such place makes the reading; it was set by how often the check is right about
    messages that the grammar was not tuned on. It is idle without one of its `sorts`, its `letters` (of sorts side by side),
    and its `words`.
    """

    reason: Unclear
    weight: float
    example: str
    look: Callable[[Made], Iterator[Span]]
    sorts: frozenset[str] = frozenset(Sort)
    letters: re.Pattern[str] | None = None
    words: re.Pattern[str] | None = None

    def concerns(self, parsed: Parsed) -> bool:
        """Whether the message has the letters and the words without which there is nothing to look for."""
        if self.letters and not self.letters.search(parsed.letters):
            return False
        return self.words is None or self.words.search(parsed.text) is not None
