"""A post passes from one person to another: which posts have, and what becomes of the orders that hang on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rules.courts import Courts, court_named
from rules.orders.values import Change, EventKind, Order, OrderEvent, Party
from rules.people import TITLES, Person, Role, Roster

_PASSED_ON = (Role.PRESIDENT, Role.ENFORCEMENT_DIRECTOR)
"""The posts that one person holds at a time, so that their work has an heir."""


class WhyNot(StrEnum):
    """Why a succession cannot be entered by a command."""

    FORM = "form"
    UNKNOWN_POST = "unknown_post"
    VACANT = "vacant"
    SAME = "same"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Succession:
    """A post of a court that `old` held and `new` holds now."""

    court_code: str
    role: Role
    label: str
    old: Person
    new: Person


def holders_of(roster: Roster) -> dict[str, int]:
    """Who holds each post that is passed on, by court and role (dlgjz:president); vacant ones are left out."""
    found = {}
    for court in roster.courts:
        for role in _PASSED_ON:
            holders = roster.holders(court.code, role)
            if len(holders) == 1:
                found[f"{court.code}:{role}"] = holders[0].id
    return found


def successions(known: Mapping[str, int], roster: Roster) -> tuple[Succession, ...]:
    """The posts whose holder is not the one who was known last. A post that stood vacant in between is passed on as well."""
    return tuple(
        _succession(key, roster.person_by_id[known[key]], roster.person_by_id[now], roster)
        for key, now in holders_of(roster).items()
        if known.get(key, now) != now and known[key] in roster.person_by_id
    )


def _succession(key: str, old: Person, new: Person, roster: Roster) -> Succession:
    code, _, name = key.partition(":")
    role = Role(name)
    title = next((post.title for post in roster.posts_at(code, role) if post.title), TITLES[role])
    return Succession(code, role, f"{roster.courts[code].short_name}{title}", old, new)


def handed_over(order: Order, one: Succession, now: datetime, actor_id: int | None) -> tuple[Order, OrderEvent] | None:
    """The order with the successor in his predecessor's places, and the entry of its ledger; None where he has none."""
    parties = tuple(replace(party, person_id=one.new.id) if _is_his(party, one) else party for party in order.parties)
    is_issuer = order.issuer_id == one.old.id and order.issuer_court == one.court_code
    if parties == order.parties and not is_issuer:
        return None
    changed = replace(order, parties=parties, version=order.version + 1)
    if is_issuer:
        changed = replace(changed, issuer_id=one.new.id, issuer_label=f"{one.label}{one.new.name}")
    text = f"{one.label}：{one.old.name} → {one.new.name}"
    change = Change(parties=parties) if parties != order.parties else None
    return changed, OrderEvent(EventKind.HANDED_OVER, now, actor_id, text=text, change=change)


def _is_his(party: Party, one: Succession) -> bool:
    """Whether the share belongs to the post; one that was given while it stood vacant does, too."""
    same_post = (party.court_code, party.post_role) == (one.court_code, one.role)
    return same_post and party.person_id in {one.old.id, None}


def post_named(courts: Courts, words: str) -> tuple[str, Role] | None:
    """The court and the role that the words name: 甘井子法院院长, 大连中院 执行局长; None where they name none."""
    for role in _PASSED_ON:
        title = TITLES[role]
        court = court_named(courts, words.removesuffix(title).strip()) if words.endswith(title) else None
        if court is not None:
            return court.code, role
    return None
