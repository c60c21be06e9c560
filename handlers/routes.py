"""What can wake a handler, who may, and where: one table, and nothing that is not in it can be reached."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rules.outgoing import Answer


class Who(StrEnum):
    """Who may wake the handler; what he may do there is for the rules to say."""

    ANYONE = "anyone"
    ENROLLED = "enrolled"  # bound to a person of the roster who holds a post today
    OFFICE = "office"  # the high court's supervision office and leaders, and the administrators
    ADMIN = "admin"  # the Telegram ids in DUBAN_ADMIN_IDS


class Where(StrEnum):
    ANYWHERE = "anywhere"
    PRIVATE = "private"
    BOUND_GROUP = "bound_group"
    PRIVATE_OR_BOUND_GROUP = "private_or_bound_group"


@dataclass(frozen=True, slots=True)
class Access:
    who: Who
    where: Where


@dataclass(frozen=True, slots=True)
class Command:
    """A message that begins with /name."""

    name: str


@dataclass(frozen=True, slots=True)
class Press:
    """A press on a button that was offered for this action."""

    action: str


@dataclass(frozen=True, slots=True)
class Event:
    """An update of one kind of rules.incoming that is neither command nor press.

    `has_document` splits files from talk, `has_scan` photos and scanned papers from other files, and `is_answer` the files that
    answer a message of the bot from the others.
    """

    kind: type
    has_document: bool = False
    has_scan: bool = False
    is_answer: bool = False
    is_edited: bool = False


Trigger = Command | Press | Event


@dataclass(frozen=True, slots=True)
class Route:
    """A trigger, its policy, and the handler: `handle(scene, incoming)` inside the transaction, or with `prepared`.

    `prepare` does what takes long and needs no database (taking a spreadsheet apart) before the transaction begins; what it
    returns is handed to `handle` as third argument. What `handle` returns answers a button press at once.
    """

    trigger: Trigger
    access: Access
    handle: Callable[..., Awaitable[Answer | None]]
    prepare: Callable[[Any], Awaitable[Any]] | None = None


class ContradictionError(Exception):
    """Two routes for one trigger: the table contradicts itself."""


def table(*features: tuple[Route, ...]) -> dict[Trigger, Route]:
    """All routes by trigger. Raises ContradictionError when two features claim the same one."""
    routes: dict[Trigger, Route] = {}
    for route in (route for feature in features for route in feature):
        if route.trigger in routes:
            raise ContradictionError(str(route.trigger))
        routes[route.trigger] = route
    return routes
