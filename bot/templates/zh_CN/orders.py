from collections.abc import Callable, Iterable
from typing import Any

from bot.page import LabelledButton, Page, Words, safe
from bot.templates.zh_CN.ledger import SIGNS
from bot.templates.zh_CN.order_words import (
    ACTIONS,
    EVENTS,
    KINDS,
    LABELS,
    MARKS,
    REFUSALS,
    ROLES,
    RUNGS,
    STATES,
    WHY_NOT,
    day_and_time,
    short,
    unclear_line,
)
from rules.ladder.values import Clock, Rung
from rules.notifications.orders import (
    ActionDone,
    Addressee,
    CourtNamed,
    DigestLine,
    DraftCard,
    DraftSettled,
    DraftWordsWanted,
    ListedOrder,
    NamingProposed,
    OpenCounts,
    OrderCard,
    OrderCounts,
    OrderDigest,
    OrderEscalation,
    OrderList,
    OrderNews,
    OrderNotDrawnUp,
    OrderRefused,
    OrderReminder,
    PartyLine,
    Progress,
    ResultSubmitted,
    WordsWanted,
)
from rules.orders.corrections import DraftPart
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.outgoing import Button, Notification

_WORDS = Words(LABELS)
_MOST_LABELS = 5
_PLAINLY_URGENT = "特急"


def order_card(facts: OrderCard) -> Page:
    urgent = "🔴特急 " if facts.is_urgent else ""
    lines = [
        f"{urgent}<b>{facts.number}　{KINDS[facts.order_kind]}</b>　{_state(facts.state, is_overdue=facts.is_overdue)}",
        f"交办：{safe(facts.issuer)}（{day_and_time(facts.issued_at)}）",
        f"事项：{_matter(facts.objective)}",
        *_standing(facts),
    ]
    if facts.petitioner:
        lines.append(f"申请执行人：{safe(facts.petitioner)}")
    lines.append("")
    for role in PartyRole:
        lines.extend(_parties(role, [party for party in facts.parties if party.role is role]))
    if facts.others:
        lines.append(f"　另有{facts.others}家" + (_share(facts.progress) if facts.is_for_issuer else ""))
    if facts.unreached:
        lines.append(f"⚠️ 尚未送达（无群、未注册）：{'、'.join(safe(one) for one in facts.unreached)}")
    lines += ["", _deadline(facts), _next(facts)]
    return Page("\n".join(lines), _rows(facts.buttons))


def _standing(facts: OrderCard) -> Iterable[str]:
    """What everybody must know before all else: why it is urgent, that it rests, where it has gone."""
    if facts.urgent_reason and facts.urgent_reason != _PLAINLY_URGENT:
        yield f"特急理由：{safe(facts.urgent_reason)}"
    if facts.hold is not None:
        yield f"⏸ <b>暂缓至{day_and_time(facts.hold.until)}</b>（还有{facts.hold.days_left}天）：{safe(facts.hold.reason)}"
    if facts.merged_into:
        yield f"已并入 <b>{facts.merged_into}</b>"


def _matter(objective: str) -> str:
    """The objective; an order that was closed long ago, or whose petitioner was erased, has none any more."""
    return safe(objective) or "（内容已删除）"


def _parties(role: PartyRole, parties: list[PartyLine]) -> Iterable[str]:
    if parties:
        yield f"{ROLES[role]}："
    for party in parties:
        state = "" if party.state is OrderState.ISSUED else f"（{STATES[party.state]}）"
        away = f"（请假，{safe(party.deputy)}代）" if party.deputy else ""
        yield f"{MARKS[party.state]} {safe(party.label)} {safe(party.name) or '（空缺）'}{away}{state}"
        if party.last_word:
            yield f"　　“{safe(party.last_word)}”"


def _deadline(facts: OrderCard) -> str:
    if facts.deadline is None:
        return "时限：<b>未定</b>"
    estimate = "（估算：该年放假安排尚未公布，暂按周一至周五推算）" if facts.deadline_is_estimate else ""
    extended = f"（已延期{facts.extensions}次）" if facts.extensions else ""
    limit = f"（{safe(facts.time_limit)}）" if facts.time_limit else ""
    return f"时限：<b>{day_and_time(facts.deadline)}</b>{limit}{extended}{estimate}"


def _next(facts: OrderCard) -> str:
    if facts.is_for_issuer and facts.deadline is None and not facts.state.is_over:
        return f"请选定时限，或发送 /deadline {short(facts.number)} 11月30日前"
    if facts.is_for_issuer and any(party.state is OrderState.DECLINED for party in facts.parties):
        return f"有一家退回，请答复：/takeback {short(facts.number)} 同意退回，/reassign 改派，/insist 仍请办理。"
    submitted = any(party.state is OrderState.SUBMITTED for party in facts.parties)
    if facts.is_for_issuer and submitted:
        return "请审核结果：销号，或退回重办。"
    return {
        OrderState.ISSUED: "请点“签收”；办理中可“反馈”，办好后点“办结”并写明结果。",
        OrderState.ACKNOWLEDGED: "办理中请“反馈”，办好后点“办结”并写明结果。",
        OrderState.IN_PROGRESS: "有进展请“反馈”，办好后点“办结”并写明结果。",
        OrderState.SUBMITTED: "已报办结，等待交办人销号。",
        OrderState.RETURNED: "请按退回理由重办，再点“办结”。",
        OrderState.DECLINED: "已退回，停钟；请等交办人答复。",
        OrderState.ON_HOLD: "暂缓期间不催办，到期自动恢复，时限顺延。",
        OrderState.CLOSED: "已销号，督办结束。",
        OrderState.CANCELLED: "已撤销，无须办理。",
    }[facts.reached]


def order_counts(facts: OrderCounts) -> Page:
    urgent = "🔴特急 " if facts.is_urgent else ""
    lines = [
        f"{urgent}<b>{facts.number}　{KINDS[facts.order_kind]}</b>　{_state(facts.state, is_overdue=facts.is_overdue)}",
        f"主责{facts.progress.responsible}家" + _share(facts.progress),
    ]
    if facts.attending:
        lines.append(f"参加{facts.attending}人")
    if facts.deadline is not None:
        lines.append(f"时限：{day_and_time(facts.deadline)}")
    elif not facts.state.is_over:
        lines.append(f"时限：未定，请交办人选定，或发送 /deadline {short(facts.number)} 11月30日前")
    lines.append("详情已发有关法院群。")
    return Page("\n".join(lines), _rows(facts.buttons))


def _share(progress: Progress) -> str:
    whole = progress.responsible
    return f"，签收{progress.acknowledged}/{whole}，办结{progress.submitted}/{whole}，销号{progress.closed}/{whole}"


def _state(state: OrderState, *, is_overdue: bool) -> str:
    return "⚠️已逾期" if is_overdue else STATES[state]


_TAILS = {
    EventKind.RETURNED: "\n请按理由重办，再点“办结”。",
    EventKind.LAPSED: "请重新签收，并用 /report {short} 反馈进展。",
}
_GOES_ON = frozenset({EventKind.RESUMED, EventKind.REOPENED})


def order_news(facts: OrderNews) -> Page:
    who = f"{safe(facts.label)}" if facts.label else ""
    by = f"（{safe(facts.actor)}）" if facts.actor else ""
    words = f"：{safe(facts.text)}" if facts.text else "。"
    if facts.event is EventKind.DEADLINE_SET and facts.deadline is not None:
        return Page(f"{facts.number} 时限定为<b>{day_and_time(facts.deadline)}</b>{by}。")
    if facts.event is EventKind.EXTENDED and facts.deadline is not None:
        return Page(f"{facts.number} <b>同意延期</b>，时限改为<b>{day_and_time(facts.deadline)}</b>{by}。")
    if facts.event is EventKind.EXTENSION_REFUSED and facts.deadline is not None:
        return Page(f"{facts.number} {who}<b>不同意延期</b>，时限仍为<b>{day_and_time(facts.deadline)}</b>{by}。")
    if facts.event is EventKind.HELD and facts.deadline is not None:
        return Page(f"{facts.number} <b>暂缓至{day_and_time(facts.deadline)}</b>{by}{words}")
    if facts.event in _GOES_ON:
        until = f"\n时限：<b>{day_and_time(facts.deadline)}</b>" if facts.deadline else ""
        return Page(f"{facts.number} <b>{EVENTS[facts.event]}</b>{by}{words}{until}")
    tail = _TAILS.get(facts.event, "").format(short=short(facts.number))
    return Page(f"{facts.number} {who}<b>{EVENTS[facts.event]}</b>{by}{words}{tail}")


def result_submitted(facts: ResultSubmitted) -> Page:
    return Page(
        f"<b>{facts.number}　{KINDS[facts.order_kind]}</b>　报办结\n"
        f"{safe(facts.label)}（{safe(facts.actor)}）：\n{safe(facts.text)}\n"
        "请审核：销号，或退回重办并说明理由。",
        _rows(facts.buttons),
    )


def order_reminder(facts: OrderReminder) -> Page:
    at_night = f"\n（特急，夜间和休息日照发：{safe(facts.urgent_reason)}）" if facts.urgent_reason else ""
    return Page(f"{_state_of(facts)}{_what_to_do(facts)}{at_night}")


def _what_to_do(facts: OrderReminder) -> str:
    people, number = _mentions(facts.addressees), short(facts.number)
    if facts.goes_above:
        return f"请督促。详情：/show {number}"
    if facts.clock is Clock.DECISION:
        return _what_to_answer(facts, number)
    if facts.clock is Clock.PROGRESS:
        again = f"请重新签收，并用 /report {number} 反馈进展。"
        return f"签收失效。{people}{again}" if facts.puts_back else f"{people}请用 /report {number} 反馈进展。"
    if facts.clock is Clock.ACKNOWLEDGEMENT:
        return f"{people}请点卡片上的“签收”，或发送 /ack {number}。"
    if facts.is_late:
        return f"{people}请立即办理，并用 /report {number} 说明原因和完成时间。"
    return f"{people}办好请发送 /submit {number} 结果。"


def _what_to_answer(facts: OrderReminder, number: str) -> str:
    if facts.extension_until:
        return f"请在延期申请上点“同意”或“不同意”，或另定日期：/deadline {number} 日期。"
    decline, result = "同意退回、改派或仍请办理", "销号，或退回重办"
    return f"请答复：{decline if facts.is_declined else result}。详情：/show {number}"


def _state_of(facts: OrderReminder) -> str:
    head = _HEADS.get(facts.rung, f"{RUNGS[facts.rung]}：")
    who = f"<b>{facts.number}</b>（{KINDS[facts.order_kind]}）{safe(facts.label) or '有责任人'}"
    since = f"{facts.since.month}月{facts.since.day}日" if facts.since else ""
    if facts.clock is Clock.ACKNOWLEDGEMENT:
        return f"{head}{who}尚未签收。"
    if facts.clock is Clock.DECISION and facts.extension_until:
        now = f"（现时限{day_and_time(facts.deadline)}）" if facts.deadline else ""
        return f"{head}{who}申请延期至{day_and_time(facts.extension_until)}{now}，交办人尚未答复。"
    if facts.clock is Clock.DECISION:
        return f"{head}{who}{since}{'退回' if facts.is_declined else '报办结'}，交办人尚未答复。"
    if facts.clock is Clock.PROGRESS:
        return f"{head}{who}自{since}起没有反馈。"
    until = day_and_time(facts.deadline) if facts.deadline else ""
    if facts.is_late:
        days = f"{facts.workdays_late}个工作日" if facts.workdays_late else ""
        return f"{head}{who}已逾期{days}（时限{until}）。"
    return f"{head}{who}须于<b>{until}</b>前办结。"


_HEADS = {Rung.SUPERVISION_LETTER: "【督办函】", Rung.LISTING: "【挂牌督办】"}


def _mentions(addressees: tuple[Addressee, ...]) -> str:
    """The names as mentions, with a comma behind, for whom Telegram knows."""
    named = [
        f'<a href="tg://user?id={one.telegram_id}">{safe(one.name)}</a>' if one.telegram_id else safe(one.name)
        for one in addressees
    ]
    return "、".join(named) + "，" if named else ""


def order_digest(facts: OrderDigest) -> Page:
    head = "系统恢复，以下事项请一并处理：" if facts.is_after_outage else "以下督办件请一并处理："
    lines = [f"<b>{head}</b>", *(_digest_line(line) for line in facts.lines)]
    if facts.left_out:
        lines.append(f"另有{facts.left_out}件，发送 /open 查看。")
    if facts.addressees:
        lines.append(f"请{_mentions(facts.addressees).removesuffix('，')}阅办。")
    return Page("\n".join(lines))


_WAITED_FOR = {
    Clock.ACKNOWLEDGEMENT: "待签收",
    Clock.COMPLETION: "待办结",
    Clock.PROGRESS: "待反馈",
    Clock.DECISION: "待交办人答复",
}


def _digest_line(line: DigestLine) -> str:
    what = _WAITED_FOR[line.clock]
    until = f"，时限{day_and_time(line.deadline)}" if line.deadline else ""
    return f"• {line.number}（{KINDS[line.order_kind]}）{safe(line.label)}{what}{until}"


def naming_proposed(facts: NamingProposed) -> Page:
    is_naming = facts.rung is Rung.NAMING
    what, question = ("点名", "是否在院长之声点名？") if is_naming else ("约谈", "是否约谈该院院长？")
    where = "已在院长之声点名" if is_naming else "已发约谈通知"
    decided = f"{where if facts.is_named else '不予' + what}（{safe(facts.decided_by)}）。"
    return Page(
        f"<b>拟{what}　{facts.number}</b>（{KINDS[facts.order_kind]}）\n"
        f"{safe(facts.label)}已逾期{facts.workdays_late}个工作日，仍未办结。\n"
        + (f"{question}不按键，不会{what}。" if facts.is_named is None else decided),
        _rows(facts.buttons),
    )


def court_named(facts: CourtNamed) -> Page:
    return Page(
        f"<b>督办通报</b>　{facts.number}（{KINDS[facts.order_kind]}）：{safe(facts.label)}"
        f"逾期{facts.workdays_late}个工作日，仍未办结。"
    )


def order_refused(facts: OrderRefused) -> Page:
    labels = _names(facts.labels)
    action = ACTIONS[facts.action] if facts.action else "办理"
    text = REFUSALS[facts.reason].format(number=facts.number, short=short(facts.number), labels=labels, action=action)
    return Page(text)


def order_not_drawn_up(facts: OrderNotDrawnUp) -> Page:
    return Page(WHY_NOT[facts.reason].format(labels=_names(facts.labels)))


def _names(labels: tuple[str, ...]) -> str:
    more = f"等{len(labels)}家" if len(labels) > _MOST_LABELS else ""
    return "、".join(safe(label) for label in labels[:_MOST_LABELS]) + more


def action_done(facts: ActionDone) -> Page:
    if facts.action is Action.SET_DEADLINE and facts.deadline is not None:
        return Page(f"✓ {facts.number} 时限定为{day_and_time(facts.deadline)}")
    if facts.action is Action.EXTEND and facts.deadline is not None:
        return Page(f"✓ {facts.number} 已申请延期至{day_and_time(facts.deadline)}，等待交办人答复")
    if facts.action is Action.HOLD and facts.deadline is not None:
        return Page(f"✓ {facts.number} 暂缓至{day_and_time(facts.deadline)}，到期自动恢复")
    if facts.action is Action.GRANT_EXTENSION and facts.deadline is not None:
        return Page(f"✓ {facts.number} 同意延期至{day_and_time(facts.deadline)}")
    return Page(f"✓ {facts.number} 已{ACTIONS[facts.action]}")


def words_wanted(facts: WordsWanted) -> Page:
    wanted = {
        Action.REPORT: "请写明进展",
        Action.SUBMIT: "请写明办理结果（时间、做法、结果）",
        Action.RETURN: f"请写明退回{safe(facts.label)}重办的理由",
        Action.DECLINE: "请写明退回的理由（如：不属本院管辖）",
        Action.REASSIGN: "请写明改派给谁和理由，例如：沙河口法院院长 不属甘井子法院管辖；几家主责时写“甘井子法院→沙河口法院院长 理由”",
        Action.HOLD: "请写明暂缓到哪天和理由，例如：12月10日前 等待评估报告",
        Action.SPLIT: "请写明分出哪一家，例如：甘井子法院院长",
        Action.MERGE: "请写明并入哪一件和理由，例如：0002 同一案件",
        Action.REOPEN: "请写明恢复督办的理由，时限已过的一并写明新时限，例如：12月10日前 和解未履行",
        Action.EXPEDITE: "请写明加急的理由；此后夜间和休息日也会催办",
    }.get(facts.action, "请写明理由")
    return Page(f"{_mentions((facts.addressee,))}{facts.number} {ACTIONS[facts.action]}：{wanted}，回复本条即可。")


def draft_card(facts: DraftCard) -> Page:
    lines = [f"<b>是否交办？</b>　{KINDS[facts.order_kind]}", f"“{safe(facts.text)}”", ""]
    more = f"等{len(facts.responsible) + facts.more}家" if facts.more else ""
    lines.append("主责：" + ("、".join(safe(one) for one in facts.responsible) + more or "<b>未定</b>"))
    if facts.basis:
        sample = "（示例数据）" if facts.basis.is_sample else ""
        day = f"{facts.basis.day.month}月{facts.basis.day.day}日"
        lines.append(f"　　（依据{day}数据：{safe(facts.basis.indicator_zh)}{sample}）")
    if facts.assisting:
        lines.append("协办：" + "、".join(safe(one) for one in facts.assisting))
    if facts.attending:
        lines.append("参加：" + "、".join(safe(one) for one in facts.attending))
    if facts.petitioner:
        lines.append(f"申请执行人：{safe(facts.petitioner)}")
    estimate = "（估算）" if facts.deadline_is_estimate else ""
    lines.append(f"时限：{day_and_time(facts.deadline) + estimate if facts.deadline else '未定'}")
    lines.append(f"事项：{safe(facts.objective)}")
    for piece in facts.pieces:
        who = "、".join(safe(one) for one in piece.responsible) or "未定"
        until = day_and_time(piece.deadline) if piece.deadline else "时限未定"
        lines.append(f"另立一件：{who}｜{until}｜{safe(piece.objective)}")
    if facts.unclear:
        lines += ["", "拿不准：", *(unclear_line(one.reason, one.words) for one in facts.unclear), ""]
    if facts.choices:
        lines.append("请点选所指的一项。")
    elif facts.is_open:
        lines.append("没有认出责任人。请点“改人”，用“法院＋职务”写明，例如：甘井子法院院长")
    else:
        lines.append("确认后立即下达；不确认，不会下达。")
    rows = tuple((LabelledButton(choice.words, nonce=choice.button.nonce),) for choice in facts.choices)
    return Page("\n".join(lines), (*rows, *_rows(facts.buttons)))


def draft_settled(facts: DraftSettled) -> Page:
    if facts.numbers:
        return Page(f"✓ 已下达 {'、'.join(facts.numbers)}")
    if facts.heir:
        return Page(f"草稿已随职务移交{safe(facts.heir)}，由其确认。")
    return Page("草稿已过期，未下达。" if facts.is_expired else "好的，不作为交办。")


_WANTED = {
    DraftPart.PEOPLE: "请写明由谁办理，例如：甘井子法院院长和大连中院执行局长",
    DraftPart.DEADLINE: "请写明时限，例如：11月30日前",
    DraftPart.OBJECTIVE: "请写明办理事项，例如：报送超六个月未结案件台账",
}


def draft_words_wanted(facts: DraftWordsWanted) -> Page:
    again = "没有看懂。" if facts.is_again else ""
    return Page(f"{again}{_WANTED[facts.part]}")


def order_list(facts: OrderList) -> Page:
    if not facts.received and not facts.issued:
        return Page("没有未办结的督办件。")
    lines: list[str] = []
    for title, orders in (("待我院办理", facts.received), ("我交办的", facts.issued)):
        if orders:
            lines += [f"<b>{title}</b>（{len(orders)}件）", *(_listed(order) for order in orders), ""]
    if facts.left_out:
        lines.append(f"另有{facts.left_out}件未列出。")
    lines.append("查看一件：/show 编号")
    return Page("\n".join(lines))


def _listed(order: ListedOrder) -> str:
    until = f"　{day_and_time(order.deadline)}" if order.deadline else "　时限未定"
    missing = f"\n　○ {'、'.join(safe(one) for one in order.missing)}" if order.missing else ""
    state = _state(order.state, is_overdue=order.is_overdue)
    return f"{SIGNS[order.light]} <b>{order.number}</b> {KINDS[order.order_kind]}　{state}{until}\n　{_matter(order.objective)}{missing}"


def open_counts(facts: OpenCounts) -> Page:
    whole = facts.waiting + facts.in_progress + facts.submitted
    return Page(
        f"未销号督办件<b>{whole}</b>件：待签收{facts.waiting}，办理中{facts.in_progress}，待销号{facts.submitted}；"
        f"其中逾期{facts.overdue}件。"
    )


def _rows(buttons: tuple[Button, ...]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Three buttons a row, as a telephone shows them."""
    return tuple(_WORDS.row(buttons[start : start + 3]) for start in range(0, len(buttons), 3))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderCard: order_card,
    OrderCounts: order_counts,
    OrderNews: order_news,
    ResultSubmitted: result_submitted,
    OrderReminder: order_reminder,
    OrderEscalation: order_reminder,
    OrderDigest: order_digest,
    NamingProposed: naming_proposed,
    CourtNamed: court_named,
    OrderRefused: order_refused,
    OrderNotDrawnUp: order_not_drawn_up,
    ActionDone: action_done,
    WordsWanted: words_wanted,
    DraftCard: draft_card,
    DraftSettled: draft_settled,
    DraftWordsWanted: draft_words_wanted,
    OrderList: order_list,
    OpenCounts: open_counts,
}
