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
    Asked.OWN_COURT: "Your court is not among those in this bulletin. The full table shows every court.",
    Asked.BEFORE: "This is the first bulletin; there is none before it.",
    Asked.TABLE: "No full table was kept with this bulletin.",
}


def no_bulletin(_facts: NoBulletin) -> Page:
    return Page("No bulletin has been published yet.")


def not_under_bulletin(facts: NotUnderBulletin) -> Page:
    return Page(_NOT_UNDER[facts.asked])


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
