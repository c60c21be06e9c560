"""Asking for figures before a bulletin is due."""

from bot.page import Page, safe
from bot.templates.en.bulletins.names import dated
from bot.templates.en.bulletins.words import month_day
from rules.notifications.bulletin_releases import FiguresAsked, FiguresAwaited

LISTED_MISSING = 40


def listed(names: tuple[str, ...]) -> str:
    """The names, shortened where they are many."""
    more = f" and others, {len(names)} in all" if len(names) > LISTED_MISSING else ""
    return ", ".join(safe(name) for name in names[:LISTED_MISSING]) + more


def figures_awaited(facts: FiguresAwaited) -> Page:
    indicator, day = safe(facts.measure.short_en), facts.name.figures_day
    begin = f"{dated(facts.name)} is due at {facts.due_at:%H:%M}."
    if day is None:
        return Page(f"{begin} There are no new figures of “{indicator}” yet; please import them.")
    asked = "They were asked in their groups." if facts.courts_asked else "Out of hours, so they were not asked."
    return Page(
        f"{begin} {len(facts.missing)} courts have not reported “{indicator}” of {month_day(day)}: "
        f"{listed(facts.missing)}. {asked}"
    )


def figures_asked(facts: FiguresAsked) -> Page:
    return Page(
        f"{safe(facts.court)}: please report “{safe(facts.measure.short_en)}” of {month_day(facts.figures_day)}. "
        f"Courts without figures at {facts.due_at:%H:%M} are listed as not reported."
    )
