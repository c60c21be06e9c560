"""Who hears what: the command group everything, a court's group its own part, the office why something did not leave."""

from collections.abc import Iterable

from rules.access import is_of_the_office
from rules.bulletins.occurrences import Occurrence
from rules.bulletins.own import OwnPlaces
from rules.bulletins.policy import Mode
from rules.bulletins.values import Bulletin
from rules.courts import Courts
from rules.groups import Group, GroupKind
from rules.notifications.bulletins import BulletinHeld, BulletinLapsed, CourtBulletin, ProvinceBulletin
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import Role, Roster

_OWN = {GroupKind.COURT, GroupKind.CITY}


def bulletin_messages(bulletin: Bulletin, groups: Iterable[Group], courts: Courts) -> tuple[Outgoing, ...]:
    """One message for every group that the bulletin concerns, under keys that exist once."""
    places = OwnPlaces(bulletin)
    messages: list[Outgoing] = []
    for group in groups:
        notification = _for_group(bulletin, places, group, courts)
        if notification is not None:
            recipient = Recipient(group_id=group.id)
            messages.append(Outgoing(f"{bulletin.key}:{recipient.key}", recipient, notification))
    return tuple(messages)


def court_part(bulletin: Bulletin, court_code: str, courts: Courts) -> CourtBulletin | None:
    """What the bulletin says of this court; None for the high court, which is measured by no place."""
    return _part(bulletin, OwnPlaces(bulletin), court_code, courts)


def _part(bulletin: Bulletin, places: OwnPlaces, court_code: str, courts: Courts) -> CourtBulletin | None:
    own = places.of(court_code, [court.code for court in courts.children(court_code)])
    if own is None:
        return None
    return CourtBulletin(
        day=bulletin.day,
        figures_day=bulletin.figures_day,
        measure=bulletin.measure,
        mode=bulletin.mode,
        own=own,
        is_late=bulletin.is_late,
        is_sample=bulletin.is_sample,
    )


def hold_messages(
    held: BulletinHeld, occurrence: Occurrence, groups: Iterable[Group], roster: Roster
) -> tuple[Outgoing, ...]:
    """One message to the office for each reason, not for each look."""
    return _to_the_office(f"{occurrence.key}:held:{held.hold.reason}", held, groups, roster)


def lapse_messages(occurrence: Occurrence, groups: Iterable[Group], roster: Roster) -> tuple[Outgoing, ...]:
    return _to_the_office(f"{occurrence.key}:lapsed", BulletinLapsed(occurrence.day), groups, roster)


def _for_group(bulletin: Bulletin, places: OwnPlaces, group: Group, courts: Courts) -> Notification | None:
    if group.kind is GroupKind.COMMAND:
        return None if bulletin.mode is Mode.OWN_COURT_ONLY else ProvinceBulletin(bulletin)
    if group.kind in _OWN and group.court_code in courts:
        return _part(bulletin, places, str(group.court_code), courts)
    return None


def _to_the_office(
    key: str, notification: Notification, groups: Iterable[Group], roster: Roster
) -> tuple[Outgoing, ...]:
    """To the office's groups, or, where it has none, to its officers in private."""
    found = [Recipient(group_id=group.id) for group in groups if group.kind is GroupKind.OFFICE]
    recipients = found or [Recipient(person_id=person_id) for person_id in _officers(roster)]
    return tuple(Outgoing(f"{key}:{one.key}", one, notification) for one in recipients)


def _officers(roster: Roster) -> tuple[int, ...]:
    """The enrolled supervision officers of the high court; while there are none, its enrolled leaders."""
    office = [post for post in roster.posts if is_of_the_office(roster, (post,))]
    enrolled = [post for post in office if roster.person_by_id[post.person_id].is_enrolled]
    officers = [post.person_id for post in enrolled if post.role is Role.SUPERVISION_OFFICER]
    return tuple(dict.fromkeys(officers or [post.person_id for post in enrolled]))
