"""Why a file was refused, in one sentence each; the roster's and the figures' pages use the same."""

from rules.indicator_import import LineFault, LineRefusal
from rules.spreadsheets import Refusal, TableFault


def refusal_text(refusal: Refusal) -> str:
    """The sentence, with line and column where there is one, and what to do. Plain text: columns may be people's words."""
    columns = ", ".join(f"“{column}”" for column in refusal.columns)
    sentences = {
        TableFault.EMPTY: "The file is empty, or has a heading and no lines of data.",
        TableFault.FILE_TOO_BIG: f"The file is larger than {refusal.limit} MB. Please send it in parts.",
        TableFault.NOT_A_SPREADSHEET: "This is not a spreadsheet. Please send an XLSX, XLS or CSV file.",
        TableFault.WEB_PAGE: "This is a web page under a spreadsheet's name. Please open it in Excel or WPS and save it as XLSX.",
        TableFault.LOCKED: "The file is protected by a password. Please remove it and send the file again.",
        TableFault.DAMAGED: "The file is damaged or incomplete. Please export it again.",
        TableFault.UNKNOWN_ENCODING: "The text's encoding is unknown. Please save the CSV as UTF-8 or GBK, or send an XLSX.",
        TableFault.UNPACKS_TOO_BIG: f"Unpacked, the file exceeds {refusal.limit} MB, or is packed unusually tight. It is refused.",
        TableFault.TOO_MANY_CELLS: f"The table has more than {refusal.limit} cells. Please send it in parts.",
        TableFault.CELL_TOO_LONG: f"Line {refusal.line} has a cell of more than {refusal.limit} characters. Please check it.",
        TableFault.TOO_HEAVY: "The table is too large to be read within the limits of time and memory. Please remove what is not needed.",
        TableFault.MERGED_CELLS: f"Line {refusal.line}, column {columns}: merged cells hide data. Please unmerge them.",
        TableFault.MISSING_COLUMNS: f"The heading on line {refusal.line} lacks {columns}. Please use the template's headings.",
        TableFault.DOUBLE_COLUMN: f"The heading on line {refusal.line} has {columns} twice. Please keep one.",
    }
    return sentences[refusal.fault]


def line_text(refusal: LineRefusal) -> str:
    """One refused line: Line 3, “分子”, “95.88%” and the reason."""
    reasons = {
        LineFault.EMPTY: "not filled in",
        LineFault.NO_DAY: "not a date; write 2026-11-20",
        LineFault.DAY_OUT_OF_RANGE: "too early or too late; check the year",
        LineFault.UNKNOWN_COURT: "no such court",
        LineFault.AMBIGUOUS_COURT: f"several courts have this name: {refusal.detail}; write the full name or the code",
        LineFault.UNKNOWN_INDICATOR: "no such indicator",
        LineFault.NO_WHOLE_NUMBER: "not a whole number; cases or yuan are wanted, not percentages",
        LineFault.NEGATIVE: "negative",
        LineFault.TOO_LARGE: "too large",
        LineFault.NUMERATOR_ABOVE_DENOMINATOR: f"the numerator exceeds the denominator {refusal.detail}",
        LineFault.NO_RATE: "is neither a percentage nor a number",
        LineFault.RATE_DIFFERS: f"is not what numerator and denominator give, {refusal.detail}",
        LineFault.CONTRADICTS_LINE: f"differs from line {refusal.detail} for the same court, day and indicator",
    }
    shown = f", “{refusal.cell}”" if refusal.cell else ""
    return f"Line {refusal.line}, “{refusal.heading}”{shown}: {reasons[refusal.fault]}"
