"""The series as the office sees them, and what was published."""

from bot.page import Page, safe
from bot.templates.numbers import TEXT_LIMIT, first_that_fits
from bot.templates.zh_CN.bulletins.names import KINDS, MODES, title_of
from bot.templates.zh_CN.bulletins.words import month_day
from rules.bulletins.series import Audience, BulletinKind
from rules.bulletins.values import BulletinState
from rules.notifications.bulletin_releases import BulletinLine, BulletinsListed, SeriesLine, SeriesShown

AUDIENCES = {
    Audience.COMMAND_GROUP: "院长之声",
    Audience.CITY_GROUPS: "各中院群",
    Audience.COURT_GROUPS: "各基层法院群",
    Audience.OFFICE: "督查室",
}
STATES = {BulletinState.WITHDRAWING: "正在撤回", BulletinState.WITHDRAWN: "已撤回"}
WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


def series_shown(facts: SeriesShown) -> Page:
    if not facts.series:
        return Page("策略文件中没有设置定期通报。可用 <code>/publish</code> 临时发布。")
    begin = [f"已切换：{safe(facts.switched)}"] if facts.switched else []
    lines = [line for one in facts.series for line in series_lines(one)]
    return Page("\n".join([*begin, "<b>定期通报</b>", *lines, "切换方式：<code>/mode daily range</code>"]))


def series_lines(series: SeriesLine) -> list[str]:
    name = safe(series.title) if series.title else KINDS[series.kind]
    to = "、".join([AUDIENCES[one] for one in series.to] + [safe(one) for one in series.people]) or "无"
    rest = "，休息日不发" if series.kind is BulletinKind.DAILY else "，遇休息日顺延"
    remarks = rest * series.workdays_only + "，发布前须督查室预览" * series.preview
    switched = ""
    if series.switched_on is not None:
        switched = f"（{safe(series.switched_by)}{month_day(series.switched_on)}切换）"
    lines = [
        f"<b>{name}</b>　<code>{safe(series.name)}</code>",
        f"　{when(series)}{remarks}；发往{to}",
        f"　方式：{MODES[series.mode]}{switched}",
    ]
    if series.unknown_people:
        lines.append(f"　收件人未找到或未登记：{'、'.join(safe(one) for one in series.unknown_people)}")
    return lines


def when(series: SeriesLine) -> str:
    at = series.at
    match series.kind:
        case BulletinKind.WEEKLY:
            return f"每周{WEEKDAYS[series.on - 1]} {at}"
        case BulletinKind.MONTHLY:
            return f"每月{series.on}日 {at}"
        case BulletinKind.QUARTERLY:
            return f"每季度首月{series.on}日 {at}"
        case BulletinKind.CAMPAIGN if series.begins and series.ends:
            return f"{month_day(series.begins)}至{month_day(series.ends)}每日 {at}"
    return f"每日 {at}"


def bulletins_listed(facts: BulletinsListed) -> Page:
    if not facts.lines:
        return Page("还没有发布过通报。")
    end = "更正：<code>/correct 编号 理由</code>　撤回：<code>/withdraw 编号 理由</code>"
    return Page(
        first_that_fits(
            TEXT_LIMIT,
            *(
                lambda most=most: "\n".join(["<b>已发布的通报</b>", *map(bulletin_line, facts.lines[:most]), end])
                for most in (20, 10, 5)
            ),
            lambda: end,
        )
    )


def bulletin_line(line: BulletinLine) -> str:
    remarks = [MODES[line.mode]]
    if line.by:
        remarks.append(f"{safe(line.by)}发布" if line.state not in STATES else safe(line.by))
    if line.is_corrected:
        remarks.append("已更正")
    if line.state in STATES:
        remarks.append(STATES[line.state])
    if line.note:
        remarks.append(safe(line.note[:40]))
    return f"{line.number}. {month_day(line.name.day)} {title_of(line.name)}（{'，'.join(remarks)}）"
