"""duban policy: whether the policy can be used, and what its ladders would do to an order."""

from datetime import datetime, timedelta
from unicodedata import east_asian_width

import typer

from bot.clock import SystemClock
from bot.commands.opening import Desk, open_desk
from bot.templates.en import order_words as en_words
from bot.templates.zh_CN import order_words as zh_words
from rules.ladder.timeline import Silence, imagined, timeline
from rules.ladder.values import DueStep, StepState
from rules.policy import Policy
from rules.reading.values import OrderKind

_HEADS = {
    Silence.COURT: ("法院一直不签收、不办结", "The court neither acknowledges nor submits"),
    Silence.AFTER_ACKNOWLEDGING: ("签收后没有反馈", "The court acknowledges at once, and then says nothing"),
    Silence.ISSUER: ("报办结后交办人没有答复", "The court submits at once, and the issuer says nothing"),
}
_USUAL_SPAN = timedelta(days=10)


def check() -> None:
    """Say that the policy is good; what is wrong with it has been said on the way, one sentence each."""
    desk = open_desk()
    ladders = [desk.policy.ladder_of(kind, is_urgent=urgent) for kind in OrderKind for urgent in (False, True)]
    count = len(dict.fromkeys(ladders))
    desk.speech.say(
        f"✓ 策略文件有效，{count}套督办阶梯都能走完。", f"✓ The policy is valid; its {count} ladders can be climbed."
    )


def simulate(kind: OrderKind, issued: str, deadline: str, *, is_urgent: bool) -> None:
    """Print the way of one order, at whose other ends nobody does anything."""
    desk = open_desk()
    begun = _moment(desk, issued) if issued else SystemClock().now().astimezone(desk.policy.zone)
    until = _moment(desk, deadline) if deadline else _usual(desk.policy, begun)
    words = desk.speech.choose(zh_words.KINDS[kind], en_words.KINDS[kind])
    urgent = desk.speech.choose("特急 ", "urgent ") if is_urgent else ""
    desk.speech.say(
        f"{urgent}{words}：{_day(desk, begun)} 下达，时限 {_day(desk, until)}",
        f"{urgent}{words}: issued {_day(desk, begun)}, deadline {_day(desk, until)}",
    )
    order = imagined(
        desk.policy.ladder_of(kind, is_urgent=is_urgent), kind, begun, until, urgent_reason="特急" if is_urgent else ""
    )
    for silence, head in _HEADS.items():
        typer.echo()
        desk.speech.say(*head)
        for step in timeline(order, silence, desk.policy.court_time):
            typer.echo(_line(desk, step))


def _moment(desk: Desk, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=desk.policy.zone)
    except ValueError:
        desk.speech.refuse(
            f"看不懂 {text!r}，请写作 2026-09-30 16:00。", f"{text!r} is no moment; write 2026-09-30 16:00"
        )


def _usual(policy: Policy, begun: datetime) -> datetime:
    return datetime.combine((begun + _USUAL_SPAN).date(), policy.conventions.close_of_business, policy.zone)


def _day(desk: Desk, moment: datetime) -> str:
    """With the weekday, and a mark where nobody works."""
    local = moment.astimezone(desk.policy.zone)
    weekday = desk.speech.choose("周" + "一二三四五六日"[local.weekday()], f"{local:%a}")
    is_workday = desk.policy.calendar.is_workday(local.date())
    rest = "" if is_workday else desk.speech.choose("（休）", " (rest)")
    return f"{local:%Y-%m-%d} {weekday}{rest} {local:%H:%M}"


def _line(desk: Desk, step: DueStep) -> str:
    words = desk.speech.choose("zh", "en")
    table = zh_words if words == "zh" else en_words
    mark = "  " if step.state is StepState.WAITING else "– "
    to = desk.speech.choose("、", ", ").join(table.TARGETS[one] for one in step.to)
    notes = []
    if step.moved_from is not None:
        was = _day(desk, step.moved_from)
        notes.append(desk.speech.choose(f"原定 {was}", f"moved from {was}"))
    if step.reason is not None:
        notes.append(table.REASONS[step.reason])
    note = f"  [{desk.speech.choose('；', '; ').join(notes)}]" if notes else ""
    clock, rung = _wide(table.CLOCKS[step.clock], 16), _wide(table.RUNGS[step.rung], 24)
    return f"{mark}{_wide(_day(desk, step.due_at), 26)}{clock}{rung}{to}{note}"


def _wide(text: str, width: int) -> str:
    """The text filled up to a width in columns, of which a Chinese character takes two."""
    columns = sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
    return text + " " * max(width - columns, 1)
