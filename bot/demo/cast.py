"""The people and groups of the demonstration.

周焱, 王宏 and 闫振喜 hold the posts in which a newspaper article of 2019 named them; everybody else is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from bot.demo.names import invented_names, username_of
from rules.courts import Court, Courts, Level
from rules.groups import GroupKind
from rules.people import TITLES, Role
from rules.roster_import.values import GuaranteeEntry, PersonEntry, PostEntry, RosterFile

SINCE = date(2024, 1, 1)
_SEED = 20_261_122
_FIRST_ACCOUNT = 100_001
_FIRST_SUPERGROUP = -1_002_000_000_000
_FIRST_GROUP = -4_000_000
_NAMED = {
    ("ln", Role.VICE_PRESIDENT): "闫振喜",
    ("ln", Role.ENFORCEMENT_DIRECTOR): "王宏",
    ("ln", Role.SUPERVISION_OFFICER): "程雨桐",
    ("dl", Role.PRESIDENT): "周焱",
    ("dlgjz", Role.PRESIDENT): "宋立群",
}
_ROLES = {
    Level.HIGH: (
        Role.PRESIDENT,
        Role.VICE_PRESIDENT,
        Role.ENFORCEMENT_DIRECTOR,
        Role.DEPUTY_ENFORCEMENT_DIRECTOR,
        Role.COMMAND_CENTRE_DIRECTOR,
        Role.SUPERVISION_OFFICER,
        Role.DIVISION_HEAD,
        Role.DIVISION_HEAD,
    ),
    Level.INTERMEDIATE: (Role.PRESIDENT, Role.VICE_PRESIDENT, Role.ENFORCEMENT_DIRECTOR),
    Level.BASIC: (Role.PRESIDENT, Role.ENFORCEMENT_DIRECTOR),
}
_OFFICE = (Role.SUPERVISION_OFFICER, Role.VICE_PRESIDENT, Role.ENFORCEMENT_DIRECTOR, Role.COMMAND_CENTRE_DIRECTOR)
_LEADERS = frozenset({Role.PRESIDENT, Role.ENFORCEMENT_DIRECTOR, Role.VICE_PRESIDENT, Role.SUPERVISION_OFFICER})
STRANGER = "路人甲"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody with an account and a post."""

    account: int
    name: str
    court: Court
    role: Role
    username: str | None

    @property
    def key(self) -> str:
        return str(self.account)


@dataclass(frozen=True, slots=True)
class Room:
    """A group that is bound; the first member owns it. The courts' groups are small ones that can still be upgraded."""

    chat_id: int
    title: str
    kind: GroupKind
    court: Court
    members: tuple[Actor, ...]

    @property
    def is_supergroup(self) -> bool:
        return self.kind is not GroupKind.COURT


@dataclass(frozen=True)
class Cast:
    actors: tuple[Actor, ...]
    rooms: tuple[Room, ...] = field(default=())

    def holder(self, court_code: str, role: Role) -> Actor:
        return next(one for one in self.actors if one.court.code == court_code and one.role is role)


def invent_cast(courts: Courts) -> Cast:
    """A president and an enforcement director for every court, more at the higher ones, and all their groups."""
    rng = Random(_SEED)  # noqa: S311 - names for a demonstration; they must be the same every time
    names = invented_names(rng, frozenset({*_NAMED.values(), STRANGER}))
    used: set[str] = set()
    actors: list[Actor] = []
    for court in courts:
        for role in _ROLES[court.level]:
            name = _NAMED.get((court.code, role)) or next(names)
            has_username = (court.code, role) in _NAMED or rng.random() < 1 / 2
            username = username_of(name, used) if has_username else None
            actors.append(Actor(_FIRST_ACCOUNT + len(actors), name, court, role, username))
    cast = Cast(tuple(actors))
    return Cast(cast.actors, tuple(_rooms(cast, courts)))


def _rooms(cast: Cast, courts: Courts) -> Iterator[Room]:
    office = tuple(cast.holder(courts.high.code, role) for role in _OFFICE)
    leaders = tuple(one for one in cast.actors if one.role in _LEADERS and one not in office)
    yield Room(_FIRST_SUPERGROUP, "院长之声", GroupKind.COMMAND, courts.high, (*office, *leaders))
    yield Room(_FIRST_SUPERGROUP - 1, "督查室工作群", GroupKind.OFFICE, courts.high, office)
    for number, court in enumerate(courts, start=2):
        own = [one for one in cast.actors if one.court.code == court.code and one not in office]
        above = [cast.holder(court.parent, Role.PRESIDENT)] if court.parent and court.level is Level.BASIC else []
        title = f"{court.short_name}督办群"
        yield Room(_FIRST_GROUP - number, title, GroupKind.COURT, court, (*own, *above, *office))


def roster_of(cast: Cast, courts: Courts) -> RosterFile:
    """The cast as a roster file, with who answers for which court (包保)."""
    return RosterFile(
        courts=courts.all,
        people=tuple(PersonEntry(one.key, one.name, one.username) for one in cast.actors),
        posts=tuple(PostEntry(one.key, one.court.code, one.role, TITLES[one.role], SINCE) for one in cast.actors),
        guarantees=tuple(_guarantees(cast, courts)),
    )


def _guarantees(cast: Cast, courts: Courts) -> Iterator[GuaranteeEntry]:
    """The high court's leaders answer for the cities, the intermediate courts' vice-presidents for the basic courts."""
    high = [one for one in cast.actors if one.court.level is Level.HIGH and one.role in _LEADERS | {Role.DIVISION_HEAD}]
    high = [one for one in high if one.role is not Role.SUPERVISION_OFFICER]
    for number, court in enumerate(courts.at(Level.INTERMEDIATE)):
        yield GuaranteeEntry(high[number % len(high)].key, court.code, SINCE)
    for court in courts.at(Level.BASIC):
        yield GuaranteeEntry(cast.holder(court.parent or "", Role.VICE_PRESIDENT).key, court.code, SINCE)
