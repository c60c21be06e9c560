"""Pieces of sentences about figures, in this language."""

from datetime import date
from fractions import Fraction

from bot.templates.numbers import gap_text, target_text, value_text
from rules.bulletins.own import Step
from rules.bulletins.values import Entry, Measure
from rules.courts import Level
from rules.indicators import CountedIn, Direction, Unit

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


def month_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def shown(value: Fraction, measure: Measure) -> str:
    return value_text(value, measure.unit) + (" days" if measure.unit is Unit.DAYS else "")


def value_of(entry: Entry, measure: Measure) -> str:
    return shown(entry.value, measure)


def gap_of(gap: Fraction, measure: Measure) -> str:
    words = {Unit.PERCENT: " percentage points", Unit.DAYS: " days"}
    return f"{gap_text(gap, measure.unit)}{words.get(measure.unit, '')}"


def measure_text(measure: Measure) -> str:
    """What is measured, with its goal; without one, whether little is good, so that nobody takes the first for the worst."""
    is_unsaid = measure.direction is Direction.LOWER and not measure.combines
    return f"{measure.short_en}{goal_text(measure) or ' (lowest first)' * is_unsaid}"


def goal_text(measure: Measure) -> str:
    """(target ≥ 90%), the reference range where there is one, or nothing."""
    low, high = (target_text(one.value, measure.unit) if one else "" for one in (measure.range_low, measure.range_high))
    if measure.has_range:
        return f" (reference range {low}–{high})"
    if measure.target is None:
        return ""
    sign = "≥" if measure.direction is Direction.HIGHER else "≤"
    return f" (target {sign} {target_text(measure.target.value, measure.unit)})"


def parts_text(measure: Measure) -> str:
    """How a combined indicator is made: the places in each, weighted and averaged."""
    parts = ", ".join(f"{part.name_en or part.code} ×{part.weight}" for part in measure.combines)
    return f"Mean of the places in each, by weight, the smallest first: {parts}"


def move_text(move: int) -> str:
    if move == 0:
        return "same place"
    return f"↑{move}" if move > 0 else f"↓{-move}"


def change_text(entry: Entry, measure: Measure) -> str:
    if entry.change is None or entry.change.value == 0:
        return "unchanged since the last bulletin"
    word = "up" if entry.change.value > 0 else "down"
    return f"{word} {gap_of(entry.change.value, measure)} since the last bulletin"


def first_places(places: int) -> str:
    return f"first {places}"


def comparison(day: date | None) -> list[str]:
    """What changes refer to, where no bulletin was before."""
    return [f"There was no bulletin before; changes are since {month_day(day)}"] if day is not None else []


def named_before(run: int) -> str:
    """For how long a court that has left the last places had been among them."""
    return f"after {run} bulletins in a row" if run > 1 else "named last time"


def last_places(places: int) -> str:
    return f"last {places}"


def need(step: Step, measure: Measure) -> str:
    """How many more (or fewer) it takes, such as: : 4 more needed (cases); nothing where that cannot be counted."""
    if not step.cases:
        return ""
    word = "more" if measure.direction is Direction.HIGHER else "fewer"
    return f": {step.cases:,} {word} needed ({COUNTED[measure.counted_in]})"
