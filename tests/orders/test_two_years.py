"""A thousand orders in two years: every due step said once, none outside its hours, none after its stop, nothing forgotten."""

import pytest

from rules.ladder.values import Clock, StepReason
from tests.orders.simulation import lives


def test_some_orders_live_as_they_should() -> None:
    """A few of them for every run of the tests."""
    assert [sentence for life in lives(15, seed=1, days=60) for sentence in life.mistakes()] == []


@pytest.mark.slow
def test_a_thousand_orders_live_as_they_should() -> None:
    """With people of every temper, outages from a minute to three days, and the holidays of 2025 and 2026."""
    said = 0
    clocks: set[Clock] = set()
    late = 0
    mistakes: list[str] = []
    for life in lives(1_000, seed=20_261_126, days=60):
        mistakes += life.mistakes()
        said += len(life.said)
        clocks |= {one.step.clock for one in life.said}
        late += sum(one.step.reason is StepReason.CAUGHT_UP for one in life.rows.values())

    assert mistakes == []
    assert clocks == set(Clock)
    assert said > 5_000
    assert late > 50
