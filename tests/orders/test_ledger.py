"""/why: every step of every clock – what was sent to whom, what was not and why, what comes next – on one telephone screen."""

from rules.ladder.plan import plan
from rules.ladder.values import Clock
from rules.orders.ledger import MOST_LINES, Told, order_ledger, whole_ledger
from rules.orders.undelivered import Cause, Undelivered
from rules.orders.values import EventKind, OrderEvent
from rules.working_time import CourtTime
from tests.orders.examples import LIN, ROSTER, at, order, party
from tests.orders.test_chasing import jump
from tests.world import World

ORDER = "请甘井子法院院长宋立群12月4日前报送超期未结案件台账。"


async def test_why_is_folded_by_clock(world: World) -> None:
    """What was done, then each clock: what was sent to whom, what was not and why, whether it stands still, what comes next."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    await jump(world, "2026-11-20 14:30")
    await world.person("宋立群").says(None, "/ack 1")
    await jump(world, "2026-11-26 10:00")

    await world.person("王宏").says(None, "/why 1")

    assert world.person("王宏").phone.last.text.split("\n") == [
        "督2026-0001　台账",
        "经过",
        "11-20 09:00 下达 王宏：请甘井子法院院长宋立群12月4日前报送超期未结案件台账。",
        "11-20 14:30 甘井子法院院长签收 宋立群",
        "签收（已停：已签收）　另有1条",
        "11-20 14:30 提醒→法院群 已发：按时",
        "11-23 09:30 催办→法院群、副职 未发：已签收",
        "11-23 17:30 催办→上级院长 未发：已签收",
        "11-24 17:30 催办→包保领导 未发：已签收",
        "办结　另有6条",
        "12-01 08:30 将发 提醒→法院群",
        "反馈　另有1条",
        "11-27 08:30 将发 提醒→法院群",
    ]


async def test_the_button_gives_every_step_as_a_file(world: World) -> None:
    """Those that were withdrawn and those that are still ahead too, in private to whoever presses it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    await jump(world, "2026-11-20 14:30")
    await world.person("宋立群").says(None, "/ack 1")
    await world.person("宋立群").says(world.group("甘井子法院"), "/why 1")

    await world.person("贺敏").presses("全部经过", world.group("甘井子法院"))

    file = world.person("贺敏").phone.last.attachment
    assert file is not None
    assert file.name == "督2026-0001台账.txt"
    stored = world.telegram.files.get(file.file_id)
    assert stored is not None
    lines = stored.data.decode("utf-8-sig").split("\r\n")
    assert "11-23 09:30 催办→法院群、副职 未发：已签收" in lines
    assert "12-18 08:30 将发 催办→督查室" in lines


async def test_the_file_is_for_those_who_may_know(world: World) -> None:
    """A president of another city who presses the same button learns nothing."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    await world.person("宋立群").says(world.group("甘井子法院"), "/why 1")
    message = world.group("甘井子法院").with_button("全部经过")
    world.telegram.join(world.person("顾长河").user, world.group("甘井子法院").chat)
    world.unread()

    press = await world.person("顾长河").presses("全部经过", message=message)

    assert "督2026-0001" not in str(press.answer)
    assert "顾长河" not in world.unread()


def test_however_much_happened_it_fits_on_one_screen() -> None:
    """A hundred courts, a hundred entries and messages that did not arrive: 25 lines, each clock with a line; the file has all."""
    issued = at("2026-09-14 09:00")
    one = order(parties=tuple(party(number, "sy", number) for number in range(1, 101)), deadline=at("2026-09-30 17:30"))
    steps = plan(one, CourtTime(), issued)
    events = (
        OrderEvent(EventKind.ISSUED, issued, LIN),
        *[OrderEvent(EventKind.REPORTED, issued, LIN, 1, "某\n事")] * 100,
    )
    lost = (Undelivered(issued, "某群", Cause.BLOCKED),) * 100
    told = Told(one, events, steps, lost, ROSTER, at("2026-12-30 09:00"))

    short, whole = order_ledger(told), whole_ledger(told)

    assert 1 + len(short.sections) + sum(len(each.lines) for each in short.sections) == MOST_LINES
    assert {each.clock for each in short.sections} == {None, Clock.ACKNOWLEDGEMENT, Clock.COMPLETION}
    assert all(each.lines for each in short.sections)
    for few, all_of_them in zip(short.sections, whole.sections, strict=True):
        assert len(few.lines) + few.left_out == len(all_of_them.lines)
    assert sum(len(each.lines) for each in whole.sections) == 101 + len(steps) + 100
