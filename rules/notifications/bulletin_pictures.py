"""What a press under a bulletin brings: the full ranking page by page, the province by city."""

from dataclasses import dataclass
from typing import ClassVar

from rules.bulletins.cities import City
from rules.bulletins.pages import MOST_PAGES
from rules.bulletins.values import Bulletin, BulletinName, Measure
from rules.outgoing import Button, Notification, Priority

TABLE, CITIES, OWN, BEFORE, TREND = (
    "bulletin_table",
    "bulletin_cities",
    "bulletin_own",
    "bulletin_before",
    "bulletin_trend",
)
NOTICE_DOCX, NOTICE_PDF, WORKBOOK = "bulletin_notice_docx", "bulletin_notice_pdf", "bulletin_workbook"

UNDER_THE_WHOLE = (TABLE, CITIES, OWN, BEFORE)
UNDER_A_PART = (TREND, BEFORE)
RANKING_PAGES = tuple(f"ranking_page_{number}" for number in range(1, MOST_PAGES + 1))
FOR_THE_OFFICE = (NOTICE_DOCX, NOTICE_PDF, WORKBOOK, TABLE, CITIES)


@dataclass(frozen=True, slots=True)
class RankingPage(Notification):
    """One page of the full ranking, from 1; with buttons for all of its pages where it is turned page by page."""

    kind: ClassVar[str] = "ranking_page"
    priority: ClassVar[Priority] = Priority.BULLETIN

    bulletin: Bulletin
    number: int
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class CityPicture(Notification):
    """The province by city."""

    kind: ClassVar[str] = "city_picture"
    priority: ClassVar[Priority] = Priority.BULLETIN

    bulletin: Bulletin
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class BulletinFiled(Notification):
    """To the office: the bulletin was published under this number; its files are behind the buttons."""

    kind: ClassVar[str] = "bulletin_filed"

    name: BulletinName
    number: int
    measure: Measure
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class SentInPrivate(Notification):
    """Answers a press in a group: what was asked for stands in the presser's own chat."""

    kind: ClassVar[str] = "sent_in_private"


ALL: tuple[type[Notification], ...] = (RankingPage, CityPicture, BulletinFiled, SentInPrivate)
