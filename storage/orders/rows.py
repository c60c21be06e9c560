"""Orders as rows and back."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from rules.ladder.values import Ladder
from rules.orders.values import Order, Origin, Party
from storage.tables.orders import OrderRow, PartyRow

_PARTY_FIELDS = (
    "role",
    "label",
    "court_code",
    "post_role",
    "person_id",
    "since",
    "state",
    "acknowledged_at",
    "acknowledged_by",
    "submitted_at",
    "closed_at",
)
_ORDER_FIELDS = (
    "number",
    "kind",
    "issuer_id",
    "issuer_court",
    "issuer_label",
    "issued_at",
    "masked_petitioner",
    "deadline",
    "deadline_is_estimate",
    "time_limit",
    "extensions",
    "version",
)
_SEALED_FIELDS = ("objective", "petitioner", "urgent_reason")


@cache
def _ladder() -> TypeAdapter[Ladder]:
    return TypeAdapter(Ladder)


def order_values(order: Order) -> dict[str, Any]:
    """The columns of the order's row, without its id, before they are sealed."""
    origin = order.origin
    return {
        **{field: getattr(order, field) for field in (*_ORDER_FIELDS, *_SEALED_FIELDS)},
        "state": order.state,
        "origin_chat_id": origin.chat_id,
        "origin_message_id": origin.message_id,
        "origin_part": origin.part,
        "origin_group_id": origin.group_id,
        "origin_text": origin.text,
        "ladder": _ladder().dump_python(order.ladder, mode="json"),
    }


def party_values(party: Party) -> dict[str, Any]:
    """The columns of the party's row, without its ids and its last word."""
    return {field: getattr(party, field) for field in _PARTY_FIELDS}


def to_party(row: PartyRow, opened: dict[str, Any]) -> Party:
    """The party; `opened` are the texts of the row's sealed columns."""
    return Party(
        id=row.id or 0, last_word=opened["last_word"], **{field: getattr(row, field) for field in _PARTY_FIELDS}
    )


def to_order(row: OrderRow, opened: dict[str, Any], parties: tuple[Party, ...]) -> Order:
    """The order; `opened` are the texts of the row's sealed columns."""
    text = opened["origin_text"]
    return Order(
        id=row.id or 0,
        origin=Origin(row.origin_chat_id, row.origin_message_id, row.origin_group_id, text, row.origin_part),
        parties=parties,
        ladder=_ladder().validate_python(row.ladder),
        is_cancelled=row.state == "cancelled",
        **{field: opened[field] for field in _SEALED_FIELDS},
        **{field: getattr(row, field) for field in _ORDER_FIELDS},
    )
