from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.people import Chat, ChatType, User
from bot.sandbox.world import World
from tests.sandbox.transport import SandboxTransport

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """Three people of the example and their group; all invented but for the names of the mission."""

    wang: User
    zhou: User
    song: User
    group: Chat


@pytest.fixture
def world() -> World:
    return World(lambda: START)


@pytest.fixture
def people(world: World) -> Cast:
    """王宏 runs the group 院长之声; the bot is in it, with privacy mode off."""
    world.bot.reads_all = True
    wang = world.add_user(User(1001, "王宏", username="wanghong"))
    zhou = world.add_user(User(1002, "周焱"))
    song = world.add_user(User(1003, "宋立群"))
    group = world.new_group("院长之声", wang, zhou, song)
    world.add_bot(group, wang)
    return Cast(wang, zhou, song, group)


@pytest.fixture
def basic_group(world: World, people: Cast) -> Chat:
    group = world.new_group("甘井子法院", people.wang, people.song, type=ChatType.GROUP)
    return world.add_bot(group, people.wang)


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    """python-telegram-bot as the product uses it, its wire leading into the world in memory."""
    wires = [HTTPXRequest(httpx_kwargs={"transport": SandboxTransport(world)}) for _ in range(2)]
    bot = Bot(
        world.bot.token,
        base_url="http://sandbox/bot",
        base_file_url="http://sandbox/file/bot",
        request=wires[0],
        get_updates_request=wires[1],
    )
    async with bot:
        yield bot
