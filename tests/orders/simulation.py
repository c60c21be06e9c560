"""Orders that live through two years: people of every temper, outages, holidays, and the rules that run the ladder."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from rules.ladder.plan import now_or_later, plan, step_of
from rules.ladder.taking import reconciled, verdict
from rules.ladder.values import URGENT, Clock, DueStep, Ladder, StepReason, StepState
from rules.orders.decide import Decision, Deed, Terms, decide
from rules.orders.replay import replayed
from rules.orders.values import Action, Change, EventKind, Order, OrderEvent, OrderState, Party
from rules.self_check.ladders import Difference, KeptStep, Yardstick, differences
from rules.working_time import CourtTime
from tests.orders.examples import LIN, OFFICER, ROSTER, SONG, SY, ZHOU, at, order, party

COURT_TIME = CourtTime()
TERMS = Terms()
BEGIN, END = at("2025-01-02 00:00"), at("2026-12-30 00:00")
_TOLERANCE = timedelta(minutes=2)
_COURTS = {ZHOU: "dl", SONG: "dlgjz", SY: "sy"}
_OF_COURTS = (Action.ACKNOWLEDGE, Action.REPORT, Action.REPORT, Action.SUBMIT, Action.EXTEND, Action.DECLINE)
_OF_ISSUER = (
    Action.CLOSE,
    Action.CLOSE,
    Action.RETURN,
    Action.CANCEL,
    Action.SET_DEADLINE,
    Action.GRANT_EXTENSION,
    Action.INSIST,
    Action.ACCEPT_DECLINE,
    Action.REASSIGN,
    Action.HOLD,
    Action.RESUME,
    Action.REOPEN,
    Action.EXPEDITE,
)


def outages(rng: Random) -> list[tuple[datetime, datetime]]:
    """Some forty times the bot is off: most for minutes, some for days; in order, none within another."""
    found: list[tuple[datetime, datetime]] = []
    moment = BEGIN
    while moment < END:
        moment += timedelta(hours=rng.expovariate(1 / 400))
        length = timedelta(minutes=rng.choice((1, 5, 40, 300, 1500, 4000)))
        found.append((moment, moment + length))
        moment += length
    return found


@dataclass
class Saying:
    """A step that was said: when, whether urgently, and how many entries the ledger had by then."""

    step: DueStep
    at: datetime
    is_urgent: bool
    entries: int


@dataclass
class Life:
    """One order from its issue to the end of the two years, or until nobody has anything more to do with it."""

    rng: Random
    off: list[tuple[datetime, datetime]]
    order: Order = field(init=False)
    now: datetime = field(init=False)
    ledger: list[OrderEvent] = field(default_factory=list)
    rows: dict[str, KeptStep] = field(default_factory=dict)
    said: list[Saying] = field(default_factory=list)
    found: list[Difference] = field(default_factory=list)
    forgotten: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        rng = self.rng
        self.now = self._awake(BEGIN + rng.random() * (END - BEGIN) * 0.9)
        is_urgent = rng.random() < 0.15
        parties = tuple(
            self._party(number, person) for number, person in enumerate(rng.sample((ZHOU, SONG), rng.randint(1, 2)), 1)
        )
        deadline = (
            self.now + timedelta(days=rng.randint(0, 40), hours=rng.randint(1, 20)) if rng.random() < 0.85 else None
        )
        self.order = order(
            issued_at=self.now,
            deadline=deadline,
            parties=parties,
            urgent_reason="特急" if is_urgent else "",
            ladder=URGENT if is_urgent else Ladder(),
        )
        change = Change(deadline, objective=self.order.objective, parties=parties)
        self.ledger.append(OrderEvent(EventKind.ISSUED, self.now, LIN, change=change))
        self._plan()

    def _party(self, number: int, person: int) -> Party:
        return party(number, _COURTS[person], person, since=self.now)

    def live(self, days: int) -> None:
        """Let everybody do what he likes for so many days; the clock does its part in between."""
        until = min(END, self.now + timedelta(days=days))
        temper = self.rng.choice((6.0, 40.0, 150.0, 700.0))
        while self.now < until:
            act_at = self._awake(min(until, self.now + timedelta(hours=self.rng.expovariate(1 / temper))))
            self._climb_until(act_at)
            self.now = max(self.now, act_at)
            self._act()
            if self.rng.random() < 0.1:
                self._audit()
        self._audit()

    def _awake(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the outage that it falls into."""
        return next((end for begin, end in self.off if begin <= moment < end), moment)

    # The people

    def _act(self) -> None:
        rng = self.rng
        of_court = rng.random() < 0.6
        action = rng.choice(_OF_COURTS if of_court else _OF_ISSUER)
        actor = (
            rng.choice([one.person_id or ZHOU for one in self.order.parties])
            if of_court
            else rng.choice((LIN, OFFICER))
        )
        share = rng.choice(self.order.parties).id
        deed = Deed(
            action,
            actor,
            self.now,
            "理由",
            None if of_court else share,
            self.now + timedelta(days=rng.randint(1, 25)),
            parties=(party(0, "sy", SY),),
            ladder=URGENT,
        )
        self._take(deed)

    def _take(self, deed: Deed) -> None:
        result = decide(self.order, deed, ROSTER, TERMS)
        if not isinstance(result, Decision):
            return
        highest = max(one.id for one in self.order.parties)
        known = tuple(replace(one, id=one.id or highest + 1) for one in result.order.parties)
        self.order = replace(result.order, parties=known)
        for event in result.events:
            change = event.change
            if change is not None and change.parties is not None:
                change = replace(change, parties=known)
            self.ledger.append(replace(event, change=change))
        self._plan()

    # The clock

    def _plan(self) -> None:
        kept = {key: one.step for key, one in self.rows.items()}
        for step in reconciled(kept, self.order, plan(self.order, COURT_TIME, self.now)):
            self.rows[step.key] = KeptStep(step, None if step.state is StepState.WAITING else self.now)

    def _climb_until(self, moment: datetime) -> None:
        """Every round of the ladder that comes before the moment, and the ends of holds."""
        while True:
            dues = [one.step.due_at for one in self.rows.values() if one.step.state is StepState.WAITING]
            if self.order.held_until is not None:
                dues.append(now_or_later(self.order, COURT_TIME, self.order.held_until))
            wakes = [max(self._awake(due), self.now) for due in dues]
            if not wakes or min(wakes) > moment:
                return
            self.now = min(wakes)
            self._climb()
            if self.order.held_until is not None and self.order.held_until <= self.now:
                self._take(Deed(Action.RESUME, None, self.now))

    def _climb(self) -> None:
        due = [
            one.step
            for one in self.rows.values()
            if one.step.state is StepState.WAITING and one.step.due_at <= self.now
        ]
        for step in sorted(due, key=lambda one: (one.due_at, one.key)):
            self._take_up(step)

    def _take_up(self, step: DueStep) -> None:
        judged = verdict(self.order, step, COURT_TIME, self.now)
        if judged.stopped is not None:
            self._settle(step, StepState.WITHDRAWN, judged.stopped)
        elif judged.until is not None:
            self.rows[step.key] = KeptStep(replace(step, due_at=judged.until))
        else:
            self.said.append(Saying(step, self.now, bool(self.order.urgent_reason), len(self.ledger)))
            is_late = self.now - step.due_at > timedelta(hours=1)
            self._settle(step, StepState.FIRED, StepReason.CAUGHT_UP if is_late else StepReason.DUE)
            if step_of(self.order, step).puts_back:
                self._take(Deed(Action.LAPSE, None, self.now, party_id=step.party_id))
            elif step_of(self.order, step).every:
                self._plan()

    def _settle(self, step: DueStep, state: StepState, reason: StepReason) -> None:
        settled = replace(step, state=state, reason=reason)
        self.rows[step.key] = KeptStep(settled, self.now, has_message=state is StepState.FIRED)

    # What must hold

    def _audit(self) -> None:
        self.found += differences(self.order, self.rows.values(), Yardstick(COURT_TIME, self.now, _TOLERANCE))
        waiting = [one.step for one in self.rows.values() if one.step.state is StepState.WAITING]
        is_looked_after = bool(waiting) or self.order.is_held or self._is_at_its_end()
        if not self.order.is_over and not is_looked_after:
            self.forgotten.append(self.now)

    def _is_at_its_end(self) -> bool:
        """Whether the last repetition of a clock that still runs has been said."""
        return any(
            one.step.key.endswith(f".{step_of(self.order, one.step).times}")
            for one in self.rows.values()
            if one.step.state is StepState.FIRED and one.step.number < len(self.order.ladder.steps(one.step.clock))
        )

    def mistakes(self) -> Iterator[str]:
        """What went wrong, each as a sentence."""
        times = Counter(one.step.key for one in self.said)
        yield from (f"{key} was said {count} times" for key, count in times.items() if count > 1)
        for one in self.said:
            if COURT_TIME.is_quiet(one.at) and not one.is_urgent:
                yield f"{one.step.key} was said at {one.at}, in the quiet hours"
            if (state := self._state_at(one)) not in _WAITED_FOR[one.step.clock] and not self._asked_at(one):
                yield f"{one.step.key} was said at {one.at}, when its party was {state}"
            if one.at < one.step.due_at:
                yield f"{one.step.key} was said before its moment"
            if self._awake(one.step.due_at) + _TOLERANCE < one.at and not COURT_TIME.is_quiet(
                self._awake(one.step.due_at)
            ):
                yield f"{one.step.key} was due at {one.step.due_at} and said at {one.at}"
        yield from (f"the self-check found {one.fault} in {one.key}" for one in self.found)
        yield from (f"nothing was ahead of the open order at {moment}" for moment in self.forgotten)
        if replace(replayed(self.order, self.ledger), version=self.order.version) != self.order:
            yield "the ledger does not give the order"

    def _state_at(self, saying: Saying) -> OrderState | None:
        """What the ledger alone says of the party at that moment; None where it had no share any more."""
        told = replayed(self.order, self.ledger[: saying.entries])
        share = told.party(saying.step.party_id)
        return OrderState.ON_HOLD if told.is_held else share.state if share is not None else None

    def _asked_at(self, saying: Saying) -> bool:
        """Whether the issuer owed the party an answer to its request for more time at that moment."""
        told = replayed(self.order, self.ledger[: saying.entries])
        share = told.party(saying.step.party_id)
        is_asking = share is not None and share.extension_asked_at is not None
        return saying.step.clock is Clock.DECISION and is_asking and not told.is_held


_OPEN = {OrderState.ISSUED, OrderState.ACKNOWLEDGED, OrderState.IN_PROGRESS, OrderState.RETURNED}
_WAITED_FOR = {
    Clock.ACKNOWLEDGEMENT: {OrderState.ISSUED},
    Clock.COMPLETION: _OPEN,
    Clock.PROGRESS: _OPEN - {OrderState.ISSUED},
    Clock.DECISION: {OrderState.SUBMITTED, OrderState.DECLINED},
}


def lives(count: int, seed: int, days: int) -> Iterator[Life]:
    """So many orders, each lived through for so many days; the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - a seed, so that a failure can be repeated
    off = outages(rng)
    for _ in range(count):
        life = Life(Random(rng.random()), off)  # noqa: S311 - as above
        life.live(days)
        yield life
