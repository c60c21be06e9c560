"""docs/orders.md says what the program does."""

from pathlib import Path

from rules.ladder.values import Clock, Ladder
from rules.orders.decide import ROLES, TRANSITIONS
from rules.orders.values import Action, PartyRole

TEXT = (Path(__file__).parents[2] / "docs" / "orders.md").read_text(encoding="utf-8")


def table(name: str) -> list[str]:
    """The rows of the table under this mark, without its head."""
    return TEXT.split(f"<!-- {name} -->\n")[1].split("<!-- end -->")[0].splitlines()[2:]


def test_the_table_of_actions_is_the_programs() -> None:
    """Every action with a place in the table of transitions, who may do it, and where it leads."""
    rows = []
    for action in Action:
        moves = {state: goal for (one, state), goal in TRANSITIONS.items() if one is action}
        if not moves:
            continue
        who = ", ".join(role for role in PartyRole if role in ROLES[action]) if action in ROLES else ""
        goal = ", ".join(dict.fromkeys(moves.values()))
        rows.append(f"| {action} | {who or 'issuer, supervision office'} | {', '.join(moves)} | {goal} |")

    assert table("transitions") == rows


def test_the_default_ladder_is_the_programs() -> None:
    """Every step of both clocks, in order."""
    rows = [
        f"| {clock} | {step.offset} | {', '.join(step.to)} | {step.rung} |"
        for clock in Clock
        for step in Ladder().steps(clock)
    ]

    assert table("ladder") == rows
