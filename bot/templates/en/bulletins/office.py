"""What the office hears when a bulletin does not leave, and what whoever asks hears when there is nothing to show."""

from bot.page import Page, safe
from bot.templates.en.bulletins.words import month_day
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
    hold, name = facts.hold, safe(facts.measure.short_en)
    day = month_day(hold.figures_day) if hold.figures_day else ""
    reasons = {
        HoldReason.NO_FIGURES: f"there are no new figures of “{name}”",
        HoldReason.OLD_FIGURES: f"the newest figures of “{name}” are of {day}, which is too old",
        HoldReason.INCOMPLETE: f"only {hold.reported} of {hold.expected} courts have figures of “{name}” for {day}",
    }
    lines = [
        f"<b>The bulletin of {month_day(facts.day)} is held</b>",
        f"Reason: {reasons[hold.reason]}.",
        "It leaves by itself, marked late, once figures are imported; after a day without them it lapses.",
    ]
    if facts.missing:
        listed = ", ".join(safe(name) for name in facts.missing[:LISTED_MISSING])
        more = f" and others, {len(facts.missing)} in all" if len(facts.missing) > LISTED_MISSING else ""
        lines.append(f"Not reported: {listed}{more}")
    return Page("\n".join(lines))


def bulletin_lapsed(facts: BulletinLapsed) -> Page:
    return Page(
        f"The bulletin of {month_day(facts.day)} could not leave within a day. It is recorded and will not be sent."
    )


def no_bulletin(_facts: NoBulletin) -> Page:
    return Page("No bulletin has been published yet.")


def no_figures(facts: NoFigures) -> Page:
    return Page(f"There are no figures of “{safe(facts.measure.short_en)}” yet.")


def unknown_indicator(facts: UnknownIndicator) -> Page:
    known = "\n".join(f"{safe(one.short_en)}  <code>/rank {safe(one.code)}</code>" for one in facts.known)
    return Page(
        f"There is no indicator “{safe(facts.name[:30])}”. Those with figures:\n{known}"
        if known
        else f"There is no indicator “{safe(facts.name[:30])}”, and there are no figures yet."
    )


def unknown_court(facts: UnknownCourt) -> Page:
    if not facts.name:
        return Page("Name the court, for example: <code>/court 甘井子法院</code>")
    if facts.candidates:
        return Page(
            f"“{safe(facts.name[:30])}” may be {', '.join(safe(one) for one in facts.candidates)}. Please say which."
        )
    return Page(
        f"No court “{safe(facts.name[:30])}” is known. Use its full or short name, for example: <code>/court 甘井子法院</code>"
    )


def court_not_shown(facts: CourtNotShown) -> Page:
    return Page(
        "This group can ask for its own court and those below it; ask for others in private."
        if facts.is_group
        else "You can ask for your own court and those below it."
    )
