"""Taking the words out of orders and interviews, so that their course can still be counted."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import case, delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.values import OrderState
from rules.outgoing import OutboxState
from storage.columns import table_of
from storage.sealed import EVENTS, INTERVIEWS, LETTERS, ORDERS, PARTIES, PROMISES, SealedTable
from storage.statements import run
from storage.tables.interviews import AttachmentRow, InterviewRow, ParticipantRow, PromiseRow
from storage.tables.letters import LetterRow
from storage.tables.messages import OutboxRow
from storage.tables.orders import OrderEventRow, OrderRow, PartyRow, ProposalRow

_OVER = [state for state in OrderState if state.is_over]


async def wipe_orders(session: AsyncSession, order_ids: Collection[int]) -> None:
    """Take every word out of these orders, their ledgers, their messages and their interviews; numbers, dates and states stay."""
    if not order_ids:
        return
    # An open order stays urgent; its reason goes with a name that stands in it, or when the order is over.
    urgent = case((col(OrderRow.state).in_(_OVER), b""), else_=col(OrderRow.urgent_reason))
    orders = update(OrderRow).where(col(OrderRow.id).in_(order_ids))
    await run(session, orders.values(**_emptied(ORDERS) | {"urgent_reason": urgent}, masked_petitioner=None))
    await run(session, update(PartyRow).where(col(PartyRow.order_id).in_(order_ids)).values(_emptied(PARTIES)))
    await run(session, update(OrderEventRow).where(col(OrderEventRow.order_id).in_(order_ids)).values(_emptied(EVENTS)))
    await run(session, update(LetterRow).where(col(LetterRow.order_id).in_(order_ids)).values(_emptied(LETTERS)))
    await run(session, delete(ProposalRow).where(col(ProposalRow.order_id).in_(order_ids)))
    for order_id in order_ids:
        await _forget_messages(session, f"order:{order_id}:")
        await _forget_messages(session, f"name:{order_id}:")
    of_these = select(InterviewRow.id).where(col(InterviewRow.order_id).in_(order_ids))
    await wipe_interviews(session, [one for one in (await session.exec(of_these)).all() if one is not None])


async def wipe_interviews(session: AsyncSession, interview_ids: Collection[int]) -> None:
    """Take every word out of these interviews, their promises, guests and attachments; when, how and with what outcome stays."""
    if not interview_ids:
        return
    nobody = {"masked_petitioner": None, "case_number": None}
    interviews = update(InterviewRow).where(col(InterviewRow.id).in_(interview_ids))
    await run(session, interviews.values(**_emptied(INTERVIEWS), **nobody, record_number=""))
    promises = update(PromiseRow).where(col(PromiseRow.interview_id).in_(interview_ids))
    await run(session, promises.values(_emptied(PROMISES)))
    await run(session, delete(AttachmentRow).where(col(AttachmentRow.interview_id).in_(interview_ids)))
    guests = col(ParticipantRow.post_role).is_(None), col(ParticipantRow.interview_id).in_(interview_ids)
    await run(session, delete(ParticipantRow).where(*guests))
    for interview_id in interview_ids:
        await _forget_messages(session, f"interview:{interview_id}:")


def _emptied(table: SealedTable) -> dict[str, Any]:
    """Nothing in every sealed column of the table, and in its fingerprints."""
    columns = table_of(table.row).c
    nothing = {name: None if columns[name].nullable else b"" for name in table.columns}
    return {**nothing, **dict.fromkeys(table.fingerprints)}


async def _forget_messages(session: AsyncSession, beginning: str) -> None:
    """Wipe the facts of the messages under keys that begin so; what has not left yet never will."""
    these = update(OutboxRow).where(col(OutboxRow.key).startswith(beginning, autoescape=True))
    waiting = col(OutboxRow.state).in_([OutboxState.WAITING, OutboxState.SENDING])
    await run(session, these.where(waiting).values(state=OutboxState.SUPERSEDED))
    await run(session, these.values(facts=b""))
