"""The empty workbook of figures: headings, an example that is not imported, drop-downs of courts and indicators."""

import io

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.templates.numbers import target_text
from rules.courts import Courts
from rules.indicator_import import COLUMNS
from rules.indicators import Indicator, Indicators

_NOTES = {
    "day": "数据的日期，例如 2026-11-20",
    "court": "法院全称、简称或代码，可从下拉列表选择",
    "indicator": "指标名称或代码，可从下拉列表选择；各项定义见“指标”页",
    "numerator": "整数：件数，或以元为单位的金额；不要填百分比",
    "denominator": "整数；只计数量的指标（如院长接谈）留空",
}
_WIDTHS = {"day": 14, "court": 24, "indicator": 34, "numerator": 14, "denominator": 14}
_EXAMPLE = ("2026-11-20", "甘井子法院", "法定期限内实际执结率", 896, 1000)
_ADVICE = (
    "在“数据”页逐行填写，每行一家法院、一项指标、一天。表头文字不能改，列的顺序可以变。",
    "有错误的行不会导入，会逐行列出原因；其余的行照常导入。同一文件重复导入没有影响。",
    "同一法院、同一天、同一指标再次导入时，以后一次为准。",
    "填好后由省法院督查室把文件发给机器人，或运行：duban indicators import 文件名",
)
_CERTAINTY = {
    "sourced": "有公开出处",
    "derived": "据公开数字推算",
    "general_knowledge": "惯例，未核实",
    "uncertain": "出处不一致或不完整",
    "unset": "未查到，由管理者确定",
}
_DIRECTIONS = {"higher": "越高越好", "lower": "越低越好"}
_LAST_LINE = 20_000
_ADVICE_WIDTH = 90


def indicators_template(courts: Courts, indicators: Indicators) -> bytes:
    """The workbook as XLSX."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        heading = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
        _write_data(book, heading)
        _write_advice(book.add_worksheet("说明"), heading)
        _write_definitions(book.add_worksheet("指标"), heading, indicators)
        lists = book.add_worksheet("名单")
        lists.write_column(0, 0, [court.short_name for court in courts])
        lists.write_column(0, 1, [_name(indicator) for indicator in indicators])
        lists.hide()
        _offer(book, len(courts), len(indicators.all))
    return kept.getvalue()


def _name(indicator: Indicator) -> str:
    return indicator.short_zh or indicator.name_zh


def _write_data(book: Workbook, heading: object) -> None:
    sheet = book.add_worksheet("数据")
    sheet.freeze_panes(1, 0)
    formats = {"day": book.add_format({"num_format": "yyyy-mm-dd"}), "numerator": book.add_format({"num_format": "0"})}
    for number, column in enumerate(COLUMNS):
        sheet.write(0, number, column.headings[0], heading)
        sheet.write_comment(0, number, _NOTES[column.name])
        sheet.set_column(number, number, _WIDTHS[column.name], formats.get(column.name))


def _offer(book: Workbook, courts: int, indicators: int) -> None:
    """Drop-downs for court and indicator; other names of a court may still be typed."""
    sheet = book.get_worksheet_by_name("数据")
    for number, letter, count in ((1, "A", courts), (2, "B", indicators)):
        sheet.data_validation(
            1,
            number,
            _LAST_LINE,
            number,
            {"validate": "list", "source": f"=名单!${letter}$1:${letter}${count}", "error_type": "information"},
        )


def _write_advice(sheet: Worksheet, heading: object) -> None:
    sheet.set_column(0, len(_EXAMPLE) - 1, _ADVICE_WIDTH // len(_EXAMPLE))
    for line, sentence in enumerate(_ADVICE):
        sheet.write(line, 0, sentence)
    sheet.write(len(_ADVICE) + 1, 0, "示例（本页不会导入）")
    sheet.write_row(len(_ADVICE) + 2, 0, [column.headings[0] for column in COLUMNS], heading)
    sheet.write_row(len(_ADVICE) + 3, 0, _EXAMPLE)


def _write_definitions(sheet: Worksheet, heading: object, indicators: Indicators) -> None:
    titles = (
        "代码",
        "名称",
        "年代",
        "分子",
        "分母",
        "方向",
        "目标",
        "目标依据",
        "定义依据",
        "最小分母",
        "出处",
        "备注",
    )
    sheet.write_row(0, 0, titles, heading)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, len(titles) - 1, 16)
    for line, one in enumerate(indicators, start=1):
        target = "" if one.target is None else target_text(one.target, one.unit)
        certainties = (_CERTAINTY[one.target_certainty], _CERTAINTY[one.definition_certainty])
        words = (one.code, one.name_zh, one.era, one.numerator, one.denominator, _DIRECTIONS[one.direction])
        sheet.write_row(line, 0, (*words, target, *certainties, one.minimum_denominator, one.sources, one.note))
