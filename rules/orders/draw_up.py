"""From what a message was taken to mean to an order that can stand: whom it names, and whether its issuer may."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rules.authority import may_invite, may_order, ordering_posts
from rules.ladder.values import Ladder
from rules.masking import masked_apart, petitioner_in, shown
from rules.orders.teams import role_for
from rules.orders.values import Change, EventKind, Order, OrderEvent, Origin, Party, PartyRole
from rules.people import TITLES, Person, Post, Role, Roster
from rules.reading.members import members
from rules.reading.values import OrderKind, Reading, Subtask
from rules.reading.values import Party as NamedParty

_URGENT = "特急"
_REASON = re.compile(
    rf"{_URGENT}(?:[（(](?P<bracketed>[^）)]+)[）)]|[，,]?(?:因为?|由于|理由(?:是|为)?[:：]?)(?P<said>[^，,。；;\n]+))"
)
_PHRASES = "，"


class WhyNot(StrEnum):
    """Why the words cannot become an order."""

    NO_AUTHORITY = "no_authority"
    OUT_OF_REACH = "out_of_reach"
    UNKNOWN_PARTIES = "unknown_parties"
    NOBODY_NAMED = "nobody_named"
    NO_BULLETIN = "no_bulletin"  # 后三名的法院, before anything was published
    NOT_RANKED = "not_ranked"  # 后三名的法院, while bulletins rank nobody
    NO_TARGET = "no_target"  # 未达标的法院, and the indicator has no target
    NO_RECORD = "no_record"  # 未签军令状的法院: nothing here says who
    NO_SUCH_COURT = "no_such_court"  # by the newest bulletin there is none


@dataclass(frozen=True, slots=True)
class NotDrawnUp:
    """No order; `labels` are the parties that it fails on."""

    reason: WhyNot
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """All that goes into an order: the reading, who says so, where, when, under which ladder, and names masked so far."""

    reading: Reading
    issuer: Person
    origin: Origin
    now: datetime
    ladder: Ladder
    known_petitioners: Mapping[str, str]
    kind: OrderKind | None = None
    time_limit: str = ""


@dataclass(frozen=True, slots=True)
class DrawnUp:
    """An order without number and ids, and the first entry of its ledger."""

    order: Order
    events: tuple[OrderEvent, ...]


def draw_up(draft: Draft, roster: Roster) -> DrawnUp | NotDrawnUp:
    """The order that stands when it is kept, or why there can be none.

    An order goes down the issuer's own line only. Attending is an invitation: it may go up the line, never sideways.
    """
    posts = ordering_posts(roster, draft.issuer.id)
    if not posts:
        return NotDrawnUp(WhyNot.NO_AUTHORITY)
    resolved = _Parties(draft, roster)
    if resolved.unknown:
        return NotDrawnUp(WhyNot.UNKNOWN_PARTIES, tuple(dict.fromkeys(resolved.unknown)))
    if not any(party.role is PartyRole.RESPONSIBLE for party in resolved.parties):
        return NotDrawnUp(WhyNot.NOBODY_NAMED)
    outside = {post: tuple(_out_of_reach(roster, post, resolved.parties)) for post in posts}
    post = next((post for post in posts if not outside[post]), None)
    if post is None:
        return NotDrawnUp(WhyNot.OUT_OF_REACH, outside[posts[0]])
    return _drawn_up(draft, roster, post, tuple(resolved.parties))


def named(draft: Draft, roster: Roster) -> tuple[Party, ...]:
    """Whom the order would name, as far as that is certain."""
    return tuple(_Parties(draft, roster).parties)


def let_off(reading: Reading, parties: Iterable[Party], roster: Roster) -> tuple[str, ...]:
    """The codes of the courts that the words let off of a set (各中院，大连除外), without those that have a share of their own."""
    without = {code for one in (*reading.responsible, *reading.assisting, *reading.attending) for code in one.let_off}
    without.update(reading.basis.let_off if reading.basis else ())
    without.difference_update(party.court_code for party in parties)
    return tuple(court.code for court in roster.courts if court.code in without)


def names_let_off(reading: Reading, parties: Iterable[Party], roster: Roster) -> tuple[str, ...]:
    """The short names of those courts."""
    return tuple(roster.courts[code].short_name for code in let_off(reading, parties, roster))


def parts_of(reading: Reading) -> tuple[Reading, ...]:
    """The readings of the orders that one message gives: its main work, and each piece with people or a date of its own."""
    others = tuple(_part(reading, subtask) for subtask in reading.subtasks if subtask.responsible)
    return (replace(reading, objective=_rest(reading.objective, others), subtasks=()), *others)


def _rest(objective: str, others: tuple[Reading, ...]) -> str:
    """What the main work is, without the pieces that become orders of their own."""
    elsewhere = {one.objective for one in others}
    return _PHRASES.join(one for one in objective.split(_PHRASES) if one not in elsewhere) or objective


def _part(reading: Reading, subtask: Subtask) -> Reading:
    return Reading(
        speech_act=reading.speech_act,
        confidence=reading.confidence,
        kind=subtask.kind,
        responsible=subtask.responsible or reading.responsible,
        petitioner=subtask.petitioner or reading.petitioner,
        case_numbers=reading.case_numbers,
        deadline=subtask.deadline or reading.deadline,
        objective=subtask.objective,
        is_urgent=reading.is_urgent,
    )


def urgent_reason_in(text: str) -> str:
    """Why the words make an order urgent: 特急（当事人扬言自伤）, 特急，因…; the bare word 特急; empty where they do not."""
    found = _REASON.search(text)
    if found is not None:
        return (found["bracketed"] or found["said"]).strip()
    return _URGENT if _URGENT in text else ""


def petitioner_of(reading: Reading, text: str) -> str | None:
    """Whom the order is about, by the full name where the text gives it."""
    return petitioner_in(text) or (reading.petitioner or "").strip() or None


def _drawn_up(draft: Draft, roster: Roster, post: Post, parties: tuple[Party, ...]) -> DrawnUp:
    reading = draft.reading
    name = petitioner_of(reading, draft.origin.text)
    form = masked_apart(name, draft.known_petitioners) if name else None
    order = Order(
        id=0,
        number="",
        kind=draft.kind or reading.kind or OrderKind.TASK,
        issuer_id=draft.issuer.id,
        issuer_court=post.court_code,
        issuer_label=f"{roster.courts[post.court_code].short_name}{post.title or TITLES[post.role]}{draft.issuer.name}",
        issued_at=draft.now,
        origin=draft.origin,
        objective=shown(reading.objective or draft.origin.text, name, form),
        parties=parties,
        petitioner=name,
        masked_petitioner=form,
        deadline=reading.deadline.at if reading.deadline else None,
        deadline_is_estimate=reading.deadline.is_estimate if reading.deadline else False,
        urgent_reason=urgent_reason_in(draft.origin.text),
        time_limit=draft.time_limit,
        ladder=draft.ladder,
        let_off=let_off(reading, parties, roster),
    )
    change = Change(
        order.deadline,
        order.deadline_is_estimate,
        order.time_limit,
        objective=order.objective,
        parties=parties,
        let_off=order.let_off,
    )
    issued = OrderEvent(EventKind.ISSUED, draft.now, draft.issuer.id, text=draft.origin.text, change=change)
    return DrawnUp(order, (issued,))


def _out_of_reach(roster: Roster, post: Post, parties: list[Party]) -> Iterator[str]:
    for party in parties:
        may = may_invite if party.role is PartyRole.ATTENDING else may_order
        if party.court_code is not None and not may(roster, post, party.court_code):
            yield party.label


class _Parties:
    """Whom the reading names, each post once: who is responsible does not also assist or attend."""

    def __init__(self, draft: Draft, roster: Roster) -> None:
        self.parties: list[Party] = []
        self.unknown: list[str] = []
        self._draft = draft
        self._roster = roster
        self._seen: set[tuple[str | None, Role | None, int | None, str]] = set()
        for role, named in (
            (PartyRole.RESPONSIBLE, draft.reading.responsible),
            (PartyRole.ASSISTING, draft.reading.assisting),
            (PartyRole.ATTENDING, draft.reading.attending),
        ):
            for one in named:
                self._take(role, one)

    def _take(self, role: PartyRole, named: NamedParty) -> None:
        if named.org is not None:
            self._add(role, named.org, None, None, None)
        elif named.selector is not None:
            self._take_all(role, named)
        elif named.court is not None:
            self._take_post(role, named.court, named.role or Role.PRESIDENT, named)
        elif named.person_id is not None and (posts := self._roster.posts_of(named.person_id)):
            self._take_post(role, posts[0].court_code, named.role or posts[0].role, named)
        else:
            self.unknown.append(named.name or named.title or named.username or "")

    def _take_all(self, role: PartyRole, named: NamedParty) -> None:
        if named.selector == "liaison_units":
            self._add(role, named.name or "", None, None, None)
            return
        if (named.selector or "").startswith("team:"):
            self._take_team(role, named)
            return
        courts = selected(named, self._roster, self._own_courts())
        if not courts:
            self.unknown.append(named.selector or "")
        for court in courts:
            self._take_post(role, court, named.role or Role.PRESIDENT, named)

    def _own_courts(self) -> tuple[str, ...]:
        return tuple(post.court_code for post in ordering_posts(self._roster, self._draft.issuer.id))

    def _take_team(self, role: PartyRole, named: NamedParty) -> None:
        """A team of the speaker's own court; two that one person answers for are one share of both names."""
        body, court = named.name or "", next(iter(self._own_courts()), None)
        if court is None:
            return
        post_role, person = role_for(body, court, self._roster)
        for place, one in enumerate(self.parties):
            if (one.court_code, one.post_role, one.person_id) == (court, post_role, person):
                self.parties[place] = replace(one, label=f"{one.label}、{body}")
                return
        self._add(role, f"{self._roster.courts[court].short_name}{body}", court, post_role, person)

    def _take_post(self, role: PartyRole, court: str, post_role: Role, named: NamedParty) -> None:
        holders = self._roster.holders(court, post_role)
        ids = {holder.id for holder in holders}
        meant = [holder.id for holder in holders if named.name and holder.name.startswith(named.name)]
        person = named.person_id if named.person_id in ids else next(iter(meant), None)
        if person is None and len(ids) == 1:
            (person,) = ids
        title = named.title or TITLES[post_role]
        self._add(role, f"{self._roster.courts[court].short_name}{title}", court, post_role, person)

    def _add(self, role: PartyRole, label: str, court: str | None, post_role: Role | None, person: int | None) -> None:
        same = (court, post_role, person, label if court is None else "")
        if same in self._seen:
            return
        self._seen.add(same)
        self.parties.append(Party(0, role, label, court, post_role, person, self._draft.now))


def selected(named: NamedParty, roster: Roster, own: tuple[str, ...]) -> tuple[str, ...]:
    """The courts that the words stand for, without those let off and the speaker's own; empty where the roster cannot say.

    `own` are the speaker's courts: 辖区各院 and 全省法院 leave them out.
    """
    selector = named.selector or ""
    chosen = members(f"{selector}:{next(iter(own), '')}" if selector == "children" else selector, roster.courts)
    return tuple(code for code in chosen or () if code not in own and code not in named.let_off)
