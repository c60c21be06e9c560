"""What a bot and people can say to each other through python-telegram-bot."""

import asyncio

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken
from telegram.request import HTTPXRequest

from bot.sandbox.acts.speaking import Guise, Pick
from bot.sandbox.world import World
from tests.sandbox.conftest import Cast
from tests.sandbox.pictures import png
from tests.sandbox.transport import SandboxTransport

SIGN = InlineKeyboardMarkup([[InlineKeyboardButton("签收", callback_data="sign:1")]])


async def test_a_message_said_in_a_group_reaches_the_bot(world: World, people: Cast, bot: Bot) -> None:
    """What a person says is in the next getUpdates, with entities counted in UTF-16."""
    world.say(people.wang, people.group, "图😀 @wanghong 请周焱院长办理", mentions=[Pick("周焱院长", people.zhou)])

    message = (await bot.get_updates())[-1].message

    assert message is not None
    assert [(e.type, e.offset, e.length) for e in message.entities] == [("mention", 4, 9), ("text_mention", 15, 4)]
    assert message.entities[1].user is not None
    assert message.entities[1].user.id == people.zhou.id


async def test_an_update_comes_until_a_higher_offset_confirms_it(world: World, people: Cast, bot: Bot) -> None:
    """A poll repeats what was not confirmed, and forgets what was."""
    world.say(people.wang, people.group, "一")
    first = (await bot.get_updates())[-1].update_id

    again = (await bot.get_updates())[-1].update_id
    after = await bot.get_updates(offset=first + 1)

    assert (again, after) == (first, ())


async def test_a_press_and_its_answer(world: World, people: Cast, bot: Bot) -> None:
    """A press reaches the bot as a callback query, and its answer reaches the person."""
    await bot.send_message(people.group.id, "<b>督2026-0001</b>", parse_mode="HTML", reply_markup=SIGN)
    card = world.last_message(people.group)
    press = world.press(people.zhou, card, card.button("签收"))

    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    await query.answer("已签收", show_alert=True)

    assert (query.data, press.answer, press.is_alert) == ("sign:1", "已签收", True)


async def test_a_press_ends_a_poll_that_waits(world: World, people: Cast, bot: Bot) -> None:
    """Whoever presses in a quiet hour is answered at once, and not when the poll has run out."""
    await bot.send_message(people.group.id, "督2026-0001", reply_markup=SIGN)
    waiting = asyncio.create_task(bot.get_updates(offset=world.updates.next_id, timeout=30))
    await world.bell.wait_until(lambda: world.poll_number == 1, seconds=5)

    world.press(people.zhou, world.last_message(people.group), "sign:1")

    (update,) = await asyncio.wait_for(waiting, 10)
    assert update.callback_query is not None


async def test_an_edit_without_a_keyboard_takes_it_away(world: World, people: Cast, bot: Bot) -> None:
    """An edit keeps the message's id, marks it edited, and drops the buttons."""
    sent = await bot.send_message(people.group.id, "待签收", reply_markup=SIGN)

    await bot.edit_message_text("已签收", people.group.id, sent.message_id)

    card = world.last_message(people.group)
    assert (card.id, card.text, card.buttons) == (sent.message_id, "已签收", [])
    assert card.edit_date is not None


async def test_files_go_both_ways(world: World, people: Cast, bot: Bot) -> None:
    """A person's file can be downloaded byte for byte, and the bot's hangs on its message."""
    sheet = world.send_document(people.wang, people.group, "指标.xlsx", b"PK-sheet", "十一月")
    assert sheet.attachment is not None

    file = await bot.get_file(sheet.attachment.file_id)
    data = await file.download_as_bytearray()
    sent = await bot.send_document(people.group.id, bytes(data), filename="退回.xlsx", caption="请看")

    assert bytes(data) == b"PK-sheet"
    assert sent.document is not None
    assert sent.document.file_name == "退回.xlsx"


async def test_a_picture_keeps_its_size(people: Cast, bot: Bot) -> None:
    """The answer tells the picture's width and height."""
    sent = await bot.send_photo(people.group.id, png(640, 480), caption="排名")

    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)


async def test_an_album_is_several_messages(people: Cast, bot: Bot) -> None:
    """An album answers one message per file, joined by one id."""
    media = [InputMediaDocument(data, filename=f"{number}.txt") for number, data in enumerate([b"a", b"b"])]

    sent = await bot.send_media_group(people.group.id, media)

    assert len({message.media_group_id for message in sent}) == 1
    assert [message.document.file_name for message in sent if message.document] == ["0.txt", "1.txt"]


async def test_a_deep_link_opens_the_private_chat(world: World, people: Cast, bot: Bot) -> None:
    """/start CODE arrives with its command entity; before that, the bot could not write first."""
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(people.wang.id, "您好")
    world.start(people.wang, "CODE-1")

    message = (await bot.get_updates())[-1].message

    assert message is not None
    assert (message.text, message.entities[0].type, message.chat.type) == ("/start CODE-1", "bot_command", "private")
    assert (await bot.send_message(people.wang.id, "您好")).text == "您好"


async def test_an_anonymous_admin_speaks_as_the_group(world: World, people: Cast, bot: Bot) -> None:
    """The sender is GroupAnonymousBot and sender_chat the group itself."""
    world.say(people.wang, people.group, "请办理", guise=Guise(anonymous=True))

    message = (await bot.get_updates())[-1].message

    assert message is not None
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.id, message.sender_chat.id) == (1087968824, people.group.id)


async def test_the_newer_poll_ends_the_older(world: World, bot: Bot) -> None:
    """Two pollers: the one that waited gets 409."""
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await world.bell.wait_until(lambda: world.poll_number == 1, seconds=5)
    await bot.get_updates(timeout=0)

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older


async def test_a_long_poll_wakes_at_once(world: World, people: Cast, bot: Bot) -> None:
    """A waiting poll returns with the message, not after its time-out."""
    await bot.get_updates(offset=-1)
    waiting = asyncio.create_task(bot.get_updates(offset=world.updates.next_id, timeout=30))
    await world.bell.wait_until(lambda: world.poll_number == 2, seconds=5)

    world.say(people.wang, people.group, "急")

    assert (await waiting)[-1].message is not None


async def test_a_wrong_token_is_refused(world: World) -> None:
    """An unknown token answers 401, as PTB's InvalidToken."""
    wire = HTTPXRequest(httpx_kwargs={"transport": SandboxTransport(world)})

    with pytest.raises(InvalidToken):
        await Bot("42:WRONG", base_url="http://sandbox/bot", request=wire).initialize()


async def test_an_unknown_method_is_recorded_and_refused(world: World, bot: Bot) -> None:
    """It answers 400, not 404, which PTB would take for a wrong token."""
    with pytest.raises(BadRequest, match=r"(?i)sendDice is not supported by the sandbox"):
        await bot.send_dice(1)

    assert [call.code for call in world.trace.of("sendDice")] == [400]
