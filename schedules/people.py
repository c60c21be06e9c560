"""Posts that pass on by a date in the roster, and what each president reads at the start of a working day."""

from rules.day_start.agenda import Day, add_to_agendas
from rules.day_start.values import MINE, Agenda
from rules.notifications.day_start import DayStarted
from rules.outgoing import Outgoing, Recipient
from schedules.rounds import Job, Round
from storage.orders.board import Board
from storage.orders.handover import settle_successions
from storage.unit_of_work import unit_of_work

_SEEN = "succession.seen"
_STARTED = "day_start.told"
_SLICE = 50


async def pass_on_posts(this: Round) -> None:
    """Look at the roster again after every change of it, and after midnight."""
    today = this.now.astimezone(this.policy.zone).date()
    async with unit_of_work(this.database, this.now) as work:
        present = f"{await work.roster.version()}:{today}"
        if await work.marks.find(_SEEN) == present:
            return
        roster = await work.roster.on(today)
        await settle_successions(Board(work, roster, this.policy, this.new_code))
        await work.marks.keep(_SEEN, present)


async def start_the_day(this: Round) -> None:
    """One message to everybody for whom there is something, on working days; who was not told by noon is told tomorrow."""
    now, policy = this.now.astimezone(this.policy.zone), this.policy
    is_time = policy.day_start.at <= now.time() < policy.conventions.noon
    if not is_time or policy.court_time.is_quiet(now):
        return
    today = now.date().isoformat()
    async with unit_of_work(this.database, this.now) as work:
        if await work.marks.find(_STARTED) == today:
            return
        roster = await work.roster.on(now.date())
    day = Day.of(roster, now, policy.zone, policy.calendar, policy.day_start)
    agendas = await _agendas(this, day)
    async with unit_of_work(this.database, this.now) as work:
        board = Board(work, roster, policy, this.new_code)
        for person_id, agenda in agendas.items():
            facts = DayStarted.of(agenda, ())
            if facts == DayStarted.of(Agenda(), ()):
                continue
            recipient = Recipient(person_id=person_id)
            buttons = await board.offer((MINE,), f"person:{person_id}", recipient)
            key = f"day_start:{today}:{recipient.key}"
            await work.outbox.put(Outgoing(key, recipient, DayStarted.of(agenda, buttons)))
        await work.marks.keep(_STARTED, today)


async def _agendas(this: Round, day: Day) -> dict[int, Agenda]:
    """From all open orders, so many to a transaction that others have their turn in between."""
    agendas: dict[int, Agenda] = {}
    after = 0
    while True:
        async with unit_of_work(this.database, this.now) as work:
            orders = await work.orders.open_after(after, _SLICE)
        add_to_agendas(agendas, orders, day)
        if len(orders) < _SLICE:
            return agendas
        after = orders[-1].id


JOBS = (Job("people.pass_on_posts", 60, pass_on_posts), Job("people.start_the_day", 60, start_the_day))
