from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.page import Attachment, Page, safe
from bot.templates.zh_CN.order_words import BUTTONS, CLOCKS, EVENTS, REASONS, RUNGS, TARGETS, UNDELIVERED, day_and_time
from rules.ladder.values import StepState
from rules.notifications.order_ledger import LedgerLine, LedgerSection, OrderLedger, OrderLedgerFile
from rules.orders.values import EventKind
from rules.outgoing import Notification


def order_ledger(facts: OrderLedger) -> Page:
    lines = [f"<b>{facts.number}　台账</b>"]
    for section in facts.sections:
        lines.append(f"<b>{_heading(section)}</b>{_left_out(section)}")
        lines += [_short(safe(_line(line))) for line in section.lines]
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def _short(line: str) -> str:
    """Words that somebody typed in several lines stay in one."""
    return " ".join(line.split("\n"))


def _heading(section: LedgerSection) -> str:
    if section.clock is None:
        return "未送达" if section.is_undelivered else "经过"
    stopped = f"（已停：{REASONS[section.resting]}）" if section.resting else ""
    return f"{CLOCKS[section.clock]}{stopped}"


def _left_out(section: LedgerSection) -> str:
    return f"　另有{section.left_out}条" if section.left_out else ""


def _line(line: LedgerLine) -> str:
    when = f"{line.at:%m-%d %H:%M}"
    if line.event is not None:
        words = f"：{_words(line)}" if line.text else ""
        return f"{when} {line.label}{EVENTS[line.event]} {line.actor}".rstrip() + words
    if line.undelivered is not None:
        return f"{when} {line.label}：{UNDELIVERED[line.undelivered]}"
    to = "、".join(TARGETS[one] for one in line.to)
    step = f"{line.label} {RUNGS[line.rung] if line.rung else ''}→{to}".strip()
    moved = f"（原定{line.moved_from:%m-%d %H:%M}，避开静默时段）" if line.moved_from else ""
    if line.state is StepState.WAITING:
        return f"{when} 将发 {step}{moved}"
    done = "已发" if line.state is StepState.FIRED else "未发"
    why = f"：{REASONS[line.reason]}" if line.reason else ""
    return f"{when} {step} {done}{why}{moved}"


def _words(line: LedgerLine) -> str:
    """What was said; a deadline is kept as a moment."""
    if line.event not in {EventKind.DEADLINE_SET, EventKind.EXTENDED}:
        return line.text
    return day_and_time(datetime.fromisoformat(line.text).astimezone(line.at.tzinfo))


def order_ledger_file(facts: OrderLedgerFile) -> Page:
    lines = [f"{facts.number}　台账"]
    for section in facts.sections:
        lines += ["", f"【{_heading(section)}】", *(_line(line) for line in section.lines)]
    # With the mark at its beginning, old office programs read it as what it is.
    content = "\r\n".join(lines).encode("utf-8-sig")
    return Page(f"{facts.number}　全部经过", attachment=Attachment(f"{facts.number}台账.txt", content))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderLedger: order_ledger,
    OrderLedgerFile: order_ledger_file,
}
