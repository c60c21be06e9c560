import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.policy_file import PolicyError, policy_from, read_policy, shipped_policy_text
from rules.policy import Policy

ZONE = ZoneInfo("Asia/Shanghai")


def test_the_shipped_file_says_what_the_defaults_say() -> None:
    """Whoever copies the shipped policy starts from exactly what the bot does by itself."""
    assert read_policy(None, ZONE) == Policy()


def _keys(part: object, place: str = "") -> Iterator[str]:
    assert is_dataclass(part)
    for field in fields(part):
        value = getattr(part, field.name)
        if is_dataclass(value):
            yield from _keys(value, f"{place}{field.name}.")
        elif field.name != "zone" and value is not None:
            yield f"{place}{field.name}"


def _written(part: dict[str, Any], place: str = "") -> Iterator[str]:
    for name, value in part.items():
        yield from _written(value, f"{place}{name}.") if isinstance(value, dict) else (f"{place}{name}",)


def test_the_shipped_file_shows_every_key() -> None:
    """Nothing can be decided that the shipped file does not show."""
    written = set(_written(tomllib.loads(shipped_policy_text())))

    assert {key for key in _keys(Policy()) if not any(key.startswith(one) for one in written)} == set()


def test_what_is_left_out_keeps_its_default() -> None:
    """A file of one line changes one thing."""
    policy = policy_from("[quiet_hours]\nstart = 20:00:00\n", ZONE, "p")

    assert policy.quiet_hours.start == time(20, 0)
    assert policy.quiet_hours.end == Policy().quiet_hours.end
    assert policy.working_hours == Policy().working_hours


def test_the_time_zone_comes_from_the_settings() -> None:
    """Court time is one setting, for the policy too."""
    assert policy_from("", ZoneInfo("Asia/Tokyo"), "p").zone == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[quiet_hours]\n\nstrat = 20:00:00",
            "p:3: quiet_hours.strat: no such key; allowed here: start, end, on_rest_",
        ),
        ("# first\n[quite_hours]\n", "p:2: quite_hours: no such key; allowed here: working_hours, quiet_hours"),
        ('[quiet_hours]\nend = 07:30:00\nstart = "soon"', "p:3: quiet_hours.start: .*time"),
        ("[working_hours]\nspells = [[08:30:00]]", "p:2: working_hours.spells.0.1: Field required"),
        ("[quiet_hours\nstart", "p:1: .*line 1"),
        (
            (
                '[ladder]\nprogress = [\n  { offset = "+1 day", to = ["office"], rung = "urge" },\n'
                '  { offset = "soon", to = ["office"], rung = "urge" },\n]'
            ),
            "p:4: ladder.progress.1: 'soon' is no offset; write",
        ),
        ('[bulletins]\nnamed = 3\nheadline = "luck"', "p:3: bulletins.headline: no such indicator; there are: a1_"),
        ("[bulletins]\nnamed = 30", "p:1: bulletins: named must be from 1 to named_at_most"),
        ("quiet_hours = 5", "p:1: quiet_hours: "),
        (
            '[ladder]\nprogress = [{ offset = "+1 day", to = ["office"], rung = "urge", every = "1 day" }]',
            "p:2: ladder.progress.0: .*needs `times`, or it would never end",
        ),
        (
            '[ladders.interview]\ndecision = [{ offset = "-1 day", to = ["issuer"], rung = "urge" }]',
            "p:2: ladders.interview.decision.0: .*can never come",
        ),
    ],
)
def test_a_mistake_names_key_and_line_and_what_is_allowed(text: str, message: str) -> None:
    """The owner is told where the mistake stands and what may stand there."""
    with pytest.raises(PolicyError, match=message):
        policy_from(text, ZONE, "p")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    """TOML is UTF-8; a file saved as GBK is named, not half-read."""
    path = tmp_path / "policy.toml"
    path.write_bytes("# 策略".encode("gbk"))

    with pytest.raises(PolicyError, match="saved as UTF-8"):
        read_policy(path, ZONE)
