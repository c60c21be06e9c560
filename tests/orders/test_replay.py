"""Whatever is done to an order in whatever sequence: the table holds, authority holds, and the ledger gives the order again."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rules.authority import acts_for, is_office
from rules.ladder.values import Ladder
from rules.orders.amendments import Amendment
from rules.orders.decide import Decision, Deed, Refusal, Terms, decide
from rules.orders.replay import replayed
from rules.orders.transitions import ROLES, TABLE, TRANSITIONS, Authority
from rules.orders.values import Action, Change, EventKind, Order, OrderEvent, OrderState, Party
from tests.orders.examples import CLERK, DEPUTY, LIN, OFFICER, ROSTER, SONG, SY, WANG, ZHOU, at, order, party

NOW = at("2026-09-14 09:00")
PEOPLE = (LIN, ZHOU, SONG, WANG, SY, DEPUTY, OFFICER, CLERK)
TERMS = Terms()


def numbered(found: Order) -> Order:
    """The order as storage keeps it: whoever is new in it gets an id."""
    highest = max((one.id for one in found.parties), default=0)
    parties: list[Party] = []
    for one in found.parties:
        highest += one.id == 0
        parties.append(one if one.id else replace(one, id=highest))
    return replace(found, parties=tuple(parties))


class Life(RuleBasedStateMachine):
    """People, the office and the clock do what they like with one order, and time goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.order = replace(order(), deadline=at("2026-09-30 17:30"))
        change = Change(self.order.deadline, objective=self.order.objective, parties=self.order.parties)
        self.ledger = [OrderEvent(EventKind.ISSUED, NOW, LIN, change=change)]

    @rule(hours=st.integers(1, 90))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(
        action=st.sampled_from(list(Action)),
        actor=st.sampled_from((*PEOPLE, None)),
        text=st.sampled_from(["", "理由"]),
        days=st.integers(-2, 40),
        share=st.integers(0, 5),
    )
    def somebody_acts(self, action: Action, actor: int | None, text: str, days: int, share: int) -> None:
        before = self.order
        deed = self._deed(action, actor, text, days, share)
        result = decide(before, deed, ROSTER, TERMS)
        if isinstance(result, Refusal):
            return
        self._authority_was_there(before, deed)
        self._shares_moved_along_the_table(before, result, action)
        self._keep(result)

    def _deed(self, action: Action, actor: int | None, text: str, days: int, share: int) -> Deed:
        shares = {party.id: party for party in self.order.parties}
        other = replace(order(number="督2026-0002"), id=2, parties=(party(0, "sy", SY),))
        coming = (
            (party(0, "sy", SY),)
            if action is Action.REASSIGN
            else tuple(one for one in self.order.responsible if one.id == share)
        )
        return Deed(
            action,
            actor,
            self.now,
            text,
            share if share in shares else None,
            self.now + timedelta(days=days) if days else None,
            parties=coming,
            other=other,
            ladder=Ladder(),
            amendment=self._amendment(days, share) if action is Action.AMEND else None,
        )

    def _amendment(self, days: int, share: int) -> Amendment:
        """Another day, other words, and every second time a court that comes in."""
        is_there = any(one.court_code == "sy" for one in self.order.parties)
        coming = (party(0, "sy", SY),) if share % 2 and not is_there else ()
        deadline = self.now + timedelta(days=days) if days else None
        return Amendment(deadline, objective=f"事项{share}", parties=(*self.order.parties, *coming), text=f"原文{days}")

    def _authority_was_there(self, before: Order, deed: Deed) -> None:
        """A party's act by a party or who stands in for it; the clock's by the clock; all else by issuer or office."""
        if deed.action in ROLES:
            assert deed.actor_id is not None
            assert any(
                acts_for(ROSTER, deed.actor_id, one) and one.role in ROLES[deed.action] for one in before.parties
            )
        elif deed.actor_id is None:
            assert TABLE[deed.action].who is Authority.CLOCK or deed.action is Action.RESUME
        else:
            assert TABLE[deed.action].who is Authority.ISSUER
            assert deed.actor_id == before.issuer_id or is_office(ROSTER, deed.actor_id)

    def _shares_moved_along_the_table(self, before: Order, result: Decision, action: Action) -> None:
        known = {one.id: one for one in result.order.parties}
        for one in before.parties:
            goal = known[one.id].state if one.id in known else None
            is_off = action is Action.ACCEPT_DECLINE and goal is OrderState.CANCELLED
            assert one.state is goal or (action, one.state) in TRANSITIONS or is_off
            assert one.state is goal or TRANSITIONS.get((action, one.state)) is goal or is_off

    def _keep(self, result: Decision) -> None:
        self.order = numbered(result.order)
        resolved = [
            replace(one, change=replace(one.change, parties=self.order.parties))
            if one.change is not None and one.change.parties is not None
            else one
            for one in result.events
        ]
        self.ledger.extend(resolved)

    @invariant()
    def the_ledger_gives_the_order(self) -> None:
        assert replace(replayed(self.order, self.ledger), version=self.order.version) == self.order

    @invariant()
    def there_is_always_a_way_out(self) -> None:
        """Somebody who exists can move the order on from where it is: the issuer at least can cancel it, or reopen it."""
        action = Action.REOPEN if self.order.is_over else Action.CANCEL
        assert isinstance(decide(self.order, Deed(action, LIN, self.now, "理由"), ROSTER, TERMS), Decision)

    @invariant()
    def a_hold_has_an_end(self) -> None:
        assert (self.order.held_since is None) is (self.order.held_until is None)
        assert self.order.held_until is None or self.order.held_until <= self.now + TERMS.policy.longest_hold

    @precondition(lambda self: self.order.is_held)
    @rule()
    def the_hold_runs_out(self) -> None:
        """Whatever happened, at its end the clock ends the hold."""
        assert self.order.held_until is not None
        self.now = max(self.now, self.order.held_until)
        result = decide(self.order, Deed(Action.RESUME, None, self.now), ROSTER, TERMS)
        assert isinstance(result, Decision)
        assert not result.order.is_held
        self._keep(result)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=30)


def test_every_state_is_left_by_somebody() -> None:
    """In the table every state that is no end has a way out that is the party's own, and one that is the issuer's."""
    for state in OrderState:
        if state in {OrderState.ON_HOLD, OrderState.CLOSED, OrderState.CANCELLED}:
            continue
        leaving = {action for (action, one), goal in TRANSITIONS.items() if one is state and goal is not state}
        assert any(TABLE[action].who is Authority.ISSUER for action in leaving), state
        assert state in {OrderState.SUBMITTED, OrderState.DECLINED} or leaving & set(ROLES), state
