"""docs/orders.md says what the program does."""

from pathlib import Path

import pytest

from rules.ladder.values import URGENT, Clock, Ladder
from rules.orders.transitions import TABLE, Authority
from rules.orders.values import PartyRole

TEXT = (Path(__file__).parents[2] / "docs" / "orders.md").read_text(encoding="utf-8")

_WHO = {Authority.ISSUER: "issuer, supervision office", Authority.CLOCK: "the clock"}


def table(name: str) -> list[str]:
    """The rows of the table under this mark, without its head."""
    return TEXT.split(f"<!-- {name} -->\n")[1].split("<!-- end -->")[0].splitlines()[2:]


def test_the_table_of_actions_is_the_programs() -> None:
    """Every action with a place in the table of transitions, who may do it, and where it leads."""
    rows = []
    for action, one in TABLE.items():
        who = (
            _WHO[one.who]
            if isinstance(one.who, Authority)
            else ", ".join(role for role in PartyRole if role in one.who)
        )
        goals = list(dict.fromkeys(one.moves.values()))
        is_as_before = goals == list(one.moves)
        goal = "as before" if is_as_before else ", ".join(goal or "leaves the order" for goal in goals)
        rows.append(f"| {action} | {who} | {', '.join(one.moves)} | {goal} |")

    assert table("transitions") == rows


@pytest.mark.parametrize(("name", "ladder"), [("ladder", Ladder()), ("urgent ladder", URGENT)])
def test_the_default_ladders_are_the_programs(name: str, ladder: Ladder) -> None:
    """Every step of every clock, in order, with how often it comes again and what it undoes."""
    rows = []
    for clock in Clock:
        for step in ladder.steps(clock):
            again = f"every {step.every}, {step.times} times" if step.every else ""
            then = "the acknowledgement is put back" if step.puts_back else again
            rows.append(f"| {clock} | {step.offset} | {', '.join(step.to)} | {step.rung} | {then} |")

    assert table(name) == rows
