"""/check: the office sees which courts are not ready, and why."""

from pathlib import Path

from bot.application import plain
from bot.courts_file import shipped_courts
from bot.templates import Locale, render
from rules.courts import Courts
from rules.groups import GroupPolicy
from rules.notifications.readiness import reports
from rules.people import Roster
from rules.readiness import Lack, Unready, pages, readiness
from tests.cast import STRANGER
from tests.databases import Template
from tests.world import BEGINNING, World, open_world

OFFICER = "程雨桐"


async def test_the_office_sees_what_every_court_lacks(world: World) -> None:
    """Four courts of the cast have groups; only those with everybody enrolled are ready."""
    await world.person(OFFICER).says(world.group("辽宁高院"), "/check")

    (text,) = world.unread()["辽宁高院督查室"]
    assert text.startswith("体检：128 个法院中 1 个已就绪。")
    assert "▪ 未绑定群、院长未登记、名册中无在任执行局长（1）：中山法院" in text
    assert "▪ 名册中无在任执行局长（3）：沈阳中院、沙河口法院、甘井子法院" in text


async def test_the_answer_stays_out_of_other_groups(world: World) -> None:
    """Asked in a court's group, it is given in private."""
    await world.person(OFFICER).says(world.group("大连中院"), "/check")

    assert list(world.unread()) == [OFFICER]


async def test_nobody_else_may_look(world: World) -> None:
    """A president is told so in private, a stranger nothing."""
    await world.person("周焱").says(world.group("大连中院"), "/check")
    await world.person(STRANGER).says(world.group("大连中院"), "/check")

    assert world.unread() == {"周焱": ["您没有此项权限。如需办理，请联系省法院督查室。"]}


async def test_a_group_that_fell_silent_is_listed_until_somebody_speaks(world: World) -> None:
    """After a month without a word the court's group is worth a look; one word is enough."""
    await world.asleep_until("2026-12-22 09:00")
    world.unread()
    await world.person(OFFICER).says(world.group("辽宁高院"), "/check")
    assert "▪ 群内长期无人发言（1）：大连中院" in world.unread()["辽宁高院督查室"][-1]

    await world.person("周焱").says(world.group("大连中院"), "大家好")
    world.unread()
    await world.person(OFFICER).says(world.group("辽宁高院"), "/check")

    assert "▪ 群内长期无人发言（1）：大连中院" not in world.unread()["辽宁高院督查室"][-1]


async def test_a_group_without_the_bot_is_listed(world: World) -> None:
    """A lost group is not the same as none."""
    world.telegram.kick_bot(world.group("大连中院").chat)
    await world.settle()
    world.unread()

    await world.person(OFFICER).says(world.group("辽宁高院"), "/check")

    assert "▪ 机器人被移出群（1）：大连中院" in world.unread()["辽宁高院督查室"][0]


async def test_privacy_mode_is_told(template: Template, tmp_path: Path) -> None:
    """A bot that does not hear plain messages reads no order; the office learns how to mend that."""
    async with open_world(template, tmp_path) as world:
        world.telegram.bot.reads_all = False
        await world.duban.close()
        await world.start_again()
        world.unread()

        await world.person(OFFICER).says(None, "/check")

        assert "● 隐私模式开启" in world.unread()[OFFICER][0]


def test_every_court_of_the_country_fits_into_messages() -> None:
    """3,500 courts that lack everything: no message is longer than Telegram takes, and none is left out."""
    shipped = shipped_courts()
    many = tuple(Unready(tuple(Lack), tuple(court.short_name for court in shipped)) for _ in range(28))

    cut = pages(many)

    assert sum(len(one.courts) for page in cut for one in page) == 28 * len(shipped)


def test_no_page_is_too_long_in_any_language() -> None:
    """An empty roster of the shipped courts, in which every court lacks most."""
    roster = Roster(Courts.of(shipped_courts()), (), ())
    found = readiness(roster, (), now=BEGINNING, policy=GroupPolicy(), reads_everything=False)

    texts = [plain(render(report, locale).text) for report in reports(found) for locale in Locale]

    assert found.ready_count == 0
    assert max(map(len, texts)) <= 4_096
    assert all(court.short_name in "".join(texts) for court in shipped_courts())
