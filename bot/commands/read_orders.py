"""duban read-orders and duban read-deadlines: what the grammar makes of messages, without database or network."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from bot.commands.reading_lines import BadLineError, Reader, people_of
from bot.courts_file import shipped_courts
from bot.roster_file import read_roster_files
from rules.calendar import Calendar
from rules.courts import Courts
from rules.people import Person, Post, Roster
from rules.reading.lexicon import Lexicon
from rules.roster_import import RosterFile, read_roster


def read_orders(lines: Iterable[str], reader: Reader) -> Iterator[dict[str, Any]]:
    """One reading a line; a line that cannot be read gives {line, error} instead."""
    return _answers(lines, reader.order)


def read_deadlines(lines: Iterable[str], reader: Reader) -> Iterator[dict[str, Any]]:
    """One {id, date, time} a line; a line that cannot be read gives {line, error} instead."""
    return _answers(lines, reader.deadline)


def _answers(lines: Iterable[str], answer: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield answer(_fields(line))
        except BadLineError as error:
            yield {"line": number, "error": str(error)}


def _fields(line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise BadLineError("the line is no JSON") from None
    if not isinstance(found, dict):
        raise BadLineError("the line is no JSON object")
    return found


def roster_of(roster: Path | None, usernames: Path | None) -> Roster:
    """The shipped courts, or the roster file's courts and people, with the people of the table of usernames.

    Raises BadLineError where a file does not say what it should.
    """
    courts, people, posts = shipped_courts(), list[Person](), list[Post]()
    if roster:
        courts, people, posts = _from_file(roster, courts)
    if usernames:
        try:
            table = json.loads(usernames.read_text(encoding="utf-8"))
        except ValueError:
            raise BadLineError("usernames: the file is no JSON") from None
        more_people, more_posts = people_of(table, courts, len(people) + 1)
        people, posts = [*people, *more_people], [*posts, *more_posts]
    return Roster(courts, tuple(people), tuple(posts))


def _from_file(path: Path, shipped: Courts) -> tuple[Courts, list[Person], list[Post]]:
    records = read_roster_files({path.name: path.read_bytes()})
    file = read_roster(records, known_courts=shipped.all) if isinstance(records, dict) else records
    if not isinstance(file, RosterFile):
        raise BadLineError("roster: the file cannot be read; `duban roster import` says why, line by line")
    numbers = {person.key: number for number, person in enumerate(file.people or (), 1)}
    people = [Person(numbers[one.key], one.name, username=one.username) for one in file.people or ()]
    posts = [
        Post(numbers[one.person_key], one.court_code, one.role, one.title, one.since, one.until)
        for one in file.posts or ()
        if one.person_key in numbers
    ]
    return Courts.of(file.courts) if file.courts else shipped, people, posts


def _run(
    roster: Path | None, usernames: Path | None, read: Callable[[Iterable[str], Reader], Iterator[dict[str, Any]]]
) -> None:
    """Reads standard input to its end; ends with code 1 if any line could not be read, 2 if a file could not."""
    try:
        reader = Reader(Lexicon.of(roster_of(roster, usernames)), Calendar())
    except BadLineError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    has_failed = False
    lines = (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    for answer in read(lines, reader):
        has_failed = has_failed or "error" in answer
        typer.echo(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    if has_failed:
        raise typer.Exit(1)


def run_read_orders(roster: Path | None, usernames: Path | None) -> None:
    """Reads the messages of standard input."""
    _run(roster, usernames, read_orders)


def run_read_deadlines() -> None:
    """Reads the deadlines of standard input."""
    _run(None, None, read_deadlines)
