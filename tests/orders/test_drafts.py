"""What may have been an order: its issuer alone is asked."""

from tests.world import World

UNCLEAR = "铁西法院院长三日内报送台账。"


async def test_an_ambiguous_court_is_asked_about(world: World) -> None:
    """铁西法院 is in Shenyang and in Anshan: 王宏 is asked in private; nothing is said in the group."""
    await world.person("王宏").says(world.group("院长之声"), UNCLEAR)

    news = world.unread()

    assert set(news) == {"王宏"}
    assert "是否交办？" in news["王宏"][0]
    assert len(world.person("王宏").phone.last.buttons) == 3


async def test_the_answer_makes_the_order(world: World) -> None:
    """One press on the court that is meant; the draft's card says which order it became."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), UNCLEAR)
    label = next(one for one in wang.phone.last.buttons if "不是" not in one)

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
