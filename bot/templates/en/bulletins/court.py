"""A court's own part."""

from bot.page import Page, safe
from bot.templates.en.bulletins.buttons import rows_of
from bot.templates.en.bulletins.names import title_of
from bot.templates.en.bulletins.pictures import trend_attachment
from bot.templates.en.bulletins.words import (
    POOLS,
    change_text,
    comparison,
    first_places,
    gap_of,
    last_places,
    month_day,
    named_before,
    need,
    value_of,
)
from bot.templates.en.ledger import SIGNS
from bot.templates.numbers import CAPTION_LIMIT, TEXT_LIMIT, first_that_fits, target_text, value_text
from rules.bulletins.own import OwnPlace, Step
from rules.bulletins.policy import Mode
from rules.bulletins.values import Entry, Measure, Unranked
from rules.dispatch.rectifying import Effect
from rules.notifications.bulletins import CourtBulletin


def court_bulletin(facts: CourtBulletin) -> Page:
    own = facts.own
    court = own.entry or own.unranked
    assert court is not None, "an own place is ranked or not"  # noqa: S101 - the value's promise
    marks = " [late]" * facts.is_late + " [sample data]" * facts.is_sample
    lines = [
        f"<b>{safe(court.court_name)} · {title_of(facts.name)}</b>{marks}",
        f"{month_day(facts.name.day)} · figures of {month_day(facts.figures_day)}",
        *(comparison(facts.compared_with) if own.entry and own.entry.change else []),
        *(own_lines(own.entry, own, facts) if own.entry else [unranked_line(own.unranked, facts.measure)]),
        *effect_lines(facts.effect, facts.measure),
    ]
    picture = trend_attachment(facts, court.court_name)
    text = first_that_fits(
        CAPTION_LIMIT if picture else TEXT_LIMIT,
        lambda: "\n".join([*lines, *city_lines(own, facts)]),
        lambda: "\n".join(lines),
    )
    return Page(text, rows_of(facts.buttons), picture)


def effect_lines(effect: Effect | None, measure: Measure) -> list[str]:
    """What became of the court's rectification order."""
    if effect is None:
        return []
    sign = f"{SIGNS[effect.light]} " if effect.light else ""
    was, goal = value_text(effect.baseline.value, measure.unit), value_text(effect.target.value, measure.unit)
    begin = f"{sign}Rectification ({effect.order_number}, by {month_day(effect.due_on)}): "
    if effect.now is None:
        return [f"{begin}from {was}, no figures this time, to reach {goal}"]
    gap = gap_of(effect.target.value - effect.now.value, measure)
    end = ", reached" if effect.is_reached else f", {gap} short of {goal}"
    return [f"{begin}from {was} to {value_text(effect.now.value, measure.unit)}{end}"]


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
        lines.append(f"Among the {first_places(own.named_places)}{row(entry.top_run)}.")
    if entry.bottom_run:
        lines.append(f"Among the {last_places(own.named_places)}{row(entry.bottom_run)}.")
    if entry.left_bottom_after:
        lines.append(f"Left the {last_places(own.named_places)} ({named_before(entry.left_bottom_after)}).")
    return lines


def row(run: int) -> str:
    return f", {run} in a row" if run > 1 else ""


def target_line(entry: Entry, target: Step, measure: Measure) -> str:
    goal = target_text(target.value.value, measure.unit)
    if measure.meets_target(entry.value):
        return f"The target of {goal} is reached"
    return f"{gap_of(target.value.value - entry.value, measure)} from the target of {goal}{need(target, measure)}"


def city_lines(own: OwnPlace, facts: CourtBulletin) -> list[str]:
    if not own.city or facts.mode is not Mode.RANK:
        return []
    lines = [
        f"{one.place}. {safe(one.entry.court_name)} {value_of(one.entry, facts.measure)} (no. {one.entry.place} in the province)"
        for one in own.city
    ]
    return ["", "<b>Basic courts of the city</b>", *lines]
