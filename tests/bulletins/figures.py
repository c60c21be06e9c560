"""A province's figures for the stories: every basic court a little worse than the one before it in the roster."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.courts_file import shipped_courts
from rules.bulletins.making import Edition, Snapshot, Standings, make_bulletin, standings_after, standings_of
from rules.bulletins.policy import BulletinPolicy
from rules.courts import Courts, Level
from rules.indicators import Figure, Indicator
from storage.indicators import SourceFile
from storage.unit_of_work import unit_of_work
from tests.world import SHANGHAI, World

COURTS = shipped_courts()
BASIC = [court.code for court in COURTS.at(Level.BASIC)]
INTERMEDIATE = [court.code for court in COURTS.at(Level.INTERMEDIATE)]

Shares = dict[str, tuple[int, int] | None]


def province(day: date, changes: Shares | None = None, indicator: str = "a1_timely") -> list[Figure]:
    """95.0% for the first court, 94.7% for the next …; `changes` gives courts other figures, or None for none at all."""
    usual: Shares = {code: (950 - 3 * number, 1000) for number, code in enumerate(BASIC)}
    usual |= {code: (900 - 10 * number, 1000) for number, code in enumerate(INTERMEDIATE)}
    shares = {**usual, **(changes or {})}
    return [Figure(day, code, indicator, *share) for code, share in shares.items() if share is not None]


def after_bulletins(
    indicator: Indicator, courts: Courts, days: Iterable[Iterable[Figure]], policy: BulletinPolicy
) -> Standings:
    """What is remembered after a bulletin was published of each of these days' figures, the oldest first."""
    before = standings_of(indicator, courts, ())
    for figures in days:
        known = tuple(figures)
        day = known[0].day
        snapshot = Snapshot(day, day, indicator, courts, known, before)
        before = standings_after(make_bulletin(snapshot, policy, Edition(), datetime(2026, 1, 1, tzinfo=SHANGHAI), ""))
    return before


async def keep(world: World, figures: Iterable[Figure], name: str = "", *, is_sample: bool = False) -> None:
    """The figures are in the database, as after an import."""
    figures = list(figures)
    source = SourceFile(f"hash of {name or figures[0].day}", name, "cli", is_sample=is_sample)
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        await work.indicators.keep(source, figures)


async def leap(world: World, moment: str) -> None:
    """Straight to that moment of court time while the bot is awake; nothing in between is due in these stories."""
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()
