"""Gates and release: who is asked first, what holds a bulletin, and what the office decides."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import Series
from rules.policy import Policy
from storage.unit_of_work import unit_of_work
from tests.bulletins.figures import BASIC, keep, leap, province
from tests.databases import Template
from tests.world import World, open_world

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
OFFICE = "辽宁高院"
DAILY_ONLY = replace(Policy(), bulletins=BulletinPolicy(series=(Series("daily"),)))
PREVIEWED = replace(Policy(), bulletins=BulletinPolicy(series=(Series("daily", preview=True),)))


async def a_fortnight(world: World, last: date, wrong: dict[str, tuple[int, int] | None] | None = None) -> None:
    """Fourteen usual days, and on the last one what is given."""
    for back in range(14, 0, -1):
        await keep(world, province(last - timedelta(days=back)))
    await keep(world, province(last, wrong))


async def test_whoever_has_not_reported_is_asked_before_the_bulletin_is_due(world: World) -> None:
    """On a working morning: the court in its own group, by name to the office, and nobody else; once."""
    await keep(world, province(date(2026, 11, 22)))
    await leap(world, "2026-11-23 09:00")
    await keep(world, province(MONDAY, {"dlgjz": None, "dlzs": None}))
    await leap(world, "2026-11-24 07:44")
    world.unread()

    await leap(world, "2026-11-24 07:46")
    await leap(world, "2026-11-24 08:10")

    assert world.unread() == {
        "甘井子法院督办群": [
            "请甘井子法院尽快报送11月23日的“法定期限内实际执结率”数据，08:30发布通报时未报的将列为“未报数”。"
        ],
        "辽宁高院督查室": [
            (
                "11月24日《执行指标日通报》定于08:30发布。“法定期限内实际执结率”11月23日的数据尚有2家未报："
                "中山法院、甘井子法院。已在其本院群提醒。"
            )
        ],
    }


async def test_on_a_rest_day_only_the_office_is_asked(world: World) -> None:
    """A Saturday morning belongs to the courts."""
    await keep(world, province(FRIDAY, {"dlgjz": None}))

    await leap(world, "2026-11-21 07:50")

    news = world.unread()
    assert set(news) == {"辽宁高院督查室"}
    assert news["辽宁高院督查室"][0].endswith("甘井子法院。现为休息时间，未在各院群提醒。")


async def test_where_nobody_has_reported_no_court_is_blamed(world: World) -> None:
    """The office imports the figures; 127 reminders would be noise."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    world.unread()

    await leap(world, "2026-11-22 07:50")

    assert world.unread() == {
        "辽宁高院督查室": ["11月22日《执行指标日通报》定于08:30发布。“法定期限内实际执结率”尚无新的数据，请及时导入。"]
    }


async def test_figures_that_cannot_be_right_hold_the_bulletin(template: Template, tmp_path: Path) -> None:
    """The office learns which and why, with two buttons; nothing is published."""
    async with open_world(template, tmp_path, policy=DAILY_ONLY) as world:
        await a_fortnight(world, FRIDAY, {"dlgjz": (901, 900), "dlzs": (100, 1000)})

        await leap(world, "2026-11-21 08:30")

        held = world.group(OFFICE).last
        assert held.text == (
            "11月21日《执行指标日通报》暂缓发布\n原因：“法定期限内实际执结率”11月20日的数据有2处异常：\n"
            "· 甘井子法院：分子901大于分母900\n· 中山法院：10.00%，此前中位数90.50%，变动过大\n"
            "请核对：数据有误的，重新导入后自动发布；核实无误的，按“照发”。一天之内未处理则不再发布。"
        )
        assert world.group("院长之声").texts == []


async def test_corrected_figures_release_it_by_themselves(template: Template, tmp_path: Path) -> None:
    """Nobody has to press anything when the mistake is gone."""
    async with open_world(template, tmp_path, policy=DAILY_ONLY) as world:
        await a_fortnight(world, FRIDAY, {"dlgjz": (901, 900)})
        await leap(world, "2026-11-21 08:30")

        await keep(world, province(FRIDAY), "更正")
        await leap(world, "2026-11-21 09:00")

        assert world.group("院长之声").last.text.startswith("执行指标日通报〔延迟发布〕")


async def test_what_was_checked_and_found_right_is_released_by_a_press_once(template: Template, tmp_path: Path) -> None:
    """The figures stand, and so does who said so; the second press finds it done."""
    async with open_world(template, tmp_path, policy=DAILY_ONLY) as world:
        await a_fortnight(world, FRIDAY, {"dlzs": (100, 1000)})
        await leap(world, "2026-11-21 08:30")

        await world.person("程雨桐").presses("核实无误，照发", world.group(OFFICE))
        again = await world.person("王宏").presses("核实无误，照发", world.group(OFFICE))
        await world.person("程雨桐").says(world.group(OFFICE), "/bulletins")

        assert "110. 中山法院 10.00%" in world.group("院长之声").last.text
        assert again.answer == "已有人处理，见上方消息。"
        assert len(world.group("院长之声").texts) == 1
        assert "1. 11月21日 执行指标日通报（排名点名，程雨桐发布）" in world.group(OFFICE).last.text


async def test_a_previewed_bulletin_leaves_when_the_office_presses(template: Template, tmp_path: Path) -> None:
    """Picture and text first to the office alone; then, unchanged, to everybody."""
    async with open_world(template, tmp_path, policy=PREVIEWED) as world:
        await keep(world, province(FRIDAY))
        await leap(world, "2026-11-21 08:30")
        preview, asked = world.group(OFFICE).messages[-2:]
        assert asked.text == (
            "11月21日《执行指标日通报》待发布\n方式：排名点名；发往5个群。\n"
            "以上为预览，按“发布”后发出；一天之内未处理则不再发布。"
        )
        assert world.group("院长之声").texts == []
        await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}), "更正")

        await world.person("程雨桐").presses("发布", world.group(OFFICE))

        assert world.group("院长之声").last.text == preview.text
        settled, filed = world.group(OFFICE).messages[-2:]
        assert settled.text == "11月21日《执行指标日通报》已发布（程雨桐）：第1号，发往5个群。"
        assert settled.buttons == []
        assert filed.text.startswith("第1号 11月21日《执行指标日通报》已发布")


async def test_a_returned_bulletin_never_leaves(template: Template, tmp_path: Path) -> None:
    """Not by itself later, and not by a late press."""
    async with open_world(template, tmp_path, policy=PREVIEWED) as world:
        await keep(world, province(FRIDAY))
        await leap(world, "2026-11-21 08:30")
        message = world.group(OFFICE).last

        await world.person("程雨桐").presses("退回", world.group(OFFICE))
        await leap(world, "2026-11-21 12:00")

        assert message.text == "11月21日《执行指标日通报》已退回（程雨桐），不再发布。"
        assert world.group("院长之声").texts == []


async def test_a_preview_that_nobody_looks_at_lapses(template: Template, tmp_path: Path) -> None:
    """After a day it is old news; the office is told, and the buttons go."""
    async with open_world(template, tmp_path, policy=PREVIEWED) as world:
        await keep(world, province(FRIDAY))
        await leap(world, "2026-11-21 08:30")

        await leap(world, "2026-11-22 08:31")

        assert "11月21日《执行指标日通报》逾一天未处理，不再发布。" in world.group(OFFICE).texts
        assert "11月21日《执行指标日通报》逾一天未能发布，已记录，不再补发。" in world.group(OFFICE).texts
        assert world.group("院长之声").texts == []


async def test_an_ad_hoc_bulletin_is_asked_for_seen_and_released(world: World) -> None:
    """Another indicator, in another mode, for the command group only."""
    await keep(world, province(FRIDAY, indicator="b5_termrate"))

    await world.person("程雨桐").says(world.group(OFFICE), "/publish 首执终本率 range 院长之声")
    asked = world.group(OFFICE).last.text
    await world.person("程雨桐").presses("发布", world.group(OFFICE))

    assert "《执行指标通报》待发布\n方式：区间评价；发往1个群。" in asked
    assert world.group("院长之声").last.text.startswith("执行指标通报\n2026年11月20日 · 数据截至11月20日\n首执终本率")
    assert world.group("甘井子法院").texts == []


async def test_an_ad_hoc_wish_that_is_not_understood_names_the_word(world: World) -> None:
    """And an indicator without figures says so; nobody is sent anything."""
    await world.person("程雨桐").says(None, "/publish 幸福指数")
    await world.person("程雨桐").says(None, "/publish 案-件比")
    await world.person("宋立群").says(None, "/publish")

    assert world.person("程雨桐").phone.texts[-2].startswith("没有看懂“幸福指数”。可用：rank、range、")
    assert world.person("程雨桐").phone.texts[-1] == "“案-件比”没有可发布的数据。"
    assert "待发布" not in world.person("宋立群").phone.last.text


async def test_a_dry_run_keeps_nothing_and_says_what_would_hold_it(world: World) -> None:
    """The asker sees the bulletin of now; the morning's one leaves as if nothing had happened."""
    await keep(world, province(FRIDAY, dict.fromkeys(BASIC[:40])))

    await world.person("程雨桐").says(None, "/dryrun")

    picture, remark = world.person("程雨桐").phone.messages[-2:]
    assert picture.attachment is not None
    assert remark.text == (
        "试排：11月20日《执行指标日通报》，排名点名，将发往5个群。\n"
        "此刻会暂缓：“法定期限内实际执结率”11月20日的数据只有87/127家法院报送。\n未保存，也没有发给任何人。"
    )
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        assert await work.bulletins.recent(5) == ()
        assert await work.bulletins.open() == ()
