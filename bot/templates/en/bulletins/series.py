"""The series as the office sees them, and what was published."""

from bot.page import Page, safe
from bot.templates.en.bulletins.names import KINDS, MODES, title_of
from bot.templates.en.bulletins.words import month_day
from bot.templates.numbers import TEXT_LIMIT, first_that_fits
from rules.bulletins.series import Audience, BulletinKind
from rules.bulletins.values import BulletinState
from rules.notifications.bulletin_releases import BulletinLine, BulletinsListed, SeriesLine, SeriesShown

AUDIENCES = {
    Audience.COMMAND_GROUP: "the command group",
    Audience.CITY_GROUPS: "the intermediate courts' groups",
    Audience.COURT_GROUPS: "the basic courts' groups",
    Audience.OFFICE: "the office",
}
STATES = {BulletinState.WITHDRAWING: "being withdrawn", BulletinState.WITHDRAWN: "withdrawn"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def series_shown(facts: SeriesShown) -> Page:
    if not facts.series:
        return Page("The policy file has no regular bulletin. <code>/publish</code> publishes one ad hoc.")
    begin = [f"Switched: {safe(facts.switched)}"] if facts.switched else []
    lines = [line for one in facts.series for line in series_lines(one)]
    return Page(
        "\n".join([*begin, "<b>Regular bulletins</b>", *lines, "To switch a mode: <code>/mode daily range</code>"])
    )


def series_lines(series: SeriesLine) -> list[str]:
    name = safe(series.title) if series.title else KINDS[series.kind]
    to = ", ".join([AUDIENCES[one] for one in series.to] + [safe(one) for one in series.people]) or "nobody"
    rest = ", not on rest days" if series.kind is BulletinKind.DAILY else ", on the next workday after rest days"
    remarks = rest * series.workdays_only + ", previewed by the office" * series.preview
    switched = ""
    if series.switched_on is not None:
        switched = f" (switched by {safe(series.switched_by)}, {month_day(series.switched_on)})"
    lines = [
        f"<b>{name}</b> <code>{safe(series.name)}</code>",
        f"  {when(series)}{remarks}; to {to}",
        f"  mode: {MODES[series.mode]}{switched}",
    ]
    if series.unknown_people:
        lines.append(f"  not found or not enrolled: {', '.join(safe(one) for one in series.unknown_people)}")
    return lines


def when(series: SeriesLine) -> str:
    at = series.at
    match series.kind:
        case BulletinKind.WEEKLY:
            return f"every {WEEKDAYS[series.on - 1]} {at}"
        case BulletinKind.MONTHLY:
            return f"on day {series.on} of every month, {at}"
        case BulletinKind.QUARTERLY:
            return f"on day {series.on} of every quarter's first month, {at}"
        case BulletinKind.CAMPAIGN if series.begins and series.ends:
            return f"daily from {month_day(series.begins)} to {month_day(series.ends)}, {at}"
    return f"daily {at}"


def bulletins_listed(facts: BulletinsListed) -> Page:
    if not facts.lines:
        return Page("No bulletin has been published yet.")
    end = "To correct: <code>/correct NUMBER reason</code>, to withdraw: <code>/withdraw NUMBER reason</code>"
    return Page(
        first_that_fits(
            TEXT_LIMIT,
            *(
                lambda most=most: "\n".join(
                    ["<b>Published bulletins</b>", *map(bulletin_line, facts.lines[:most]), end]
                )
                for most in (20, 10, 5)
            ),
            lambda: end,
        )
    )


def bulletin_line(line: BulletinLine) -> str:
    remarks = [MODES[line.mode]]
    if line.by:
        remarks.append(safe(line.by))
    if line.is_corrected:
        remarks.append("corrected since")
    if line.state in STATES:
        remarks.append(STATES[line.state])
    if line.note:
        remarks.append(safe(line.note[:40]))
    return f"{line.number}. {month_day(line.name.day)} {title_of(line.name)} ({', '.join(remarks)})"
