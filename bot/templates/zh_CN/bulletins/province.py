"""The bulletin for everybody, and the full ranking."""

from bot.page import Attachment, Page, safe
from bot.pictures.bulletin import MOST_IMPROVED, PictureWords, bulletin_picture
from bot.templates.numbers import CAPTION_LIMIT, TEXT_LIMIT, first_that_fits, visible_length
from bot.templates.zh_CN.bulletins.buttons import rows_of
from bot.templates.zh_CN.bulletins.names import plain_title, title_of
from bot.templates.zh_CN.bulletins.words import (
    COUNTED,
    POOLS,
    change_text,
    comparison,
    first_places,
    gap_of,
    last_places,
    measure_text,
    month_day,
    move_text,
    named_before,
    parts_text,
    shown,
    value_of,
)
from bot.templates.zh_CN.ledger import SIGNS
from rules.bulletins.own import most_changed, most_improved
from rules.bulletins.policy import MOST_CHANGED, Mode
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Unranked
from rules.dispatch.rectifying import Effect
from rules.interviews.counts import Tally
from rules.ledger.lights import Light
from rules.notifications.bulletins import FullRanking, ProvinceBulletin

NAMED_MISSING = 6
LONGEST_PARTS = 300
_SHOWS_CHANGES = {Mode.RANK, Mode.PROGRESS}


def subtitle(bulletin: Bulletin) -> str:
    return f"{bulletin.day.year}年{month_day(bulletin.day)} · 数据截至{month_day(bulletin.figures_day)}"


PICTURE = PictureWords(
    title=lambda bulletin: plain_title(bulletin.name),
    subtitle=subtitle,
    measure=measure_text,
    pools=POOLS,
    top=first_places,
    bottom=last_places,
    recovered=lambda places: f"走出{last_places(places)}",
    improved="进步最大",
    everybody="全部",
    ranked=lambda courts: f"参评 {courts} 家",
    run=lambda run: f"连续{run}期",
    lowest="最低",
    middle="中位",
    highest="最高",
    late="延迟发布",
    sample="示例数据",
    value=shown,
    change=change_text,
    pause="；",
    comma="、",
    moves=lambda bulletin: f"三角为较{month_day(bulletin.compared_with) if bulletin.compared_with else '上期'}升降位次",
    lines=lambda measure: "细线代表各院" + "，虚线为目标" * (measure.target is not None),
)


def province_bulletin(facts: ProvinceBulletin) -> Page:
    bulletin = facts.bulletin
    text = first_that_fits(
        CAPTION_LIMIT,
        lambda: caption(bulletin, details=2),
        lambda: caption(bulletin, details=1),
        lambda: caption(bulletin, details=0),
        lambda: f"{heading(bulletin)}\n\n名单见图。",
    )
    picture = bulletin_picture(bulletin, PICTURE)
    attachment = Attachment(f"bulletin-{bulletin.day.isoformat()}.png", picture, is_photo=True)
    return Page(with_interviews(text, facts.interviews), rows_of(facts.buttons), attachment)


def with_interviews(text: str, total: Tally | None) -> str:
    """The caption with a line on the month's interviews below it, where there are some and it fits."""
    if total is None:
        return text
    kept = f"，承诺到期兑现 {total.kept}/{total.due}" if total.due else ""
    longer = f"{text}\n\n本月院长接谈 {total.met:,} 人次，未接谈 {total.waiting:,} 件{kept}。"
    return longer if visible_length(longer) <= CAPTION_LIMIT else text


def heading(bulletin: Bulletin) -> str:
    marks = "〔延迟发布〕" * bulletin.is_late + "〔示例数据〕" * bulletin.is_sample
    return (
        f"<b>{title_of(bulletin.name)}</b>{marks}\n{subtitle(bulletin)}\n<b>{safe(measure_text(bulletin.measure))}</b>"
        + (f"\n{safe(parts_text(bulletin.measure)[:LONGEST_PARTS])}" if bulletin.measure.combines else "")
        + "".join(
            f"\n{line}" for line in comparison(bulletin.compared_with if bulletin.mode in _SHOWS_CHANGES else None)
        )
    )


def caption(bulletin: Bulletin, *, details: int) -> str:
    """The words under the picture; `details` from 2 (everything) to 0 (names and values)."""
    parts = {
        Mode.RANK: ranked_part,
        Mode.RANGE: range_part,
        Mode.PROGRESS: progress_part,
        Mode.OWN_COURT_ONLY: range_part,
    }
    pools = [parts[bulletin.mode](pool, bulletin.measure, details) for pool in bulletin.pools if pool.entries]
    return "\n\n".join([heading(bulletin), *battle(bulletin), *pools, *effects(bulletin), *absent(bulletin, details)])


def ranked_part(pool: PoolResult, measure: Measure, details: int) -> str:
    name, count = POOLS[pool.level], len(pool.entries)
    top, bottom = pool.named(pool.top), pool.named(pool.bottom)
    lines = [
        f"<b>{name}{first_places(pool.named_places)}</b>（参评{count}家）",
        *(entry_line(entry, measure, details) for entry in top),
    ]
    lines += left_out(pool.top_left_out)
    lines += [
        f"<b>{name}{last_places(pool.named_places)}</b>",
        *(entry_line(entry, measure, details, is_bottom=True) for entry in bottom),
    ]
    lines += left_out(pool.bottom_left_out)
    lines += [recovered_line(entry, pool, measure) for entry in pool.recovered]
    lines += changed_lines(pool, measure) if details > 1 else []
    return "\n".join(lines) if top or bottom else f"<b>{name}</b>（参评{count}家）并列，不分先后。"


def changed_lines(pool: PoolResult, measure: Measure) -> list[str]:
    """What changed most, for better first."""
    most = most_changed(pool, measure, MOST_CHANGED)
    parts = [("进步最大", most.better), ("退步最大", most.worse)]
    lines = [
        f"{word}：{'、'.join(safe(one.court_name) for one in found)}（{change_text(found[0], measure)}）"
        for word, found in parts
        if found
    ]
    return ["；".join(lines)] if lines else []


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


def recovered_line(entry: Entry, pool: PoolResult, measure: Measure) -> str:
    return (
        f"<b>走出{last_places(pool.named_places)}</b>：{safe(entry.court_name)} {value_of(entry, measure)}"
        f"（{named_before(entry.left_bottom_after)}，现列第{entry.place}位）"
    )


def range_part(pool: PoolResult, measure: Measure, _details: int) -> str:
    """How many reach the target; nobody is named and nobody is ranked."""
    name, count = POOLS[pool.level], len(pool.entries)
    met = sum(1 for entry in pool.entries if measure.meets_target(entry.value))
    if measure.target is None and not measure.has_range:
        return f"<b>{name}</b>：{count}家有数据；未设目标，不作评价。"
    return f"<b>{name}</b>：{count}家中{met}家达标，{count - met}家未达标。"


def progress_part(pool: PoolResult, measure: Measure, _details: int) -> str:
    best = most_improved(pool, measure, MOST_IMPROVED)
    lines = [f"{safe(entry.court_name)} {value_of(entry, measure)}（{change_text(entry, measure)}）" for entry in best]
    return "\n".join([f"<b>{POOLS[pool.level]}进步最大</b>", *(lines or ["与上期相比没有进步。"])])


def battle(bulletin: Bulletin) -> list[str]:
    """A battle report's day, and what was counted."""
    campaign = bulletin.campaign
    if campaign is None:
        return []
    lines = [
        f"{safe(one.short_zh)}：当日{one.today:,}{COUNTED[one.counted_in]}，累计{one.since_begin:,}{COUNTED[one.counted_in]}"
        for one in campaign.tallies
    ]
    return ["\n".join([f"<b>战役第{campaign.day}天</b>（共{campaign.days}天）", *lines])]


def effects(bulletin: Bulletin) -> list[str]:
    """How many of the courts under a rectification order got better; they are named to themselves only."""
    found = bulletin.effects
    if not found:
        return []
    better, reached = sum(one.is_better for one in found), sum(one.is_reached for one in found)
    return [
        f"整改中{len(found)}家：{better}家好转，{len(found) - better}家未见好转，{reached}家已达到整改目标{_lights(found)}"
    ]


def _lights(found: tuple[Effect, ...]) -> str:
    """How many of their orders show which light."""
    counts = {light: sum(one.light is light for one in found) for light in Light}
    shown = " ".join(f"{SIGNS[light]}{count}" for light, count in counts.items() if count)
    return f"　{shown}" if shown else ""


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


def full_ranking(facts: FullRanking) -> Page:
    bulletin = facts.bulletin
    shorter = (lambda: caption(bulletin, details=1), lambda: caption(bulletin, details=0), lambda: heading(bulletin))
    if bulletin.mode is not Mode.RANK:
        return Page(first_that_fits(TEXT_LIMIT, *shorter))
    return Page(first_that_fits(TEXT_LIMIT, lambda: every_place(bulletin), *shorter))


def every_place(bulletin: Bulletin) -> str:
    pools = [all_places(pool, bulletin.measure) for pool in bulletin.pools]
    return "\n\n".join([heading(bulletin), *pools, *absent(bulletin, 1)])


def all_places(pool: PoolResult, measure: Measure) -> str:
    lines = [
        f"{entry.place}. {safe(entry.court_name)} {value_of(entry, measure)}{' ' + move_text(entry.move) if entry.move else ''}"
        for entry in pool.entries
    ]
    return "\n".join([f"<b>{POOLS[pool.level]}</b>（参评{len(pool.entries)}家）", *lines])
