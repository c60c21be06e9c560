from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import World, make_template, open_world


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the cast, made once and copied for every test."""
    return make_template(tmp_path_factory.mktemp("template") / "duban.sqlite")


@pytest.fixture
async def world(template: Path, tmp_path: Path) -> AsyncIterator[World]:
    """The stage, with the bot awake and all screens read."""
    async with open_world(template, tmp_path) as world:
        yield world
