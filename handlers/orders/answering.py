"""Where an answer goes: into the chat where it was asked, if everybody there may read it, else in private."""

from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.orders.places import shows_details
from rules.orders.values import Order
from rules.outgoing import Notification, Outgoing, Recipient


async def answer_privately(scene: Scene, said: Said | Pressed, notification: Notification) -> None:
    """To the speaker alone."""
    if scene.speaker is not None:
        recipient = Recipient(person_id=scene.speaker.id)
        await scene.work.outbox.put(Outgoing(f"order:answer:{said.update_id}", recipient, notification))


async def answer(scene: Scene, said: Said | Pressed, notification: Notification, order: Order | None = None) -> None:
    """Under the question, where the group may see the order's details; else in private."""
    if order is None or scene.group is None or not shows_details(scene.group, order, scene.roster):
        await answer_privately(scene, said, notification)
        return
    await scene.work.outbox.put(
        Outgoing(
            f"order:answer:{said.update_id}",
            Recipient(group_id=scene.group.id),
            notification,
            reply_to_message=said.message_id,
        )
    )
