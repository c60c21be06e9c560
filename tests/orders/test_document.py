"""docs/orders.md says what the program does."""

from pathlib import Path

from rules.ladder.values import Clock, Ladder
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


def test_the_default_ladder_is_the_programs() -> None:
    """Every step of both clocks, in order."""
    rows = [
        f"| {clock} | {step.offset} | {', '.join(step.to)} | {step.rung} |"
        for clock in Clock
        for step in Ladder().steps(clock)
    ]

    assert table("ladder") == rows
