"""Who hears what: the command group everything, a court's group its own part, the office why something did not leave."""

from collections.abc import Iterable

from rules.bulletins.own import OwnPlaces
from rules.bulletins.series import Audience, Mode
from rules.bulletins.values import Bulletin
from rules.courts import Courts, Level
from rules.groups import Group, GroupKind
from rules.notifications.bulletins import CourtBulletin, ProvinceBulletin
from rules.outgoing import Notification, Outgoing, Recipient

_OWN = {GroupKind.COURT, GroupKind.CITY}
_WHOLE = {Audience.COMMAND_GROUP: GroupKind.COMMAND, Audience.OFFICE: GroupKind.OFFICE}
_PART = {Level.INTERMEDIATE: Audience.CITY_GROUPS, Level.BASIC: Audience.COURT_GROUPS}


def bulletin_messages(bulletin: Bulletin, groups: Iterable[Group], courts: Courts) -> tuple[Outgoing, ...]:
    """One message for every group and person that the bulletin concerns, under keys that exist once."""
    places = OwnPlaces(bulletin)
    whole = {kind for audience, kind in _WHOLE.items() if audience in bulletin.to}
    messages: list[Outgoing] = []
    for group in groups:
        notification = _for_group(bulletin, places, group, courts, whole)
        if notification is not None:
            recipient = Recipient(group_id=group.id)
            messages.append(Outgoing(message_key(bulletin.key, recipient), recipient, notification))
    for person_id in bulletin.people:
        recipient = Recipient(person_id=person_id)
        messages.append(Outgoing(message_key(bulletin.key, recipient), recipient, ProvinceBulletin(bulletin)))
    return tuple(messages)


def message_key(bulletin_key: str, recipient: Recipient) -> str:
    return f"{bulletin_key}:{recipient.key}"


def court_part(bulletin: Bulletin, court_code: str, courts: Courts) -> CourtBulletin | None:
    """What the bulletin says of this court; None for the high court, which is measured by no place."""
    return _part(bulletin, OwnPlaces(bulletin), court_code, courts)


def _part(bulletin: Bulletin, places: OwnPlaces, court_code: str, courts: Courts) -> CourtBulletin | None:
    own = places.of(court_code, [court.code for court in courts.children(court_code)])
    if own is None:
        return None
    return CourtBulletin(
        name=bulletin.name,
        figures_day=bulletin.figures_day,
        measure=bulletin.measure,
        mode=bulletin.mode,
        own=own,
        is_late=bulletin.is_late,
        is_sample=bulletin.is_sample,
        compared_with=bulletin.compared_with,
        effect=next((one for one in bulletin.effects if one.court_code == court_code), None),
    )


def _for_group(
    bulletin: Bulletin, places: OwnPlaces, group: Group, courts: Courts, whole: set[GroupKind]
) -> Notification | None:
    if group.kind in whole:
        is_silent = group.kind is GroupKind.COMMAND and bulletin.mode is Mode.OWN_COURT_ONLY
        return None if is_silent else ProvinceBulletin(bulletin)
    if group.kind not in _OWN or group.court_code not in courts:
        return None
    audience = _PART.get(courts[str(group.court_code)].level)
    return _part(bulletin, places, str(group.court_code), courts) if audience in bulletin.to else None
