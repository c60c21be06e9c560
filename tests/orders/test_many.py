"""One order to many courts: each sees its own copy, the issuer and the command group the counts. It is a Friday, 09:00."""

from datetime import timedelta

from tests.world import World

ALL = "请全省各中院、各基层法院院长于11月30日前报送执行案款清理台账。"


async def issued(world: World, text: str = ALL) -> World:
    await world.person("王宏").says(world.group("院长之声"), text)
    assert any("督2026-0001" in text for text in world.group("院长之声").texts)
    return world


async def test_the_command_group_reads_one_summary(world: World) -> None:
    """127 courts, one card with numbers in 院长之声; every court's group gets its own copy, with its own line only."""
    await issued(world)

    news = world.unread()

    assert len(news["院长之声"]) == 1
    assert "主责127家，签收0/127，办结0/127，销号0/127" in news["院长之声"][0]
    (copy,) = news["甘井子法院督办群"]
    assert "○ 甘井子法院院长 宋立群" in copy
    assert "沙河口" not in copy
    assert "另有126家" in copy


async def test_the_counts_are_live(world: World) -> None:
    """Two courts acknowledge: the one card in 院长之声 is edited, and no message is added there or in other courts' groups."""
    await issued(world)
    before = len(world.group("院长之声").messages)
    world.unread()

    await world.person("宋立群").presses("签收", world.group("甘井子法院"))
    await world.person("秦岚").presses("签收", world.group("沙河口法院"))

    assert len(world.group("院长之声").messages) == before
    assert "签收2/127" in world.group("院长之声").last.text
    assert "沈阳中院督办群" not in world.unread()


async def test_who_is_missing_is_told_to_who_may_know(world: World) -> None:
    """The button under the one card: the issuer reads all names in private, a president those of his own city, others none."""
    await issued(world)
    await world.person("宋立群").presses("签收", world.group("甘井子法院"))
    world.unread()

    await world.person("王宏").presses("谁未办", world.group("院长之声"))
    await world.person("周焱").presses("谁未办", world.group("院长之声"))
    press = await world.person("秦岚").presses("谁未办", world.group("院长之声"))

    news = world.unread()
    assert news["王宏"][0].startswith("督2026-0001　已签收1/127\n未签收（126家）：\n• 沈阳市（")
    assert "\n• 大连市（13）：大连中院院长、中山法院院长、" in news["王宏"][0]
    assert "已签收、未办结（1家）：甘井子法院院长" in news["王宏"][0]
    assert news["周焱"][0].startswith("督2026-0001　已签收1/13\n未签收（12家）：")
    assert press.answer == "名单只发交办人、督查室和上级院长。"
    assert set(news) == {"王宏", "周焱"}


async def test_the_command_asks_the_same(world: World) -> None:
    """/missing with the number, in private."""
    await issued(world)
    world.unread()

    await world.person("王宏").says(None, "/missing 1")

    assert "未签收（127家）" in world.unread()["王宏"][0]


async def test_a_court_cannot_change_its_copy(world: World) -> None:
    """宋立群 sets no deadline, cancels nothing; the order is as it was for all."""
    await issued(world)
    world.unread()

    await world.person("宋立群").says(None, "/deadline 1 12月31日前")
    await world.person("宋立群").says(None, "/cancel 1 本院无此类案件")

    news = world.unread()
    assert all("只能由交办人" in text for text in news["宋立群"])
    assert set(news) == {"宋立群"}


async def test_a_new_deadline_reaches_every_copy(world: World) -> None:
    """王宏 sets the fourth of December: every court's card says so, and a line under it as well."""
    await issued(world)
    world.unread()

    await world.person("王宏").says(None, "/deadline 1 12月4日前")

    for name in ("大连中院", "甘井子法院", "沙河口法院", "沈阳中院"):
        texts = world.group(name).read()
        assert any("时限：12月4日（周五）" in text for text in texts), name
        assert any("时限定为12月4日（周五）" in text for text in texts), name


async def test_a_withdrawal_reaches_every_copy(world: World) -> None:
    """After 撤销 every card says so, without a button."""
    await issued(world)

    await world.person("王宏").presses("撤销", world.group("院长之声"))

    for name in ("大连中院", "甘井子法院", "沙河口法院", "沈阳中院", "院长之声"):
        (card,) = [one for one in world.group(name).messages if one.text.startswith("督2026-0001　")]
        assert "已撤销" in card.text
        assert card.buttons == []


async def test_no_message_mentions_more_than_five(world: World) -> None:
    """Telegram notifies nobody where more are mentioned: the first reminders of all courts keep to it."""
    await issued(world)
    world.clock.move(timedelta(hours=5, minutes=30))
    await world.settle()

    messages = [message for chat in world.telegram.chats.values() for message in world.screen(chat.id).messages]
    mentions = [sum(one["type"] == "text_mention" for one in message.entities) for message in messages]
    assert 1 <= max(mentions) <= 5


async def test_whoever_waits_for_the_issuer_stands_first_on_his_card(world: World) -> None:
    """One of 127 declines: the issuer's card names it before those who are missing, and asks him to answer."""
    await issued(world)
    wang = world.person("王宏").phone
    card = next(one for one in wang.messages if one.text.startswith("督2026-0001"))

    await world.person("宋立群").says(None, "/decline 1 不属我院管辖")

    assert "主责：\n↩ 甘井子法院院长 宋立群（已退回，待交办人答复）" in card.text
    assert "有一家退回，请答复" in card.text
