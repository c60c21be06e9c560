"""The ladder as people meet it: who hears what, when, and what is kept from them. The story begins on a Friday, 09:00."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.sandbox.faults import SENDING, FaultKind
from rules.ladder.values import Ladder, Rung, Step, Target
from rules.policy import Policy
from tests.databases import Template
from tests.world import SHANGHAI, World, open_world

ORDER = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"


async def jump(world: World, moment: str) -> None:
    """Let the time go by at one stretch. What was due meanwhile is said late, so nothing that should not be said is missed."""
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


@pytest.fixture
async def issued(world: World) -> World:
    """王宏 has ordered 宋立群 to hand in a list by Monday, 30 November; everybody has read it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()
    return world


async def test_nobody_is_reminded_before_four_working_hours(issued: World) -> None:
    """Until 14:29 on that Friday nothing is said."""
    await jump(issued, "2026-11-20 14:29")

    assert issued.unread() == {}


async def test_the_first_reminder_is_one_line_under_the_card(issued: World) -> None:
    """At 14:30 the court's group reads one line that mentions its president and answers the card."""
    card = issued.group("甘井子法院").last
    await jump(issued, "2026-11-20 14:30")

    assert issued.unread() == {
        "甘井子法院督办群": [
            "提醒：督2026-0001（交办）甘井子法院院长尚未签收。宋立群，请点卡片上的“签收”，或发送 /ack 0001。"
        ]
    }
    reply = issued.group("甘井子法院").last.reply_to
    assert reply is not None
    assert reply.id == card.id


async def test_the_second_line_goes_to_the_deputy_and_waits_for_monday(issued: World) -> None:
    """Eight working hours end on Monday at 09:30: the weekend is quiet, then 贺敏 hears of it as well."""
    await jump(issued, "2026-11-20 15:00")
    issued.unread()

    await jump(issued, "2026-11-23 09:29")
    assert issued.unread() == {}

    await jump(issued, "2026-11-23 09:30")
    news = issued.unread()
    assert set(news) == {"甘井子法院督办群", "贺敏"}
    assert "宋立群、贺敏，" in news["甘井子法院督办群"][0]


async def test_then_the_president_above_and_then_the_guarantor(issued: World) -> None:
    """周焱 of 大连中院 at the end of Monday. Nobody answers for the court, so on Tuesday the ladder says why it is silent."""
    await jump(issued, "2026-11-23 17:00")
    issued.unread()

    await jump(issued, "2026-11-23 17:30")
    assert issued.unread() == {"周焱": ["催办：督2026-0001（交办）甘井子法院院长尚未签收。请督促。详情：/show 0001"]}

    await jump(issued, "2026-11-24 18:00")
    assert issued.unread() == {}
    await issued.person("王宏").says(None, "/why 1")
    assert "催办→包保领导 未发：对方无群，也未注册" in issued.person("王宏").phone.last.text


async def test_nothing_more_is_asked_once_it_is_done(issued: World) -> None:
    """After 签收 no step of the acknowledgement clock is heard, only the reminders ahead of the deadline."""
    await jump(issued, "2026-11-20 14:30")
    await issued.person("宋立群").presses("签收", issued.group("甘井子法院"))
    issued.unread()

    await jump(issued, "2026-11-25 08:29")
    assert issued.unread() == {}

    await jump(issued, "2026-11-25 08:30")
    assert issued.unread() == {
        "甘井子法院督办群": [
            "提醒：督2026-0001（交办）甘井子法院院长须于11月30日（周一）前办结。宋立群，办好请发送 /submit 0001 结果。"
        ]
    }


async def test_a_result_stops_the_clock_of_the_deadline(issued: World) -> None:
    """After 办结 the court is left alone, however long the issuer takes to look at it; he himself is asked, and the office told."""
    await issued.person("宋立群").says(None, "/submit 1 台账已报送")
    issued.unread()

    await jump(issued, "2026-12-10 10:00")

    news = issued.unread()
    assert set(news) == {"王宏", "辽宁高院督查室"}
    assert "待交办人答复" in news["王宏"][0]


async def test_overdue_a_supervision_letter_goes_up(issued: World) -> None:
    """On the first workday after the deadline the president above reads a 督办函, and the court gets it as a document."""
    await issued.person("宋立群").says(None, "/ack 1")
    await jump(issued, "2026-12-01 08:29")
    issued.unread()

    await jump(issued, "2026-12-01 08:30")

    news = issued.unread()
    letter = "【督办函】督2026-0001（交办）甘井子法院院长已逾期1个工作日（时限11月30日（周一））。"
    assert news["周焱"][0].startswith(letter)
    assert any("提醒单〔2026〕1号" in text and "已逾期1个工作日" in text for text in news["甘井子法院督办群"])
    assert "⚠️已逾期" in issued.group("甘井子法院").texts[0]


async def test_naming_is_proposed_and_released_by_a_person(issued: World) -> None:
    """Five workdays late: the office is asked; 院长之声 reads nothing until 程雨桐 presses, and then one line, once."""
    await issued.person("宋立群").says(None, "/ack 1")
    await jump(issued, "2026-12-07 08:30")
    command, office = issued.group("院长之声"), issued.group("辽宁高院")
    assert not [text for text in command.texts if "甘井子" in text]
    proposal = office.with_button("不点名")

    yes = proposal.rows[0][0]
    issued.telegram.press(issued.person("程雨桐").user, proposal, yes)
    issued.telegram.press(issued.person("程雨桐").user, proposal, yes)
    await issued.settle()

    assert [text for text in command.texts if "甘井子" in text] == [
        "督办通报　督2026-0001（交办）：甘井子法院院长逾期5个工作日，仍未办结。"
    ]
    assert any("已在院长之声点名（程雨桐）" in text for text in office.texts)


async def test_the_holiday_and_its_made_up_day(world: World) -> None:
    """Ordered on the last Friday of the year: New Year is quiet, and the clock goes on when the courts do."""
    await jump(world, "2026-12-31 16:00")
    await world.person("王宏").says(world.group("院长之声"), "请甘井子法院院长宋立群1月15日前报送台账。")
    world.unread()

    await jump(world, "2027-01-04 10:30")
    assert world.unread() == {}

    await jump(world, "2027-01-04 11:00")
    assert set(world.unread()) == {"甘井子法院督办群"}


async def test_a_restart_repeats_nothing(issued: World) -> None:
    """The process dies right after the reminder; the next one does not say it again."""
    await jump(issued, "2026-11-20 14:30")
    issued.unread()

    await issued.start_again()
    await jump(issued, "2026-11-20 16:00")

    assert issued.unread() == {}


async def test_after_an_outage_each_chat_gets_one_digest(world: World) -> None:
    """Two orders, and the bot is off from Friday noon to Tuesday noon: one message per chat, not a flood."""
    for text in (ORDER, "请甘井子法院院长宋立群12月1日前报送案款清单。"):
        await world.person("王宏").says(world.group("院长之声"), text)
    world.unread()

    await world.asleep_until("2026-11-24 12:00")

    assert world.unread()["甘井子法院督办群"] == [
        (
            "系统恢复，以下事项请一并处理：\n"
            "• 督2026-0001（交办）甘井子法院院长待签收，时限11月30日（周一）\n"
            "• 督2026-0002（交办）甘井子法院院长待签收，时限12月1日（周二）\n"
            "请宋立群、贺敏阅办。"
        )
    ]


async def test_many_lines_for_one_person_are_one_message(world: World) -> None:
    """No court of Dalian acknowledges: the president above gets one message, not thirteen."""
    await world.person("周焱").says(None, "/task 辖区各基层法院院长 11月30日前报送台账")
    world.unread()

    await jump(world, "2026-11-23 16:45")
    world.unread()
    await jump(world, "2026-11-23 17:30")

    (text,) = world.unread()["周焱"]
    assert text.startswith("以下督办件请一并处理：")
    assert text.count("•") == 13


async def test_a_ladder_of_seconds(template: Template, tmp_path: Path) -> None:
    """With offsets in seconds the whole ladder is climbed while one watches."""
    ladder = Ladder(
        acknowledgement=(
            Step("+10 seconds", (Target.COURT_GROUP,), Rung.REMIND),
            Step("+20 seconds", (Target.SUPERIOR_PRESIDENT,), Rung.URGE),
        )
    )
    async with open_world(template, tmp_path, policy=Policy(ladder=ladder)) as world:
        await world.person("王宏").says(world.group("院长之声"), ORDER)
        world.unread()

        await world.advance(seconds=10)
        assert set(world.unread()) == {"甘井子法院督办群"}

        await world.advance(seconds=10)
        assert set(world.unread()) == {"周焱"}


async def test_urgent_orders_are_chased_at_night(world: World) -> None:
    """特急 said on Friday evening: the first reminder comes at 23:00, and the card says that it is urgent."""
    await jump(world, "2026-11-20 19:00")
    await world.person("王宏").says(world.group("院长之声"), "特急：请甘井子法院院长宋立群11月23日前报送台账。")
    assert world.group("甘井子法院").last.text.startswith("🔴特急 督2026-0001")
    world.unread()

    await jump(world, "2026-11-20 23:00")

    assert "甘井子法院督办群" in world.unread()


async def test_a_changed_deadline_moves_its_steps(issued: World) -> None:
    """The deadline moves to 11 December: what was due before 30 November is not said, and /why tells it."""
    await issued.person("宋立群").says(None, "/ack 1")
    await issued.person("王宏").says(None, "/deadline 1 12月11日前")
    for day in ("2026-11-26 10:00", "2026-12-03 10:00"):
        await jump(issued, day)
        await issued.person("宋立群").says(None, "/report 1 正在核对")
    issued.unread()

    await jump(issued, "2026-12-08 08:29")
    assert issued.unread() == {}

    await jump(issued, "2026-12-08 08:30")
    assert "须于12月11日（周五）前办结" in issued.unread()["甘井子法院督办群"][0]
    await issued.person("王宏").says(None, "/why 1")
    assert "时限已改" in issued.person("王宏").phone.last.text


async def test_what_telegram_would_not_take_by_day_leaves_in_the_morning(issued: World) -> None:
    """The reminder of 14:30 meets an outage that ends at 22:00: nobody is woken; it leaves on Monday at 08:30."""
    issued.telegram.faults.next(FaultKind.BAD_GATEWAY_BEFORE, times=1_000, methods=SENDING)
    for moment in ("2026-11-20 14:30", "2026-11-20 21:30"):
        await jump(issued, moment)
    issued.telegram.faults.clear()
    issued.unread()

    await jump(issued, "2026-11-20 22:00")
    assert "甘井子法院督办群" not in issued.unread()

    await jump(issued, "2026-11-23 08:30")
    assert "尚未签收" in issued.unread()["甘井子法院督办群"][0]


async def test_nor_does_it_leave_at_night_because_the_bot_was_away(issued: World) -> None:
    """The reminder of 14:30 could not leave before the bot went down; it is started again at night."""
    issued.telegram.faults.next(FaultKind.BAD_GATEWAY_BEFORE, times=1_000, methods=SENDING)
    await jump(issued, "2026-11-20 14:30")
    issued.telegram.faults.clear()
    issued.unread()

    await issued.asleep_until("2026-11-20 23:00")

    assert "甘井子法院督办群" not in issued.unread()
