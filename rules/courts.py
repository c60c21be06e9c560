"""The courts of one province as a tree: a high court, its intermediate courts, their basic courts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Level(StrEnum):
    __hash__ = str.__hash__  # an enumeration's own goes through Python, and levels are looked up for every message

    HIGH = "high"
    INTERMEDIATE = "intermediate"
    BASIC = "basic"


@dataclass(frozen=True, slots=True)
class Court:
    """One court. Aliases name it alone; ambiguous aliases (铁西法院) name it and others."""

    code: str
    full_name: str
    short_name: str
    level: Level
    parent: str | None
    city: str = ""
    case_prefix: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.full_name, self.short_name, *self.aliases)


@dataclass(frozen=True)
class Courts:
    """All courts, in the roster's order, which is the order in which lists name them."""

    all: tuple[Court, ...]

    @classmethod
    def of(cls, courts: Iterable[Court]) -> "Courts":
        return cls(tuple(courts))

    @cached_property
    def by_code(self) -> dict[str, Court]:
        return {court.code: court for court in self.all}

    @cached_property
    def by_name(self) -> dict[str, Court]:
        return {name: court for court in self.all for name in court.names}

    def __iter__(self) -> Iterator[Court]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __getitem__(self, code: str) -> Court:
        return self.by_code[code]

    @cached_property
    def high(self) -> Court:
        """The court that leads all others. Raises StopIteration for a roster that was never imported."""
        return next(court for court in self.all if court.level is Level.HIGH)

    def at(self, level: Level) -> tuple[Court, ...]:
        return tuple(court for court in self.all if court.level is level)

    @cached_property
    def _children(self) -> dict[str | None, tuple[Court, ...]]:
        found: dict[str | None, list[Court]] = {}
        for court in self.all:
            found.setdefault(court.parent, []).append(court)
        return {parent: tuple(courts) for parent, courts in found.items()}

    def children(self, code: str) -> tuple[Court, ...]:
        return self._children.get(code, ())

    def superior(self, code: str) -> Court | None:
        parent = self.by_code[code].parent
        return self.by_code.get(parent) if parent else None

    @cached_property
    def _superiors(self) -> dict[str, frozenset[str]]:
        """The courts above each court."""
        found: dict[str, frozenset[str]] = {}
        for court in self.all:
            above: list[str] = []
            parent = court.parent
            while parent in self.by_code and parent not in above:
                above.append(parent)
                parent = self.by_code[parent].parent
            found[court.code] = frozenset(above)
        return found

    def is_above(self, code: str, other: str) -> bool:
        """Whether `code` leads `other` directly or through the courts between."""
        return code in self._superiors[other]


def court_named(courts: Courts, name: str) -> Court | None:
    """The one court that goes by this code, name or alias; None where there is none, or several."""
    return courts.by_code.get(name) or courts.by_name.get(name)
