"""The empty workbook for the register of cases: headings, a note on each, and a list to choose the state from."""

import io

import xlsxwriter

from rules.case_import import COLUMNS
from rules.cases import STATES, CaseState

_NOTES = {
    "number": "例如：（2019）辽0211执1234号；中英文括号均可",
    "court": "全称、简称或代码；案号能认出法院的可留空",
    "filed_on": "例如：2019-03-05",
    "cause": "例如：追索劳动报酬",
    "claimed": "元，也可写 12万元",
    "recovered": "元，也可写 12万元",
    "petitioner": "姓名加密保存，对外只显示刘某、张某1；多人用顿号分开",
    "respondent": "姓名或名称，加密保存",
    "handler": "承办法官或执行员",
    "state": "从下拉列表选择；留空为在办",
    "petitioned_on": "首次信访的日期",
    "petitions": "信访总次数",
    "petition_levels": "例如：区、市、省",
    "interviewed_on": "此前最近一次院长接谈的日期",
    "excluded_reason": "填写理由的案件不参加抽取，例如：当事人已死亡",
}
_ADVICE = (
    "督办机器人 · 案件台账模板",
    "1. 列的顺序可以变，表头文字不能变；没有的列可以删去。",
    "2. 重复导入不会重复：同一案号以后来的为准。",
    "3. 有错的行逐行列出、不导入，其余各行照常导入。",
    "4. 两行案号相同而内容不同的，只导入前一行。",
    "5. 文件含当事人姓名，不要通过 Telegram 发送；在服务器上运行：duban cases import 文件名",
)
_LAST_ROW = 30_000


def cases_template() -> bytes:
    """The workbook as XLSX."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        heading = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True})
        sheet = book.add_worksheet("案件台账")
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(COLUMNS):
            sheet.write(0, number, column.headings[0], heading)
            required = "必填。" if column.is_required else "可不填。"
            sheet.write_comment(0, number, required + _NOTES[column.name])
            sheet.set_column(number, number, 28 if column.name == "number" else 16)
            if column.name == "state":
                sheet.data_validation(1, number, _LAST_ROW, number, {"validate": "list", "source": _usual_states()})
        advice = book.add_worksheet("说明")
        advice.set_column(0, 0, 80)
        advice.write_column(0, 0, _ADVICE)
    return kept.getvalue()


def _usual_states() -> list[str]:
    """The usual word for each state."""
    return [next(word for word, state in STATES.items() if state is wanted) for wanted in CaseState]
