"""When a post has passed on: its orders, its drafts and a sheet of both, in the transaction of whoever asks."""

import json
from dataclasses import dataclass, replace

from rules.notifications.order_drafts import DraftSettled
from rules.notifications.succession import HandoverLine, HandoverSheet, PostPassedOn
from rules.orders.cards import worded
from rules.orders.places import in_private
from rules.orders.values import Order
from rules.outgoing import Outgoing, Recipient
from rules.succession import Succession, handed_over, holders_of, successions
from storage.orders.board import Board
from storage.orders.draft_cards import put_draft, show_draft
from storage.orders.drafts import Draft
from storage.tables.orders import DraftState

_HOLDERS = "succession.holders"
_OBJECTIVE, _WORDS = 120, 80


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A post that has passed on, and how many orders went with it."""

    succession: Succession
    orders: int


async def settle_successions(board: Board, actor_id: int | None = None) -> tuple[PassedOn, ...]:
    """Pass on whatever hangs on posts whose holder has changed since the last look. The first look only takes note."""
    work, roster = board.work, board.roster
    noted = await work.marks.find(_HOLDERS)
    known: dict[str, int] = json.loads(noted) if noted else holders_of(roster)
    done = [await _pass_on(board, one, actor_id) for one in successions(known, roster)]
    present = known | holders_of(roster)
    if noted is None or present != known:
        await work.marks.keep(_HOLDERS, json.dumps(present))
    return tuple(done)


async def _pass_on(board: Board, one: Succession, actor_id: int | None) -> PassedOn:
    work = board.work
    received = await work.orders.open_at({one.court_code})
    issued = await work.orders.open_by(one.old.id)
    passed: dict[int, Order] = {}
    for order in {order.id: order for order in (*received, *issued)}.values():
        changed = handed_over(order, one, work.now, actor_id)
        if changed is not None:
            kept = await work.orders.keep(changed[0], (changed[1],))
            await board.show(kept, before=order)
            await board.interviews.pass_on(kept, one.old, one.new)
            await work.audit.append(_actor(actor_id), f"order.{changed[1].kind}", f"order:{order.id}")
            passed[order.id] = kept
    drafts = await work.drafts.open_of(one.old.id)
    given_up = await (_pass_on_drafts if one.new.is_enrolled else _give_up_drafts)(board, one, drafts)
    details = {"court": one.court_code, "role": one.role.value, "old": one.old.id, "new": one.new.id}
    await work.audit.append(_actor(actor_id), "post.passed_on", f"person:{one.new.id}", **details)
    # What he asked of himself is his to do, and not given to others.
    is_to_do = {order.id: any(share.person_id == one.new.id for share in order.parties) for order in passed.values()}
    sheet = HandoverSheet(
        label=one.label,
        old=one.old.name,
        new=one.new.name,
        day=work.now.astimezone(board.policy.zone).date(),
        is_for_successor=True,
        received=tuple(_line(board, order) for order in passed.values() if is_to_do[order.id]),
        issued=tuple(_line(board, order) for order in passed.values() if not is_to_do[order.id]),
        drafts=given_up,
        passed_drafts=len(drafts) - len(given_up),
    )
    await _tell(board, one, sheet, len(passed))
    return PassedOn(one, len(passed))


def _actor(actor_id: int | None) -> str:
    return f"person:{actor_id}" if actor_id is not None else "clock"


async def _pass_on_drafts(board: Board, one: Succession, drafts: tuple[Draft, ...]) -> tuple[str, ...]:
    """The successor has the cards, and as much time for them as for his own; the predecessor reads who has them. None is given up."""
    for draft in drafts:
        gone = replace(draft, version=draft.version + 1)
        await put_draft(board, gone, DraftSettled((), heir=one.new.name))
        expires_at = board.work.now + board.policy.orders.draft_lives
        passed = replace(gone, issuer_id=one.new.id, expires_at=expires_at, awaits=None, awaits_until=None)
        kept = await board.work.drafts.keep(replace(passed, version=gone.version + 1))
        await show_draft(board, kept, one.new)
    return ()


async def _give_up_drafts(board: Board, _one: Succession, drafts: tuple[Draft, ...]) -> tuple[str, ...]:
    """With a successor whom nobody can write to yet they become no orders; their words go into the sheet."""
    for draft in drafts:
        kept = await board.work.drafts.keep(replace(draft, state=DraftState.EXPIRED, version=draft.version + 1))
        await put_draft(board, kept, DraftSettled((), is_expired=True))
    return tuple(draft.text[:_OBJECTIVE] for draft in drafts)


def _line(board: Board, order: Order) -> HandoverLine:
    words = [party.last_word for party in order.parties if party.last_word]
    return HandoverLine(
        number=order.number,
        order_kind=order.kind,
        state=order.state,
        objective=worded(order, order.objective, _OBJECTIVE),
        issuer=order.issuer_label,
        deadline=order.deadline.astimezone(board.policy.zone) if order.deadline else None,
        is_overdue=order.is_overdue(board.work.now),
        extensions=order.extensions,
        last_word=worded(order, words[-1], _WORDS) if words else "",
    )


async def _tell(board: Board, one: Succession, sheet: HandoverSheet, orders: int) -> None:
    key = f"succession:{one.court_code}:{one.role}:{one.old.id}:{one.new.id}:{board.work.now.isoformat()}"
    for person, is_for_successor in ((one.old, False), (one.new, True)):
        recipient = in_private(person)
        if recipient is not None:
            facts = replace(sheet, is_for_successor=is_for_successor)
            await board.work.outbox.put(Outgoing(f"{key}:{recipient.key}", recipient, facts))
    group = await board.work.groups.of_court(one.court_code)
    if group is not None:
        passed_on = PostPassedOn(one.label, one.old.name, one.new.name, orders)
        await board.work.outbox.put(Outgoing(f"{key}:group", Recipient(group_id=group.id), passed_on))
