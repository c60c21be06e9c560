"""Who of many is still missing, for those who may know."""

from dataclasses import dataclass

from rules.authority import is_office
from rules.orders.values import Order, OrderState, Party
from rules.people import Roster

_HANDED_IN = frozenset({OrderState.SUBMITTED, OrderState.CLOSED})


@dataclass(frozen=True, slots=True)
class Missing:
    """The labels of those who have not acknowledged, and of those who have, but not handed in a result, among so many."""

    unacknowledged: tuple[str, ...]
    unsubmitted: tuple[str, ...]
    whole: int


def missing(order: Order, roster: Roster, person_id: int) -> Missing | None:
    """Whom the issuer and the office miss, of all; a president above, of his own courts; None for everybody else."""
    concerned = _concerned(order, roster, person_id)
    if not concerned:
        return None
    waiting = tuple(party.label for party in concerned if not party.is_acknowledged)
    working = tuple(party.label for party in concerned if party.is_acknowledged and party.state not in _HANDED_IN)
    return Missing(waiting, working, len(concerned))


def _concerned(order: Order, roster: Roster, person_id: int) -> tuple[Party, ...]:
    if person_id == order.issuer_id or is_office(roster, person_id):
        return order.responsible
    own = {post.court_code for post in roster.posts_of(person_id)}
    return tuple(
        party
        for party in order.responsible
        if party.court_code in roster.courts
        and any(roster.courts.is_above(code, str(party.court_code)) for code in own)
    )
