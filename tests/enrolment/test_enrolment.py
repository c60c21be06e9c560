"""Letting people in by one-time links. 陶远, president of 中山法院, has not opened his yet."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from rules.groups import Binding, GroupKind
from storage.tables.messages import OutboxRow
from storage.tables.roster import CodeRow
from storage.unit_of_work import unit_of_work
from tests.cast import STRANGER, telegram_id
from tests.databases import Template
from tests.world import World, open_world

OFFICER = "程雨桐"


@pytest.fixture
async def world(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    async with open_world(template, tmp_path, admin_ids=frozenset({telegram_id(OFFICER)})) as world:
        yield world


async def invited(world: World, name: str = "陶远") -> str:
    """The code that the administrator was given for the person."""
    await world.person(OFFICER).says(None, f"/invite {name}")
    link = world.person(OFFICER).phone.last.text.splitlines()[-1]
    world.unread()
    return link.partition("?start=")[2]


async def person_id(world: World, name: str) -> int:
    async with unit_of_work(world.duban.database, world.now) as work:
        roster = await work.roster.on(world.now.date())
    return next(person.id for person in roster.people if person.name == name)


async def test_a_link_enrols_the_person_who_opens_it(world: World) -> None:
    """The administrator invites 陶远; he opens the link, and from then on the bot knows him."""
    code = await invited(world)

    await world.person("陶远").starts(code)

    assert world.unread() == {"陶远": ["陶远，您已登记成功（中山法院 院长）。发送 /help 查看用法。"]}
    await world.person("陶远").says(None, "/whoami")
    assert "姓名：陶远" in world.person("陶远").phone.last.text


async def test_a_link_works_once(world: World) -> None:
    """Whoever finds the link in a chat history afterwards learns only that it was used."""
    code = await invited(world)
    await world.person("陶远").starts(code)
    world.unread()

    await world.person(STRANGER).starts(code)

    assert world.unread() == {STRANGER: ["此码已被使用。如非本人操作，请立即告知省法院督查室。"]}


async def test_opening_the_own_link_again_is_no_mistake(world: World) -> None:
    """陶远 presses the same link a second time and is told that all is well."""
    code = await invited(world)
    await world.person("陶远").starts(code)
    world.unread()

    await world.person("陶远").starts(code)

    assert world.unread() == {"陶远": ["陶远，您此前已登记，无需重复操作。发送 /help 查看用法。"]}


async def test_a_link_dies_after_a_day(world: World) -> None:
    """A link that was not opened within 24 hours opens nothing."""
    code = await invited(world)
    await world.advance(hours=24)

    await world.person("陶远").starts(code)

    assert world.unread()["陶远"] == ["此码已过期。请向省法院督查室重新索取。"]


async def test_a_newer_link_replaces_the_older_one(world: World) -> None:
    """Two links for one person would be one too many."""
    older, newer = await invited(world), await invited(world)

    await world.person("陶远").starts(older)
    assert world.unread() == {"陶远": ["此码已过期。请向省法院督查室重新索取。"]}

    await world.person("陶远").starts(newer)
    assert "您已登记成功" in world.unread()["陶远"][0]


async def test_an_account_speaks_for_one_person(world: World) -> None:
    """周焱 opens the link that was meant for 陶远: she stays who she is, and the link stays good."""
    code = await invited(world)

    await world.person("周焱").starts(code)

    assert world.unread() == {"周焱": ["本账号已登记为周焱，不能再登记为他人。请由本人用自己的账号打开链接。"]}
    await world.person("陶远").starts(code)
    assert "您已登记成功" in world.unread()["陶远"][0]


async def test_a_new_telephone_takes_the_post_along(world: World) -> None:
    """宋立群 is invited again and opens the link with another account; the old one is told and no longer counts."""
    code = await invited(world, "宋立群")

    await world.person(STRANGER).starts(code)

    news = world.unread()
    assert "宋立群，您已登记成功" in news[STRANGER][0]
    assert news["宋立群"] == ["宋立群的登记已转到另一账号，本账号不再有效。如非本人操作，请立即告知省法院督查室。"]
    await world.person("宋立群").says(None, "/help")
    assert "尚未登记" in world.person("宋立群").phone.last.text


async def test_guessing_is_locked_out_for_an_hour(world: World) -> None:
    """After five wrong codes within ten minutes even the right one is not looked at, until an hour has passed."""
    code = await invited(world)
    for guess in range(5):
        await world.person("陶远").starts(f"guess-{guess}")
    world.unread()

    await world.person("陶远").starts(code)
    assert world.unread() == {"陶远": ["输错次数过多，已暂停验证一小时。请稍后再试，或向省法院督查室重新索取。"]}

    await world.advance(minutes=61)
    await world.person("陶远").starts(code)
    assert "您已登记成功" in world.unread()["陶远"][0]


async def test_four_slips_and_some_patience_lock_nobody_out(world: World) -> None:
    """Wrong codes are counted within ten minutes only."""
    for guess in range(4):
        await world.person("陶远").starts(f"guess-{guess}")
    await world.advance(minutes=11)
    await world.person("陶远").starts("guess-5")
    code = await invited(world)

    await world.person("陶远").starts(code)

    assert "您已登记成功" in world.unread()["陶远"][0]


async def test_a_group_code_enrols_nobody(world: World) -> None:
    """Who sends a group's code in private is told where it belongs."""
    async with unit_of_work(world.duban.database, world.now) as work:
        binding = Binding(GroupKind.COURT, "dlzs")
        await work.enrolment.mint_for_group("group-code", binding, "cli", world.now + timedelta(hours=1))

    await world.person("陶远").starts("group-code")

    assert world.unread() == {"陶远": ["这是群绑定码，请在要绑定的群内发送 /bind 加绑定码。"]}


async def test_without_a_code_an_enrolled_person_is_shown_around(world: World) -> None:
    """周焱 opens the bot; she sees what she may use, and not what is kept for the office."""
    await world.person("周焱").starts()

    (text,) = world.unread()["周焱"]
    assert text.startswith("周焱，您好。")
    assert "/mine" in text
    assert "/check" not in text
    assert "/invite" not in text


async def test_the_office_and_the_administrator_see_their_own_part(world: World) -> None:
    """程雨桐 is of the office and an administrator."""
    await world.person(OFFICER).says(None, "/help")

    (text,) = world.unread()[OFFICER]
    assert "/check" in text
    assert "/invite" in text


async def test_a_stranger_is_told_how_to_enrol_and_nothing_else(world: World) -> None:
    """No command, no court and no name is given away."""
    await world.person(STRANGER).starts()

    assert world.unread() == {STRANGER: ["您尚未登记。请向本单位联络员或省法院督查室索取登记链接，点开即可完成登记。"]}


async def test_a_stranger_learns_the_own_number(world: World) -> None:
    """A new administrator needs it for the settings."""
    await world.person(STRANGER).says(None, "/whoami")

    assert world.unread() == {STRANGER: [f"账号编号：{telegram_id(STRANGER)}\n尚未登记。"]}


async def test_help_in_a_group_is_given_in_private(world: World) -> None:
    """The group is spared, and a stranger in it gets nothing at all."""
    await world.person("周焱").says(world.group("大连中院"), "/help")
    await world.person(STRANGER).says(world.group("大连中院"), "/help")

    assert list(world.unread()) == ["周焱"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("", "用法：/invite 姓名；同名时写：/invite 法院 姓名。"),
        ("王无此人", "名册中没有在任的王无此人。请核对姓名，或先导入名册。"),
        ("沈阳中院 陶远", "名册中没有在任的沈阳中院 陶远。请核对姓名，或先导入名册。"),
    ],
)
async def test_an_invitation_that_is_unclear_is_explained(world: World, asked: str, answer: str) -> None:
    """The administrator is told what to write instead."""
    await world.person(OFFICER).says(None, f"/invite {asked}")

    assert world.unread() == {OFFICER: [answer]}


async def test_a_court_and_a_name_are_enough(world: World) -> None:
    """With the court the right one of several is invited."""
    assert await invited(world, "中山法院 陶远")


async def test_only_administrators_invite(world: World) -> None:
    """A president may not let people in."""
    await world.person("周焱").says(None, "/invite 陶远")

    assert world.unread() == {"周焱": ["您没有此项权限。如需办理，请联系省法院督查室。"]}


async def test_the_code_stands_nowhere_once_it_was_sent(world: World) -> None:
    """In the database there is a hash; the message that carried the code is wiped after it has left."""
    code = await invited(world)
    await world.advance(minutes=2)

    async with unit_of_work(world.duban.database, world.now) as work:
        kept = (await work.session.exec(select(OutboxRow.facts).where(col(OutboxRow.kind) == "invitation"))).all()
        hashes = (await work.session.exec(select(CodeRow.hash))).all()
    assert kept == [b""]
    assert all(code not in one for one in hashes)
