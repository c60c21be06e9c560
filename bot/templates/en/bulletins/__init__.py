from collections.abc import Callable
from typing import Any

from bot.page import Page
from bot.templates.en.bulletins.court import court_bulletin
from bot.templates.en.bulletins.documents import bulletin_notice, bulletin_workbook
from bot.templates.en.bulletins.office import (
    bulletin_held,
    bulletin_lapsed,
    court_not_shown,
    no_bulletin,
    no_figures,
    unknown_court,
    unknown_indicator,
)
from bot.templates.en.bulletins.province import full_ranking, province_bulletin
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook
from rules.notifications.bulletins import (
    BulletinHeld,
    BulletinLapsed,
    CourtBulletin,
    CourtNotShown,
    FullRanking,
    NoBulletin,
    NoFigures,
    ProvinceBulletin,
    UnknownCourt,
    UnknownIndicator,
)
from rules.outgoing import Notification

__all__ = ["PAGES"]

PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ProvinceBulletin: province_bulletin,
    CourtBulletin: court_bulletin,
    FullRanking: full_ranking,
    BulletinHeld: bulletin_held,
    BulletinLapsed: bulletin_lapsed,
    NoBulletin: no_bulletin,
    NoFigures: no_figures,
    UnknownIndicator: unknown_indicator,
    UnknownCourt: unknown_court,
    CourtNotShown: court_not_shown,
    BulletinNotice: bulletin_notice,
    BulletinWorkbook: bulletin_workbook,
}
