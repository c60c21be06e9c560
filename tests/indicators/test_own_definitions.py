"""The owner's own indicators: taken when every line can be read, refused line by line, and combined by weighted places."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.__main__ import app
from bot.courts_file import shipped_courts
from bot.indicators_file import definitions_text, known_indicators, own_indicators, shipped_indicators
from bot.templates.zh_CN.definitions import listed_text, refusal_text
from rules.definition_import import DefinitionsRead, merged
from rules.indicators import Figure, Indicator, Indicators, Part, Unit, is_rankable
from rules.indicators.combining import combined
from rules.ranking import rank
from rules.spreadsheets import Refusal

SHIPPED = shipped_indicators()
FRIDAY = date(2026, 11, 20)
HEADING = "代码,指标,简称,单位,方向,目标,最小分母,合成,口径依据,来源\n"
OWN = (
    HEADING
    + "dl_debt,拖欠案款占比,案款占比,百分比,越低越好,5%,1000,,,\n"
    + "all_three,三项核心指标综合排名,三项综合,,,,,a1_timely*4 + a2_termination*3 + a3_petition*3,,\n"
)


def read(folder: Path, text: str) -> DefinitionsRead:
    file = folder / "own.csv"
    file.write_text(text, encoding="utf-8")
    found = own_indicators(file, SHIPPED)
    assert not isinstance(found, Refusal)
    return found


def test_own_indicators_are_read_and_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    """In Chinese words, as an office fills them in; written down and read again they are the same."""
    found = read(tmp_path, OWN)

    assert found.refused == ()
    debt, three = found.indicators
    assert (debt.code, debt.unit, str(debt.target), debt.minimum_denominator) == ("dl_debt", Unit.PERCENT, "1/20", 1000)
    assert three.combines == (Part("a1_timely", 4), Part("a2_termination", 3), Part("a3_petition", 3))
    (tmp_path / "kept.csv").write_text(definitions_text(found.indicators), encoding="utf-8")
    everything = known_indicators(tmp_path / "kept.csv")
    assert len(everything.all) == 28
    assert listed_text(everything["all_three"]) == (
        "all_three  三项核心指标综合排名  口径：未设；目标：未设；"
        "按各项位次加权平均，数小者为先：法定期限内实际执结率×4、终本合格率×3、执行信访办结率×3"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "坏代码,名,,百分比,越高越好,,,,,",
            "第 2 行“指标代码”列“坏代码”：代码只能用小写字母、数字和下划线，以字母开头",
        ),
        ("x1,,,百分比,越高越好,,,,,", "第 2 行“指标”列：没有填写"),
        (
            "x1,名,,百分之几,越高越好,,,,,",
            "第 2 行“单位”列“百分之几”：只能填写：百分比、%、天、数量、比值、位次、percent、days、count、ratio、places",
        ),
        ("x1,名,,百分比,越高越好,很高,,,,", "第 2 行“目标”列“很高”：不是数字；比率写作 90% 或 0.9"),
        ("x1,终本合格率,,百分比,越高越好,,,,,", "第 2 行“指标”列“终本合格率”：这个名称已是指标 a2_termination 的名称"),
        (
            "x1,名,,,,,,a1_timely*4,,",
            "第 2 行“合成”列“a1_timely*4”：合成应写作 a1_timely*4 + a2_termination*3，二至十二项，权重 1 至 100，不得重复",
        ),
        ("x1,名,,,,,,a1_timely*4+nope*1,,", "第 2 行“合成”列“a1_timely*4+nope*1”：没有指标 nope，或它本身是综合指标"),
        ("x1,名,,百分比,越高越好,,,,见于公开文件,", "第 2 行“来源”列：依据写了“见于公开文件”，请写明来源"),
    ],
)
def test_every_mistake_is_named_by_line_and_column(line: str, said: str, tmp_path: Path) -> None:
    """With what may stand there instead."""
    (refusal,) = read(tmp_path, HEADING + line + "\n").refused

    assert refusal_text(refusal) == said


COURTS = [court.code for court in shipped_courts()][1:7]
THREE = merged(
    SHIPPED,
    (Indicator("three", "三项", "Three", Unit.PLACES, SHIPPED["b4_days"].direction, is_share=False,
               combines=(Part("a1_timely", 3), Part("b4_days", 1))),),
)  # fmt: skip


def by_court(figures: list[Figure], definitions: Indicators = THREE) -> dict[str, tuple[int, int]]:
    found = combined(definitions["three"], [COURTS], definitions, figures)
    return {one.court_code: (one.numerator, one.denominator) for one in found}


def test_places_are_weighted_and_added_up() -> None:
    """First in rates (weight 3) and second in days (weight 1) is five quarters; the smallest stands first."""
    figures = [
        *(Figure(FRIDAY, code, "a1_timely", 90 - number, 100) for number, code in enumerate(COURTS[:3])),
        *(
            Figure(FRIDAY, code, "b4_days", 100 * days, 100)
            for code, days in zip(COURTS[:3], (60, 50, 70), strict=True)
        ),
    ]

    assert by_court(figures) == {COURTS[0]: (5, 4), COURTS[1]: (7, 4), COURTS[2]: (12, 4)}
    ranking = rank(THREE["three"], COURTS, combined(THREE["three"], [COURTS], THREE, figures))
    assert [place.court_code for place in ranking.places] == COURTS[:3]
    assert ranking.missing == tuple(COURTS[3:])


def test_a_court_too_small_in_one_part_is_too_small_for_all() -> None:
    """It is listed apart, not placed by what is left."""
    figures = [
        *(Figure(FRIDAY, code, "a1_timely", 3, 3 if number == 0 else 100) for number, code in enumerate(COURTS[:3])),
        *(Figure(FRIDAY, code, "b4_days", 6000, 100) for code in COURTS[:3]),
    ]
    found = combined(THREE["three"], [COURTS], THREE, figures)

    assert [one.court_code for one in found if not is_rankable(one, THREE["three"])] == [COURTS[0]]


@given(st.permutations(range(12)), st.lists(st.integers(0, 100), min_size=6, max_size=6))
def test_the_order_of_figures_does_not_matter(order: list[int], rates: list[int]) -> None:
    """A combination is the same however the file was sorted."""
    figures = [Figure(FRIDAY, code, "a1_timely", rate, 100) for code, rate in zip(COURTS, rates, strict=True)]
    figures += [Figure(FRIDAY, code, "b4_days", 100 * rate, 100) for code, rate in zip(COURTS, rates, strict=True)]

    assert by_court(figures) == by_court([figures[place] for place in order])


def test_the_command_takes_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One bad line, and the file that was there stays; a good one counts from the next start, and its days are computed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUBAN_DATABASE_URL", "sqlite:///duban.sqlite")
    runner = CliRunner()
    assert runner.invoke(app, ["migrate"], catch_exceptions=False).exit_code == 0
    (tmp_path / "figures.csv").write_text(
        "日期,法院,指标,分子,分母\n"
        + "".join(
            f"{FRIDAY},{code},{indicator},{90 - number},100\n"
            for indicator in ("a1_timely", "a2_termination", "a3_petition")
            for number, code in enumerate(("dlgjz", "dlshk"))
        ),
        encoding="utf-8",
    )
    assert runner.invoke(app, ["indicators", "import", "figures.csv"], catch_exceptions=False).exit_code == 0

    (tmp_path / "bad.csv").write_text(HEADING + "X-1,名,,百分比,越高越好,,,,,\n", encoding="utf-8")
    bad = runner.invoke(app, ["indicators", "define", "bad.csv"])
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    good = runner.invoke(app, ["indicators", "define", "own.csv"], catch_exceptions=False)
    listed = runner.invoke(app, ["indicators", "list"], catch_exceptions=False)

    assert bad.exit_code == 1
    assert good.exit_code == 0, good.output
    assert "新增 all_three  三项核心指标综合排名" in good.output
    assert "已采用 2 项自定指标" in good.output
    assert listed.output.count("\n") == 28
