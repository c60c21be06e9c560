"""What holds a bulletin, and what waits for the office's press."""

from bot.page import Page, Words, safe
from bot.templates.en.bulletins.doubting import doubt_lines
from bot.templates.en.bulletins.gathering import listed
from bot.templates.en.bulletins.names import MODES, dated
from bot.templates.en.bulletins.words import month_day
from bot.templates.numbers import TEXT_LIMIT, first_that_fits, value_text
from rules.bulletins.occurrences import Hold
from rules.bulletins.ratio import Ratio
from rules.bulletins.values import HoldReason, Measure
from rules.notifications.bulletin_releases import (
    ACCEPT_DOUBTS,
    RELEASE,
    RETURN_BULLETIN,
    WITHDRAW,
    BulletinHeld,
    BulletinLapsed,
    Change,
    DryRun,
    NoRelease,
    ReleaseAsked,
    ReleaseRefused,
    Settled,
)

BUTTONS = Words(
    {RELEASE: "Publish", RETURN_BULLETIN: "Return", ACCEPT_DOUBTS: "Checked, publish", WITHDRAW: "Withdraw"}
)


def bulletin_held(facts: BulletinHeld) -> Page:
    lines = [f"<b>{dated(facts.name)} is held</b>", f"Reason: {hold_reason(facts.hold, facts.measure)}"]
    if facts.buttons:
        lines += doubt_lines(facts.hold.doubts, facts.measure)
        lines.append(
            "Import corrected figures and it leaves by itself, or press “Checked, publish”. After a day it lapses."
        )
    else:
        lines.append("It leaves by itself, marked late, once figures are imported; after a day without them it lapses.")
    missing = [f"Not reported: {listed(facts.missing)}"] if facts.missing else []
    text = first_that_fits(TEXT_LIMIT, lambda: "\n".join([*lines, *missing]), lambda: "\n".join(lines))
    return Page(text, (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def hold_reason(hold: Hold, measure: Measure) -> str:
    name, day = safe(measure.short_en), month_day(hold.figures_day) if hold.figures_day else ""
    count = len(hold.doubts)
    reasons = {
        HoldReason.NO_FIGURES: f"there are no new figures of “{name}”.",
        HoldReason.OLD_FIGURES: f"the newest figures of “{name}” are of {day}, which is too old.",
        HoldReason.INCOMPLETE: f"only {hold.reported} of {hold.expected} courts have figures of “{name}” for {day}.",
        HoldReason.IMPLAUSIBLE: f"figures of “{name}” for {day} look wrong ({count}):",
    }
    return reasons[hold.reason]


def bulletin_lapsed(facts: BulletinLapsed) -> Page:
    return Page(f"{dated(facts.name)} could not leave within a day. It is recorded and will not be sent.")


def release_asked(facts: ReleaseAsked) -> Page:
    if facts.settled is not None:
        return Page(settled_text(facts))
    lines = [
        f"<b>{dated(facts.name)} waits for release</b>",
        f"Mode: {MODES[facts.mode]}; it goes to {places(facts.groups, facts.people)}.",
    ]
    if facts.note:
        lines.append(f"Reason: {safe(facts.note)}")
    if facts.changes:
        lines += ["Figures that change:", *(change_line(one, facts.measure) for one in facts.changes)]
        lines += [f"… and {facts.more_changes} more"] if facts.more_changes else []
    if facts.missing:
        lines.append(f"{facts.missing} courts have not reported, see the bulletin.")
    if facts.doubts:
        lines += [f"Figures that look wrong ({len(facts.doubts)}):", *doubt_lines(facts.doubts, facts.measure)]
    lines.append("This is a preview. Press “Publish” to send it; after a day it lapses.")
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def places(groups: int, people: int) -> str:
    return f"{groups} groups" + (f" and {people} people" if people else "")


def change_line(change: Change, measure: Measure) -> str:
    return f"· {safe(change.court)}: {share(change.was, measure)} → {share(change.now, measure)}"


def share(ratio: Ratio | None, measure: Measure) -> str:
    if ratio is None:
        return "no figures"
    counts = f"{ratio.numerator}/{ratio.denominator}"
    return f"{value_text(ratio.value, measure.unit)} ({counts})" if ratio.denominator else counts


def settled_text(facts: ReleaseAsked) -> str:
    by = f" by {safe(facts.by)}" if facts.by else ""
    number = f"no. {facts.number}, " if facts.number else ""
    words = {
        Settled.RELEASED: f" was published{by}: {number}to {places(facts.groups, facts.people)}.",
        Settled.RETURNED: f" was returned{by} and will not be published.",
        Settled.LAPSED: " waited for more than a day and will not be published.",
    }
    return f"{dated(facts.name)}{words[facts.settled] if facts.settled else ''}"


def dry_run(facts: DryRun) -> Page:
    lines = [
        f"<b>Dry run</b>: {dated(facts.name)}, {MODES[facts.mode]}; it would go to {places(facts.groups, facts.people)}."
    ]
    if facts.hold:
        lines += [
            f"It would be held now: {hold_reason(facts.hold, facts.measure)}",
            *doubt_lines(facts.hold.doubts, facts.measure),
        ]
    return Page("\n".join([*lines, "Nothing was kept, and nobody was sent anything."]))


def release_refused(facts: ReleaseRefused) -> Page:
    words, known = safe(facts.words[:40]), ", ".join(safe(one) for one in facts.known)
    reasons = {
        NoRelease.UNKNOWN_NUMBER: f"There is no bulletin no. {words}; /bulletins lists them."
        if words
        else "Which number? /bulletins lists them.",
        NoRelease.NOT_STANDING: f"Bulletin no. {words} has been withdrawn.",
        NoRelease.NO_INPUTS: f"The inputs of bulletin no. {words} were not kept, so it cannot be corrected; withdraw it instead.",
        NoRelease.NOTHING_CHANGED: f"The figures of bulletin no. {words} are unchanged. Import the corrected ones first.",
        NoRelease.WAITING: f"A correction of bulletin no. {words} waits for release already.",
        NoRelease.SETTLED: "Somebody has decided already, see the message above.",
        NoRelease.NO_FIGURES: f"There are no figures of “{words}” to publish.",
        NoRelease.HELD: "The figures do not pass, so it cannot be published.",
        NoRelease.UNKNOWN_SERIES: f"“{words}” was not understood. Known: {known}",
    }
    return Page(reasons[facts.reason])
