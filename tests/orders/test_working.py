"""The life of an order between those who work on it and whoever gave it."""

import pytest

from tests.world import World

ORDER = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"


@pytest.fixture
async def issued(world: World) -> World:
    """王宏 has ordered 宋立群 to hand in a list by 30 November; everybody has read it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()
    return world


async def test_the_president_acknowledges_with_one_press(issued: World) -> None:
    """宋立群 presses 签收 in his court's group: the cards change in place, nothing new is said."""
    group = issued.group("甘井子法院")
    before = len(group.messages)

    press = await issued.person("宋立群").presses("签收", group)

    assert press.answer == "✓ 督2026-0001 已签收"
    assert "✓ 甘井子法院院长 宋立群（已签收）" in group.last.text
    assert len(group.messages) == before
    assert "签收1/1" in issued.group("院长之声").last.text


async def test_a_second_press_is_answered_and_changes_nothing(issued: World) -> None:
    """Pressing 签收 again, on the private card too, says that it is done."""
    await issued.person("宋立群").presses("签收", issued.group("甘井子法院"))
    issued.unread()

    await issued.person("宋立群").says(None, "/ack 1")

    assert issued.unread() == {"宋立群": ["督2026-0001 此前已签收，无须重复。"]}


async def test_the_wrong_person_is_told_who_may(issued: World) -> None:
    """Neither the court's staff nor the president of the court above acknowledges for 宋立群."""
    group = issued.group("甘井子法院")

    for name in ("罗小川", "周焱"):
        press = await issued.person(name).presses("签收", group)
        assert press.answer == "督2026-0001 只能由甘井子法院院长本人或其副职签收。"
        assert press.is_alert
    assert issued.unread() == {}


async def test_the_vice_president_stands_in(issued: World) -> None:
    """贺敏, vice-president of 甘井子法院, acknowledges for her president."""
    await issued.person("贺敏").presses("签收", issued.group("甘井子法院"))

    assert "（已签收）" in issued.group("甘井子法院").last.text


async def test_words_under_the_card_acknowledge(issued: World) -> None:
    """收到 as an answer to the card is an acknowledgement; in a group of many courts it is talk."""
    group = issued.group("甘井子法院")
    await issued.person("宋立群").says(issued.group("院长之声"), "收到")
    assert issued.unread() == {}

    await issued.person("宋立群").says(group, "收到", reply_to=group.last)

    assert "✓ 督2026-0001 已签收" in group.texts


async def test_a_report_asks_for_words_and_takes_the_answer(issued: World) -> None:
    """反馈 asks; the president's answer to the question is the report, and 王宏 hears of it."""
    group = issued.group("甘井子法院")
    await issued.person("宋立群").presses("反馈", group)
    assert "请写明进展" in group.last.text

    await issued.person("宋立群").says(group, "已核对一半，周五前完成", reply_to=group.last)

    assert "（办理中）\n　　“已核对一半，周五前完成”" in group.texts[0]
    assert "督2026-0001 甘井子法院院长反馈（宋立群）：已核对一半，周五前完成" in issued.person("王宏").phone.texts


async def test_other_words_are_not_taken_for_the_answer(issued: World) -> None:
    """While the bot waits for a report, talk in the group that answers nothing stays talk."""
    group = issued.group("甘井子法院")
    await issued.person("宋立群").presses("反馈", group)
    issued.unread()

    await issued.person("宋立群").says(group, "大家中午在哪吃饭")
    await issued.person("贺敏").says(group, "食堂", reply_to=group.last)

    assert "食堂" not in str(group.texts)


async def test_in_private_the_next_words_are_the_answer(issued: World) -> None:
    """On the private card nothing needs to be answered to: there is only one conversation."""
    song = issued.person("宋立群")
    await song.presses("办结")

    await song.says(None, "台账已报送，共37件")

    assert "✓ 督2026-0001 已办结" in song.phone.texts


async def test_the_bot_does_not_wait_for_ever(issued: World) -> None:
    """After half an hour the words are talk again."""
    song = issued.person("宋立群")
    await song.presses("办结")
    await issued.advance(minutes=31)

    await song.says(None, "台账已报送，共37件")

    assert "✓ 督2026-0001 已办结" not in song.phone.texts


async def test_a_result_is_returned_and_handed_in_again_and_closed(issued: World) -> None:
    """办结, 退回重办 with a reason, 办结, 销号: each step is said where it matters, and the order ends."""
    song, wang, group = issued.person("宋立群"), issued.person("王宏"), issued.group("甘井子法院")
    await song.says(group, "/submit 1 台账已报送")
    assert "报办结\n甘井子法院院长（宋立群）：\n台账已报送" in wang.phone.last.text

    await wang.presses("退回重办")
    await wang.says(None, "请逐案写明原因")
    assert "督2026-0001 甘井子法院院长退回重办（王宏）：请逐案写明原因\n请按理由重办，再点“办结”。" in group.texts

    await song.says(group, "/submit 1 已逐案写明")
    await wang.presses("销号")

    assert issued.group("院长之声").last.text.startswith("督2026-0001　交办　已销号")
    assert not issued.group("院长之声").last.buttons


async def test_the_office_closes_too(issued: World) -> None:
    """程雨桐 of the supervision office closes what was submitted to 王宏."""
    await issued.person("宋立群").says(None, "/submit 1 台账已报送")

    await issued.person("程雨桐").presses("销号", issued.group("辽宁高院"))

    assert "已销号" in issued.group("院长之声").last.text


async def test_a_party_does_not_close_its_own_order(issued: World) -> None:
    """宋立群 hands in; whether it is good is not for him to say."""
    await issued.person("宋立群").says(None, "/submit 1 台账已报送")

    await issued.person("宋立群").says(None, "/close 1")

    assert "只能由交办人（辽宁高院执行局长王宏）或省法院督查室销号" in issued.person("宋立群").phone.last.text


async def test_after_ten_minutes_a_cancellation_needs_a_reason(issued: World) -> None:
    """The button that still stands says so; /cancel with a reason does it, and the court is told."""
    await issued.advance(minutes=11)

    press = await issued.person("王宏").presses("撤销", issued.group("院长之声"))
    assert press.answer == "此时撤销须说明理由：/cancel 0001 理由"

    await issued.person("王宏").says(None, "/cancel 1 已由省院统一调取")
    assert "督2026-0001 撤销（王宏）：已由省院统一调取" in issued.group("甘井子法院").texts


async def test_a_command_without_number_takes_the_only_order(issued: World) -> None:
    """/ack alone acknowledges the one that is open; with two the bot asks which."""
    await issued.person("王宏").says(issued.group("院长之声"), "请甘井子法院院长宋立群12月1日前报送案款清单。")
    song = issued.person("宋立群")

    await song.says(None, "/ack")
    assert song.phone.last.text == "有几件可以签收：督2026-0001、督2026-0002。请在命令后写明编号。"

    await song.says(None, "/ack 2")
    await song.says(None, "/ack")
    assert song.phone.last.text == "✓ 督2026-0001 已签收"


async def test_an_order_that_is_not_his_does_not_exist_for_him(issued: World) -> None:
    """顾长河 of 沈阳中院 asks for an order of 甘井子法院 and learns nothing, not even that there is one."""
    for command in ("/show 1", "/why 1", "/ack 1", "/show 999"):
        await issued.person("顾长河").says(None, command)
        assert issued.person("顾长河").phone.last.text == "没有找到这个督办件。请核对编号，或发送 /mine 查看。"


async def test_lists_show_what_is_to_be_done(issued: World) -> None:
    """/mine is the president's own list; /open in 院长之声 gives numbers only."""
    await issued.person("宋立群").says(None, "/mine")
    await issued.person("顾长河").says(issued.group("院长之声"), "/open")

    assert "待我院办理（1件）\n🟢 督2026-0001 交办　待签收　11月30日（周一）" in issued.person("宋立群").phone.last.text
    assert issued.group("院长之声").last.text == "未销号督办件1件：待签收1，办理中0，待销号0；其中逾期0件。"


async def test_details_asked_for_in_the_command_group_come_in_private(issued: World) -> None:
    """/show in 院长之声 is answered to the president alone."""
    await issued.person("宋立群").says(issued.group("院长之声"), "/show 1")

    news = issued.unread()

    assert set(news) == {"宋立群"}


async def test_a_card_tells_each_court_what_is_next_for_it(world: World) -> None:
    """大连中院 has handed in, 甘井子法院 has not looked yet: each card says what its own readers are to do."""
    await world.person("王宏").says(
        world.group("院长之声"), "请大连中院院长周焱、甘井子法院院长宋立群11月30日前报送台账。"
    )
    await world.person("周焱").says(None, "/submit 1 台账已报送")

    assert "已报办结，等待交办人销号。" in world.group("大连中院").texts[-1]
    assert "请点“签收”" in world.group("甘井子法院").texts[-1]


async def test_names_of_petitioners_in_reports_are_masked(issued: World) -> None:
    """Whatever is typed, the full name of a party is not repeated by the bot."""
    await issued.person("宋立群").says(None, "/report 1 申请执行人张建国已领取案款")

    assert "张建国" not in str(issued.unread())
