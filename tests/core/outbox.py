"""Putting messages into the outbox without a feature around them."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlmodel import col, select

from rules.notifications.access import ButtonGone, NotAllowed, NotYourButton, UseOwnAccount
from rules.outgoing import Notification, OutboxState, Outgoing, Priority, Recipient, WhenUncertain
from storage.tables.messages import OutboxRow
from storage.unit_of_work import unit_of_work
from tests.cast import ACTORS, ROOMS
from tests.world import World

# What the pages of the notifications below say.
PLAIN = "您没有此项权限。如需办理，请联系省法院督查室。"
URGENT = "此按钮已失效。"
BULLETIN = "此按钮须由指定人员操作。"
OTHER = "匿名管理员或频道身份无法核实。请关闭匿名，用本人账号重新发送。"
RESENT = "〔系统恢复后重发〕\n"


@dataclass(frozen=True, slots=True)
class Urgent(ButtonGone):
    """A message of the most urgent kind, which must arrive."""

    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND


@dataclass(frozen=True, slots=True)
class Bulletin(NotYourButton):
    """A message of the least urgent kind, which is not repeated in doubt."""

    priority: ClassVar[Priority] = Priority.BULLETIN


Plain, Other = NotAllowed, UseOwnAccount


def group(name: str) -> Recipient:
    return Recipient(group_id=1 + [room.name for room in ROOMS].index(name))


def person(name: str) -> Recipient:
    return Recipient(person_id=1 + [actor.name for actor in ACTORS].index(name))


async def put(world: World, key: str, recipient: Recipient, notification: Notification, **more: Any) -> bool:  # noqa: ANN401 - handed through
    """Put one message; nothing leaves before the world settles."""
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        return await work.outbox.put(Outgoing(key, recipient, notification, **more))


async def fate(world: World, key: str) -> tuple[OutboxState, str | None]:
    """The state of the message and the reason for it."""
    row = await row_of(world, key)
    return row.state, row.reason


async def row_of(world: World, key: str) -> OutboxRow:
    async with world.duban.database.transaction() as session:
        return (await session.exec(select(OutboxRow).where(col(OutboxRow.key) == key))).one()
