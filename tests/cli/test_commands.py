"""What the operator types, and what the command line answers. 宋立群 and all others in these files are invented."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.desk import Terminal

PEOPLE = """人员编号,姓名,法院,职务类别,任职日期,用户名
1,周焱,大连中院,院长,2021-03-01,zhouyan
2,宋立群,甘井子法院,院长,2022-05-06,
"""
COMMANDS = (
    ("run",),
    ("demo",),
    ("check",),
    ("migrate",),
    ("roster", "import"),
    ("roster", "template"),
    ("invite",),
    ("group-code",),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(terminal: Terminal, command: tuple[str, ...]) -> None:
    """--help says in Chinese and in English what the command is for."""
    result = terminal.types(*command, "--help")

    assert result.exit_code == 0
    assert "·" in result.output


@pytest.mark.parametrize("words", [("nonsense",), ("roster", "import", "missing.csv"), ("group-code", "--kind", "x")])
def test_a_slip_of_the_pen_is_a_usage_error(terminal: Terminal, words: tuple[str, ...]) -> None:
    """Exit code 2, and no traceback."""
    result = terminal.types(*words)

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_migrate_makes_a_database_with_the_shipped_courts(terminal: Terminal) -> None:
    """The first time the 128 courts are imported; the second time nothing happens."""
    first, second = terminal.types("migrate"), terminal.types("migrate")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "名册已更新：法院新增 128。" in first.output
    assert second.output == "数据库已是最新版本。\n"


@pytest.mark.parametrize("command", [("roster", "import"), ("invite", "周焱"), ("check",), ("group-code", "大连中院")])
def test_without_a_database_every_command_says_what_to_do(terminal: Terminal, command: tuple[str, ...]) -> None:
    """Nothing is made by the way; the operator is sent to `duban migrate`."""
    result = terminal.types(*command)

    assert result.exit_code == 1
    assert "请运行：duban migrate" in result.stderr or "DUBAN_TOKEN" in result.stderr
    assert not (terminal.folder / "var").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_people_are_imported_from_a_csv(migrated: Terminal, encoding: str) -> None:
    """The file may be saved as offices save it; the second import changes nothing."""
    file = migrated.file("人员.csv", PEOPLE.encode(encoding))

    first, second = migrated.types("roster", "import", file), migrated.types("roster", "import", file)

    assert first.output == "名册已更新：人员新增 2，职务新增 2。\n"
    assert second.output == "名册已是最新，没有变化。\n"


def test_every_refused_line_is_reported_and_nothing_is_kept(migrated: Terminal) -> None:
    """Line, column, value and what is expected; the good lines wait for the mended file."""
    wrong = PEOPLE + "3,甲某,无此法院,院长,2026-01-01,\n4,乙某,中山法院,院长,去年,\n"

    result = migrated.types("roster", "import", migrated.file("人员.csv", wrong))

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "人员：第 4 行“法院”列“无此法院”：没有这家法院；请填法院代码、全称或简称",
        "人员：第 5 行“任职日期”列“去年”：不是日期；请写成 2026-03-01",
        "共 2 处错误，整个文件未导入。改正后重新导入即可。",
    ]
    assert migrated.types("roster", "import", migrated.file("人员.csv", PEOPLE)).output.startswith(
        "名册已更新：人员新增 2"
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("空.csv", b"", "文件是空的"),
        ("图.xlsx", b"\x89PNG\r\n", "这不是电子表格"),
        ("缺列.csv", "姓名,法院\n周焱,大连中院\n".encode(), "缺少"),
        ("坏.xlsx", b"PK\x03\x04rubbish", "文件已损坏"),
    ],
)
def test_a_file_that_is_no_roster_is_told_in_a_sentence(
    migrated: Terminal, name: str, content: bytes, sentence: str
) -> None:
    """Nobody sees a traceback for a wrong file."""
    result = migrated.types("roster", "import", migrated.file(name, content))

    assert result.exit_code == 1
    assert sentence in result.stderr


def test_the_template_can_be_imported_as_it_is(migrated: Terminal) -> None:
    """It holds the shipped courts, and sheets that ask for nothing until they are filled in."""
    assert migrated.types("roster", "template", "t.xlsx").exit_code == 0

    assert migrated.types("roster", "import", "t.xlsx").output == "名册已是最新，没有变化。\n"


def test_a_template_that_was_filled_in_is_imported_whole(migrated: Terminal) -> None:
    """An office adds people and a guarantee in its spreadsheet program."""
    migrated.types("roster", "template", "t.xlsx")
    book = load_workbook("t.xlsx")
    book["人员"].append(["1", "闫振喜", "ln", "副院长", None, "2020-01-01"])
    book["包保"].append(["1", "大连中院", "2026-01-01"])
    book.save("t.xlsx")

    assert migrated.types("roster", "import", "t.xlsx").output == "名册已更新：人员新增 1，职务新增 1，包保新增 1。\n"


def test_the_template_has_notes_and_drop_down_lists(terminal: Terminal) -> None:
    """Whoever fills it in need not read a manual."""
    terminal.types("roster", "template", "t.xlsx")

    book = load_workbook("t.xlsx")
    assert book.sheetnames == ["法院", "人员", "包保", "说明"]
    assert book["人员"]["A1"].comment is not None
    assert any("执行局长" in rule.formula1 for rule in book["人员"].data_validations.dataValidation)
    assert book["法院"].max_row == 129


def test_a_template_is_not_overwritten_by_accident(terminal: Terminal) -> None:
    """A filled-in file under the same name would be lost."""
    terminal.file("t.xlsx", b"filled in")

    refused = terminal.types("roster", "template", "t.xlsx")

    assert refused.exit_code == 1
    assert Path("t.xlsx").read_bytes() == b"filled in"
    assert terminal.types("roster", "template", "t.xlsx", "--overwrite").exit_code == 0


def test_an_invitation_needs_the_bots_name(migrated: Terminal) -> None:
    """Before the bot has met Telegram there is no link; the operator is told about the token."""
    migrated.types("roster", "import", migrated.file("人员.csv", PEOPLE))

    result = migrated.types("invite", "周焱")

    assert result.exit_code == 1
    assert "DUBAN_TOKEN" in result.stderr


def test_a_wrong_setting_is_told_before_anything_else(terminal: Terminal) -> None:
    """The value, which may be a secret, is not repeated."""
    terminal.file(".env", "DUBAN_TOKEN=secret-without-a-number\n")

    result = terminal.types("check")

    assert result.exit_code == 1
    assert "DUBAN_TOKEN: expected the token that @BotFather gave" in result.stderr
    assert "secret" not in result.output + result.stderr


def test_a_wrong_policy_is_told_by_line(terminal: Terminal) -> None:
    """File, line and key."""
    terminal.file("policy.toml", "[quiet_hours]\nstrat = 20:00:00\n")
    terminal.file(".env", "DUBAN_POLICY_FILE=policy.toml\n")

    result = terminal.types("migrate")

    assert result.exit_code == 1
    assert "policy.toml:2: quiet_hours.strat: no such key" in result.stderr


def test_a_file_that_is_no_database_is_told_without_its_address(terminal: Terminal) -> None:
    """An address may hold a password."""
    terminal.file("notes.txt", "no database at all, only a text that is long enough" * 20)
    terminal.file(".env", "DUBAN_DATABASE_URL=sqlite:///notes.txt\n")

    result = terminal.types("migrate")

    assert result.exit_code == 1
    assert "连不上数据库" in result.stderr
    assert "notes.txt" not in result.stderr


def test_the_command_line_speaks_english_too(terminal: Terminal) -> None:
    """DUBAN_LOCALE chooses."""
    terminal.file(".env", "DUBAN_LOCALE=en\n")

    assert "The roster was updated: 128 courts added." in terminal.types("migrate").output


def test_help_is_quick_because_nothing_is_loaded() -> None:
    """--help needs neither the database, nor Telegram, nor a picture."""
    code = (
        "import sys, bot.__main__; print([m for m in ('sqlalchemy', 'telegram', 'typst', 'httpx') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter

    assert done.stdout.strip() == "[]"
