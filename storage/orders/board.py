"""Putting an order's cards and lines into the outbox: where its groups are, and which buttons they carry."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from rules.ladder.bundling import still_to_say
from rules.ladder.plan import plan
from rules.ladder.values import DueStep
from rules.notifications.order_life import ShareDeclined
from rules.notifications.order_proposals import OrderLeft, ProposalSettled
from rules.notifications.order_reminders import OrderDigest
from rules.notifications.orders import OrderCard, OrderCounts, ResultSubmitted
from rules.orders.cards import (
    ACCEPT_DECLINE,
    CLOSE,
    INSIST,
    MOST_WORDS,
    REASSIGN,
    RETURN,
    View,
    cards,
    worded,
)
from rules.orders.decide import Decision
from rules.orders.news import news
from rules.orders.places import Places, deciders
from rules.orders.proposals import Proposal, ProposalKind, ProposalState
from rules.orders.unsent import is_older, is_pointless
from rules.orders.values import EventKind, Order, OrderEvent
from rules.outgoing import Button, Notification, Outgoing, Recipient
from rules.people import Roster
from rules.policy import Policy
from storage.interviews.board import InterviewBoard
from storage.unit_of_work import UnitOfWork

_POINTLESS = "its reason has gone"
_ANSWERS = frozenset({EventKind.EXTENDED, EventKind.EXTENSION_REFUSED})
_DECIDED_BY_ISSUER: dict[EventKind, tuple[type[ResultSubmitted | ShareDeclined], tuple[str, ...]]] = {
    EventKind.SUBMITTED: (ResultSubmitted, (CLOSE, RETURN)),
    EventKind.DECLINED: (ShareDeclined, (ACCEPT_DECLINE, REASSIGN, INSIST)),
}


@dataclass(frozen=True)
class Board:
    """What is needed to show orders: a transaction, today's posts, the owner's policy and fresh codes."""

    work: UnitOfWork
    roster: Roster
    policy: Policy
    new_code: Callable[[], str]

    @property
    def interviews(self) -> InterviewBoard:
        """The same for the interviews that orders ask for."""
        return InterviewBoard(self.work, self.roster, self.policy, self.new_code)

    async def view(self, order: Order) -> View:
        """The order's surroundings as they are now."""
        courts = {party.court_code for party in order.parties if party.court_code}
        groups = await self.work.groups.around(courts)
        origin = await self.work.groups.get(order.origin.group_id) if order.origin.group_id is not None else None
        bound = origin if origin is not None and origin.is_bound else None
        places = Places.of(groups, bound)
        now, is_quiet = self.work.now, self.policy.court_time.is_quiet(self.work.now)
        return View(self.roster, places, now, self.policy.zone, self.policy.orders.free_cancel, is_quiet)

    async def carry_out(self, before: Order, decision: Decision) -> Order:
        """Keep what was decided, with everything that follows from it. Returns the order as it is kept."""
        order = await self.work.orders.keep(decision.order, decision.events)
        await self.work.steps.plan(order, plan(order, self.policy.court_time, self.work.now))
        await self._withdraw(order)
        await self.show(order, before=before)
        if {party.id for party in before.parties} - {party.id for party in order.parties}:
            await self.dismiss(order, before)
        await self.tell(order, decision.events)
        await self._take_back_questions(before, order, decision.events)
        await self.interviews.follow(order)
        for event in decision.events:
            actor = f"person:{event.actor_id}" if event.actor_id is not None else "clock"
            await self.work.audit.append(actor, f"order.{event.kind}", f"order:{order.id}", party=event.party_id)
        return order

    async def show(
        self, order: Order, *, before: Order | None = None, occasion: str = "", only: Recipient | None = None
    ) -> None:
        """Put the cards that differ from those of `before` into the outbox; all of them where there was none (of `only` one)."""
        view = await self.view(order)
        known = {card.recipient.key: card for card in cards(before, view)} if before else {}
        changed = [card for card in cards(order, view) if known.get(card.recipient.key) != card]
        changed = [card for card in changed if only in {None, card.recipient}]
        slot = f"order:{order.id}"
        wanted = {card.recipient: card.actions for card in changed}
        buttons = await self.work.buttons.offer_many(slot, wanted, self.new_code)
        for card in changed:
            facts: OrderCard | OrderCounts = card.facts.with_buttons(buttons[card.recipient])
            key = f"{slot}:card:{occasion or f'v{order.version}'}:{card.recipient.key}"
            await self.work.outbox.put(Outgoing(key, card.recipient, facts, slot=slot))

    async def tell(self, order: Order, events: tuple[OrderEvent, ...]) -> None:
        """Put the lines that the events call for into the outbox, under the cards."""
        view = await self.view(order)
        for line in news(order, events, view):
            await self.put_line(order, f"v{order.version}", line.recipient, line.facts)
        for event in events:
            if event.kind in _DECIDED_BY_ISSUER:
                await self._ask_for_a_decision(order, event, view)

    async def _withdraw(self, order: Order) -> None:
        """What has not left yet, and has lost its reason, does not leave any more."""
        unsent = await self.work.outbox.unsent_under(f"order:{order.id}")
        ids = [number for number, slot in unsent if is_pointless(order, slot)]
        await self.work.outbox.withdraw(ids, _POINTLESS)
        for digest in await self.work.outbox.unsent_digests():
            if isinstance(digest.notification, OrderDigest):
                rest = still_to_say(order, digest.notification)
                if rest is None:
                    await self.work.outbox.withdraw([digest.id], _POINTLESS)
                elif rest != digest.notification:
                    await self.work.outbox.rewrite(digest, rest)

    async def put_step(
        self,
        order: Order,
        step: DueStep,
        recipient: Recipient,
        facts: Notification,
        not_before: datetime | None = None,
    ) -> bool:
        """The line of a step; an older one of the same party's clock that has not left yet gives way to it. False where it was said before."""
        unsent = await self.work.outbox.unsent_under(f"order:{order.id}", recipient)
        slot = f"order:{order.id}:line:{step.key}"
        older = [number for number, one in unsent if is_older(one, slot)]
        await self.work.outbox.withdraw(older, "a later one says it")
        return await self.put_line(order, step.key, recipient, facts, not_before)

    async def put_line(
        self,
        order: Order,
        occasion: str,
        recipient: Recipient,
        facts: Notification,
        not_before: datetime | None = None,
    ) -> bool:
        """One line under the order's card; an answer to it is an answer to the card. False where it was said before."""
        slot = f"order:{order.id}"
        key = f"{slot}:line:{occasion}"
        line = Outgoing(f"{key}:{recipient.key}", recipient, facts, slot=key, reply_to_slot=slot, not_before=not_before)
        return await self.work.outbox.put(line)

    async def _ask_for_a_decision(self, order: Order, event: OrderEvent, view: View) -> None:
        party = order.party(event.party_id or 0)
        actor = view.roster.person_by_id.get(event.actor_id or 0)
        if party is None:
            return
        for recipient in deciders(order, view.roster, view.places):
            kind, actions = _DECIDED_BY_ISSUER[event.kind]
            buttons = await self.offer(actions, f"party:{order.id}:{party.id}", recipient)
            name, words = actor.name if actor else "", worded(order, event.text, MOST_WORDS)
            facts = kind(order.number, order.kind, party.label, name, words, buttons)
            await self.put_line(order, f"v{order.version}", recipient, facts)

    async def dismiss(self, order: Order, before: Order) -> None:
        """Put a last word in place of the cards of those who were concerned before and are no longer."""
        view, past = await self.view(order), await self.view(before)
        staying = {card.recipient.key for card in cards(order, view)}
        slot = f"order:{order.id}"
        for card in cards(before, past):
            if card.recipient.key not in staying:
                key = f"{slot}:card:v{order.version}:{card.recipient.key}"
                await self.work.outbox.put(
                    Outgoing(key, card.recipient, OrderLeft(order.number, order.kind), slot=slot)
                )

    async def _take_back_questions(self, before: Order, order: Order, events: tuple[OrderEvent, ...]) -> None:
        """Questions for more time that something else has answered or made pointless lose their buttons, and say so."""
        asked = {party.id for party in before.parties if party.extension_until is not None}
        waiting = {party.id for party in order.parties if party.extension_until is not None and not order.is_over}
        if asked <= waiting or any(event.kind in _ANSWERS for event in events):
            return
        actor = self.roster.person_by_id.get(events[-1].actor_id or 0)
        name, deadline = actor.name if actor else "", order.deadline
        until = deadline.astimezone(self.policy.zone) if deadline else None
        view = await self.view(order)
        places = deciders(order, view.roster, view.places)
        for proposal in await self.work.proposals.open_questions(order.id, ProposalKind.EXTENSION, asked - waiting):
            settled = replace(proposal, state=ProposalState.LEFT, version=proposal.version + 1)
            await self.work.proposals.keep(settled)
            facts = ProposalSettled(
                proposal.kind, order.number, is_taken=False, actor=name, deadline=until, is_overtaken=True
            )
            for recipient in places:
                await self.put_question(settled, order, recipient, facts)

    async def put_question(self, proposal: Proposal, order: Order, recipient: Recipient, facts: Notification) -> None:
        """The question under the order's card, or in its place what was decided."""
        under = f"order:{order.id}"
        slot = f"{under}:proposal:{proposal.id}"
        key = f"{slot}:v{proposal.version}:{recipient.key}"
        await self.work.outbox.put(Outgoing(key, recipient, facts, slot=slot, reply_to_slot=under))

    async def hand_back(self, order: Order, recipient: Recipient, facts: Notification) -> None:
        """Put a last word in place of the card of somebody who stood in, unless it is his own by now."""
        if all(card.recipient != recipient for card in cards(order, await self.view(order))):
            slot = f"order:{order.id}"
            key = f"{slot}:card:{self.work.now.isoformat()}:{recipient.key}"
            await self.work.outbox.put(Outgoing(key, recipient, facts, slot=slot))

    async def offer(self, actions: tuple[str, ...], subject: str, recipient: Recipient) -> tuple[Button, ...]:
        """Buttons for the actions; roles are read again at the press, so they are bound to nobody."""
        return (await self.work.buttons.offer_many(subject, {recipient: actions}, self.new_code))[recipient]
