from collections.abc import Collection
from functools import cache

from pydantic import TypeAdapter
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.proposals import Proposal, ProposalKind, ProposalState
from rules.reading.values import Reading
from storage.encryption import Encryption
from storage.sealed import PROPOSALS, Seals
from storage.tables.orders import ProposalRow

_FIELDS = (
    "kind",
    "order_id",
    "party_id",
    "by_id",
    "group_id",
    "said_at",
    "deadline",
    "deadline_is_estimate",
    "state",
    "version",
    "expires_at",
)


@cache
def _readings() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


class Proposals:
    def __init__(self, session: AsyncSession, encryption: Encryption) -> None:
        self._session = session
        self._seals = Seals(encryption, PROPOSALS)

    async def keep(self, proposal: Proposal) -> Proposal:
        """Keep the proposal as given, under the same id or, for id 0, under a new one. Returns it with its id."""
        reading = _readings().dump_json(proposal.reading).decode() if proposal.reading else None
        values = {name: getattr(proposal, name) for name in _FIELDS} | {"text": proposal.text, "reading": reading}
        row = await self._session.get(ProposalRow, proposal.id) if proposal.id else None
        if row is None:
            row = ProposalRow(**self._seals.sealed(values))
        else:
            self._seals.change(row, values)
        self._session.add(row)
        await self._session.flush()
        return self._to_proposal(row)

    async def open_questions(
        self, order_id: int, kind: ProposalKind, party_ids: Collection[int]
    ) -> tuple[Proposal, ...]:
        """Questions of the kind about these parties of the order that nobody has decided, oldest first."""
        same = col(ProposalRow.order_id) == order_id, col(ProposalRow.kind) == kind
        mine = col(ProposalRow.party_id).in_(party_ids), col(ProposalRow.state) == ProposalState.OPEN
        query = select(ProposalRow).where(*same, *mine).order_by(col(ProposalRow.id))
        return tuple(self._to_proposal(row) for row in (await self._session.exec(query)).all())

    async def get(self, proposal_id: int) -> Proposal | None:
        row = await self._session.get(ProposalRow, proposal_id)
        return self._to_proposal(row) if row else None

    def _to_proposal(self, row: ProposalRow) -> Proposal:
        opened = self._seals.opened(row)
        reading = _readings().validate_json(opened["reading"]) if opened["reading"] else None
        values = {name: getattr(row, name) for name in _FIELDS}
        return Proposal(id=row.id or 0, text=opened["text"], reading=reading, **values)
