from collections.abc import Callable
from typing import Any

from bot.page import Page, Words, safe
from rules.full_names import Purpose
from rules.notifications.full_names import (
    FullNameRefused,
    FullNameShown,
    FullNameWithdrawn,
    NamedCase,
    NameRead,
    NamesRead,
    PurposeAsked,
)
from rules.outgoing import Notification

PURPOSES = {
    Purpose.IDENTITY: "核对身份",
    Purpose.CONTACT: "联系当事人",
    Purpose.INTERVIEW: "准备接谈",
    Purpose.DRAFTING: "起草文书",
    Purpose.REGISTRATION: "来访登记",
}
_WORDS = Words({purpose.action: words for purpose, words in PURPOSES.items()})


def purpose_asked(facts: PurposeAsked) -> Page:
    rows = _WORDS.rows(facts.buttons, 2)
    return Page(f"{facts.number} 查看当事人全名，请选择用途。\n查看人、时间和用途将记入审计日志。", rows)


def full_name_shown(facts: FullNameShown) -> Page:
    lines = [f"<b>{facts.number}</b>　用途：{PURPOSES[facts.purpose]}"]
    if facts.petitioner:
        lines.append(f"申请执行人：<b>{safe(facts.petitioner)}</b>")
    for case in facts.cases:
        lines += _case(case)
    lines.append(f"请勿转发、截图。本消息 {facts.minutes} 分钟后自动删除。")
    return Page("\n".join(lines))


def _case(case: NamedCase) -> list[str]:
    respondent = safe(case.respondent) or "（未登记）"
    return [case.number, f"　申请执行人：<b>{safe(case.petitioner)}</b>", f"　被执行人：<b>{respondent}</b>"]


def full_name_withdrawn(facts: FullNameWithdrawn) -> Page:
    return Page(f"{facts.number} 全名显示时间已到，内容已收回。如需再看，请在卡片上重新点“查看全名”。")


def full_name_refused(facts: FullNameRefused) -> Page:
    if facts.is_unknown:
        return Page(f"{facts.number} 没有更完整的姓名：交办原文只写到这里，案件台账中也没有所涉案号。")
    return Page("只有本件的交办人、承办人（含副职）和省法院督查室可以查看全名。")


def names_read(facts: NamesRead) -> Page:
    if not facts.lines:
        return Page(f"近 {facts.days} 天没有人查看当事人全名。")
    more = f"，以下为最近 {len(facts.lines)} 次" if facts.total > len(facts.lines) else ""
    lines = [f"<b>当事人全名查看记录</b>（近 {facts.days} 天共 {facts.total:,} 次{more}）"]
    return Page("\n".join([*lines, *(_read(line) for line in facts.lines)]))


def _read(line: NameRead) -> str:
    who = safe(line.who) or "服务器命令行"
    what = safe(line.what) or "台账检索"
    purpose = PURPOSES[line.purpose] if line.purpose else "用途未注明"
    return f"{line.at:%m-%d %H:%M}　{who}　{what}　{purpose}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    PurposeAsked: purpose_asked,
    FullNameShown: full_name_shown,
    FullNameWithdrawn: full_name_withdrawn,
    FullNameRefused: full_name_refused,
    NamesRead: names_read,
}
