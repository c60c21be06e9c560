"""What whoever asks hears when there is nothing to show."""

from bot.page import Page, safe
from rules.notifications.bulletins import (
    Asked,
    CourtNotShown,
    NoBulletin,
    NoFigures,
    NotUnderBulletin,
    UnknownCourt,
    UnknownIndicator,
)

_NOT_UNDER = {
    Asked.OWN_COURT: "您所在法院不在本期通报的参评范围，可点“全表”看各院情况。",
    Asked.BEFORE: "这是第一期，没有上期可看。",
    Asked.TABLE: "本期没有留存全表，无法生成。",
}


def no_bulletin(_facts: NoBulletin) -> Page:
    return Page("还没有发布过通报。")


def not_under_bulletin(facts: NotUnderBulletin) -> Page:
    return Page(_NOT_UNDER[facts.asked])


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
