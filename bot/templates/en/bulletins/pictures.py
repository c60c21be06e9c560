"""Pictures that are asked for: the full ranking page by page, the province by city, a court's own trend."""

from bot.page import Attachment, Page, safe
from bot.pictures.cities import CityWords, city_picture
from bot.pictures.pages import PageWords, ranking_page
from bot.pictures.trend import TrendWords, trend_picture
from bot.templates.en.bulletins.buttons import rows_of
from bot.templates.en.bulletins.names import dated, plain_title, title_of
from bot.templates.en.bulletins.province import absent
from bot.templates.en.bulletins.words import POOLS, goal_text, measure_text, month_day, shown, value_of
from bot.templates.numbers import gap_text
from bot.templates.paging import page_buttons
from rules.bulletins.pages import pages
from rules.bulletins.values import Bulletin, Entry, Measure
from rules.courts import Level
from rules.notifications.bulletin_pictures import BulletinFiled, CityPicture, RankingPage, SentInPrivate
from rules.notifications.bulletins import CourtBulletin


def subtitle(bulletin: Bulletin) -> str:
    return f"{month_day(bulletin.day)} {bulletin.day.year} · figures of {month_day(bulletin.figures_day)}"


def signed_change(entry: Entry, measure: Measure) -> str:
    if entry.change is None:
        return "–"
    gap = gap_text(entry.change.value, measure.unit)
    return f"{'+' if entry.change.value > 0 else '−'}{gap}" if float(gap) else gap


PAGES = PageWords(
    title=lambda bulletin: plain_title(bulletin.name),
    subtitle=subtitle,
    measure=measure_text,
    pools=POOLS,
    ranked=lambda pool, courts: f"{pool} · {courts}",
    page=lambda number, pages: f"{number}/{pages}",
    headings=("No.", "Court", "Now", "Change", "Move"),
    late="late",
    sample="sample data",
    value=value_of,
    change=signed_change,
    footer="Changes of percentages are in points. Green: named first. Red: named last.",
)
CITIES = CityWords(
    title=lambda bulletin: f"{plain_title(bulletin.name)} by city",
    subtitle=subtitle,
    measure=measure_text,
    remark=lambda city: f"{len(city.values)} courts" + (f", {city.met} on target" if city.met is not None else ""),
    value=shown,
    late="late",
    sample="sample data",
    footer="Blue: the city's basic courts added up. Ticks: each court. Red: the target.",
)
TREND = TrendWords(
    title=lambda court: court,
    measure=measure_text,
    value=shown,
    day=month_day,
    target=lambda measure: goal_text(measure).strip(" ()"),
    now="Now",
    best="Best",
    worst="Worst",
    sample="sample data",
    footer=lambda days: f"{days} days with figures" if days > 1 else "one day with figures",
)


_PAGE = {Level.BASIC: "{first}–{last}", Level.INTERMEDIATE: "Intermediate {first}–{last}"}


def ranking_page_of(facts: RankingPage) -> Page:
    bulletin, number = facts.bulletin, facts.number
    picture = ranking_page(bulletin, number, PAGES)
    lines = [
        f"{title_of(bulletin.name)}, full table {number}/{len(pages(bulletin))}",
        *(absent(bulletin, 1) if number == 1 else []),
    ]
    name = f"bulletin-{bulletin.day.isoformat()}-{number}.png"
    return Page("\n".join(lines), page_buttons(facts, _PAGE), Attachment(name, picture, is_photo=True))


def city_picture_of(facts: CityPicture) -> Page:
    bulletin = facts.bulletin
    picture = city_picture(bulletin, facts.cities, CITIES)
    name = f"cities-{bulletin.day.isoformat()}.png"
    return Page(f"{title_of(bulletin.name)} by city", attachment=Attachment(name, picture, is_photo=True))


def trend_attachment(facts: CourtBulletin, court: str) -> Attachment | None:
    """The court's trend; None where its days were not asked for, or where there are none."""
    if not facts.trend:
        return None
    picture = trend_picture(court, facts.measure, facts.trend, TREND, is_sample=facts.is_sample)
    return Attachment(f"trend-{facts.figures_day.isoformat()}.png", picture, is_photo=True)


def sent_in_private(_facts: SentInPrivate) -> Page:
    return Page("Sent to your private chat with the bot.")


def bulletin_filed(facts: BulletinFiled) -> Page:
    return Page(
        f"No. {facts.number}, {dated(facts.name)}, is published ({safe(facts.measure.short_en)}).\n"
        "The draft of the notice and the full table:",
        rows_of(facts.buttons),
    )
