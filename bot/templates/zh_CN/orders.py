from collections.abc import Callable, Iterable
from typing import Any

from bot.page import Page, safe
from bot.templates.zh_CN.ledger import SIGNS
from bot.templates.zh_CN.order_words import (
    ACTIONS,
    BUTTONS,
    EVENTS,
    KINDS,
    MARKS,
    REFUSALS,
    ROLES,
    STATES,
    WHY_NOT,
    day_and_time,
    except_for,
    mentions,
    short,
)
from rules.notifications.orders import (
    ActionDone,
    ListedOrder,
    OpenCounts,
    OrderCard,
    OrderCounts,
    OrderList,
    OrderNews,
    OrderNotDrawnUp,
    OrderRefused,
    PartyLine,
    Progress,
    ResultSubmitted,
    WordsWanted,
)
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.outgoing import Notification

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
    if facts.let_off:
        lines.append(f"　（{except_for(facts.let_off)}）")
    if facts.unreached:
        lines.append(f"⚠️ 尚未送达（无群、未注册）：{'、'.join(safe(one) for one in facts.unreached)}")
    lines += ["", _deadline(facts), _next(facts)]
    return Page("\n".join(lines), BUTTONS.rows(facts.buttons))


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


_AWAITED = {
    OrderState.ISSUED: "已下达，待签收；逾时未签收的自动催办。",
    OrderState.ACKNOWLEDGED: "已签收，待反馈、办结；临近时限自动提醒。",
    OrderState.IN_PROGRESS: "办理中，待办结；临近时限自动提醒。",
    OrderState.RETURNED: "已退回重办，待重新报办结。",
}
"""What the issuer reads while others have to do something."""


def _next(facts: OrderCard) -> str:
    if facts.is_for_issuer and facts.deadline is None and not facts.state.is_over:
        return f"请选定时限，或发送 /deadline {short(facts.number)} 11月30日前"
    if facts.is_for_issuer and facts.state is OrderState.DECLINED:
        return f"有一家退回，请答复：/takeback {short(facts.number)} 同意退回，/reassign 改派，/insist 仍请办理。"
    submitted = any(party.state is OrderState.SUBMITTED for party in facts.parties)
    if facts.is_for_issuer and submitted:
        return "请审核结果：销号，或退回重办。"
    if facts.is_for_issuer and not facts.is_own and facts.reached in _AWAITED:
        return _AWAITED[facts.reached]
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
    if facts.let_off:
        lines.append(f"（{except_for(facts.let_off)}）")
    if facts.attending:
        lines.append(f"参加{facts.attending}人")
    if facts.deadline is not None:
        lines.append(f"时限：{day_and_time(facts.deadline)}")
    elif not facts.state.is_over:
        lines.append(f"时限：未定，请交办人选定，或发送 /deadline {short(facts.number)} 11月30日前")
    lines.append("详情已发有关法院群。")
    return Page("\n".join(lines), BUTTONS.rows(facts.buttons))


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
        BUTTONS.rows(facts.buttons),
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
    return Page(
        f"{mentions((facts.addressee,))}{facts.number} {ACTIONS[facts.action]}：{wanted}，回复本条即可。",
        awaits_reply=True,
    )


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


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderCard: order_card,
    OrderCounts: order_counts,
    OrderNews: order_news,
    ResultSubmitted: result_submitted,
    OrderRefused: order_refused,
    OrderNotDrawnUp: order_not_drawn_up,
    ActionDone: action_done,
    WordsWanted: words_wanted,
    OrderList: order_list,
    OpenCounts: open_counts,
}
