"""Somebody typed a number that points at one person: he is told at once, and the message is taken away where the bot may."""

from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.personal_data import MessageDeleted, PersonalDataTyped
from rules.outgoing import Outgoing, Recipient


async def object_to_personal_data(scene: Scene, said: Said) -> None:
    """In a bound group, and in private to those who are enrolled. The stored copy was masked before it was kept."""
    recipient = _recipient(scene)
    if recipient is None:
        return
    # In a private chat a bot may delete what came in; in a group it takes an administrator.
    may_delete = scene.group is None or scene.group.bot_is_admin
    name = scene.speaker.name if scene.speaker else ""
    told = PersonalDataTyped(name, said.personal_data, is_deleted=may_delete)
    if may_delete:
        deleted = MessageDeleted(said.message_id)
        await scene.work.outbox.put(Outgoing(f"personal_data:deleted:{said.update_id}", recipient, deleted))
    await scene.work.outbox.put(Outgoing(f"personal_data:told:{said.update_id}", recipient, told))
    actor = f"person:{scene.speaker.id}" if scene.speaker else f"telegram:{said.sender.telegram_id}"
    kinds = [kind.value for kind in said.personal_data]
    await scene.work.audit.append(actor, "personal_data.masked", f"update:{said.update_id}", kinds=kinds)


def _recipient(scene: Scene) -> Recipient | None:
    if scene.group is not None:
        return Recipient(group_id=scene.group.id) if scene.group.is_bound else None
    return Recipient(person_id=scene.speaker.id) if scene.speaker else None
