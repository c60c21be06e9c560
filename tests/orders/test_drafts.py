"""What may have been an order: its issuer alone is asked."""

from tests.world import World

UNCLEAR = "铁西法院院长三日内报送台账。"


async def test_an_ambiguous_court_is_asked_about(world: World) -> None:
    """铁西法院 is in Shenyang and in Anshan: 王宏 is asked in private; nothing is said in the group."""
    await world.person("王宏").says(world.group("院长之声"), UNCLEAR)

    news = world.unread()

    assert set(news) == {"王宏"}
    assert "是否交办？" in news["王宏"][0]
    assert [one for one in world.person("王宏").phone.last.buttons if "铁西" in one] == ["鞍山铁西法院", "沈阳铁西法院"]


async def test_the_answer_makes_the_order(world: World) -> None:
    """One press on the court that is meant; the draft's card says which order it became."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    label = next(one for one in wang.phone.last.buttons if "铁西" in one)

    await wang.presses(label)

    assert wang.phone.texts[0] == "✓ 已下达 督2026-0001"
    assert "督2026-0001　交办　待签收" in world.group("院长之声").last.text


async def test_a_draft_is_answered_once(world: World) -> None:
    """Of two presses the second is told that it is settled."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    card = wang.phone.last
    await wang.presses("不是交办", message=card)
    assert wang.phone.last.text == "好的，不作为交办。"


async def test_an_unanswered_draft_expires(world: World) -> None:
    """After a day the card says that nothing was issued."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)

    await world.advance(hours=25)

    assert wang.phone.last.text == "草稿已过期，未下达。"


async def test_talk_is_met_with_silence(world: World) -> None:
    """Thanks, reports and greetings create nothing."""
    for text in ("收到，马上落实。", "感谢省法院的支持。", "各位院长早上好"):
        await world.person("王宏").says(world.group("院长之声"), text)

    assert world.unread() == {}


async def test_people_are_said_anew(world: World) -> None:
    """改人 asks for words; the card then names them, and 确认 issues to them."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    await wang.presses("改人")
    assert wang.phone.last.text.startswith("请写明由谁办理")

    await wang.says(None, "甘井子法院院长")
    assert "主责：甘井子法院院长" in wang.phone.texts[0]
    await wang.presses("确认")

    assert "○ 甘井子法院院长 宋立群" in world.group("甘井子法院").last.text


async def test_unclear_people_are_asked_about_again(world: World) -> None:
    """Two courts of one name are offered, and none is picked."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    await wang.presses("改人")

    await wang.says(None, "铁西法院院长")

    assert "确认" not in wang.phone.messages[0].buttons
    assert len([one for one in wang.phone.messages[0].buttons if "铁西" in one]) == 2


async def test_deadline_and_matter_are_said_anew(world: World) -> None:
    """改时限 and 改内容 take the next words; what is no date is asked for again."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    await wang.presses("改时限")
    await wang.says(None, "越快越好")
    assert wang.phone.last.text.startswith("没有看懂。请写明时限")
    await wang.says(None, "12月4日前")
    await wang.presses("改内容")
    await wang.says(None, "报送终本案件清单")

    assert "时限：12月4日（周五）\n事项：报送终本案件清单" in wang.phone.texts[0]


async def test_authority_is_read_at_the_press(world: World) -> None:
    """周焱 cannot order either of the courts that he could have meant: the press is refused and nothing is issued."""
    zhou = world.person("周焱")
    await zhou.says(None, "/task 铁西法院院长 三日内报送台账")

    press = await zhou.presses("鞍山铁西法院")

    assert "不在您的交办范围内" in (press.answer or "")
    assert "督2026" not in str(world.unread())


async def test_the_card_says_what_is_unclear(world: World) -> None:
    """An exception that the reading left out holds the order up, and stands on the card; a correction settles it."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), "请甘井子、金州两家法院下班前书面说明原因，其余各家不用报。")
    assert "拿不准：\n• 例外的是哪些法院：“其余”" in wang.phone.last.text
    await wang.presses("改人")

    await wang.says(None, "甘井子法院院长")

    assert "拿不准" not in wang.phone.texts[0]


async def test_what_sounds_like_an_order_is_offered_to_its_author(world: World) -> None:
    """No court has that name, but it looks like an order: he is asked who, in private; the group hears nothing."""
    await world.person("王宏").says(world.group("院长之声"), "让东陵的院长今天过来一趟")

    news = world.unread()

    assert set(news) == {"王宏"}
    assert "• 是不是交办" in news["王宏"][0]
    assert "没有认出责任人。请点“改人”" in news["王宏"][0]
