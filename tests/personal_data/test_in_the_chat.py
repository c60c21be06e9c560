"""Somebody types a number that points at one person: told at once, deleted, and never kept."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import select

from bot.page import Attachment, LabelledButton, Page
from bot.personal_data import NOTE, kinds_noted, mask_page, mask_update
from handlers.routes import Access, Command, Event, Route, Where, Who, table
from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.personal_data import PersonalDataTyped
from rules.outgoing import Outgoing, Recipient
from rules.personal_data import PersonalDataKind
from storage.sealed import INBOX, Seals
from storage.tables.groups import GroupRow
from storage.tables.messages import InboxRow
from tests.cast import STRANGER
from tests.databases import Template
from tests.keys import ENCRYPTION
from tests.world import World, open_world

MOBILE = "13812345678"
CARD = "6222020200112345679"
HEARD: list[str] = []


async def _hear(_scene: Scene, said: Said) -> None:
    HEARD.append(said.text)


async def _leak(scene: Scene, said: Said) -> None:
    """A handler with a bug: it puts a number into a message for a group, and into one for a person."""
    assert scene.group
    assert scene.speaker
    leak = PersonalDataTyped(MOBILE, (), is_deleted=True)
    for recipient in (Recipient(group_id=scene.group.id), Recipient(person_id=scene.speaker.id)):
        await scene.work.outbox.put(Outgoing(f"leak:{said.update_id}:{recipient.key}", recipient, leak))


ROUTES = table(
    (
        Route(Event(Said), Access(Who.ENROLLED, Where.BOUND_GROUP), _hear),
        Route(Command("leak"), Access(Who.ENROLLED, Where.BOUND_GROUP), _leak),
    )
)


@pytest.fixture
async def world(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    HEARD.clear()
    async with open_world(template, tmp_path, routes=ROUTES) as world:
        yield world


def bytes_on_disk(folder: Path) -> bytes:
    """The database, its write-ahead log and whatever else lies beside them."""
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


async def test_the_writer_is_told_at_once_and_the_message_is_deleted(world: World) -> None:
    """宋立群 writes a petitioner's mobile number into the court's group."""
    group = world.group("甘井子法院")
    before = world.clock.seconds

    message = await world.person("宋立群").says(group, f"刘某来的电话是{MOBILE}")

    assert world.unread() == {
        "甘井子法院督办群": [
            "⚠️ 宋立群：刚才的消息含有手机号，机器人正在删除，如仍可见请自行删除；请勿在聊天中发送个人信息，本系统留存的副本已遮盖。"
        ]
    }
    assert message.id not in group.chat.messages
    assert world.clock.seconds - before <= 2


@pytest.mark.parametrize("template", ["sqlite"], indirect=True)  # only SQLite's files can be read whole
async def test_no_byte_of_the_number_is_ever_kept(world: World, tmp_path: Path) -> None:
    """The number is masked before the journal is written and sealed, so not even the key leads to it."""
    await world.person("宋立群").says(world.group("甘井子法院"), f"电话{MOBILE}，卡号{CARD}")

    async with world.duban.database.transaction() as session:
        rows = (await session.exec(select(InboxRow))).all()
    assert "电话***********，卡号*******************" in (Seals(ENCRYPTION, INBOX).open(rows[-1], "raw") or "")
    kept = bytes_on_disk(tmp_path)
    assert "电话".encode() not in kept
    assert MOBILE.encode() not in kept
    assert CARD.encode() not in kept


async def test_the_rest_of_the_message_is_still_read(world: World) -> None:
    """An order with a telephone number in it is an order; its text has stars where the number stood."""
    await world.person("周焱").says(world.group("甘井子法院"), f"请宋立群院长接谈刘某来，电话{MOBILE}，12月5日前")

    assert HEARD == ["请宋立群院长接谈刘某来，电话***********，12月5日前"]


async def test_where_the_bot_may_not_delete_the_writer_is_asked_to(world: World) -> None:
    """In a group where the bot is no administrator the sentence asks for it, and nothing is tried in vain."""
    async with world.duban.database.transaction() as session:
        await session.exec(update(GroupRow).values(bot_is_admin=False))
    group = world.group("甘井子法院")

    message = await world.person("宋立群").says(group, CARD)

    assert "含有银行卡号，请立即自行删除" in group.last.text
    assert message.id in group.chat.messages
    assert world.alarms.raised == []


async def test_a_stranger_in_a_bound_group_is_not_named(world: World) -> None:
    """The message goes, and the sentence says nothing about who is or is not in the roster."""
    await world.person(STRANGER).says(world.group("大连中院"), MOBILE)

    assert world.group("大连中院").last.text.startswith("⚠️ 刚才有一条消息含有手机号")


async def test_a_number_in_private_is_taken_away_as_well(world: World) -> None:
    """What a private chat holds stands on the same servers."""
    await world.person("宋立群").says(None, MOBILE)

    assert "含有手机号" in world.person("宋立群").phone.last.text


async def test_an_unbound_group_hears_nothing(world: World) -> None:
    """Strangers learn nothing of the bot; what it keeps is masked all the same."""
    group = world.new_group("陌生群", STRANGER)

    await world.person(STRANGER).says(group, MOBILE)

    assert group.texts == []


async def test_a_restart_does_not_say_it_again(world: World) -> None:
    """What was done is done; the next process finds nothing to do."""
    group = world.group("甘井子法院")
    await world.person("宋立群").says(group, MOBILE)

    await world.asleep_until("2026-11-20 09:30")

    assert len(group.texts) == 1


async def test_a_number_on_its_way_into_a_group_is_masked_and_reported(world: World) -> None:
    """A bug in a handler puts a number into a group's message: it never leaves, and the operators hear of it."""
    await world.person("宋立群").says(world.group("甘井子法院"), "/leak")

    assert MOBILE not in world.group("甘井子法院").last.text
    assert "***********" in world.group("甘井子法院").last.text
    assert world.alarms.raised == [("personal_data_masked_on_its_way_out", {"kind": "personal_data_typed"})]


def test_everything_that_people_type_is_masked_and_the_rest_is_left() -> None:
    """Quoted messages, contact cards, file names and people's own names; but no ids, which Telegram needs back as they are."""
    update = {
        "update_id": 13812345678,
        "message": {
            "message_id": 1,
            "from": {"id": 13912345678, "first_name": f"老王{MOBILE}"},
            "reply_to_message": {"text": f"打{MOBILE}"},
            "contact": {"phone_number": f"+86{MOBILE}"},
            "document": {"file_id": MOBILE, "file_name": f"{MOBILE}.xlsx"},
        },
    }

    masked = json.dumps(mask_update(update), ensure_ascii=False)

    assert masked.count(MOBILE) == 2
    assert json.loads(masked)["message"]["document"] == {"file_id": MOBILE, "file_name": "***********.xlsx"}
    assert kinds_noted(json.loads(masked)[NOTE]) == (PersonalDataKind.MOBILE,)


def test_quoting_a_number_of_somebody_else_is_no_offence() -> None:
    """Telegram repeats the answered message in the answer; it is masked there, and the writer of the answer is not told off."""
    update = {"update_id": 1, "message": {"text": "收到", "reply_to_message": {"text": MOBILE}}}

    assert mask_update(update) == {
        "update_id": 1,
        "message": {"text": "收到", "reply_to_message": {"text": "***********"}},
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("刘138 -x", max_size=12) | st.just(MOBILE),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["message", "text", "contact", "phone_number", NOTE, "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "edited_message", "update_id", NOTE]), JSON, max_size=4))
@settings(max_examples=100)
def test_no_update_is_too_strange_to_be_masked(update: dict[str, object]) -> None:
    """The intake must keep whatever comes; masking it never raises, and a second time changes nothing but the note."""
    once = mask_update(update)
    again = mask_update(json.loads(json.dumps(once)))

    once.pop(NOTE, None)
    again.pop(NOTE, None)
    assert again == once


def test_what_the_reader_sees_of_a_page_is_masked_and_its_markup_stays() -> None:
    """The number is found across bold type, and the link that mentions a person keeps the id in it."""
    page = Page(
        f'<a href="tg://user?id={MOBILE}">宋立群</a> 138<b>1234</b>5678',
        buttons=((LabelledButton(f"拨打{MOBILE}", nonce="n"),),),
        attachment=Attachment(f"{MOBILE}.pdf", b""),
    )

    masked = mask_page(page)

    assert masked.text == f'<a href="tg://user?id={MOBILE}">宋立群</a> ***<b>****</b>****'
    assert masked.buttons[0][0].label == "拨打***********"
    assert masked.attachment == Attachment("***********.pdf", b"")
