"""/bulletin, /rank and /court: what was published, and where every court stands now."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from handlers.bulletins.desk import pressers_place
from handlers.bulletins.pictures import with_trend
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.bulletins.inputs import hash_of, inputs_of
from rules.bulletins.making import Edition, make_bulletin
from rules.bulletins.pages import MOST_PAGES, pages
from rules.bulletins.recipients import court_part
from rules.bulletins.series import Audience, BulletinKind, Mode, Series
from rules.bulletins.values import Bulletin, Measure
from rules.bulletins.visibility import may_see_court, own_court_of
from rules.bulletins.wishes import series_named
from rules.courts import Court, Courts, Level
from rules.incoming import Pressed, Said
from rules.indicators import Indicator, Indicators
from rules.ledger.entries import Eyes
from rules.notifications.bulletin_pictures import RANKING_PAGES, RankingPage, SentInPrivate
from rules.notifications.bulletins import (
    CourtBulletin,
    CourtNotShown,
    FullRanking,
    NoBulletin,
    NoFigures,
    ProvinceBulletin,
    UnknownCourt,
    UnknownIndicator,
)
from rules.outgoing import Answer, Notification, Outgoing, Recipient
from rules.spreadsheets import tidy
from storage.snapshots import SnapshotOf, load_snapshot

_RANKING = "ranking:"  # what the buttons under a page of the ranking are about, before the indicator's code

ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)


def routes(indicators: Indicators) -> tuple[Route, ...]:
    asked: dict[str, Callable[..., Awaitable[Notification]]] = {
        "bulletin": _bulletin,
        "rank": _ranking,
        "court": _court,
    }
    return (
        *(
            Route(Command(name), ACCESS, partial(_answer, find=find, indicators=indicators))
            for name, find in asked.items()
        ),
        *(
            Route(Press(action), ACCESS, partial(_turn, number=number, indicators=indicators))
            for number, action in enumerate(RANKING_PAGES, start=1)
        ),
    )


async def _answer(
    scene: Scene, said: Said, *, find: Callable[..., Awaitable[Notification]], indicators: Indicators
) -> None:
    notification = await find(scene, said, indicators)
    recipient = scene.place(said.chat.id)
    key = f"asked:{said.update_id}"
    await scene.work.outbox.put(Outgoing(key, recipient, notification, reply_to_message=said.message_id))


async def _turn(scene: Scene, pressed: Pressed, *, number: int, indicators: Indicators) -> Answer | None:
    """Another page of the ranking as it is now, where the presser's other answers go."""
    indicator = indicators.by_code.get((scene.button.subject if scene.button else "").removeprefix(_RANKING))
    bulletin = await _as_of_now(scene, indicator) if indicator else None
    if bulletin is None:
        return Answer(NoBulletin(), is_alert=True)
    recipient = pressers_place(scene, pressed)
    found = await _page(scene, bulletin, number, recipient)
    await scene.work.outbox.put(Outgoing(f"pressed:{pressed.update_id}", recipient, found))
    return Answer(SentInPrivate()) if scene.group is not None and recipient.group_id is None else None


async def _page(scene: Scene, bulletin: Bulletin, number: int, recipient: Recipient) -> Notification:
    """A picture of thirty rows with buttons for the others; the text where nobody is ranked, or too many are."""
    if own := _own_part(scene, bulletin):
        return own
    count = len(pages(bulletin))
    if bulletin.mode is not Mode.RANK or not 1 <= count <= MOST_PAGES:
        return FullRanking(bulletin)
    subject = f"{_RANKING}{bulletin.measure.code}"
    offered = await scene.work.buttons.offer_many(subject, {recipient: RANKING_PAGES[:count]}, scene.new_code)
    return RankingPage(bulletin, min(number, count), offered[recipient])


async def _bulletin(scene: Scene, said: Said, _indicators: Indicators) -> Notification:
    """The newest bulletin as it was published, of the series that is named (月, weekly) or the first one.

    In a court's group only that court's part of it; so too for whoever was not among those who received the whole.
    """
    rules, word = scene.policy.bulletins, tidy(said.arguments)
    series = series_named(word, rules) if word else next(iter(rules.series), None)
    bulletin = await scene.work.bulletins.last_published(series.name if series else None)
    if bulletin is None:
        return NoBulletin()
    own = _own_part(scene, bulletin)
    if own is None and Audience.COMMAND_GROUP not in bulletin.to and not _is_office(scene):
        return NoBulletin()
    return own or ProvinceBulletin(bulletin)


async def _ranking(scene: Scene, said: Said, indicators: Indicators) -> Notification:
    name = tidy(said.arguments)
    indicator = indicators.named(name) if name else indicators[scene.policy.bulletins.headline]
    if indicator is None:
        return UnknownIndicator(name, await _known(scene, indicators))
    bulletin = await _as_of_now(scene, indicator)
    if bulletin is None:
        return NoFigures(Measure.of(indicator))
    return await _page(scene, bulletin, 1, scene.place(said.chat.id))


async def _court(scene: Scene, said: Said, indicators: Indicators) -> Notification:
    name = tidy(said.arguments)
    court = _named(name, scene)
    if not isinstance(court, Court):
        return UnknownCourt(name, court)
    if not may_see_court(
        court.code,
        scene.roster.courts,
        group=scene.group,
        posts=scene.posts,
        mode=await scene.work.bulletin_modes.mode_of_answers(scene.policy.bulletins),
        is_office=_is_office(scene),
    ):
        return CourtNotShown(is_group=own_court_of(scene.group) is not None)
    indicator = indicators[scene.policy.bulletins.headline]
    bulletin = await _as_of_now(scene, indicator)
    part = court_part(bulletin, court.code, scene.roster.courts) if bulletin else None
    return await with_trend(scene, part, court.code, indicators) if part else NoFigures(Measure.of(indicator))


def _named(name: str, scene: Scene) -> Court | tuple[str, ...]:
    """The court that is meant, in its own group also without a name; or the candidates of an ambiguous name."""
    courts: Courts = scene.roster.courts
    if not name:
        own = own_court_of(scene.group) or next((post.court_code for post in scene.posts), None)
        return courts[own] if own and courts[own].level is not Level.HIGH else ()
    found = courts.by_code.get(name.lower()) or courts.by_name.get(name)
    return found or tuple(court.short_name for court in courts if name in court.ambiguous_aliases)


async def _as_of_now(scene: Scene, indicator: Indicator) -> Bulletin | None:
    """The indicator's newest figures as a bulletin that nobody published; the published one where it has the same."""
    policy = scene.policy.bulletins
    today = scene.now.astimezone(scene.policy.zone).date()
    day = await scene.work.indicators.newest_day(indicator.code, today)
    if day is None:
        return None
    published = await scene.work.bulletins.last_published()
    if published and (published.measure.code, published.figures_day) == (indicator.code, day):
        return published
    eyes = Eyes(scene.now, scene.policy.court_time, scene.policy.lights)
    of = SnapshotOf(today, day, next(iter(policy.series), Series("answer")), eyes)
    rules = replace(policy, mode=await scene.work.bulletin_modes.mode_of_answers(policy))
    snapshot = await load_snapshot(scene.work, indicator, scene.roster.courts, of)
    return make_bulletin(
        snapshot, rules, Edition(kind=BulletinKind.QUERY), scene.now, hash_of(inputs_of(snapshot, rules))
    )


def _own_part(scene: Scene, bulletin: Bulletin) -> CourtBulletin | None:
    """In a court's group only that court's part; to the office everything; None where all of it may be shown."""
    own = own_court_of(scene.group)
    is_for_all = bulletin.mode is not Mode.OWN_COURT_ONLY and Audience.COMMAND_GROUP in bulletin.to
    if own is None and not is_for_all and not _is_office(scene):
        own = next((post.court_code for post in scene.posts), None)
    return court_part(bulletin, own, scene.roster.courts) if own else None


async def _known(scene: Scene, indicators: Indicators) -> tuple[Measure, ...]:
    today = scene.now.astimezone(scene.policy.zone).date()
    newest = scene.work.indicators.newest_day
    return tuple([Measure.of(one) for one in indicators if await newest(one.code, today) is not None])


def _is_office(scene: Scene) -> bool:
    return is_of_the_office(scene.roster, scene.posts)
