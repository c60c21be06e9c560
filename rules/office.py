"""Where the supervision office is spoken to."""

from collections.abc import Iterable

from rules.access import is_of_the_office
from rules.groups import Group, GroupKind
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import Role, Roster


def to_the_office(
    key: str, notification: Notification, groups: Iterable[Group], roster: Roster
) -> tuple[Outgoing, ...]:
    """To the office's groups, or, where it has none, to its officers in private; each under a key of its own."""
    return tuple(Outgoing(f"{key}:{one.key}", one, notification) for one in office_recipients(groups, roster))


def office_recipients(groups: Iterable[Group], roster: Roster) -> tuple[Recipient, ...]:
    found = tuple(Recipient(group_id=group.id) for group in groups if group.kind is GroupKind.OFFICE)
    return found or tuple(Recipient(person_id=person_id) for person_id in _officers(roster))


def _officers(roster: Roster) -> tuple[int, ...]:
    """The enrolled supervision officers of the high court; while there are none, its enrolled leaders."""
    office = [post for post in roster.posts if is_of_the_office(roster, (post,))]
    enrolled = [post for post in office if roster.person_by_id[post.person_id].is_enrolled]
    officers = [post.person_id for post in enrolled if post.role is Role.SUPERVISION_OFFICER]
    return tuple(dict.fromkeys(officers or [post.person_id for post in enrolled]))
