"""Letting people in: the link that binds an account to a person, and what the person may ask about that."""

from handlers.codes import accept_code, mint_expiry, refuse_code
from handlers.groups import bind
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.enrolment import AccountTaken, Code, CodePurpose, CodeRefused, decide_enrolment
from rules.incoming import ChatKind, Said
from rules.notifications.access import NotEnrolled
from rules.notifications.enrolment import (
    AccountInUse,
    AccountMoved,
    AlreadyEnrolled,
    Help,
    Identity,
    Invitation,
    InvitationUnclear,
    Welcome,
)
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import invitees


async def start(scene: Scene, said: Said) -> None:
    """The link with a code enrols; in a group the same link binds the group. Without a code it greets."""
    if said.chat.kind is not ChatKind.PRIVATE:
        if said.arguments:
            await bind(scene, said)
        return
    if said.arguments:
        await _enrol(scene, said)
    else:
        await show_help(scene, said)


async def _enrol(scene: Scene, said: Said) -> None:
    account = said.sender.telegram_id
    code = await accept_code(scene, said, CodePurpose.PERSON)
    bound = await scene.work.enrolment.person_of_account(account)
    if code is CodeRefused.USED and bound is not None and await _was_used_by(scene, said, account):
        await _reply(scene, said, AlreadyEnrolled(bound.name))
    elif isinstance(code, CodeRefused):
        await refuse_code(scene, said, code)
    else:
        await _bind_account(scene, said, code)


async def _was_used_by(scene: Scene, said: Said, account: int) -> bool:
    code = await scene.work.enrolment.find(said.arguments)
    return code is not None and code.used_by == account


async def _bind_account(scene: Scene, said: Said, code: Code) -> None:
    account = said.sender.telegram_id
    person = await scene.work.enrolment.person(code.person_id or 0)
    if person is None:
        await refuse_code(scene, said, CodeRefused.UNKNOWN)
        return
    decision = decide_enrolment(person, account, await scene.work.enrolment.person_of_account(account))
    if isinstance(decision, AccountTaken):
        await _reply(scene, said, AccountInUse(decision.person.name))
        return
    await scene.work.enrolment.use(said.arguments, account)
    await scene.work.enrolment.enrol(person, account, said.sender.username)
    await scene.work.audit.append(f"telegram:{account}", "person.enrolled", f"person:{person.id}")
    if decision.old_account is not None:
        farewell = Outgoing(
            f"account_moved:{said.update_id}", Recipient(chat_id=decision.old_account), AccountMoved(person.name)
        )
        await scene.work.outbox.put(farewell)
    await _reply(scene, said, Welcome(person.name, scene.roster.titles_of(person.id)))


async def show_help(scene: Scene, said: Said) -> None:
    """Enrolled people and administrators are told what they may use, in private; others that they are not enrolled."""
    is_admin = said.sender.telegram_id in scene.admin_ids
    if scene.speaker is None and not is_admin:
        if said.chat.kind is ChatKind.PRIVATE:
            await _reply(scene, said, NotEnrolled())
        return
    name = scene.speaker.name if scene.speaker else ""
    is_office = is_admin or is_of_the_office(scene.roster, scene.posts)
    await _reply(scene, said, Help(name, scene.speaker is not None, is_office, is_admin))


async def show_identity(scene: Scene, said: Said) -> None:
    account = said.sender.telegram_id
    name = scene.speaker.name if scene.speaker else ""
    titles = scene.roster.titles_of(scene.speaker.id) if scene.speaker else ()
    await _reply(scene, said, Identity(account, name, titles, account in scene.admin_ids))


async def invite(scene: Scene, said: Said) -> None:
    """A link for the one person who is meant by a name, or by a court and a name."""
    found = invitees(scene.roster, said.arguments)
    username = await scene.work.marks.bot_username()
    if len(found) != 1 or username is None:
        await _reply(scene, said, InvitationUnclear(said.arguments, len(found)))
        return
    person, code, expires_at = found[0], scene.new_code(), mint_expiry(scene)
    await scene.work.enrolment.mint_for_person(code, person.id, f"telegram:{said.sender.telegram_id}", expires_at)
    titles = scene.roster.titles_of(person.id)
    await _reply(scene, said, Invitation(person.name, titles, code, username, expires_at))


async def _reply(scene: Scene, said: Said, notification: Notification) -> None:
    """Answer the speaker in private, wherever the question was asked."""
    recipient = Recipient(chat_id=said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"{notification.kind}:{said.update_id}", recipient, notification))


ROUTES = (
    Route(Command("start"), Access(Who.ANYONE, Where.ANYWHERE), start),
    Route(Command("help"), Access(Who.ANYONE, Where.ANYWHERE), show_help),
    Route(Command("whoami"), Access(Who.ANYONE, Where.PRIVATE), show_identity),
    Route(Command("invite"), Access(Who.ADMIN, Where.PRIVATE), invite),
)
