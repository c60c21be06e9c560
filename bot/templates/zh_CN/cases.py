"""The words about the register of cases: why a line was refused, what an import changed."""

from rules.case_import import CaseFault, CaseRefusal


def line_text(refusal: CaseRefusal) -> str:
    """One refused line: 第3行“立案日期”列“不详”：不是日期，请写成 2019-03-05."""
    reasons = {
        CaseFault.EMPTY: "没有填写",
        CaseFault.NO_CASE_NUMBER: "不是案号，请写成（2019）辽0211执1234号",
        CaseFault.NO_DAY: "不是日期，请写成 2019-03-05",
        CaseFault.DAY_OUT_OF_RANGE: "日期太早或晚于今天，请核对年份",
        CaseFault.UNKNOWN_COURT: "没有这家法院，请写全称、简称或代码",
        CaseFault.AMBIGUOUS_COURT: f"有多家法院叫这个名字：{refusal.detail}，请写全称或代码",
        CaseFault.OTHER_COURTS_NUMBER: f"与法院不符，该院案号应含“{refusal.detail}”",
        CaseFault.OUT_OF_REACH: "不是本院的案件",
        CaseFault.NO_AMOUNT: "不是金额，请写元数，如 120000 或 12万元",
        CaseFault.NO_COUNT: "不是次数，请写整数",
        CaseFault.UNKNOWN_STATE: f"没有这个状态，可填：{refusal.detail}",
        CaseFault.TOO_LONG: "太长，请核对是否填错列",
        CaseFault.SAME_NUMBER: f"与第 {refusal.detail} 行案号相同而内容不同，请核对后保留一行",
    }
    cell = f"“{refusal.cell}”" if refusal.cell else ""
    return f"第 {refusal.line} 行“{refusal.heading}”列{cell}：{reasons[refusal.fault]}"


def kept_text(new: int, changed: int, same: int, refused: int) -> str:
    text = f"案件台账：新增 {new:,} 件，更新 {changed:,} 件，未变 {same:,} 件。"
    return text + (f"未导入 {refused:,} 行，改正后重新导入即可。" if refused else "")
