import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, or_, update
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.cases import masked_parties
from rules.erasure import Traces
from rules.outgoing import OutboxState
from storage.draws import pack, unpack
from storage.encryption import Encryption
from storage.erasure.wiping import wipe_interviews, wipe_orders
from storage.sealed import (
    CASES,
    DRAFTS,
    EVENTS,
    INBOX,
    INTERVIEWS,
    LETTERS,
    MEETINGS,
    MISREADINGS,
    ORDERS,
    OUTBOX,
    PARTICIPANTS,
    PARTIES,
    PROMISES,
    PROPOSALS,
    SealedTable,
    Seals,
)
from storage.statements import run
from storage.tables.cases import CaseRow
from storage.tables.draws import DrawRow
from storage.tables.groups import GroupRow
from storage.tables.interviews import InterviewQuestionRow, InterviewRow, PromiseRow
from storage.tables.messages import ButtonRow, InboxRow, InboxState, OutboxRow, SlotRow
from storage.tables.orders import AwaitedAnswerRow, DraftRow, OrderRow, PartyRow
from storage.tables.roster import CodeRow, PersonRow

PETITIONER = "petitioner"
_PAGE = 500
# Plain columns in which people may have typed a name.
_TYPED = (
    (CaseRow, ("handler", "excluded_reason", "cause")),
    (OrderRow, ("issuer_label",)),
    (PartyRow, ("label",)),
    (InterviewRow, ("record_number",)),
    (PromiseRow, ("label",)),
    (GroupRow, ("title",)),
)
_WHOLE = (DRAFTS, PROPOSALS, MISREADINGS)
"""Rows that are of no use without their words."""
_IN_PLACE = (CASES, ORDERS, PARTIES, EVENTS, INTERVIEWS, PROMISES, PARTICIPANTS)
REACHED = frozenset(table.name for table in (*_IN_PLACE, *_WHOLE, INBOX, OUTBOX, LETTERS, MEETINGS))
"""Every table with sealed columns; a new one has to find its place here."""


@dataclass
class Erased:
    """How many rows were deleted or lost their words, by table; `waiting` are updates that the bot has not handled yet."""

    rows: Counter[str] = field(default_factory=Counter)
    waiting: int = 0


class Erasure:
    """One erasure in one transaction. Doing it again finds nothing more, so an interrupted one is simply repeated."""

    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._encryption = encryption
        self._erased = Erased()

    async def petitioner(self, name: str) -> Erased:
        """Everything of everybody who bears this name, in all courts: cases, orders about him, interviews, what was typed."""
        fingerprints = self._encryption.fingerprints(name, PETITIONER)
        own = col(CaseRow.petitioner_fingerprint).in_(fingerprints)
        numbers = list((await self._session.exec(select(CaseRow.number).where(own))).all())
        about = col(OrderRow.petitioner_fingerprint).in_(fingerprints)
        orders = [one or 0 for one in (await self._session.exec(select(OrderRow.id).where(about))).all()]
        of_him = or_(
            col(InterviewRow.petitioner_fingerprint).in_(fingerprints), col(InterviewRow.case_number).in_(numbers)
        )
        return await self._erase(Traces((name, *numbers), masked_parties(name)), numbers, orders, of_him)

    async def case(self, number: str) -> Erased:
        """Everything of one case; the names of its parties stay where other cases hold them."""
        return await self._erase(Traces((number,), "（已删除）"), [number], [], col(InterviewRow.case_number) == number)

    async def person(self, person_id: int) -> Erased | None:
        """Everything that tells who somebody of the roster was; what he did stays under his number. None where nobody is."""
        row = await self._session.get(PersonRow, person_id)
        if row is None:
            return None
        accounts = (row.telegram_id,) if row.telegram_id is not None else ()
        words = tuple(filter(None, (row.name, row.username)))
        instead = f"（已删除{person_id}）"
        await self._sweep(Traces(words, instead, accounts))
        await self._forget_chats(person_id, row.telegram_id)
        row.name, row.roster_key, row.username, row.telegram_id = instead, f"erased-{person_id}", None, None
        row.enrolled_at, row.is_reachable = None, False
        self._erased.rows["people"] += 1
        await self._session.flush()
        return self._erased

    async def _erase(self, traces: Traces, numbers: list[str], orders: list[int], interviews: Any) -> Erased:  # noqa: ANN401 - a condition
        if numbers:
            await self._counted(CaseRow, delete(CaseRow).where(col(CaseRow.number).in_(numbers)))
        cases = Traces(tuple(numbers), traces.instead)
        for row, texts in await self._holding(ORDERS, cases):
            orders += [row.id] if row.id not in orders and any(map(cases.are_in, texts.values())) else []
        found = (await self._session.exec(select(InterviewRow).where(interviews))).all()
        orders += [one.order_id for one in found if one.order_id not in orders]
        promised = select(PromiseRow.order_id).where(col(PromiseRow.interview_id).in_([one.id for one in found]))
        orders += [one for one in (await self._session.exec(promised)).all() if one not in orders]
        await wipe_interviews(self._session, [one.id or 0 for one in found])
        await wipe_orders(self._session, orders)
        self._erased.rows["orders"] += len(orders)
        self._erased.rows["interviews"] += len(found)
        self._session.expire_all()
        await self._sweep(traces)
        return self._erased

    async def _sweep(self, traces: Traces) -> None:
        """Go through every sealed text and every column in which something may have been typed."""
        for table in _IN_PLACE:
            seals = Seals(self._encryption, table)
            for row, texts in await self._holding(table, traces):
                seals.change(row, {name: _without(traces, text) for name, text in texts.items()})
                self._erased.rows[table.name] += 1
        for table in _WHOLE:
            for row, _ in await self._holding(table, traces):
                await self._session.delete(row)
                self._erased.rows[table.name] += 1
        await self._sweep_meetings(traces)
        await self._sweep_messages(traces)
        await self._sweep_plain(traces)
        await self._session.flush()

    async def _holding(self, table: SealedTable, traces: Traces) -> list[tuple[Any, dict[str, Any]]]:
        """The rows that hold a trace, with the texts that do and those that do not."""
        found: list[tuple[Any, dict[str, Any]]] = []
        if not traces.words and not traces.numbers:
            return found
        seals, key = Seals(self._encryption, table), _own_key(table.row)
        last: int | None = None
        while True:
            query = select(table.row).order_by(key).limit(_PAGE)
            rows = (await self._session.exec(query if last is None else query.where(key > last))).all()
            opened = ((row, seals.opened(row)) for row in rows)
            found += [(row, texts) for row, texts in opened if any(map(traces.are_in, texts.values()))]
            if len(rows) < _PAGE:
                return found
            last = getattr(rows[-1], key.key)

    async def _sweep_meetings(self, traces: Traces) -> None:
        """A meeting is JSON, in which only whole texts may be changed."""
        seals = Seals(self._encryption, MEETINGS)
        for row, texts in await self._holding(MEETINGS, traces):
            kept = json.dumps(_without_in_all(traces, json.loads(texts["content"])), ensure_ascii=False)
            seals.change(row, {"content": kept})
            self._erased.rows["meetings"] += 1

    async def _sweep_messages(self, traces: Traces) -> None:
        for row, _ in await self._holding(INBOX, traces):
            if row.state is InboxState.RECEIVED:
                self._erased.waiting += 1
            else:
                await self._session.delete(row)
                self._erased.rows["inbox"] += 1
        for row, _ in await self._holding(LETTERS, traces):
            row.facts = b""
            self._erased.rows["letters"] += 1
        for row, _ in await self._holding(OUTBOX, traces):
            row.facts = b""
            if not row.state.is_final:
                row.state = OutboxState.SUPERSEDED
            self._erased.rows["outbox"] += 1

    async def _sweep_plain(self, traces: Traces) -> None:
        for table, columns in _TYPED:
            for name in columns:
                column = getattr(table, name)
                for word in traces.words:
                    held = update(table).where(col(column).contains(word, autoescape=True))
                    await self._counted(table, held.values({name: func.replace(column, word, traces.instead)}))
        for row in (await self._session.exec(select(DrawRow))).all():
            record = unpack(row.record)
            if traces.are_in(record.reason):
                row.record = pack(record.without_reason())
                self._erased.rows["draws"] += 1

    async def _forget_chats(self, person_id: int, account: int | None) -> None:
        """Rows that are known by the person's private chat: messages, buttons, places, questions, drafts, where an order was said."""
        chats = [account] if account is not None else []
        recipients = [f"person:{person_id}", *(f"chat:{one}" for one in chats)]
        for table in (ButtonRow, SlotRow):
            await self._counted(table, delete(table).where(col(table.recipient).in_(recipients)))
        for asked in (AwaitedAnswerRow, InterviewQuestionRow):
            await self._counted(asked, delete(asked).where(col(asked.person_id) == person_id))
        handled = col(InboxRow.state) != InboxState.RECEIVED
        await self._counted(InboxRow, delete(InboxRow).where(col(InboxRow.chat_id).in_(chats), handled))
        mine = or_(col(OutboxRow.person_id) == person_id, col(OutboxRow.chat_id).in_(chats))
        await self._counted(OutboxRow, update(OutboxRow).where(mine).values(facts=b""))
        await self._counted(OutboxRow, update(OutboxRow).where(col(OutboxRow.chat_id).in_(chats)).values(chat_id=0))
        await self._counted(DraftRow, delete(DraftRow).where(col(DraftRow.chat_id).in_(chats)))
        said = update(OrderRow).where(col(OrderRow.origin_chat_id).in_(chats))
        await self._counted(OrderRow, said.values(origin_chat_id=0, origin_message_id=-col(OrderRow.id)))
        used = update(CodeRow).where(col(CodeRow.used_by).in_(chats))
        await self._counted(CodeRow, used.values(used_by=None))

    async def _counted(self, table: type[SQLModel], statement: Any) -> None:  # noqa: ANN401 - an update or a delete
        self._erased.rows[str(table.__tablename__)] += (await run(self._session, statement)).rowcount


def _own_key(row: type[SQLModel]) -> Any:  # noqa: ANN401 - a column
    return getattr(row, "update_id" if row is InboxRow else "id")


def _without(traces: Traces, text: str | None) -> str | None:
    return traces.removed_from(text) if text is not None and traces.are_in(text) else text


def _without_in_all(traces: Traces, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        return {name: _without_in_all(traces, one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_in_all(traces, one) for one in value]
    return _without(traces, value) if isinstance(value, str) else value
