"""Whether naming was even-handed."""

from collections.abc import Callable

from bot.page import Page, safe
from bot.templates.zh_CN.bulletins.words import month_day
from rules.bulletins.fairness import CourtNamings
from rules.notifications.bulletin_releases import FairnessShown

LISTED = 15


def fairness_shown(facts: FairnessShown) -> Page:
    account = facts.account
    period = f"{month_day(account.since)}至{month_day(account.until)}"
    if not account.bulletins:
        return Page(f"{period}没有发布过通报。")
    lines = [
        f"<b>点名情况</b>　{period}，通报{account.bulletins}期",
        f"表扬{account.praised}家次（含走出后列{account.recovered}家次），批评{account.blamed}家次；从未点到{account.never_named}家。",
    ]
    lines += part("批评最多", [one for one in account.courts if one.blamed], blamed)
    lines += part("表扬最多", account.most_praised, lambda one: f"{one.praised}次")
    lines += part("走出后列", account.recoveries, lambda one: f"{one.recovered}次")
    lines += part("基数过小、未参加排名", [one for one in account.courts if one.small], lambda one: f"{one.small}期")
    lines += part("未报数最多", account.most_missing, lambda one: f"{one.missing}期")
    return Page("\n".join(lines))


def part(heading: str, courts: list[CourtNamings], words: Callable[[CourtNamings], str]) -> list[str]:
    if not courts:
        return []
    more = f"等{len(courts)}家" if len(courts) > LISTED else ""
    listed = "、".join(f"{safe(one.short_name)}（{words(one)}）" for one in courts[:LISTED])
    return [f"<b>{heading}</b>：{listed}{more}"]


def blamed(court: CourtNamings) -> str:
    return f"{court.blamed}次" + (f"，表扬{court.praised}次" if court.praised else "")
