from collections.abc import Callable
from typing import Any

from bot.documents.sheet import Sheet, sheets_xlsx
from bot.page import Attachment, Page, safe
from bot.templates.zh_CN.order_words import KINDS, STATES, day_and_time
from rules.notifications.succession import (
    HandoverLine,
    HandoverSheet,
    PostPassedOn,
    SuccessionDone,
    SuccessionRefused,
)
from rules.outgoing import Notification
from rules.succession import WhyNot

_HEADINGS = ("编号", "类别", "事项", "交办人", "时限", "状态", "延期", "最近反馈")
_WIDTHS = (14, 6, 44, 22, 20, 14, 6, 36)
_MOST_DRAFTS = 3


def handover_sheet(facts: HandoverSheet) -> Page:
    overdue = sum(line.is_overdue for line in facts.received)
    head = f"<b>移交清单</b>　{safe(facts.label)}：{safe(facts.old)} → {safe(facts.new)}（{_day(facts)}）"
    lines = [head, f"待办督办件{len(facts.received)}件，其中逾期{overdue}件；已交办他人{len(facts.issued)}件。"]
    if facts.drafts:
        lines.append(f"未下达的草稿{len(facts.drafts)}件已作废，需要的请重新交办：")
        lines += [f"• “{safe(words)}”" for words in facts.drafts[:_MOST_DRAFTS]]
    if facts.passed_drafts:
        whose = "已转您确认，一日内有效" if facts.is_for_successor else f"已转{safe(facts.new)}确认"
        lines.append(f"未下达的草稿{facts.passed_drafts}件{whose}。")
    if facts.is_for_successor:
        lines.append("以上自即日起由您办理。查看：/mine，某件的经过：/why 编号")
    else:
        lines.append("以上已移交，您不再收到催办。感谢！")
    if not facts.received and not facts.issued:
        return Page("\n".join(lines))
    return Page(
        "\n".join(lines), attachment=Attachment(f"移交清单-{facts.label}-{facts.day:%Y%m%d}.xlsx", _workbook(facts))
    )


def _day(facts: HandoverSheet) -> str:
    return f"{facts.day.year}年{facts.day.month}月{facts.day.day}日"


def _workbook(facts: HandoverSheet) -> bytes:
    title = f"{facts.label}移交清单：{facts.old} → {facts.new}　{_day(facts)}"
    parts = (("待办", facts.received), ("已交办", facts.issued))
    return sheets_xlsx(
        *(
            Sheet(name, f"{title}　{name}（{len(lines)}件）", _HEADINGS, _WIDTHS, tuple(_row(line) for line in lines))
            for name, lines in parts
            if lines
        )
    )


def _row(line: HandoverLine) -> tuple[str, ...]:
    return (
        line.number,
        KINDS[line.order_kind],
        line.objective,
        line.issuer,
        day_and_time(line.deadline) if line.deadline else "未定",
        STATES[line.state] + ("，已逾期" if line.is_overdue else ""),
        f"{line.extensions}次" if line.extensions else "",
        line.last_word,
    )


def post_passed_on(facts: PostPassedOn) -> Page:
    orders = f"，{facts.orders}件未办结督办件随职务移交" if facts.orders else ""
    return Page(f"{safe(facts.label)}由{safe(facts.old)}变更为<b>{safe(facts.new)}</b>{orders}。")


def succession_done(facts: SuccessionDone) -> Page:
    lines = [
        f"✓ {safe(facts.label)}：{safe(facts.old)} → {safe(facts.new)}，移交督办件{facts.orders}件，清单已发双方。"
    ]
    if not facts.is_enrolled:
        lines.append(f"{safe(facts.new)}尚未登记，收不到私聊。请发登记链接：/invite {safe(facts.new)}")
    if facts.is_new_person:
        lines.append("名册中原无此人，已添加。请同步更新名册文件，以免下次导入时覆盖。")
    return Page("\n".join(lines))


_REFUSALS = {
    WhyNot.FORM: "请这样写：/succeed 甘井子法院院长 张三",
    WhyNot.UNKNOWN_POST: "没有认出是哪个法院的院长或执行局长：{names}。请这样写：/succeed 甘井子法院院长 张三",
    WhyNot.VACANT: "{names}现无在任者，或有多人在任，请用名册文件更正：duban roster import",
    WhyNot.SAME: "{names}已在任，无须变更。",
    WhyNot.SEVERAL: "名册中有多位同名者：{names}。请用名册文件办理：duban roster import",
}


def succession_refused(facts: SuccessionRefused) -> Page:
    return Page(_REFUSALS[facts.reason].format(names="、".join(safe(one) for one in facts.names)))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    HandoverSheet: handover_sheet,
    PostPassedOn: post_passed_on,
    SuccessionDone: succession_done,
    SuccessionRefused: succession_refused,
}
