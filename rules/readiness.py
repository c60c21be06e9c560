"""体检: which courts are not ready to be spoken to, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.courts import Court
from rules.groups import Group, GroupKind, GroupPolicy, GroupState
from rules.people import Role, Roster

_NAMES_A_PAGE = 200  # 200 short names and their reasons stay under Telegram's 4,096 characters in both languages
_REASONS_IN_NAMES = 12  # the reasons of one line take about as much room as twelve names


class Lack(StrEnum):
    NO_GROUP = "no_group"
    UNREACHABLE = "unreachable"
    BOT_NOT_ADMIN = "bot_not_admin"
    SILENT = "silent"
    NO_PRESIDENT = "no_president"
    PRESIDENT_NOT_ENROLLED = "president_not_enrolled"
    NO_ENFORCEMENT_DIRECTOR = "no_enforcement_director"
    ENFORCEMENT_DIRECTOR_NOT_ENROLLED = "enforcement_director_not_enrolled"


class GeneralLack(StrEnum):
    """What stands in the way of all courts."""

    NO_COMMAND_GROUP = "no_command_group"
    NO_OFFICE_GROUP = "no_office_group"
    PRIVACY_MODE_ON = "privacy_mode_on"


@dataclass(frozen=True, slots=True)
class Unready:
    """Courts, by short name, that lack the same things."""

    lacks: tuple[Lack, ...]
    courts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    court_count: int
    general: tuple[GeneralLack, ...]
    unready: tuple[Unready, ...]

    @property
    def ready_count(self) -> int:
        return self.court_count - sum(len(one.courts) for one in self.unready)

    @property
    def is_complete(self) -> bool:
        return not self.general and not self.unready


def readiness(
    roster: Roster, groups: Iterable[Group], *, now: datetime, policy: GroupPolicy, reads_everything: bool
) -> Readiness:
    """What every court lacks. `groups` are all bound and unreachable ones; `reads_everything` is false in privacy mode."""
    groups = tuple(groups)
    by_court = {group.court_code: group for group in groups if group.kind is GroupKind.COURT}
    lacks = {
        court: (*_group_lacks(by_court.get(court.code), now, policy), *_people_lacks(court, roster))
        for court in roster.courts
    }
    return Readiness(len(roster.courts), tuple(_general_lacks(groups, reads_everything)), _grouped(lacks))


def _general_lacks(groups: Iterable[Group], reads_everything: bool) -> Iterator[GeneralLack]:  # noqa: FBT001 - one fact of two
    reachable = {group.kind for group in groups if group.state is GroupState.BOUND}
    if GroupKind.COMMAND not in reachable:
        yield GeneralLack.NO_COMMAND_GROUP
    if GroupKind.OFFICE not in reachable:
        yield GeneralLack.NO_OFFICE_GROUP
    if not reads_everything:
        yield GeneralLack.PRIVACY_MODE_ON


def _group_lacks(group: Group | None, now: datetime, policy: GroupPolicy) -> Iterator[Lack]:
    if group is None:
        yield Lack.NO_GROUP
        return
    if group.state is GroupState.UNREACHABLE:
        yield Lack.UNREACHABLE
        return
    if not group.bot_is_admin:
        yield Lack.BOT_NOT_ADMIN
    if group.last_heard_at is None or now - group.last_heard_at > policy.silent_after:
        yield Lack.SILENT


def _people_lacks(court: Court, roster: Roster) -> Iterator[Lack]:
    president = roster.president_of(court.code)
    if president is None:
        yield Lack.NO_PRESIDENT
    elif not president.is_enrolled:
        yield Lack.PRESIDENT_NOT_ENROLLED
    directors = roster.holders(court.code, Role.ENFORCEMENT_DIRECTOR)
    if not directors:
        yield Lack.NO_ENFORCEMENT_DIRECTOR
    elif not any(director.is_enrolled for director in directors):
        yield Lack.ENFORCEMENT_DIRECTOR_NOT_ENROLLED


def _grouped(lacks: dict[Court, tuple[Lack, ...]]) -> tuple[Unready, ...]:
    """Courts that lack the same things stand together, those that lack most first."""
    courts: dict[tuple[Lack, ...], list[str]] = {}
    for court, lacking in lacks.items():
        if lacking:
            courts.setdefault(lacking, []).append(court.short_name)
    most_first = sorted(courts.items(), key=lambda one: -len(one[0]))
    return tuple(Unready(lacking, tuple(names)) for lacking, names in most_first)


def pages(unready: Iterable[Unready]) -> tuple[tuple[Unready, ...], ...]:
    """The list cut into messages, at least one; a long line of courts goes on, with its reasons, in the next one."""
    cut: list[list[Unready]] = [[]]
    room = _NAMES_A_PAGE
    for one in unready:
        names = one.courts
        while names:
            if room <= _REASONS_IN_NAMES:
                cut.append([])
                room = _NAMES_A_PAGE
            taken = names[: room - _REASONS_IN_NAMES]
            cut[-1].append(Unready(one.lacks, taken))
            names, room = names[len(taken) :], room - _REASONS_IN_NAMES - len(taken)
    return tuple(tuple(page) for page in cut)
