from collections.abc import Callable
from typing import Any

from bot.page import Page
from bot.templates.zh_CN.bulletins.court import court_bulletin
from bot.templates.zh_CN.bulletins.documents import bulletin_notice, bulletin_workbook
from bot.templates.zh_CN.bulletins.evenness import fairness_shown
from bot.templates.zh_CN.bulletins.gathering import figures_asked, figures_awaited
from bot.templates.zh_CN.bulletins.office import (
    court_not_shown,
    no_bulletin,
    no_figures,
    not_under_bulletin,
    unknown_court,
    unknown_indicator,
)
from bot.templates.zh_CN.bulletins.pictures import bulletin_filed, city_picture_of, ranking_page_of, sent_in_private
from bot.templates.zh_CN.bulletins.province import full_ranking, province_bulletin
from bot.templates.zh_CN.bulletins.releasing import (
    bulletin_held,
    bulletin_lapsed,
    dry_run,
    release_asked,
    release_refused,
)
from bot.templates.zh_CN.bulletins.series import bulletins_listed, series_shown
from bot.templates.zh_CN.bulletins.withdrawing import (
    bulletin_withdrawn,
    message_withdrawn,
    withdrawal_asked,
    withdrawal_done,
)
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook
from rules.notifications.bulletin_pictures import BulletinFiled, CityPicture, RankingPage, SentInPrivate
from rules.notifications.bulletin_releases import (
    BulletinHeld,
    BulletinLapsed,
    BulletinsListed,
    BulletinWithdrawn,
    DryRun,
    FairnessShown,
    FiguresAsked,
    FiguresAwaited,
    MessageWithdrawn,
    ReleaseAsked,
    ReleaseRefused,
    SeriesShown,
    WithdrawalAsked,
    WithdrawalDone,
)
from rules.notifications.bulletins import (
    CourtBulletin,
    CourtNotShown,
    FullRanking,
    NoBulletin,
    NoFigures,
    NotUnderBulletin,
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
    NoBulletin: no_bulletin,
    NotUnderBulletin: not_under_bulletin,
    NoFigures: no_figures,
    UnknownIndicator: unknown_indicator,
    UnknownCourt: unknown_court,
    CourtNotShown: court_not_shown,
    BulletinNotice: bulletin_notice,
    BulletinWorkbook: bulletin_workbook,
    BulletinFiled: bulletin_filed,
    CityPicture: city_picture_of,
    RankingPage: ranking_page_of,
    SentInPrivate: sent_in_private,
    BulletinHeld: bulletin_held,
    BulletinLapsed: bulletin_lapsed,
    BulletinsListed: bulletins_listed,
    BulletinWithdrawn: bulletin_withdrawn,
    DryRun: dry_run,
    FairnessShown: fairness_shown,
    FiguresAsked: figures_asked,
    FiguresAwaited: figures_awaited,
    MessageWithdrawn: message_withdrawn,
    ReleaseAsked: release_asked,
    ReleaseRefused: release_refused,
    SeriesShown: series_shown,
    WithdrawalAsked: withdrawal_asked,
    WithdrawalDone: withdrawal_done,
}
