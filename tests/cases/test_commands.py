"""The operator's desk: a key, the register's file, a rotation, and the replay of a draw."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.cases_template import cases_template
from bot.spreadsheets import read_table
from rules.case_import import COLUMNS
from rules.draw import DrawRecord, commitment_to, draw, pool_hash
from rules.spreadsheets import Refusal, Table, TableFault, read_records
from storage.database import Database
from storage.draws import DrawnBy, to_text
from storage.keys import KeyFile
from storage.tables.roster import PersonRow
from storage.unit_of_work import unit_of_work
from tests.spreadsheets.files import workbook

HEADING = ("案号", "立案日期", "申请执行人", "被执行人")
LINES = (
    ("（2019）辽0211执1号", "2019-03-05", "张建国", "王大力"),
    ("（2019）辽0211执2号", "2019-03-06", "张大伟", ""),
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where `duban migrate` has been run."""
    monkeypatch.chdir(tmp_path)
    assert duban("migrate").exit_code == 0
    return tmp_path


def duban(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def register(*lines: tuple[str, ...]) -> str:
    path = Path("案件.xlsx")
    path.write_bytes(workbook([HEADING, *(lines or LINES)]))
    return str(path)


def everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in (folder / "var").rglob("*") if file.is_file())


def test_a_new_database_gets_its_key_file() -> None:
    """The technician is told once what the file is and where it belongs; a second `migrate` is silent about it."""
    Path("var/duban.key").unlink()
    Path("var/duban.sqlite").unlink()

    first, second = duban("migrate"), duban("migrate")

    assert "已生成密钥文件 var/duban.key（仅本用户可读）。请另行备份，不要与数据库放在一起" in first.output
    assert "密钥" not in second.output


def test_a_key_of_another_database_is_refused() -> None:
    """A restored backup with the wrong key file is noticed before anything is written under that key."""
    duban("cases", "import", register())
    Path("var/duban.key").unlink()
    KeyFile(Path("var/duban.key")).create(bytes(32))

    result = duban("migrate")

    assert result.exit_code == 1
    assert "现有密钥解不开此数据库" in result.output


def test_from_nothing_to_a_register(desk: Path) -> None:
    """An import, the same import again: new at first, then as before; no name stands in any file under var/."""
    first, second = duban("cases", "import", register()), duban("cases", "import", register())

    assert first.output == "案件台账：新增 2 件，更新 0 件，未变 0 件。\n"
    assert second.output == "案件台账：新增 0 件，更新 0 件，未变 2 件。\n"
    assert "张建国".encode() not in everything(desk)
    assert "张某1".encode() in everything(desk)


def test_an_import_without_a_key_says_what_to_do() -> None:
    """Nothing is kept in plain because the key file was mislaid; one in its place would open nothing, so none is made."""
    Path("var/duban.key").unlink()

    for words in (("cases", "import", register()), ("migrate",), ("key", "create")):
        result = duban(*words)

        assert result.exit_code == 1
        assert "没有密钥文件 var/duban.key。请从备份恢复" in result.output
        assert isinstance(result.exception, SystemExit)
    assert not Path("var/duban.key").exists()


def test_lines_that_cannot_be_taken_are_listed_and_the_others_are_kept() -> None:
    """Line, column, reason and what to write instead; the exit code tells a script."""
    result = duban("cases", "import", register(LINES[0], ("（2019）辽0211执3号", "不详", "李明", "")))

    assert result.exit_code == 1
    assert "第 3 行“立案日期”列“不详”：不是日期，请写成 2019-03-05" in result.output
    assert "新增 1 件，更新 0 件，未变 0 件。未导入 1 行" in result.output
    assert "李明" not in result.output


def test_a_file_of_another_kind_is_refused() -> None:
    """The sentence is the one that every spreadsheet gets."""
    Path("x.csv").write_text("序号,备注\n1,2\n", encoding="utf-8")

    result = duban("cases", "import", "x.csv")

    assert result.exit_code == 1
    assert "缺少“案号”、“立案日期”、“申请执行人”列" in result.output


def test_the_template_can_be_filled_in_and_read(desk: Path) -> None:
    """Its headings are those that the import knows; an empty one has no lines; nothing is overwritten by accident."""
    result = duban("cases", "template")

    assert result.exit_code == 0
    table = read_table(cases_template(), "案件台账模板.xlsx")
    assert isinstance(table, Table)
    assert read_records(table, COLUMNS) == Refusal(TableFault.EMPTY)
    assert duban("cases", "template").exit_code == 1
    assert duban("cases", "template", "--overwrite").exit_code == 0
    assert (desk / "案件台账模板.xlsx").is_file()


def test_names_are_shown_for_a_purpose_that_is_kept(desk: Path) -> None:
    """Who asks has to choose why, which the audit chain keeps; free words are refused, as they could hold a name."""
    duban("cases", "import", register())

    shown = duban("cases", "show", "(2019)辽0211执1号", "--purpose", "核对身份")

    assert shown.output == "申请执行人：张建国\n被执行人：王大力\n"
    assert duban("cases", "show", "(2019)辽0211执1号").exit_code == 2
    assert "用途请从下列中选一个：核对身份、联系当事人" in (
        duban("cases", "show", "(2019)辽0211执1号", "--purpose", "张建国来问").output
    )
    kept = everything(desk)
    assert b"case.read" in kept
    assert "来问".encode() not in kept


def test_the_cases_of_a_petitioner_are_found_in_all_courts() -> None:
    """By the exact name, shown masked."""
    duban("cases", "import", register())

    found = duban("cases", "find", "张 建国", "--purpose", "来访登记")

    assert found.output == "（2019）辽0211执1号  甘井子法院  2019-03-05  张某\n共 1 件。\n"
    assert duban("cases", "find", "张建", "--purpose", "来访登记").output == "共 0 件。\n"


@pytest.mark.parametrize("number", ["（2019）辽0211执9号", "没有这样的案号"])
def test_a_case_that_is_not_known_has_no_names(number: str) -> None:
    """A number that nobody registered, and one that is none."""
    result = duban("cases", "show", number, "--purpose", "来访登记")

    assert result.exit_code == 1
    assert "台账中没有这个案号" in result.output


def test_a_rotation_keeps_the_register_and_kills_the_old_key(desk: Path) -> None:
    """Afterwards the same file is known as before; with the old key file put back nothing can be read."""
    duban("cases", "import", register())
    old = (desk / "var/duban.key").read_bytes()

    rotated = duban("key", "rotate")

    assert "2 条记录已重新加密" in rotated.output
    assert KeyFile(Path("var/duban.key")).keys().current == 2
    assert "未变 2 件" in duban("cases", "import", register()).output
    (desk / "var/duban.key").write_bytes(old)
    assert "解不开" in duban("cases", "import", register()).output


def test_an_interrupted_rotation_is_taken_up(desk: Path) -> None:
    """The new key was added and then the power failed: the next run makes no third key."""
    duban("cases", "import", register())
    KeyFile(desk / "var/duban.key").add(bytes(32))

    duban("key", "rotate")

    assert KeyFile(desk / "var/duban.key").keys().by_number == {2: bytes(32)}
    assert "未变 2 件" in duban("cases", "import", register()).output


def test_a_second_key_file_is_never_made() -> None:
    """It would make every name unreadable."""
    again = duban("key", "create")

    assert again.exit_code == 1
    assert "未作改动" in again.output


POOL = tuple(sorted(f"（2019）辽0211执{serial}号" for serial in range(1, 8)))
RECORD = DrawRecord(
    "dlgjz", "2026-11-20T09:00:00+08:00", POOL, pool_hash(POOL), commitment_to("种子"), 2, "种子", draw(POOL, 2, "种子")
)


def test_a_draw_is_replayed_from_its_file() -> None:
    """Four checks hold, and the cases are named."""
    Path("draw.json").write_text(to_text(RECORD), encoding="utf-8")

    result = duban("verify-draw", "draw.json")

    assert result.exit_code == 0
    assert result.output.count("✓") == 5
    assert all(number in result.output for number in RECORD.drawn)


def test_a_draw_that_was_tampered_with_is_found_out() -> None:
    """Somebody swapped a case for another one."""
    other = next(number for number in POOL if number not in RECORD.drawn)
    Path("draw.json").write_text(to_text(replace(RECORD, drawn=(other, RECORD.drawn[1]))), encoding="utf-8")

    result = duban("verify-draw", "draw.json")

    assert result.exit_code == 1
    assert "✗ 不成立：重算的结果与公布的结果一致" in result.output
    assert result.output.count("✓") == 4


def test_a_draw_is_replayed_from_the_database() -> None:
    """By the number under which it was announced."""

    async def keep() -> None:
        database = Database("sqlite+aiosqlite:///var/duban.sqlite")
        async with unit_of_work(database, datetime(2026, 11, 20, tzinfo=UTC)) as work:
            work.session.add(PersonRow(id=1, roster_key="x", name="宋立群"))
            await work.session.flush()
            await work.draws.keep(RECORD, DrawnBy(1, 1))
        await database.close()

    asyncio.run(keep())

    assert duban("verify-draw", "1").exit_code == 0
    assert "没有第 2 号抽取" in duban("verify-draw", "2").output


@pytest.mark.parametrize("which", ["missing.json", "²", "9" * 30, "案件.xlsx"])
def test_what_is_no_draw_is_refused_in_a_sentence(which: str) -> None:
    """A file that is not there, a number that is none, a file of another kind."""
    register()

    result = duban("verify-draw", which)

    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert len(result.output) > 8
