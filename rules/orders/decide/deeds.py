"""What somebody wants to do with an order, the rules he does it under, and what comes of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from rules.ladder.values import Ladder
from rules.offsets import moment_after, parse_offset
from rules.orders.amendments import Amendment
from rules.orders.policy import OrderPolicy
from rules.orders.replay import after
from rules.orders.transitions import TABLE
from rules.orders.values import Action, Change, Order, OrderEvent, Party
from rules.working_time import CourtTime


@dataclass(frozen=True)
class Terms:
    """What the owner has laid down, and the courts' time by which it is measured."""

    policy: OrderPolicy = field(default_factory=OrderPolicy)
    court_time: CourtTime = field(default_factory=CourtTime)

    @property
    def free_cancel(self) -> timedelta:
        return self.policy.free_cancel

    def decline_until(self, party: Party) -> datetime:
        """Until when the party can decline its share."""
        return moment_after(party.since, parse_offset(self.policy.decline_within), self.court_time)


@dataclass(frozen=True)
class Deed:
    """What somebody wants to do: the action, who (None: the clock), when, his words, and for which party.

    `deadline` is the day that is named: a new deadline, or the end of a hold; `time_limit` is the name it goes by. `parties` are those who are to take a share
    over, with id 0; `other` is the second order of a merger, `ladder` that of an order which becomes urgent.
    """

    action: Action
    actor_id: int | None
    now: datetime
    text: str = ""
    party_id: int | None = None
    deadline: datetime | None = None
    deadline_is_estimate: bool = False
    time_limit: str = ""
    amendment: Amendment | None = None
    parties: tuple[Party, ...] = ()
    other: Order | None = None
    ladder: Ladder | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The order as it is now, what the ledger keeps of it, and which parties it concerned."""

    order: Order
    events: tuple[OrderEvent, ...]

    @property
    def party_ids(self) -> tuple[int, ...]:
        return tuple(event.party_id for event in self.events if event.party_id is not None)


def done(order: Order, deed: Deed, *party_ids: int | None, change: Change | None = None, text: str = "") -> Decision:
    """The decision that enters the deed once for each of these parties (None: for the order as a whole)."""
    kind = TABLE[deed.action].event
    words = text or deed.text.strip()
    events = tuple(OrderEvent(kind, deed.now, deed.actor_id, one, words, change) for one in party_ids or (None,))
    changed = order
    for event in events:
        changed = after(changed, event)
    return Decision(replace(changed, version=order.version + 1), events)
