"""From words to a deed: the day, the people and the other order that they name."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from handlers.orders.finding import asked, visible
from handlers.orders.issuing import draft_of
from handlers.orders.reading import deadline_in, moment_of, understood
from handlers.scene import Scene
from rules.incoming import Said
from rules.orders.decide import Deed, Refusal
from rules.orders.draw_up import named
from rules.orders.extensions import wish_in
from rules.orders.time_limits import named_in
from rules.orders.values import Action, Order, Party

_ARROW = re.compile(r"\s*(?:→|->|改派给|改派到|改派|改由|交由|转交|给)\s*")
_REASON = re.compile(r"(?:[\s，,。；;]+|(?=理由|原因))(?:理由|原因)?(?:是|为)?[:：]?")


@dataclass(frozen=True, slots=True)
class Handed:
    """Who is to take over, from whom (empty: whoever it must be), and why."""

    leaving: str
    coming: str
    reason: str


async def worded(scene: Scene, said: Said, order: Order, deed: Deed) -> Deed:
    """The deed with what its words say beside the reason."""
    fill = _FILLS.get(deed.action)
    return await fill(scene, said, order, deed) if fill else deed


async def _deadline(scene: Scene, said: Said, order: Order, deed: Deed) -> Deed:
    """The day that the words name, or that of a time limit by its name, counted from when the order was given."""
    limit = named_in(deed.text, scene.policy.time_limits)
    if limit is not None:
        at = limit.deadline(order.issued_at, scene.policy.court_time, scene.policy.conventions.close_of_business)
        return replace(deed, deadline=at, time_limit=limit.name)
    found = deadline_in(scene, said.said_at, deed.text)
    return replace(deed, deadline=found.at, deadline_is_estimate=found.is_estimate) if found else deed


async def _date_and_reason(scene: Scene, said: Said, _order: Order, deed: Deed) -> Deed:
    wish = wish_in(deed.text, None, moment_of(scene, said.said_at))
    if wish.deadline is None:
        return deed
    return replace(deed, deadline=wish.deadline.at, deadline_is_estimate=wish.deadline.is_estimate, text=wish.reason)


async def _handed_on(scene: Scene, said: Said, order: Order, deed: Deed) -> Deed:
    handed = handed_in(deed.text)
    coming = await _people(scene, said, order, handed.coming)
    leaving = await _people(scene, said, order, handed.leaving) if handed.leaving else ()
    share = next((one.id for one in order.parties for left in leaving if _same(one, left)), deed.party_id)
    return replace(deed, parties=coming, party_id=share, text=handed.reason)


def handed_in(words: str) -> Handed:
    """甘井子法院→沙河口法院院长 不属该院管辖; without the arrow the words begin with who takes over."""
    before, arrow, rest = _cut(words.strip(), _ARROW)
    who, _, reason = _cut(rest if arrow else words.strip(), _REASON)
    return Handed(before if arrow else "", who, reason.strip("，,。；;、 "))


def _cut(words: str, at: re.Pattern[str]) -> tuple[str, str, str]:
    found = at.search(words)
    return (words[: found.start()], found[0] or " ", words[found.end() :]) if found else (words, "", "")


async def _split_off(scene: Scene, said: Said, order: Order, deed: Deed) -> Deed:
    meant = await _people(scene, said, order, deed.text)
    return replace(deed, parties=tuple(one for one in order.responsible if any(_same(one, named) for named in meant)))


async def _people(scene: Scene, said: Said, order: Order, words: str) -> tuple[Party, ...]:
    """Names alone order nothing: they are read as the people of a sentence that does, whoever says it."""
    if not words.strip():
        return ()
    issuer = scene.roster.person_by_id[order.issuer_id]
    sentence = f"请{words.strip('。. ')}三日内办理。"
    reading = understood(scene, replace(said, mentions=()), sentence, ())
    return named(await draft_of(scene, reading, issuer, order.origin), scene.roster)


def _same(party: Party, other: Party) -> bool:
    return (party.court_code, party.post_role) == (other.court_code, other.post_role)


async def _other(scene: Scene, _said: Said, order: Order, deed: Deed) -> Deed:
    given = asked(scene, deed.text)
    found = await visible(scene, given.number) if given.number else None
    if found is None or isinstance(found, Refusal) or found.id == order.id:
        return deed
    return replace(deed, other=found, text=given.words)


async def _urgent(scene: Scene, _said: Said, order: Order, deed: Deed) -> Deed:
    return replace(deed, ladder=scene.policy.ladder_of(order.kind, is_urgent=True))


_FILLS: dict[Action, Callable[[Scene, Said, Order, Deed], Awaitable[Deed]]] = {
    Action.SET_DEADLINE: _deadline,
    Action.HOLD: _date_and_reason,
    Action.REOPEN: _date_and_reason,
    Action.REASSIGN: _handed_on,
    Action.SPLIT: _split_off,
    Action.MERGE: _other,
    Action.EXPEDITE: _urgent,
}
