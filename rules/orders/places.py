"""Where an order is spoken of: the groups of its courts, the office, the command group, and people in private."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rules.groups import Group, GroupKind
from rules.orders.values import Order, Party
from rules.outgoing import Recipient
from rules.people import Person, Role, Roster


@dataclass(frozen=True)
class Places:
    """The bound groups that matter to an order. `courts` has the group's id by the court's code."""

    courts: Mapping[str, int] = field(default_factory=dict)
    office: int | None = None
    command: int | None = None
    origin: Group | None = None

    @classmethod
    def of(cls, groups: tuple[Group, ...], origin: Group | None) -> "Places":
        """The places among the groups. The office's group stands in for a court that has no other (the high court)."""
        kinds = {kind: [group for group in groups if group.kind is kind] for kind in GroupKind}
        found = {
            group.court_code: group.id
            for kind in (GroupKind.OFFICE, GroupKind.COURT)
            for group in reversed(kinds[kind])
            if group.court_code
        }
        office = next((group.id for group in kinds[GroupKind.OFFICE]), None)
        command = next((group.id for group in kinds[GroupKind.COMMAND]), None)
        return cls(found, office, command, origin)

    def group_of(self, party: Party) -> Recipient | None:
        """The group of the party's court; None while there is none."""
        group_id = self.courts.get(party.court_code) if party.court_code else None
        return Recipient(group_id=group_id) if group_id is not None else None


class Holding(Protocol):
    """What names a post: a party to an order, or a participant of an interview."""

    @property
    def court_code(self) -> str | None: ...
    @property
    def post_role(self) -> Role | None: ...
    @property
    def person_id(self) -> int | None: ...


def holder(roster: Roster, party: Holding) -> Person | None:
    """Who holds the party's post today; None while it is vacant, or held by several of whom none was named."""
    if party.court_code is None or party.post_role is None:
        return None
    holders = roster.holders(party.court_code, party.post_role)
    named = next((one for one in holders if one.id == party.person_id), None)
    return named or (holders[0] if len(holders) == 1 else None)


def in_private(person: Person | None) -> Recipient | None:
    """The person's private chat; None for whoever is not enrolled."""
    return Recipient(person_id=person.id) if person is not None and person.is_enrolled else None


def deciders(order: Order, roster: Roster, places: Places) -> tuple[Recipient, ...]:
    """Before whom a question about the order is put: its issuer in private, and the office in its group."""
    issuer = in_private(roster.person_by_id.get(order.issuer_id))
    office = Recipient(group_id=places.office) if places.office is not None else None
    return tuple(place for place in (issuer, office) if place is not None)


def shows_details(group: Group | None, order: Order, roster: Roster) -> bool:
    """Whether the group may see the order itself: those of its courts, of its issuer's court and of the office."""
    if group is None or group.kind is GroupKind.COMMAND:
        return False
    if group.kind is GroupKind.OFFICE:
        return group.court_code in roster.courts
    courts = {party.court_code for party in order.parties} | {order.issuer_court}
    return group.kind is GroupKind.COURT and group.court_code in courts
