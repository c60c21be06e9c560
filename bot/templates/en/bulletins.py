from collections.abc import Callable
from datetime import date
from typing import Any

from bot.page import Attachment, Page, safe
from bot.pictures.bulletin import MOST_IMPROVED, PictureWords, bulletin_picture
from bot.templates.numbers import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    first_that_fits,
    gap_text,
    target_text,
    value_text,
)
from rules.bulletins.own import OwnPlace, Step, most_improved
from rules.bulletins.policy import Mode
from rules.bulletins.values import Bulletin, Entry, HoldReason, Measure, PoolResult, Unranked
from rules.courts import Level
from rules.indicators import CountedIn, Direction, Unit
from rules.notifications.bulletins import (
    BulletinHeld,
    BulletinLapsed,
    CourtBulletin,
    CourtNotShown,
    DailyBulletin,
    FullRanking,
    NoBulletin,
    NoFigures,
    UnknownCourt,
    UnknownIndicator,
)
from rules.outgoing import Notification

TITLE = "Daily bulletin"
POOLS = {Level.BASIC: "Basic courts", Level.INTERMEDIATE: "Intermediate courts"}
COUNTED = {
    CountedIn.CASES: "cases",
    CountedIn.YUAN: "yuan",
    CountedIn.DAYS: "days",
    CountedIn.COURTS: "courts",
    CountedIn.ITEMS: "items",
    CountedIn.PEOPLE: "people",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAMED_MISSING = 6
LISTED_MISSING = 40


def month_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def value_of(entry: Entry, measure: Measure) -> str:
    return value_text(entry.value, measure.unit) + (" days" if measure.unit is Unit.DAYS else "")


def gap_of(gap: Any, measure: Measure) -> str:  # noqa: ANN401 - a Fraction, or what subtracting two gives
    words = {Unit.PERCENT: " percentage points", Unit.DAYS: " days"}
    return f"{gap_text(gap, measure.unit)}{words.get(measure.unit, '')}"


def measure_text(measure: Measure) -> str:
    if measure.target is None:
        return measure.short_en
    sign = "≥" if measure.direction is Direction.HIGHER else "≤"
    return f"{measure.short_en} (target {sign} {target_text(measure.target.value, measure.unit)})"


def subtitle(bulletin: Bulletin) -> str:
    return f"{month_day(bulletin.day)} {bulletin.day.year} · figures of {month_day(bulletin.figures_day)}"


PICTURE = PictureWords(
    title=TITLE,
    subtitle=subtitle,
    measure=measure_text,
    pools=POOLS,
    top="first",
    bottom="last",
    improved="most improved",
    everybody="all",
    ranked=lambda courts: f"{courts} ranked",
    run=lambda run: f"{run} in a row",
    lowest="lowest",
    middle="median",
    highest="highest",
    late="late",
    sample="sample data",
    footer="Triangles: places since the last bulletin; thin lines: courts; dashed: target",
)


def daily_bulletin(facts: DailyBulletin) -> Page:
    bulletin = facts.bulletin
    text = first_that_fits(
        CAPTION_LIMIT,
        lambda: caption(bulletin, details=2),
        lambda: caption(bulletin, details=1),
        lambda: caption(bulletin, details=0),
        lambda: f"{heading(bulletin)}\n\nSee the picture for the names.",
    )
    picture = bulletin_picture(bulletin, PICTURE)
    return Page(text, attachment=Attachment(f"bulletin-{bulletin.day.isoformat()}.png", picture, is_photo=True))


def heading(bulletin: Bulletin) -> str:
    marks = " [late]" * bulletin.is_late + " [sample data]" * bulletin.is_sample
    return f"<b>{TITLE}</b>{marks}\n{subtitle(bulletin)}\n<b>{safe(measure_text(bulletin.measure))}</b>"


def caption(bulletin: Bulletin, *, details: int) -> str:
    """The words under the picture; `details` from 2 (everything) to 0 (names and values)."""
    parts = {
        Mode.RANK: ranked_part,
        Mode.RANGE: range_part,
        Mode.PROGRESS: progress_part,
        Mode.OWN_COURT_ONLY: range_part,
    }
    pools = [parts[bulletin.mode](pool, bulletin.measure, details) for pool in bulletin.pools if pool.entries]
    return "\n\n".join([heading(bulletin), *pools, *absent(bulletin, details)])


def ranked_part(pool: PoolResult, measure: Measure, details: int) -> str:
    name, count = POOLS[pool.level], len(pool.entries)
    top, bottom = pool.named(pool.top), pool.named(pool.bottom)
    lines = [f"<b>{name}: first</b> ({count} ranked)", *(entry_line(entry, measure, details) for entry in top)]
    lines += left_out(pool.top_left_out)
    lines += [f"<b>{name}: last</b>", *(entry_line(entry, measure, details, is_bottom=True) for entry in bottom)]
    lines += left_out(pool.bottom_left_out)
    lines += [recovered_line(entry, measure) for entry in pool.recovered[:MOST_IMPROVED]]
    return "\n".join(lines) if top or bottom else f"<b>{name}</b> ({count} ranked): equal, nobody is named."


def left_out(courts: int) -> list[str]:
    return [f"and {courts} more that are equal, not named"] if courts else []


def entry_line(entry: Entry, measure: Measure, details: int, *, is_bottom: bool = False) -> str:
    remarks = [move_text(entry.move)] if entry.move is not None and details else []
    is_short = is_bottom and measure.meets_target(entry.value) is False
    if is_short and measure.target and details > 1:
        remarks.append(f"{gap_of(measure.target.value - entry.value, measure)} from target")
    run = max(entry.top_run, entry.bottom_run)
    if run > 1 and details:
        remarks.append(f"{run} in a row")
    remark = f" ({', '.join(remarks)})" if remarks else ""
    return f"{entry.place}. {safe(entry.court_name)} {value_of(entry, measure)}{remark}"


def move_text(move: int) -> str:
    if move == 0:
        return "same place"
    return f"↑{move}" if move > 0 else f"↓{-move}"


def recovered_line(entry: Entry, measure: Measure) -> str:
    return (
        f"<b>Left the last places</b>: {safe(entry.court_name)} {value_of(entry, measure)}"
        f" (after {entry.left_bottom_after} in a row, now no. {entry.place})"
    )


def range_part(pool: PoolResult, measure: Measure, _details: int) -> str:
    """How many reach the target; nobody is named and nobody is ranked."""
    name, count = POOLS[pool.level], len(pool.entries)
    met = sum(1 for entry in pool.entries if measure.meets_target(entry.value))
    if measure.target is None:
        return f"<b>{name}</b>: {count} reported; no target is set."
    return f"<b>{name}</b>: {met} of {count} on target, {count - met} below."


def progress_part(pool: PoolResult, measure: Measure, _details: int) -> str:
    best = most_improved(pool, measure, MOST_IMPROVED)
    lines = [f"{safe(entry.court_name)} {value_of(entry, measure)} ({change_text(entry, measure)})" for entry in best]
    return "\n".join(
        [f"<b>{POOLS[pool.level]}: most improved</b>", *(lines or ["No improvement since the last bulletin."])]
    )


def change_text(entry: Entry, measure: Measure) -> str:
    if entry.change is None or entry.change.value == 0:
        return "unchanged since the last bulletin"
    word = "up" if entry.change.value > 0 else "down"
    return f"{word} {gap_of(entry.change.value, measure)} since the last bulletin"


def absent(bulletin: Bulletin, details: int) -> list[str]:
    missing = [one for pool in bulletin.pools for one in pool.missing]
    small = [one for pool in bulletin.pools for one in pool.small]
    parts = [f"Not reported: {names(missing, details)}"] if missing else []
    parts += [f"Too few cases to rank: {names(small, details)}"] if small else []
    return ["\n".join(parts)] if parts else []


def names(courts: list[Unranked], details: int) -> str:
    if not details or len(courts) > NAMED_MISSING:
        return f"{len(courts)} courts"
    return ", ".join(safe(court.court_name) for court in courts)


def court_bulletin(facts: CourtBulletin) -> Page:
    own = facts.own
    court = own.entry or own.unranked
    assert court is not None, "an own place is ranked or not"  # noqa: S101 - the value's promise
    marks = " [late]" * facts.is_late + " [sample data]" * facts.is_sample
    lines = [
        f"<b>{safe(court.court_name)} · {TITLE}</b>{marks}",
        f"{month_day(facts.day)} · figures of {month_day(facts.figures_day)}",
        *(own_lines(own.entry, own, facts) if own.entry else [unranked_line(own.unranked, facts.measure)]),
    ]
    return Page(
        first_that_fits(TEXT_LIMIT, lambda: "\n".join([*lines, *city_lines(own, facts)]), lambda: "\n".join(lines))
    )


def unranked_line(court: Unranked | None, measure: Measure) -> str:
    name = safe(measure.short_en)
    if court is None or court.numerator is None:
        return f"{name}: no figures were reported, so the court is not ranked. Please report them."
    return f"{name}: {court.numerator}/{court.denominator}, too few cases to be ranked."


def own_lines(entry: Entry, own: OwnPlace, facts: CourtBulletin) -> list[str]:
    measure = facts.measure
    lines = [
        f"{safe(measure.short_en)} <b>{value_of(entry, measure)}</b> ({entry.numerator}/{entry.denominator})",
        *([change_text(entry, measure)] if entry.change else []),
        *(place_lines(entry, own) if facts.mode is Mode.RANK else []),
        *([target_line(entry, own.target, measure)] if own.target else []),
    ]
    if facts.mode is Mode.RANK and own.next_place:
        level = value_text(own.next_place.value.value, measure.unit)
        lines.append(f"Next place: no. {own.next_place.place} ({level}){need(own.next_place, measure)}")
    return lines


def place_lines(entry: Entry, own: OwnPlace) -> list[str]:
    move = ""
    if entry.move is not None:
        move = ", as before" if not entry.move else f", {'up' if entry.move > 0 else 'down'} {abs(entry.move)}"
    lines = [f"No. <b>{entry.place}</b> of {own.ranked_courts} {POOLS[own.level].lower()}{move}"]
    if entry.top_run:
        lines.append(f"Among the first, {entry.top_run} in a row." if entry.top_run > 1 else "Among the first.")
    if entry.bottom_run:
        lines.append(f"Among the last, {entry.bottom_run} in a row." if entry.bottom_run > 1 else "Among the last.")
    if entry.left_bottom_after:
        lines.append(f"Left the last places after {entry.left_bottom_after} in a row.")
    return lines


def target_line(entry: Entry, target: Step, measure: Measure) -> str:
    goal = target_text(target.value.value, measure.unit)
    if measure.meets_target(entry.value):
        return f"The target of {goal} is reached"
    return f"{gap_of(target.value.value - entry.value, measure)} from the target of {goal}{need(target, measure)}"


def need(step: Step, measure: Measure) -> str:
    if step.cases is None:
        return ""
    word = "more" if measure.direction is Direction.HIGHER else "fewer"
    return f": {step.cases} {word} {COUNTED[measure.counted_in]} needed"


def city_lines(own: OwnPlace, facts: CourtBulletin) -> list[str]:
    if not own.city or facts.mode is not Mode.RANK:
        return []
    lines = [
        f"{one.place}. {safe(one.entry.court_name)} {value_of(one.entry, facts.measure)} (no. {one.entry.place} in the province)"
        for one in own.city
    ]
    return ["", "<b>Basic courts of the city</b>", *lines]


def full_ranking(facts: FullRanking) -> Page:
    bulletin = facts.bulletin
    return Page(
        first_that_fits(
            TEXT_LIMIT,
            lambda: "\n\n".join(
                [
                    heading(bulletin),
                    *(all_places(pool, bulletin.measure) for pool in bulletin.pools),
                    *absent(bulletin, 1),
                ]
            ),
            lambda: caption(bulletin, details=1),
            lambda: caption(bulletin, details=0),
            lambda: heading(bulletin),
        )
    )


def all_places(pool: PoolResult, measure: Measure) -> str:
    lines = [
        f"{entry.place}. {safe(entry.court_name)} {value_of(entry, measure)}{' ' + move_text(entry.move) if entry.move else ''}"
        for entry in pool.entries
    ]
    return "\n".join([f"<b>{POOLS[pool.level]}</b> ({len(pool.entries)} ranked)", *lines])


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


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    DailyBulletin: daily_bulletin,
    CourtBulletin: court_bulletin,
    FullRanking: full_ranking,
    BulletinHeld: bulletin_held,
    BulletinLapsed: bulletin_lapsed,
    NoBulletin: no_bulletin,
    NoFigures: no_figures,
    UnknownIndicator: unknown_indicator,
    UnknownCourt: unknown_court,
    CourtNotShown: court_not_shown,
}
