"""What a roster file may say, and what is refused line by line."""

from datetime import date

import pytest

from bot.courts_file import shipped_courts
from rules.people import Role
from rules.roster_import import COLUMNS, LineRefusal, RosterFile, Sheet, read_roster
from rules.roster_import.people import read_date
from rules.roster_import.values import PostEntry, Problem
from rules.spreadsheets import Record
from tests.roster.files import COURTS, PEOPLE, records, refusals, roster_file


def test_a_roster_is_read_as_an_office_writes_it() -> None:
    """Courts are named by code or by name, offices by their titles, dates as people write them."""
    file = roster_file()

    assert [court.short_name for court in file.courts or ()] == ["辽宁高院", "大连中院", "甘井子法院", "中山法院"]
    assert file.posts is not None
    assert file.posts[2] == PostEntry("3", "dl", Role.PRESIDENT, "党组书记、院长", date(2021, 3, 1))
    assert file.posts[3].since == date(2022, 5, 6)
    assert [(person.name, person.username) for person in file.people or ()][1:3] == [
        ("王宏", "wanghong"),
        ("周焱", "zhouyan"),
    ]
    assert [(one.person_key, one.court_code) for one in file.guarantees or ()] == [("1", "dl")]


def test_one_person_may_hold_two_posts() -> None:
    """A second line under the same number is a second post of the same person."""
    file = roster_file(people=PEOPLE + "3 周焱 辽宁高院 工作人员 挂职 2026-01-01 - -\n")

    assert [post.court_code for post in file.posts or () if post.person_key == "3"] == ["dl", "ln"]
    assert len(file.people or ()) == 4


def test_a_successor_follows_the_predecessor() -> None:
    """Two presidents of one court stand in the file when the first left before the second came."""
    people = PEOPLE.replace("2022年5月6日 -", "2022-05-06 2026-06-30") + "9 邵庆东 甘井子法院 院长 - 2026-07-01 - -\n"

    assert refusals(people=people) == ()


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("dlx 某院 某院 县级 dl", ("level", Problem.UNKNOWN_LEVEL, "县级", ("高院", "中院", "基层"))),
        ("dlx 某院 某院 基层 xx", ("parent", Problem.UNKNOWN_PARENT, "xx", ("中院",))),
        ("dlx 某院 某院 基层 ln", ("parent", Problem.WRONG_PARENT, "ln", ("中院",))),
        ("dlx 某院 某院 基层 dlzs", ("parent", Problem.WRONG_PARENT, "dlzs", ("中院",))),
        ("dlx 某院 某院 中院 dlx", ("parent", Problem.WRONG_PARENT, "dlx", ("高院",))),
        ("dlx 某院 某院 基层 -", ("parent", Problem.MISSING_VALUE, "", ("中院",))),
        ("dlx 某院 某院 高院 -", ("level", Problem.SECOND_HIGH_COURT, "某院", ("2",))),
        ("dlzs 某院 某院 基层 dl", ("code", Problem.REPEATED, "dlzs", ("5",))),
        ("dlx 某院 中山法院 基层 dl", ("short_name", Problem.NAME_OF_ANOTHER_COURT, "中山法院", ("5",))),
        ("dlx 某院 某院 基层 dl - - 省法院", ("aliases", Problem.NAME_OF_ANOTHER_COURT, "省法院", ("2",))),
        ("dlx - 某院 基层 dl", ("full_name", Problem.MISSING_VALUE, "", ())),
    ],
)
def test_a_line_about_a_court_is_refused_with_its_reason(
    line: str, refusal: tuple[str, Problem, str, tuple[str, ...]]
) -> None:
    """Line, column, value and what is expected are named."""
    assert refusals(courts=COURTS + line + "\n") == (LineRefusal(Sheet.COURTS, 6, *refusal),)


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("5 甲某 铁西法院 院长 - 2026-01-01", ("court", Problem.UNKNOWN_COURT, "铁西法院", ())),
        ("5 甲某 市中院 副院长 - 2026-01-01", ("court", Problem.AMBIGUOUS_COURT, "市中院", ("大连中院",))),
        ("5 甲某 中山法院 院长 - 2026-02-30", ("since", Problem.BAD_DATE, "2026-02-30", ("2026-03-01",))),
        ("5 甲某 中山法院 院长 - 近期", ("since", Problem.BAD_DATE, "近期", ("2026-03-01",))),
        (
            "5 甲某 中山法院 院长 - 2026-03-01 2026-02-01",
            ("until", Problem.ENDS_BEFORE_IT_BEGINS, "2026-02-01", ("2026-03-01",)),
        ),
        ("5 甲某 甘井子法院 院长 - 2026-03-01", ("since", Problem.TWO_PRESIDENTS, "甲某", ("宋立群", "5"))),
        ("4 甲某 中山法院 副院长 - 2026-03-01", ("name", Problem.OTHER_NAME_BEFORE, "甲某", ("宋立群",))),
        ("4 宋立群 甘井子法院 院长 - 2022-05-06", ("role", Problem.REPEATED, "院长", ("5",))),
        ("5 甲某 中山法院 院长 - 2026-03-01 - @ZhouYan", ("username", Problem.REPEATED, "ZhouYan", ("4",))),
        ("5 甲某 中山法院 院长 - 2026-03-01 - 周焱", ("username", Problem.BAD_USERNAME, "周焱", ())),
        ("- 甲某 中山法院 院长 - 2026-03-01", ("key", Problem.MISSING_VALUE, "", ())),
    ],
)
def test_a_line_about_a_person_is_refused_with_its_reason(
    line: str, refusal: tuple[str, Problem, str, tuple[str, ...]]
) -> None:
    """Line, column, value and what is expected are named."""
    assert refusals(people=PEOPLE + line + "\n") == (LineRefusal(Sheet.PEOPLE, 6, *refusal),)


def test_an_unknown_role_is_answered_with_the_known_ones() -> None:
    """Whoever wrote 书记员 learns which offices there are."""
    (refusal,) = refusals(people=PEOPLE + "5 甲某 中山法院 书记员 - 2026-01-01\n")

    assert refusal.problem is Problem.UNKNOWN_ROLE
    assert "执行局长" in refusal.expected


def test_a_roster_without_a_high_court_is_refused() -> None:
    """Somebody must lead."""
    problems = {refusal.problem for refusal in refusals(courts=COURTS.replace("高院 - - 辽", "中院 dl - 辽"))}

    assert Problem.NO_HIGH_COURT in problems


def test_a_guarantee_needs_somebody_who_is_known() -> None:
    """Who answers for a court is in the people sheet, or in the roster already."""
    guarantees = "人员编号 法院 起始日期\n77 大连中院 2026-01-01\n"

    assert refusals(guarantees=guarantees) == (LineRefusal(Sheet.GUARANTEES, 2, "key", Problem.UNKNOWN_PERSON, "77"),)


def test_every_refused_line_is_reported_at_once() -> None:
    """The office mends its file once, not once for every mistake."""
    people = PEOPLE + "5 甲某 无此法院 院长 - 2026-01-01\n6 乙某 中山法院 院长 - 昨天\n"

    assert [(one.line, one.column) for one in refusals(people=people)] == [(6, "court"), (7, "since")]


def test_a_sheet_alone_leans_on_the_roster_as_it_is() -> None:
    """The people may come in a file of their own; their courts are known already."""
    read = read_roster({Sheet.PEOPLE: records(Sheet.PEOPLE, PEOPLE)}, known_courts=roster_file().courts or ())

    assert isinstance(read, RosterFile)
    assert read.courts is None
    assert len(read.posts or ()) == 4


def test_the_shipped_courts_pass_their_own_check() -> None:
    """What is shipped can be imported like any other file."""
    rows = []
    for number, court in enumerate(shipped_courts(), start=2):
        cells = {column.name: getattr(court, column.name) or "" for column in COLUMNS[Sheet.COURTS]}
        cells |= {name: "|".join(getattr(court, name)) for name in ("aliases", "ambiguous_aliases")}
        rows.append(Record(number, cells))

    read = read_roster({Sheet.COURTS: rows})

    assert isinstance(read, RosterFile), read
    assert read.courts == shipped_courts().all


@pytest.mark.parametrize("cell", ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "20260301"])
def test_a_date_is_read_as_people_write_it(cell: str) -> None:
    """Spreadsheet programs and people have their own ways."""
    assert read_date(cell) == date(2026, 3, 1)
