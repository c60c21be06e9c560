"""One message from the person who writes it to the answer on the telephone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.routes import Access, Command, Route, Where, Who, table
from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.access import NotAllowed
from rules.outgoing import Outgoing, Recipient
from tests.cast import STRANGER
from tests.world import World, open_world


async def _answer_hello(scene: Scene, said: Said) -> None:
    assert scene.group
    await scene.work.outbox.put(Outgoing(f"hello:{said.update_id}", Recipient(group_id=scene.group.id), NotAllowed()))


ROUTES = table((Route(Command("hello"), Access(Who.ENROLLED, Where.BOUND_GROUP), _answer_hello),))


@pytest.fixture
async def world(template: Path, tmp_path: Path) -> AsyncIterator[World]:
    async with open_world(template, tmp_path, routes=ROUTES) as world:
        yield world


async def test_a_command_is_answered_in_its_group(world: World) -> None:
    """周焱 gives a command in her court's group, and the answer stands there and nowhere else."""
    await world.person("周焱").says(world.group("大连中院"), "/hello")

    assert world.unread() == {"大连中院督办群": ["您没有此项权限。如需办理，请联系省法院督查室。"]}


async def test_a_stranger_in_a_group_learns_nothing(world: World) -> None:
    """Somebody who is in no roster gets no answer at all in a group."""
    await world.person(STRANGER).says(world.group("大连中院"), "/hello")

    assert world.unread() == {}
