"""What the handlers of the meeting have in common: the office's card, its buttons, the meeting that a press means."""

from handlers.routes import Access, Where, Who
from handlers.scene import Scene
from rules.dispatch.runs import Published
from rules.dispatch.values import Meeting, MeetingState
from rules.groups import GroupKind
from rules.incoming import Said
from rules.notifications.dispatch import CALL_MEETING, DROP_MEETING, MeetingCard
from rules.office import office_recipients
from rules.outgoing import Button, Notification, Outgoing, Recipient
from storage.bulletins import Kept

_LONGEST_ROW = 36  # bulletins in a row that are looked at: three years of monthly ones

OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)


async def office(scene: Scene) -> tuple[Recipient, ...]:
    return office_recipients(await scene.work.groups.bound(kind=GroupKind.OFFICE), scene.roster)


async def show_card(scene: Scene, meeting: Meeting, occasion: str) -> None:
    """The card wherever the office has it, as the meeting is now."""
    slot = f"meeting:{meeting.id}"
    wanted = (CALL_MEETING, DROP_MEETING) if meeting.state is MeetingState.PREPARED else ()
    for recipient in await office(scene):
        buttons = await offer(scene, slot, recipient, *wanted)
        key = f"{slot}:card:{occasion}:{recipient.key}"
        await scene.work.outbox.put(Outgoing(key, recipient, MeetingCard(meeting, buttons), slot=slot))


async def offer(scene: Scene, subject: str, recipient: Recipient, *actions: str) -> tuple[Button, ...]:
    return (await scene.work.buttons.offer_many(subject, {recipient: actions}, scene.new_code))[recipient]


async def pressed_meeting(scene: Scene) -> Meeting | None:
    """The meeting that the button belongs to, held for a change."""
    words = (scene.button.subject if scene.button else "").split(":")
    return await scene.work.dispatch.get(int(words[1]), for_change=True) if len(words) > 1 else None


async def standing(scene: Scene, kept: Kept) -> tuple[Published, ...]:
    """The bulletin, and those before it in its series, that were published and stand, the newest first."""
    found = await scene.work.bulletins.standing(kept.bulletin.series, kept.occurrence.issued_on, _LONGEST_ROW)
    return tuple((one.number or 0, one.bulletin) for one in found)


async def answer(scene: Scene, said: Said, notification: Notification) -> None:
    """In the office's own group if it was said there, else to the speaker alone."""
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    if is_in_office and scene.group is not None:
        recipient = Recipient(group_id=scene.group.id)
    else:
        recipient = Recipient(chat_id=said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"dispatch-answer:{said.update_id}", recipient, notification))


def actor_key(scene: Scene) -> str:
    return f"person:{scene.speaker.id}" if scene.speaker else "admin"
