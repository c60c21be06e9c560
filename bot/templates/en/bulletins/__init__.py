from collections.abc import Callable
from typing import Any

from bot.page import Page
from bot.templates.en.bulletins.court import court_bulletin
from bot.templates.en.bulletins.daily import daily_bulletin, full_ranking
from bot.templates.en.bulletins.office import (
    bulletin_held,
    bulletin_lapsed,
    court_not_shown,
    no_bulletin,
    no_figures,
    unknown_court,
    unknown_indicator,
)
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

__all__ = ["PAGES"]

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
