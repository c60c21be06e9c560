from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.cast import telegram_id
from tests.core.features import ROUTES
from tests.databases import Template
from tests.world import World, open_world


@pytest.fixture
async def echoing(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    """The stage with the small feature instead of the real ones; 程雨桐 administers the bot."""
    admins = frozenset({telegram_id("程雨桐")})
    async with open_world(template, tmp_path, routes=ROUTES, jobs=(), admin_ids=admins) as world:
        yield world
