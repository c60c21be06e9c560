from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from bot.memory import collect_seldom
from tests.databases import Postgres, PostgresTemplate, SqliteTemplate, Template, running_postgres
from tests.world import World, fill, open_world

# How long one example takes says what else this machine is doing; speed is for benchmarks/.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

BOTH = [pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.slow)]


def pytest_collection_finish() -> None:
    """What is loaded by now stays, and thousands of tests make garbage: the collector looks as seldom as in the running bot."""
    collect_seldom()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session", params=BOTH)
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A database with the cast, once for each of the two databases, copied for every test."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("template") / "duban.sqlite"
        fill(f"sqlite:///{file}")
        return SqliteTemplate(file)
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database()
    fill(url)
    return PostgresTemplate(server, make_url(url).database or "")


@pytest.fixture
async def world(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    """The stage, with the bot awake and all screens read."""
    async with open_world(template, tmp_path) as world:
        yield world
