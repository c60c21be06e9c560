"""Groups are bound by a code, watched while they change, and left when nobody binds them."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.people import ChatType, Status
from rules.groups import Binding, Group, GroupKind
from storage.unit_of_work import unit_of_work
from tests.cast import STRANGER, telegram_id
from tests.databases import Template
from tests.world import World, open_world

ADMIN = "程雨桐"
OFFICE = "辽宁高院督查室"


@pytest.fixture
async def world(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    async with open_world(template, tmp_path, admin_ids=frozenset({telegram_id(ADMIN)})) as world:
        yield world


async def code_for(world: World, court: str = "中山法院") -> str:
    """The line that the administrator was told to send in the group."""
    await world.person(ADMIN).says(None, f"/groupcode {court}")
    text = world.person(ADMIN).phone.last.text
    world.unread()
    return next(line for line in text.splitlines() if line.startswith("/bind"))


async def group_of(world: World, court_code: str) -> Group | None:
    async with unit_of_work(world.duban.database, world.now) as work:
        return await work.groups.of_court(court_code)


async def test_a_code_binds_the_group(world: World) -> None:
    """The president of 中山法院 adds the bot to his group and sends the code there."""
    line = await code_for(world)
    group = world.new_group("中山法院督办群", "陶远", STRANGER)

    await world.person("陶远").says(group, line)

    assert world.unread() == {
        "中山法院督办群": ["本群已绑定：中山法院。\n请群主将机器人设为管理员，否则可能收不到群内消息。"]
    }
    bound = await group_of(world, "dlzs")
    assert bound is not None
    assert bound.title == "中山法院督办群"


async def test_the_link_that_chooses_a_group_binds_it_as_well(world: World) -> None:
    """Telegram sends /start with the code into the group that was chosen."""
    line = await code_for(world)
    group = world.new_group("中山法院督办群", "陶远")

    await world.person("陶远").says(group, line.replace("/bind", "/start"))

    assert await group_of(world, "dlzs") is not None


async def test_a_group_code_works_once(world: World) -> None:
    """A second group cannot be slipped in with the same code."""
    line = await code_for(world)
    await world.person("陶远").says(world.new_group("甲群", "陶远"), line)
    world.unread()

    await world.person("陶远").says(world.new_group("乙群", "陶远"), line)

    assert world.unread() == {"乙群": ["此码已被使用。如非本人操作，请立即告知省法院督查室。"]}


async def test_a_persons_code_binds_no_group(world: World) -> None:
    """It is told where it belongs, and stays good."""
    await world.person(ADMIN).says(None, "/invite 陶远")
    code = world.person(ADMIN).phone.last.text.partition("?start=")[2]
    group = world.new_group("甲群", "陶远")
    world.unread()

    await world.person("陶远").says(group, f"/bind {code}")

    assert world.unread() == {"甲群": ["这是个人登记码，请私聊机器人使用。"]}


async def test_an_unbound_group_gets_one_sentence_and_is_left(world: World) -> None:
    """Nobody sends a code: after half an hour the bot says why it goes, and goes."""
    group = world.new_group("无关的群", STRANGER)
    await world.person(STRANGER).says(group, "这是什么机器人？")
    assert world.unread() == {}

    await world.advance(minutes=31)

    assert world.unread() == {"无关的群": ["本群尚未绑定，督办机器人即将退出。请联系省法院督查室取得绑定码。"]}
    assert group.chat.members[world.telegram.bot.user.id].status is Status.LEFT
    await world.advance(hours=2)
    assert world.unread() == {}


async def test_a_court_that_has_a_group_gets_another_only_with_an_administrators_word(world: World) -> None:
    """The code for 大连中院 is sent in a new group; until the administrator agrees, everything stays as it is."""
    line = await code_for(world, "大连中院")
    group = world.new_group("大连中院新群", "周焱")

    await world.person("周焱").says(group, line)

    news = world.unread()
    assert news["大连中院新群"] == ["绑定码有效。因涉及改绑（大连中院），须经系统管理员确认，请稍候。"]
    assert "目前绑定情况：大连中院督办群。" in news[ADMIN][0]
    bound = await group_of(world, "dl")
    assert bound is not None
    assert bound.title == "大连中院督办群"


async def test_the_administrator_agrees_and_the_group_moves(world: World) -> None:
    """The new group takes over, the old one is told and left."""
    line = await code_for(world, "大连中院")
    await world.person("周焱").says(world.new_group("大连中院新群", "周焱"), line)
    world.unread()

    press = await world.person(ADMIN).presses("改绑到新群")

    assert press.answer == "已改绑：大连中院。"
    news = world.unread()
    assert news["大连中院督办群"] == ["大连中院已改用新群，本群不再接收督办消息，机器人即将退出。"]
    assert "本群已绑定：大连中院" in news["大连中院新群"][0]
    bound = await group_of(world, "dl")
    assert bound is not None
    assert bound.title == "大连中院新群"


async def test_the_administrator_declines_and_nothing_moves(world: World) -> None:
    """The new group is told; it will be left like any other that is not bound."""
    line = await code_for(world, "大连中院")
    await world.person("周焱").says(world.new_group("大连中院新群", "周焱"), line)
    world.unread()

    await world.person(ADMIN).presses("维持原绑定")

    assert world.unread() == {"大连中院新群": ["未予改绑：大连中院仍用原群。"]}
    await world.advance(minutes=31)
    assert world.unread()["大连中院新群"] == ["本群尚未绑定，督办机器人即将退出。请联系省法院督查室取得绑定码。"]


async def test_a_second_press_changes_nothing(world: World) -> None:
    """Two presses have one effect."""
    line = await code_for(world, "大连中院")
    await world.person("周焱").says(world.new_group("大连中院新群", "周焱"), line)
    await world.person(ADMIN).presses("改绑到新群")
    world.unread()

    press = await world.person(ADMIN).presses("改绑到新群")

    assert press.answer == "已改绑：大连中院。"
    assert world.unread() == {}


async def test_the_office_hears_when_the_bot_is_removed_and_when_it_is_back(world: World) -> None:
    """A lost group is no secret; added again, it is bound as before."""
    group = world.group("大连中院")
    world.telegram.kick_bot(group.chat, world.telegram.user(telegram_id("周焱")))
    await world.settle()
    (lost,) = world.unread()[OFFICE]
    assert lost.startswith("群失联：机器人被移出「大连中院督办群」（大连中院）。")
    assert await group_of(world, "dl") is None

    world.telegram.add_bot(group.chat, world.telegram.user(telegram_id("周焱")))
    await world.settle()

    assert world.unread() == {OFFICE: ["机器人已重新加入「大连中院督办群」（大连中院），绑定保持不变。"]}
    assert await group_of(world, "dl") is not None


async def test_the_office_hears_when_the_bot_loses_its_rights(world: World) -> None:
    """A bot that is no administrator may be deaf."""
    group = world.group("大连中院")

    world.telegram.demote_bot(group.chat, world.telegram.user(telegram_id("周焱")))
    await world.settle()

    (told,) = world.unread()[OFFICE]
    assert told.startswith("机器人在「大连中院督办群」（大连中院）的管理员权限已被取消")


async def test_a_migrated_group_stays_whose_it_was(world: World) -> None:
    """A small group becomes a supergroup under another id; there is still one record, and it is reached."""
    owner = world.telegram.user(telegram_id("陶远"))
    chat = world.telegram.new_group("中山法院督办群", owner, type=ChatType.GROUP)
    world.telegram.add_bot(chat, owner)
    await world.person("陶远").says(world.screen(chat.id), await code_for(world))
    before = await group_of(world, "dlzs")

    supergroup = world.telegram.migrate(chat)
    await world.settle()

    after = await group_of(world, "dlzs")
    assert before is not None
    assert after is not None
    assert (after.id, after.chat_id) == (before.id, supergroup.id)


async def test_a_new_title_is_noted(world: World) -> None:
    """Reports call the group by its present name."""
    group = world.group("大连中院")

    world.telegram.rename(group.chat, "大连中院执行督办")
    await world.settle()

    bound = await group_of(world, "dl")
    assert bound is not None
    assert bound.title == "大连中院执行督办"


async def test_the_office_hears_of_strangers_in_a_bound_group(world: World) -> None:
    """Somebody whom the roster does not know joins the group of 沈阳中院; the enrolled pass unnoticed."""
    group = world.group("沈阳中院")

    world.telegram.join(world.telegram.user(telegram_id(STRANGER)), group.chat)
    world.telegram.join(world.telegram.user(telegram_id("周焱")), group.chat)
    await world.settle()

    assert world.unread() == {
        OFFICE: [f"有未登记人员加入「沈阳中院督办群」：{STRANGER}。请核实身份，必要时请群主移出。"]
    }


async def test_who_blocked_the_bot_is_known_to_be_out_of_reach(world: World) -> None:
    """秦岚 blocks the bot and lets it in again; nobody is disturbed by that."""
    world.telegram.block_bot(world.telegram.user(telegram_id("秦岚")))
    await world.settle()

    assert world.unread() == {}


@pytest.mark.parametrize(
    ("asked", "kind", "court"),
    [
        ("院长之声", GroupKind.COMMAND, "ln"),
        ("督查室", GroupKind.OFFICE, "ln"),
        ("甘井子法院", GroupKind.COURT, "dlgjz"),
    ],
)
async def test_a_code_is_for_a_court_the_command_group_or_the_office(
    world: World, asked: str, kind: GroupKind, court: str
) -> None:
    """What the administrator names is what the group becomes."""
    code = (await code_for(world, asked)).removeprefix("/bind ")

    async with unit_of_work(world.duban.database, world.now) as work:
        found = await work.enrolment.find(code)
    assert found is not None
    assert Binding(kind, court) == Binding(found.group_kind or kind, found.court_code or court)
    assert found.group_kind is kind
    assert found.expires_at == world.clock.now() + timedelta(hours=24)


async def test_a_name_that_is_no_single_court_is_explained(world: World) -> None:
    """铁西法院 is in Shenyang and in Anshan; the administrator is told to be exact."""
    await world.person(ADMIN).says(None, "/groupcode 铁西法院")

    (text,) = world.unread()[ADMIN]
    assert text.startswith("名册中找不到唯一对应的法院：铁西法院。")
