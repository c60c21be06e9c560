"""Orders to courts that only figures can name: shown by name before anything is issued."""

from datetime import date
from pathlib import Path

from rules.bulletins.policy import BulletinPolicy, Mode
from rules.policy import Policy
from tests.bulletins.figures import BASIC, INTERMEDIATE, keep, leap, province
from tests.databases import Template
from tests.world import World, open_world

FRIDAY = date(2026, 11, 20)
LAST_THREE = "请后三名的法院院长后天下午三点到省院说明情况。"


async def _published(world: World, changes: dict[str, tuple[int, int] | None] | None = None) -> None:
    await keep(world, province(FRIDAY, changes))
    await leap(world, "2026-11-21 08:30")
    world.unread()


async def test_the_last_three_are_shown_by_name_first(world: World) -> None:
    """王宏 sees the three basic courts that the newest bulletin has last, and by which figures; nobody else hears of it."""
    await _published(world)

    await world.person("王宏").says(world.group("院长之声"), LAST_THREE)

    news = world.unread()
    assert set(news) == {"王宏"}
    assert "主责：辽河法院院长、锦州铁路法院院长、沈阳铁路法院院长" in news["王宏"][0]
    assert "（依据11月20日数据：" in news["王宏"][0]
    assert "确认" in world.person("王宏").phone.last.buttons


async def test_the_press_issues_to_those_who_were_shown(world: World) -> None:
    """After 确认 three presidents have the order, whatever the figures say by then."""
    await _published(world)
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), LAST_THREE)

    await wang.presses("确认")

    assert "主责3家，签收0/3" in world.group("院长之声").last.text


async def test_who_is_let_off_is_left_out_of_the_last_three(world: World) -> None:
    """辽河法院 is among them and let off: the other two are shown, and who it is that is not asked; no fourth takes its place."""
    await _published(world)
    wang = world.person("王宏")

    await wang.says(world.group("院长之声"), "后三名的法院院长后天下午三点到省院说明情况，辽河法院除外。")

    assert "主责：锦州铁路法院院长、沈阳铁路法院院长\n" in wang.phone.last.text
    assert "\n　　（辽河法院除外）\n" in wang.phone.last.text


async def test_who_is_let_off_without_being_among_them_is_not_named(world: World) -> None:
    """甘井子法院 is not among the last three: the card names the three, and says nothing of it."""
    await _published(world)
    wang = world.person("王宏")

    await wang.says(world.group("院长之声"), "后三名的法院院长后天下午三点到省院说明情况，甘井子法院除外。")

    assert "主责：辽河法院院长、锦州铁路法院院长、沈阳铁路法院院长\n" in wang.phone.last.text
    assert "\n　　（甘井子法院除外）\n" not in wang.phone.last.text


async def test_equals_are_named_together(world: World) -> None:
    """Two courts share the third place from below: four are shown."""
    await _published(world, {BASIC[-4]: (950 - 3 * 107, 1000)})

    await world.person("王宏").says(world.group("院长之声"), LAST_THREE)

    line = next(one for one in world.person("王宏").phone.last.text.splitlines() if one.startswith("主责："))
    assert line.count("院长") == 4


async def test_a_citys_president_means_his_own(world: World) -> None:
    """In his own group 周焱 means the last of Dalian's courts, not of the province's."""
    await _published(world)

    await world.person("周焱").says(world.group("大连中院"), "后两名的法院院长后天下午到中院说明情况。")

    line = next(one for one in world.person("周焱").phone.last.text.splitlines() if one.startswith("主责："))
    assert "辽河" not in line
    assert line.count("院长") == 2


async def test_the_courts_below_the_target_are_shown(world: World) -> None:
    """未达标的中院: those whose value is below the indicator's target; the card says how many more there are."""
    await _published(world, {INTERMEDIATE[0]: (999, 1000)})

    await world.person("王宏").says(world.group("院长之声"), "未达标的中院院长三日内报整改方案。")

    text = world.person("王宏").phone.last.text
    assert "沈阳中院" not in text
    assert "等16家" in text


async def test_the_courts_without_figures_are_shown(world: World) -> None:
    """未报数据的法院 are those that the newest bulletin lists as missing."""
    await _published(world, {BASIC[5]: None, BASIC[7]: None})

    await world.person("王宏").says(world.group("院长之声"), "未报数据的法院今天下班前补报。")

    line = next(one for one in world.person("王宏").phone.last.text.splitlines() if one.startswith("主责："))
    assert line.count("院长") == 2


async def test_before_the_first_bulletin_it_is_said_that_there_is_none(world: World) -> None:
    """Nothing is issued, and he learns what to do."""
    await world.person("王宏").says(world.group("院长之声"), LAST_THREE)

    assert world.person("王宏").phone.last.text == (
        "“后三名的法院院长”：还没有发布过通报，无从确定是哪些法院，本条未登记。请直接写明法院后重发。"
    )


async def test_what_is_not_recorded_is_said(world: World) -> None:
    """Pledges are not kept here, so 未签军令状的中院 cannot be named."""
    await world.person("王宏").says(world.group("院长之声"), "未签军令状的中院院长明天下班前补签。")

    assert "系统里没有这项记录" in world.person("王宏").phone.last.text


async def test_where_nobody_is_ranked_nobody_is_last(template: Template, tmp_path: Path) -> None:
    """While bulletins show reference ranges, 后三名 cannot be answered: places are not to be told by another way."""
    policy = Policy(bulletins=BulletinPolicy(mode=Mode.RANGE))
    async with open_world(template, tmp_path, policy=policy) as world:
        await _published(world)

        await world.person("王宏").says(world.group("院长之声"), LAST_THREE)

        assert "现行通报不排名次" in world.person("王宏").phone.last.text


async def test_a_draft_can_be_corrected_to_such_courts(world: World) -> None:
    """改人: 后三名的法院院长 is answered in the same way."""
    await _published(world)
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), "铁西法院院长三日内报送台账。")
    await wang.presses("改人")

    await wang.says(None, "后三名的法院院长")

    assert "（依据11月20日数据：" in wang.phone.texts[0]
