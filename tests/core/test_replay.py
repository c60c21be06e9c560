"""Playing the journal again changes nothing, and keeps every chat's order."""

import random

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from storage.tables.messages import InboxRow, InboxState, OutboxRow
from tests.cast import ACTORS, telegram_id
from tests.world import World

NAMES = [actor.name for actor in ACTORS if actor.is_enrolled]
PLACES = ("院长之声", "大连中院", "甘井子法院", "沈阳中院")


def _chatter(world: World, seed: int, count: int) -> None:
    """People speak, command and rename, all at once."""
    rng = random.Random(seed)  # noqa: S311 - a seed, so that a failure can be repeated
    for number in range(count):
        chat = world.group(rng.choice(PLACES)).chat
        member = rng.choice([user_id for user_id in chat.members if user_id != world.telegram.bot.user.id])
        match rng.randrange(4):
            case 0:
                world.telegram.rename(chat, f"{chat.title}{number}")
            case 1:
                world.telegram.say(member, chat, "/offer 周焱")
            case _:
                world.telegram.say(member, chat, f"收到{number}")


async def _outbox(world: World) -> list[tuple[object, ...]]:
    async with world.duban.database.transaction() as session:
        rows = (await session.exec(select(OutboxRow).order_by(col(OutboxRow.id)))).all()
        return [(row.key, row.group_id, row.person_id, row.kind, row.state, row.message_id) for row in rows]


@pytest.mark.parametrize("seed", range(3))
async def test_the_journal_can_be_played_again(echoing: World, seed: int) -> None:
    """When every update is handled a second and a third time, nothing is said that was said before."""
    _chatter(echoing, seed, 40)
    await echoing.settle()
    before, calls = await _outbox(echoing), len(echoing.telegram.trace.of("sendMessage"))

    for _ in range(2):
        async with echoing.duban.database.transaction() as session:
            await session.exec(update(InboxRow).values(state=InboxState.RECEIVED, done_at=None))
        await echoing.start_again()

    assert await _outbox(echoing) == before
    assert len(echoing.telegram.trace.of("sendMessage")) == calls


async def test_each_chat_is_handled_in_its_order(echoing: World) -> None:
    """However many chats speak at once, the answers of each stand in the order of what was said there."""
    for number in range(60):
        place = PLACES[number % len(PLACES)]
        echoing.telegram.say(telegram_id("王宏"), echoing.group(place).chat, f"收到{number}")

    await echoing.settle()

    async with echoing.duban.database.transaction() as session:
        rows = (await session.exec(select(OutboxRow.group_id, OutboxRow.key).order_by(col(OutboxRow.id)))).all()
    for group_id in {row[0] for row in rows}:
        numbers = [int(key.partition(":")[2]) for group, key in rows if group == group_id]
        assert numbers == sorted(numbers)
    assert len(rows) == 60
