"""One-time codes as people send them: accepted once, and refused in a sentence before they can be guessed."""

from datetime import datetime

from handlers.scene import Scene
from rules.enrolment import Code, CodePurpose, CodeRefused, Tries, after_wrong_code, judge_code
from rules.incoming import ChatKind, Said
from rules.notifications.enrolment import CodeNotAccepted
from rules.outgoing import Outgoing, Recipient

_WRONG = {CodeRefused.UNKNOWN, CodeRefused.USED, CodeRefused.EXPIRED}


def mint_expiry(scene: Scene) -> datetime:
    return scene.now + scene.policy.enrolment.code_life


async def accept_code(scene: Scene, said: Said, purpose: CodePurpose) -> Code | CodeRefused:
    """The code behind the command's argument, or why it does not help; wrong ones count against the account."""
    account = _account(said)
    tries = await scene.work.enrolment.tries(account)
    code = judge_code(await scene.work.enrolment.find(said.arguments), purpose, tries, scene.now)
    if isinstance(code, Code):
        await scene.work.enrolment.keep_tries(account, Tries())
    elif code in _WRONG:
        await scene.work.enrolment.keep_tries(account, after_wrong_code(tries, scene.now, scene.policy.enrolment))
    return code


async def refuse_code(scene: Scene, said: Said, reason: CodeRefused) -> None:
    """Say why in the chat where the code was sent."""
    tries = await scene.work.enrolment.tries(_account(said))
    notification = CodeNotAccepted(reason, tries.locked_until)
    await scene.work.outbox.put(Outgoing(f"code:{said.update_id}", Recipient(chat_id=said.chat.id), notification))


def _account(said: Said) -> int:
    """Whose tries are counted; the anonymous administrators of a group are counted together."""
    return (
        said.chat.id if said.sender.is_anonymous and said.chat.kind is not ChatKind.PRIVATE else said.sender.telegram_id
    )
