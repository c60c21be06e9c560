"""The draw of the month, in every court that has a register and a group."""

from rules.draw import DrawFault, DrawRefusal
from rules.groups import Group, GroupKind
from rules.monthly_draw import due_month, monthly_request
from schedules.rounds import Job, Round
from storage.draws import DrawnBy
from storage.interviews.drawing import Drawing
from storage.orders.board import Board
from storage.unit_of_work import UnitOfWork, unit_of_work


async def draw_for_the_month(this: Round) -> None:
    """Each court in a transaction of its own; one that has drawn for the month is left alone, also after a restart."""
    month = due_month(this.now, this.policy.interviews, this.policy.court_time)
    if month is None:
        return
    async with unit_of_work(this.database, this.now) as work:
        if await work.marks.month_drawn() == month:
            return
        groups = await work.groups.bound(kind=GroupKind.COURT)
    for group in groups:
        if group.court_code is not None:
            async with unit_of_work(this.database, this.now) as work:
                await _draw(this, work, group, group.court_code, f"monthly:{month}:{group.court_code}")
    async with unit_of_work(this.database, this.now) as work:
        await work.marks.keep_month_drawn(month)


async def _draw(this: Round, work: UnitOfWork, group: Group, court_code: str, occasion: str) -> None:
    if await work.draws.was_drawn(occasion):
        return
    roster = await work.roster.on(this.now.astimezone(this.policy.zone).date())
    board = Board(work, roster, this.policy, this.new_code)
    drawing = Drawing(board, group, court_code, occasion, DrawnBy(occasion=occasion))
    lots = await drawing.lots()
    if not lots.cases:
        return  # a court without a register has nothing to draw from, and need not hear of it every month
    refusal = await drawing.draw(monthly_request(lots.pool, this.policy.interviews), lots)
    if refusal is not None:
        await drawing.refuse(DrawRefusal(DrawFault.EMPTY_POOL))


JOBS = (Job("draw_for_the_month", 60.0, draw_for_the_month),)
