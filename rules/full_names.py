"""Full names of parties: masked everywhere, and shown in private to those who work on the order, who say what they need them for."""

from enum import StrEnum

from rules.authority import acts_for, is_office
from rules.cases import case_numbers_in
from rules.orders.values import Order
from rules.people import Roster

FULL_NAME = "order_full_name"
"""The action of the button on an order's cards in private chats."""


class Purpose(StrEnum):
    """What somebody needs a full name for; the audit chain keeps it, and free words could hold the very name."""

    IDENTITY = "identity"
    CONTACT = "contact"
    INTERVIEW = "interview"
    DRAFTING = "drafting"
    REGISTRATION = "registration"

    @property
    def action(self) -> str:
        """The button that chooses it."""
        return f"full_name_{self}"


def has_full_name(order: Order) -> bool:
    """Whether more may be known than what is shown: a name that is masked, or a case of the register."""
    return order.petitioner != order.masked_petitioner or bool(cases_of(order))


def cases_of(order: Order) -> tuple[str, ...]:
    """The numbers of the cases that the order is about."""
    return case_numbers_in(f"{order.objective}\n{order.origin.text}")


def may_read_full_name(order: Order, roster: Roster, person_id: int) -> bool:
    """Whether the person works on the order: a party or its deputy, the issuer, the supervision office. Not those above them."""
    is_party = any(acts_for(roster, person_id, party) for party in order.parties)
    return is_party or person_id == order.issuer_id or is_office(roster, person_id)
