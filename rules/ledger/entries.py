"""From orders to the lines of the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from rules.ledger.lights import LIGHTS, Light, why_lit
from rules.ledger.policy import LightPolicy
from rules.ledger.values import Entry
from rules.orders.cards import worded
from rules.orders.values import Order, OrderState, Party
from rules.working_time import CourtTime

_OBJECTIVE, _WORDS = 120, 80


@dataclass(frozen=True, slots=True)
class Eyes:
    """With which eyes orders are looked at."""

    now: datetime
    court_time: CourtTime
    policy: LightPolicy

    @property
    def zone(self) -> ZoneInfo:
        return self.court_time.zone


def gravest(order: Order, eyes: Eyes) -> Light:
    """The light of the order as a whole: that of the responsible share which stands worst."""
    return _gravest(order, order.responsible, eyes)


def light_of(order: Order, court_code: str, eyes: Eyes) -> Light:
    """The light of what one court has to do for the order."""
    return _gravest(order, [party for party in order.responsible if party.court_code == court_code], eyes)


def _gravest(order: Order, parties: Iterable[Party], eyes: Eyes) -> Light:
    lit = {LIGHTS[why_lit(order, party, eyes.now, eyes.court_time, eyes.policy)] for party in parties}
    return next((light for light in Light if light in lit), Light.GREEN)


def entries(order: Order, eyes: Eyes) -> Iterator[Entry]:
    """One line for each responsible party, in the order in which they were named."""
    for party in order.responsible:
        why = why_lit(order, party, eyes.now, eyes.court_time, eyes.policy)
        yield Entry(
            order_id=order.id,
            party_id=party.id,
            number=order.number,
            kind=order.kind,
            issued_at=order.issued_at.astimezone(eyes.zone),
            issuer=order.issuer_label,
            court_code=party.court_code or "",
            label=party.label,
            objective=worded(order, order.objective, _OBJECTIVE),
            deadline=_local(order.due(party), eyes.zone),
            state=OrderState.ON_HOLD if order.state is OrderState.ON_HOLD else party.state,
            light=LIGHTS[why],
            why=why,
            acknowledged_at=_local(party.acknowledged_at, eyes.zone),
            submitted_at=_local(party.submitted_at, eyes.zone),
            closed_at=_local(party.closed_at, eyes.zone),
            extensions=order.extensions,
            last_word=worded(order, party.last_word, _WORDS),
        )


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone) if moment is not None else None
