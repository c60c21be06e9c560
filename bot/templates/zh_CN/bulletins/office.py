"""What the office hears when a bulletin does not leave, and what whoever asks hears when there is nothing to show."""

from bot.page import Page, safe
from bot.templates.zh_CN.bulletins.words import month_day
from rules.bulletins.values import HoldReason
from rules.notifications.bulletins import (
    BulletinHeld,
    BulletinLapsed,
    CourtNotShown,
    NoBulletin,
    NoFigures,
    UnknownCourt,
    UnknownIndicator,
)

LISTED_MISSING = 40


def bulletin_held(facts: BulletinHeld) -> Page:
    hold, name = facts.hold, safe(facts.measure.short_zh)
    day = month_day(hold.figures_day) if hold.figures_day else ""
    reasons = {
        HoldReason.NO_FIGURES: f"“{name}”没有新的数据",
        HoldReason.OLD_FIGURES: f"“{name}”最新的数据是{day}的，已过时",
        HoldReason.INCOMPLETE: f"“{name}”{day}的数据只有{hold.reported}/{hold.expected}家法院报送",
    }
    lines = [
        f"<b>{month_day(facts.day)}日通报暂缓发布</b>",
        f"原因：{reasons[hold.reason]}。",
        "导入数据后会自动发布，并注明“延迟发布”；一天之内没有数据则不再发布。",
    ]
    if facts.missing:
        listed = "、".join(safe(name) for name in facts.missing[:LISTED_MISSING])
        more = f"等{len(facts.missing)}家" if len(facts.missing) > LISTED_MISSING else ""
        lines.append(f"未报数：{listed}{more}")
    return Page("\n".join(lines))


def bulletin_lapsed(facts: BulletinLapsed) -> Page:
    return Page(f"{month_day(facts.day)}的日通报逾一天未能发布，已记录，不再补发。")


def no_bulletin(_facts: NoBulletin) -> Page:
    return Page("还没有发布过通报。")


def no_figures(facts: NoFigures) -> Page:
    return Page(f"“{safe(facts.measure.short_zh)}”还没有数据。")


def unknown_indicator(facts: UnknownIndicator) -> Page:
    known = "\n".join(f"{safe(one.short_zh)}　<code>/rank {safe(one.code)}</code>" for one in facts.known)
    return Page(
        f"没有“{safe(facts.name[:30])}”这项指标。有数据的指标：\n{known}"
        if known
        else f"没有“{safe(facts.name[:30])}”这项指标，也还没有任何数据。"
    )


def unknown_court(facts: UnknownCourt) -> Page:
    if not facts.name:
        return Page("请写明法院，例如：<code>/court 甘井子法院</code>")
    if facts.candidates:
        return Page(
            f"“{safe(facts.name[:30])}”可能是：{'、'.join(safe(one) for one in facts.candidates)}。请写明是哪一家。"
        )
    return Page(f"没有找到“{safe(facts.name[:30])}”这家法院。请写全称或简称，例如：<code>/court 甘井子法院</code>")


def court_not_shown(facts: CourtNotShown) -> Page:
    return Page(
        "本群只能查询本院及辖区法院，其他法院请私聊查询。" if facts.is_group else "您只能查询本院及辖区法院的数据。"
    )
