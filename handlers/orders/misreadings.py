"""Keeping what people corrected, and showing it to the office: /misread."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from handlers.orders.answering import answer_privately
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.order_readings import Misread, MisreadList
from rules.orders.decide import Deed
from rules.orders.misreadings import Cause, Misreading, Summary, summary_of, without_names
from rules.orders.values import Action, Order
from rules.outgoing import Outgoing, Recipient

_MOST_ENTRIES = 6
_LONGEST_TEXT = 120


async def note_withdrawal(scene: Scene, order: Order, deed: Deed) -> None:
    """An order that its issuer takes back within the free minutes was probably misread."""
    is_free = deed.now <= order.issued_at + scene.policy.orders.free_cancel
    if deed.action is Action.CANCEL and deed.actor_id == order.issuer_id and is_free:
        await note(scene, order, Cause.WITHDRAWN, summary_of(order), None)


async def note(scene: Scene, order: Order, cause: Cause, was: Summary, became: Summary | None) -> None:
    text = without_names(order.origin.text)
    one = Misreading(scene.now, order.issuer_id, cause, text, order.issued_at, was, became)
    await scene.work.misreadings.keep(one)


async def misread(scene: Scene, said: Said) -> None:
    """The newest corrections, with what was read and what it became."""
    found, total = await scene.work.misreadings.newest(_MOST_ENTRIES)
    people = scene.roster.person_by_id
    zone = scene.policy.zone
    entries = tuple(
        Misread(
            at=one.at.astimezone(zone),
            cause=one.cause,
            by=people[one.by_id].name if one.by_id in people else "",
            text=one.text[:_LONGEST_TEXT],
            was=_in_court_time(one.was, zone),
            became=_in_court_time(one.became, zone) if one.became else None,
        )
        for one in found
    )
    if scene.speaker is not None:
        await answer_privately(scene, said, MisreadList(entries, total))
        return
    recipient = Recipient(chat_id=said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"order:misread:{said.update_id}", recipient, MisreadList(entries, total)))


def _in_court_time(one: Summary, zone: ZoneInfo) -> Summary:
    return replace(one, deadline=one.deadline.astimezone(zone) if one.deadline else None)


ROUTES = (Route(Command("misread"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), misread),)
