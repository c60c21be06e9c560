"""duban indicators, as the technician types it."""

import io
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from tests.spreadsheets.files import workbook

HEADING = ("日期", "法院", "指标", "分子", "分母")
GOOD = ("2026-11-19", "甘井子法院", "法定期限内实际执结率", 896, 1000)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a migrated database in which the 128 courts are known."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUBAN_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/duban.sqlite")
    assert CliRunner().invoke(app, ["migrate"]).exit_code == 0
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["indicators", *arguments])
    return result.exit_code, result.output


def test_a_file_is_imported_once_and_summed_up(office: Path) -> None:
    """Again, it is known and nothing changes; both end well."""
    file = office / "指标.xlsx"
    file.write_bytes(workbook([HEADING, GOOD, ("2026-11-19", "天堂法院", *GOOD[2:])]))

    assert run("import", str(file)) == (
        0,
        (
            "指标数据已导入：指标.xlsx\n2026-11-19，1家法院，1项指标，共1条：新增1，更正0，相同0。\n拒收1行：\n"
            "第 3 行“法院”列“天堂法院”：没有这家法院\n"
        ),
    )
    code, said = run("import", str(file))
    assert (code, "未重复导入" in said) == (0, True)


def test_a_file_of_which_nothing_can_be_taken_ends_with_code_1(office: Path) -> None:
    """A script can tell."""
    wrong = office / "名册.csv"
    wrong.write_text("姓名,法院\n周焱,大连中院\n", encoding="utf-8")

    code, said = run("import", str(wrong))

    assert code == 1
    assert "第 1 行的表头缺少“日期”、“指标”、“分子”、“分母”列" in said


def test_the_template_can_be_filled_in_and_imported(office: Path) -> None:
    """What it offers in its drop-downs is what the import understands; its example is not imported."""
    assert run("template", "模板.xlsx")[0] == 0
    file = office / "模板.xlsx"
    assert "文件是空的，或只有表头没有数据行。" in run("import", str(file))[1]

    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    courts = [cell.value for cell in book["名单"]["A"]]
    names = [cell.value for cell in book["名单"]["B"] if cell.value]
    for court, name in zip(courts, names, strict=False):
        book["数据"].append(["2026-11-19", court, name, 100_000, 100_000])
    book.save(file)

    assert "共26条：新增26，更正0，相同0。\n" in run("import", str(file))[1]


def test_the_template_overwrites_nothing_unless_told_to(office: Path) -> None:
    """Somebody may have filled it in already."""
    (office / "模板.xlsx").write_bytes(b"")

    assert run("template", "模板.xlsx")[0] == 1
    assert run("template", "模板.xlsx", "--overwrite")[0] == 0
