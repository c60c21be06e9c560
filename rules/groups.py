"""The groups that the bot serves, and what makes one ready."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rules.courts import Courts, court_named


class GroupKind(StrEnum):
    COMMAND = "command"
    COURT = "court"
    CITY = "city"
    OFFICE = "office"
    LIAISON = "liaison"


class GroupState(StrEnum):
    UNBOUND = "unbound"
    BOUND = "bound"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class GroupPolicy:
    """How long the bot waits in a group for its code, after how long a silent group is worth a look, and who is reported."""

    unbound_stay: timedelta = timedelta(minutes=30)
    silent_after: timedelta = timedelta(days=30)
    report_unknown_members: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """A Telegram group. A court's group has its court; the command group has the high court; unbound groups have neither."""

    id: int
    chat_id: int
    title: str
    state: GroupState
    kind: GroupKind | None = None
    court_code: str | None = None
    bot_is_admin: bool = False
    last_heard_at: datetime | None = None
    unbound_since: datetime | None = None

    @property
    def is_bound(self) -> bool:
        return self.state is not GroupState.UNBOUND


@dataclass(frozen=True, slots=True)
class Binding:
    """What a group is to be: of which kind, and whose. The command group and the office are the high court's."""

    kind: GroupKind
    court_code: str


_KIND_NAMES = {
    "院长之声": GroupKind.COMMAND,
    "指挥群": GroupKind.COMMAND,
    "command": GroupKind.COMMAND,
    "督查室": GroupKind.OFFICE,
    "office": GroupKind.OFFICE,
}


def binding_named(courts: Courts, name: str) -> Binding | None:
    """What a group is to be that goes by this name; None where no kind of group and no single court does."""
    kind = _KIND_NAMES.get(name.strip().lower())
    if kind is not None:
        return Binding(kind, courts.high.code)
    court = court_named(courts, name.strip())
    return Binding(GroupKind.COURT, court.code) if court else None


class BindingStep(StrEnum):
    BIND = "bind"
    SAY_ALREADY_BOUND = "say_already_bound"
    ASK_ADMINISTRATORS = "ask_administrators"


def decide_binding(group: Group, binding: Binding, present: Group | None) -> BindingStep:
    """What to do with a group whose members know a valid code; `present` is the group that is bound so now.

    Nothing that is bound is taken away without an administrator's word.
    """
    is_same = (group.kind, group.court_code) == (binding.kind, binding.court_code)
    if group.state is GroupState.BOUND and is_same:
        return BindingStep.SAY_ALREADY_BOUND
    if (group.is_bound and not is_same) or (present is not None and present.id != group.id):
        return BindingStep.ASK_ADMINISTRATORS
    return BindingStep.BIND


def bound(group: Group, binding: Binding) -> Group:
    return replace(group, state=GroupState.BOUND, kind=binding.kind, court_code=binding.court_code, unbound_since=None)


def unbound(group: Group, since: datetime | None) -> Group:
    """The group without its court; `since` starts the wait for a new code, None means the bot is not waiting there."""
    return replace(group, state=GroupState.UNBOUND, kind=None, court_code=None, unbound_since=since)


class MembershipChange(StrEnum):
    """What became of the bot in a group, as far as people must hear of it."""

    NOTHING = "nothing"
    REMOVED = "removed"
    RETURNED = "returned"
    RIGHTS_LOST = "rights_lost"


def decide_membership(
    group: Group, *, is_member: bool, is_admin: bool, now: datetime
) -> tuple[Group, MembershipChange]:
    """The group after the bot was added, removed, promoted or restricted. A known group stays whose it was."""
    after = replace(group, bot_is_admin=is_member and is_admin)
    if not is_member:
        if not group.is_bound:
            return replace(after, unbound_since=None), MembershipChange.NOTHING
        change = MembershipChange.REMOVED if group.state is GroupState.BOUND else MembershipChange.NOTHING
        return replace(after, state=GroupState.UNREACHABLE), change
    if not group.is_bound:
        return replace(after, unbound_since=group.unbound_since or now), MembershipChange.NOTHING
    if group.state is GroupState.UNREACHABLE:
        return replace(after, state=GroupState.BOUND), MembershipChange.RETURNED
    lost = group.bot_is_admin and not after.bot_is_admin
    return after, MembershipChange.RIGHTS_LOST if lost else MembershipChange.NOTHING


def is_overdue(group: Group, now: datetime, policy: GroupPolicy) -> bool:
    """Whether the bot has waited long enough for the group's code."""
    waited_since = None if group.is_bound else group.unbound_since
    return waited_since is not None and now - waited_since >= policy.unbound_stay
