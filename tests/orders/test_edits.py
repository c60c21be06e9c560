"""Messages that are edited after they gave an order, or a draft, or nothing."""

import pytest

from bot.sandbox.messages import Message
from tests.world import World

ORDER = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"


@pytest.fixture
async def message(world: World) -> Message:
    """王宏's message, which gave an order to 宋立群; everybody has read it."""
    message = await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()
    return message


async def test_an_edit_asks_the_issuer_alone(world: World, message: Message) -> None:
    """The new deadline stands in the question, and nothing has changed yet."""
    await world.person("王宏").edits(message, ORDER.replace("11月30日", "12月4日"))

    news = world.unread()

    assert set(news) == {"王宏"}
    assert "是否变更？" in news["王宏"][0]
    assert "时限：11月30日（周一） → 12月4日（周五）" in news["王宏"][0]
    assert "时限：11月30日（周一）" in world.group("甘井子法院").last.text


async def test_the_press_changes_people_deadline_and_objective(world: World, message: Message) -> None:
    """秦岚 gets the order instead of 宋立群, whose card says that it is no longer his."""
    await world.person("王宏").edits(message, "请沙河口法院院长秦岚12月4日前报送终本案件清单。")

    (card,) = world.unread()["王宏"]
    assert "增加主责：沙河口法院院长\n去掉主责：甘井子法院院长" in card
    await world.person("王宏").presses("变更")

    assert "○ 沙河口法院院长 秦岚" in world.group("沙河口法院").texts[0]
    assert "时限：12月4日（周五）" in world.group("沙河口法院").texts[0]
    assert world.group("甘井子法院").messages[0].text == "督2026-0001　交办　已变更，不再由您或贵院办理。"
    assert "✓ 督2026-0001 已变更，时限12月4日（周五）（王宏）" in world.person("王宏").phone.texts


async def test_who_has_left_is_not_chased(world: World, message: Message) -> None:
    """No reminder reaches 甘井子法院 after the change; the ledger says why."""
    await world.person("王宏").edits(message, "请沙河口法院院长秦岚12月4日前报送终本案件清单。")
    await world.person("王宏").presses("变更")
    world.unread()

    await world.at("2026-11-20 17:00")

    assert "甘井子法院督办群" not in world.unread()
    await world.person("宋立群").says(None, "/ack 1")
    assert world.person("宋立群").phone.last.text.startswith("没有找到这个督办件")


async def test_not_changing_leaves_everything(world: World, message: Message) -> None:
    """不变更 is the end of it; the question cannot be answered twice."""
    await world.person("王宏").edits(message, ORDER.replace("11月30日", "12月4日"))

    await world.person("王宏").presses("不变更")

    assert world.person("王宏").phone.last.text.startswith("督2026-0001 不变更，照旧办理")
    assert "时限：11月30日（周一）" in world.group("甘井子法院").last.text


async def test_an_edit_that_changes_nothing_is_silent(world: World, message: Message) -> None:
    """A full stop more or less is no change."""
    await world.person("王宏").edits(message, ORDER.rstrip("。"))

    assert world.unread() == {}


async def test_an_edit_into_talk_asks_whether_to_cancel(world: World, message: Message) -> None:
    """The order stands until its issuer presses 撤销."""
    await world.person("王宏").edits(message, "今天天气不错")

    (card,) = world.unread()["王宏"]
    assert "是否撤销？" in card
    await world.person("王宏").presses("撤销", message=world.person("王宏").phone.last)

    assert "已撤销" in world.group("甘井子法院").texts[0]


async def test_an_edit_beyond_ones_reach_changes_nothing(world: World) -> None:
    """周焱 may order his own courts; an edit that names 沈阳中院 only asks whether to cancel."""
    message = await world.person("周焱").says(world.group("大连中院"), ORDER)
    world.unread()

    await world.person("周焱").edits(message, "请沈阳中院院长顾长河12月4日前报送终本案件清单。")

    assert set(world.unread()) <= {"周焱"}
    assert "顾长河" not in str(world.group("沈阳中院").texts)


async def test_an_edited_draft_is_read_again(world: World) -> None:
    """The draft of an unclear message becomes clear, and waits for 确认 as before."""
    wang = world.person("王宏")
    message = await wang.says(world.group("院长之声"), "铁西法院院长三日内报送台账。")

    await wang.edits(message, "沈阳铁西法院院长三日内报送台账。")

    assert "确认" in str(wang.phone.last.buttons)
    assert "督2026" not in str(world.group("院长之声").texts)
