"""/bulletin, /rank and /court: who is shown what, and where."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rules.bulletins.policy import BulletinPolicy, Mode
from rules.policy import Policy
from tests.bulletins.figures import BASIC, keep, leap, province
from tests.cast import STRANGER
from tests.databases import Template
from tests.world import World, open_world

FRIDAY = date(2026, 11, 20)


async def test_the_bulletin_can_be_seen_again_as_it_was_published(world: World) -> None:
    """In private and in the command group, with its picture, whatever was corrected since."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    published = world.group("院长之声").last.text
    await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}), "更正")

    await world.person("宋立群").says(None, "/bulletin")

    assert world.person("宋立群").phone.last.text == published
    assert world.person("宋立群").phone.last.attachment is not None


async def test_in_a_courts_group_the_bulletin_is_that_courts_part(world: World) -> None:
    """Its staff are not shown who is last in the province."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")

    await world.person("罗小川").says(world.group("甘井子法院"), "/bulletin")

    assert world.group("甘井子法院").last.text.startswith("甘井子法院 · 执行指标日通报")


async def test_the_ranking_is_turned_page_by_page(world: World) -> None:
    """The first page with a button for every other; who has not reported is named, and no bulletin's title is borrowed."""
    await keep(world, province(FRIDAY, {"dlzs": None}))

    await world.person("周焱").says(None, "/rank")
    await world.person("周焱").presses("中院1–17位")

    first, last = world.person("周焱").phone.messages[-2:]
    assert first.text == "执行指标查询（非通报）全表 1/5\n未报数：中山法院"
    assert first.buttons == ["·1–28位·", "29–56位", "57–84位", "85–109位", "中院1–17位"]
    assert last.text == "执行指标查询（非通报）全表 5/5"
    assert last.attachment is not None
    assert last.attachment.kind == "photo"


async def test_in_the_command_group_the_other_pages_come_in_private(world: World) -> None:
    """One person's curiosity does not fill the group."""
    await keep(world, province(FRIDAY))

    await world.person("周焱").says(world.group("院长之声"), "/rank")
    press = await world.person("周焱").presses("29–56位", world.group("院长之声"))

    assert press.answer == "已发到您与机器人的私聊。"
    assert world.group("院长之声").last.text == "执行指标查询（非通报）全表 1/5"
    assert world.person("周焱").phone.last.text == "执行指标查询（非通报）全表 2/5"


async def test_figures_whose_bulletin_was_withdrawn_do_not_carry_its_title(world: World) -> None:
    """What was published is called so only while it stands."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    await world.person("周焱").says(None, "/rank")
    await world.person("程雨桐").says(world.group("辽宁高院"), "/withdraw 1 数据有误")
    await world.person("程雨桐").presses("撤回", world.group("辽宁高院"))

    await world.person("周焱").says(None, "/rank")

    published, afterwards = (text for text in world.person("周焱").phone.texts if "全表" in text)
    assert published == "执行指标日通报全表 1/5"
    assert afterwards == "执行指标查询（非通报）全表 1/5"


async def test_another_indicator_is_ranked_by_its_name(world: World) -> None:
    """Short name, full name or code."""
    await keep(world, province(FRIDAY, indicator="b5_termrate"))

    await world.person("周焱").says(None, "/rank 首执终本率")

    assert world.person("周焱").phone.last.text == "执行指标查询（非通报）全表 1/5"


async def test_an_unknown_indicator_is_answered_with_those_that_have_figures(world: World) -> None:
    """Nobody has to guess names."""
    await keep(world, province(FRIDAY))

    await world.person("周焱").says(None, "/rank 幸福指数")

    assert world.person("周焱").phone.last.text == (
        "没有“幸福指数”这项指标。有数据的指标：\n法定期限内实际执结率　/rank a1_timely"
    )


async def test_an_indicator_without_figures_says_so(world: World) -> None:
    """An empty list would look like a fault."""
    await world.person("周焱").says(None, "/rank 案-件比")
    await world.person("周焱").says(None, "/bulletin")

    assert world.person("周焱").phone.texts[-2:] == ["“案-件比”还没有数据。", "还没有发布过通报。"]


async def test_a_court_is_shown_by_name_or_alias(world: World) -> None:
    """As people call it."""
    await keep(world, province(FRIDAY))

    await world.person("宋立群").says(None, "/court 大连市甘井子区法院")

    assert "全省110家参评基层法院中列第19位" in world.person("宋立群").phone.last.text


async def test_without_a_name_it_is_ones_own_court(world: World) -> None:
    """In private that of the post, in a court's group that of the group."""
    await keep(world, province(FRIDAY))

    await world.person("宋立群").says(None, "/court")
    await world.person("周焱").says(world.group("甘井子法院"), "/court")

    assert world.person("宋立群").phone.last.text.startswith("甘井子法院")
    assert world.group("甘井子法院").last.text.startswith("甘井子法院")


async def test_an_ambiguous_or_unknown_name_is_asked_back(world: World) -> None:
    """铁西 is in two cities; a guess would show the wrong court."""
    await world.person("周焱").says(None, "/court 铁西法院")
    await world.person("周焱").says(None, "/court 天堂法院")
    await world.person("王宏").says(None, "/court")

    ambiguous, unknown, nameless = world.person("周焱").phone.texts[-2:] + world.person("王宏").phone.texts[-1:]
    assert ambiguous == "“铁西法院”可能是：沈阳铁西法院、鞍山铁西法院。请写明是哪一家。"
    assert unknown == "没有找到“天堂法院”这家法院。请写全称或简称，例如：/court 甘井子法院"
    assert nameless == "请写明法院，例如：/court 甘井子法院"


async def test_a_courts_group_is_shown_no_court_beside_or_above(world: World) -> None:
    """The city's group may look down, nobody's group sideways."""
    await keep(world, province(FRIDAY))

    await world.person("周焱").says(world.group("大连中院"), "/court 甘井子法院")
    await world.person("宋立群").says(world.group("甘井子法院"), "/court 沙河口法院")

    assert world.group("大连中院").last.text.startswith("甘井子法院")
    assert world.group("甘井子法院").last.text == "本群只能查询本院及辖区法院，其他法院请私聊查询。"


async def test_a_stranger_learns_nothing(world: World) -> None:
    """Not in a group, and in private only how to enrol."""
    await keep(world, province(FRIDAY))

    for command in ("/bulletin", "/rank", "/court 甘井子法院"):
        await world.person(STRANGER).says(world.group("大连中院"), command)
    await world.person(STRANGER).says(None, "/rank")

    assert world.unread() == {STRANGER: ["您尚未登记。请向本单位联络员或省法院督查室索取登记链接，点开即可完成登记。"]}


async def with_mode(mode: Mode, template: Template, folder: Path) -> World:
    policy = replace(Policy(), bulletins=BulletinPolicy(mode=mode))
    async with open_world(template, folder, policy=policy) as world:
        await keep(world, province(FRIDAY))
        await leap(world, "2026-11-21 08:30")
        await world.person("宋立群").says(None, "/court 沙河口法院")
        await world.person("宋立群").says(None, "/rank")
    return world


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (Mode.RANGE, "基层法院：110家中17家达标，93家未达标。\n\n中级法院：17家中1家达标，16家未达标。"),
        (Mode.PROGRESS, "基层法院进步最大\n与上期相比没有进步。\n\n中级法院进步最大\n与上期相比没有进步。"),
    ],
)
async def test_without_ranking_nobody_is_named_as_last(
    mode: Mode, said: str, template: Template, tmp_path: Path
) -> None:
    """The owner's mode holds for the bulletin, for /rank, for /court and for the court's own part."""
    world = await with_mode(mode, template, tmp_path)

    assert world.group("院长之声").last.text.endswith(f"（目标≥90%）\n\n{said}")
    assert world.person("宋立群").phone.texts[-1].endswith(said)
    assert world.person("宋立群").phone.texts[-2] == "您只能查询本院及辖区法院的数据。"
    own = world.group("甘井子法院").last.text
    assert "89.60%（896/1000）" in own
    assert "位" not in own.replace("单位", "")


async def test_own_court_only_keeps_the_command_group_silent(template: Template, tmp_path: Path) -> None:
    """Each court hears of itself and nobody of anybody else."""
    world = await with_mode(Mode.OWN_COURT_ONLY, template, tmp_path)

    assert world.group("院长之声").texts == []
    assert world.group("甘井子法院").last.text.startswith("甘井子法院")
    assert world.person("宋立群").phone.texts[-1].startswith("甘井子法院")
