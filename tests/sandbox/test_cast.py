"""The cast file: who is in the sandbox."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.cast import CastError, load_cast, world_from
from bot.sandbox.errors import ActError
from bot.sandbox.people import Status

NOW = datetime(2026, 9, 30, 10, 0, tzinfo=UTC)
SAMPLE = Path(__file__).parent / "cast.json"


def test_the_sample_cast_is_read() -> None:
    """Users, groups, the bot's standing in them, and the days of rest."""
    world = load_cast(SAMPLE, lambda: NOW)

    group = world.chat(-1001000000001)
    assert group.title == "院长之声"
    assert group.members[1001].status is Status.CREATOR
    assert group.members[world.bot.user.id].status is Status.ADMINISTRATOR
    assert world.user(1002).title == "大连中院院长"


def test_a_group_can_be_kept_on_top() -> None:
    """The group that matters most stays on top of the list, also after it became a supergroup."""
    user = {"id": 1, "first_name": "周焱"}
    world = world_from(
        {"users": [user], "chats": [{"id": -1, "type": "group", "title": "院长之声", "members": [1], "on_top": True}]},
        lambda: NOW,
    )

    grown = world.migrate(-1)

    assert grown.is_on_top


@pytest.mark.parametrize(
    ("cast", "words"),
    [
        ({"users": {}}, "users: a list expected, not {}"),
        ({"users": [{"id": "1", "first_name": "周焱"}]}, "users[0].id: a whole number expected, not '1'"),
        ({"users": [{"id": 1}]}, "users[0].first_name: a text expected, not None"),
        ({"users": [{"id": 1, "first_name": "周焱"}] * 2}, "users[1]: user 1 or @None exists already"),
        ({"chats": [{"id": -1, "title": "群", "members": [9]}]}, "chats[0].members[0]: no user 9"),
        ({"chats": [{"id": -1, "title": "群"}]}, "chats[0].members: at least one person expected"),
        ({"chats": [{"type": "channel"}]}, 'chats[0].type: "group" or "supergroup" expected, not \'channel\''),
        ({"rest_days": ["10-01"]}, "rest_days[0]: a day such as 2026-10-01 expected, not '10-01'"),
    ],
)
def test_a_wrong_cast_names_the_place(cast: dict[str, Any], words: str) -> None:
    """The message says where the mistake is and what is expected there."""
    with pytest.raises(CastError) as refused:
        world_from(cast, lambda: NOW)

    assert str(refused.value) == words


def test_a_file_that_is_no_cast_is_refused(tmp_path: Path) -> None:
    """A missing file and broken JSON are named, too."""
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    for path in (tmp_path / "missing.json", broken):
        with pytest.raises(CastError, match=path.name):
            load_cast(path, lambda: NOW)


def test_the_next_working_morning_skips_the_holiday() -> None:
    """From the evening of 30 September 2026 it is the first working day after the days of rest."""
    cast = json.loads(SAMPLE.read_text("utf-8"))
    world = world_from(cast, lambda: NOW)

    morning = world.advance_to_morning()

    assert morning.isoformat() == "2026-10-08T00:30:00+00:00"


def test_a_weekend_that_is_worked_is_a_working_morning() -> None:
    """Saturday 10 October 2026 makes up for the holiday."""
    cast = json.loads(SAMPLE.read_text("utf-8"))
    world = world_from(cast, lambda: datetime(2026, 10, 9, 1, 0, tzinfo=UTC))

    assert world.advance_to_morning().isoformat() == "2026-10-10T00:30:00+00:00"


def test_time_never_goes_back() -> None:
    """Advancing adds up; a step back is refused."""
    world = world_from({}, lambda: NOW)
    world.advance(timedelta(hours=1))

    with pytest.raises(ActError):
        world.advance_to(NOW)

    assert world.now() == NOW + timedelta(hours=1)
