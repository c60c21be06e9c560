"""The yearly notice as the office types it in, and what deadlines make of it."""

from datetime import date

import pytest

from rules.calendar import Calendar, DayKind, Override
from rules.calendar_notice import LineMistake, Mistake, Notice, Stretch, ahead, read_notice
from tests.world import World

NOTICE = "2027-10-01..2027-10-07 休 国庆节\n班 2027-09-26\n休 2027年1月1日 元旦"


def test_a_notice_is_one_day_or_range_a_line() -> None:
    """The kind may stand before or behind the date."""
    notice = read_notice(NOTICE)

    assert isinstance(notice, Notice)
    assert len(notice.kept) == 9
    assert notice.kept[0] == Override(date(2027, 10, 1), DayKind.RESTDAY, "国庆节")
    assert notice.kept[7] == Override(date(2027, 9, 26), DayKind.WORKDAY)


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("元旦放假一天", Mistake.UNREADABLE),
        ("2027-01-01", Mistake.UNREADABLE),
        ("休 2027-01-01班", Mistake.UNREADABLE),
        ("休 2027-02-30", Mistake.NO_SUCH_DAY),
        ("2027-10-07..2027-10-01 休", Mistake.BACKWARDS),
        ("2027-01-01..2027-12-31 休", Mistake.TOO_LONG),
        ("休 2027-05-01", Mistake.TWICE),
    ],
)
def test_a_mistake_names_its_line(line: str, mistake: Mistake) -> None:
    """The second of two lines is wrong; nothing of the notice is taken."""
    found = read_notice(f"休 2027-05-01 劳动节\n{line}")

    assert found == (LineMistake(2, line, mistake),)


def test_what_is_ahead_leaves_plain_weekends_out() -> None:
    """From the end of November 2026: New Year's Day, a published Friday-less estimate in 2027."""
    calendar = Calendar.of(
        [Override(date(2027, 1, 1), DayKind.RESTDAY, "元旦"), Override(date(2027, 1, 9), DayKind.WORKDAY)]
    )

    found = ahead(calendar, date(2026, 11, 20))

    assert found[:2] == (
        Stretch(date(2027, 1, 1), date(2027, 1, 1), DayKind.RESTDAY),
        Stretch(date(2027, 1, 9), date(2027, 1, 9), DayKind.WORKDAY),
    )


async def test_the_office_types_in_a_notice(world: World) -> None:
    """A year that was typed in is no estimate any more; /calendar shows it."""
    cheng = world.person("程雨桐")
    await cheng.says(None, "/calendar")
    assert "2027年起为估算" in cheng.phone.last.text

    await cheng.says(None, f"/calendar {NOTICE}")
    assert cheng.phone.last.text == "✓ 已登记：休息8天，上班1天，删除0天（2027年）。"
    await cheng.says(None, "/calendar")

    assert "2028年起为估算" in cheng.phone.last.text
    assert "休 2027-01-01 元旦" in cheng.phone.last.text


async def test_deadlines_follow_the_notice_at_once(world: World) -> None:
    """A deadline counted into 2027 is marked 估算 until the notice is typed in; afterwards workdays are counted by it."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), "请甘井子法院院长宋立群45个工作日内报送台账。")
    assert "估算" in world.group("甘井子法院").last.text

    await world.person("程雨桐").says(None, "/calendar 休 2027-01-01 元旦")
    await wang.says(world.group("院长之声"), "请甘井子法院院长宋立群45个工作日内报送清单。")

    assert "估算" not in world.group("甘井子法院").last.text


async def test_a_day_that_was_typed_in_by_mistake_is_forgotten(world: World) -> None:
    """班 on a Saturday makes three workdays from Friday end on Tuesday; 删 makes it Wednesday again."""
    cheng, wang = world.person("程雨桐"), world.person("王宏")
    await cheng.says(None, "/calendar 班 2026-11-21")
    await wang.says(world.group("院长之声"), "请甘井子法院院长宋立群3个工作日内报送台账。")
    assert "11月24日（周二）" in world.group("甘井子法院").last.text

    await cheng.says(None, "/calendar 删 2026-11-21")
    await wang.says(world.group("院长之声"), "请甘井子法院院长宋立群3个工作日内报送清单。")

    assert "11月25日（周三）" in world.group("甘井子法院").last.text


async def test_the_clock_knows_the_day_too(world: World) -> None:
    """A rest day that was typed in for Monday keeps the reminder of four working hours until Tuesday."""
    await world.person("程雨桐").says(None, "/calendar 休 2026-11-23")
    await world.at("2026-11-20 16:00")
    await world.person("王宏").says(world.group("院长之声"), "请甘井子法院院长宋立群11月30日前报送台账。")
    world.unread()

    await world.at("2026-11-23 20:00")
    assert "甘井子法院督办群" not in world.unread()
    await world.at("2026-11-24 12:00")

    assert "尚未签收" in str(world.unread()["甘井子法院督办群"])


async def test_a_wrong_line_changes_nothing(world: World) -> None:
    """The answer names the line; the other lines are not taken either."""
    cheng = world.person("程雨桐")

    await cheng.says(None, "/calendar 休 2027-01-01 元旦\n2027-02-30 休")

    assert "第2行“2027-02-30 休”：没有这一天" in cheng.phone.last.text
    await cheng.says(None, "/calendar")
    assert "已登记" not in cheng.phone.last.text


async def test_a_president_does_not_change_the_calendar(world: World) -> None:
    """宋立群 is refused."""
    await world.person("宋立群").says(None, "/calendar 休 2026-11-23")

    assert "已登记" not in world.person("宋立群").phone.last.text
