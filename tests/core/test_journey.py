"""From the person who writes to the answer on the telephone."""

from datetime import timedelta

from sqlmodel import col, select

from bot.sandbox.acts.speaking import Guise
from bot.sandbox.faults import FaultKind
from storage.tables.audit import AuditRow
from storage.tables.messages import InboxRow, InboxState
from storage.tables.roster import PostRow
from tests.cast import STRANGER, telegram_id
from tests.core.features import POISON
from tests.core.outbox import OTHER, PLAIN
from tests.world import World

BUTTON_GONE = "此按钮已失效。"


async def test_a_word_is_answered_in_its_group(echoing: World) -> None:
    """周焱 speaks in her court's group, and the answer stands there and nowhere else."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")

    assert echoing.unread() == {"大连中院督办群": [PLAIN]}


async def test_a_stranger_in_a_group_learns_nothing(echoing: World) -> None:
    """Whoever is in no roster gets no answer in a group, neither to talk nor to commands."""
    stranger = echoing.person(STRANGER)

    await stranger.says(echoing.group("大连中院"), "收到")
    await stranger.says(echoing.group("大连中院"), "/hello")

    assert echoing.unread() == {}


async def test_whoever_lost_the_post_is_a_stranger_at_once(echoing: World) -> None:
    """Authority follows posts: from the day after a post ends, its holder is not heard."""
    async with echoing.duban.database.transaction() as session:
        post = (await session.exec(select(PostRow).where(col(PostRow.court_code) == "dl"))).first()
        assert post is not None
        post.until = (echoing.now - timedelta(days=1)).date()

    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")

    assert echoing.unread() == {}


async def test_an_unknown_command_is_met_with_silence(echoing: World) -> None:
    """A command that no feature knows is nobody's business."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "/nosuchthing")

    assert echoing.unread() == {}


async def test_a_command_for_another_bot_is_left_alone(echoing: World) -> None:
    """/hello@other_bot is not for us, not even as talk."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "/hello@other_bot")

    assert echoing.unread() == {}


async def test_who_may_not_is_told_in_private(echoing: World) -> None:
    """An enrolled person who uses the office's command in a group gets one private sentence, and the group nothing."""
    await echoing.person("宋立群").says(echoing.group("甘井子法院"), "/office")

    assert echoing.unread() == {"宋立群": [PLAIN]}


async def test_the_office_may(echoing: World) -> None:
    """A leader of the high court uses the office's command."""
    await echoing.person("王宏").says(echoing.group("甘井子法院"), "/office")

    assert echoing.unread() == {"甘井子法院督办群": [PLAIN]}


async def test_a_newcomer_is_told_how_to_enrol(echoing: World) -> None:
    """Somebody unknown who writes a command in private gets one sentence that gives nothing away."""
    await echoing.person(STRANGER).says(None, "/private")

    assert echoing.unread() == {
        STRANGER: ["您尚未登记。请向本单位联络员或省法院督查室索取登记链接，点开即可完成登记。"]
    }


async def test_a_private_command_in_a_group_is_answered_in_private(echoing: World) -> None:
    """The group does not see that somebody tried a private command in it."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "/private")

    assert echoing.unread() == {"周焱": ["此命令请私聊机器人使用。"]}


async def test_an_anonymous_administrator_is_asked_to_use_the_own_account(echoing: World) -> None:
    """Nobody can tell who speaks as the group, so a command from there does nothing but ask."""
    screen = echoing.group("大连中院")
    await echoing.person("周焱").says(screen, "/hello@duban_bot", guise=Guise(anonymous=True))

    assert echoing.unread() == {"大连中院督办群": [OTHER]}


async def test_a_group_that_is_not_bound_gets_no_answer(echoing: World) -> None:
    """Even a leader is not served in a group that nobody bound; only he himself is told, in private."""
    screen = echoing.new_group("闲聊", "王宏")

    await echoing.person("王宏").says(screen, "/hello")

    assert echoing.unread() == {"王宏": ["此命令请在已绑定的法院群内使用。"]}


async def test_a_forged_button_is_gone(echoing: World) -> None:
    """Callback data that was never offered is answered in one sentence and does nothing."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")
    screen = echoing.group("大连中院")
    press = echoing.telegram.press(telegram_id("周焱"), screen.last, "order:1:acknowledge")

    await echoing.settle()

    assert press.answer == BUTTON_GONE


async def test_a_press_is_answered_at_the_button(echoing: World) -> None:
    """The press takes effect once, and the toast says what happened, without markup."""
    screen = echoing.group("大连中院")
    await echoing.person("周焱").says(screen, "/offer")
    echoing.unread()

    press = echoing.telegram.press(telegram_id("周焱"), screen.last, "code-00000000000000001")
    await echoing.settle()

    assert (press.answer, press.is_alert) == ("此命令请私聊机器人使用。", True)
    assert screen.read() == [OTHER]


async def test_a_button_of_another_group_is_gone(echoing: World) -> None:
    """The nonce counts only in the chat in which it was offered."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "/offer")
    await echoing.person("周焱").says(echoing.group("甘井子法院"), "收到")

    press = echoing.telegram.press(telegram_id("周焱"), echoing.group("甘井子法院").last, "code-00000000000000001")
    await echoing.settle()

    assert press.answer == BUTTON_GONE


async def test_a_button_for_one_person_is_not_for_another(echoing: World) -> None:
    """A button that waits for 周焱 does not take 鲁建平's press."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "/offer 周焱")

    press = echoing.telegram.press(telegram_id("鲁建平"), echoing.group("大连中院").last, "code-00000000000000001")
    await echoing.settle()

    assert press.answer == "此按钮须由指定人员操作。"


async def test_a_press_counts_even_if_its_answer_comes_too_late(echoing: World) -> None:
    """When Telegram finds the query too old to be answered, what the press did stands all the same."""
    screen = echoing.group("大连中院")
    await echoing.person("周焱").says(screen, "/offer")
    echoing.unread()
    echoing.telegram.faults.next(FaultKind.BAD_GATEWAY_BEFORE, methods=frozenset({"answerCallbackQuery"}))

    echoing.telegram.press(telegram_id("周焱"), screen.last, "code-00000000000000001")
    await echoing.settle()

    assert screen.read() == [OTHER]


async def test_a_file_is_fetched_before_its_handler_runs(echoing: World) -> None:
    """The handler of a file gets what its preparation made of the content."""
    await echoing.person("周焱").sends(echoing.group("大连中院"), "指标.xlsx", b"12345")

    assert await _audited(echoing, "file.weighed") == ["size:5"]


async def test_a_strangers_file_is_not_even_fetched(echoing: World) -> None:
    """Who may not send files cannot make the bot download them."""
    await echoing.person(STRANGER).sends(echoing.group("大连中院"), "指标.xlsx", b"12345")

    assert echoing.telegram.trace.of("getFile") == []
    assert await _audited(echoing, "file.weighed") == []


async def test_a_renamed_group_wakes_its_handler(echoing: World) -> None:
    """Service messages are events of their own."""
    echoing.telegram.rename(echoing.group("大连中院").chat, "大连市中院")

    await echoing.settle()

    assert await _audited(echoing, "GroupRenamed") == [f"chat:{echoing.group('大连中院').chat.id}"]


async def test_poison_is_tried_four_times_and_set_aside(echoing: World) -> None:
    """An update whose handler always fails is tried again after 1, 10 and 60 s, then set aside with an alarm."""
    await echoing.person("周焱").says(echoing.group("大连中院"), POISON)
    tries = [await _tries(echoing)]
    for seconds in (1, 10, 60):
        await echoing.advance(seconds=seconds)
        tries.append(await _tries(echoing))

    assert tries == [1, 2, 3, 3]
    assert echoing.alarms.names == ["update_quarantined"]
    assert [row.state for row in await _inbox(echoing) if row.state is not InboxState.DONE] == [InboxState.QUARANTINED]


async def test_poison_does_not_hold_up_other_chats(echoing: World) -> None:
    """While one chat's update fails, the other chats are answered at once."""
    await echoing.person("周焱").says(echoing.group("大连中院"), POISON)

    await echoing.person("宋立群").says(echoing.group("甘井子法院"), "收到")

    assert echoing.unread() == {"甘井子法院督办群": [PLAIN]}


async def test_a_chat_waits_for_its_poison_and_goes_on(echoing: World) -> None:
    """In its own chat what comes after the poison waits 71 seconds at most, and is answered in its order."""
    await echoing.person("周焱").says(echoing.group("大连中院"), POISON)
    await echoing.person("鲁建平").says(echoing.group("大连中院"), "收到")
    before = echoing.unread()

    await echoing.advance(seconds=1)
    await echoing.advance(seconds=10)
    await echoing.advance(seconds=60)

    assert before == {}
    assert echoing.unread() == {"大连中院督办群": [PLAIN]}


async def test_a_bug_leaves_no_words_of_people_behind(echoing: World) -> None:
    """The reason that is kept says where the bug is, not what the message said."""
    await echoing.person("周焱").says(echoing.group("大连中院"), f"{POISON} 刘某来")

    reasons = [row.reason or "" for row in await _inbox(echoing) if row.reason]
    assert [reason.partition("@")[0] for reason in reasons] == ["ValueError"]
    assert "刘某来" not in "".join(reasons)


async def test_a_malformed_update_is_set_aside_at_once(echoing: World) -> None:
    """What python-telegram-bot would choke on for ever lands in quarantine; its neighbours are answered in the same round."""
    echoing.telegram.say(telegram_id("周焱"), echoing.group("大连中院").chat, "收到")
    echoing.telegram.spoil()
    echoing.telegram.say(telegram_id("宋立群"), echoing.group("甘井子法院").chat, "收到")

    await echoing.settle()

    assert echoing.unread() == {"大连中院督办群": [PLAIN], "甘井子法院督办群": [PLAIN]}
    assert echoing.alarms.names == ["update_quarantined"]


async def test_an_update_that_comes_twice_is_done_once(echoing: World) -> None:
    """Telegram delivers an update again: nothing is said a second time."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")
    echoing.unread()

    echoing.telegram.updates.redeliver(1)
    await echoing.settle()

    assert echoing.unread() == {}


async def test_commands_and_presses_are_in_the_audit_chain(echoing: World) -> None:
    """Who gave which command stands in the chain; talk does not."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "/hello")
    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")

    async with echoing.duban.database.transaction() as session:
        rows = (await session.exec(select(AuditRow))).all()
    assert [(row.actor, row.event) for row in rows] == [("person:4", "command.hello")]


async def _audited(world: World, event: str) -> list[str]:
    async with world.duban.database.transaction() as session:
        return list((await session.exec(select(AuditRow.subject).where(col(AuditRow.event) == event))).all())


async def _inbox(world: World) -> list[InboxRow]:
    async with world.duban.database.transaction() as session:
        return list((await session.exec(select(InboxRow))).all())


async def _tries(world: World) -> int:
    return max(row.tries for row in await _inbox(world))
