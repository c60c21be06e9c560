"""蓝黄红绿 as a rule: what the light of one share shows. Issued Monday 14 September 2026, 09:00, due on the 25th."""

from dataclasses import replace
from datetime import datetime

import pytest

from rules.ledger.lights import LIGHTS, Light, Why, why_lit
from rules.ledger.policy import LightPolicy
from rules.orders.values import Order, OrderState
from rules.working_time import CourtTime
from tests.orders.examples import at, order

DUE = at("2026-09-25 17:30")


def lit(now: str, **changes: object) -> Why:
    """The light of 大连中院's share at that moment."""
    start = order(deadline=DUE)
    party = replace(start.parties[0], **changes)  # type: ignore[arg-type]
    return why_lit(replace(start, parties=(party,)), party, at(now), CourtTime(), LightPolicy())


def heard(moment: str) -> dict[str, object]:
    return {"state": OrderState.IN_PROGRESS, "acknowledged_at": at(moment), "heard_at": at(moment)}


def submitted(moment: str) -> dict[str, object]:
    return {"state": OrderState.SUBMITTED, "submitted_at": at(moment)}


@pytest.mark.parametrize(
    ("now", "changes", "why"),
    [
        ("2026-09-15 09:00", {}, Why.IN_TIME),
        ("2026-09-16 17:00", {}, Why.IN_TIME),
        ("2026-09-17 09:00", {}, Why.UNACKNOWLEDGED),
        ("2026-09-18 09:00", heard("2026-09-14 10:00"), Why.IN_TIME),
        ("2026-09-21 09:00", heard("2026-09-14 10:00"), Why.SILENT),
        ("2026-09-18 12:00", heard("2026-09-18 10:00"), Why.IN_TIME),
        ("2026-09-21 09:00", heard("2026-09-18 10:00"), Why.NEAR),
        ("2026-09-22 09:00", heard("2026-09-21 10:00"), Why.NEAR),
        ("2026-09-25 17:31", heard("2026-09-25 17:00"), Why.OVERDUE),
        ("2026-09-25 12:00", {"state": OrderState.RETURNED}, Why.RETURNED),
        ("2026-10-30 12:00", submitted("2026-09-25 17:00"), Why.IN_TIME),
        ("2026-10-30 12:00", submitted("2026-09-25 17:31"), Why.MADE_GOOD_LATE),
        ("2026-10-30 12:00", {**submitted("2026-09-26 09:00"), "state": OrderState.CLOSED}, Why.MADE_GOOD_LATE),
        ("2026-10-30 12:00", {"state": OrderState.DECLINED}, Why.STANDS_STILL),
    ],
)
def test_the_first_that_holds(now: str, changes: dict[str, object], why: Why) -> None:
    """Workdays are counted by the courts' calendar: 20 September 2026 is a Sunday at work, the 25th a holiday."""
    assert lit(now, **changes) is why


def test_red_made_good_late_is_yellow_never_green() -> None:
    """Whatever comes after."""
    assert LIGHTS[Why.MADE_GOOD_LATE] is Light.YELLOW
    assert LIGHTS[Why.OVERDUE] is Light.RED


def test_every_reason_has_its_light() -> None:
    """No share is without one."""
    assert set(LIGHTS) == set(Why)


def test_a_held_order_is_green() -> None:
    """While an order is on hold nobody is late."""
    start: Order = order(deadline=DUE, held_until=at("2026-12-01 09:00"))
    now: datetime = at("2026-10-08 09:00")

    assert why_lit(start, start.parties[0], now, CourtTime(), LightPolicy()) is Why.STANDS_STILL
