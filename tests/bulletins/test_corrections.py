"""What was published can be put right, taken back, and made again byte for byte."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from rules.bulletins.inputs import inputs_of, read_inputs
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import Series
from rules.bulletins.values import BulletinState
from rules.policy import Policy
from storage.unit_of_work import unit_of_work
from tests.bulletins.figures import BASIC, keep, leap, province
from tests.bulletins.test_wording import snapshot_of
from tests.databases import SqliteTemplate, Template
from tests.world import World, open_world

FRIDAY = date(2026, 11, 20)
OFFICE = "辽宁高院"
DAILY_ONLY = replace(Policy(), bulletins=BulletinPolicy(series=(Series("daily"),)))


async def published(world: World) -> None:
    """The daily bulletin of Saturday morning, in every group."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")


async def corrected(world: World) -> None:
    """Its correction, released: the first court had reported a wrong numerator."""
    await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}), "更正")
    await world.person("程雨桐").says(world.group(OFFICE), "/correct 1 和平法院数据填报有误")
    await world.person("程雨桐").presses("发布", world.group(OFFICE))


async def test_a_correction_is_laid_before_the_office_with_what_it_changes(world: World) -> None:
    """Nobody else sees it before it is released."""
    await published(world)
    await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}), "更正")

    await world.person("程雨桐").says(world.group(OFFICE), "/correct 1 和平法院数据填报有误")

    assert world.group(OFFICE).last.text == (
        "11月21日《执行指标日通报〔更正〕》待发布\n方式：排名点名；发往5个群。\n理由：和平法院数据填报有误\n"
        "数据变更：\n· 和平法院：95.00%（950/1000）→0.10%（1/1000）\n"
        "以上为预览，按“发布”后发出；一天之内未处理则不再发布。"
    )
    assert len(world.group("院长之声").texts) == 1


async def test_a_released_correction_answers_the_original_in_every_group_and_both_stay(world: World) -> None:
    """Whoever scrolls back finds what was said first, and under it what is right."""
    await published(world)
    original = world.group("院长之声").last
    own = world.group("甘井子法院").last
    await corrected(world)

    correction = world.group("院长之声").last
    assert correction.text.startswith("执行指标日通报〔更正〕\n2026年11月21日 · 数据截至11月20日")
    assert "110. 和平法院 0.10%" in correction.text
    assert correction.reply_to is original
    assert original in world.group("院长之声").messages
    assert world.group("甘井子法院").last.text.startswith("甘井子法院 · 执行指标日通报〔更正〕")
    assert world.group("甘井子法院").last.reply_to is own


async def test_the_next_bulletin_is_counted_from_the_correction(world: World) -> None:
    """Moves against what is right, not against what was wrong."""
    await published(world)
    await corrected(world)
    await keep(world, province(date(2026, 11, 21)))

    await leap(world, "2026-11-22 08:30")

    assert "1. 和平法院 95.00%（↑109）" in world.group("院长之声").last.text


async def test_a_second_correction_is_numbered_and_nothing_changed_is_no_correction(world: World) -> None:
    """Without newer figures there is nothing to correct."""
    await published(world)
    await corrected(world)

    await world.person("程雨桐").says(world.group(OFFICE), "/correct 1")
    nothing = world.group(OFFICE).last.text
    await keep(world, province(FRIDAY, {BASIC[0]: (2, 1000)}), "再更正")
    await world.person("程雨桐").says(world.group(OFFICE), "/correct 2")
    await world.person("程雨桐").presses("发布", world.group(OFFICE))
    await world.person("程雨桐").says(world.group(OFFICE), "/bulletins")

    assert nothing == "第1号通报的数据没有变化，不需要更正。请先导入更正后的数据。"
    assert world.group("院长之声").last.text.startswith("执行指标日通报〔第2次更正〕")
    listed = world.group(OFFICE).last.text.splitlines()[1:4]
    assert listed == [
        "3. 11月21日 执行指标日通报〔第2次更正〕（排名点名，程雨桐发布）",
        "2. 11月21日 执行指标日通报〔更正〕（排名点名，程雨桐发布，已更正，和平法院数据填报有误）",
        "1. 11月21日 执行指标日通报（排名点名，已更正）",
    ]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/correct", "请写明编号，编号见 /bulletins。"),
        ("/correct 7", "没有第7号通报。编号见 /bulletins。"),
        ("/withdraw 7 错了", "没有第7号通报。编号见 /bulletins。"),
        ("/withdraw 一", "没有第一号通报。编号见 /bulletins。"),
    ],
)
async def test_a_number_that_is_none_is_told(world: World, words: str, answer: str) -> None:
    """And where to look it up."""
    await world.person("程雨桐").says(None, words)

    assert world.person("程雨桐").phone.last.text == answer


async def test_a_withdrawn_bulletin_disappears_from_every_group_and_the_office_hears_of_it(world: World) -> None:
    """Asked once more, then deleted everywhere; a line says that it is not to be quoted."""
    await published(world)

    await world.person("程雨桐").says(world.group(OFFICE), "/withdraw 1 数据来源有误")
    asked = world.group(OFFICE).last.text
    await world.person("程雨桐").presses("撤回", world.group(OFFICE))

    assert asked.startswith("撤回11月21日《执行指标日通报》（第1号）？\n理由：数据来源有误\n将从5处删除")
    for group in ("院长之声", "甘井子法院", "大连中院"):
        assert world.group(group).texts == ["11月21日《执行指标日通报》已撤回，请勿引用、转发。"]
    assert world.group(OFFICE).last.text == "11月21日《执行指标日通报》（第1号）已从5处收回。"


async def test_what_is_too_old_to_delete_is_replaced_by_words(world: World) -> None:
    """After 48 hours Telegram deletes nothing, but lets the words under the picture be changed."""
    await published(world)
    for day in (21, 22, 23):
        await keep(world, province(date(2026, 11, day)))
    await leap(world, "2026-11-24 09:00")

    await world.person("程雨桐").says(world.group(OFFICE), "/withdraw 1")
    await world.person("程雨桐").presses("撤回", world.group(OFFICE))

    assert "〔已撤回〕11月21日《执行指标日通报》，请勿引用。" in world.group("院长之声").texts
    assert "〔已撤回〕11月21日《执行指标日通报》，请勿引用。" in world.group("甘井子法院").texts


async def test_a_group_that_is_out_of_reach_is_named_to_the_office(world: World) -> None:
    """So that somebody can ring there."""
    await published(world)
    world.telegram.kick_bot(world.group("甘井子法院").chat)
    await world.settle()

    await world.person("程雨桐").says(world.group(OFFICE), "/withdraw 1")
    await world.person("程雨桐").presses("撤回", world.group(OFFICE))

    assert world.group(OFFICE).last.text == (
        "11月21日《执行指标日通报》（第1号）已从4处收回。\n未能收回：甘井子法院督办群"
    )


async def test_what_was_withdrawn_counts_for_nothing(world: World) -> None:
    """It is shown to nobody, and its figures may be published anew."""
    await published(world)
    await world.person("程雨桐").says(world.group(OFFICE), "/withdraw 1")
    await world.person("程雨桐").presses("撤回", world.group(OFFICE))

    await world.person("宋立群").says(None, "/bulletin")
    await world.person("程雨桐").says(world.group(OFFICE), "/correct 1")

    assert world.person("宋立群").phone.last.text == "还没有发布过通报。"
    assert world.group(OFFICE).last.text == "第1号通报已撤回。"
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        kept = await work.bulletins.numbered(1)
    assert kept is not None
    assert kept.state is BulletinState.WITHDRAWN


def test_the_inputs_give_the_same_snapshot_back() -> None:
    """What is written down is all that decides a bulletin, in the same bytes."""
    snapshot, rules = snapshot_of(province(FRIDAY, {"dlgjz": None, "dlzs": (3, 3)})), BulletinPolicy()

    again, its_rules = read_inputs(inputs_of(snapshot, rules))

    assert inputs_of(again, its_rules) == inputs_of(snapshot, rules)
    assert (its_rules.mode, its_rules.named) == (rules.mode, rules.named)


async def test_the_command_line_makes_the_same_bytes_again(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text and picture of a bulletin whose figures have been replaced since; a picture that looks otherwise is not passed off for it."""
    if not isinstance(template, SqliteTemplate):
        pytest.skip("the command line is tried on SQLite")
    async with open_world(template, tmp_path, policy=DAILY_ONLY) as world:
        await published(world)
        received = world.group("院长之声").last
        await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}), "更正")
        assert received.attachment is not None
        picture = world.telegram.files.get(received.attachment.file_id)
    assert picture is not None
    monkeypatch.setenv("DUBAN_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'duban.sqlite'}")
    monkeypatch.chdir(tmp_path)

    listed, again = await terminal(["bulletin", "list"], ["bulletin", "reproduce", "1", "--out", "again"])

    assert listed.startswith("1  2026-11-21  执行指标日通报  排名点名  ")
    assert "✓ 重算的结果与当时发布的一致" in again
    assert "✓ 图片与当时发出的逐字节相同。" in again
    assert (tmp_path / "again" / "bulletin-1.png").read_bytes() == picture.data
    assert (tmp_path / "again" / "bulletin-1.txt").read_text() == received.text
    monkeypatch.setenv("DUBAN_LOCALE", "en")
    other = await asyncio.to_thread(CliRunner().invoke, app, ["bulletin", "reproduce", "1", "--out", "other"])
    assert other.exit_code == 1
    assert "Figures and places are the same, the picture is not" in other.output


async def terminal(*commands: list[str]) -> list[str]:
    """What the commands print, each in a thread of its own, as it brings its own loop."""
    results = [await asyncio.to_thread(CliRunner().invoke, app, words, catch_exceptions=False) for words in commands]
    assert [one.exit_code for one in results] == [0] * len(commands), [one.output for one in results]
    return [one.output for one in results]
