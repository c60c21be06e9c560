"""/succeed 甘井子法院院长 张三: the office or an administrator enters that a post has passed on; its work follows at once."""

import re

from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.groups import GroupKind
from rules.incoming import Said
from rules.notifications.succession import SuccessionDone, SuccessionRefused
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import TITLES, Person, Role
from rules.succession import WhyNot, post_named
from storage.orders.board import Board
from storage.orders.handover import settle_successions

_FORM = re.compile(r"(?P<post>\S+(?:\s+(?:院长|执行局长))?)\s+(?P<name>\S+)")


async def succeed(scene: Scene, said: Said) -> None:
    found = _FORM.fullmatch(said.arguments.strip())
    if found is None:
        await _answer(scene, said, SuccessionRefused(WhyNot.FORM))
        return
    await _answer(scene, said, await _enter(scene, found["post"], found["name"]))


async def _enter(scene: Scene, words: str, name: str) -> Notification:
    post = post_named(scene.roster.courts, words)
    if post is None:
        return SuccessionRefused(WhyNot.UNKNOWN_POST, (words,))
    code, role = post
    label = f"{scene.roster.courts[code].short_name}{TITLES[role]}"
    holders = scene.roster.holders(code, role)
    if len(holders) != 1:
        return SuccessionRefused(WhyNot.VACANT, (label,))
    heirs = [person for person in scene.roster.people if person.name == name]
    if len(heirs) > 1:
        return SuccessionRefused(WhyNot.SEVERAL, (name,))
    if heirs and heirs[0] == holders[0]:
        return SuccessionRefused(WhyNot.SAME, (name,))
    return await _carry_out(scene, code, role, holders[0], name, is_known=bool(heirs))


async def _carry_out(scene: Scene, code: str, role: Role, old: Person, name: str, *, is_known: bool) -> Notification:
    work = scene.work
    today = scene.now.astimezone(scene.policy.zone).date()
    await settle_successions(Board(work, scene.roster, scene.policy, scene.new_code))  # what was known before
    await work.roster.succeed(code, role, old.id, name, today)
    roster = await work.roster.on(today)
    actor_id = scene.speaker.id if scene.speaker else None
    done = await settle_successions(Board(work, roster, scene.policy, scene.new_code), actor_id)
    (one,) = [one for one in done if (one.succession.court_code, one.succession.role) == (code, role)]
    new = one.succession.new
    return SuccessionDone(
        one.succession.label, old.name, new.name, one.orders, is_enrolled=new.is_enrolled, is_new_person=not is_known
    )


async def _answer(scene: Scene, said: Said, notification: Notification) -> None:
    """In the office's group if asked there, else in private."""
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    recipient = Recipient(chat_id=said.chat.id if is_in_office else said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"succession:{said.update_id}", recipient, notification))


ROUTES = (Route(Command("succeed"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), succeed),)
