"""duban calendar import."""

from tests.cli.desk import Terminal

NOTICE = "休 2027-01-01 元旦\n班\t2027-01-02\n\n2027-10-01..2027-10-07 休 国庆节\n"


def test_the_yearly_notice_is_taken_from_a_file(migrated: Terminal) -> None:
    """In the lines that /calendar takes; what was taken is said."""
    result = migrated.types("calendar", "import", migrated.file("notice.txt", NOTICE))

    assert result.exit_code == 0
    assert "已登记：休息8天，上班1天，删除0天（2027年）" in result.output


def test_a_wrong_line_takes_nothing(migrated: Terminal) -> None:
    """Every wrong line is named, and the command fails."""
    result = migrated.types("calendar", "import", migrated.file("notice.txt", NOTICE + "放假 三天\n休 2027-02-30\n"))

    assert result.exit_code == 1
    assert "第5行“放假 三天”" in result.output
    assert "第6行“休 2027-02-30”：没有这一天" in result.output


def test_the_ledger_is_exported_by_its_ending(migrated: Terminal) -> None:
    """An empty ledger is a workbook with its headings; another ending is refused with what may stand there."""
    path = migrated.folder / "台账.xlsx"

    assert migrated.types("ledger", "export", str(path), "红", "本月").exit_code == 0
    assert path.read_bytes().startswith(b"PK")
    assert "已存在" in migrated.types("ledger", "export", str(path)).output
    assert ".xlsx" in migrated.types("ledger", "export", str(migrated.folder / "台账.txt")).output
