"""An order for whoever asks why: its entries, every step of every clock, what did not arrive, folded for a telephone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from rules.ladder.plan import stop_reason
from rules.ladder.values import Clock, DueStep, StepReason, StepState
from rules.notifications.order_ledger import LedgerLine, LedgerSection, OrderLedger, OrderLedgerFile
from rules.orders.cards import worded
from rules.orders.undelivered import Undelivered
from rules.orders.values import Order, OrderEvent
from rules.people import Roster

WHOLE_LEDGER = "order_ledger"
"""The button that gives everything."""
MOST_LINES = 25
"""So many lines can be read on a telephone without looking for the beginning; headings count."""
_WORDS, _ALL_WORDS = 60, 1500


@dataclass(frozen=True)
class Told:
    """All that is kept of an order, and the moment, in the courts' zone, at which it is asked for."""

    order: Order
    events: tuple[OrderEvent, ...]
    steps: tuple[DueStep, ...]
    undelivered: tuple[Undelivered, ...]
    roster: Roster
    now: datetime


def order_ledger(told: Told) -> OrderLedger:
    """The newest of each section, and of each clock the step that comes next."""
    whole = tuple(_sections(told, _worth_telling(told.steps, told.now), _WORDS))
    steps = {clock: sum(one.clock is clock for one in told.steps) for clock in Clock}
    room = _shared(tuple(len(one.lines) for one in whole), MOST_LINES - 1 - len(whole))
    return OrderLedger(
        told.order.number,
        tuple(
            replace(
                one,
                lines=one.lines[len(one.lines) - most :],
                left_out=(steps[one.clock] if one.clock else len(one.lines)) - most,
            )
            for one, most in zip(whole, room, strict=True)
        ),
    )


def whole_ledger(told: Told) -> OrderLedgerFile:
    """Everything, the steps that are ahead as well."""
    return OrderLedgerFile(told.order.number, tuple(_sections(told, told.steps, _ALL_WORDS)))


def _shared(wanted: tuple[int, ...], room: int) -> tuple[int, ...]:
    """How many lines each section gets: one after the other a line, until there is no more room, or nothing to show."""
    given = [0] * len(wanted)
    while room > 0 and any(has < wants for has, wants in zip(given, wanted, strict=True)):
        for number, wants in enumerate(wanted):
            if given[number] < wants and room > 0:
                given[number], room = given[number] + 1, room - 1
    return tuple(given)


def _sections(told: Told, steps: Iterable[DueStep], most_words: int) -> Iterator[LedgerSection]:
    zone, of_clock = told.now.tzinfo, list(steps)
    yield LedgerSection(tuple(_events(told, most_words)))
    for clock in Clock:
        found = sorted((one for one in of_clock if one.clock is clock), key=lambda one: (one.due_at, one.key))
        if found:
            lines = tuple(_line(told.order, one, zone) for one in found)
            yield LedgerSection(lines, clock=clock, resting=_resting(told.order, clock, found))
    lost = tuple(LedgerLine(one.at.astimezone(zone), one.to, undelivered=one.cause) for one in told.undelivered)
    if lost:
        yield LedgerSection(lost, is_undelivered=True)


def _worth_telling(steps: Iterable[DueStep], now: datetime) -> Iterator[DueStep]:
    """Those whose moment has come, and of what is ahead the next of each party and clock."""
    announced: set[tuple[int, Clock]] = set()
    for step in sorted(steps, key=lambda one: one.due_at):
        clock = (step.party_id, step.clock)
        if step.due_at <= now:
            yield step
        elif step.state is StepState.WAITING and clock not in announced:
            announced.add(clock)
            yield step


def _resting(order: Order, clock: Clock, steps: Iterable[DueStep]) -> StepReason | None:
    """Why the clock stands still, where it does for all parties, and for the same reason."""
    parties = [party for one in {step.party_id for step in steps} if (party := order.party(one)) is not None]
    reasons = {stop_reason(order, party, clock) for party in parties} or {StepReason.PARTY_LEFT}
    return reasons.pop() if len(reasons) == 1 else None


def _events(told: Told, most_words: int) -> Iterator[LedgerLine]:
    for event in told.events:
        actor = told.roster.person_by_id.get(event.actor_id) if event.actor_id is not None else None
        yield LedgerLine(
            at=event.at.astimezone(told.now.tzinfo),
            label=_label(told.order, event.party_id),
            actor=actor.name if actor else "",
            event=event.kind,
            text=worded(told.order, event.text, most_words),
        )


def _line(order: Order, step: DueStep, zone: tzinfo | None) -> LedgerLine:
    return LedgerLine(
        at=step.due_at.astimezone(zone),
        label=_label(order, step.party_id) if len(order.parties) > 1 else "",
        state=step.state,
        reason=step.reason,
        rung=step.rung,
        to=step.to,
        moved_from=step.moved_from.astimezone(zone) if step.moved_from else None,
    )


def _label(order: Order, party_id: int | None) -> str:
    party = order.party(party_id) if party_id is not None else None
    return party.label if party else ""
