"""The ladder: steps that are due are taken up, looked at once more, and said; drafts that nobody answered expire."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from rules.ladder.bundling import digest, keeps_quiet_hours
from rules.ladder.plan import now_or_later, plan, step_of
from rules.ladder.speaking import Line, lines, recipients, workdays_late
from rules.ladder.taking import verdict
from rules.ladder.values import DueStep, StepReason, StepState, Target
from rules.notifications.order_drafts import DraftSettled
from rules.notifications.order_reminders import NamingProposed
from rules.orders.cards import View
from rules.orders.decide import Decision, Deed, decide
from rules.orders.naming import RELEASES, proposal_slot
from rules.orders.values import Action, Order, Party
from rules.outgoing import Outgoing, Recipient
from schedules.bundling import Bundler, Said
from schedules.letters import issue_letter
from schedules.rounds import Job, Round
from storage.orders.board import Board
from storage.tables.orders import DraftState
from storage.unit_of_work import UnitOfWork, unit_of_work

# As many as an outage of a day leaves behind in the whole country, so that its digest is one.
_MOST_STEPS = 5_000


async def climb(this: Round) -> None:
    """Take up every step that is due. State, cards and lines are committed together, so a crash says nothing twice.

    A step that cannot be done holds nobody else up: it stays due, and what was wrong with it is raised after the commit.
    """
    errors: list[Exception] = []
    async with unit_of_work(this.database, this.now) as work:
        steps = await work.steps.due(_MOST_STEPS)
        if not steps:
            return
        roster = await work.roster.on(this.now.astimezone(this.policy.zone).date())
        board = Board(work, roster, this.policy, this.new_code)
        climber = _Climber(this, work, board, Bundler(board))
        for step in steps:
            try:
                async with work.session.begin_nested():
                    await climber.take(step)
            except Exception as error:  # noqa: BLE001 - any bug in one step; it is raised below
                errors.append(error)
        await climber.speak()
    if errors:
        raise ExceptionGroup("steps of ladders could not be done", errors)


@dataclass
class _Climber:
    """One round over the due steps. What they say is gathered by chat, so that many lines can become one message."""

    this: Round
    work: UnitOfWork
    board: Board
    bundler: Bundler
    orders: dict[int, tuple[Order, View]] = field(default_factory=dict)
    late: dict[Recipient, list[Line]] = field(default_factory=lambda: defaultdict(list))
    in_time: dict[Recipient, list[Said]] = field(default_factory=lambda: defaultdict(list))

    async def take(self, step: DueStep) -> None:
        """Settle the step: withdrawn if its clock has stopped, later if people are left alone now, else said."""
        order, view = await self._order(step)
        party = order.party(step.party_id)
        found = verdict(order, step, self.this.policy.court_time, self.this.now)
        if party is None or found.stopped is not None:
            await self.work.steps.settle(step.key, StepState.WITHDRAWN, found.stopped or StepReason.PARTY_LEFT)
            return
        if found.until is not None:
            await self.work.steps.postpone(step.key, found.until)
            return
        await self._say(order, party, step, view)
        await self._go_on(order, party, step, view)

    async def _go_on(self, order: Order, party: Party, step: DueStep, view: View) -> None:
        """What follows from the step: the acknowledgement is put back, or the step comes again."""
        now, court_time = self.this.now, self.this.policy.court_time
        if step_of(order, step).puts_back:
            lapse = Deed(Action.LAPSE, None, now, party_id=party.id)
            decision = decide(order, lapse, self.board.roster, self.this.policy.terms)
            if isinstance(decision, Decision):
                self.orders[order.id] = (await self.board.carry_out(order, decision), view)
        elif step_of(order, step).every:
            await self.work.steps.plan(order, plan(order, court_time, now))

    async def _order(self, step: DueStep) -> tuple[Order, View]:
        if step.order_id not in self.orders:
            order = await self.work.orders.get(step.order_id)
            if order is None:
                raise LookupError(f"step {step.key} belongs to no order")
            self.orders[step.order_id] = (order, await self.board.view(order))
        return self.orders[step.order_id]

    async def _say(self, order: Order, party: Party, step: DueStep, view: View) -> None:
        is_late = self.this.now - step.due_at > self.this.policy.orders.catch_up_after
        if step.rung.needs_release:
            is_heard = await self._propose_release(order, party, step, view)
            is_late = False
        else:
            # After an outage a digest is enough: the letter comes with the next step.
            lettered = set() if is_late else await issue_letter(self.board, order, party, step, view)
            said = lines(order, party, step, view, self.this.policy.calendar)
            is_heard = bool(said or lettered)
            for line in said:
                if line.recipient.key in lettered:
                    continue
                if is_late:
                    self.late[line.recipient].append(line)
                else:
                    self.in_time[line.recipient].append(Said(order, step, line))
        if not is_heard:
            await self.work.steps.settle(step.key, StepState.SKIPPED, StepReason.NOBODY_THERE)
            return
        await self.work.steps.settle(step.key, StepState.FIRED, StepReason.CAUGHT_UP if is_late else StepReason.DUE)
        if order.is_overdue(self.this.now):
            await self.board.show(order, occasion=f"late:{self.this.now.astimezone(view.zone).date()}")

    async def speak(self) -> None:
        """One digest for each chat that missed something; to each of the others what is due, together with what else is."""
        for recipient, missed in self.late.items():
            facts = digest([line.digest for line in missed], is_after_outage=True)
            await self.bundler.put(recipient, facts, "missed")
        expected = await self.bundler.expected(self._order) if self.in_time else {}
        for recipient, due in self.in_time.items():
            await self.bundler.say(recipient, due, expected.get(recipient, ()))

    async def _propose_release(self, order: Order, party: Party, step: DueStep, view: View) -> bool:
        """Ask the office; False where nobody of it can be reached."""
        places = recipients(order, party, Target.OFFICE, view)
        for recipient in places:
            await self._propose(order, party, step, view, recipient)
        return bool(places)

    async def _propose(self, order: Order, party: Party, step: DueStep, view: View, recipient: Recipient) -> None:
        subject = f"{step.rung}:{order.id}:{party.id}"
        buttons = await self.board.offer(RELEASES[step.rung].actions, subject, recipient)
        due = order.due(party)
        deadline = due.astimezone(view.zone) if due else None
        late = workdays_late(deadline, self.this.now, self.this.policy.calendar)
        facts = NamingProposed(order.number, order.kind, party.label, deadline, late, buttons, rung=step.rung)
        slot = proposal_slot(order, party, step.rung)
        await self.work.outbox.put(Outgoing(f"{slot}:{recipient.key}", recipient, facts, slot=slot))


async def expire_drafts(this: Round) -> None:
    """Let drafts go that nobody answered in time, and say so on their cards."""
    async with unit_of_work(this.database, this.now) as work:
        for draft in await work.drafts.expired():
            kept = await work.drafts.keep(replace(draft, state=DraftState.EXPIRED, version=draft.version + 1))
            slot, recipient = f"draft:{kept.id}", Recipient(person_id=kept.issuer_id)
            settled = DraftSettled((), is_expired=True)
            await work.outbox.put(Outgoing(f"{slot}:v{kept.version}", recipient, settled, slot=slot))


async def end_holds(this: Round) -> None:
    """Let orders whose hold has run out go on, with the same people; of a night, in the morning."""
    async with unit_of_work(this.database, this.now) as work:
        held = await work.orders.run_out_holds()
        if not held:
            return
        roster = await work.roster.on(this.now.astimezone(this.policy.zone).date())
        board = Board(work, roster, this.policy, this.new_code)
        for order in held:
            if now_or_later(order, this.policy.court_time, this.now) > this.now:
                continue
            decision = decide(order, Deed(Action.RESUME, None, this.now), roster, this.policy.terms)
            if isinstance(decision, Decision):
                await board.carry_out(order, decision)


async def keep_quiet(this: Round) -> None:
    """What could not leave by day, because Telegram or the bot was away, leaves in the next working morning and not at night."""
    court_time = this.policy.court_time
    if not court_time.is_quiet(this.now):
        return
    async with unit_of_work(this.database, this.now) as work:
        late = await work.outbox.overdue_reminders()
        ids = [one.id for one in late if keeps_quiet_hours(one.notification, one.slot.partition(":line:")[2])]
        if ids:
            await work.outbox.postpone(ids, court_time.next_morning(this.now))


JOBS = (
    Job("orders.climb", 2, climb),
    Job("orders.keep_quiet", 10, keep_quiet, at_start=True),
    Job("orders.end_holds", 30, end_holds),
    Job("orders.expire_drafts", 60, expire_drafts),
)
