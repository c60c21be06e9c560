from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.zh_CN.order_words import KINDS, day_and_time, except_for, unclear_line
from rules.notifications.order_readings import Misread, MisreadList, NothingToExplain, ReadingExplained
from rules.orders.misreadings import Cause, Summary
from rules.outgoing import Notification
from rules.reading.values import Band, QuestionKind, SpeechAct

_LONGEST = 60
_MOST_LABELS = 5
_ACTS = {
    SpeechAct.ORDER: "交办",
    SpeechAct.REQUEST: "向平级或上级的请求",
    SpeechAct.ACKNOWLEDGEMENT: "签收",
    SpeechAct.PROGRESS: "进展",
    SpeechAct.RESULT: "办理结果",
    SpeechAct.EXTENSION_REQUEST: "申请延期",
    SpeechAct.SUBMISSION: "申请销号",
    SpeechAct.CANCELLATION: "撤回",
    SpeechAct.AMENDMENT: "变更",
    SpeechAct.DECLINE: "退回",
    SpeechAct.PLEDGE: "承诺",
    SpeechAct.THANKS: "致谢",
    SpeechAct.INQUIRY: "询问",
    SpeechAct.SUGGESTION: "建议",
    SpeechAct.ANNOUNCEMENT: "公告",
    SpeechAct.TALK: "闲谈",
}
_BANDS = {
    Band.HIGH: "高：直接下达",
    Band.MIDDLE: "中：先请交办人确认",
    Band.LOW: "低：不作为交办",
}
_TAKEN_FOR = {
    "vocative": "称呼（主责）",
    "agent": "责任人",
    "subject": "主语（主责）",
    "together": "一同办理",
    "attending": "参加",
    "assisting": "协办",
    "topic": "话题，不是责任人",
    "object": "宾语，不是责任人",
    "aside": "旁述，不是责任人",
    "let off": "除外，不交办",
    "deadline": "时限",
    "another time": "另一时间",
}
_WHY = {
    "the case that somebody handled is meant": "指某人经手的案件",
    "…督办: who watches": "“…督办”是监督的人",
    "it stands behind the verb": "在动词之后",
    "named alone before a comma or colon": "逗号、冒号前单独称呼",
    "named before 你 or 请": "在“你”“请”之前",
    "in a condition or in the speaker's own report": "在条件句或本人汇报中",
    "inside the clause": "在句中",
    "除…外: who is let off": "“除…外”，不在其内",
    "除…: who is let off": "“除…”，不在其内",
    "不含…: who is let off": "“不含…”，不在其内",
    "…除外: who is let off": "“…除外”，不在其内",
    "…以外: who is let off": "“…以外”，不在其内",
    "…不用报: who is let off": "无须办理，不在其内",
    "by": "某日前",
    "within": "若干日内",
    "later": "若干日后",
    "at": "当天",
    "as_of": "截至",
    "start": "起始",
    "event": "以某事为起点，没有日期",
    "vague": "没有确定日期",
}
_QUESTIONS = {
    QuestionKind.RESPONSIBLE: "不能确定责任人",
    QuestionKind.TYPO: "疑有错别字",
    QuestionKind.DEADLINE: "时限须确认",
    QuestionKind.NO_DEADLINE: "没有写明时限",
    QuestionKind.IS_ORDER: "不能确定是否交办",
}
_CAUSES = {
    Cause.DRAFT_CHANGED: "确认前更正",
    Cause.NO_ORDER: "不是交办",
    Cause.WITHDRAWN: "下达后即撤销",
    Cause.EDITED: "修改原消息后变更",
}


def reading_explained(facts: ReadingExplained) -> Page:
    lines = [
        "<b>读法说明</b>",
        f"“{safe(facts.text)}”",
        f"认作：{_ACTS[facts.speech_act]}"
        + (f"（{KINDS[facts.order_kind]}），把握{facts.confidence}%，{_BANDS[facts.band]}" if facts.order_kind else ""),
    ]
    for line in facts.lines:
        why = f"（{safe(_WHY.get(line.why, line.why))}）" if line.why else ""
        lines.append(f"• “{safe(line.words)}” → {safe(_TAKEN_FOR.get(line.taken_for, line.taken_for))}{why}")
    if facts.left_out:
        lines.append(f"另有{facts.left_out}处未列出。")
    if facts.order_kind:
        lines.append("主责：" + ("、".join(safe(one) for one in facts.responsible) or "未定"))
        if facts.let_off:
            lines.append(f"　　（{except_for(facts.let_off)}）")
        if facts.attending:
            lines.append("参加：" + "、".join(safe(one) for one in facts.attending))
        estimate = "（估算）" if facts.deadline_is_estimate else ""
        lines.append(f"时限：{day_and_time(facts.deadline) + estimate if facts.deadline else '未定'}")
    if facts.questions:
        lines.append("待问：" + "、".join(_QUESTIONS[one] for one in facts.questions))
    if facts.unclear:
        lines += ["拿不准：", *(unclear_line(one.reason, one.words) for one in facts.unclear)]
    return Page("\n".join(lines))


def nothing_to_explain(facts: NothingToExplain) -> Page:
    if facts.is_foreign:
        return Page("只有发消息的本人和省法院督查室可以查看读法。")
    return Page("请回复要说明的那条消息，发送 /explain。")


def misread_list(facts: MisreadList) -> Page:
    if not facts.entries:
        return Page("没有被更正的读法。")
    shown = "\n\n".join(_entry(one) for one in facts.entries)
    return Page(f"<b>被更正的读法</b>（共{facts.total}条，以下为最近{len(facts.entries)}条）\n\n{shown}")


def _entry(one: Misread) -> str:
    became = _summary(one.became) if one.became else "不是交办" if one.cause is Cause.NO_ORDER else "撤销"
    return (
        f"{one.at:%m-%d %H:%M} {safe(one.by)}　{_CAUSES[one.cause]}\n“{safe(one.text)}”\n"
        f"原读：{_summary(one.was)}\n改为：{became}"
    )


def _summary(facts: Summary) -> str:
    who = "、".join(safe(one) for one in facts.responsible[:_MOST_LABELS]) or "未定"
    until = day_and_time(facts.deadline) if facts.deadline else "时限未定"
    return f"{KINDS[facts.kind]}｜{who}｜{until}｜{safe(facts.objective[:_LONGEST])}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ReadingExplained: reading_explained,
    NothingToExplain: nothing_to_explain,
    MisreadList: misread_list,
}
