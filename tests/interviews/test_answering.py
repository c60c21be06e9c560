"""What the bot asks for an interview, and whose words become the answer; the card goes along to the end of the chat."""

from bot.sandbox.acts.speaking import Guise
from tests.interviews.stories import ask_for_interview, fill_in
from tests.world import Person, Screen, World

WORDS = "要求执行到位三十万元"


async def asked_for_claims(world: World) -> tuple[Person, Screen]:
    """宋立群 has said how the interview ended and is asked in the group what the petitioner wants."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/record 1")
    await president.presses("和解", group)
    await president.presses("满意", group)
    assert "当事人的诉求是什么" in group.last.text
    return president, group


async def test_the_question_opens_an_answer_on_the_telephone_of_whoever_is_asked(world: World) -> None:
    """A forced reply, for him alone: a bot in privacy mode hears nothing else in a group."""
    _, group = await asked_for_claims(world)

    assert group.last.markup == {"force_reply": True, "selective": True}
    assert [entity["user"]["first_name"] for entity in group.last.entities if "user" in entity] == ["宋立群"]


async def test_his_next_message_is_the_answer_and_he_is_told(world: World) -> None:
    """He did not use Telegram's reply; the words are taken, the bot says as what, and asks on."""
    president, group = await asked_for_claims(world)

    said = await president.says(group, WORDS)

    told = next(one for one in group.messages if one.text.startswith("✓ 已作为“诉求”记入 督2026-0001"))
    assert told.reply_to is not None
    assert told.reply_to.id == said.id
    assert "请回复答复意见" in "".join(group.texts[-2:])
    await president.presses("接谈", group)
    await president.presses("看全文", group)
    assert f"诉求：{WORDS}" in president.phone.last.text


async def test_words_that_sound_like_an_order_are_an_answer_to_who_was_asked(world: World) -> None:
    """What was replied to a petitioner is full of what will be done; only who is plainly told to do something takes it elsewhere."""
    president, group = await asked_for_claims(world)

    await president.says(group, "请求尽快执行到位")
    await president.says(group, "依法评估拍卖被执行人名下厂房，每月回告一次")

    assert "必填项已齐" in "".join(group.texts[-2:])


async def test_nobody_elses_words_are_an_answer(world: World) -> None:
    """A stranger's, a colleague's who may write the record himself, and the president's own behind an anonymous account."""
    president, group = await asked_for_claims(world)
    world.telegram.join(world.person("路人甲").user, group.chat.id)
    world.telegram.promote(president.user, group.chat)
    world.unread()

    await world.settle()
    await world.person("路人甲").says(group, WORDS)
    await world.person("路人甲").says(group, WORDS, reply_to=group.last)
    await world.person("贺敏").says(group, WORDS)
    await president.says(group, WORDS, guise=Guise(anonymous=True))

    assert "诉求" not in "".join(text for texts in world.unread().values() for text in texts)
    await president.presses("接谈", group)
    assert "记录还差：诉求、答复" in group.last.text


async def test_what_is_meant_otherwise_is_no_answer(world: World) -> None:
    """收到 is none, and neither is a question to the others; the bot's question stays open."""
    president, group = await asked_for_claims(world)
    world.unread()

    for words in ("收到", "谢谢大家", "这个案子怎么样了？", "请甘井子法院执行局长三日内报送评估报告。"):
        await president.says(group, words)
    assert not any("已作为" in text for text in group.texts)
    await president.says(group, WORDS)

    assert any("已作为“诉求”" in text for text in group.texts)


async def test_the_card_comes_down_to_whoever_asks_for_it(world: World) -> None:
    """Ten messages later /record puts it below them; the old one is gone, so there is one card."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/record 1")
    first = group.last
    for number in range(10):
        await world.person("贺敏").says(group, f"第{number}条")

    await president.says(group, "/record 1")

    assert group.last.text.startswith("接谈　督2026-0001")
    assert group.last.id > first.id
    assert [one.id for one in group.messages if one.text.startswith("接谈　督2026-0001")] == [group.last.id]


async def test_a_card_too_old_to_be_deleted_points_to_the_new_one(world: World) -> None:
    """Telegram lets a bot delete its message for 48 hours; after that the old card says where the new one is."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/record 1")
    first = group.last
    await world.asleep_until("2026-11-24 10:00")

    await president.says(group, "/record 1")

    assert group.last.text.startswith("接谈　督2026-0001")
    assert (first.text, first.buttons) == ("督2026-0001 的接谈卡片已移到下方。", [])
    assert not world.alarms.names


async def test_a_record_written_at_once_is_shown_below_the_words(world: World) -> None:
    """Whoever typed it sees what it came to without scrolling, and can close it there."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")

    await fill_in(president, group)

    assert "必填项已齐" in group.last.text
    assert any("归档" in label for label in group.last.buttons)
