"""AB岗: whoever stands in for somebody has the cards of his open orders from the first day of the leave to the last."""

import json

from rules.notifications.leaves import OrderHandedBack
from rules.orders.places import holder, in_private
from rules.outgoing import Recipient
from schedules.rounds import Job, Round
from storage.orders.board import Board
from storage.unit_of_work import unit_of_work

_SEEN, _SHOWN = "leaves.seen", "leaves.shown"
# Who takes over more than these finds the others with /mine, and is not called fifty times in a minute.
_MOST_CARDS = 20


async def show_to_deputies(this: Round) -> None:
    """Look again after every change of the roster, after midnight, and in the morning: nobody is given cards in the quiet hours."""
    today = this.now.astimezone(this.policy.zone).date()
    is_quiet = this.policy.court_time.is_quiet(this.now)
    async with unit_of_work(this.database, this.now) as work:
        seen = f"{await work.roster.version()}:{today}:{is_quiet}"
        if await work.marks.find(_SEEN) == seen:
            return
        board = Board(work, await work.roster.on(today), this.policy, this.new_code)
        present = {(one.person_id, one.deputy_id) for one in board.roster.leaves.values()}
        shown = {(person, deputy) for person, deputy in json.loads(await work.marks.find(_SHOWN) or "[]")}
        for person_id, deputy_id in sorted(shown - present):
            await _take_back(board, person_id, deputy_id)
        begun = set() if is_quiet else present - shown
        for person_id, deputy_id in sorted(begun):
            await _hand_over(board, person_id, deputy_id)
        await work.marks.keep(_SHOWN, json.dumps(sorted((shown & present) | begun)))
        await work.marks.keep(_SEEN, seen)


async def _hand_over(board: Board, person_id: int, deputy_id: int) -> None:
    deputy = in_private(board.roster.person_by_id.get(deputy_id))
    if deputy is None:
        return
    courts = {post.court_code for post in board.roster.posts_of(person_id)}
    theirs = [
        order
        for order in await board.work.orders.open_at(courts)
        if any((one := holder(board.roster, party)) is not None and one.id == person_id for party in order.parties)
    ]
    # Those that are due first; the others have no less time than these.
    soonest = sorted(theirs, key=lambda order: (order.deadline is None, order.deadline or order.issued_at))
    for order in soonest[:_MOST_CARDS]:
        await board.show(order, occasion=f"leave:{board.work.now.isoformat()}", only=deputy)


async def _take_back(board: Board, person_id: int, deputy_id: int) -> None:
    deputy, person = Recipient(person_id=deputy_id), board.roster.person_by_id[person_id]
    for order in await board.work.orders.open_cards_of(deputy):
        await board.hand_back(order, deputy, OrderHandedBack(order.number, order.kind, person.name))


JOBS = (Job("leaves.show_to_deputies", 60, show_to_deputies),)
