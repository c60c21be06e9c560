"""Who of many is still missing, for those who may know."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.authority import is_office
from rules.orders.values import Order, OrderState, Party
from rules.people import Roster

_HANDED_IN = frozenset({OrderState.SUBMITTED, OrderState.CLOSED})


@dataclass(frozen=True, slots=True)
class MissingInCity:
    """The labels of those who are missing in a city; `city` is empty for bodies outside the courts."""

    city: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Who has not acknowledged, and who has, but not handed in a result, by city, among so many."""

    unacknowledged: tuple[MissingInCity, ...]
    unsubmitted: tuple[MissingInCity, ...]
    whole: int


def missing(order: Order, roster: Roster, person_id: int) -> Missing | None:
    """Whom the issuer and the office miss, of all; a president above, of his own courts; None for everybody else."""
    concerned = _concerned(order, roster, person_id)
    if not concerned:
        return None
    waiting = [party for party in concerned if not party.is_acknowledged]
    working = [party for party in concerned if party.is_acknowledged and party.state not in _HANDED_IN]
    return Missing(_by_city(waiting, roster), _by_city(working, roster), len(concerned))


def _by_city(parties: Iterable[Party], roster: Roster) -> tuple[MissingInCity, ...]:
    """In the order in which the cities are first named."""
    found: dict[str, list[str]] = {}
    for party in parties:
        code = party.court_code or ""
        city = roster.courts[code].city if code in roster.courts else ""
        found.setdefault(city, []).append(party.label)
    return tuple(MissingInCity(city, tuple(labels)) for city, labels in found.items())


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
