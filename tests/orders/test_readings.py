"""How a message was read, and what people corrected."""

import pytest

from rules.orders.misreadings import Cause
from storage.unit_of_work import unit_of_work
from tests.world import World

ORDER = "请甘井子法院院长宋立群12月4日前接谈申请执行人张建国。"
UNCLEAR = "铁西法院院长三日内报送台账。"


async def test_the_issuer_sees_which_words_were_taken_for_what(world: World) -> None:
    """/explain as an answer to his own message: people, deadline, band; privately, and without the party's name."""
    message = await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()

    await world.person("王宏").says(world.group("院长之声"), "/explain", reply_to=message)

    news = world.unread()
    assert set(news) == {"王宏"}
    (text,) = news["王宏"]
    assert "认作：交办（接谈），把握" in text
    assert "• “甘井子法院院长宋立群” → 责任人" in text
    assert "→ 时限（某日前）" in text
    assert "主责：甘井子法院院长\n时限：12月4日（周五）" in text
    assert "张建国" not in text


async def test_the_office_sees_how_anybody_was_read(world: World) -> None:
    """程雨桐 asks about talk of 顾长河 and learns why it gave nothing."""
    message = await world.person("顾长河").says(world.group("院长之声"), "收到，马上落实。")

    await world.person("程雨桐").says(world.group("院长之声"), "/explain", reply_to=message)

    assert "认作：签收" in world.person("程雨桐").phone.last.text


async def test_others_see_nothing(world: World) -> None:
    """宋立群 may not look into how the words of 王宏 were weighed."""
    message = await world.person("王宏").says(world.group("院长之声"), ORDER)

    await world.person("宋立群").says(world.group("院长之声"), "/explain", reply_to=message)

    assert world.person("宋立群").phone.last.text == "只有发消息的本人和省法院督查室可以查看读法。"


async def test_a_long_message_is_explained_in_one(world: World) -> None:
    """However many courts are named, the answer fits into one message."""
    message = await world.person("王宏").says(world.group("院长之声"), "请甘井子法院院长、" * 300 + "三日内报送台账。")

    await world.person("王宏").says(world.group("院长之声"), "/explain", reply_to=message)

    assert 100 < len(world.person("王宏").phone.last.text) < 4096


async def test_corrections_are_listed_for_the_office(world: World) -> None:
    """不是交办 and a withdrawal within ten minutes are what /misread shows; parties are masked."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    await wang.presses("不是交办")
    await wang.says(world.group("院长之声"), ORDER)
    await wang.presses("撤销", world.group("院长之声"))

    await world.person("程雨桐").says(None, "/misread")

    text = world.person("程雨桐").phone.last.text
    assert text.startswith("被更正的读法（共2条")
    assert "下达后即撤销\n“请甘井子法院院长宋立群12月4日前接谈申请执行人张某。”" in text
    assert "原读：接谈｜甘井子法院院长｜12月4日（周五）｜" in text
    assert "改为：不是交办" in text


async def test_a_changed_draft_and_a_changed_message_are_kept(world: World) -> None:
    """What was read stands beside what it became."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    await wang.presses("改人")
    await wang.says(None, "甘井子法院院长")
    await wang.presses("确认")
    message = await wang.says(world.group("院长之声"), ORDER)
    await wang.edits(message, ORDER.replace("12月4日", "12月8日"))
    await wang.presses("变更")

    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        edited, changed = (await work.misreadings.newest(2))[0]

    assert (edited.cause, changed.cause) == (Cause.EDITED, Cause.DRAFT_CHANGED)
    assert changed.became is not None
    assert changed.became.responsible == ("甘井子法院院长",)
    assert edited.became is not None
    assert edited.was.deadline != edited.became.deadline
    assert "张建国" not in str(edited)


async def test_only_the_office_lists_them(world: World) -> None:
    """A president is refused."""
    await world.person("宋立群").says(None, "/misread")

    assert "被更正" not in world.person("宋立群").phone.last.text


@pytest.mark.parametrize("count", [0, 2])
async def test_every_correction_is_given_back_in_order(world: World, count: int) -> None:
    """The export reads them all, oldest first."""
    for _ in range(count):
        await world.person("王宏").says(world.group("院长之声"), UNCLEAR)
        await world.person("王宏").presses("不是交办")

    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        found = [one async for one in work.misreadings.all()]

    assert len(found) == count
    assert [one.at for one in found] == sorted(one.at for one in found)
