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

TITLE = "执行指标日通报"
POOLS = {Level.BASIC: "基层法院", Level.INTERMEDIATE: "中级法院"}
COUNTED = {
    CountedIn.CASES: "件",
    CountedIn.YUAN: "元",
    CountedIn.DAYS: "天",
    CountedIn.COURTS: "家",
    CountedIn.ITEMS: "笔",
    CountedIn.PEOPLE: "人",
}
NAMED_MISSING = 6
LISTED_MISSING = 40


def month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def value_of(entry: Entry, measure: Measure) -> str:
    return value_text(entry.value, measure.unit) + ("天" if measure.unit is Unit.DAYS else "")


def gap_of(gap: Any, measure: Measure) -> str:  # noqa: ANN401 - a Fraction, or what subtracting two gives
    words = {Unit.PERCENT: "个百分点", Unit.DAYS: "天"}
    return f"{gap_text(gap, measure.unit)}{words.get(measure.unit, '')}"


def measure_text(measure: Measure) -> str:
    if measure.target is None:
        return measure.short_zh
    sign = "≥" if measure.direction is Direction.HIGHER else "≤"
    return f"{measure.short_zh}（目标{sign}{target_text(measure.target.value, measure.unit)}）"


def subtitle(bulletin: Bulletin) -> str:
    return f"{bulletin.day.year}年{month_day(bulletin.day)} · 数据截至{month_day(bulletin.figures_day)}"


PICTURE = PictureWords(
    title=TITLE,
    subtitle=subtitle,
    measure=measure_text,
    pools=POOLS,
    top="排名靠前",
    bottom="排名靠后",
    improved="进步最大",
    everybody="全部",
    ranked=lambda courts: f"参评 {courts} 家",
    run=lambda run: f"连续{run}期",
    lowest="最低",
    middle="中位",
    highest="最高",
    late="延迟发布",
    sample="示例数据",
    footer="三角为较上期升降位次；细线代表各院，虚线为目标",
)


def daily_bulletin(facts: DailyBulletin) -> Page:
    bulletin = facts.bulletin
    text = first_that_fits(
        CAPTION_LIMIT,
        lambda: caption(bulletin, details=2),
        lambda: caption(bulletin, details=1),
        lambda: caption(bulletin, details=0),
        lambda: f"{heading(bulletin)}\n\n名单见图。",
    )
    picture = bulletin_picture(bulletin, PICTURE)
    return Page(text, attachment=Attachment(f"bulletin-{bulletin.day.isoformat()}.png", picture, is_photo=True))


def heading(bulletin: Bulletin) -> str:
    marks = "〔延迟发布〕" * bulletin.is_late + "〔示例数据〕" * bulletin.is_sample
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
    lines = [f"<b>{name}前列</b>（参评{count}家）", *(entry_line(entry, measure, details) for entry in top)]
    lines += left_out(pool.top_left_out)
    lines += [f"<b>{name}末位</b>", *(entry_line(entry, measure, details, is_bottom=True) for entry in bottom)]
    lines += left_out(pool.bottom_left_out)
    lines += [recovered_line(entry, measure) for entry in pool.recovered[:MOST_IMPROVED]]
    return "\n".join(lines) if top or bottom else f"<b>{name}</b>（参评{count}家）并列，不分先后。"


def left_out(courts: int) -> list[str]:
    return [f"另有{courts}家并列，不逐一列名"] if courts else []


def entry_line(entry: Entry, measure: Measure, details: int, *, is_bottom: bool = False) -> str:
    remarks = [move_text(entry.move)] if entry.move is not None and details else []
    is_short = is_bottom and measure.meets_target(entry.value) is False
    if is_short and measure.target and details > 1:
        remarks.append(f"距目标{gap_of(measure.target.value - entry.value, measure)}")
    run = max(entry.top_run, entry.bottom_run)
    if run > 1 and details:
        remarks.append(f"连续{run}期")
    remark = f"（{'，'.join(remarks)}）" if remarks else ""
    return f"{entry.place}. {safe(entry.court_name)} {value_of(entry, measure)}{remark}"


def move_text(move: int) -> str:
    if move == 0:
        return "持平"
    return f"↑{move}" if move > 0 else f"↓{-move}"


def recovered_line(entry: Entry, measure: Measure) -> str:
    return (
        f"<b>走出末位</b>：{safe(entry.court_name)} {value_of(entry, measure)}"
        f"（此前连续{entry.left_bottom_after}期，现列第{entry.place}位）"
    )


def range_part(pool: PoolResult, measure: Measure, _details: int) -> str:
    """How many reach the target; nobody is named and nobody is ranked."""
    name, count = POOLS[pool.level], len(pool.entries)
    met = sum(1 for entry in pool.entries if measure.meets_target(entry.value))
    if measure.target is None:
        return f"<b>{name}</b>：{count}家有数据；未设目标，不作评价。"
    return f"<b>{name}</b>：{count}家中{met}家达标，{count - met}家未达标。"


def progress_part(pool: PoolResult, measure: Measure, _details: int) -> str:
    best = most_improved(pool, measure, MOST_IMPROVED)
    lines = [f"{safe(entry.court_name)} {value_of(entry, measure)}（{change_text(entry, measure)}）" for entry in best]
    return "\n".join([f"<b>{POOLS[pool.level]}进步最大</b>", *(lines or ["与上期相比没有进步。"])])


def change_text(entry: Entry, measure: Measure) -> str:
    if entry.change is None or entry.change.value == 0:
        return "与上期持平"
    word = "上升" if entry.change.value > 0 else "下降"
    return f"较上期{word}{gap_of(entry.change.value, measure)}"


def absent(bulletin: Bulletin, details: int) -> list[str]:
    missing = [one for pool in bulletin.pools for one in pool.missing]
    small = [one for pool in bulletin.pools for one in pool.small]
    parts = [f"未报数：{names(missing, details)}"] if missing else []
    parts += [f"基数过小不排名：{names(small, details)}"] if small else []
    return ["\n".join(parts)] if parts else []


def names(courts: list[Unranked], details: int) -> str:
    if not details or len(courts) > NAMED_MISSING:
        return f"{len(courts)}家"
    return "、".join(safe(court.court_name) for court in courts)


def court_bulletin(facts: CourtBulletin) -> Page:
    own = facts.own
    court = own.entry or own.unranked
    assert court is not None, "an own place is ranked or not"  # noqa: S101 - the value's promise
    marks = "〔延迟发布〕" * facts.is_late + "〔示例数据〕" * facts.is_sample
    lines = [
        f"<b>{safe(court.court_name)} · {TITLE}</b>{marks}",
        f"{month_day(facts.day)} · 数据截至{month_day(facts.figures_day)}",
        *(own_lines(own.entry, own, facts) if own.entry else [unranked_line(own.unranked, facts.measure)]),
    ]
    return Page(
        first_that_fits(TEXT_LIMIT, lambda: "\n".join([*lines, *city_lines(own, facts)]), lambda: "\n".join(lines))
    )


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
        lines.append(f"前一位是第{own.next_place.place}位（{level}）{need(own.next_place, measure)}即可追平")
    return lines


def place_lines(entry: Entry, own: OwnPlace) -> list[str]:
    move = ""
    if entry.move is not None:
        move = (
            "，与上期持平" if not entry.move else f"，较上期{'上升' if entry.move > 0 else '下降'}{abs(entry.move)}位"
        )
    lines = [f"全省{own.ranked_courts}家参评{POOLS[own.level]}中列第<b>{entry.place}</b>位{move}"]
    if entry.top_run:
        lines.append(f"位居前列，连续{entry.top_run}期。" if entry.top_run > 1 else "本期位居前列。")
    if entry.bottom_run:
        lines.append(f"位居末位，已连续{entry.bottom_run}期。" if entry.bottom_run > 1 else "本期位居末位。")
    if entry.left_bottom_after:
        lines.append(f"走出末位，此前连续{entry.left_bottom_after}期。")
    return lines


def target_line(entry: Entry, target: Step, measure: Measure) -> str:
    goal = target_text(target.value.value, measure.unit)
    if measure.meets_target(entry.value):
        return f"已达到目标 {goal}"
    return f"距目标 {goal} 差{gap_of(target.value.value - entry.value, measure)}{need(target, measure)}"


def need(step: Step, measure: Measure) -> str:
    if step.cases is None:
        return ""
    word = "还需多" if measure.direction is Direction.HIGHER else "还需少"
    return f"，{word}{step.cases}{COUNTED[measure.counted_in]}"


def city_lines(own: OwnPlace, facts: CourtBulletin) -> list[str]:
    if not own.city or facts.mode is not Mode.RANK:
        return []
    lines = [
        f"{one.place}. {safe(one.entry.court_name)} {value_of(one.entry, facts.measure)}（全省第{one.entry.place}位）"
        for one in own.city
    ]
    return ["", "<b>辖区基层法院</b>", *lines]


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
    return "\n".join([f"<b>{POOLS[pool.level]}</b>（参评{len(pool.entries)}家）", *lines])


def bulletin_held(facts: BulletinHeld) -> Page:
    hold, name = facts.hold, safe(facts.measure.short_zh)
    day = month_day(hold.figures_day) if hold.figures_day else ""
    reasons = {
        HoldReason.NO_FIGURES: f"“{name}”没有新的数据",
        HoldReason.OLD_FIGURES: f"“{name}”最新的数据是{day}的，已过时",
        HoldReason.INCOMPLETE: f"“{name}”{day}的数据只有{hold.reported}/{hold.expected}家法院报送",
    }
    lines = [
        f"<b>{month_day(facts.day)}日通报暂缓发布</b>",
        f"原因：{reasons[hold.reason]}。",
        "导入数据后会自动发布，并注明“延迟发布”；一天之内没有数据则不再发布。",
    ]
    if facts.missing:
        listed = "、".join(safe(name) for name in facts.missing[:LISTED_MISSING])
        more = f"等{len(facts.missing)}家" if len(facts.missing) > LISTED_MISSING else ""
        lines.append(f"未报数：{listed}{more}")
    return Page("\n".join(lines))


def bulletin_lapsed(facts: BulletinLapsed) -> Page:
    return Page(f"{month_day(facts.day)}的日通报逾一天未能发布，已记录，不再补发。")


def no_bulletin(_facts: NoBulletin) -> Page:
    return Page("还没有发布过通报。")


def no_figures(facts: NoFigures) -> Page:
    return Page(f"“{safe(facts.measure.short_zh)}”还没有数据。")


def unknown_indicator(facts: UnknownIndicator) -> Page:
    known = "\n".join(f"{safe(one.short_zh)}　<code>/rank {safe(one.code)}</code>" for one in facts.known)
    return Page(
        f"没有“{safe(facts.name[:30])}”这项指标。有数据的指标：\n{known}"
        if known
        else f"没有“{safe(facts.name[:30])}”这项指标，也还没有任何数据。"
    )


def unknown_court(facts: UnknownCourt) -> Page:
    if not facts.name:
        return Page("请写明法院，例如：<code>/court 甘井子法院</code>")
    if facts.candidates:
        return Page(
            f"“{safe(facts.name[:30])}”可能是：{'、'.join(safe(one) for one in facts.candidates)}。请写明是哪一家。"
        )
    return Page(f"没有找到“{safe(facts.name[:30])}”这家法院。请写全称或简称，例如：<code>/court 甘井子法院</code>")


def court_not_shown(facts: CourtNotShown) -> Page:
    return Page(
        "本群只能查询本院及辖区法院，其他法院请私聊查询。" if facts.is_group else "您只能查询本院及辖区法院的数据。"
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
