"""The words of orders: one for each value."""

from datetime import datetime, time

from bot.page import Words, safe
from rules.ladder.values import Clock, Rung, StepReason, Target
from rules.notifications.orders import Addressee
from rules.orders.decide import RefusalReason
from rules.orders.draw_up import WhyNot
from rules.orders.undelivered import Cause
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.reading.values import OrderKind, Unclear

KINDS = {
    OrderKind.TASK: "交办",
    OrderKind.INTERVIEW: "接谈",
    OrderKind.RECTIFICATION: "整改",
    OrderKind.PROMISE: "接谈承诺",
}
UNCLEAR = {
    Unclear.COUNT: "家数与点到的法院不符",
    Unclear.SIDE_BY_SIDE: "几家法院连写，分不清",
    Unclear.COMPANY: "由谁参加或配合",
    Unclear.PERSON: "点到的人是否有份",
    Unclear.OFFICE: "部门没有认出",
    Unclear.EXCEPTION: "例外的是哪些法院",
    Unclear.SEVERAL: "前后点了不同的人",
    Unclear.TIME: "时间没有用上",
    Unclear.TWO_TIMES: "不止一个时限",
    Unclear.RECURRENCE: "定期报送没有读全",
    Unclear.MEETING: "是否要接谈",
    Unclear.PETITIONER: "当事人是谁",
    Unclear.LIST: "分项没有逐一读出",
    Unclear.ORDER: "是不是交办",
}
STATES = {
    OrderState.ISSUED: "待签收",
    OrderState.ACKNOWLEDGED: "已签收",
    OrderState.IN_PROGRESS: "办理中",
    OrderState.SUBMITTED: "已报办结，待销号",
    OrderState.RETURNED: "退回重办",
    OrderState.DECLINED: "已退回，待交办人答复",
    OrderState.ON_HOLD: "暂缓",
    OrderState.CLOSED: "已销号",
    OrderState.CANCELLED: "已撤销",
}
MARKS = dict.fromkeys(OrderState, "✓") | {
    OrderState.ISSUED: "○",
    OrderState.RETURNED: "↩",
    OrderState.DECLINED: "↩",
    OrderState.CANCELLED: "✕",
}
ROLES = {PartyRole.RESPONSIBLE: "主责", PartyRole.ASSISTING: "协办", PartyRole.ATTENDING: "参加"}
ACTIONS = {
    Action.ACKNOWLEDGE: "签收",
    Action.REPORT: "反馈",
    Action.SUBMIT: "办结",
    Action.CLOSE: "销号",
    Action.RETURN: "退回重办",
    Action.CANCEL: "撤销",
    Action.SET_DEADLINE: "定时限",
    Action.EXTEND: "申请延期",
    Action.GRANT_EXTENSION: "同意延期",
    Action.REFUSE_EXTENSION: "不同意延期",
    Action.AMEND: "变更",
    Action.DECLINE: "退回",
    Action.ACCEPT_DECLINE: "同意退回",
    Action.INSIST: "要求继续办理",
    Action.REASSIGN: "改派",
    Action.HOLD: "暂缓",
    Action.RESUME: "恢复办理",
    Action.SPLIT: "拆分",
    Action.MERGE: "并案",
    Action.ABSORB: "并入",
    Action.REOPEN: "恢复督办",
    Action.EXPEDITE: "加急",
    Action.LAPSE: "撤销签收",
}
EVENTS = {
    EventKind.ISSUED: "下达",
    EventKind.ACKNOWLEDGED: "签收",
    EventKind.REPORTED: "反馈",
    EventKind.SUBMITTED: "报办结",
    EventKind.CLOSED: "销号",
    EventKind.RETURNED: "退回重办",
    EventKind.CANCELLED: "撤销",
    EventKind.DEADLINE_SET: "定时限",
    EventKind.EXTENSION_ASKED: "申请延期",
    EventKind.EXTENDED: "同意延期",
    EventKind.EXTENSION_REFUSED: "不同意延期",
    EventKind.AMENDED: "变更",
    EventKind.DECLINED: "退回",
    EventKind.DECLINE_ACCEPTED: "同意退回",
    EventKind.INSISTED: "不同意退回，请继续办理",
    EventKind.REASSIGNED: "改派",
    EventKind.HELD: "暂缓",
    EventKind.RESUMED: "恢复办理",
    EventKind.SPLIT: "拆分",
    EventKind.MERGED: "并案",
    EventKind.ABSORBED: "并入",
    EventKind.REOPENED: "恢复督办",
    EventKind.EXPEDITED: "转为特急",
    EventKind.LAPSED: "逾期未反馈，签收失效",
    EventKind.HANDED_OVER: "随职务移交",
    EventKind.NAMED: "点名",
    EventKind.NAMING_REFUSED: "不予点名",
    EventKind.SUMMONED: "约谈",
    EventKind.SUMMONS_REFUSED: "不予约谈",
}
CLOCKS = {
    Clock.ACKNOWLEDGEMENT: "签收",
    Clock.COMPLETION: "办结",
    Clock.PROGRESS: "反馈",
    Clock.DECISION: "交办人答复",
}
RUNGS = {
    Rung.REMIND: "提醒",
    Rung.URGE: "催办",
    Rung.SUPERVISION_LETTER: "督办函",
    Rung.LISTING: "挂牌督办",
    Rung.NAMING: "拟点名",
    Rung.SUMMONS: "拟约谈",
}
TARGETS = {
    Target.COURT_GROUP: "法院群",
    Target.ASSIGNEE: "本人",
    Target.DEPUTY: "副职",
    Target.SUPERIOR_PRESIDENT: "上级院长",
    Target.GUARANTOR: "包保领导",
    Target.OFFICE: "督查室",
    Target.COMMAND_GROUP: "院长之声",
    Target.ISSUER: "交办人",
}
REASONS = {
    StepReason.DUE: "按时",
    StepReason.CAUGHT_UP: "停机期间到期，恢复后合并发出",
    StepReason.PAST_WHEN_PLANNED: "下达或定时限时，此时刻已过",
    StepReason.SAME_MOMENT: "与更高一级同时，只发一次",
    StepReason.ACKNOWLEDGED: "已签收",
    StepReason.NOT_ACKNOWLEDGED: "签收已失效，须重新签收",
    StepReason.REPORTED: "已有反馈",
    StepReason.SUBMITTED: "已报办结",
    StepReason.DECIDED: "已答复",
    StepReason.ORDER_CLOSED: "已销号",
    StepReason.ORDER_CANCELLED: "已撤销",
    StepReason.DEADLINE_MOVED: "时限已改",
    StepReason.BEGAN_ANEW: "已重新起算",
    StepReason.MADE_URGENT: "已转为特急，改用特急阶梯",
    StepReason.ON_HOLD: "暂缓期间",
    StepReason.DECLINED: "已退回，待交办人答复，停钟",
    StepReason.PARTY_LEFT: "督办件已变更，不再由其办理",
    StepReason.NOBODY_THERE: "对方无群，也未注册",
    StepReason.FOREIGN: "不属于任何阶梯，自检更正",
}
UNDELIVERED = {
    Cause.NOT_ENROLLED: "对方未登记",
    Cause.BLOCKED: "对方停用了机器人",
    Cause.NOT_IN_GROUP: "机器人不在群内",
    Cause.TOO_LATE: "过时未发",
    Cause.UNCERTAIN: "是否送达不明",
    Cause.WAITING: "排队中，尚未发出",
    Cause.REFUSED: "Telegram 拒收",
}
REFUSALS = {
    RefusalReason.NOT_A_PARTY: "{number} 只能由{labels}本人或其副职{action}。",
    RefusalReason.NOT_YOUR_PART: "您在 {number} 中不是主责，无须{action}；可由{labels}{action}。",
    RefusalReason.NOT_THE_ISSUER: "{number} 只能由交办人（{labels}）或省法院督查室{action}。",
    RefusalReason.ALREADY_DONE: "{number} 此前已{action}，无须重复。",
    RefusalReason.NOT_SUBMITTED: "{number} {labels}尚未报办结，不能{action}。如不再需要，请发送 /cancel {short} 理由。",
    RefusalReason.ORDER_CLOSED: "{number} 已销号，不能再{action}。",
    RefusalReason.ORDER_CANCELLED: "{number} 已撤销，不能再{action}。",
    RefusalReason.TEXT_NEEDED: "{action}须写明内容，请在编号后写上，例如：/report {short} 已约定周三接谈。",
    RefusalReason.WHICH_PARTY: "{number} 有几家已报办结：{labels}。请在各自的办结消息下按“退回重办”。",
    RefusalReason.CANCEL_REASON_NEEDED: "此时撤销须说明理由：/cancel {short} 理由",
    RefusalReason.DEADLINE_PAST: "这个时限已经过去，请另定：/deadline {short} 11月30日前",
    RefusalReason.DEADLINE_UNREADABLE: "没有看懂时限，请这样写：/deadline {short} 11月30日前",
    RefusalReason.UNKNOWN_ORDER: "没有找到这个督办件。请核对编号，或发送 /mine 查看。",
    RefusalReason.WHICH_ORDER: "有几件可以{action}：{labels}。请在命令后写明编号。",
    RefusalReason.NOTHING_OPEN: "没有可以{action}的督办件。",
    RefusalReason.DRAFT_OVER: "这份草稿已处理或已过期。请重新发送。",
    RefusalReason.PROPOSAL_OVER: "此事已有决定，或已过期。",
    RefusalReason.NO_DEADLINE: "{number} 尚未定时限，无须申请延期。",
    RefusalReason.EXTENSION_LATE: "{number} 已过时限，不能再申请延期。请用 /report {short} 说明原因和完成时间。",
    RefusalReason.EXTENSION_DATE_NEEDED: "没有看懂延到哪天，请这样写：/extend {short} 12月5日前 等待评估报告",
    RefusalReason.EXTENSION_REASON_NEEDED: "申请延期须说明理由，请这样写：/extend {short} 12月5日前 等待评估报告",
    RefusalReason.EXTENSION_NOT_LATER: "所申请的日期不晚于现在的时限，请另写：/extend {short} 12月5日前 等待评估报告",
    RefusalReason.NOTHING_CHANGES: "{number} 没有变化，无须变更。",
    RefusalReason.NAMING_DECIDED: "{number} {labels}：此前已有决定。",
    RefusalReason.DECLINE_LATE: "{number} 已超过可以退回的时间，不能退回。确有困难的，请用 /report {short} 说明，由交办人改派。",
    RefusalReason.DECLINED_ALREADY: "{number} {labels}已退回，请等交办人答复。",
    RefusalReason.NOT_DECLINED: "{number} 没有待答复的退回。",
    RefusalReason.REASON_NEEDED: "{action}须说明理由，请在命令后写明。",
    RefusalReason.NEW_PARTY_NEEDED: "没有认出改派给谁，请这样写：/reassign {short} 甘井子法院→沙河口法院院长 理由",
    RefusalReason.WHICH_SHARE: "请写明是哪一家：{labels}。例如：/reassign {short} 甘井子法院→沙河口法院院长 理由；/split {short} 甘井子法院院长",
    RefusalReason.OUT_OF_REACH: "{labels}不在交办人的交办范围内，不能改派。",
    RefusalReason.PARTY_ALREADY: "{labels}已在 {number} 中，无须改派。",
    RefusalReason.SUBMITTED_ALREADY: "{number} 已报办结或已办完，不能{action}。",
    RefusalReason.HOLD_DATE_NEEDED: "暂缓须写明到期日和理由：/hold {short} 12月10日前 等待评估报告",
    RefusalReason.HOLD_PAST: "这个日期已经过去，请另写：/hold {short} 12月10日前 等待评估报告",
    RefusalReason.HOLD_TOO_LONG: "一次暂缓不超过{labels}天，请另写日期。",
    RefusalReason.NOT_HELD: "{number} 没有暂缓，无须恢复。",
    RefusalReason.NOBODY_STAYS: "拆分后 {number} 无人主责，请至少留下一家。",
    RefusalReason.OTHER_ORDER_NEEDED: "请写明并入哪一件，须为同一法院交办：/merge {short} 0002 理由",
    RefusalReason.OTHER_ORDER_OVER: "要并入的督办件已经办完，不能并入。",
    RefusalReason.NOT_OVER: "{number} 仍在督办，无须恢复。",
    RefusalReason.URGENT_ALREADY: "{number} 已是特急。",
    RefusalReason.NO_LONGER_LATE: "{number} {labels}已不再逾期，不再发布。",
}
WHY_NOT = {
    WhyNot.NO_AUTHORITY: "您的职务不能直接下达督办件，本条未登记。如须交办，请报本院院长或省法院督查室。",
    WhyNot.OUT_OF_REACH: "{labels}不在您的交办范围内，本条未登记。只能交办本院和下级法院；如须协调，请报省法院督查室。",
    WhyNot.UNKNOWN_PARTIES: "不能确定所指的是谁（{labels}），本条未登记。请用“法院＋职务”点名后重发。",
    WhyNot.NOBODY_NAMED: "没有认出责任人，本条未登记。请写明法院和职务，例如：/task 甘井子法院院长 三日内报送台账",
    WhyNot.NO_BULLETIN: "“{labels}”：还没有发布过通报，无从确定是哪些法院，本条未登记。请直接写明法院后重发。",
    WhyNot.NOT_RANKED: "“{labels}”：现行通报不排名次，本条未登记。请直接写明法院后重发。",
    WhyNot.NO_TARGET: "“{labels}”：通报的指标没有设定目标值，本条未登记。请直接写明法院后重发。",
    WhyNot.NO_RECORD: "“{labels}”：系统里没有这项记录，无从确定是谁，本条未登记。请直接写明法院和职务后重发。",
    WhyNot.NO_SUCH_COURT: "“{labels}”：按最近一期通报，您的交办范围内没有这样的法院，本条未登记。",
}
LABELS = {
    "order_acknowledge": "签收",
    "order_report": "反馈",
    "order_submit": "办结",
    "interview_open": "接谈",
    "order_close": "销号",
    "order_return": "退回重办",
    "order_cancel": "撤销",
    "order_decline": "退回",
    "order_accept_decline": "同意退回",
    "order_reassign": "改派",
    "order_insist": "仍请办理",
    "order_hold": "暂缓",
    "order_resume": "恢复办理",
    "order_split": "拆分",
    "order_merge": "并案",
    "order_reopen": "恢复督办",
    "order_expedite": "加急",
    "order_more": "更多…",
    "order_missing": "谁未办",
    "order_deadline_workdays": "3个工作日",
    "order_deadline_week": "一周",
    "order_deadline_month": "月底",
    "order_ledger": "全部经过",
    "order_full_name": "查看全名",
    "order_name": "点名",
    "order_do_not_name": "不点名",
    "order_summon": "约谈",
    "order_do_not_summon": "不约谈",
    "draft_confirm": "确认",
    "draft_people": "改人",
    "draft_deadline": "改时限",
    "draft_objective": "改内容",
    "draft_refuse": "不是交办",
}
BUTTONS = Words(LABELS)
_WEEKDAYS = "一二三四五六日"
_END_OF_DAY = time(23, 59)
_MOST_COURTS = 5


def day_and_time(moment: datetime) -> str:
    """11月25日（周三）17:30; the end of the day is not said."""
    day = f"{moment.month}月{moment.day}日（周{_WEEKDAYS[moment.weekday()]}）"
    return day if moment.time() >= _END_OF_DAY else f"{day}{moment:%H:%M}"


def short(number: str) -> str:
    """The number as commands take it: 0001."""
    return number.rpartition("-")[2]


def unclear_line(reason: Unclear, words: str) -> str:
    return f"• {UNCLEAR[reason]}：“{safe(words)}”" if words else f"• {UNCLEAR[reason]}"


def except_for(courts: tuple[str, ...]) -> str:
    """大连中院、营口中院除外; of many the first few."""
    more = f"等{len(courts)}家" if len(courts) > _MOST_COURTS else ""
    return "、".join(safe(one) for one in courts[:_MOST_COURTS]) + f"{more}除外"


def mentions(addressees: tuple[Addressee, ...]) -> str:
    """The names as mentions, with a comma behind, for whom Telegram knows."""
    named = [
        f'<a href="tg://user?id={one.telegram_id}">{safe(one.name)}</a>' if one.telegram_id else safe(one.name)
        for one in addressees
    ]
    return "、".join(named) + "，" if named else ""
