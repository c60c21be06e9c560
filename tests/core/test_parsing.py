"""From Telegram's JSON to plain values: who, where, what, counted in characters."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot, Update

from bot.intake import chat_id_in
from bot.parsing import parse
from rules.incoming import (
    BotMembershipChanged,
    Chat,
    ChatKind,
    Document,
    GroupMigrated,
    GroupRenamed,
    Incoming,
    Mention,
    Pressed,
    Quoted,
    Said,
    Sender,
)

ZHOU = {"id": 10004, "is_bot": False, "first_name": "周焱", "username": "zhouyan"}
GROUP = {"id": -1001, "type": "supergroup", "title": "大连中院督办群"}
THERE = Chat(-1001, ChatKind.GROUP, "大连中院督办群")
HER = Sender(10004, "周焱", "zhouyan")


def _parse(**update: Any) -> Incoming | None:  # noqa: ANN401 - any JSON
    return parse(Update.de_json({"update_id": 1, **update}, Bot("42:SANDBOX")), "duban_bot")


def _message(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"message_id": 5, "date": 1763600400, "chat": GROUP, "from": ZHOU, **fields}


def _said(**fields: Any) -> Said:  # noqa: ANN401 - any JSON
    said = _parse(message=_message(**fields))
    assert isinstance(said, Said)
    return said


def test_a_plain_word() -> None:
    """Everything about a message of one word."""
    assert _said(text="收到") == Said(
        update_id=1,
        chat=THERE,
        sender=HER,
        message_id=5,
        said_at=datetime(2025, 11, 20, 1, 0, tzinfo=UTC),
        text="收到",
    )


def test_mentions_are_counted_in_characters() -> None:
    """Telegram counts an emoji as two units; the mention behind it is found where Python finds it."""
    said = _said(
        text="图😀 @bot 刘某",
        entities=[
            {"type": "mention", "offset": 4, "length": 4},
            {"type": "text_mention", "offset": 9, "length": 2, "user": {"id": 7, "is_bot": False, "first_name": "刘"}},
        ],
    )

    assert said.mentions == (Mention(3, 4, None, "bot"), Mention(8, 2, 7, None))
    assert said.text[3:7] == "@bot"


@pytest.mark.parametrize(
    ("text", "length", "command", "arguments"),
    [
        ("/bind ABC", 5, "bind", "ABC"),
        ("/Bind@Duban_bot  ABC ", 15, "bind", "ABC"),
        ("/start", 6, "start", ""),
    ],
)
def test_a_command_and_its_arguments(text: str, length: int, command: str, arguments: str) -> None:
    """The command is read without slash, case and bot name."""
    said = _said(text=text, entities=[{"type": "bot_command", "offset": 0, "length": length}])

    assert (said.command, said.arguments) == (command, arguments)


def test_a_command_for_another_bot_is_nothing() -> None:
    """What is addressed to another bot is not even talk."""
    update = _message(text="/bind@other_bot", entities=[{"type": "bot_command", "offset": 0, "length": 15}])

    assert _parse(message=update) is None


def test_a_slash_in_the_middle_is_no_command() -> None:
    """Only the first word can be a command."""
    said = _said(text="请用 /bind", entities=[{"type": "bot_command", "offset": 3, "length": 5}])

    assert said.command is None


@pytest.mark.parametrize(
    "fields",
    [
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
        {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
            "sender_chat": {"id": -1009, "type": "channel"},
        },
        {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
        {"from": ZHOU, "sender_chat": {"id": -1009, "type": "channel", "title": "公告"}},
    ],
)
def test_masks_are_seen_through(fields: dict[str, Any]) -> None:
    """Whoever speaks as a group or a channel is anonymous, whatever user stands beside it."""
    assert _said(text="收到", **fields).sender.is_anonymous


@pytest.mark.parametrize(
    "fields",
    [
        {"forward_origin": {"type": "hidden_user", "date": 1763600000, "sender_user_name": "某人"}},
        {"is_automatic_forward": True},
        {"via_bot": {"id": 9, "is_bot": True, "first_name": "内联"}},
    ],
)
def test_what_others_wrote_is_marked(fields: dict[str, Any]) -> None:
    """Forwarded words, channel posts and words of another bot are not the sender's own."""
    assert _said(text="收到", **fields).is_forwarded


def test_an_edited_message_is_marked() -> None:
    """An edit is told apart from a new message."""
    said = _parse(edited_message=_message(text="收到", edit_date=1763600460))

    assert isinstance(said, Said)
    assert said.is_edited


def test_a_caption_is_the_text_of_a_file() -> None:
    """A spreadsheet with a caption: the words and the file."""
    said = _said(
        caption="指标", document={"file_id": "F", "file_unique_id": "U", "file_name": "指标.xlsx", "file_size": 9}
    )

    assert (said.text, said.document) == ("指标", Document("F", "指标.xlsx", 9))


def test_a_reply_names_what_it_answers() -> None:
    """The answered message's number, author, words and moment."""
    said = _said(text="收到", reply_to_message=_message(message_id=4, text="督2026-0001"))

    assert said.reply_to == Quoted(4, 10004, "督2026-0001", said.said_at)


def test_the_first_message_of_a_topic_is_not_answered() -> None:
    """In a topic every message seems to answer the one that opened it."""
    said = _said(text="收到", is_topic_message=True, message_thread_id=4, reply_to_message=_message(message_id=4))

    assert said.reply_to is None


def test_a_move_is_the_same_event_from_both_sides() -> None:
    """The service message of the old group and that of the new one say the same."""
    new = {"id": -1002, "type": "supergroup", "title": "大连中院督办群"}
    there = _parse(message=_message(migrate_to_chat_id=-1002))
    here = _parse(message=_message(chat=new, migrate_from_chat_id=-1001))

    assert isinstance(there, GroupMigrated)
    assert isinstance(here, GroupMigrated)
    assert (there.old_chat_id, there.new_chat_id) == (here.old_chat_id, here.new_chat_id) == (-1001, -1002)


def test_a_new_title() -> None:
    """Renaming a group is an event."""
    assert _parse(message=_message(new_chat_title="新名")) == GroupRenamed(1, THERE, "新名")


def test_a_press() -> None:
    """A press carries the nonce, and the chat even of a message that is gone."""
    gone = {"chat": GROUP, "message_id": 5, "date": 0}
    query = {"id": "77", "from": ZHOU, "chat_instance": "1", "data": "nonce", "message": gone}

    assert _parse(callback_query=query) == Pressed(1, THERE, HER, "77", "nonce", 5)


def test_the_bot_was_made_administrator() -> None:
    """A change of the bot's own standing."""
    bot = {"id": 42, "is_bot": True, "first_name": "督办"}
    rights = dict.fromkeys(
        ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"), False
    ) | dict.fromkeys(("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"), False)
    stories = dict.fromkeys(("can_post_stories", "can_edit_stories", "can_delete_stories"), False)
    change = {
        "chat": GROUP,
        "from": ZHOU,
        "date": 1763600400,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "administrator", **rights, **stories},
    }

    assert _parse(my_chat_member=change) == BotMembershipChanged(1, THERE, HER, is_member=True, is_admin=True)


@pytest.mark.parametrize("fields", [{"sticker": None}, {"pinned_message": _message(text="…")}, {}])
def test_what_is_of_no_use_is_nothing(fields: dict[str, Any]) -> None:
    """Messages without words, files or news are passed over."""
    assert _parse(message=_message(**fields)) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_BODY = st.dictionaries(
    st.sampled_from(["chat", "message", "from", "date", "text", "id", "data", "entities", "message_id"]),
    _JSON,
    max_size=6,
)
_UPDATES = st.dictionaries(
    st.sampled_from(["message", "callback_query", "my_chat_member", "poll"]), _BODY | _JSON, max_size=3
)


@settings(max_examples=200)
@given(_UPDATES)
def test_any_update_can_be_put_into_its_lane(update: dict[str, Any]) -> None:
    """The journal finds the chat of a sound update, and trips over none, however mutilated."""
    found = chat_id_in(json.loads(json.dumps({"update_id": 1, **update})))

    assert found is None or isinstance(found, int)
