"""Who hears what in a group, and what the bot learns of people coming and going."""

import pytest

from bot.sandbox.acts.speaking import Guise
from bot.sandbox.errors import ActError
from bot.sandbox.people import DEFAULT_RIGHTS, Chat, ChatType, User
from bot.sandbox.text import utf16_slice
from bot.sandbox.world import World
from tests.sandbox.conftest import Cast


def heard(world: World) -> list[str]:
    """The texts that wait for the bot."""
    return [update["message"]["text"] for update in world.updates.due(100) if "text" in update.get("message", {})]


def kinds(world: World) -> list[str]:
    """The kinds of the updates that wait for the bot."""
    return [next(kind for kind in update if kind != "update_id") for update in world.updates.due(100)]


@pytest.fixture
def private_group(world: World, people: Cast) -> Chat:
    """A group whose bot has privacy mode on."""
    world.bot.reads_all = False
    group = world.new_group("大连中院", people.wang, people.zhou)
    world.add_bot(group, people.wang)
    world.updates.waiting.clear()
    return group


def test_with_privacy_mode_on_plain_talk_is_not_heard(world: World, people: Cast, private_group: Chat) -> None:
    """Neither plain text nor an @-mention reaches the bot; its own commands do."""
    for text in ("收到", "@duban_bot 请办", "/mine", "/mine@other_bot", "/mine@Duban_bot"):
        world.say(people.zhou, private_group, text)

    assert heard(world) == ["/mine@Duban_bot"]


def test_a_reply_to_the_bot_is_heard_in_privacy_mode(world: World, people: Cast, private_group: Chat) -> None:
    """A reply to the bot's message is meant for it."""
    first = world.say(people.zhou, private_group, "在吗")
    question = world.say(world.bot.user, private_group, "请填进展")
    world.say(people.zhou, private_group, "不是给你的", reply_to=first)

    world.say(people.zhou, private_group, "已接谈", reply_to=question)

    assert heard(world) == ["已接谈"]


def test_a_plain_command_is_heard_by_the_bot_that_spoke_last(world: World, people: Cast, private_group: Chat) -> None:
    """In privacy mode /mine without an addressee goes to the last bot that spoke."""
    world.say(world.bot.user, private_group, "您好")

    world.say(people.zhou, private_group, "/mine")

    assert heard(world) == ["/mine"]


def test_privacy_mode_counts_as_it_was_when_the_bot_came(world: World, people: Cast, private_group: Chat) -> None:
    """Switching it off at BotFather changes nothing until the bot is added again, or made admin."""
    world.bot.reads_all = True
    world.say(people.zhou, private_group, "还听不到")
    world.promote_bot(private_group)

    world.say(people.zhou, private_group, "听到了")

    assert heard(world) == ["听到了"]


def test_other_bots_are_not_heard(world: World, people: Cast) -> None:
    """Bots do not hear bots."""
    other = world.add_user(User(77, "天气", username="weather_bot", is_bot=True))
    world.join(other, people.group)
    world.updates.waiting.clear()

    world.say(other, people.group, "晴")

    assert heard(world) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请 @zhouyan 办", [("mention", "@zhouyan")]),
        ("请@zhouyan办", []),
        ("@zhouyan办", []),
        ("请，@zhouyan。", [("mention", "@zhouyan")]),
        ("@大连中院院长周焱 请办", []),
        ("/task@duban_bot 😀 @wanghong", [("bot_command", "/task@duban_bot"), ("mention", "@wanghong")]),
        ("见https://t.me/duban_bot?start=X。", []),
        ("见 https://t.me/duban_bot?start=X。", [("url", "https://t.me/duban_bot?start=X")]),
        ("a@court.cn 或/task", [("email", "a@court.cn")]),
    ],
)
def test_entities_are_found_as_telegram_finds_them(
    world: World, people: Cast, text: str, found: list[tuple[str, str]]
) -> None:
    """A name, command or link glued to a Chinese character is no entity."""
    message = world.say(people.wang, people.group, text)

    shown = [(e["type"], utf16_slice(message.text, e["offset"], e["length"])) for e in message.entities]
    assert shown == found


def test_an_upgrade_sends_one_service_message_on_each_side(world: World, basic_group: Chat) -> None:
    """migrate_to_chat_id comes in the old chat, migrate_from_chat_id in the new one."""
    world.updates.waiting.clear()

    new = world.migrate(basic_group)

    old_side, new_side = [update["message"] for update in world.updates.due(10)]
    assert (old_side["chat"]["id"], old_side["migrate_to_chat_id"]) == (basic_group.id, new.id)
    assert (new_side["chat"]["id"], new_side["migrate_from_chat_id"]) == (new.id, basic_group.id)
    assert new.type is ChatType.SUPERGROUP


def test_the_bot_learns_of_its_own_standing(world: World, people: Cast) -> None:
    """Being made admin, demoted and thrown out are my_chat_member updates."""
    world.updates.waiting.clear()

    world.promote_bot(people.group)
    world.demote_bot(people.group)
    world.kick_bot(people.group, people.wang)

    changes = [update["my_chat_member"]["new_chat_member"]["status"] for update in world.updates.due(10)]
    assert changes == ["administrator", "member", "kicked"]


def test_other_peoples_standing_is_told_to_admins_who_ask(world: World, people: Cast) -> None:
    """chat_member comes only if the bot is admin and asked for it."""
    newcomers = [world.add_user(User(3000 + number, "新人")) for number in range(3)]
    world.updates.waiting.clear()
    world.join(newcomers[0], people.group)
    world.updates.allowed = frozenset({"chat_member"})
    world.join(newcomers[1], people.group)
    world.promote_bot(people.group)

    world.join(newcomers[2], people.group)

    assert kinds(world) == ["message", "chat_member"]


def test_a_blocked_bot_is_told_and_unblocked_by_the_next_word(world: World, people: Cast) -> None:
    """Blocking and unblocking are my_chat_member updates in the private chat."""
    world.start(people.wang)
    world.updates.waiting.clear()
    world.block_bot(people.wang)

    world.say(people.wang, people.wang, "又来了")

    assert kinds(world) == ["my_chat_member", "my_chat_member", "message"]
    assert not world.blocked_by


def test_a_channel_speaks_without_a_person(world: World, people: Cast) -> None:
    """Somebody who speaks as a channel is shown as Channel_Bot with sender_chat."""
    channel = world.add_chat(Chat(-1_007_000_000_001, ChatType.CHANNEL, "执行之窗"))

    message = world.say(people.wang, people.group, "转发", guise=Guise(channel=channel))

    assert (message.sender.id, message.sender_chat) == (136817688, channel)


def test_a_forward_speaks_for_its_author(world: World, people: Cast) -> None:
    """A forwarded message names who said it first."""
    said = world.say(people.wang, people.group, "请办理")

    copy = world.forward(people.zhou, said, people.group)

    assert copy.sender == people.zhou
    assert copy.origin is not None
    assert copy.origin["sender_user"]["id"] == people.wang.id


def test_what_a_person_cannot_do(world: World, people: Cast, basic_group: Chat) -> None:
    """Strangers do not speak, nobody edits another's words, and only admins are anonymous."""
    said = world.say(people.wang, people.group, "请办理")

    for attempt in (
        lambda: world.say(people.zhou, basic_group, "我不在这里"),
        lambda: world.say(people.zhou, people.group, ""),
        lambda: world.say(people.zhou, people.group, "院" * 4097),
        lambda: world.say(people.zhou, people.group, "x", guise=Guise(anonymous=True)),
        lambda: world.say(people.wang, basic_group, "x", reply_to=said),
        lambda: world.edit(people.zhou, said, "别办"),
        lambda: world.start(people.zhou, "码" * 3),
        lambda: world.start(people.zhou, "x" * 65),
        lambda: world.press(people.zhou, world.say(people.wang, basic_group, "x"), "1"),
        lambda: world.migrate(people.group),
    ):
        with pytest.raises(ActError):
            attempt()


def test_rights_decide_what_an_admin_bot_may_do(world: World, people: Cast) -> None:
    """An admin without a right does not have it."""
    world.promote_bot(people.group, rights=DEFAULT_RIGHTS - {"can_pin_messages"})

    member = people.group.members[world.bot.user.id]

    assert (member.may("can_delete_messages"), member.may("can_pin_messages")) == (True, False)
