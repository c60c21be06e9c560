"""The buttons under a bulletin: full table, cities, one's own court, the bulletin before, and the files for the office.

In a court's group the answer stands there and tells of that court only. Elsewhere it goes to whoever pressed, in private, so that
one person's curiosity does not fill a group.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial

from handlers.bulletins.desk import OFFICE, pressers_place
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.bulletins.cities import cities
from rules.bulletins.full_table import totals
from rules.bulletins.pages import MOST_PAGES, pages
from rules.bulletins.recipients import court_part
from rules.bulletins.series import Audience, Mode
from rules.bulletins.trend import TREND_DAYS, trend
from rules.bulletins.values import Bulletin
from rules.bulletins.visibility import own_court_of
from rules.incoming import Pressed
from rules.indicators import Indicators
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook, NoticeForm
from rules.notifications.bulletin_pictures import (
    BEFORE,
    CITIES,
    NOTICE_DOCX,
    NOTICE_PDF,
    OWN,
    TABLE,
    TREND,
    WORKBOOK,
    CityPicture,
    RankingPage,
    SentInPrivate,
)
from rules.notifications.bulletins import (
    Asked,
    CourtBulletin,
    CourtNotShown,
    FullRanking,
    NoBulletin,
    NotUnderBulletin,
    ProvinceBulletin,
)
from rules.outgoing import Answer, Notification, Outgoing

ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)

Find = Callable[[Scene, Bulletin, Indicators], Awaitable[Sequence[Notification]]]


def routes(indicators: Indicators) -> tuple[Route, ...]:
    everybody: dict[str, Find] = {TABLE: _table, CITIES: _cities, OWN: _own, TREND: _own, BEFORE: _before}
    office: dict[str, Find] = {
        NOTICE_DOCX: partial(_notice, form=NoticeForm.DOCX),
        NOTICE_PDF: partial(_notice, form=NoticeForm.PDF),
        WORKBOOK: _workbook,
    }
    return tuple(
        Route(Press(action), access, partial(_answer, find=find, indicators=indicators))
        for access, finds in ((ACCESS, everybody), (OFFICE, office))
        for action, find in finds.items()
    )


async def _answer(scene: Scene, pressed: Pressed, *, find: Find, indicators: Indicators) -> Answer | None:
    """Put what was asked for into the outbox, once for each press; what there is nothing of is said at once."""
    bulletin = await scene.work.bulletins.get(scene.button.subject if scene.button else "")
    found = await find(scene, bulletin, indicators) if bulletin else (NoBulletin(),)
    if len(found) == 1 and isinstance(found[0], NoBulletin | NotUnderBulletin | CourtNotShown):
        return Answer(found[0], is_alert=True)
    recipient = pressers_place(scene, pressed)
    for number, notification in enumerate(found):
        await scene.work.outbox.put(Outgoing(f"pressed:{pressed.update_id}:{number}", recipient, notification))
    is_elsewhere = scene.group is not None and recipient.group_id is None
    return Answer(SentInPrivate()) if is_elsewhere else None


def _may_see_all(scene: Scene, bulletin: Bulletin) -> bool:
    """Whether the whole of the bulletin may be shown here: never in a court's group, and only of what all received."""
    if own_court_of(scene.group) is not None:
        return False
    is_for_all = bulletin.mode is not Mode.OWN_COURT_ONLY and Audience.COMMAND_GROUP in bulletin.to
    return is_for_all or is_of_the_office(scene.roster, scene.posts)


async def _table(scene: Scene, bulletin: Bulletin, _indicators: Indicators) -> Sequence[Notification]:
    """Pictures of thirty rows; in another mode than to rank, or in a province too large for pictures, the text."""
    if not _may_see_all(scene, bulletin):
        return (CourtNotShown(is_group=own_court_of(scene.group) is not None),)
    count = len(pages(bulletin))
    if bulletin.mode is not Mode.RANK or count > MOST_PAGES:
        return (FullRanking(bulletin),)
    return tuple(RankingPage(bulletin, number) for number in range(1, count + 1))


async def _cities(scene: Scene, bulletin: Bulletin, _indicators: Indicators) -> Sequence[Notification]:
    if not _may_see_all(scene, bulletin):
        return (CourtNotShown(is_group=own_court_of(scene.group) is not None),)
    table = await scene.work.full_tables.get(bulletin.key)
    found = cities(bulletin, table) if table else ()
    return (CityPicture(bulletin, found),) if found else (NotUnderBulletin(Asked.TABLE),)


async def _own(scene: Scene, bulletin: Bulletin, indicators: Indicators) -> Sequence[Notification]:
    """The court of the group, or of the presser's first post, with its trend."""
    code = own_court_of(scene.group) or next((post.court_code for post in scene.posts), None)
    part = court_part(bulletin, code, scene.roster.courts) if code else None
    if code is None or part is None:
        return (NotUnderBulletin(Asked.OWN_COURT),)
    return (await with_trend(scene, part, code, indicators),)


async def with_trend(scene: Scene, part: CourtBulletin, court_code: str, indicators: Indicators) -> CourtBulletin:
    """The court's part with its last thirty days."""
    indicator = indicators.by_code.get(part.measure.code)
    if indicator is None:
        return part
    since = part.figures_day - timedelta(days=TREND_DAYS - 1)
    figures = await scene.work.indicators.of_court(indicator.code, court_code, since, part.figures_day)
    return part.with_trend(trend(indicator, figures))


async def _before(scene: Scene, bulletin: Bulletin, _indicators: Indicators) -> Sequence[Notification]:
    """The bulletin before as it was published; in a court's group, or where not all may be seen, that court's part."""
    table = await scene.work.full_tables.get(bulletin.key)
    before = await scene.work.bulletins.get(table.before_key) if table and table.before_key else None
    if before is None:
        return (NotUnderBulletin(Asked.BEFORE),)
    if _may_see_all(scene, before):
        return (ProvinceBulletin(before),)
    code = own_court_of(scene.group) or next((post.court_code for post in scene.posts), "")
    part = court_part(before, code, scene.roster.courts) if code else None
    return (part or NotUnderBulletin(Asked.OWN_COURT),)


async def _notice(
    scene: Scene, bulletin: Bulletin, _indicators: Indicators, *, form: NoticeForm
) -> Sequence[Notification]:
    table = await scene.work.full_tables.get(bulletin.key)
    if table is None:
        return (NotUnderBulletin(Asked.TABLE),)
    before = await scene.work.full_tables.before(table)
    names = {court.code: court.full_name for court in table.courts}
    return (BulletinNotice(form, bulletin, totals(table, before), table.issuer, names),)


async def _workbook(scene: Scene, bulletin: Bulletin, _indicators: Indicators) -> Sequence[Notification]:
    table = await scene.work.full_tables.get(bulletin.key)
    if table is None:
        return (NotUnderBulletin(Asked.TABLE),)
    return (BulletinWorkbook(bulletin, table, await scene.work.full_tables.before(table)),)
