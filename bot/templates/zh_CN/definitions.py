"""Definitions of indicators on the command line."""

from bot.templates.zh_CN.bulletins.documents import WORDS
from bot.templates.zh_CN.bulletins.words import goal_text, parts_text
from rules.bulletins.values import Measure
from rules.definition_import import DefinitionFault, DefinitionRefusal
from rules.indicators import Indicator


def refusal_text(refusal: DefinitionRefusal) -> str:
    """One mistake: line, column, what stands there, and what may."""
    reasons = {
        DefinitionFault.EMPTY: "没有填写",
        DefinitionFault.TOO_LONG: f"不得超过 {refusal.detail} 个字",
        DefinitionFault.BAD_CODE: "代码只能用小写字母、数字和下划线，以字母开头",
        DefinitionFault.TWICE: f"与第 {refusal.detail} 行的代码重复",
        DefinitionFault.NAME_TAKEN: f"这个名称已是指标 {refusal.detail} 的名称",
        DefinitionFault.NO_SUCH_CHOICE: f"只能填写：{refusal.detail}",
        DefinitionFault.NO_NUMBER: "不是数字；比率写作 90% 或 0.9",
        DefinitionFault.RANGE_TURNED: "区间上限小于下限",
        DefinitionFault.BAD_PARTS: "合成应写作 a1_timely*4 + a2_termination*3，二至十二项，权重 1 至 100，不得重复",
        DefinitionFault.UNKNOWN_PART: f"没有指标 {refusal.detail}，或它本身是综合指标",
        DefinitionFault.SOURCE_MISSING: "依据写了“见于公开文件”，请写明来源",
    }
    shown = f"“{refusal.cell}”" if refusal.cell else ""
    return f"第 {refusal.line} 行“{refusal.heading}”列{shown}：{reasons[refusal.fault]}"


def defined_text(indicator: Indicator, *, is_replacing: bool) -> str:
    word = "替换" if is_replacing else "新增"
    return f"{word} {listed_text(indicator)}"


def listed_text(indicator: Indicator) -> str:
    """Code, name, goal, and how well definition and target are known."""
    measure = Measure.of(indicator)
    known = WORDS.certainties
    parts = f"；{parts_text(measure)}" if indicator.combines else ""
    return (
        f"{indicator.code}  {indicator.name_zh}{goal_text(measure)}  "
        f"口径：{known[indicator.definition_certainty]}；目标：{known[indicator.target_certainty]}{parts}"
    )
