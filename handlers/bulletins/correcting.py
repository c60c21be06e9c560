"""/correct and /withdraw: what was published is put right, or taken back, by the office."""

from functools import partial

from handlers.bulletins.desk import OFFICE, actor, actor_key, actor_name, answer, here, publisher_of
from handlers.routes import Command, Press, Route
from handlers.scene import Scene
from rules.bulletins.values import BulletinState
from rules.incoming import Pressed, Said
from rules.indicators import Indicators
from rules.notifications.bulletin_releases import WITHDRAW, NoRelease, ReleaseRefused, WithdrawalAsked
from rules.outgoing import Answer, OutboxState, Outgoing, Recipient
from storage.bulletins import Kept
from storage.publishing import begin_withdrawal, propose_correction

LONGEST_NOTE = 200


def routes(indicators: Indicators) -> tuple[Route, ...]:
    return (
        Route(Command("correct"), OFFICE, partial(correct, indicators=indicators)),
        Route(Command("withdraw"), OFFICE, partial(withdraw, indicators=indicators)),
        Route(Press(WITHDRAW), OFFICE, partial(do_withdraw, indicators=indicators)),
    )


def _number_and_note(arguments: str) -> tuple[int | None, str]:
    words = arguments.split(maxsplit=1)
    number = int(words[0]) if words and words[0].isascii() and words[0].isdigit() and len(words[0]) < 10 else None  # noqa: PLR2004 - what a key of the database holds
    return number, words[1][:LONGEST_NOTE] if len(words) > 1 else ""


async def correct(scene: Scene, said: Said, *, indicators: Indicators) -> None:
    """/correct 12 reason: the bulletin with the figures of now, laid before the office."""
    number, note = _number_and_note(said.arguments)
    refused = (
        await propose_correction(publisher_of(scene, indicators), number, note) if number else NoRelease.UNKNOWN_NUMBER
    )
    if refused is not None:
        await answer(scene, said, ReleaseRefused(refused, _shown(said.arguments)))
        return
    await scene.work.audit.append(actor_key(scene), "bulletin.correction_proposed", f"bulletin:{number}", note=note)


async def withdraw(scene: Scene, said: Said, *, indicators: Indicators) -> None:
    """/withdraw 12 reason: asks once more, with a button."""
    number, note = _number_and_note(said.arguments)
    kept = await scene.work.bulletins.numbered(number) if number else None
    if kept is None or kept.state is not BulletinState.PUBLISHED:
        refused = NoRelease.NOT_STANDING if kept else NoRelease.UNKNOWN_NUMBER
        await answer(scene, said, ReleaseRefused(refused, _shown(said.arguments)))
        return
    recipient = here(scene, said)
    button = await scene.work.buttons.offer(WITHDRAW, kept.key, recipient, scene.new_code)
    facts = WithdrawalAsked(
        kept.bulletin.name, kept.number or 0, await _chats(scene, kept, indicators), note, (button,)
    )
    slot = _slot(kept)
    await scene.work.outbox.put(Outgoing(f"{slot}:{said.update_id}", recipient, facts, slot=slot))
    await scene.work.bulletins.note(kept.key, note)


async def do_withdraw(scene: Scene, _pressed: Pressed, *, indicators: Indicators) -> Answer | None:
    key = scene.button.subject if scene.button else ""
    kept = await scene.work.bulletins.kept(key)
    publisher = publisher_of(scene, indicators)
    if kept is None or not await begin_withdrawal(publisher, key, actor(scene), kept.note):
        return Answer(ReleaseRefused(NoRelease.SETTLED), is_alert=True)
    await scene.work.audit.append(actor_key(scene), "bulletin.withdrawn", key, note=kept.note)
    chats = await _chats(scene, kept, indicators)
    facts = WithdrawalAsked(kept.bulletin.name, kept.number or 0, chats, kept.note, by=actor_name(scene) or "admin")
    recipient = Recipient(group_id=scene.group.id) if scene.group else Recipient(person_id=actor(scene))
    slot = _slot(kept)
    await scene.work.outbox.put(Outgoing(f"{slot}:done", recipient, facts, slot=slot))
    return None


async def _chats(scene: Scene, kept: Kept, indicators: Indicators) -> int:
    """How many chats have it."""
    fates = await scene.work.outbox.fates(await publisher_of(scene, indicators).message_keys(kept.key))
    return sum(1 for fate in fates if fate.state is OutboxState.SENT)


def _slot(kept: Kept) -> str:
    return f"withdrawal:{kept.key}"


def _shown(arguments: str) -> str:
    return arguments.split(maxsplit=1)[0] if arguments.strip() else ""
