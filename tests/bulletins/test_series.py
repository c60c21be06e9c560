"""When the bulletins of a series are due, on which days, and for whom."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.policy_file import PolicyError, policy_from
from rules.bulletins.occurrences import due_since, next_due, occurrence_on
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import Audience, BulletinKind, Mode, Series
from rules.policy import Policy
from rules.working_time import CourtTime
from tests.bulletins.figures import keep, leap, province
from tests.databases import Template
from tests.world import SHANGHAI, World, open_world

TIME = CourtTime()
FRIDAY = date(2026, 11, 20)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def due_days(series: Series, last: date, until: str) -> list[str]:
    """The days on which the series is issued, after `last`."""
    found = due_since(last, moment("2020-01-01"), moment(until), series, TIME)
    return [one.issued_on.isoformat() for one in found]


def test_a_weekly_one_is_due_on_its_weekday() -> None:
    """Every Monday at nine."""
    weekly = Series("w", BulletinKind.WEEKLY, time(9), on=1)

    assert due_days(weekly, FRIDAY, "2026-12-08 12:00") == ["2026-11-23", "2026-11-30", "2026-12-07"]


def test_rest_days_leave_a_daily_one_out_and_move_the_others() -> None:
    """3 October is a holiday, the next workday the 8th; the make-up Saturday of 10 October is a workday like others."""
    daily = Series("d", workdays_only=True)
    monthly = Series("m", BulletinKind.MONTHLY, on=3, workdays_only=True)

    assert due_days(daily, date(2026, 9, 29), "2026-10-11 12:00") == [
        "2026-09-30",
        "2026-10-08",
        "2026-10-09",
        "2026-10-10",
    ]
    assert due_days(monthly, date(2026, 9, 3), "2026-11-04 12:00") == ["2026-10-08", "2026-11-03"]


def test_a_week_without_a_workday_has_no_bulletin() -> None:
    """Over the Spring Festival two Mondays would fall on one day otherwise."""
    weekly = Series("w", BulletinKind.WEEKLY, on=1, workdays_only=True)

    assert due_days(weekly, date(2026, 2, 9), "2026-03-02 12:00") == ["2026-02-24", "2026-03-02"]


def test_the_31st_of_a_short_month_is_its_last_day() -> None:
    """No month is without its bulletin."""
    monthly = Series("m", BulletinKind.MONTHLY, on=31)

    assert due_days(monthly, date(2026, 1, 31), "2026-05-01 00:00") == ["2026-02-28", "2026-03-31", "2026-04-30"]


def test_a_quarterly_one_is_due_in_the_first_month_and_made_of_the_quarter_before() -> None:
    """Four a year; the figures end with the quarter."""
    quarterly = Series("q", BulletinKind.QUARTERLY, on=5)

    assert due_days(quarterly, date(2026, 1, 5), "2027-01-06 00:00") == [
        "2026-04-05",
        "2026-07-05",
        "2026-10-05",
        "2027-01-05",
    ]
    assert quarterly.closes_on(date(2026, 10, 5)) == date(2026, 9, 30)
    assert Series("m", BulletinKind.MONTHLY).closes_on(date(2026, 1, 3)) == date(2025, 12, 31)


def test_a_campaign_has_battle_reports_from_its_first_to_its_last_day() -> None:
    """No day before, no day after."""
    campaign = Series("c", BulletinKind.CAMPAIGN, begins=date(2026, 12, 1), ends=date(2026, 12, 3))

    assert due_days(campaign, FRIDAY, "2026-12-31 12:00") == ["2026-12-01", "2026-12-02", "2026-12-03"]


def test_the_key_is_that_of_the_day_in_the_series_whatever_moves_it() -> None:
    """A calendar that is typed in later cannot make a second one."""
    monthly = Series("m", BulletinKind.MONTHLY, on=3, workdays_only=True)

    moved = occurrence_on(monthly, date(2026, 10, 3), TIME)

    assert moved is not None
    assert moved.key == "bulletin:m:2026-10-03"
    assert moved.due_at == moment("2026-10-08 08:30")


def test_what_is_due_next_is_known_before_its_time() -> None:
    """So that those who have not reported can be asked."""
    series = Series("d")

    assert next_due(series, moment("2026-11-20 07:40"), timedelta(minutes=45), TIME) is None
    soon = next_due(series, moment("2026-11-20 07:45"), timedelta(minutes=45), TIME)
    assert soon is not None
    assert soon.day == FRIDAY
    assert next_due(series, moment("2026-11-20 08:30"), timedelta(minutes=45), TIME) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('series = [{ name = "a b" }]', "letters, digits"),
        ('series = [{ name = "a" }, { name = "a" }]', "a name of its own"),
        ('series = [{ name = "w", kind = "weekly", on = 8 }]', "on must be from 1 to 7"),
        ('series = [{ name = "c", kind = "campaign" }]', "a campaign needs begins and ends"),
        ('series = [{ name = "x", kind = "ad_hoc" }]', "what is ad hoc"),
        ('series = [{ name = "x", indicator = "luck" }]', "no such indicator"),
        ('series = [{ name = "x", to = ["everybody"] }]', "command_group"),
    ],
)
def test_a_wrong_series_is_refused_with_what_is_allowed(text: str, message: str) -> None:
    """The owner learns it at the start, not on the day."""
    with pytest.raises(PolicyError, match=message):
        policy_from(f"[bulletins]\n{text}", SHANGHAI, "p")


async def with_series(series: tuple[Series, ...], template: Template, folder: Path, *moments: str) -> World:
    """A world that has lived through these moments with Friday's figures."""
    policy = replace(Policy(), bulletins=BulletinPolicy(series=series))
    async with open_world(template, folder, policy=policy) as world:
        await keep(world, province(FRIDAY))
        for one in moments:
            await leap(world, one)
    return world


async def test_each_audience_gets_what_is_meant_for_it(template: Template, tmp_path: Path) -> None:
    """The whole for the office and the people named, its own part for a city's group, nothing for the others."""
    series = Series(
        "w",
        BulletinKind.WEEKLY,
        on=6,
        to=(Audience.CITY_GROUPS, Audience.OFFICE),
        people=("大连中院 周焱", "甘井子法院 不存在"),
    )
    world = await with_series((series,), template, tmp_path, "2026-11-21 08:30")

    assert world.group("大连中院").last.text.startswith("大连中院 · 执行指标周通报\n")
    assert world.group("辽宁高院").last.text.startswith("执行指标周通报\n2026年11月21日")
    assert world.person("周焱").phone.last.text.startswith("执行指标周通报\n")
    assert world.group("院长之声").texts == []
    assert world.group("甘井子法院").texts == []


async def test_a_bulletin_that_was_not_for_all_is_shown_to_nobody_else(template: Template, tmp_path: Path) -> None:
    """Who asks for it hears of his own court; the office sees the whole."""
    series = Series("w", BulletinKind.WEEKLY, on=6, to=(Audience.OFFICE,))
    policy = replace(Policy(), bulletins=BulletinPolicy(series=(series,)))
    async with open_world(template, tmp_path, policy=policy) as world:
        await keep(world, province(FRIDAY))
        await leap(world, "2026-11-21 08:30")

        await world.person("宋立群").says(None, "/bulletin")
        await world.person("程雨桐").says(None, "/bulletin 周")

        assert world.person("宋立群").phone.last.text.startswith("甘井子法院 · 执行指标周通报")
        assert world.person("程雨桐").phone.last.text.startswith("执行指标周通报\n")


async def test_a_monthly_one_is_called_by_its_month_and_compared_with_the_month_before(
    template: Template, tmp_path: Path
) -> None:
    """Made of the last day's figures; moves are counted against the month before, not the day before."""
    series = Series("m", BulletinKind.MONTHLY, on=3)
    policy = replace(Policy(), bulletins=BulletinPolicy(series=(series,)))
    async with open_world(template, tmp_path, policy=policy) as world:
        last = province(date(2026, 11, 30))[109].court_code
        await keep(world, province(date(2026, 10, 31), {last: (999, 1000)}))
        await keep(world, province(date(2026, 11, 29)))
        await keep(world, province(date(2026, 11, 30)))
        await leap(world, "2026-12-03 08:30")

    text = world.group("院长之声").last.text
    assert text.startswith("11月份执行指标通报\n2026年12月3日 · 数据截至11月30日")
    assert "辽河法院 62.30%（↓109，" in text


async def test_a_battle_report_counts_the_days_and_adds_up_what_was_done(template: Template, tmp_path: Path) -> None:
    """In the campaign's own name; the totals are those of the day and since it began, not since ever."""
    campaign = Series(
        "storm",
        BulletinKind.CAMPAIGN,
        title="风暴战役",
        begins=FRIDAY,
        ends=date(2026, 12, 19),
        totals=("b3_amount",),
        to=(Audience.COMMAND_GROUP,),
    )
    policy = replace(Policy(), bulletins=BulletinPolicy(series=(campaign,)))
    async with open_world(template, tmp_path, policy=policy) as world:
        for day in (19, 20, 21):
            figures = province(date(2026, 11, day), {"dlgjz": (1_000, 2_000)}, "b3_amount")
            await keep(world, [*province(date(2026, 11, day)), *figures[:1]], f"day {day}")
        await leap(world, "2026-11-22 08:30")

    text = world.group("院长之声").last.text
    assert text.startswith("风暴战役战报\n2026年11月22日 · 数据截至11月21日")
    assert "战役第2天（共30天）\n执行到位率：当日950元，累计1,900元" in text


async def test_what_changed_most_is_said_for_better_and_for_worse(world: World) -> None:
    """One court each way; where too many changed alike, nobody."""
    await keep(world, province(date(2026, 11, 19)))
    await keep(world, province(FRIDAY, {"dlgjz": (930, 1000), "dlzs": (880, 1000)}))

    await leap(world, "2026-11-21 08:30")

    assert "进步最大：甘井子法院（较上期上升3.40个百分点）；退步最大：中山法院（较上期下降2.50个百分点）" in (
        world.group("院长之声").last.text
    )


async def test_the_mode_of_a_series_is_switched_by_the_office_and_who_did_it_is_shown(world: World) -> None:
    """From the next bulletin on; the switch is logged, and stands in the list with name and day."""
    await keep(world, province(FRIDAY))

    await world.person("程雨桐").says(world.group("辽宁高院"), "/mode daily range")
    shown = world.group("辽宁高院").last.text
    await leap(world, "2026-11-21 08:30")

    assert "已切换：daily" in shown
    assert "方式：区间评价（程雨桐11月20日切换）" in shown
    assert "后3名" not in world.group("院长之声").last.text
    assert "110家中17家达标" in world.group("院长之声").last.text


async def test_a_mode_that_is_not_understood_is_asked_back_and_a_president_cannot_switch(world: World) -> None:
    """Nothing is guessed, and only the office decides."""
    await world.person("程雨桐").says(None, "/mode daily fancy")
    await world.person("周焱").says(None, "/mode range")

    assert world.person("程雨桐").phone.last.text.startswith("没有看懂“fancy”。可用：daily、weekly、")
    assert "方式" not in world.person("周焱").phone.last.text


async def test_the_mode_for_questions_is_that_of_the_first_series(world: World) -> None:
    """What the bulletin does not show is not to be had by asking."""
    await keep(world, province(FRIDAY))
    await world.person("程雨桐").says(None, "/mode daily range")

    await world.person("宋立群").says(None, "/rank")

    assert world.person("宋立群").phone.last.text.endswith("中级法院：17家中1家达标，16家未达标。")


def test_modes_and_series_are_as_the_stories_assume() -> None:
    """The stories' words hold these to be true."""
    assert [one.name for one in Policy().bulletins.series] == ["daily", "weekly", "monthly", "quarterly"]
    assert Policy().bulletins.mode is Mode.RANK
