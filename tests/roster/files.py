"""Roster sheets written as an office would type them. All people but 周焱, 王宏 and 闫振喜 are invented."""

from collections.abc import Sequence

from rules.roster_import import COLUMNS, LineRefusal, RosterFile, Sheet, read_roster
from rules.spreadsheets import Line, Record, Refusal, Table, read_records

COURTS = """
法院代码 全称 简称 级别 上级法院代码 所在市 案号代字 别名 歧义别名
ln 辽宁省高级人民法院 辽宁高院 高院 - - 辽 省高院|省法院 -
dl 大连市中级人民法院 大连中院 中院 ln 大连市 辽02 大连市中院 市中院
dlgjz 大连市甘井子区人民法院 甘井子法院 基层 dl 大连市 辽0211 - -
dlzs 大连市中山区人民法院 中山法院 基层 dl 大连市 辽0202 - -
"""
PEOPLE = """
人员编号 姓名 法院 职务类别 职务名称 任职日期 离任日期 用户名
1 闫振喜 ln 副院长 - 2020-01-01 - -
2 王宏 辽宁高院 执行局长 - 2020-01-01 - @wanghong
3 周焱 大连中院 院长 党组书记、院长 2021/3/1 - zhouyan
4 宋立群 甘井子法院 院长 - 2022年5月6日 - -
"""
GUARANTEES = """
人员编号 法院 起始日期 截止日期
1 大连中院 2026-01-01 -
"""


def records(sheet: Sheet, text: str) -> tuple[Record, ...]:
    """The lines of the text, cells parted by blanks, a dash for an empty cell; the heading is line 1."""
    lines = [
        Line(number, tuple("" if cell == "-" else cell for cell in line.split()))
        for number, line in enumerate(text.strip().splitlines(), start=1)
    ]
    read = read_records(Table(tuple(lines)), COLUMNS[sheet])
    assert not isinstance(read, Refusal), read
    return read


def roster_file(courts: str = COURTS, people: str = PEOPLE, guarantees: str = GUARANTEES) -> RosterFile:
    read = read_roster(
        {
            Sheet.COURTS: records(Sheet.COURTS, courts),
            Sheet.PEOPLE: records(Sheet.PEOPLE, people),
            Sheet.GUARANTEES: records(Sheet.GUARANTEES, guarantees),
        }
    )
    assert isinstance(read, RosterFile), read
    return read


def refusals(courts: str = COURTS, people: str = PEOPLE, guarantees: str = GUARANTEES) -> Sequence[LineRefusal]:
    read = read_roster(
        {
            Sheet.COURTS: records(Sheet.COURTS, courts),
            Sheet.PEOPLE: records(Sheet.PEOPLE, people),
            Sheet.GUARANTEES: records(Sheet.GUARANTEES, guarantees),
        }
    )
    return read if isinstance(read, tuple) else ()


def only_courts(text: str) -> RosterFile:
    """A file that has the courts' sheet alone."""
    read = read_roster({Sheet.COURTS: records(Sheet.COURTS, text)})
    assert isinstance(read, RosterFile), read
    return read
