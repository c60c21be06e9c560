"""What becomes of a message between the outbox and the telephone."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.sandbox.faults import FaultKind
from bot.sandbox.people import ChatType
from rules.groups import GroupState
from rules.notifications.groups import GroupLeft
from rules.outgoing import OutboxState
from storage.tables.groups import GroupRow
from storage.tables.messages import OutboxRow
from storage.unit_of_work import unit_of_work
from tests.cast import telegram_id
from tests.core.outbox import (
    BULLETIN,
    OTHER,
    PLAIN,
    RESENT,
    URGENT,
    Bulletin,
    Other,
    Plain,
    Urgent,
    fate,
    group,
    person,
    put,
)
from tests.world import Screen, World


async def test_a_key_is_said_once_and_for_ever(world: World) -> None:
    """A second message under the same business key never leaves, not even after the first one was delivered."""
    await put(world, "bulletin:1", group("大连中院"), Plain())
    await world.settle()

    is_new = await put(world, "bulletin:1", group("大连中院"), Other())
    await world.settle()

    assert not is_new
    assert world.group("大连中院").read() == [PLAIN]


async def test_a_newer_state_replaces_one_that_has_not_left(world: World) -> None:
    """Of two states of one card only the newer is ever seen."""
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await put(world, "card:2", group("大连中院"), Other(), slot="order:1")

    await world.settle()

    assert world.unread() == {"大连中院督办群": [OTHER]}
    assert (await fate(world, "card:1"))[0] is OutboxState.SUPERSEDED


async def test_a_card_is_edited_in_place(world: World) -> None:
    """The second state of a card appears on the message that carried the first."""
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await world.settle()
    first = world.group("大连中院").last

    await put(world, "card:2", group("大连中院"), Other(), slot="order:1")
    await world.settle()

    assert world.group("大连中院").messages == [first]
    assert first.text == OTHER


async def test_an_unchanged_card_counts_as_delivered(world: World) -> None:
    """Telegram's "message is not modified" is success: the card says what it should."""
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await world.settle()

    await put(world, "card:2", group("大连中院"), Plain(), slot="order:1")
    await world.settle()

    assert (await fate(world, "card:2"))[0] is OutboxState.SENT


async def test_a_deleted_card_is_sent_anew(world: World) -> None:
    """When somebody deleted the card, its next state comes as a new message, and the states after it edit that one."""
    screen = world.group("大连中院")
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await world.settle()
    world.telegram.delete(telegram_id("周焱"), screen.last)

    await put(world, "card:2", group("大连中院"), Other(), slot="order:1")
    await world.settle()
    await put(world, "card:3", group("大连中院"), Plain(), slot="order:1")
    await world.settle()

    assert screen.texts == [PLAIN]


async def test_a_reminder_hangs_under_its_card(world: World) -> None:
    """A message with reply_to_slot answers the card of the same chat."""
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await world.settle()
    card = world.group("大连中院").last

    await put(world, "reminder:1", group("大连中院"), Other(), reply_to_slot="order:1")
    await world.settle()

    assert world.group("大连中院").last.reply_to is card


async def test_nothing_leaves_before_its_time(world: World) -> None:
    """A message with not_before is held until then."""
    await put(world, "reminder:1", group("大连中院"), Plain(), not_before=world.now + timedelta(hours=2))
    await world.advance(hours=1, minutes=59)
    early = world.unread()

    await world.advance(minutes=1)

    assert early == {}
    assert world.unread() == {"大连中院督办群": [PLAIN]}


async def test_what_is_too_late_is_given_up(world: World) -> None:
    """A message that was not sent before expires_at is never sent."""
    soon = world.now + timedelta(minutes=5)
    await put(world, "hint:1", group("大连中院"), Plain(), not_before=soon, expires_at=soon)

    await world.advance(minutes=5)

    assert world.unread() == {}
    assert (await fate(world, "hint:1"))[0] is OutboxState.EXPIRED


async def test_the_most_urgent_goes_first(world: World) -> None:
    """In one chat an escalation overtakes what was put there before it."""
    await put(world, "bulletin:1", group("大连中院"), Bulletin())
    await put(world, "order:1", group("大连中院"), Plain())
    await put(world, "escalation:1", group("大连中院"), Urgent())

    await world.settle()

    assert world.group("大连中院").read() == [URGENT, PLAIN, BULLETIN]


@pytest.mark.parametrize("kind", [FaultKind.TIMEOUT_AFTER, FaultKind.RESET_AFTER, FaultKind.BAD_GATEWAY_AFTER])
async def test_in_doubt_an_escalation_is_repeated_and_says_so(world: World, kind: FaultKind) -> None:
    """Telegram took the message but its answer was lost: what must arrive comes again, with the remark."""
    world.telegram.faults.next(kind)
    await put(world, "escalation:1", group("大连中院"), Urgent())

    await world.settle()
    await world.advance(minutes=1)

    assert world.group("大连中院").read() == [URGENT, RESENT + URGENT]
    assert (await fate(world, "escalation:1"))[0] is OutboxState.SENT


async def test_in_doubt_a_bulletin_is_not_repeated(world: World) -> None:
    """Telegram's answer was lost: a bulletin is left as uncertain, and nobody reads it twice."""
    world.telegram.faults.next(FaultKind.TIMEOUT_AFTER)
    await put(world, "bulletin:1", group("大连中院"), Bulletin())

    await world.settle()
    await world.advance(hours=1)

    assert world.group("大连中院").read() == [BULLETIN]
    assert (await fate(world, "bulletin:1"))[0] is OutboxState.UNCERTAIN


async def test_in_doubt_an_edit_is_repeated_without_a_remark(world: World) -> None:
    """An edit changes nothing when it is done twice, so it is simply done again."""
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await world.settle()
    world.telegram.faults.next(FaultKind.TIMEOUT_BEFORE, methods=frozenset({"editMessageText"}))
    await put(world, "card:2", group("大连中院"), Other(), slot="order:1")

    await world.settle()
    await world.advance(minutes=1)

    assert world.group("大连中院").texts == [OTHER]


async def test_a_pause_that_telegram_asks_for_is_kept(world: World) -> None:
    """After a 429 no call is made to that chat until the pause is over; the others go on."""
    world.telegram.faults.next(FaultKind.TOO_MANY_REQUESTS, chat_id=world.group("大连中院").chat.id, retry_after=30)
    await put(world, "order:1", group("大连中院"), Plain())
    await put(world, "order:2", group("甘井子法院"), Plain())

    await world.settle()
    at_once = world.unread()
    await world.advance(seconds=29)
    early = world.unread()
    await world.advance(seconds=1)

    assert (at_once, early) == ({"甘井子法院督办群": [PLAIN]}, {})
    assert world.unread() == {"大连中院督办群": [PLAIN]}
    assert world.telegram.trace.breaches() == []


async def test_a_group_that_moved_is_found_again(world: World) -> None:
    """A basic group became a supergroup: the message goes to the new chat, once, and the old id is never used again."""
    screen = await _basic_group(world)
    old_id = screen.chat.id
    world.telegram.migrate(old_id)

    await put(world, "order:1", group("大连中院"), Plain())
    await world.settle()
    calls = len(world.telegram.trace.of("sendMessage"))
    await put(world, "order:2", group("大连中院"), Other())
    await world.settle()

    assert screen.read() == [PLAIN, OTHER]
    assert screen.chat.id != old_id
    assert {call.chat_id for call in world.telegram.trace.of("sendMessage")[calls:]} == {screen.chat.id}


async def test_a_card_of_a_moved_group_is_shown_anew(world: World) -> None:
    """Messages stay behind in the old chat, so the next state of a card is a new message in the new chat."""
    screen = await _basic_group(world)
    await put(world, "card:1", group("大连中院"), Plain(), slot="order:1")
    await world.settle()
    screen.read()
    world.telegram.migrate(screen.chat.id)

    await put(world, "card:2", group("大连中院"), Other(), slot="order:1")
    await world.settle()
    await world.advance(minutes=1)

    assert screen.read() == [OTHER]


async def test_a_group_that_threw_the_bot_out_is_left_alone(world: World) -> None:
    """After one 403 the group counts as unreachable; what waits for it is refused with the reason, without a call."""
    world.telegram.kick_bot(world.group("大连中院").chat)
    await put(world, "order:1", group("大连中院"), Plain())
    await world.settle()
    calls = len(world.telegram.trace.of("sendMessage"))

    await put(world, "order:2", group("大连中院"), Plain())
    await world.settle()

    assert len(world.telegram.trace.of("sendMessage")) == calls
    assert await fate(world, "order:2") == (OutboxState.REFUSED, "the bot is not in the group")
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        lost = await work.groups.at_chat(world.group("大连中院").chat.id)
    assert lost is not None
    assert lost.state is GroupState.UNREACHABLE


async def test_a_person_who_blocked_the_bot_is_not_called_again(world: World) -> None:
    """One 403 is enough: later private messages are refused at once."""
    world.telegram.block_bot(telegram_id("周焱"))
    world.telegram.updates.waiting.clear()  # the news of it was missed; the 403 has to do
    await put(world, "order:1", person("周焱"), Plain())
    await world.settle()

    await put(world, "order:2", person("周焱"), Plain())
    await world.settle()

    assert len(world.telegram.trace.of("sendMessage")) == 1
    assert await fate(world, "order:2") == (OutboxState.REFUSED, "the person blocked the bot")


async def test_nobody_writes_to_a_person_who_is_not_enrolled(world: World) -> None:
    """Without a bound account there is nobody to write to; the reason is kept."""
    await put(world, "order:1", person("陶远"), Plain())

    await world.settle()

    assert await fate(world, "order:1") == (OutboxState.REFUSED, "the person is not enrolled")


async def test_leaving_is_a_message_without_words(world: World) -> None:
    """The notification GroupLeft makes the bot leave the chat."""
    screen = world.new_group("陌生群", "顾长河")
    await put(world, "left:1", group("沙河口法院"), GroupLeft())

    await world.settle()

    assert screen.chat.id != world.group("沙河口法院").chat.id
    assert [call.chat_id for call in world.telegram.trace.of("leaveChat")] == [world.group("沙河口法院").chat.id]


async def test_a_message_that_cannot_be_worded_does_not_hold_up_the_next(world: World) -> None:
    """Facts that no template understands any more are refused with an alarm; the next message leaves."""
    await put(world, "old:1", group("大连中院"), Plain())
    async with world.duban.database.transaction() as session:
        await session.exec(update(OutboxRow).values(kind="no_such_kind"))
    await put(world, "new:1", group("大连中院"), Other())

    await world.settle()

    assert world.unread() == {"大连中院督办群": [OTHER]}
    assert world.alarms.names == ["message_refused"]


async def test_a_fan_out_keeps_telegrams_limits(world: World) -> None:
    """Sixty messages to six groups in a row: none is refused, none is lost, and each group reads them in order."""
    for number in range(60):
        notification = Plain() if number % 12 < 6 else Other()
        await put(world, f"bulletin:{number}", group(_ROOM_NAMES[number % 6]), notification)

    await world.settle()

    assert world.telegram.trace.breaches() == []
    assert list(world.unread().values()) == [[PLAIN, OTHER] * 5] * 6


_ROOM_NAMES = ("院长之声", "辽宁高院", "大连中院", "甘井子法院", "沙河口法院", "沈阳中院")


async def _basic_group(world: World) -> Screen:
    """The court's group, as a basic group that can be upgraded."""
    chat = world.telegram.new_group("大连中院旧群", telegram_id("周焱"), type=ChatType.GROUP)
    world.telegram.add_bot(chat, telegram_id("周焱"))
    async with world.duban.database.transaction() as session:
        (await session.get_one(GroupRow, group("大连中院").group_id)).chat_id = chat.id
    await world.settle()
    return world.screen(chat.id)
