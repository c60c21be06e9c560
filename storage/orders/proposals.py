from functools import cache

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.proposals import Proposal
from rules.reading.values import Reading
from storage.tables.orders import ProposalRow

_FIELDS = (
    "kind",
    "order_id",
    "party_id",
    "by_id",
    "group_id",
    "text",
    "said_at",
    "deadline",
    "deadline_is_estimate",
    "state",
    "version",
    "expires_at",
)


@cache
def _readings() -> TypeAdapter[Reading | None]:
    return TypeAdapter(Reading | None)


class Proposals:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def keep(self, proposal: Proposal) -> Proposal:
        """Keep the proposal as given, under the same id or, for id 0, under a new one. Returns it with its id."""
        values = {name: getattr(proposal, name) for name in _FIELDS}
        row = await self._session.get(ProposalRow, proposal.id) if proposal.id else None
        row = row or ProposalRow(**values)
        for name, value in values.items():
            setattr(row, name, value)
        row.reading = _readings().dump_python(proposal.reading, mode="json")
        self._session.add(row)
        await self._session.flush()
        return _to_proposal(row)

    async def get(self, proposal_id: int) -> Proposal | None:
        row = await self._session.get(ProposalRow, proposal_id)
        return _to_proposal(row) if row else None


def _to_proposal(row: ProposalRow) -> Proposal:
    values = {name: getattr(row, name) for name in _FIELDS}
    return Proposal(id=row.id or 0, reading=_readings().validate_python(row.reading), **values)
