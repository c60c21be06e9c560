"""The draft of the official notice (通报) in this language."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from bot.documents.notice import Annex, Heading, Notice, NoticeTable, Paragraph
from bot.templates.en.bulletins.words import (
    COUNTED,
    MONTHS,
    POOLS,
    first_places,
    gap_of,
    last_places,
    month_day,
    named_before,
    parts_text,
    shown,
    value_of,
)
from bot.templates.numbers import gap_text, target_text
from rules.bulletins.full_table import Total
from rules.bulletins.own import most_improved
from rules.bulletins.policy import Mode
from rules.bulletins.series import BulletinKind
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Unranked
from rules.courts import Level
from rules.indicators import Direction, Unit
from rules.notifications.bulletin_documents import BulletinNotice

_MOST_IMPROVED = 3


def notice_of(facts: BulletinNotice) -> Notice:
    """The draft: the whole province, the indicator that is ranked, problems and demands, with the tables as annexes."""
    bulletin = facts.bulletin
    return Notice(
        language="en",
        draft_mark="Draft, not signed" + " (sample data)" * bulletin.is_sample,
        title=(facts.issuer, "Notice on the enforcement indicators", f"of all courts, {period_text(bulletin)}"),
        addressee="To all intermediate and basic courts:",
        body=tuple(_body(facts)),
        annex_label="Annexes: ",
        annexes=tuple(_annexes(facts)),
        signature=facts.issuer,
        date=day_text(bulletin.day),
        imprint=(("Copies: ", ""), (f"Office of {facts.issuer}", "Printed on:              ")),
        made_at=bulletin.published_at,
    )


def day_text(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_text(bulletin: Bulletin) -> str:
    """What the notice is about: Oct 2026, the third quarter of 2026, or the day; and whether it corrects an earlier one."""
    day = bulletin.figures_day
    periods = {
        BulletinKind.MONTHLY: f"{MONTHS[day.month - 1]} {day.year}",
        BulletinKind.QUARTERLY: f"quarter {(day.month - 1) // 3 + 1} of {day.year}",
    }
    return periods.get(bulletin.kind, day_text(bulletin.day)) + " (corrected)" * bool(bulletin.correction)


def _body(facts: BulletinNotice) -> Iterator[Heading | Paragraph | NoticeTable]:
    bulletin = facts.bulletin
    yield Paragraph(f"The enforcement indicators of all courts stood as follows on {day_text(bulletin.figures_day)}.")
    yield Heading("1. The province as a whole")
    for number, total in enumerate(facts.totals, start=1):
        yield Paragraph(total_text(total), lead=f"1.{number} {total.measure.short_en}. ")
    yield Heading("2. The indicator of this bulletin")
    yield Paragraph(f"{bulletin.measure.name_en}{goal(bulletin.measure)}.")
    if bulletin.measure.combines:
        yield Paragraph(f"{parts_text(bulletin.measure)}.")
    pools = [pool for pool in reversed(bulletin.pools) if pool.entries]
    for number, pool in enumerate(pools, start=1):
        yield Paragraph(pool_text(pool, facts), lead=f"2.{number} {POOLS[pool.level]}. ")
        if bulletin.mode is Mode.RANK and (pool.top or pool.bottom):
            yield _ends_table(pool, facts)
    yield Heading("3. Problems")
    yield from _problems(facts)
    yield Heading("4. What is asked")
    yield from _demands(bulletin)


def goal(measure: Measure) -> str:
    """The words: , to be at least 90%; the reference range; or nothing."""
    if measure.has_range:
        low, high = (goal_value(one.value, measure) if one else "" for one in (measure.range_low, measure.range_high))
        return f", reference range {low} to {high}"
    if measure.target is None:
        return ""
    word = "at least" if measure.direction is Direction.HIGHER else "at most"
    return f", to be {word} {goal_value(measure.target.value, measure)}"


def goal_value(value: Fraction, measure: Measure) -> str:
    return target_text(value, measure.unit) + (" days" if measure.unit is Unit.DAYS else "")


def total_text(total: Total) -> str:
    """Current value, previous value, change, and demand, as a high court's notice lists them."""
    measure = total.measure
    text = f"{total.reported} of {total.expected} courts reported"
    if total.value is not None:
        text += f"; together {shown(total.value.value, measure)}{_fraction(total)}"
    if total.before is not None and total.change is not None:
        text += f", {shown(total.before.value, measure)} before, {_rise(total.change, measure)}"
    text += goal(measure)
    return text + (f"; {total.met} courts reach it." if total.met is not None else ".")


def _fraction(total: Total) -> str:
    if not total.measure.has_denominator:
        return ""
    word = "" if total.measure.unit is Unit.DAYS else f" {COUNTED[total.measure.counted_in]}"
    return f" ({total.numerator:,} / {total.denominator:,}{word})"


def _rise(change: Fraction, measure: Measure) -> str:
    """A difference that rounds to nothing is none to a reader."""
    if not float(gap_text(change, measure.unit)):
        return "unchanged"
    return f"{'up' if change > 0 else 'down'} {gap_of(change, measure)}"


def pool_text(pool: PoolResult, facts: BulletinNotice) -> str:
    bulletin, measure = facts.bulletin, facts.bulletin.measure
    ranked = f"{len(pool.entries)} courts compared"
    if bulletin.mode is Mode.RANK:
        return f"{ranked}. {_ends_text(pool, facts)}"
    met = sum(1 for entry in pool.entries if measure.meets_target(entry.value))
    has_goal = measure.has_range or measure.target is not None
    text = (
        f"{ranked}; {met} reach the target, {len(pool.entries) - met} do not." if has_goal else f"{ranked}; no target."
    )
    if bulletin.mode is Mode.PROGRESS and (best := most_improved(pool, measure, _MOST_IMPROVED)):
        text += f" Most improved: {_listed(best, facts)}."
    return text


def _ends_text(pool: PoolResult, facts: BulletinNotice) -> str:
    top, bottom = pool.named(pool.top), pool.named(pool.bottom)[::-1]
    parts = []
    for entries, left_out, words in (
        (top, pool.top_left_out, first_places(pool.named_places)),
        (bottom, pool.bottom_left_out, last_places(pool.named_places)),
    ):
        if entries:
            left = f" ({left_out} more that share the next place are not named)" if left_out else ""
            parts.append(f"The {words}: {_listed(entries, facts)}{left}.")
    parts += [
        f"{_name(entry.court_code, facts, entry.court_name)} has left the {last_places(pool.named_places)} "
        f"({named_before(entry.left_bottom_after)}) and is now number {entry.place}."
        for entry in pool.recovered[:_MOST_IMPROVED]
    ]
    return " ".join(parts) or "All values are equal."


def _listed(entries: tuple[Entry, ...], facts: BulletinNotice) -> str:
    measure = facts.bulletin.measure
    return ", ".join(
        f"{_name(entry.court_code, facts, entry.court_name)} ({value_of(entry, measure)})" for entry in entries
    )


def _name(code: str, facts: BulletinNotice, short: str) -> str:
    return facts.names.get(code, short)


def _ends_table(pool: PoolResult, facts: BulletinNotice) -> NoticeTable:
    entries = (*pool.named(pool.top), *pool.named(pool.bottom)[::-1])
    caption = f"{POOLS[pool.level]}: {first_places(pool.named_places)}, {last_places(pool.named_places)}"
    return _places_table(entries, facts, caption)


def _before(facts: BulletinNotice) -> str:
    """What the figures are compared with: the bulletin before, or, where there was none, a day's figures."""
    day = facts.bulletin.compared_with
    return f"On {month_day(day)}" if day else "Before"


def _places_table(entries: tuple[Entry, ...], facts: BulletinNotice, caption: str = "") -> NoticeTable:
    change = "Change (points)" if facts.bulletin.measure.unit is Unit.PERCENT else "Change"
    return NoticeTable(
        caption=caption,
        headings=("Place", "Court", "Numerator / denominator", "Now", _before(facts), change, "Move"),
        rows=tuple(_row(entry, facts) for entry in entries),
        widths=(9, 38, 28, 15, 15, 16, 13),
        left=(1,),
    )


def _row(entry: Entry, facts: BulletinNotice) -> tuple[str, ...]:
    measure = facts.bulletin.measure
    counts = (entry.numerator, entry.denominator) if measure.has_denominator else (entry.numerator,)
    return (
        str(entry.place),
        _name(entry.court_code, facts, entry.court_name),
        " / ".join(f"{one:,}" for one in counts),
        value_of(entry, measure),
        shown(entry.value - entry.change.value, measure) if entry.change else "–",
        _signed(entry, measure),
        "–" if entry.move is None else f"{entry.move:+d}" if entry.move else "0",
    )


def _signed(entry: Entry, measure: Measure) -> str:
    if entry.change is None:
        return "–"
    gap = gap_text(entry.change.value, measure.unit)
    return f"{'+' if entry.change.value > 0 else '−'}{gap}" if float(gap) else gap


def _problems(facts: BulletinNotice) -> Iterator[Paragraph]:
    bulletin = facts.bulletin
    paragraphs: list[tuple[str, str]] = []
    if bulletin.mode is Mode.RANK:
        paragraphs += [
            (f"{_name(entry.court_code, facts, entry.court_name)}. ", problem_text(entry, pool, facts))
            for pool in reversed(bulletin.pools)
            for entry in pool.named(pool.bottom)
        ]
    missing = [one for pool in reversed(bulletin.pools) for one in pool.missing]
    small = [one for pool in reversed(bulletin.pools) for one in pool.small]
    if missing:
        paragraphs.append(("No figures. ", f"{_names(missing, facts)} did not report and was not compared."))
    if small:
        paragraphs.append(("Too few cases. ", f"{_names(small, facts)} has too few cases to be compared."))
    for number, (lead, text) in enumerate(paragraphs, start=1):
        yield Paragraph(text, lead=f"3.{number} {lead}")
    if not paragraphs:
        yield Paragraph("There is nothing to name.")


def problem_text(entry: Entry, pool: PoolResult, facts: BulletinNotice) -> str:
    """The facts of one court that is named among the last."""
    measure = facts.bulletin.measure
    parts = [f"Number {entry.place} of {len(pool.entries)} {POOLS[pool.level].lower()}; {value_of(entry, measure)}"]
    if entry.change is not None:
        when, before = _before(facts), shown(entry.value - entry.change.value, measure)
        parts.append(f"{when[0].lower()}{when[1:]} {before}, {_rise(entry.change.value, measure)}")
    if measure.target is not None and measure.meets_target(entry.value) is False:
        parts.append(f"{gap_of(measure.target.value - entry.value, measure)} from the target")
    if entry.bottom_run > 1:
        parts.append(f"among the {last_places(pool.named_places)} for {entry.bottom_run} bulletins in a row")
    return "; ".join(parts) + "."


def _names(courts: list[Unranked], facts: BulletinNotice) -> str:
    return ", ".join(_name(court.court_code, facts, court.court_name) for court in courts)


def _demands(bulletin: Bulletin) -> Iterator[Paragraph]:
    demands = []
    if bulletin.mode is Mode.RANK and any(pool.bottom for pool in bulletin.pools):
        demands.append(
            "The courts named last find out why, case by case. The president answers for it, the enforcement director sees "
            "to it; their measures reach the supervision office in writing by ____________."
        )
    demands.append("The courts below the target close the gap; the next bulletin will show the effect.")
    if any(pool.missing for pool in bulletin.pools):
        demands.append("The courts without figures send them by ____________ and say why they are late.")
    for number, text in enumerate(demands, start=1):
        yield Paragraph(text, lead=f"4.{number} ")
    yield Paragraph("[The supervision office decides on demands and dates before this is signed.]")


def _annexes(facts: BulletinNotice) -> Iterator[Annex]:
    bulletin = facts.bulletin
    if bulletin.mode is not Mode.RANK:
        return
    tables = [
        (f"{POOLS[pool.level]}: {bulletin.measure.short_en}", _places_table(pool.entries, facts))
        for pool in reversed(bulletin.pools)
        if pool.entries
    ]
    if short := _below(bulletin):
        tables.append(("Courts below the target", _below_table(short, facts)))
    for number, (title, table) in enumerate(tables, start=1):
        yield Annex(f"Annex {number}" if len(tables) > 1 else "Annex", title, table)


def _below(bulletin: Bulletin) -> tuple[tuple[Level, Entry], ...]:
    """The courts that miss the target, level by level, the best first."""
    return tuple(
        (pool.level, entry)
        for pool in reversed(bulletin.pools)
        for entry in pool.entries
        if bulletin.measure.meets_target(entry.value) is False
    )


def _below_table(short: tuple[tuple[Level, Entry], ...], facts: BulletinNotice) -> NoticeTable:
    measure = facts.bulletin.measure
    return NoticeTable(
        caption="",
        headings=("No.", "Court", "Pool", "Now", "From the target"),
        rows=tuple(
            (
                str(number),
                _name(entry.court_code, facts, entry.court_name),
                POOLS[level],
                value_of(entry, measure),
                gap_of(measure.target.value - entry.value, measure) if measure.target else "–",
            )
            for number, (level, entry) in enumerate(short, start=1)
        ),
        widths=(9, 42, 25, 18, 34),
        left=(1,),
    )
