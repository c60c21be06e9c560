"""The register's file: what can be read is read, and every line that cannot be says why."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.case_import import COLUMNS, CaseFault, CaseRefusal, CasesRead, read_cases
from rules.cases import Case, CaseState, PetitionHistory, case_number, case_numbers_in, court_of_number, masked_parties
from rules.courts import Courts
from rules.spreadsheets import Line, Refusal, Table, TableFault

TODAY = date(2026, 11, 20)
HEADING = ("案号", "法院", "立案日期", "申请执行人")
NUMBER = "（2019）辽0211执1234号"
AS_READ = "(2019)辽0211执1234号"  # a cell is tidied before it is quoted
LINE = (NUMBER, "甘井子法院", "2019-03-05", "刘某来")


def table(*lines: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> Table:
    return Table(tuple(Line(number, cells) for number, cells in enumerate((heading, *lines), start=1)))


def read(courts: Courts, *lines: tuple[str, ...], within: frozenset[str] | None = None) -> CasesRead:
    found = read_cases(table(*lines), courts, TODAY, within=within)
    assert isinstance(found, CasesRead)
    return found


def test_a_full_line_becomes_a_case(courts: Courts) -> None:
    """Every column of the template, written the way offices write."""
    heading = tuple(column.headings[0] for column in COLUMNS)
    line = (
        "(2019)辽0211执恢0012号",
        "大连市甘井子区人民法院",
        "2019年3月5日",
        "追索劳动报酬",
        "12.5万元",
        "30,000.50",
        "刘某来",
        "大连某餐饮公司",
        "罗小川",
        "终本",
        "2016/5/1",
        "12次",
        "区、市、省",
        "-",
        "",
    )

    found = read_cases(table(line, heading=heading), courts, TODAY)

    assert found == CasesRead(
        (
            Case(
                number="（2019）辽0211执恢12号",
                court_code="dlgjz",
                filed_on=date(2019, 3, 5),
                petitioner="刘某来",
                respondent="大连某餐饮公司",
                cause="追索劳动报酬",
                claimed=12_500_000,
                recovered=3_000_050,
                handler="罗小川",
                state=CaseState.TERMINATED,
                petitions=PetitionHistory(date(2016, 5, 1), 12, "区、市、省"),
            ),
        ),
        (),
    )


def test_the_number_tells_the_court_where_the_column_is_empty(courts: Courts) -> None:
    """0211 is 甘井子's code in every case number since 2016."""
    (case,) = read(courts, (NUMBER, "", "2019-03-05", "刘某来")).cases

    assert case.court_code == "dlgjz"


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        (("", "", "2019-03-05", "刘某来"), ("案号", "", CaseFault.EMPTY, "")),
        (("2019执1234", "", "2019-03-05", "刘某来"), ("案号", "2019执1234", CaseFault.NO_CASE_NUMBER, "")),
        ((NUMBER, "", "", "刘某来"), ("立案日期", "", CaseFault.EMPTY, "")),
        ((NUMBER, "", "不详", "刘某来"), ("立案日期", "不详", CaseFault.NO_DAY, "")),
        ((NUMBER, "", "2026-11-21", "刘某来"), ("立案日期", "2026-11-21", CaseFault.DAY_OUT_OF_RANGE, "")),
        ((NUMBER, "", "2019-03-05", "—"), ("申请执行人", "", CaseFault.EMPTY, "")),
        ((NUMBER, "", "2019-03-05", "刘" * 500), ("申请执行人", "", CaseFault.TOO_LONG, "")),
        ((NUMBER, "火星法院", "2019-03-05", "刘某来"), ("法院", "火星法院", CaseFault.UNKNOWN_COURT, "")),
        (
            (NUMBER, "铁西法院", "2019-03-05", "刘某来"),
            ("法院", "铁西法院", CaseFault.AMBIGUOUS_COURT, "沈阳铁西法院、鞍山铁西法院"),
        ),
        ((NUMBER, "大连中院", "2019-03-05", "刘某来"), ("案号", AS_READ, CaseFault.OTHER_COURTS_NUMBER, "辽02")),
        (("（2015）甘执字第12号", "", "2015-03-05", "刘某来"), ("法院", "", CaseFault.EMPTY, "")),
        (("13812345678", "", "2019-03-05", "刘某来"), ("案号", "***********", CaseFault.NO_CASE_NUMBER, "")),
    ],
)
def test_a_line_that_cannot_be_taken_says_where_and_why(
    courts: Courts, line: tuple[str, ...], refusal: tuple[str, str, CaseFault, str]
) -> None:
    """Its neighbours are taken all the same; neither a name nor a telephone number is repeated."""
    found = read(courts, line, LINE)

    assert found.refused == (CaseRefusal(2, *refusal),)
    assert [case.number for case in found.cases] == [NUMBER]


def test_two_lines_with_one_number_must_say_the_same(courts: Courts) -> None:
    """The first one is taken; a contradiction is refused and names the first line, a plain repetition is not."""
    found = read(courts, LINE, LINE, (NUMBER, "", "2020-01-01", "刘某来"))

    assert len(found.cases) == 1
    assert found.refused == (CaseRefusal(4, "案号", AS_READ, CaseFault.SAME_NUMBER, "2"),)


def test_a_court_speaks_for_its_own_cases_only(courts: Courts) -> None:
    """A president of 甘井子 cannot put cases into the register of 沙河口."""
    other = "（2019）辽0204执1号"

    found = read(courts, LINE, (other, "", "2019-03-05", "刘某来"), within=frozenset({"dlgjz"}))

    assert [case.number for case in found.cases] == [NUMBER]
    assert [one.fault for one in found.refused] == [CaseFault.OUT_OF_REACH]


def test_a_table_of_another_kind_is_refused_as_a_whole(courts: Courts) -> None:
    """Without the columns that make a case nothing is guessed."""
    found = read_cases(table(("1",), heading=("序号",)), courts, TODAY)

    assert found == Refusal(TableFault.MISSING_COLUMNS, line=1, columns=("案号", "立案日期", "申请执行人"))


def test_numbers_typed_into_other_columns_are_masked(courts: Courts) -> None:
    """Only the names are encrypted, so an identity number in the column for the cause must not be kept."""
    found = read_cases(
        table((NUMBER, "2019-03-05", "刘某来", "借款 13812345678"), heading=("案号", "立案日期", "申请执行人", "案由")),
        courts,
        TODAY,
    )

    assert isinstance(found, CasesRead)
    assert found.cases[0].cause == "借款 ***********"


@pytest.mark.parametrize(
    ("amount", "fen"),
    [("120000", 12_000_000), ("¥1,200.05", 120_005), ("3万", 3_000_000), ("1.2亿元", 12_000_000_000), ("无", None)],
)
def test_amounts_are_kept_in_fen(courts: Courts, amount: str, fen: int | None) -> None:
    """Yuan unless a unit says otherwise, exact to the fen."""
    found = read_cases(table((*LINE, amount), heading=(*HEADING, "标的额")), courts, TODAY)

    assert isinstance(found, CasesRead)
    assert found.cases[0].claimed == fen


@pytest.mark.parametrize("amount", ["-1", "1.234", "NaN", "一百万", "1e99", "Infinity"])
def test_what_is_no_amount_is_refused(courts: Courts, amount: str) -> None:
    """Negative amounts, parts of a fen and words."""
    found = read_cases(table((*LINE, amount), heading=(*HEADING, "标的额")), courts, TODAY)

    assert isinstance(found, CasesRead)
    assert [one.fault for one in found.refused] == [CaseFault.NO_AMOUNT]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(2019)辽0211执1234号", NUMBER),
        (" 〔２０１９〕 辽0211 执 01234 号", NUMBER),
        ("(2015)甘执字第012号之一", "（2015）甘执字第12号之一"),
        ("2019辽0211执1234号", None),
        ("（2019）辽0211执号", None),
        ("", None),
    ],
)
def test_a_case_number_has_one_form(written: str, number: str | None) -> None:
    """Brackets, blanks, widths and leading zeros do not make another case."""
    assert case_number(written) == number


def test_a_number_from_before_2016_is_taken_with_the_court_that_the_line_names(courts: Courts) -> None:
    """（2015）甘执字第12号 names its court by a character, not by a code that could contradict the line."""
    found = read(courts, ("（2015）甘执字第12号", "甘井子法院", "2015-03-05", "刘某来"))

    assert found.refused == ()
    assert [(case.number, case.court_code) for case in found.cases] == [("（2015）甘执字第12号", "dlgjz")]


def test_the_numbers_in_a_text_are_found_in_their_order() -> None:
    """Of both kinds, and each once."""
    text = "恢复执行（2015）甘执字第12号、(2019)辽0211执1234号，原(2015)甘执字第012号"

    assert case_numbers_in(text) == ("（2015）甘执字第12号", NUMBER)


def test_the_code_in_a_number_is_not_that_of_the_court_above(courts: Courts) -> None:
    """辽02 is 大连中院, 辽0211 is 甘井子法院, and an unknown code is nobody's."""
    found = [court_of_number(f"（2019）{code}执1号", courts) for code in ("辽02", "辽0211", "京0105")]

    assert [court.code if court else None for court in found] == ["dl", "dlgjz", None]


@pytest.mark.parametrize(
    ("names", "taken", "shown"),
    [
        ("张建国", (), "张某"),
        ("张建国", ("张某",), "张某1"),
        ("张建国", ("张某", "张某1"), "张某2"),
        ("张建国、李大伟等5人", (), "张某、李某等5人"),
        ("张建国,张建军", (), "张某、张某1"),
        ("欧阳建国", (), "欧阳某"),
        ("陈立人", (), "陈某"),  # 人 at the end makes no description of a name
        ("艾力·买买提", (), "艾某"),
        ("刘某来", ("刘某来",), "刘某来"),
        ("大连宏远商贸有限公司", (), "某公司"),
        ("", (), ""),
    ],
)
def test_the_register_shows_masked_names(names: str, taken: tuple[str, ...], shown: str) -> None:
    """The surname stays, the given name goes; a second person of one form gets a number."""
    assert masked_parties(names, taken) == shown


@given(st.lists(st.text(alphabet="张李王建国伟人们等5、 ", min_size=1, max_size=6), min_size=1, max_size=3))
@settings(max_examples=100)
def test_no_given_name_survives_masking(names: list[str]) -> None:
    """Whatever a cell holds, what is shown of each name in it is one character and 某."""
    shown = masked_parties("、".join(names))

    assert "建国" not in shown
