"""A few orders in the real bot for some days; benchmarks/weeks.py tells the same story with twenty, for three weeks."""

import logging
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.features import all_jobs
from tests.databases import Template
from tests.orders.weeks import Weeks
from tests.world import open_world


@pytest.mark.slow
async def test_everything_is_said_once_in_its_hours_and_not_after_its_stop(
    template: Template, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With people who do what they like, restarts, and outages of the bot and of Telegram."""
    caplog.set_level(logging.CRITICAL, "telegram")  # it speaks of every call that the story lets fail
    async with open_world(template, tmp_path, jobs=all_jobs()) as world:
        story = Weeks(world, Random(5), orders=2)  # noqa: S311 - a seed, so that the story can be told again

        await story.live(world.now + timedelta(days=5))

        assert await story.mistakes() == []
        assert story.done["steps said"] > 2
        assert {"Telegram away", "restart", "bot off"} <= set(story.done)
