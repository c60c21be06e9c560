"""Pictures that are asked for: the full ranking page by page, the province by city, a court's own trend."""

from bot.page import Attachment, Page, safe
from bot.pictures.cities import CityWords, city_picture
from bot.pictures.pages import PageWords, ranking_page
from bot.pictures.trend import TrendWords, trend_picture
from bot.templates.numbers import gap_text
from bot.templates.paging import page_buttons
from bot.templates.zh_CN.bulletins.buttons import rows_of
from bot.templates.zh_CN.bulletins.names import dated, plain_title, title_of
from bot.templates.zh_CN.bulletins.province import absent
from bot.templates.zh_CN.bulletins.words import POOLS, goal_text, measure_text, month_day, shown, value_of
from rules.bulletins.pages import pages
from rules.bulletins.values import Bulletin, Entry, Measure
from rules.courts import Level
from rules.notifications.bulletin_pictures import BulletinFiled, CityPicture, RankingPage, SentInPrivate
from rules.notifications.bulletins import CourtBulletin


def subtitle(bulletin: Bulletin) -> str:
    return f"{bulletin.day.year}年{month_day(bulletin.day)} · 数据截至{month_day(bulletin.figures_day)}"


def signed_change(entry: Entry, measure: Measure) -> str:
    if entry.change is None:
        return "—"
    gap = gap_text(entry.change.value, measure.unit)
    return f"{'+' if entry.change.value > 0 else '−'}{gap}" if float(gap) else gap


PAGES = PageWords(
    title=lambda bulletin: plain_title(bulletin.name),
    subtitle=subtitle,
    measure=measure_text,
    pools=POOLS,
    ranked=lambda pool, courts: f"{pool} · 参评{courts}家",
    page=lambda number, pages: f"{number}/{pages}",
    headings=("位次", "法院", "本期", "增减", "升降"),
    late="延迟发布",
    sample="示例数据",
    value=value_of,
    change=signed_change,
    footer="增减：百分率为百分点。绿色为列名在前，红色为列名在后。",
)
CITIES = CityWords(
    title=lambda bulletin: f"{plain_title(bulletin.name)} · 分市",
    subtitle=subtitle,
    measure=measure_text,
    remark=lambda city: f"{len(city.values)}家" + (f"，{city.met}家达标" if city.met is not None else ""),
    value=shown,
    late="延迟发布",
    sample="示例数据",
    footer="蓝点：辖区基层法院合计（不是平均）；短线：各院；红虚线：目标",
)
TREND = TrendWords(
    title=lambda court: court,
    measure=measure_text,
    value=shown,
    day=month_day,
    target=lambda measure: goal_text(measure).strip("（）"),
    now="最新",
    best="最好",
    worst="最差",
    sample="示例数据",
    footer=lambda days: f"近{days}个有数据的日子" if days > 1 else "只有一天的数据",
)


_PAGE = {Level.BASIC: "{first}–{last}位", Level.INTERMEDIATE: "中院{first}–{last}位"}


def ranking_page_of(facts: RankingPage) -> Page:
    bulletin, number = facts.bulletin, facts.number
    picture = ranking_page(bulletin, number, PAGES)
    lines = [
        f"{title_of(bulletin.name)}全表 {number}/{len(pages(bulletin))}",
        *(absent(bulletin, 1) if number == 1 else []),
    ]
    name = f"bulletin-{bulletin.day.isoformat()}-{number}.png"
    return Page("\n".join(lines), page_buttons(facts, _PAGE), Attachment(name, picture, is_photo=True))


def city_picture_of(facts: CityPicture) -> Page:
    bulletin = facts.bulletin
    picture = city_picture(bulletin, facts.cities, CITIES)
    name = f"cities-{bulletin.day.isoformat()}.png"
    return Page(f"{title_of(bulletin.name)} · 分市情况", attachment=Attachment(name, picture, is_photo=True))


def trend_attachment(facts: CourtBulletin, court: str) -> Attachment | None:
    """The court's trend; None where its days were not asked for, or where there are none."""
    if not facts.trend:
        return None
    picture = trend_picture(court, facts.measure, facts.trend, TREND, is_sample=facts.is_sample)
    return Attachment(f"trend-{facts.figures_day.isoformat()}.png", picture, is_photo=True)


def sent_in_private(_facts: SentInPrivate) -> Page:
    return Page("已发到您与机器人的私聊。")


def bulletin_filed(facts: BulletinFiled) -> Page:
    return Page(
        f"第{facts.number}号 {dated(facts.name)}已发布（{safe(facts.measure.short_zh)}）。\n通报草稿和全表可在此调取：",
        rows_of(facts.buttons),
    )
