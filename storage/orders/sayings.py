"""Which steps that are marked as said have left a message: row and message are committed together, so either both are there or neither."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.ladder.values import Rung
from rules.self_check.ladders import KeptStep
from storage.columns import table_of
from storage.statements import run
from storage.tables.messages import OutboxRow

_OUTBOX = table_of(OutboxRow)
_OWN = ("line:ladder", *(rung.value for rung in Rung if rung.needs_release))
_DIGESTS = ("due", "missed")
# SQLite takes no expression of more than a thousand terms.
_MOST_TERMS = 200


def keys_under(stem: str) -> ColumnElement[bool]:
    """The messages whose keys begin with the stem and a colon; the index of the keys finds them."""
    return (_OUTBOX.c.key >= f"{stem}:") & (_OUTBOX.c.key < f"{stem};")  # ; comes after :


def digest_stem(occasion: str, now: datetime) -> str:
    """How the keys of the digests begin that are put together at that moment."""
    return f"order:digest:{occasion}:{now.astimezone(UTC).isoformat()}"


class Sayings:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, fired: Sequence[KeptStep]) -> frozenset[str]:
        """The keys of those steps that a message says: its own, that of a higher step of the same share and moment, a proposal, or a digest."""
        orders = {one.step.order_id for one in fired}
        own = {mark for key, at in await self._under(_stems(orders)) for mark in _marks(key, at)}
        silent = [one for one in fired if own.isdisjoint(_marks_wanted(one))]
        moments = {one.settled_at for one in silent if one.settled_at is not None}
        digests = await self._under([digest_stem(occasion, at) for at in moments for occasion in _DIGESTS])
        told = {at for _, at in digests}
        return frozenset(one.step.key for one in fired if one not in silent or one.settled_at in told)

    async def _under(self, stems: Sequence[str]) -> list[tuple[str, datetime]]:
        """Key and moment of every message under these stems."""
        found: list[tuple[str, datetime]] = []
        for start in range(0, len(stems), _MOST_TERMS):
            some = stems[start : start + _MOST_TERMS]
            query = select(_OUTBOX.c.key, _OUTBOX.c.created_at).where(or_(*(keys_under(one) for one in some)))
            found += [(row.key, row.created_at) for row in await run(self._session, query)]
        return found


def _stems(orders: Iterable[int]) -> list[str]:
    return [f"order:{order_id}:{kind}" for order_id in sorted(orders) for kind in _OWN]


_Mark = tuple[object, ...]


def _marks(key: str, at: datetime) -> tuple[_Mark, ...]:
    """What a message's key says: order:17:line:ladder:督2026-0017:3:completion:1795253400:2:group:5, or order:17:naming:3:group:5."""
    _, order_id, kind, *rest = key.split(":")
    if kind != "line":
        return ((int(order_id), kind, int(rest[0])),)
    return (":".join(rest[:6]),), (int(order_id), int(rest[2]), at)


def _marks_wanted(one: KeptStep) -> set[_Mark]:
    step = one.step
    return {
        (step.key,),
        (step.order_id, step.party_id, one.settled_at),
        (step.order_id, step.rung.value, step.party_id),
    }
