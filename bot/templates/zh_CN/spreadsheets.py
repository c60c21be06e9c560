"""Why a file was refused, in one sentence each; the roster's and the figures' pages use the same."""

from rules.indicator_import import LineFault, LineRefusal
from rules.spreadsheets import Refusal, TableFault


def refusal_text(refusal: Refusal) -> str:
    """The sentence, with line and column where there is one, and what to do. Plain text: columns may be people's words."""
    columns = "、".join(f"“{column}”" for column in refusal.columns)
    sentences = {
        TableFault.EMPTY: "文件是空的，或只有表头没有数据行。",
        TableFault.FILE_TOO_BIG: f"文件超过 {refusal.limit} MB。请拆分后分别发送。",
        TableFault.NOT_A_SPREADSHEET: "这不是电子表格。请发送 XLSX、XLS 或 CSV 文件。",
        TableFault.WEB_PAGE: "这是一个网页，只是扩展名像表格。请用 Excel 或 WPS 打开后另存为 XLSX 再发送。",
        TableFault.LOCKED: "文件设有打开密码。请去掉密码后再发送。",
        TableFault.DAMAGED: "文件已损坏或不完整，打不开。请重新导出后再发送。",
        TableFault.UNKNOWN_ENCODING: "文件的文字编码无法识别。请另存为 UTF-8 或 GBK 编码的 CSV，或直接发送 XLSX。",
        TableFault.UNPACKS_TOO_BIG: f"文件解压后超过 {refusal.limit} MB 或压缩比异常，已拒收。请只保留需要的工作表。",
        TableFault.TOO_MANY_CELLS: f"表格超过 {refusal.limit} 个单元格。请拆分后分别发送。",
        TableFault.CELL_TOO_LONG: f"第 {refusal.line} 行有单元格超过 {refusal.limit} 个字。请检查该行。",
        TableFault.TOO_HEAVY: "表格太大或过于复杂，无法在限定的时间和内存内读完。请删去多余的行列后再发送。",
        TableFault.MERGED_CELLS: f"第 {refusal.line} 行{columns}列有合并单元格，会隐去数据。请取消合并并逐行填写。",
        TableFault.MISSING_COLUMNS: f"第 {refusal.line} 行的表头缺少{columns}列。请按模板的列名填写。",
        TableFault.DOUBLE_COLUMN: f"第 {refusal.line} 行的表头中，{columns}列出现了两次。请只保留一列。",
    }
    return sentences[refusal.fault]


def line_text(refusal: LineRefusal) -> str:
    """One refused line: 第3行“分子”列“95.88%”与原因."""
    reasons = {
        LineFault.EMPTY: "没有填写",
        LineFault.NO_DAY: "不是日期，请写成 2026-11-20",
        LineFault.DAY_OUT_OF_RANGE: "日期太早或太晚，请核对年份",
        LineFault.UNKNOWN_COURT: "没有这家法院",
        LineFault.AMBIGUOUS_COURT: f"有多家法院叫这个名字：{refusal.detail}，请写全称或代码",
        LineFault.UNKNOWN_INDICATOR: "没有这项指标",
        LineFault.NO_WHOLE_NUMBER: "不是整数；请填件数或金额（元），不要填百分比",
        LineFault.NEGATIVE: "是负数",
        LineFault.TOO_LARGE: "数字太大",
        LineFault.NUMERATOR_ABOVE_DENOMINATOR: f"分子大于分母 {refusal.detail}",
        LineFault.NO_RATE: "不是百分比或数值",
        LineFault.RATE_DIFFERS: f"与分子、分母算出的 {refusal.detail} 不符，请核对",
        LineFault.CONTRADICTS_LINE: f"与第 {refusal.detail} 行同一法院、同一天、同一指标的数字不同",
    }
    shown = f"“{refusal.cell}”" if refusal.cell else ""
    return f"第 {refusal.line} 行“{refusal.heading}”列{shown}：{reasons[refusal.fault]}"
