"""Changing an order that stands: what would be different, and the order afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime

from rules.orders.values import Order, Party, PartyRole


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to hold from now on; None where it stays. New parties carry id 0."""

    deadline: datetime | None = None
    deadline_is_estimate: bool = False
    objective: str | None = None
    parties: tuple[Party, ...] | None = None
    text: str | None = None
    let_off: tuple[str, ...] | None = None

    @classmethod
    def towards(cls, wanted: Order, *, is_new_deadline: bool) -> "Amendment":
        """That an order becomes what its changed message gives; a deadline that the message leaves as it was stays."""
        deadline = wanted.deadline if is_new_deadline else None
        return cls(
            deadline, wanted.deadline_is_estimate, wanted.objective, wanted.parties, wanted.origin.text, wanted.let_off
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change: the parties that come and go, by role and label; deadline and objective as they would be."""

    added: tuple[tuple[PartyRole, str], ...] = ()
    removed: tuple[tuple[PartyRole, str], ...] = ()
    deadline: datetime | None = None
    objective: str | None = None

    @property
    def is_nothing(self) -> bool:
        return self == Difference()


def amended(order: Order, amendment: Amendment) -> Order:
    """The order as the amendment wants it. Parties who stay keep their state; the version is the same."""
    changed = order
    if amendment.deadline is not None and amendment.deadline != order.deadline:
        is_estimate = amendment.deadline_is_estimate
        changed = replace(changed, deadline=amendment.deadline, deadline_is_estimate=is_estimate, time_limit="")
    if amendment.objective is not None:
        changed = replace(changed, objective=amendment.objective)
    if amendment.parties is not None:
        changed = replace(changed, parties=tuple(_kept(order, party) for party in amendment.parties))
    if amendment.let_off is not None:
        changed = replace(changed, let_off=amendment.let_off)
    if amendment.text is not None:
        changed = replace(changed, origin=replace(order.origin, text=amendment.text))
    return changed


def difference(order: Order, wanted: Order) -> Difference:
    """What distinguishes the order from the one that is wanted."""
    before = {(party.role, party.label): party for party in order.parties}
    after = {(party.role, party.label): party for party in wanted.parties}
    return Difference(
        added=tuple(one for one in after if one not in before),
        removed=tuple(one for one in before if one not in after),
        deadline=wanted.deadline if wanted.deadline != order.deadline else None,
        objective=wanted.objective if wanted.objective != order.objective else None,
    )


def _kept(order: Order, party: Party) -> Party:
    """The party that holds the same post in the order already, in its new role; the new party where there is none."""
    same = [one for one in order.parties if _post(one) == _post(party)]
    return replace(same[0], role=party.role, label=party.label) if same else party


def _post(party: Party) -> tuple[object, ...]:
    outside = party.label if party.court_code is None else None
    return party.court_code, party.post_role, party.person_id, outside
