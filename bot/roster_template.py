"""The empty roster workbook: three sheets with headings, notes and drop-down lists, and the shipped courts filled in."""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.courts_file import shipped_courts
from bot.roster_file import SHEET_NAMES
from rules.courts import Court
from rules.people import TITLES
from rules.roster_import import COLUMNS, Sheet

_NOTES = {
    Sheet.COURTS: {
        "code": "全省唯一的代码，一经使用不再更改",
        "full_name": "法院全称，不得重复",
        "short_name": "通报中使用的简称，不得重复",
        "level": "从下拉列表选择",
        "parent": "上一级法院的代码；高院留空",
        "city": "例如：大连市",
        "case_prefix": "例如：辽0211",
        "aliases": "只指本院的其他叫法，用 | 分隔",
        "ambiguous_aliases": "与他院相同的叫法，用 | 分隔",
    },
    Sheet.PEOPLE: {
        "key": "每人一个编号，同名者靠它区分；换任时编号不变",
        "name": "例如：周焱。一人兼两职，写两行，编号相同",
        "court": "法院代码、全称或简称",
        "role": "决定权限的职务，从下拉列表选择",
        "title": "名片上的写法；留空则与职务类别相同",
        "since": "例如：2026-03-01",
        "until": "在任者留空",
        "username": "Telegram 用户名，可留空",
    },
    Sheet.GUARANTEES: {
        "key": "包保领导在“人员”表中的编号",
        "court": "被包保的法院；其下级法院一并包保",
        "since": "例如：2026-03-01",
        "until": "仍在包保者留空",
    },
}
_CHOICES = {"level": ("高院", "中院", "基层"), "role": tuple(TITLES.values())}
_LEVELS = {"high": "高院", "intermediate": "中院", "basic": "基层"}
_ADVICE = (
    "督办机器人 · 名册模板",
    "1. 三张表可以分三次导入；空着的表不改动原有内容。",
    "2. 表头批注写明必填与否；列的顺序可以变，表头文字不能变。",
    "3. 重复导入不会重复；表中删去的任职，自导入前一日起终止。",
    "4. 有一处错误，整个文件都不导入；每一处错误都会逐行列出。",
    "5. 导入命令：duban roster import 文件名",
)
_LAST_ROW = 5_000


def roster_template() -> bytes:
    """The workbook as XLSX."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        formats = {
            "heading": book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True}),
            "advice": book.add_format({"text_wrap": True}),
        }
        for sheet, name in SHEET_NAMES.items():
            _write_sheet(book.add_worksheet(name), sheet, formats["heading"])
        _write_courts(book.get_worksheet_by_name(SHEET_NAMES[Sheet.COURTS]), shipped_courts().all)
        advice = book.add_worksheet("说明")
        advice.set_column(0, 0, 80, formats["advice"])
        advice.write_column(0, 0, _ADVICE)
    return kept.getvalue()


def _write_sheet(sheet: Worksheet, kind: Sheet, heading: object) -> None:
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(COLUMNS[kind]):
        sheet.write(0, number, column.headings[0], heading)
        required = "必填。" if column.is_required else "可不填。"
        sheet.write_comment(0, number, required + _NOTES[kind][column.name])
        sheet.set_column(number, number, 26 if column.name in {"full_name", "aliases"} else 16)
        if column.name in _CHOICES:
            choices = {"validate": "list", "source": list(_CHOICES[column.name])}
            sheet.data_validation(1, number, _LAST_ROW, number, choices)


def _write_courts(sheet: Worksheet, courts: Sequence[Court]) -> None:
    for line, court in enumerate(courts, start=1):
        cells = (
            court.code,
            court.full_name,
            court.short_name,
            _LEVELS[court.level],
            court.parent or "",
            court.city,
            court.case_prefix,
            "|".join(court.aliases),
            "|".join(court.ambiguous_aliases),
        )
        sheet.write_row(line, 0, cells)
