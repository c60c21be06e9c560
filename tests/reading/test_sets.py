import pytest

from tests.reading.scoring import deadline_misses, score


@pytest.mark.parametrize("name", ["given", "tuning"])
def test_known_messages_are_read(name: str) -> None:
    """Of the messages that the grammar was tuned on nineteen in twenty are fully right and nobody is ordered by mistake."""
    found = score(name)

    assert found.right / found.orders >= 0.95, "\n".join(found.misses)
    assert found.false_orders == 0, "\n".join(found.misses)
    assert found.false_drafts / found.talk <= 0.02, "\n".join(found.misses)


def test_given_deadlines_are_read() -> None:
    """Every deadline that came with the task is read, alone and in its sentence; the twelve figures are none."""
    _, misses = deadline_misses("deadlines_given")

    assert misses == []


def test_unseen_deadlines_are_read() -> None:
    """At least 97 in 100 expressions that the grammar was not written after are read."""
    count, misses = deadline_misses("deadlines_held_out")

    assert len(misses) / count <= 0.03
