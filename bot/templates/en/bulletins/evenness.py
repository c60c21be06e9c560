"""Whether naming was even-handed."""

from collections.abc import Callable

from bot.page import Page, safe
from bot.templates.en.bulletins.words import month_day
from rules.bulletins.fairness import CourtNamings
from rules.notifications.bulletin_releases import FairnessShown

LISTED = 15


def fairness_shown(facts: FairnessShown) -> Page:
    account = facts.account
    period = f"{month_day(account.since)} to {month_day(account.until)}"
    if not account.bulletins:
        return Page(f"No bulletin was published from {period}.")
    lines = [
        f"<b>Who was named</b>, {period}, {account.bulletins} bulletins",
        f"Praise {account.praised} times ({account.recovered} for leaving the last places), blame {account.blamed} times.",
        f"{account.never_named} courts were never named.",
    ]
    lines += part("Blamed most", [one for one in account.courts if one.blamed], blamed)
    lines += part("Praised most", account.most_praised, lambda one: f"{one.praised}×")
    lines += part("Left the last places", account.recoveries, lambda one: f"{one.recovered}×")
    lines += part(
        "Too few cases, not ranked", [one for one in account.courts if one.small], lambda one: f"{one.small}×"
    )
    lines += part("Not reported most", account.most_missing, lambda one: f"{one.missing}×")
    return Page("\n".join(lines))


def part(heading: str, courts: list[CourtNamings], words: Callable[[CourtNamings], str]) -> list[str]:
    if not courts:
        return []
    more = f" and others, {len(courts)} in all" if len(courts) > LISTED else ""
    listed = ", ".join(f"{safe(one.short_name)} ({words(one)})" for one in courts[:LISTED])
    return [f"<b>{heading}</b>: {listed}{more}"]


def blamed(court: CourtNamings) -> str:
    return f"{court.blamed}×" + (f", praised {court.praised}×" if court.praised else "")
