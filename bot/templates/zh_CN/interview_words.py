"""The words of interviews, by what they stand for."""

from rules.interviews.appointing import AppointmentFault
from rules.interviews.filling import Field, RecordFault
from rules.interviews.memory import PromiseState
from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction, Way
from rules.notifications.interview_cards import Menu, Offer

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

STATES = {
    InterviewState.OPEN: "待约定",
    InterviewState.APPOINTED: "已约定",
    InterviewState.RECORDED: "记录中",
    InterviewState.CLOSED: "已归档",
    InterviewState.WITHDRAWN: "已撤销",
}
WAYS = {Way.IN_PERSON: "当面", Way.VIDEO: "视频", Way.TELEPHONE: "电话", Way.ON_SITE: "下访"}
OUTCOMES = {
    Outcome.PAID: "当场履行",
    Outcome.SETTLED: "和解",
    Outcome.INSTALMENTS: "分期",
    Outcome.ENFORCED: "继续执行",
    Outcome.RESUMED: "恢复执行",
    Outcome.EXPLAINED: "终本释明",
    Outcome.ENDED: "息访",
    Outcome.FAILED: "未谈成",
}
SATISFACTIONS = {
    Satisfaction.SATISFIED: "满意",
    Satisfaction.FAIRLY: "基本满意",
    Satisfaction.DISSATISFIED: "不满意",
    Satisfaction.NO_ANSWER: "拒评",
}
PROMISES = {
    PromiseState.OPEN: "未到期",
    PromiseState.KEPT: "已兑现",
    PromiseState.BROKEN: "⚠️未兑现",
    PromiseState.WITHDRAWN: "已撤销",
}
GUESTS = {
    ParticipantRole.MEDIATES: "（调解员）",
    ParticipantRole.WITNESSES: "（见证人）",
    ParticipantRole.LIAISON: "（联络单位）",
}
FIELDS = {
    Field.OUTCOME: "结果",
    Field.SATISFACTION: "满意度",
    Field.CLAIMS: "诉求",
    Field.REPLY: "答复",
    Field.FINDINGS: "查明",
    Field.MET_ON: "接谈日期",
    Field.NUMBER: "笔录编号",
    Field.TAGS: "共性问题",
    Field.REVISIT_ON: "回访日期",
    Field.REVISIT_RESULT: "回访结果",
}
# Three of them side by side fit on a telephone.
ON_BUTTONS = FIELDS | {Field.MET_ON: "日期", Field.NUMBER: "笔录号", Field.TAGS: "标签"}
OFFERS = {
    Offer.APPOINT: "约定时间",
    Offer.POSTPONE: "改期",
    Offer.RECORD: "填记录",
    Offer.GUESTS: "参加人",
    Offer.MEMORY: "历次接谈",
    Offer.READ: "看全文",
    Offer.CLOSE: "归档并报办结",
    Offer.PROMISE: "承诺",
    Offer.ATTACH: "附件",
    Offer.BACK: "‹ 返回",
    Offer.TYPE: "自己写",
    Offer.FIELD_WAY: "方式",
    Offer.GUEST: "加",
    Offer.CANDIDATE: "选定当事人",
    Offer.NOBODY: "都不是",
}
WIDTHS = {
    Offer.DAY: 3,
    Offer.TIME: 4,
    Offer.TAG: 2,
    Offer.OWNER: 1,
    Offer.CANDIDATE: 1,
    Offer.NOBODY: 1,
    Offer.CLOSE: 1,
    Offer.BACK: 1,
    Offer.WAY: 4,
    Offer.SATISFACTION: 4,
    Offer.OUTCOME: 4,
}
HINTS = {
    Menu.DAYS: "请选日期，或点“自己写”一句话写全。",
    Menu.TIMES: "请选时间。",
    Menu.OUTCOME: "接谈结果？",
    Menu.SATISFACTION: "当事人是否满意？",
    Menu.WAY: "接谈方式？",
    Menu.TAGS: "反映了哪些共性问题？可多选，再点取消。",
    Menu.OWNERS: "由谁兑现承诺？",
    Menu.GUESTS: "请谁参加？",
    Menu.CANDIDATES: "这个称呼可能指以上当事人，请选定本次接谈的是哪一位；选错可以再选。",
}
ASKED = {
    "appointment": "请回复时间、地点、方式，一句话即可，例如：12月3日上午9点 大连中院301 当面",
    "reason": "请回复改期理由，例如：当事人住院",
    "promise": "{owner}承诺什么、何时前兑现？请回复，例如：12月20日前到位案款10万元",
    "attachment": "请回复本条发送照片或扫描件，一次可选几张；还有的，再回复本条。",
    "mediates": "请回复调解员的单位和称呼，例如：市调解中心孙老师；再发一次同样的即删除。",
    "witnesses": "请回复见证人，例如：市人大代表韩某；再发一次同样的即删除。",
    "liaison": "请回复联络单位，例如：市住建局；再发一次同样的即删除。",
    "claims": "当事人的诉求是什么？请回复，可逐条写。",
    "reply": "怎样答复的？请回复答复意见。",
    "findings": "查明的执行情况是什么？请回复。",
    "met_on": "哪天接谈的？请回复日期，例如：12月3日",
    "number": "请回复笔录编号。",
    "tags": "请回复共性问题，例如：评估拍卖周期长",
    "revisit_on": "哪天回访？请回复日期，例如：1月15日",
    "revisit_result": "回访结果如何？请回复。",
}
APPOINTMENT_FAULTS = {
    AppointmentFault.TIME_NEEDED: "没有看到具体时间。请写到几点，例如：/appoint {short} 12月3日上午9点 大连中院301 当面",
    AppointmentFault.PAST: "这个时间已经过去，请另定时间，例如：/appoint {short} 明天上午9点",
    AppointmentFault.REASON_NEEDED: "改期要写明理由，例如：/appoint {short} 12月5日上午9点 理由：当事人住院",
    AppointmentFault.SAME: "{number} 本来就约在这个时间、地点，没有变化。",
    AppointmentFault.CLASH: "时间冲突：{clashes}。请另选时间；确需同时进行的，在后面加“仍约”再发一次。",
    AppointmentFault.OVER: "{number} 的接谈已经归档或撤销，不能再约。",
    AppointmentFault.TOO_LONG: "地点请控制在60字内，理由请控制在200字内。",
}
RECORD_FAULTS = {
    RecordFault.CLOSED: "{number} 的接谈记录已归档，不能再改。确有错误的，请交办人“退回重办”后再改。",
    RecordFault.WITHDRAWN: "{number} 已撤销，不用记录。",
    RecordFault.TOO_LONG: "写得太长了，请缩短后再发；全文可作为附件上传。",
    RecordFault.DAY_NEEDED: "没有看出日期，请写成：12月3日",
    RecordFault.DAY_AHEAD: "接谈日期不能晚于今天，请核对后再发。",
    RecordFault.BEFORE_MEETING: "回访日期不能早于接谈日期，请核对后再发。",
    RecordFault.INCOMPLETE: "{number} 还不能归档，请先填：{missing}。",
    RecordFault.NOT_ENTITLED: "接谈由主责、协办法院的人员安排和记录；您可以用 /show {short} 查看督办件。",
    RecordFault.NOT_THE_PRESIDENT: "记录由接谈的院长（或副职）归档，请院长在卡片上点“归档并报办结”。",
    RecordFault.NOTHING_SAID: "没有看到内容，请再发一次。",
    RecordFault.NOT_A_FILE: "这里要的是照片或扫描件（jpg、png、pdf 等），请重新发送。",
    RecordFault.TOO_MANY: "一次接谈最多保存 30 份附件。",
    RecordFault.NO_FILE_WANTED: "没有接谈记录在等附件。请先在接谈卡片上点“填记录”“附件”，再发送文件。",
    RecordFault.FILE_TOO_BIG: "文件超过20MB，取不到。请压缩或分成几份再发。",
    RecordFault.DEADLINE_NEEDED: "没有看到兑现期限，请连同期限再写一次，例如：12月20日前到位案款10万元",
    RecordFault.UNKNOWN: "没有找到这件接谈。请写编号，例如：/record 0012；/mine 可查看自己的督办件。",
    RecordFault.NO_INTERVIEW: "{number} 不是接谈件。",
    RecordFault.NOBODY_MAY_ORDER: "没有人有权就此承诺交办，请联系督查室。",
}
