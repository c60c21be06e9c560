"""What becomes of an order between its issue and its end, beside being worked on: declined, held, handed on, split, merged."""

import pytest

from rules.orders.replay import replayed
from storage.unit_of_work import unit_of_work
from tests.orders.test_chasing import jump
from tests.world import World

ORDER = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"
TWO = "请甘井子法院院长宋立群和沙河口法院院长秦岚11月30日前报送超六个月未结案件台账。"


@pytest.fixture
async def issued(world: World) -> World:
    """王宏 has ordered 宋立群 to hand in a list by 30 November; everybody has read it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()
    return world


async def ledger_gives_the_order(world: World, order_id: int = 1) -> bool:
    """Whether the entries alone give the order as it is kept."""
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        order = await work.orders.get(order_id)
        assert order is not None
        told = replayed(order, await work.orders.events(order_id))
    return told == order


async def test_a_court_declines_and_its_issuer_takes_it_back(issued: World) -> None:
    """宋立群 declines with a reason; 王宏 presses 同意退回, and nobody is left to do it: the order is off."""
    group = issued.group("甘井子法院")
    await issued.person("宋立群").presses("退回", group)
    await issued.person("宋立群").says(group, "该批案件已移送沙河口法院", reply_to=group.last)

    assert "该批案件已移送沙河口法院" in issued.person("王宏").phone.last.text
    await issued.person("王宏").presses("同意退回")

    await issued.person("王宏").says(None, "/show 1")
    assert "已撤销" in issued.person("王宏").phone.last.text
    assert await ledger_gives_the_order(issued)


async def test_the_clock_stands_still_while_a_declined_share_waits(issued: World) -> None:
    """Declined on Friday and not answered until Tuesday: nobody reminds the court meanwhile; 仍请办理 starts its clock anew."""
    await issued.person("宋立群").says(None, "/decline 1 不属本院管辖")
    issued.unread()
    await jump(issued, "2026-11-24 10:00")
    assert "甘井子法院督办群" not in issued.unread()

    await issued.person("王宏").presses("仍请办理")

    assert any("请继续办理" in text for text in issued.unread()["甘井子法院督办群"])
    await jump(issued, "2026-11-24 15:30")
    assert any("尚未签收" in text for text in issued.unread()["甘井子法院督办群"])
    assert await ledger_gives_the_order(issued)


async def test_two_working_days_are_enough_to_decline(issued: World) -> None:
    """On Wednesday it is too late, and the president is told what to do instead."""
    await jump(issued, "2026-11-25 10:00")
    issued.unread()

    await issued.person("宋立群").says(None, "/decline 1 不属本院管辖")

    assert "不能退回" in issued.person("宋立群").phone.last.text


async def test_an_order_is_handed_on(issued: World) -> None:
    """改派 to 沙河口法院: its president gets the card, 甘井子法院's card says that it has left."""
    await issued.person("王宏").says(None, "/reassign 1 沙河口法院院长 案件已移送该院")

    assert "沙河口法院院长 秦岚" in issued.group("沙河口法院").messages[0].text
    assert "不再由您或贵院办理" in issued.group("甘井子法院").messages[0].text
    await issued.person("秦岚").presses("签收", issued.group("沙河口法院"))
    press = await issued.person("宋立群").says(None, "/ack 1")
    assert press is not None
    assert await ledger_gives_the_order(issued)


async def test_an_order_cannot_be_handed_on_past_its_issuer(issued: World) -> None:
    """周焱 may order his own line only; 沈阳中院 is not in it."""
    await issued.person("周焱").says(issued.group("大连中院"), ORDER)

    await issued.person("周焱").says(None, "/reassign 2 沈阳中院院长 请协助")

    assert "不在交办人的交办范围内" in issued.person("周焱").phone.last.text


async def test_a_hold_names_its_end_and_ends_by_itself(issued: World) -> None:
    """暂缓 until 1 December: no reminder in between, the card counts the days, and the deadline moves by the time it took."""
    await issued.person("王宏").says(None, "/hold 1 12月1日前 等待评估报告")
    assert "暂缓至12月1日（周二）" in issued.person("王宏").phone.texts[0]
    assert "还有11天" in issued.person("王宏").phone.texts[0]
    issued.unread()

    await jump(issued, "2026-12-01 22:00")
    assert not issued.unread()
    await jump(issued, "2026-12-02 09:00")

    assert any("恢复办理" in text for text in issued.unread()["甘井子法院督办群"])
    await issued.person("王宏").says(None, "/show 1")
    assert "时限：12月12日" in issued.person("王宏").phone.last.text
    assert await ledger_gives_the_order(issued)


@pytest.mark.parametrize(
    ("words", "why"),
    [("等待评估报告", "到期日"), ("12月1日前", "理由"), ("2027年3月1日前 等待评估报告", "不超过30天")],
)
async def test_no_order_is_held_for_ever_or_for_nothing(issued: World, words: str, why: str) -> None:
    """A hold without its last day, without a reason, or beyond thirty days is refused."""
    await issued.person("王宏").says(None, f"/hold 1 {words}")

    assert why in issued.person("王宏").phone.last.text


async def test_a_court_is_split_off(world: World) -> None:
    """Of two courts one gets an order of its own; the number of the new one stands in the ledger of the old one."""
    await world.person("王宏").says(world.group("院长之声"), TWO)

    await world.person("王宏").says(None, "/split 1 沙河口法院院长")

    assert "督2026-0002" in world.group("沙河口法院").last.text
    await world.person("王宏").says(None, "/why 1")
    assert "督2026-0002" in world.person("王宏").phone.last.text
    assert await ledger_gives_the_order(world, 1)
    assert await ledger_gives_the_order(world, 2)


async def test_two_orders_become_one(issued: World) -> None:
    """并案: the first is over and says where it has gone; the second takes its court in."""
    await issued.person("王宏").says(
        issued.group("院长之声"), "请沙河口法院院长秦岚11月30日前报送超六个月未结案件台账。"
    )

    await issued.person("王宏").says(None, "/merge 1 2 同一批案件")

    assert "已并入 督2026-0002" in issued.person("王宏").phone.texts[0]
    await issued.person("王宏").says(None, "/show 2")
    assert "甘井子法院院长 宋立群" in issued.person("王宏").phone.last.text
    assert await ledger_gives_the_order(issued, 1)
    assert await ledger_gives_the_order(issued, 2)


async def test_a_closed_order_is_opened_again(issued: World) -> None:
    """恢复督办 with a new deadline: the court is told, and works on it as after 退回重办."""
    await issued.person("宋立群").says(None, "/submit 1 台账已报送")
    await issued.person("王宏").presses("销号")
    issued.unread()

    await issued.person("王宏").says(None, "/reopen 1 12月10日前 台账漏报三件")

    assert any("恢复督办" in text for text in issued.unread()["甘井子法院督办群"])
    await issued.person("宋立群").says(None, "/submit 1 已补报")
    assert await ledger_gives_the_order(issued)


async def test_an_order_becomes_urgent_for_a_reason(issued: World) -> None:
    """加急 stands on the card with its reason."""
    await issued.person("王宏").says(None, "/urgent 1 当事人扬言自伤")

    assert "特急理由：当事人扬言自伤" in issued.group("甘井子法院").messages[0].text
    assert await ledger_gives_the_order(issued)


async def test_what_is_seldom_needed_is_behind_one_button(issued: World) -> None:
    """更多… on the issuer's card offers 改派, 并案, 暂缓, 加急 and 撤销; each asks for its words."""
    await issued.person("王宏").presses("更多…")
    await issued.person("王宏").presses("暂缓")
    await issued.person("王宏").says(None, "12月1日前 等待评估报告")

    assert "暂缓至12月1日" in issued.person("王宏").phone.last.text


async def test_only_issuer_and_office_direct_an_order(issued: World) -> None:
    """The president who has to do the work cannot hold it, hand it on or make it urgent."""
    for command in ("/hold 1 12月1日前 忙", "/reassign 1 沙河口法院院长 忙", "/urgent 1 忙"):
        await issued.person("宋立群").says(None, command)
        assert "只能由交办人" in issued.person("宋立群").phone.last.text
