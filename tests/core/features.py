"""A small feature, so that the core can be tried without the real ones: it counts what it was told, once each."""

from handlers.routes import Access, Command, Event, Press, Route, Where, Who, table
from handlers.scene import Scene
from rules.incoming import GroupMigrated, GroupRenamed, Pressed, Said
from rules.notifications.access import NotAllowed, UseOwnAccount, WrongPlace
from rules.outgoing import Answer, Outgoing, Recipient

POISON = "毒"


def _here(scene: Scene, said: Said | Pressed) -> Recipient:
    return Recipient(group_id=scene.group.id) if scene.group else Recipient(chat_id=said.chat.id)


async def echo(scene: Scene, said: Said) -> None:
    """Answer every message; fail at poison."""
    if POISON in said.text:
        raise ValueError(f"a bug that quotes what people say: {said.text}")
    await scene.work.outbox.put(Outgoing(f"echo:{said.update_id}", _here(scene, said), NotAllowed()))


async def offer(scene: Scene, said: Said) -> None:
    """Offer a button through the real table of buttons; the wanted person is named in the arguments."""
    wanted = [person.id for person in scene.roster.people if person.name == said.arguments]
    recipient = _here(scene, said)
    await scene.work.buttons.offer("acknowledge", "order:1", recipient, scene.new_code, person_ids=wanted or None)
    await scene.work.outbox.put(Outgoing(f"offer:{said.update_id}", recipient, UseOwnAccount()))


async def acknowledge(scene: Scene, pressed: Pressed) -> Answer:
    await scene.work.outbox.put(Outgoing(f"acknowledged:{pressed.update_id}", _here(scene, pressed), UseOwnAccount()))
    return Answer(WrongPlace(in_private=True), is_alert=True)


async def weigh(said: Said) -> int | None:
    """Done before the transaction: the size of the file, or None for one that was too big."""
    assert said.document
    return len(said.document.content) if said.document.content is not None else None


async def note_file(scene: Scene, said: Said, size: int | None) -> None:
    await scene.work.audit.append("test", "file.weighed", f"size:{size}")
    await scene.work.outbox.put(Outgoing(f"file:{said.update_id}", _here(scene, said), NotAllowed()))


async def note(scene: Scene, incoming: GroupRenamed | GroupMigrated) -> None:
    await scene.work.audit.append("test", type(incoming).__name__, f"chat:{incoming.chat.id}")


ENROLLED_IN_GROUPS = Access(Who.ENROLLED, Where.BOUND_GROUP)

ROUTES = table(
    (
        Route(Event(Said), ENROLLED_IN_GROUPS, echo),
        Route(Event(Said, has_document=True), ENROLLED_IN_GROUPS, note_file, prepare=weigh),
        Route(Event(GroupRenamed), Access(Who.ANYONE, Where.ANYWHERE), note),
        Route(Event(GroupMigrated), Access(Who.ANYONE, Where.ANYWHERE), note),
        Route(Press("acknowledge"), ENROLLED_IN_GROUPS, acknowledge),
        Route(Command("offer"), ENROLLED_IN_GROUPS, offer),
        Route(Command("hello"), ENROLLED_IN_GROUPS, echo),
        Route(Command("office"), Access(Who.OFFICE, Where.ANYWHERE), echo),
        Route(Command("admin"), Access(Who.ADMIN, Where.ANYWHERE), echo),
        Route(Command("private"), Access(Who.ENROLLED, Where.PRIVATE), echo),
        Route(Command("start"), Access(Who.ANYONE, Where.PRIVATE), echo),
    )
)
