"""What every document of a bulletin is made from: all indicators, as they stood when it was published."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from bot.indicators_file import shipped_indicators
from rules.bulletins.full_table import full_table, totals
from rules.bulletins.ratio import Ratio
from rules.indicators import Figure
from storage.unit_of_work import unit_of_work
from tests.bulletins.figures import BASIC, COURTS, keep, leap, province
from tests.world import World

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
INDICATORS = shipped_indicators()


async def test_every_indicator_is_kept_with_the_bulletin_whatever_is_corrected_later(world: World) -> None:
    """The annex of a bulletin never says other numbers than the bulletin."""
    await keep(world, [*province(FRIDAY), *province(FRIDAY, indicator="b5_termrate")], "first")
    await leap(world, "2026-11-21 08:30")
    await keep(world, [*province(FRIDAY, {BASIC[0]: (1, 1000)}), *province(SATURDAY)], "second")
    await leap(world, "2026-11-22 08:30")

    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        first = await work.full_tables.get("bulletin:daily:2026-11-21")
        second = await work.full_tables.get("bulletin:daily:2026-11-22")
        assert second is not None
        assert await work.full_tables.before(second) == first
    assert first is not None
    assert [one.measure.code for one in first.indicators] == ["a1_timely", "b5_termrate"]
    assert first.shares_of("a1_timely")[BASIC[0]] == (950, 1000)
    assert (len(first.measured), first.issuer, first.before_key) == (127, "辽宁省高级人民法院", None)


def test_counts_are_added_up_and_rates_are_not_averaged() -> None:
    """Ninety of a hundred and ten of a thousand are a hundred of eleven hundred; five of five are too few to reach a target."""
    shares = ((90, 100), (10, 1000), (5, 5))
    figures = [Figure(FRIDAY, code, "a1_timely", *share) for code, share in zip(BASIC, shares, strict=False)]
    before = [replace(one, day=date(2026, 11, 19), numerator=one.numerator - 1) for one in figures]
    now, then = (full_table(FRIDAY, COURTS, INDICATORS, some, before_key=None) for some in (figures, before))

    (total,) = totals(now, then)

    assert (total.reported, total.expected, total.met) == (3, 127, 1)
    assert total.value == Ratio(105, 1105)
    assert total.change == Fraction(3, 1105)


def test_what_is_only_counted_is_added_up() -> None:
    """Interviews held have no denominator."""
    figures = [Figure(FRIDAY, code, "b14_interview", 5, 1) for code in BASIC[:3]]

    (total,) = totals(full_table(FRIDAY, COURTS, INDICATORS, figures, before_key=None), None)

    assert (total.value, total.before, total.met) == (Ratio(15, 1), None, None)
