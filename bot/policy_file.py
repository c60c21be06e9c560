"""The owner's decisions, written in TOML and laid over the defaults of rules.policy."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from bot.indicators_file import shipped_indicators
from bot.ladder_words import sentence
from rules.indicators import Indicators
from rules.ladder.lint import mistakes
from rules.policy import Policy

Place = tuple[str | int, ...]

_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(s|min|h|d)")
_TOML_LINE = re.compile(r"at line (?P<line>\d+)")
_ZONE = "zone"  # the time zone is a setting, DUBAN_TIMEZONE


class PolicyError(Exception):
    """The policy file cannot be used. The message names file, line and key, and what is allowed there."""


class _MistakeError(Exception):
    def __init__(self, place: Place, expected: str) -> None:
        super().__init__(expected)
        self.place = place


def shipped_policy_text() -> str:
    """The commented policy that is shipped; it says what the defaults say."""
    return files("bot.data").joinpath("policy.toml").read_text(encoding="utf-8")


def read_policy(path: Path | None, zone: ZoneInfo, indicators: Indicators | None = None) -> Policy:
    """The policy of the file, or the shipped one. Keys that are left out keep their defaults. Raises PolicyError."""
    if path is None:
        return policy_from(shipped_policy_text(), zone, "policy.toml", indicators)
    try:
        return policy_from(path.read_text(encoding="utf-8"), zone, str(path), indicators)
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: the file must be saved as UTF-8") from error


def policy_from(text: str, zone: ZoneInfo, name: str, indicators: Indicators | None = None) -> Policy:
    """The policy that the text describes; `name` stands for the file in messages. Raises PolicyError."""
    try:
        given = _prepared(tomllib.loads(text), Policy, ())
        policy: Policy = _overlaid(Policy(), given)
        _check_indicators(policy, indicators or shipped_indicators())
        policy = replace(policy, zone=zone)
    except tomllib.TOMLDecodeError as error:
        at = _TOML_LINE.search(str(error))
        raise PolicyError(f"{name}:{at['line'] if at else 1}: {error}") from None
    except _MistakeError as error:
        where = ".".join(str(part) for part in error.place)
        raise PolicyError(f"{name}:{_line_of(error.place, text)}: {where}: {error}") from None
    _check_ladders(policy, text, name)
    return policy


def _check_indicators(policy: Policy, indicators: Indicators) -> None:
    """Raise where a bulletin is to rank or to add up an indicator that nobody has defined."""
    known = indicators.by_code
    allowed = f"no such indicator; there are: {', '.join(known)}"
    if policy.bulletins.headline not in known:
        raise _MistakeError(("bulletins", "headline"), allowed)
    for number, series in enumerate(policy.bulletins.series):
        if any(code not in known for code in (*series.totals, *((series.indicator,) if series.indicator else ()))):
            raise _MistakeError(("bulletins", "series", number), allowed)


def _check_ladders(policy: Policy, text: str, name: str) -> None:
    """Raise where a step can never come or would never end, with a sentence for each."""
    own = {f"ladders.{field.name}": getattr(policy.ladders, field.name) for field in fields(policy.ladders)}
    sentences = []
    for place, ladder in {"ladder": policy.ladder, "urgent_ladder": policy.urgent_ladder, **own}.items():
        for mistake in mistakes(ladder, policy.court_time) if ladder is not None else ():
            where: Place = (*place.split("."), str(mistake.clock), mistake.number)
            key = ".".join(str(part) for part in where)
            sentences.append(f"{name}:{_line_of(where, text)}: {key}: {sentence(mistake)}")
    if sentences:
        raise PolicyError("\n".join(sentences))


def _overlaid(default: Any, given: Mapping[str, Any], place: Place = ()) -> Any:  # noqa: ANN401 - any part of the policy
    """The default with what is given in its place, part by part."""
    hints = get_type_hints(type(default))
    values = {
        name: _overlaid(getattr(default, name), value, (*place, name))
        if is_dataclass(hints[name]) and isinstance(value, Mapping)
        else _validated(value, hints[name], (*place, name))
        for name, value in given.items()
    }
    try:
        return replace(default, **values)
    except ValueError as error:
        raise _MistakeError(place, str(error)) from None


def _validated(value: object, hint: Any, place: Place) -> Any:  # noqa: ANN401 - a type and a value of it
    try:
        return TypeAdapter(hint).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        inner = tuple(part for part in first["loc"] if isinstance(part, int) or part in _names_in(hint))
        raise _MistakeError((*place, *inner), first["msg"].removeprefix("Value error, ")) from None


def _prepared(value: object, hint: Any, place: Place) -> Any:  # noqa: ANN401 - as TOML gives it, any shape
    """The value with spans of time made plain; raises where a key is unknown or a span cannot be read."""
    if isinstance(value, Mapping):
        hints = dict(_fields(hint)) if any(is_dataclass(one) for one in _members(hint)) else None
        if hints is None:
            inner = (get_args(hint) or (str, object))[-1]
            return {key: _prepared(one, inner, (*place, key)) for key, one in value.items()}
        for key in value:
            if key not in hints:
                allowed = ", ".join(name for name in hints if name != _ZONE)
                raise _MistakeError((*place, key), f"no such key; allowed here: {allowed}")
        return {key: _prepared(one, hints[key], (*place, key)) for key, one in value.items()}
    if isinstance(value, list):
        inner = (get_args(hint) or (object,))[0]
        return tuple(_prepared(one, inner, (*place, number)) for number, one in enumerate(value))
    return _span(value, place) if timedelta in _members(hint) else value


def _span(value: object, place: Place) -> timedelta:
    """A span of time: a number of seconds, or such as "90s", "30min", "4h", "1.5d"."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return timedelta(seconds=value)
    found = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise _MistakeError(place, 'expected a number of seconds, or a span such as "90s", "30min", "4h", "2d"')
    return timedelta(seconds=float(found[1]) * _SECONDS[found[2]])


def _members(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type
    """The type itself, or the types of a union without None."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(one for one in get_args(hint) if one is not NoneType)
    return (hint,)


def _fields(hint: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a type
    for one in _members(hint):
        if is_dataclass(one):
            hints = get_type_hints(one)
            yield from ((field.name, hints[field.name]) for field in fields(one))


def _names_in(hint: Any) -> frozenset[str]:  # noqa: ANN401 - a type
    """The names of all fields of the dataclasses in the type; the rest of pydantic's path is its own bookkeeping."""
    inner = [name for one in get_args(hint) for name in _names_in(one)]
    own = [name for name, kind in _fields(hint) for name in (name, *_names_in(kind))]
    return frozenset((*inner, *own))


def _line_of(place: Place, text: str) -> int:
    """The line on which the key stands, or the nearest table above it; 1 where it cannot be told."""
    table: Place = ()
    seen: dict[str, int] = {}
    best, depth = 1, -1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[(\[?)([^\]]+)\]", line):
            table = tuple(part.strip() for part in header[2].split("."))
            if header[1]:
                seen[header[2]] = seen.get(header[2], -1) + 1
                table = (*table, seen[header[2]])
            here = table
        elif key := re.match(r"\s*([\w-]+)\s*=", line):
            here = (*table, key[1])
        else:
            continue
        if place[: len(here)] == here and len(here) > depth:
            best, depth = number, len(here)
    return _line_within(text, best, place[depth]) if 0 < depth < len(place) else best


def _line_within(text: str, first: int, part: str | int) -> int:
    """The line of one table of a list that begins on that line and is written as { … }, one to a line; else the first."""
    if not isinstance(part, int):
        return first
    lines = enumerate(text.splitlines()[first:], start=first + 1)
    within = [number for number, line in takewhile(lambda one: not one[1].startswith("]"), lines) if "{" in line]
    return within[part] if part < len(within) else first
