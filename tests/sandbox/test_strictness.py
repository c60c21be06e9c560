"""The sandbox refuses what Telegram refuses, in Telegram's words."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.calls import answer
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.people import Chat, User
from bot.sandbox.world import World
from tests.sandbox.conftest import Cast
from tests.sandbox.pictures import png


async def ask(world: World, method: str, *, uploads: dict[str, Upload] | None = None, **parameters: object) -> Any:  # noqa: ANN401 -- any JSON
    """The result, or the code and description of the refusal."""
    given = await answer(world, world.bot.token, method, Parameters(parameters, uploads or {}))
    assert isinstance(given.body, dict)
    return given.body["result"] if given.body["ok"] else (given.code, given.body["description"])


def button(**fields: object) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "签收", **fields}]]}


PARSE = "Bad Request: can't parse entities: "

REFUSED_TEXTS = [
    pytest.param({"text": "院" * 4097}, "Bad Request: message is too long", id="4097 characters"),
    pytest.param(
        {"text": "<b>" + "院" * 4097 + "</b>", "parse_mode": "HTML"},
        "Bad Request: message is too long",
        id="4097 parsed",
    ),
    pytest.param({"text": "x" * 32769}, "Bad Request: text is too long", id="32769 bytes"),
    pytest.param({"text": " \n "}, "Bad Request: message text is empty", id="blank"),
    pytest.param({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty", id="empty tag"),
    pytest.param(
        {"text": "院<x>", "parse_mode": "HTML"}, PARSE + 'Unsupported start tag "x" at byte offset 3', id="tag"
    ),
    pytest.param(
        {"text": "a < b", "parse_mode": "HTML"}, PARSE + 'Unsupported start tag "" at byte offset 2', id="bare <"
    ),
    pytest.param(
        {"text": "<b>a", "parse_mode": "HTML"}, PARSE + 'Can\'t find end tag corresponding to start tag "b"', id="open"
    ),
    pytest.param(
        {"text": "<b>a</i>", "parse_mode": "HTML"},
        PARSE + 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 4',
        id="crossed",
    ),
    pytest.param(
        {"text": "a</b>", "parse_mode": "HTML"}, PARSE + 'Unexpected end tag "</b>" at byte offset 1', id="end"
    ),
    pytest.param(
        {"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
        "Bad Request: entity beginning or end is out of the message text",
        id="entity beyond the text",
    ),
]


@pytest.mark.parametrize(("parameters", "description"), REFUSED_TEXTS)
async def test_a_text_that_telegram_refuses(
    world: World, people: Cast, parameters: dict[str, Any], description: str
) -> None:
    """Length is counted in characters after parsing, mistakes in bytes before it."""
    assert await ask(world, "sendMessage", chat_id=people.group.id, **parameters) == (400, description)


@pytest.mark.parametrize("text", ["院" * 4096, "😀" * 4096, "<b>" + "院" * 4096 + "</b>"])
async def test_a_text_of_just_4096_characters_passes(world: World, people: Cast, text: str) -> None:
    """4,096 characters pass, whatever their size in bytes or UTF-16."""
    sent = await ask(world, "sendMessage", chat_id=people.group.id, text=text, parse_mode="HTML")

    assert len(sent["text"]) == 4096


REFUSED_KEYBOARDS = [
    pytest.param(button(callback_data="院" * 22), "Bad Request: BUTTON_DATA_INVALID", id="66 bytes of data"),
    pytest.param(button(callback_data=""), "Bad Request: BUTTON_DATA_INVALID", id="no data"),
    pytest.param(
        button(),
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        id="no act",
    ),
    pytest.param(
        button(url="督办"), "Bad Request: inline keyboard button URL '督办' is invalid: Wrong HTTP URL", id="no address"
    ),
    pytest.param(
        {"inline_keyboard": [[{"text": "x" * 50, "callback_data": "y" * 50}]] * 99},
        "Bad Request: reply markup is too long",
        id="above 10 kB",
    ),
]


@pytest.mark.parametrize(("markup", "description"), REFUSED_KEYBOARDS)
async def test_a_keyboard_that_telegram_refuses(
    world: World, people: Cast, markup: dict[str, Any], description: str
) -> None:
    """64 bytes of callback data, real links, 10 kB in all."""
    assert await ask(world, "sendMessage", chat_id=people.group.id, text="x", reply_markup=markup) == (400, description)


async def test_callback_data_of_64_bytes_passes(world: World, people: Cast) -> None:
    """21 Chinese characters and one letter are 64 bytes."""
    data = "院" * 21 + "x"

    await ask(world, "sendMessage", chat_id=people.group.id, text="x", reply_markup=button(callback_data=data))

    assert world.last_message(people.group).button("签收").data == data


async def test_more_than_eight_buttons_in_a_row_are_not_shown(world: World, people: Cast) -> None:
    """Telegram shows eight per row and a hundred in all."""
    row = [{"text": str(number), "callback_data": str(number)} for number in range(9)]

    await ask(world, "sendMessage", chat_id=people.group.id, text="x", reply_markup={"inline_keyboard": [row] * 13})

    assert len(world.last_message(people.group).buttons) == 100
    assert world.last_message(people.group).buttons[8] == "0"


@dataclass(frozen=True)
class Refused:
    """A call and Telegram's answer to it. The chat is the group unless another is named."""

    method: str
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)


NO_MODE = {"text": "x", "parse_mode": "MarkdownV2"}
REFUSED_CALLS = [
    Refused("sendMessage", "Bad Request: chat not found", {"chat_id": -1, "text": "x"}),
    Refused("sendMessage", "Bad Request: chat not found", {"chat_id": "@nobody", "text": "x"}),
    Refused("sendMessage", "Bad Request: chat_id is empty", {"chat_id": "", "text": "x"}),
    Refused("sendMessage", "Bad Request: unsupported parse_mode: the sandbox reads HTML only", NO_MODE),
    Refused(
        "sendMessage",
        "Bad Request: message to be replied not found",
        {"text": "x", "reply_parameters": {"message_id": 99}},
    ),
    Refused("sendMessage", "Bad Request: message thread not found", {"text": "x", "message_thread_id": 1}),
    Refused("sendPhoto", "Bad Request: wrong file identifier/HTTP URL specified", {"photo": "AgAD"}),
    Refused("sendDocument", "Bad Request: there is no document in the request"),
    Refused("sendMediaGroup", "Bad Request: there must be 2-10 media in the album", {"media": [{"type": "photo"}]}),
    Refused("editMessageText", "Bad Request: message to edit not found", {"message_id": 99, "text": "x"}),
    Refused("editMessageText", "Bad Request: message can't be edited", {"message_id": 1, "text": "x"}),
    Refused("deleteMessage", "Bad Request: message to delete not found", {"message_id": 99}),
    Refused("deleteMessage", "Bad Request: message can't be deleted", {"message_id": 1}),
    Refused(
        "pinChatMessage", "Bad Request: not enough rights to manage pinned messages in the chat", {"message_id": 1}
    ),
    Refused("setMessageReaction", "Bad Request: message to react not found", {"message_id": 99}),
    Refused("getFile", "Bad Request: invalid file_id", {"file_id": "x"}),
    Refused("getChatMember", "Bad Request: user not found", {"user_id": 5}),
    Refused("getChatMember", "Bad Request: member list is inaccessible", {"user_id": 1002}),
    Refused("sendChatAction", "Bad Request: wrong parameter action in request", {"action": "dance"}),
    Refused("createForumTopic", "Bad Request: the chat is not a forum", {"name": "x"}),
    Refused(
        "setMyCommands", "Bad Request: BOT_COMMAND_INVALID", {"commands": [{"command": "Task", "description": "x"}]}
    ),
    Refused(
        "setMyCommands",
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
        {"commands": [{"command": "x", "description": ""}]},
    ),
    Refused("answerCallbackQuery", "Bad Request: query is too old and response timeout expired or query ID is invalid"),
]


@pytest.mark.parametrize("refused", REFUSED_CALLS, ids=lambda one: f"{one.method}: {one.description}")
async def test_a_call_that_telegram_refuses(world: World, people: Cast, refused: Refused) -> None:
    """Each refusal carries Telegram's own sentence, so that the bot's reading of it is tried."""
    parameters = {"chat_id": people.group.id, **refused.parameters}

    assert await ask(world, refused.method, **parameters) == (400, refused.description)


async def test_an_edit_that_changes_nothing_is_refused(world: World, people: Cast) -> None:
    """An edit to the same text and keyboard is "not modified"."""
    sent = await ask(world, "sendMessage", chat_id=people.group.id, text="待签收")

    refused = await ask(world, "editMessageText", chat_id=people.group.id, message_id=sent["message_id"], text="待签收")

    assert refused[0] == 400
    assert refused[1].startswith("Bad Request: message is not modified: specified new message content")


@pytest.mark.parametrize(("length", "is_taken"), [(1024, True), (1025, False)])
async def test_a_caption_has_at_most_1024_characters(
    world: World, people: Cast, length: int, *, is_taken: bool
) -> None:
    """1,024 characters pass, one more does not."""
    uploads = {"document": Upload("x.txt", b"x")}

    sent = await ask(world, "sendDocument", uploads=uploads, chat_id=people.group.id, caption="院" * length)

    assert isinstance(sent, dict) is is_taken


@pytest.mark.parametrize(
    ("picture", "description"),
    [
        (b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(21, 1), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (b"", "Bad Request: file must be non-empty"),
    ],
)
async def test_a_picture_that_telegram_refuses(world: World, people: Cast, picture: bytes, description: str) -> None:
    """Width plus height is at most 10,000 and the ratio 20."""
    uploads = {"photo": Upload("x.png", picture)}

    assert await ask(world, "sendPhoto", uploads=uploads, chat_id=people.group.id) == (400, description)


async def test_files_above_20_mb_cannot_be_downloaded(world: World, people: Cast) -> None:
    """People may send 50 MB, but getFile gives a bot 20 MB at most."""
    message = world.send_document(people.wang, people.group, "卷宗.pdf", b"x" * ((20 << 20) + 1))
    assert message.attachment is not None

    assert await ask(world, "getFile", file_id=message.attachment.file_id) == (400, "Bad Request: file is too big")


async def test_a_message_older_than_48_hours_cannot_be_deleted(world: World, people: Cast) -> None:
    """The 48 hours are counted on the sandbox's clock."""
    sent = await ask(world, "sendMessage", chat_id=people.group.id, text="x")
    world.advance(timedelta(hours=48, seconds=1))

    refused = await ask(world, "deleteMessage", chat_id=people.group.id, message_id=sent["message_id"])

    assert refused == (400, "Bad Request: message can't be deleted for everyone")


async def test_a_press_is_answered_late_in_vain(world: World, people: Cast) -> None:
    """After 150 seconds a callback query is too old."""
    await ask(world, "sendMessage", chat_id=people.group.id, text="x", reply_markup=button(callback_data="1"))
    press = world.press(people.zhou, world.last_message(people.group), "1")
    world.advance(timedelta(seconds=151))

    refused = await ask(world, "answerCallbackQuery", callback_query_id=press.id)

    assert refused[1].startswith("Bad Request: query is too old")


async def test_a_message_older_than_a_day_is_never_delivered(world: World, people: Cast) -> None:
    """Updates are kept for 24 hours."""
    world.say(people.wang, people.group, "昨天的话")
    world.advance(timedelta(hours=24, seconds=1))

    assert await ask(world, "getUpdates") == []


@pytest.mark.parametrize(
    ("act", "description"),
    [
        ("kick", "Forbidden: bot was kicked from the supergroup chat"),
        ("leave", "Forbidden: bot is not a member of the supergroup chat"),
        ("delete", "Forbidden: the supergroup chat was deleted"),
    ],
)
async def test_a_group_that_is_lost(world: World, people: Cast, act: str, description: str) -> None:
    """Each way of losing a group has its own 403."""
    {"kick": world.kick_bot, "leave": world.leave_bot, "delete": world.delete_group}[act](people.group)

    assert await ask(world, "sendMessage", chat_id=people.group.id, text="x") == (403, description)


async def test_a_person_who_blocked_the_bot_or_is_gone(world: World, people: Cast) -> None:
    """Blocked and deactivated people answer 403 in their own words."""
    for user in (people.wang, people.zhou):
        world.start(user)
    world.block_bot(people.wang)
    world.deactivate(people.zhou)

    blocked = await ask(world, "sendMessage", chat_id=people.wang.id, text="x")
    gone = await ask(world, "sendMessage", chat_id=people.zhou.id, text="x")

    assert blocked == (403, "Forbidden: bot was blocked by the user")
    assert gone == (403, "Forbidden: user is deactivated")


async def test_an_upgraded_group_names_its_successor(world: World, basic_group: Chat) -> None:
    """Writing to the old id answers 400 with migrate_to_chat_id; reading it is still allowed."""
    new = world.migrate(basic_group)

    refused = await answer(world, world.bot.token, "sendMessage", Parameters({"chat_id": basic_group.id, "text": "x"}))

    assert isinstance(refused.body, dict)
    assert refused.body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await ask(world, "getChat", chat_id=basic_group.id))["title"] == "甘井子法院"


async def test_a_link_to_a_person_becomes_a_mention_only_of_somebody_known(world: World, people: Cast) -> None:
    """A tg://user link mentions a member; to a stranger it is plain text."""
    stranger = world.add_user(User(2001, "路人"))
    text = f'<a href="tg://user?id={people.zhou.id}">周焱</a> <a href="tg://user?id={stranger.id}">路人</a>'

    sent = await ask(world, "sendMessage", chat_id=people.group.id, text=text, parse_mode="HTML")

    assert [(entity["type"], entity["user"]["id"]) for entity in sent["entities"]] == [("text_mention", people.zhou.id)]


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"text": "x", "reply_parameters": [1]}),
        ("sendMessage", {"text": "x", "entities": [1]}),
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "copy_text": 1}]]}}),
        ("sendMessage", {"text": "x", "reply_markup": "{"}),
        ("sendMediaGroup", {"media": [1, 2]}),
        ("setMyCommands", {"commands": [1]}),
        ("setMessageReaction", {"message_id": 1, "reaction": [1]}),
        ("deleteMessages", {"message_ids": [[1]]}),
        ("deleteMessage", {"message_id": "one"}),
    ],
)
async def test_misshapen_parameters_are_refused(
    world: World, people: Cast, method: str, parameters: dict[str, Any]
) -> None:
    """A value of the wrong shape is a 400, never a broken sandbox."""
    refused = await ask(world, method, chat_id=people.group.id, **parameters)

    assert refused[0] == 400
