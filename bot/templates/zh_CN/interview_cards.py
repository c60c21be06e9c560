from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from bot.page import LabelledButton, Page, safe
from bot.templates.zh_CN.interview_appointments import when
from bot.templates.zh_CN.interview_words import (
    ASKED,
    FIELDS,
    GUESTS,
    HINTS,
    OFFERS,
    ON_BUTTONS,
    OUTCOMES,
    PROMISES,
    RECORD_FAULTS,
    SATISFACTIONS,
    STATES,
    WAYS,
    WEEKDAYS,
    WIDTHS,
)
from bot.templates.zh_CN.order_words import day_and_time, mentions, short
from rules.interviews.filling import Field
from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction, Way
from rules.notifications.interview_cards import (
    AnswerTaken,
    CardMoved,
    EarlierLine,
    InterviewCard,
    InterviewDone,
    InterviewMemory,
    InterviewWordsWanted,
    Menu,
    Offer,
    Option,
    PromiseLine,
    RecordLines,
    RecordRefused,
    RecordReminder,
    RecordShown,
)
from rules.outgoing import Notification


def interview_card(facts: InterviewCard) -> Page:
    lines = [f"<b>接谈　{facts.number}</b>　{STATES[facts.state]}"]
    about = "　".join(safe(one) for one in (facts.petitioner, facts.case_number) if one)
    if about:
        lines.append(f"申请执行人：{about}")
    if facts.appointment is not None:
        lines += [f"时间：{when(facts.appointment)}　{WAYS[facts.appointment.way]}"]
        if facts.appointment.place:
            lines.append(f"地点：{safe(facts.appointment.place)}")
    elif facts.state is InterviewState.OPEN:
        lines.append("时间：<b>未约定</b>")
    lines += _participants(facts)
    if facts.earlier:
        broken = f"，承诺未兑现 <b>{facts.broken}</b> 项" if facts.broken else ""
        lines.append(f"此前已接谈 <b>{facts.earlier}</b> 次{broken}")
    if facts.menu.is_of_the_record or facts.state not in {InterviewState.OPEN, InterviewState.APPOINTED}:
        lines += ["", *_record(facts.record, facts.missing, is_card=True)]
    lines += [_promise(one) for one in facts.promises]
    if facts.attachments:
        lines.append(f"附件：{facts.attachments} 份")
    if facts.candidates:
        lines += ["", *_candidates(facts)]
    if hint := _hint(facts):
        lines += ["", hint]
    return Page("\n".join(lines), _rows(facts.options))


def _candidates(facts: InterviewCard) -> Iterator[str]:
    for place, one in enumerate(facts.candidates, start=1):
        yield f"{place}. <b>{safe(one.masked)}</b>　{safe(one.court)}" + ("" if one.count else "　此前接谈过")
        yield from (f"　 {safe(number)}" for number in one.cases)
        if one.count > len(one.cases):
            yield f"　 共 {one.count} 件，其余略"
    if facts.more_candidates:
        yield f"另有 {facts.more_candidates} 人同样称呼，未列出；交办时写明案号即可直接认定。"


def _participants(facts: InterviewCard) -> Iterator[str]:
    leads = [f"{safe(one.label)} {safe(one.name) or '（空缺）'}" for one in facts.participants if one.role == "leads"]
    yield "接谈人：" + "、".join(leads)
    others = [
        f"{safe(one.label)}{' ' + safe(one.name) if one.name else ''}{GUESTS.get(one.role, '')}"
        for one in facts.participants
        if one.role is not ParticipantRole.LEADS
    ]
    if others:
        yield "参加：" + "、".join(others)


def _record(record: RecordLines, missing: tuple[Field, ...], *, is_card: bool) -> Iterator[str]:
    """What is there with a tick, what is required and missing with a ring."""
    values: dict[Field, str] = {
        Field.OUTCOME: OUTCOMES[record.outcome] if record.outcome else "",
        Field.SATISFACTION: SATISFACTIONS[record.satisfaction] if record.satisfaction else "",
        Field.CLAIMS: safe(record.claims),
        Field.REPLY: safe(record.reply),
        Field.FINDINGS: safe(record.findings),
        Field.MET_ON: _day(record.met_on) + (f"（约定为{_day(record.appointed_on)}）" if record.appointed_on else ""),
        Field.NUMBER: safe(record.number),
        Field.TAGS: "、".join(safe(one) for one in record.tags),
        Field.REVISIT_ON: _day(record.revisit_on),
        Field.REVISIT_RESULT: safe(record.revisit_result),
    }
    for field, value in values.items():
        if value:
            yield f"{'✓ ' if is_card else ''}{FIELDS[field]}：{value}"
        elif field in missing:
            yield f"○ {FIELDS[field]}"


def _promise(one: PromiseLine) -> str:
    return f"承诺 {one.number} {safe(one.label)}：{safe(one.text)}（{day_and_time(one.due_at)}，{PROMISES[one.state]}）"


def _hint(facts: InterviewCard) -> str:
    if facts.menu is Menu.RECORD and not facts.missing:
        return "必填项已齐，可以归档；归档前都能改。"
    if facts.menu is Menu.RECORD:
        return f"还差 {len(facts.missing)} 项必填：{'、'.join(FIELDS[one] for one in facts.missing)}。"
    if facts.menu is Menu.MAIN and facts.state is InterviewState.RECORDED and facts.missing:
        return f"记录还差：{'、'.join(FIELDS[one] for one in facts.missing)}。"
    return HINTS.get(facts.menu, "")


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _rows(options: Iterable[Option]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Options of one sort side by side, as many as a telephone shows without cutting their words."""
    rows: list[list[LabelledButton]] = []
    last: Offer | None = None
    for one in options:
        width = WIDTHS.get(one.offer, 3)
        is_together = last is not None and WIDTHS.get(last, 3) == width and len(rows[-1]) < width
        if not is_together:
            rows.append([])
        rows[-1].append(LabelledButton(_label(one), nonce=one.button.nonce))
        last = one.offer
    return tuple(tuple(row) for row in rows)


def _label(one: Option) -> str:
    if one.offer is Offer.RECORD:
        return "继续记录" if one.is_on else OFFERS[one.offer]
    words = _VALUES[one.offer](one.value) if one.offer in _VALUES and one.value else OFFERS[one.offer]
    ring = "○ " if one.offer in _FILLED_IN else ""
    return f"{'✓ ' if one.is_on else ring}{words}"


def _weekday(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{WEEKDAYS[day.weekday()]} {day.month}-{day.day}"


def _guest(value: str) -> str:
    return OFFERS[Offer.GUEST] + GUESTS[ParticipantRole(value)].strip("（）")


_FILLED_IN = frozenset({Offer.FIELD, Offer.FIELD_WAY, Offer.PROMISE, Offer.ATTACH})
_VALUES: dict[Offer, Callable[[str], str]] = {
    Offer.DAY: _weekday,
    Offer.GUEST: _guest,
    Offer.TIME: str,
    Offer.TAG: str,
    Offer.OWNER: str,
    Offer.CANDIDATE: str,
    Offer.OUTCOME: lambda value: OUTCOMES[Outcome(value)],
    Offer.SATISFACTION: lambda value: SATISFACTIONS[Satisfaction(value)],
    Offer.WAY: lambda value: WAYS[Way(value)],
    Offer.FIELD: lambda value: ON_BUTTONS[Field(value)],
}


def record_reminder(facts: RecordReminder) -> Page:
    people = mentions(facts.addressees)
    if not facts.is_begun:
        return Page(
            f"催办：<b>{facts.number}</b> 接谈时间（{day_and_time(facts.starts_at)}）已过，尚未填写记录。\n"
            f"{people}请发送 /record {short(facts.number)} 填写；未能接谈的，请用 /appoint {short(facts.number)} 改期。"
        )
    lacks = f"还差：{'、'.join(FIELDS[one] for one in facts.missing)}" if facts.missing else "必填项已齐，尚未归档"
    writer = f"（{safe(facts.writer)}已填部分均已保存）" if facts.writer else "（已填部分均已保存）"
    return Page(
        f"催办：<b>{facts.number}</b> 接谈记录未完成，{lacks}{writer}。\n{people}请发送 /record {short(facts.number)} 接着填。"
    )


def record_refused(facts: RecordRefused) -> Page:
    lacks = "、".join(FIELDS[one] for one in facts.missing)
    return Page(RECORD_FAULTS[facts.fault].format(short=short(facts.number), number=facts.number, missing=lacks))


def interview_words_wanted(facts: InterviewWordsWanted) -> Page:
    wanted = ASKED[facts.about].format(owner=safe(facts.owner))
    return Page(f"{mentions((facts.addressee,))}{facts.number}　{wanted}", awaits_reply=True)


def interview_memory(facts: InterviewMemory) -> Page:
    who = safe(facts.petitioner) if facts.petitioner else "该案"
    lines = [f"<b>{facts.number}　历次接谈</b>　{who}　{len(facts.lines) + facts.left_out} 次"]
    if facts.left_out:
        lines.append(f"（较早的 {facts.left_out} 次未列出）")
    lines += [_earlier(one) for one in facts.lines]
    return Page("\n".join(lines))


def _earlier(one: EarlierLine) -> str:
    outcome = OUTCOMES[one.outcome] if one.outcome else STATES[one.state]
    counted = ((one.broken, "<b>未兑现 {} 项</b>"), (one.kept, "兑现 {} 项"), (one.pending, "未到期 {} 项"))
    promises = "，".join(words.format(number) for number, words in counted if number)
    return f"• {_day(one.on)}　{safe(one.court)}　{one.number}\n　{outcome}" + (f"；承诺{promises}" if promises else "")


def record_shown(facts: RecordShown) -> Page:
    writer = f"　记录人：{safe(facts.writer)}" if facts.writer else ""
    return Page("\n".join([f"<b>{facts.number}　接谈记录</b>{writer}", *_record(facts.record, (), is_card=False)]))


def card_moved(facts: CardMoved) -> Page:
    return Page(f"{facts.number} 的接谈卡片已移到下方。")


def answer_taken(facts: AnswerTaken) -> Page:
    return Page(
        f"✓ 已作为“{FIELDS[facts.about]}”记入 {facts.number}。如果不是答复，请发送 /record {short(facts.number)} 重填这一项。"
    )


def interview_done(facts: InterviewDone) -> Page:
    if facts.is_closed:
        return Page(f"✓ {facts.number} 接谈记录已归档，办结结果已报交办人")
    if facts.is_known:
        return Page(f"这份附件已在 {facts.number} 的记录里，未重复保存。")
    return Page(f"✓ {facts.number} 已收到，附件共 {facts.attachments} 份")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    InterviewCard: interview_card,
    RecordReminder: record_reminder,
    RecordRefused: record_refused,
    InterviewWordsWanted: interview_words_wanted,
    InterviewMemory: interview_memory,
    RecordShown: record_shown,
    AnswerTaken: answer_taken,
    CardMoved: card_moved,
    InterviewDone: interview_done,
}
