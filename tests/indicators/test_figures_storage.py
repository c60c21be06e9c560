"""Figures in storage: asked for by day, replaced by newer files, never read twice from the same file."""

from datetime import UTC, date, datetime, timedelta

from bot.courts_file import shipped_courts
from bot.indicators_file import shipped_indicators
from rules.definition_import import merged
from rules.indicators import Direction, Figure, Indicator, Indicators, Part, Unit
from rules.indicators.alarms import Range
from storage.database import Database
from storage.figure_import import combine
from storage.indicators import Kept, KnownFile, SourceFile
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)
DAY = date(2026, 11, 19)
FILE = SourceFile("hash-1", "指标.xlsx", "cli")


def figure(court: str, numerator: int, day: date = DAY, indicator: str = "b6_close") -> Figure:
    return Figure(day, court, indicator, numerator, 100)


async def keep(database: Database, source: SourceFile, *figures: Figure) -> Kept:
    async with unit_of_work(database, NOW) as work:
        return await work.indicators.keep(source, figures, refused=1)


async def test_a_file_is_known_by_its_bytes_once_it_was_kept(database: Database) -> None:
    """Whoever sends it again is told when it was read."""
    await keep(database, FILE, figure("dl", 90), figure("sy", 91))

    async with unit_of_work(database, NOW) as work:
        assert await work.indicators.known_file("hash-1") == KnownFile("指标.xlsx", NOW, taken=2, refused=1)
        assert await work.indicators.known_file("hash-2") is None


async def test_a_later_file_replaces_numbers_and_says_how_many(database: Database) -> None:
    """A correction is seen as one; what is the same counts as the same."""
    await keep(database, FILE, figure("dl", 90), figure("sy", 91))

    kept = await keep(
        database, SourceFile("hash-2", "更正.xlsx", "cli"), figure("dl", 95), figure("sy", 91), figure("as", 80)
    )

    assert kept == Kept(new=1, changed=1, same=1)
    async with unit_of_work(database, NOW) as work:
        found = await work.indicators.figures("b6_close", DAY)
    assert {one.court_code: one.numerator for one in found} == {"dl": 95, "sy": 91, "as": 80}


async def test_history_gives_the_days_before_the_oldest_first(database: Database) -> None:
    """Days without figures are left out, other indicators too."""
    days = [DAY - timedelta(days=gap) for gap in (0, 1, 3, 40)]
    await keep(database, FILE, *(figure("dl", 90, day) for day in days), figure("dl", 1, days[1], "b2_full"))

    async with unit_of_work(database, NOW) as work:
        found = await work.indicators.history("b6_close", DAY, 31)

    assert [[one.day for one in figures] for figures in found] == [[days[2]], [days[1]]]


async def test_the_range_of_days_says_between_what_they_lie(database: Database) -> None:
    """A day on which nothing was counted has no value, and its denominator is 0."""
    nothing = Figure(DAY - timedelta(days=2), "dl", "b6_close", 0, 0)
    await keep(database, FILE, figure("dl", 10), figure("dl", 90, DAY - timedelta(days=1)), nothing)
    await keep(database, SourceFile("hash-2", "x", "cli"), figure("dl", 80, DAY - timedelta(days=3)), figure("sy", 1))

    async with unit_of_work(database, NOW) as work:
        found = await work.indicators.ranges("b6_close", DAY, 14)
        some = await work.indicators.history("b6_close", DAY, 14, courts=["sy"])

    assert found == {"dl": Range(0.8, 0.9, 0, 100)}
    assert some == ()


async def test_reported_courts_are_counted_for_recent_days_and_the_newest_day_before(database: Database) -> None:
    """The high court is in no pool, so its own figure does not count."""
    old = DAY - timedelta(days=9)
    await keep(database, FILE, figure("dl", 90), figure("sy", 91), figure("ln", 92), figure("dl", 80, old))

    async with unit_of_work(database, NOW) as work:
        assert await work.indicators.reported("b6_close", DAY - timedelta(days=3), DAY) == {DAY: 2, old: 1}
        assert await work.indicators.newest_day("b6_close", old - timedelta(days=1)) is None


async def test_a_day_is_marked_as_sample_when_any_of_its_figures_is(database: Database) -> None:
    """示例数据 must never pass for real, not even in part."""
    await keep(database, SourceFile("demo", "demo", "cli", is_sample=True), figure("dl", 90))
    await keep(database, FILE, figure("sy", 91), figure("sy", 90, DAY - timedelta(days=1)))

    async with unit_of_work(database, NOW) as work:
        assert await work.indicators.has_sample("b6_close", DAY)
        assert not await work.indicators.has_sample("b6_close", DAY - timedelta(days=1))


def both(*parts: str) -> Indicators:
    """The shipped indicators and one combined of these parts."""
    combines = tuple(Part(code, 1) for code in parts)
    own = Indicator("both", "两项", "Both", Unit.PLACES, Direction.LOWER, is_share=False, combines=combines)
    return merged(shipped_indicators(), (own,))


async def test_what_cannot_be_combined_any_more_is_gone(database: Database) -> None:
    """The owner adds a part that one court has no figures of: it has not reported, and its old combined figure does not stay."""
    await keep(database, FILE, *(figure(court, 90, indicator=one) for court in ("dlgjz", "dlshk") for one in ("b6_close", "b2_full")))  # fmt: skip
    await keep(database, SourceFile("hash-2", "x", "cli"), figure("dlshk", 80, indicator="a1_timely"))
    async with unit_of_work(database, NOW) as work:
        for parts in (("b6_close", "b2_full"), ("b6_close", "b2_full", "a1_timely")):
            await combine(work, "hash-1", days=[DAY], codes=parts, courts=shipped_courts(), indicators=both(*parts))

        found = await work.indicators.figures("both", DAY)

    assert [one.court_code for one in found] == ["dlshk"]
