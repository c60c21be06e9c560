"""Words that are no order but mean something for one, said where people talk."""

import pytest

from tests.orders.test_chasing import jump
from tests.world import World

ORDER = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"
SECOND = "请甘井子法院院长宋立群12月4日前接谈申请执行人张建国。"


@pytest.fixture
async def issued(world: World) -> World:
    """王宏 has ordered 宋立群 to hand in a list by 30 November; everybody has read it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()
    return world


@pytest.mark.parametrize("words", ["收到", "明白", "收到，马上落实。"])
async def test_received_in_the_courts_own_group_acknowledges(issued: World, words: str) -> None:
    """宋立群 answers nothing in particular: his court has one order that nobody has acknowledged."""
    group = issued.group("甘井子法院")

    await issued.person("宋立群").says(group, words)

    assert group.last.text == "✓ 督2026-0001 已签收"
    assert "签收1/1" in issued.group("院长之声").last.text


async def test_received_by_somebody_else_is_talk(issued: World) -> None:
    """罗小川 of the staff, and 周焱 of the court above, acknowledge nothing for 宋立群."""
    for name in ("罗小川", "周焱"):
        await issued.person(name).says(issued.group("甘井子法院"), "收到")

    assert issued.unread() == {}


async def test_received_with_nothing_open_is_talk(issued: World) -> None:
    """The second 收到 finds no order that waits for it, and nobody answers."""
    group = issued.group("甘井子法院")
    await issued.person("宋立群").says(group, "收到")
    issued.unread()

    await issued.person("宋立群").says(group, "收到")

    assert issued.unread() == {}


async def test_received_as_an_answer_to_a_person_is_talk(issued: World) -> None:
    """宋立群 answers what his own staff has said; that is between them."""
    group = issued.group("甘井子法院")
    message = await issued.person("罗小川").says(group, "会议室改到三楼了")
    await issued.person("宋立群").says(group, "收到", reply_to=message)

    assert issued.unread() == {}


async def test_received_with_two_open_asks_which(issued: World) -> None:
    """Two orders wait: both are offered, and the press acknowledges that one only."""
    await issued.person("王宏").says(issued.group("院长之声"), SECOND)
    issued.unread()
    song, group = issued.person("宋立群"), issued.group("甘井子法院")

    await song.says(group, "收到")
    assert group.last.text == "“收到”\n签收的是哪一件？"
    assert "张建国" not in str(group.last.buttons)
    press = await song.presses("督2026-0002", group)

    assert press.answer == "✓ 督2026-0002 已签收"
    assert "所指：督2026-0002" in group.texts
    await song.says(None, "/ack")
    assert song.phone.last.text == "✓ 督2026-0001 已签收"


async def test_only_who_was_asked_answers_which(issued: World) -> None:
    """贺敏 presses the button that stands under her president's words."""
    await issued.person("王宏").says(issued.group("院长之声"), SECOND)
    await issued.person("宋立群").says(issued.group("甘井子法院"), "收到")

    press = await issued.person("贺敏").presses("督2026-0002", issued.group("甘井子法院"))

    assert press.answer is not None
    assert "已签收" not in press.answer


async def test_a_result_in_words_is_offered(issued: World) -> None:
    """已接谈，达成和解 could be a report or the result: the speaker says which, and 王宏 is asked to close."""
    await issued.person("王宏").says(issued.group("院长之声"), SECOND)
    issued.unread()
    song, group = issued.person("宋立群"), issued.group("甘井子法院")

    await song.says(group, "已接谈，达成和解。")
    assert group.last.text == "督2026-0002　接谈　这句话如何登记？\n宋立群：“已接谈，达成和解。”"
    await song.presses("作为办结结果上报", group)

    assert "✓ 督2026-0002 已登记（宋立群）" in group.texts
    assert "报办结\n甘井子法院院长（宋立群）：\n已接谈，达成和解。" in issued.person("王宏").phone.last.text


async def test_a_result_may_be_kept_as_a_report_or_not_at_all(issued: World) -> None:
    """记为反馈 tells 王宏 what was said; 都不是 leaves no trace."""
    song, group = issued.person("宋立群"), issued.group("甘井子法院")
    await song.says(group, "已完成核对。", reply_to=group.last)
    await song.presses("都不是", group)
    assert issued.group("甘井子法院").last.text == "好的，不作登记。"

    await song.says(group, "已完成核对。", reply_to=group.messages[0])
    await song.presses("记为反馈", group)

    assert "督2026-0001 甘井子法院院长反馈（宋立群）：已完成核对。" in issued.person("王宏").phone.texts


async def test_more_time_is_asked_for_and_granted(issued: World) -> None:
    """The date and the reason come from the words; 王宏 presses 同意; the card counts, and the ladder follows."""
    song, wang, group = issued.person("宋立群"), issued.person("王宏"), issued.group("甘井子法院")

    await song.says(group, "请予延期至12月4日，理由：评估报告尚未出具。", reply_to=group.last)
    assert group.last.text == "✓ 督2026-0001 已申请延期至12月4日（周五），等待交办人答复"
    assert wang.phone.last.text == (
        "督2026-0001　交办　申请延期，是否同意？\n甘井子法院院长，宋立群：“评估报告尚未出具”\n"
        "时限：11月30日（周一） → 12月4日（周五）\n此前没有延期。另定日期请发送 /deadline 0001 12月4日前"
    )
    await wang.presses("同意")

    assert "督2026-0001 同意延期，时限改为12月4日（周五）（王宏）。" in group.texts
    assert "时限：12月4日（周五）（已延期1次）" in group.texts[0]
    await jump(issued, "2026-12-01 08:30")
    assert "已逾期" not in str(group.texts)


async def test_more_time_is_refused(issued: World) -> None:
    """不同意 names the day that still holds."""
    song, wang, group = issued.person("宋立群"), issued.person("王宏"), issued.group("甘井子法院")
    await song.says(group, "/extend 1 12月4日前 评估报告尚未出具")

    await wang.presses("不同意")

    assert "督2026-0001 甘井子法院院长不同意延期，时限仍为11月30日（周一）（王宏）。" in group.texts
    assert "已延期" not in group.texts[0]
    assert not issued.group("辽宁高院").last.buttons


async def test_days_of_more_time_count_from_the_deadline(issued: World) -> None:
    """延期三天 means three days after the 30th, not after today."""
    await issued.person("宋立群").says(None, "/extend 1 因评估报告未出，申请延期三天")

    assert "12月3日（周四）" in issued.person("宋立群").phone.last.text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/extend 1 评估报告尚未出具", "没有看懂延到哪天"),
        ("/extend 1 12月4日前", "申请延期须说明理由"),
        ("/extend 1 11月25日前 评估报告尚未出具", "不晚于现在的时限"),
    ],
)
async def test_more_time_needs_a_later_day_and_a_reason(issued: World, words: str, answer: str) -> None:
    """What is missing is named, with an example; the issuer hears nothing of it."""
    await issued.person("宋立群").says(None, words)

    news = issued.unread()

    assert set(news) == {"宋立群"}
    assert answer in news["宋立群"][0]


async def test_after_the_deadline_no_more_time_is_asked_for(issued: World) -> None:
    """On 1 December the president is told to report instead."""
    await jump(issued, "2026-12-01 09:30")

    await issued.person("宋立群").says(None, "/extend 1 12月4日前 评估报告尚未出具")

    assert "已过时限，不能再申请延期" in issued.person("宋立群").phone.last.text


async def test_too_late_under_the_card_is_told(issued: World) -> None:
    """In words too the president learns in private what to do instead; a bystander's words stay without an answer."""
    await jump(issued, "2026-12-01 09:30")
    group = issued.group("甘井子法院")
    issued.unread()

    for name in ("罗小川", "宋立群"):
        await issued.person(name).says(group, "请予延期至12月4日，理由：评估报告尚未出具。", reply_to=group.messages[0])

    news = issued.unread()
    assert set(news) == {"宋立群"}
    assert "已过时限" in news["宋立群"][0]


async def test_an_older_request_does_not_shorten_a_newer_one(issued: World) -> None:
    """Two requests stand: the later day is granted first, and then the earlier one has nothing to add."""
    song, wang = issued.person("宋立群"), issued.person("王宏")
    await song.says(None, "/extend 1 12月4日前 评估报告尚未出具")
    older = wang.phone.last
    await song.says(None, "/extend 1 12月8日前 评估报告尚未出具")
    await wang.presses("同意")

    press = await wang.presses("同意", message=older)

    assert press.is_alert
    assert "时限：12月8日（周二）（已延期1次）" in issued.group("甘井子法院").texts[0]


async def test_the_issuer_calls_it_off_under_his_own_message(world: World) -> None:
    """Answering the message that gave the order is as good as answering its card."""
    message = await world.person("王宏").says(world.group("院长之声"), ORDER)

    await world.person("王宏").says(world.group("院长之声"), "此件作废", reply_to=message)

    assert "已撤销" in world.group("甘井子法院").texts[0]


async def test_asking_to_be_closed_hands_in(issued: World) -> None:
    """申请销号 with a result hands it in; alone it asks for the result."""
    song, group = issued.person("宋立群"), issued.group("甘井子法院")

    await song.says(group, "申请销号。")
    assert "请写明办理结果" in group.last.text
    await song.says(group, "台账37件已报送", reply_to=group.last)

    assert "报办结\n甘井子法院院长（宋立群）：\n台账37件已报送" in issued.person("王宏").phone.last.text


async def test_asking_to_be_closed_with_a_result(issued: World) -> None:
    """The words are the result."""
    group = issued.group("甘井子法院")

    await issued.person("宋立群").says(group, "台账37件已报送省院，申请销号。", reply_to=group.last)

    assert group.last.text == "✓ 督2026-0001 已办结"


async def test_the_issuer_calls_it_off_under_the_card(issued: World) -> None:
    """不用再报了，作废 as an answer to the card cancels, with these words as the reason, even after ten minutes."""
    await issued.advance(minutes=30)
    group = issued.group("甘井子法院")

    await issued.person("王宏").says(group, "此件作废", reply_to=group.messages[0])

    assert "已撤销" in group.texts[0]
    assert "督2026-0001 撤销（王宏）：此件作废" in group.texts


async def test_the_issuer_is_asked_when_it_is_not_certain(issued: World) -> None:
    """作废 in 院长之声, answering nothing: a private question; 不撤销 leaves everything as it is."""
    wang = issued.person("王宏")

    await wang.says(issued.group("院长之声"), "作废")
    news = issued.unread()
    assert set(news) == {"王宏"}
    assert "是否撤销？" in news["王宏"][0]
    await wang.presses("不撤销")

    assert wang.phone.last.text == "督2026-0001 不撤销，照旧办理（王宏）"


async def test_nobody_else_calls_it_off(issued: World) -> None:
    """宋立群 under the card of an order that he has to obey: silence."""
    group = issued.group("甘井子法院")

    await issued.person("宋立群").says(group, "此件作废", reply_to=group.last)

    assert issued.unread() == {}


async def test_the_issuer_moves_the_deadline_in_words(issued: World) -> None:
    """改到周三 under the card is asked back in private; 变更 tells the court, and the old steps are withdrawn."""
    wang, group = issued.person("王宏"), issued.group("甘井子法院")

    await wang.says(group, "改到12月2日", reply_to=group.messages[0])
    assert set(issued.unread()) == {"王宏"}
    assert "时限：11月30日（周一） → 12月2日（周三）" in wang.phone.last.text
    await wang.presses("变更")

    assert "时限：12月2日（周三）" in group.texts[0]
    await jump(issued, "2026-12-01 08:30")
    assert "已逾期" not in str(group.texts)
    await wang.says(None, "/why 1")
    assert "未发：时限已改" in wang.phone.last.text


async def test_an_answer_to_a_person_means_his_court(issued: World) -> None:
    """你院再谈一次 as an answer to 宋立群's words in 院长之声 is an order to 甘井子法院."""
    command = issued.group("院长之声")
    message = await issued.person("宋立群").says(command, "上周与申请执行人谈过，对方情绪平稳")
    issued.unread()

    await issued.person("王宏").says(command, "请你院12月8日前再接谈一次。", reply_to=message)

    (card,) = issued.unread()["甘井子法院督办群"]
    assert card.startswith("督2026-0002　接谈")


async def test_not_ours_offers_to_decline(issued: World) -> None:
    """宋立群 says that it is not theirs: he alone is offered 退回, and after the press it waits for 王宏."""
    group = issued.group("甘井子法院")

    await issued.person("宋立群").says(group, "这个件不是我们院的，是金州法院的。")
    assert "督2026-0001　交办　是否退回交办人？" in group.last.text
    assert group.last.buttons == ["退回", "不退回"]
    await issued.person("宋立群").presses("退回", group)

    assert "督2026-0001 已退回，等待交办人决定（宋立群）" in " ".join(group.texts)
    assert any("已退回" in text or "退回" in text for text in issued.person("王宏").phone.texts)


async def test_not_ours_by_somebody_else_is_talk(issued: World) -> None:
    """罗小川 has no part in the order: nothing is offered."""
    await issued.person("罗小川").says(issued.group("甘井子法院"), "这个件不是我们院的，是金州法院的。")

    assert issued.unread() == {}


async def test_an_order_as_an_answer_goes_to_whom_it_answers(world: World) -> None:
    """王宏 answers words of 周焱 with an order of nobody in particular: it is for 周焱."""
    message = await world.person("周焱").says(world.group("院长之声"), "刘某来案的评估报告还没有出来，机构在拖。")
    world.unread()

    await world.person("王宏").says(world.group("院长之声"), "三日内把报告催出来，给我个结果。", reply_to=message)

    told = world.group("大连中院").texts + world.person("王宏").phone.texts
    assert any("大连中院院长" in text for text in told)


async def test_the_party_is_taken_from_the_message_that_is_answered(world: World) -> None:
    """你三日内接谈一次 under words about 刘某来 is about him."""
    message = await world.person("周焱").says(world.group("院长之声"), "刘某来昨天又到省里来了。")

    await world.person("王宏").says(world.group("院长之声"), "你三日内接谈一次，报结果。", reply_to=message)

    assert "申请执行人：刘某" in world.group("大连中院").last.text


async def test_the_quoted_court_decides_between_courts_of_one_name(world: World) -> None:
    """铁西法院 under words about 鞍山铁西法院 is that one; nobody is asked."""
    message = await world.person("王宏").says(world.group("院长之声"), "鞍山铁西法院的案款又超期了。")

    await world.person("王宏").says(
        world.group("院长之声"), "请铁西法院院长三日内书面说明超期发放的原因。", reply_to=message
    )

    assert "主责1家" in world.group("院长之声").last.text


async def test_every_piece_of_a_message_becomes_an_order(world: World) -> None:
    """Two dates for two actions: the last one ends the main order, the earlier one is an order of its own."""
    await world.person("王宏").says(
        world.group("院长之声"), "甘井子法院：请5个工作日内完成来信的系统登记，30日内办结并告知信访人。"
    )

    cards = world.group("甘井子法院").texts
    assert any("事项：办结并告知信访人" in card and "12月20日" in card for card in cards)
    assert any("事项：完成来信的系统登记" in card and "11月27日" in card for card in cards)


async def test_an_order_under_ones_own_card_goes_to_whom_the_card_names(issued: World) -> None:
    """王宏 answers the card of his own order with another piece of work: it is for 宋立群, and 王宏 is asked first."""
    wang, group = issued.person("王宏"), issued.group("院长之声")

    await wang.says(group, "三日内把评估报告也催出来，给我个结果。", reply_to=group.messages[0])

    (asked,) = issued.unread()["王宏"]
    assert "主责：甘井子法院院长" in asked
