"""What the office's handlers of bulletins have in common: who may, where answers go, and who pressed."""

from handlers.routes import Access, Where, Who
from handlers.scene import Scene
from rules.bulletins.visibility import own_court_of
from rules.groups import GroupKind
from rules.incoming import Pressed, Said
from rules.indicators import Indicators
from rules.outgoing import Notification, Outgoing, Recipient
from storage.publishing import Publisher

OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)


def publisher_of(scene: Scene, indicators: Indicators) -> Publisher:
    return Publisher(scene.work, scene.roster, scene.policy, indicators, scene.new_code)


def here(scene: Scene, said: Said) -> Recipient:
    """The office's own group if it was asked there, else the asker in private: the office's matters are not others'."""
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    if is_in_office and scene.group is not None:
        return Recipient(group_id=scene.group.id)
    if scene.speaker is not None:
        return Recipient(person_id=scene.speaker.id)
    return Recipient(chat_id=said.sender.telegram_id)


def pressers_place(scene: Scene, pressed: Pressed) -> Recipient:
    """Where the answer to a press goes: the court's or the office's own group, else whoever pressed, in private."""
    group = scene.group
    if group is not None and (own_court_of(group) is not None or group.kind is GroupKind.OFFICE):
        return Recipient(group_id=group.id)
    if scene.speaker is not None:
        return Recipient(person_id=scene.speaker.id)
    return Recipient(chat_id=pressed.sender.telegram_id)


async def answer(scene: Scene, said: Said, notification: Notification) -> None:
    recipient = here(scene, said)
    reply = said.message_id if scene.group is not None and recipient.group_id is not None else None
    key = f"bulletin-answer:{said.update_id}:{notification.kind}"
    await scene.work.outbox.put(Outgoing(key, recipient, notification, reply_to_message=reply))


def actor(scene: Scene) -> int:
    """The id of the person who speaks; 0 for an administrator who is not in the roster."""
    return scene.speaker.id if scene.speaker else 0


def actor_key(scene: Scene) -> str:
    return f"person:{scene.speaker.id}" if scene.speaker else "admin"


def actor_name(scene: Scene) -> str:
    return scene.speaker.name if scene.speaker else ""
