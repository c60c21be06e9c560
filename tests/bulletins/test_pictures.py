"""The buttons under a bulletin, and what they bring: to whom, where, and how it looks."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.indicators_file import shipped_indicators
from bot.pictures.cities import city_facts
from bot.pictures.pages import page_facts, ranking_page
from bot.pictures.trend import trend_facts, trend_picture
from bot.templates.zh_CN.bulletins.pictures import CITIES, PAGES, TREND
from rules.bulletins.cities import cities
from rules.bulletins.full_table import full_table
from rules.bulletins.making import Edition, Snapshot, make_bulletin
from rules.bulletins.pages import ROWS_OF_A_PAGE, pages
from rules.bulletins.policy import BulletinPolicy, Mode
from rules.bulletins.trend import trend
from rules.bulletins.values import Bulletin, Measure
from rules.indicators import Figure
from rules.policy import Policy
from tests.bulletins.figures import BASIC, COURTS, after_bulletins, keep, leap, province
from tests.databases import Template
from tests.world import World, open_world

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
RATE = shipped_indicators()["a1_timely"]


def bulletin_of(figures: list[Figure], mode: Mode = Mode.RANK) -> Bulletin:
    policy = BulletinPolicy(mode=mode)
    before = after_bulletins(RATE, COURTS, [province(FRIDAY - timedelta(days=1))], policy)
    snapshot = Snapshot(SATURDAY, FRIDAY, RATE, COURTS, tuple(figures), before)
    return make_bulletin(snapshot, policy, Edition(key="k"), datetime(2026, 11, 21, tzinfo=UTC), "hash")


async def published(world: World) -> None:
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    world.unread()


async def test_the_full_table_comes_in_pictures_to_whoever_pressed(world: World) -> None:
    """Five pages in private: four of basic courts, one of intermediate ones; the group stays as it was."""
    await published(world)

    press = await world.person("宋立群").presses("全表", world.group("院长之声"))

    assert press.answer == "已发到您与机器人的私聊。"
    assert world.unread() == {"宋立群": [f"执行指标日通报全表 {number}/5" for number in range(1, 6)]}
    assert world.person("宋立群").phone.last.attachment is not None


async def test_my_court_is_the_pressers_own_with_its_trend(world: World) -> None:
    """Each president gets another answer from the same button."""
    await keep(world, province(FRIDAY - timedelta(days=1)))
    await published(world)

    await world.person("宋立群").presses("我院", world.group("院长之声"))
    await world.person("周焱").presses("我院", world.group("院长之声"))

    news = world.unread()
    assert news["宋立群"][0].startswith("甘井子法院 · 执行指标日通报")
    assert news["周焱"][0].startswith("大连中院 · 执行指标日通报")
    assert world.person("周焱").phone.last.attachment is not None


async def test_in_a_courts_group_trend_and_bulletin_before_are_that_courts(world: World) -> None:
    """In place, and of nobody else."""
    await published(world)
    await keep(world, province(SATURDAY))
    await leap(world, "2026-11-22 08:30")
    world.unread()

    await world.person("罗小川").presses("走势", world.group("甘井子法院"))
    await world.person("罗小川").presses("上期", world.group("甘井子法院"))

    trend_of_it, before = world.group("甘井子法院").texts[-2:]
    assert trend_of_it.startswith("甘井子法院 · 执行指标日通报\n11月22日")
    assert before.startswith("甘井子法院 · 执行指标日通报\n11月21日")


async def test_before_the_first_bulletin_there_was_none(world: World) -> None:
    """The press is answered at once and nothing is sent."""
    await published(world)

    press = await world.person("宋立群").presses("上期", world.group("院长之声"))

    assert (press.answer, press.is_alert) == ("这是第一期，没有上期可看。", True)
    assert world.unread() == {}


async def test_whose_court_takes_no_part_is_told_so(world: World) -> None:
    """A leader of the high court has no place in the ranking; he does not hear that nothing was published."""
    await published(world)

    press = await world.person("闫振喜").presses("我院", world.group("院长之声"))

    assert press.answer == "您所在法院不在本期通报的参评范围，可点“全表”看各院情况。"
    assert world.unread() == {}


async def test_the_office_takes_the_files_from_its_line(world: World) -> None:
    """Word, PDF and Excel of the bulletin that was just published; they come where they were pressed."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")

    office = world.group("辽宁高院")
    assert (
        office.last.text
        == "第1号 11月21日《执行指标日通报》已发布（法定期限内实际执结率）。\n通报草稿和全表可在此调取："
    )
    for label, name in (
        ("通报 Word", "通报草稿20261121.docx"),
        ("通报 PDF", "通报草稿20261121.pdf"),
        ("全表 Excel", "通报全表20261121.xlsx"),
    ):
        await world.person("程雨桐").presses(label, office)
        assert office.last.attachment is not None
        assert office.last.attachment.name == name


async def test_where_nobody_is_ranked_the_table_is_no_ranking(template: Template, tmp_path: Path) -> None:
    """In the mode range 全表 says how many reach the target, and the cities stand in the roster's order."""
    policy = replace(Policy(), bulletins=BulletinPolicy(mode=Mode.RANGE))
    async with open_world(template, tmp_path, policy=policy) as world:
        await published(world)
        await world.person("宋立群").presses("全表", world.group("院长之声"))

        (text,) = world.unread()["宋立群"]

    assert text.endswith("中级法院：17家中1家达标，16家未达标。")
    bulletin = bulletin_of(province(FRIDAY), Mode.RANGE)
    table = full_table(FRIDAY, COURTS, shipped_indicators(), province(FRIDAY), before_key=None)
    order = [COURTS.by_name[city.name].code for city in cities(bulletin, table)]
    assert order == [court.code for court in COURTS if court.code in order]


def test_every_court_stands_on_one_page_and_no_page_is_long() -> None:
    """127 courts in pages of at most thirty rows; a pool never shares a page with another."""
    found = pages(bulletin_of(province(FRIDAY)))

    assert [len(entries) for _, entries in found] == [28, 28, 28, 26, 17]
    assert max(len(entries) for _, entries in found) <= ROWS_OF_A_PAGE
    assert sorted(entry.court_code for _, entries in found for entry in entries) == sorted(
        court.code for court in COURTS if court.parent
    )


def test_the_named_courts_are_coloured_and_changes_are_points() -> None:
    """The first three green, the last three red, and a fall of half a point is −0.50."""
    facts = page_facts(bulletin_of(province(FRIDAY, {BASIC[0]: (945, 1000)})), 1, PAGES)

    assert [row["tone"] for row in facts["rows"]][:5] == ["good", "good", "good", "plain", "plain"]
    changed = next(row for row in facts["rows"] if row["name"] == "和平法院")
    assert (changed["change"], changed["rises"], changed["move"]) == ("−0.50", False, -1)
    assert facts["page"] == "1/5"


def test_a_city_is_its_courts_counts_added_up() -> None:
    """Not the mean of their rates; one tick a court."""
    figures = [Figure(FRIDAY, "dlzs", RATE.code, 90, 100), Figure(FRIDAY, "dlgjz", RATE.code, 100, 1000)]
    bulletin = bulletin_of(figures)
    table = full_table(FRIDAY, COURTS, shipped_indicators(), figures, before_key=None)

    (city,) = cities(bulletin, table)

    assert (city.name, city.value.numerator, city.value.denominator, city.met) == ("大连中院", 190, 1100, 1)
    facts = city_facts(bulletin, (city,), CITIES)
    assert facts["rows"][0]["ticks"] == [1.0, 0.0]
    assert facts["labels"] == ["10.00%", "50.00%", "90.00%"]


def test_a_trend_of_one_day_or_of_equal_days_is_drawn_too() -> None:
    """No division by nothing: one point is a point, and a flat line is flat."""
    for values in ([800], [800] * 5, [800, 900]):
        figures = [
            Figure(FRIDAY - timedelta(days=back), "dlzs", RATE.code, one, 1000) for back, one in enumerate(values)
        ]
        points = trend(RATE, figures)
        facts = trend_facts("中山法院", Measure.of(RATE), points, TREND, is_sample=False)
        assert all(0 <= place <= 1 and 0 <= height <= 1 for place, height in facts["points"])
        assert trend_picture("中山法院", Measure.of(RATE), points, TREND, is_sample=False).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["喀喇沁左翼蒙古族自治县人民法院" * 2, '#import "x"', "$x$ *a* _b_ @c"])
def test_a_long_or_hostile_name_stays_text_on_its_page(name: str) -> None:
    """Nothing typed into a roster becomes a command; the picture stays a phone's."""
    bulletin = bulletin_of(province(FRIDAY))
    first = replace(bulletin.basic.entries[0], court_name=name)
    bulletin = replace(bulletin, basic=replace(bulletin.basic, entries=(first, *bulletin.basic.entries[1:])))

    assert ranking_page(bulletin, 1, PAGES) == ranking_page(bulletin, 1, PAGES)


async def test_everything_of_a_bulletin_is_written_by_its_number(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice twice, the workbook, the bulletin's own picture, the cities, and five pages."""
    if not world.duban.database.is_sqlite:
        pytest.skip("the command opens the database of the settings")
    await published(world)
    monkeypatch.setenv("DUBAN_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'duban.sqlite'}")
    monkeypatch.chdir(tmp_path)

    done = await asyncio.to_thread(CliRunner().invoke, app, ["bulletin", "export", "1", "--out", "files"])

    assert done.exit_code == 0, done.output
    assert sorted(one.name for one in (tmp_path / "files").iterdir()) == sorted(
        [
            *(f"bulletin-2026-11-21{page}.png" for page in ("", "-1", "-2", "-3", "-4", "-5")),
            "cities-2026-11-21.png",
            "通报全表20261121.xlsx",
            "通报草稿20261121.docx",
            "通报草稿20261121.pdf",
        ]
    )
