"""Asking for figures before a bulletin is due."""

from bot.page import Page, safe
from bot.templates.zh_CN.bulletins.names import dated
from bot.templates.zh_CN.bulletins.words import month_day
from rules.notifications.bulletin_releases import FiguresAsked, FiguresAwaited

LISTED_MISSING = 40


def listed(names: tuple[str, ...]) -> str:
    """The names, shortened where they are many."""
    more = f"等{len(names)}家" if len(names) > LISTED_MISSING else ""
    return "、".join(safe(name) for name in names[:LISTED_MISSING]) + more


def figures_awaited(facts: FiguresAwaited) -> Page:
    indicator, day = safe(facts.measure.short_zh), facts.name.figures_day
    begin = f"{dated(facts.name)}定于{facts.due_at:%H:%M}发布。"
    if day is None:
        return Page(f"{begin}“{indicator}”尚无新的数据，请及时导入。")
    asked = "已在其本院群提醒。" if facts.courts_asked else "现为休息时间，未在各院群提醒。"
    return Page(
        f"{begin}“{indicator}”{month_day(day)}的数据尚有{len(facts.missing)}家未报：{listed(facts.missing)}。{asked}"
    )


def figures_asked(facts: FiguresAsked) -> Page:
    return Page(
        f"请{safe(facts.court)}尽快报送{month_day(facts.figures_day)}的“{safe(facts.measure.short_zh)}”数据，"
        f"{facts.due_at:%H:%M}发布通报时未报的将列为“未报数”。"
    )
