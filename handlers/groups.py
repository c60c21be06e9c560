"""Groups: bound by a code, watched while they change, and left when nobody binds them."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.codes import accept_code, mint_expiry, refuse_code
from handlers.routes import Access, Command, Event, Press, Route, Where, Who
from handlers.scene import Scene
from rules.enrolment import CodePurpose, CodeRefused
from rules.groups import (
    Binding,
    BindingStep,
    Group,
    GroupKind,
    GroupState,
    MembershipChange,
    binding_named,
    bound,
    decide_binding,
    decide_membership,
    unbound,
)
from rules.incoming import (
    BotMembershipChanged,
    Chat,
    ChatKind,
    GroupMigrated,
    GroupRenamed,
    MemberChanged,
    Pressed,
    Said,
)
from rules.notifications.access import ButtonGone
from rules.notifications.groups import (
    BindingAsked,
    BindingDecided,
    BindingWaits,
    GroupAlreadyBound,
    GroupBound,
    GroupCode,
    GroupCodeUnclear,
    GroupLeft,
    GroupReachable,
    GroupReplaced,
    GroupUnreachable,
    RightsLost,
    UnknownMember,
)
from rules.outgoing import Answer, Notification, Outgoing, Recipient

MOVE, KEEP = "move_binding", "keep_binding"


async def bind(scene: Scene, said: Said) -> None:
    """The code decides what the group becomes; where something bound would change, an administrator decides."""
    if said.chat.kind is not ChatKind.GROUP:
        await refuse_code(scene, said, CodeRefused.FOR_A_GROUP)
        return
    code = await accept_code(scene, said, CodePurpose.GROUP)
    if isinstance(code, CodeRefused) or code.group_kind is None or code.court_code is None:
        await refuse_code(scene, said, code if isinstance(code, CodeRefused) else CodeRefused.UNKNOWN)
        return
    await scene.work.enrolment.use(said.arguments, said.chat.id)
    binding = Binding(code.group_kind, code.court_code)
    group = scene.group or await scene.work.groups.keep(_new_group(said.chat))
    group = replace(group, last_heard_at=scene.now)
    present = await _present(scene, binding)
    step = decide_binding(group, binding, present)
    if step is BindingStep.BIND:
        await _bind_now(scene, said, group, binding)
    elif step is BindingStep.SAY_ALREADY_BOUND:
        await _tell(scene, said.update_id, _to(group), GroupAlreadyBound(binding.kind, _court_name(scene, binding)))
    else:
        await _ask_administrators(scene, said, group, binding, present)


def _new_group(chat: Chat) -> Group:
    return Group(id=0, chat_id=chat.id, title=chat.title, state=GroupState.UNBOUND)


async def _present(scene: Scene, binding: Binding) -> Group | None:
    """The group that is bound so now, within reach or not."""
    known = await scene.work.groups.known()
    wanted = (binding.kind, binding.court_code)
    return next((group for group in known if (group.kind, group.court_code) == wanted), None)


async def _bind_now(scene: Scene, incoming: Said | Pressed, group: Group, binding: Binding) -> None:
    await scene.work.groups.keep(bound(group, binding), bound_at=scene.now)
    actor = f"telegram:{incoming.sender.telegram_id}"
    subject, what = f"group:{group.id}", {"kind": binding.kind.value, "court": binding.court_code}
    await scene.work.audit.append(actor, "group.bound", subject, **what)
    said = GroupBound(binding.kind, _court_name(scene, binding), group.bot_is_admin)
    await _tell(scene, incoming.update_id, _to(group), said)


async def _ask_administrators(scene: Scene, said: Said, group: Group, binding: Binding, present: Group | None) -> None:
    court = _court_name(scene, binding)
    await scene.work.groups.keep(group)
    await _tell(scene, said.update_id, _to(group), BindingWaits(binding.kind, court))
    subject = f"binding:{binding.kind}:{binding.court_code}:{group.id}"
    bound_now = "；".join(one.title for one in (present, group) if one is not None and one.is_bound)
    for recipient in await _administrators(scene):
        buttons = [await scene.work.buttons.offer(one, subject, recipient, scene.new_code) for one in (MOVE, KEEP)]
        asked = BindingAsked(binding.kind, court, group.title, bound_now, tuple(buttons))
        await _tell(scene, said.update_id, recipient, asked)


async def decide_move(scene: Scene, pressed: Pressed) -> Answer:
    """An administrator's word: the new group takes over, or everything stays."""
    button = scene.button
    group = await scene.work.groups.get(button.subject_id) if button else None
    if button is None or group is None:
        return Answer(ButtonGone())
    _, kind, court_code, _ = button.subject.split(":")
    binding = Binding(GroupKind(kind), court_code)
    present = await _present(scene, binding)
    court = _court_name(scene, binding)
    if present is not None and present.id == group.id:
        return Answer(BindingDecided(binding.kind, court, is_moved=True))
    if button.action == KEEP:
        await _tell(scene, pressed.update_id, _to(group), BindingDecided(binding.kind, court, is_moved=False))
        return Answer(BindingDecided(binding.kind, court, is_moved=False))
    if present is not None:
        await _dismiss(scene, pressed, present, court)
    await _bind_now(scene, pressed, group, binding)
    return Answer(BindingDecided(binding.kind, court, is_moved=True))


async def _dismiss(scene: Scene, pressed: Pressed, group: Group, court: str) -> None:
    """The group that loses its place is told, and left."""
    await scene.work.groups.keep(unbound(group, None))
    if group.state is GroupState.BOUND:
        await _tell(scene, pressed.update_id, _to(group), GroupReplaced(court))
        await _tell(scene, pressed.update_id, _to(group), GroupLeft())


async def note_membership(scene: Scene, changed: BotMembershipChanged) -> None:
    """The bot was added, removed, promoted or restricted; in a private chat it was blocked or let in again."""
    if changed.chat.kind is ChatKind.PRIVATE:
        person = await scene.work.enrolment.person_of_account(changed.chat.id)
        if person is not None:
            await scene.work.roster.set_reachable(person.id, is_reachable=changed.is_member)
        return
    if changed.chat.kind is not ChatKind.GROUP:
        return
    group = scene.group or _new_group(changed.chat)
    after, change = decide_membership(group, is_member=changed.is_member, is_admin=changed.is_admin, now=scene.now)
    await scene.work.groups.keep(replace(after, title=changed.chat.title or after.title))
    notification = _news(scene, after, change)
    if notification is not None:
        await _tell_office(scene, changed.update_id, notification)


def _news(scene: Scene, group: Group, change: MembershipChange) -> Notification | None:
    about = (group.title, scene.roster.courts[group.court_code].short_name if group.court_code else "")
    if change is MembershipChange.REMOVED:
        return GroupUnreachable(*about)
    if change is MembershipChange.RETURNED:
        return GroupReachable(*about)
    return RightsLost(*about) if change is MembershipChange.RIGHTS_LOST else None


async def note_member(scene: Scene, changed: MemberChanged) -> None:
    """Somebody whom the roster does not know joined a bound group: the office is told."""
    group, member = scene.group, changed.member
    is_known = member.telegram_id in scene.roster.person_by_telegram_id
    if group is None or not group.is_bound or not changed.is_member or member.is_bot or is_known:
        return
    if scene.policy.groups.report_unknown_members:
        await _tell_office(scene, changed.update_id, UnknownMember(group.title, member.first_name))


async def note_migration(scene: Scene, migrated: GroupMigrated) -> None:
    """The group goes on under its new chat id."""
    await scene.work.groups.move(migrated.old_chat_id, migrated.new_chat_id)


async def note_title(scene: Scene, renamed: GroupRenamed) -> None:
    if scene.group is not None:
        await scene.work.groups.keep(replace(scene.group, title=renamed.title))


async def give_group_code(scene: Scene, said: Said) -> None:
    """A code for the group of a court, for the command group or for the office's group."""
    binding = binding_named(scene.roster.courts, said.arguments)
    username = await scene.work.marks.bot_username()
    recipient = Recipient(chat_id=said.sender.telegram_id)
    if binding is None or username is None:
        await _tell(scene, said.update_id, recipient, GroupCodeUnclear(said.arguments))
        return
    code, expires_at = scene.new_code(), mint_expiry(scene)
    await scene.work.enrolment.mint_for_group(code, binding, f"telegram:{said.sender.telegram_id}", expires_at)
    given = GroupCode(binding.kind, _court_name(scene, binding), code, username, expires_at)
    await _tell(scene, said.update_id, recipient, given)


def _court_name(scene: Scene, binding: Binding) -> str:
    return scene.roster.courts[binding.court_code].short_name


def _to(group: Group) -> Recipient:
    return Recipient(group_id=group.id)


async def _administrators(scene: Scene) -> Sequence[Recipient]:
    """The administrators in private, or the office's group where none is set."""
    office = await scene.work.groups.bound(kind=GroupKind.OFFICE)
    private = [Recipient(chat_id=admin_id) for admin_id in sorted(scene.admin_ids)]
    return private or [_to(group) for group in office]


async def _tell_office(scene: Scene, update_id: int, notification: Notification) -> None:
    """Tell the office's group, or the administrators while it is not within reach."""
    office = await scene.work.groups.bound(kind=GroupKind.OFFICE)
    recipients = [_to(group) for group in office] or await _administrators(scene)
    for recipient in recipients:
        await _tell(scene, update_id, recipient, notification)


async def _tell(scene: Scene, update_id: int, recipient: Recipient, notification: Notification) -> None:
    key = f"{notification.kind}:{update_id}:{recipient.key}"
    await scene.work.outbox.put(Outgoing(key, recipient, notification))


_OF_OFFICE = Access(Who.OFFICE, Where.ANYWHERE)
_OF_TELEGRAM = Access(Who.ANYONE, Where.ANYWHERE)

ROUTES = (
    Route(Command("bind"), Access(Who.ANYONE, Where.ANYWHERE), bind),
    Route(Command("groupcode"), Access(Who.ADMIN, Where.PRIVATE), give_group_code),
    Route(Press(MOVE), _OF_OFFICE, decide_move),
    Route(Press(KEEP), _OF_OFFICE, decide_move),
    Route(Event(BotMembershipChanged), _OF_TELEGRAM, note_membership),
    Route(Event(MemberChanged), _OF_TELEGRAM, note_member),
    Route(Event(GroupMigrated), _OF_TELEGRAM, note_migration),
    Route(Event(GroupRenamed), _OF_TELEGRAM, note_title),
)
