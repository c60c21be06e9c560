"""Pieces of sentences about figures, in this language."""

from datetime import date
from fractions import Fraction

from bot.templates.numbers import gap_text, target_text, value_text
from rules.bulletins.own import Step
from rules.bulletins.values import Entry, Measure
from rules.courts import Level
from rules.indicators import CountedIn, Direction, Unit

POOLS = {Level.BASIC: "基层法院", Level.INTERMEDIATE: "中级法院"}
COUNTED = {
    CountedIn.CASES: "件",
    CountedIn.YUAN: "元",
    CountedIn.DAYS: "天",
    CountedIn.COURTS: "家",
    CountedIn.ITEMS: "笔",
    CountedIn.PEOPLE: "人",
}


def month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def shown(value: Fraction, measure: Measure) -> str:
    return value_text(value, measure.unit) + ("天" if measure.unit is Unit.DAYS else "")


def value_of(entry: Entry, measure: Measure) -> str:
    return shown(entry.value, measure)


def gap_of(gap: Fraction, measure: Measure) -> str:
    words = {Unit.PERCENT: "个百分点", Unit.DAYS: "天"}
    return f"{gap_text(gap, measure.unit)}{words.get(measure.unit, '')}"


def measure_text(measure: Measure) -> str:
    """What is measured, with its goal; without one, whether little is good, so that nobody takes the first for the worst."""
    is_unsaid = measure.direction is Direction.LOWER and not measure.combines
    return f"{measure.short_zh}{goal_text(measure) or '（数低者在前）' * is_unsaid}"


def goal_text(measure: Measure) -> str:
    """（目标≥90%）, the reference range where there is one, or nothing."""
    low, high = (target_text(one.value, measure.unit) if one else "" for one in (measure.range_low, measure.range_high))
    if measure.has_range:
        return f"（参考区间{low}–{high}）"
    if measure.target is None:
        return ""
    sign = "≥" if measure.direction is Direction.HIGHER else "≤"
    return f"（目标{sign}{target_text(measure.target.value, measure.unit)}）"


def parts_text(measure: Measure) -> str:
    """How a combined indicator is made: 按下列指标位次加权平均，小者为先：…×4、…×3."""
    parts = "、".join(f"{part.name_zh or part.code}×{part.weight}" for part in measure.combines)
    return f"按各项位次加权平均，数小者为先：{parts}"


def move_text(move: int) -> str:
    if move == 0:
        return "持平"
    return f"↑{move}" if move > 0 else f"↓{-move}"


def change_text(entry: Entry, measure: Measure) -> str:
    if entry.change is None or entry.change.value == 0:
        return "与上期持平"
    word = "上升" if entry.change.value > 0 else "下降"
    return f"较上期{word}{gap_of(entry.change.value, measure)}"


def first_places(places: int) -> str:
    return f"前{places}名"


def comparison(day: date | None) -> list[str]:
    """What changes refer to, where no bulletin was before."""
    return [f"尚无上期通报，以下“上期”指{month_day(day)}数据"] if day is not None else []


def named_before(run: int) -> str:
    """For how long a court that has left the last places had been among them."""
    return f"此前连续{run}期列名" if run > 1 else "上期列名"


def last_places(places: int) -> str:
    return f"后{places}名"


def need(step: Step, measure: Measure, goal: str) -> str:
    """How many more (or fewer) it takes, such as: ，再多4件即可达标; nothing where that cannot be counted."""
    if not step.cases:
        return ""
    word = "多" if measure.direction is Direction.HIGHER else "少"
    return f"，再{word}{step.cases:,}{COUNTED[measure.counted_in]}即可{goal}"
