from collections.abc import Callable
from typing import Any

from bot.page import LabelledButton, Page, safe
from bot.templates.zh_CN.order_words import (
    BUTTONS,
    KINDS,
    day_and_time,
    except_for,
    unclear_line,
)
from rules.notifications.order_drafts import DraftCard, DraftSettled, DraftWordsWanted
from rules.orders.corrections import DraftPart
from rules.outgoing import Notification


def draft_card(facts: DraftCard) -> Page:
    lines = [f"<b>是否交办？</b>　{KINDS[facts.order_kind]}", f"“{safe(facts.text)}”", ""]
    more = f"等{len(facts.responsible) + facts.more}家" if facts.more else ""
    lines.append("主责：" + ("、".join(safe(one) for one in facts.responsible) + more or "<b>未定</b>"))
    if facts.basis:
        sample = "（示例数据）" if facts.basis.is_sample else ""
        day = f"{facts.basis.day.month}月{facts.basis.day.day}日"
        lines.append(f"　　（依据{day}数据：{safe(facts.basis.indicator_zh)}{sample}）")
    if facts.let_off:
        lines.append(f"　　（{except_for(facts.let_off)}）")
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
        who += f"等{len(piece.responsible) + piece.more}家" if piece.more else ""
        who += f"（{except_for(piece.let_off)}）" if piece.let_off else ""
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
    choices = tuple((LabelledButton(choice.words, nonce=choice.button.nonce),) for choice in facts.choices)
    return Page("\n".join(lines), (*choices, *BUTTONS.rows(facts.buttons)))


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


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    DraftCard: draft_card,
    DraftSettled: draft_settled,
    DraftWordsWanted: draft_words_wanted,
}
