"""The columns of the three sheets: how they are headed, in Chinese and in English, and which must be there."""

from rules.roster_import.values import LineRefusal, Problem, Sheet
from rules.spreadsheets import Column, Record

_COURT = ("法院", "法院代码", "court")
_SINCE = ("任职日期", "起始日期", "from", "since")
_UNTIL = ("离任日期", "截止日期", "to", "until")
_KEY = ("人员编号", "person", "person_key", "key")

COLUMNS: dict[Sheet, tuple[Column, ...]] = {
    Sheet.COURTS: (
        Column("code", ("法院代码", "code")),
        Column("full_name", ("全称", "full_name")),
        Column("short_name", ("简称", "short_name")),
        Column("level", ("级别", "level")),
        Column("parent", ("上级法院代码", "上级法院", "parent"), is_required=False),
        Column("city", ("所在市", "city"), is_required=False),
        Column("case_prefix", ("案号代字", "case_prefix"), is_required=False),
        Column("aliases", ("别名", "aliases"), is_required=False),
        Column("ambiguous_aliases", ("歧义别名", "ambiguous_aliases"), is_required=False),
    ),
    Sheet.PEOPLE: (
        Column("key", _KEY),
        Column("name", ("姓名", "name")),
        Column("court", _COURT),
        Column("role", ("职务类别", "role")),
        Column("title", ("职务名称", "title"), is_required=False),
        Column("since", _SINCE),
        Column("until", _UNTIL, is_required=False),
        Column("username", ("用户名", "username"), is_required=False),
    ),
    Sheet.GUARANTEES: (
        Column("key", _KEY),
        Column("court", _COURT),
        Column("since", _SINCE),
        Column("until", _UNTIL, is_required=False),
    ),
}


def missing_values(sheet: Sheet, record: Record) -> list[LineRefusal]:
    """A refusal for each cell of the line that must be filled and is not."""
    return [
        LineRefusal(sheet, record.line, column.name, Problem.MISSING_VALUE)
        for column in COLUMNS[sheet]
        if column.is_required and not record.cells[column.name]
    ]
