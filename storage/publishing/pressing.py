"""What may be pressed under the messages of a bulletin."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from rules.bulletins.values import Bulletin
from rules.notifications.bulletin_pictures import FOR_THE_OFFICE, UNDER_A_PART, UNDER_THE_WHOLE, BulletinFiled
from rules.notifications.bulletins import CourtBulletin, ProvinceBulletin
from rules.outgoing import Button, Outgoing, Recipient
from storage.unit_of_work import UnitOfWork


async def with_buttons(
    work: UnitOfWork, bulletin: Bulletin, messages: Iterable[Outgoing], new_code: Callable[[], str]
) -> tuple[Outgoing, ...]:
    """The messages with their buttons: of the whole the table, cities, one's own court and the bulletin before."""
    messages = tuple(messages)
    offered = await work.buttons.offer_many(
        bulletin.key, {one.recipient: actions for one in messages if (actions := _actions(one))}, new_code
    )
    return tuple(_under(one, offered.get(one.recipient, ())) for one in messages)


def _actions(message: Outgoing) -> tuple[str, ...]:
    if isinstance(message.notification, ProvinceBulletin):
        return UNDER_THE_WHOLE
    return UNDER_A_PART if isinstance(message.notification, CourtBulletin) else ()


def _under(message: Outgoing, buttons: tuple[Button, ...]) -> Outgoing:
    notification = message.notification
    if isinstance(notification, ProvinceBulletin | CourtBulletin):
        return replace(message, notification=replace(notification, buttons=buttons))
    return message


async def filed(
    work: UnitOfWork, bulletin: Bulletin, number: int, office: Iterable[Recipient], new_code: Callable[[], str]
) -> tuple[Outgoing, ...]:
    """One line to the office for each bulletin, with its files behind buttons."""
    offered = await work.buttons.offer_many(bulletin.key, dict.fromkeys(office, FOR_THE_OFFICE), new_code)
    return tuple(
        Outgoing(
            f"{bulletin.key}:filed:{recipient.key}",
            recipient,
            BulletinFiled(bulletin.name, number, bulletin.measure, buttons),
        )
        for recipient, buttons in offered.items()
    )
