"""A court's own part."""

from bot.page import Page, safe
from bot.templates.numbers import CAPTION_LIMIT, TEXT_LIMIT, first_that_fits, target_text, value_text
from bot.templates.zh_CN.bulletins.buttons import rows_of
from bot.templates.zh_CN.bulletins.names import title_of
from bot.templates.zh_CN.bulletins.pictures import trend_attachment
from bot.templates.zh_CN.bulletins.words import (
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
from bot.templates.zh_CN.ledger import SIGNS
from rules.bulletins.own import OwnPlace, Step
from rules.bulletins.policy import Mode
from rules.bulletins.values import Entry, Measure, Unranked
from rules.dispatch.rectifying import Effect
from rules.notifications.bulletins import CourtBulletin


def court_bulletin(facts: CourtBulletin) -> Page:
    own = facts.own
    court = own.entry or own.unranked
    assert court is not None, "an own place is ranked or not"  # noqa: S101 - the value's promise
    marks = "〔延迟发布〕" * facts.is_late + "〔示例数据〕" * facts.is_sample
    lines = [
        f"<b>{safe(court.court_name)} · {title_of(facts.name)}</b>{marks}",
        f"{month_day(facts.name.day)} · 数据截至{month_day(facts.figures_day)}",
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
    begin = f"{sign}整改（{effect.order_number}，{month_day(effect.due_on)}前）："
    if effect.now is None:
        return [f"{begin}由{was}，本期没有数据，目标{goal}"]
    end = (
        "，已达到目标"
        if effect.is_reached
        else f"，距目标{goal}差{gap_of(effect.target.value - effect.now.value, measure)}"
    )
    return [f"{begin}由{was}到{value_text(effect.now.value, measure.unit)}{end}"]


def unranked_line(court: Unranked | None, measure: Measure) -> str:
    name = safe(measure.short_zh)
    if court is None or court.numerator is None:
        return f"{name}：本院没有报送数据，未参加排名。请尽快报送。"
    return f"{name}：{court.numerator}/{court.denominator}，基数过小，不参加排名。"


def own_lines(entry: Entry, own: OwnPlace, facts: CourtBulletin) -> list[str]:
    measure = facts.measure
    lines = [
        f"{safe(measure.short_zh)} <b>{value_of(entry, measure)}</b>（{entry.numerator}/{entry.denominator}）",
        *([change_text(entry, measure)] if entry.change else []),
        *(place_lines(entry, own) if facts.mode is Mode.RANK else []),
        *([target_line(entry, own.target, measure)] if own.target else []),
    ]
    if facts.mode is Mode.RANK and own.next_place:
        level = value_text(own.next_place.value.value, measure.unit)
        lines.append(f"前一位是第{own.next_place.place}位（{level}）{need(own.next_place, measure, '追平')}")
    return lines


def place_lines(entry: Entry, own: OwnPlace) -> list[str]:
    move = ""
    if entry.move is not None:
        move = (
            "，与上期持平" if not entry.move else f"，较上期{'上升' if entry.move > 0 else '下降'}{abs(entry.move)}位"
        )
    lines = [f"全省{own.ranked_courts}家参评{POOLS[own.level]}中列第<b>{entry.place}</b>位{move}"]
    if entry.top_run:
        lines.append(f"列{first_places(own.named_places)}{row(entry.top_run)}。")
    if entry.bottom_run:
        lines.append(f"列{last_places(own.named_places)}{row(entry.bottom_run)}。")
    if entry.left_bottom_after:
        lines.append(f"走出{last_places(own.named_places)}，{named_before(entry.left_bottom_after)}。")
    return lines


def row(run: int) -> str:
    return f"，已连续{run}期" if run > 1 else ""


def target_line(entry: Entry, target: Step, measure: Measure) -> str:
    goal = target_text(target.value.value, measure.unit)
    if measure.meets_target(entry.value):
        return f"已达到目标 {goal}"
    return f"距目标 {goal} 差{gap_of(target.value.value - entry.value, measure)}{need(target, measure, '达标')}"


def city_lines(own: OwnPlace, facts: CourtBulletin) -> list[str]:
    if not own.city or facts.mode is not Mode.RANK:
        return []
    lines = [
        f"{one.place}. {safe(one.entry.court_name)} {value_of(one.entry, facts.measure)}（全省第{one.entry.place}位）"
        for one in own.city
    ]
    return ["", "<b>辖区基层法院</b>", *lines]
