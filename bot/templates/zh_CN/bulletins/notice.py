"""The draft of the official notice (通报) in this language."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from bot.documents.notice import Annex, Heading, Notice, NoticeTable, Paragraph
from bot.templates.numbers import decimal, gap_text, target_text
from bot.templates.zh_CN.bulletins.words import (
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
from rules.bulletins.full_table import Total
from rules.bulletins.own import most_improved
from rules.bulletins.policy import Mode
from rules.bulletins.series import BulletinKind
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Unranked
from rules.courts import Level
from rules.indicators import CountedIn, Direction, Unit
from rules.notifications.bulletin_documents import BulletinNotice

_OF_A_PERIOD = {BulletinKind.MONTHLY, BulletinKind.QUARTERLY}
_TEN = 10
_HUNDRED_MILLION = 100_000_000
_TEN_THOUSAND = 10_000
_MOST_IMPROVED = 3
_DIGIT = "〇一二三四五六七八九"


def notice_of(facts: BulletinNotice) -> Notice:
    """The draft: 总体情况、指标完成情况、存在问题、工作要求, with the tables as annexes."""
    bulletin = facts.bulletin
    return Notice(
        language="zh",
        draft_mark="草稿（未经签发）" + "〔示例数据〕" * bulletin.is_sample,
        title=(facts.issuer, f"关于{period_text(bulletin)}全省法院", f"执行指标情况的{kind_text(bulletin)}"),
        addressee="各中级人民法院、基层人民法院：",
        body=tuple(_body(facts)),
        annex_label="附件：",
        annexes=tuple(_annexes(facts)),
        signature=facts.issuer,
        date=day_text(bulletin.day),
        imprint=(("抄送：", ""), (f"{facts.issuer}办公室", "　　年　　月　　日印发")),
        made_at=bulletin.published_at,
    )


def day_text(day: date) -> str:
    """Year, month and day without leading zeros, as GB/T 9704 wants it."""
    return f"{day.year}年{day.month}月{day.day}日"


def period_text(bulletin: Bulletin) -> str:
    """What the notice is about: 2026年10月份, 2026年第三季度, or the day."""
    day = bulletin.figures_day
    if bulletin.kind is BulletinKind.MONTHLY:
        return f"{day.year}年{day.month}月份"
    if bulletin.kind is BulletinKind.QUARTERLY:
        return f"{day.year}年第{numeral((day.month - 1) // 3 + 1)}季度"
    return day_text(bulletin.day)


def kind_text(bulletin: Bulletin) -> str:
    """通报, or 更正通报 where it corrects an earlier one."""
    return "更正通报" if bulletin.correction else "通报"


def numeral(number: int) -> str:
    """一 to 九十九, for headings."""
    tens, ones = divmod(number, _TEN)
    return ("" if tens == 1 else _DIGIT[tens]) + "十" + (_DIGIT[ones] if ones else "") if tens else _DIGIT[ones]


def _body(facts: BulletinNotice) -> Iterator[Heading | Paragraph | NoticeTable]:
    bulletin = facts.bulletin
    until = "" if bulletin.kind in _OF_A_PERIOD else f"（数据截至{day_text(bulletin.figures_day)}）"
    yield Paragraph(f"现将{period_text(bulletin)}全省法院执行指标情况{until}通报如下：")
    yield Heading("一、总体情况")
    for number, total in enumerate(facts.totals, start=1):
        yield Paragraph(total_text(total), lead=f"（{numeral(number)}）{total.measure.short_zh}。")
    yield Heading("二、指标完成情况")
    yield Paragraph(f"本期通报的主指标为{bulletin.measure.name_zh}{goal(bulletin.measure)}。")
    if bulletin.measure.combines:
        yield Paragraph(f"该指标{parts_text(bulletin.measure)}。")
    pools = [pool for pool in reversed(bulletin.pools) if pool.entries]
    for number, pool in enumerate(pools, start=1):
        yield Paragraph(pool_text(pool, facts), lead=f"（{numeral(number)}）{POOLS[pool.level]}。")
        if bulletin.mode is Mode.RANK and (pool.top or pool.bottom):
            yield _ends_table(pool, facts)
    yield Heading("三、存在问题")
    yield from _problems(facts)
    yield Heading("四、工作要求")
    yield from _demands(bulletin)


def goal(measure: Measure) -> str:
    """，目标要求为不低于90%, or the reference range, or nothing."""
    if measure.has_range:
        low, high = (goal_value(one.value, measure) if one else "" for one in (measure.range_low, measure.range_high))
        return f"，参考区间为{low}至{high}"
    if measure.target is None:
        return ""
    word = "不低于" if measure.direction is Direction.HIGHER else "不高于"
    return f"，目标要求为{word}{goal_value(measure.target.value, measure)}"


def goal_value(value: Fraction, measure: Measure) -> str:
    return target_text(value, measure.unit) + ("天" if measure.unit is Unit.DAYS else "")


def total_text(total: Total) -> str:
    """Current value, previous value, change, and demand, as a high court's notice lists them."""
    measure = total.measure
    parts = [f"{total.expected}家法院中{total.reported}家报送"]
    if total.value is not None:
        parts.append(f"合计{shown(total.value.value, measure)}{_fraction(total)}")
    if total.before is not None and total.change is not None:
        parts.append(f"上期{shown(total.before.value, measure)}，{_rise(total.change, measure)}")
    text = "，".join(parts)
    demand = goal(measure).removeprefix("，")
    if total.met is not None:
        demand += f"，{total.met}家法院达标" if demand else ""
    return text + (f"；{demand}。" if demand else "。")


def _fraction(total: Total) -> str:
    if not total.measure.has_denominator:
        return ""
    counts = (total.numerator, total.denominator)
    return f"（{'／'.join(count_text(one, total.measure.counted_in) for one in counts)}）"


def count_text(count: int, counted_in: CountedIn) -> str:
    """Money in 亿元 or 万元, everything else as it is."""
    if counted_in is not CountedIn.YUAN:
        return str(count)
    for unit, word in ((_HUNDRED_MILLION, "亿元"), (_TEN_THOUSAND, "万元")):
        if count >= unit:
            return f"{decimal(Fraction(count, unit))}{word}"
    return f"{count}元"


def _rise(change: Fraction, measure: Measure) -> str:
    """A difference that rounds to nothing is none to a reader."""
    if not float(gap_text(change, measure.unit)):
        return "持平"
    return f"{'上升' if change > 0 else '下降'}{gap_of(change, measure)}"


def pool_text(pool: PoolResult, facts: BulletinNotice) -> str:
    bulletin, measure = facts.bulletin, facts.bulletin.measure
    ranked = f"参评{len(pool.entries)}家"
    if bulletin.mode is Mode.RANK:
        return f"{ranked}。{_ends_text(pool, facts)}"
    met = sum(1 for entry in pool.entries if measure.meets_target(entry.value))
    has_goal = measure.has_range or measure.target is not None
    text = f"{ranked}，{met}家达标，{len(pool.entries) - met}家未达标。" if has_goal else f"{ranked}，未设目标。"
    if bulletin.mode is Mode.PROGRESS and (best := most_improved(pool, measure, _MOST_IMPROVED)):
        text += f"进步最大的是：{_listed(best, facts)}。"
    return text


def _ends_text(pool: PoolResult, facts: BulletinNotice) -> str:
    top, bottom = pool.named(pool.top), pool.named(pool.bottom)[::-1]
    parts = []
    if top:
        left = f"（另有{pool.top_left_out}家并列，不逐一列名）" if pool.top_left_out else ""
        parts.append(f"列{first_places(pool.named_places)}的是：{_listed(top, facts)}{left}。")
    if bottom:
        left = f"（另有{pool.bottom_left_out}家并列，不逐一列名）" if pool.bottom_left_out else ""
        parts.append(f"列{last_places(pool.named_places)}的是：{_listed(bottom, facts)}{left}。")
    parts += [
        f"{_name(entry.court_code, facts, entry.court_name)}走出{last_places(pool.named_places)}"
        f"（{named_before(entry.left_bottom_after)}），现列第{entry.place}位，予以肯定。"
        for entry in pool.recovered[:_MOST_IMPROVED]
    ]
    return "".join(parts) or "各院数值相同，不分先后。"


def _listed(entries: tuple[Entry, ...], facts: BulletinNotice) -> str:
    measure = facts.bulletin.measure
    return "、".join(
        f"{_name(entry.court_code, facts, entry.court_name)}（{value_of(entry, measure)}）" for entry in entries
    )


def _name(code: str, facts: BulletinNotice, short: str) -> str:
    return facts.names.get(code, short)


def _ends_table(pool: PoolResult, facts: BulletinNotice) -> NoticeTable:
    entries = (*pool.named(pool.top), *pool.named(pool.bottom)[::-1])
    caption = f"{POOLS[pool.level]}{first_places(pool.named_places)}、{last_places(pool.named_places)}"
    return _places_table(entries, facts, caption)


def _places_table(entries: tuple[Entry, ...], facts: BulletinNotice, caption: str = "") -> NoticeTable:
    measure = facts.bulletin.measure
    change = "增减（百分点）" if measure.unit is Unit.PERCENT else "增减"
    return NoticeTable(
        caption=caption,
        headings=("位次", "法院", "分子／分母", "本期", _before(facts), change, "位次变化"),
        rows=tuple(_row(entry, facts) for entry in entries),
        widths=(8, 40, 26, 15, 15, 18, 14),
        left=(1,),
    )


def _before(facts: BulletinNotice) -> str:
    """What the figures are compared with: the bulletin before, or, where there was none, a day's figures."""
    day = facts.bulletin.compared_with
    return month_day(day) if day else "上期"


def _row(entry: Entry, facts: BulletinNotice) -> tuple[str, ...]:
    measure = facts.bulletin.measure
    return (
        str(entry.place),
        _name(entry.court_code, facts, entry.court_name),
        "／".join(count_text(one, measure.counted_in) for one in _counts(entry, measure)),
        value_of(entry, measure),
        shown(entry.value - entry.change.value, measure) if entry.change else "—",
        _signed(entry, measure),
        "—"
        if entry.move is None
        else "持平"
        if not entry.move
        else f"{'升' if entry.move > 0 else '降'}{abs(entry.move)}位",
    )


def _counts(entry: Entry, measure: Measure) -> tuple[int, ...]:
    return (entry.numerator, entry.denominator) if measure.has_denominator else (entry.numerator,)


def _signed(entry: Entry, measure: Measure) -> str:
    if entry.change is None:
        return "—"
    gap = gap_text(entry.change.value, measure.unit)
    return f"{'＋' if entry.change.value > 0 else '－'}{gap}" if float(gap) else gap


def _problems(facts: BulletinNotice) -> Iterator[Paragraph]:
    bulletin = facts.bulletin
    paragraphs: list[tuple[str, str]] = []
    if bulletin.mode is Mode.RANK:
        paragraphs += [
            (f"{_name(entry.court_code, facts, entry.court_name)}。", problem_text(entry, pool, facts))
            for pool in reversed(bulletin.pools)
            for entry in pool.named(pool.bottom)
        ]
    missing = [one for pool in reversed(bulletin.pools) for one in pool.missing]
    small = [one for pool in reversed(bulletin.pools) for one in pool.small]
    if missing:
        paragraphs.append(("未报送数据。", f"{_names(missing, facts)}未报送数据，未参加评价。"))
    if small:
        paragraphs.append(("基数过小。", f"{_names(small, facts)}基数过小，未参加评价。"))
    for number, (lead, text) in enumerate(paragraphs, start=1):
        yield Paragraph(text, lead=f"（{numeral(number)}）{lead}")
    if not paragraphs:
        yield Paragraph("本期没有需要列名的问题。")


def problem_text(entry: Entry, pool: PoolResult, facts: BulletinNotice) -> str:
    """The facts of one court that is named among the last."""
    measure = facts.bulletin.measure
    parts = [f"列{POOLS[pool.level]}第{entry.place}位（参评{len(pool.entries)}家）", f"本期{value_of(entry, measure)}"]
    if entry.change is not None:
        before = shown(entry.value - entry.change.value, measure)
        parts.append(f"{_before(facts)}{before}，{_rise(entry.change.value, measure)}")
    if measure.target is not None and measure.meets_target(entry.value) is False:
        parts.append(f"距目标要求{gap_of(measure.target.value - entry.value, measure)}")
    if entry.bottom_run > 1:
        parts.append(f"已连续{entry.bottom_run}期列{last_places(pool.named_places)}")
    return "，".join(parts) + "。"


def _names(courts: list[Unranked], facts: BulletinNotice) -> str:
    return "、".join(_name(court.court_code, facts, court.court_name) for court in courts)


def _demands(bulletin: Bulletin) -> Iterator[Paragraph]:
    demands = []
    if bulletin.mode is Mode.RANK and any(pool.bottom for pool in bulletin.pools):
        demands.append(
            "列名靠后的法院要逐案查明原因，院长负总责，执行局长具体负责，于　　月　　日前将整改措施书面报督查室。"
        )
    demands.append("未达到目标要求的法院要对照差距逐项补齐，下一期通报将反映整改效果。")
    if any(pool.missing for pool in bulletin.pools):
        demands.append("未报送数据的法院要在　　月　　日前补报，并说明原因。")
    for number, text in enumerate(demands, start=1):
        yield Paragraph(text, lead=f"（{numeral(number)}）")
    yield Paragraph("〔工作要求和时限由督查室审定后填写。〕")


def _annexes(facts: BulletinNotice) -> Iterator[Annex]:
    bulletin = facts.bulletin
    if bulletin.mode is not Mode.RANK:
        return
    tables = [
        (f"{POOLS[pool.level]}{bulletin.measure.short_zh}情况表", _places_table(pool.entries, facts))
        for pool in reversed(bulletin.pools)
        if pool.entries
    ]
    if short := _below(bulletin):
        tables.append(("未达到目标要求的法院清单", _below_table(short, facts)))
    for number, (title, table) in enumerate(tables, start=1):
        yield Annex(f"附件{number}" if len(tables) > 1 else "附件", title, table)


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
        headings=("序号", "法院", "类别", "本期", "距目标要求"),
        rows=tuple(
            (
                str(number),
                _name(entry.court_code, facts, entry.court_name),
                POOLS[level],
                value_of(entry, measure),
                gap_of(measure.target.value - entry.value, measure) if measure.target else "—",
            )
            for number, (level, entry) in enumerate(short, start=1)
        ),
        widths=(10, 46, 20, 20, 28),
        left=(1,),
    )
