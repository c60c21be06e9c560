"""Orders as rows and back."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from rules.ladder.values import Ladder
from rules.orders.values import Change, Order, OrderEvent, Origin, Party
from storage.tables.orders import OrderEventRow, OrderRow, PartyRow

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
    "declined_at",
    "heard_at",
    "extension_asked_at",
    "extension_until",
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
    "merged_into",
    "held_since",
    "held_until",
    "version",
)
_SEALED_FIELDS = ("objective", "petitioner", "urgent_reason", "held_reason")


@cache
def _change() -> TypeAdapter[Change | None]:
    return TypeAdapter(Change | None)


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
        "let_off": list(order.let_off),
    }


def party_values(party: Party) -> dict[str, Any]:
    """The columns of the party's row, without its ids and its last word."""
    paused = {"paused_seconds": int(party.paused.total_seconds())}
    return {field: getattr(party, field) for field in _PARTY_FIELDS} | paused


def to_party(row: PartyRow, opened: dict[str, Any]) -> Party:
    """The party; `opened` are the texts of the row's sealed columns."""
    paused, last_word = timedelta(seconds=row.paused_seconds), opened["last_word"]
    known = {field: getattr(row, field) for field in _PARTY_FIELDS}
    return Party(id=row.id or 0, paused=paused, last_word=last_word, **known)


def to_event(row: OrderEventRow, opened: dict[str, Any]) -> OrderEvent:
    """The entry; `opened` are the texts of the row's sealed columns."""
    change = _change().validate_json(opened["change"]) if opened["change"] else None
    return OrderEvent(row.kind, row.at, row.actor_id, row.party_id, opened["text"] or "", change)


def event_values(order: Order, event: OrderEvent) -> dict[str, Any]:
    """The columns of the entry's row, before they are sealed; of its parties the new ones get the ids that they now have."""
    change = event.change
    if change is not None and change.parties is not None:
        ids = {_place(one): one.id for one in order.parties}
        known = tuple(replace(one, id=one.id or ids.get(_place(one), 0)) for one in change.parties)
        change = replace(change, parties=known)
    return {
        "order_id": order.id,
        "party_id": event.party_id,
        "kind": event.kind,
        "at": event.at,
        "actor_id": event.actor_id,
        "text": event.text,
        "change": _change().dump_json(change, exclude_defaults=True).decode() if change is not None else "",
    }


def _place(party: Party) -> tuple[object, ...]:
    """What tells the parties of one order apart before they have ids."""
    return party.role, party.court_code, party.post_role, party.person_id, party.label


def to_order(row: OrderRow, opened: dict[str, Any], parties: tuple[Party, ...]) -> Order:
    """The order; `opened` are the texts of the row's sealed columns."""
    text = opened["origin_text"]
    return Order(
        id=row.id or 0,
        origin=Origin(row.origin_chat_id, row.origin_message_id, row.origin_group_id, text, row.origin_part),
        parties=parties,
        ladder=_ladder().validate_python(row.ladder),
        let_off=tuple(row.let_off),
        is_cancelled=row.state == "cancelled",
        **{field: opened[field] for field in _SEALED_FIELDS},
        **{field: getattr(row, field) for field in _ORDER_FIELDS},
    )
