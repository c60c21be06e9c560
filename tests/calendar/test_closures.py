"""Days on which one court is closed, and a year that nobody has typed in. The story begins on a Friday, 09:00."""

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.features import all_jobs
from rules.calendar import Calendar, Closure
from rules.working_time import CourtTime
from tests.databases import Template
from tests.world import SHANGHAI, World, open_world

LISTS = ("请甘井子法院院长宋立群12月20日前报送台账。", "请沙河口法院院长秦岚12月20日前报送台账。")


async def jump(world: World, moment: str) -> None:
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


async def test_a_closed_courts_ladder_waits(world: World) -> None:
    """甘井子法院 is without power today: four working hours end on Monday at 14:00, those of 沙河口法院 today."""
    for words in LISTS:
        await world.person("王宏").says(world.group("院长之声"), words)
    await world.person("程雨桐").says(world.group("辽宁高院"), "/closure 甘井子法院 2026-11-20 停电")
    await jump(world, "2026-11-20 09:05")
    world.unread()

    await jump(world, "2026-11-20 14:30")
    news = world.unread()
    assert "沙河口法院督办群" in news
    assert "甘井子法院督办群" not in news
    assert world.alarms.names == []

    await jump(world, "2026-11-23 13:59")
    assert "甘井子法院督办群" not in world.unread()
    await jump(world, "2026-11-23 14:00")
    assert any("尚未签收" in text for text in world.unread()["甘井子法院督办群"])


async def test_closures_are_listed_and_taken_back(world: World) -> None:
    """A range of days; 删 in front takes one away again."""
    await world.person("程雨桐").says(None, "/closure 甘井子法院 2026-11-25..2026-11-27 搬迁")
    text = world.person("程雨桐").phone.last.text
    assert text.startswith("✓ 已登记。单独停办公（当日不催办，期限顺延）\n• 甘井子法院　2026-11-25　搬迁\n")

    await world.person("程雨桐").says(None, "/closure 删 甘井子法院 2026-11-26")
    await world.person("程雨桐").says(None, "/closure")
    assert "2026-11-26" not in world.person("程雨桐").phone.last.text.splitlines()[2]


@pytest.mark.parametrize(
    "words", ["火星法院 2026-11-25", "甘井子法院 2026-13-01", "甘井子法院 2026-11-25..2027-11-25", "停电"]
)
async def test_what_is_not_understood_is_said(world: World, words: str) -> None:
    """With an example."""
    await world.person("程雨桐").says(None, f"/closure {words}")

    assert world.person("程雨桐").phone.last.text.startswith("没有看懂，未登记")


def test_a_closure_is_of_one_court() -> None:
    """Other courts, and everybody's calendar, are as they were."""
    calendar = Calendar(closures=(Closure("dlgjz", date(2026, 11, 25)),))
    time = CourtTime(calendar=calendar)

    assert calendar.is_workday(date(2026, 11, 25))
    assert not time.at("dlgjz").calendar.is_workday(date(2026, 11, 25))
    assert time.at("dlshk") is time
    assert time.at(None) is time


async def test_next_year_is_asked_for_once_a_week(template: Template, tmp_path: Path) -> None:
    """From November on, until the first day of it is typed in; never on a day of rest."""
    async with open_world(template, tmp_path, jobs=all_jobs()) as world:
        for moment in (
            "2026-11-21 10:00",
            "2026-11-23 08:59",
            "2026-11-23 09:00",
            "2026-11-24 09:00",
            "2026-11-30 09:30",
        ):
            await jump(world, moment)
        office = world.group("辽宁高院")
        asked = [text for text in office.texts if "2027年放假安排尚未登记" in text]
        assert len(asked) == 3  # of the weeks that begin on 16, 23 and 30 November

        await world.person("程雨桐").says(None, "/calendar 休 2027-01-01 元旦")
        await jump(world, "2026-12-07 09:30")
        assert len([text for text in office.texts if "2027年放假安排尚未登记" in text]) == 3
