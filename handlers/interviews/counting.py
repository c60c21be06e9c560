"""/interviews, the counts that a leader asks for; /problems, what many interviews have in common."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.courts import Court, Level, court_named
from rules.groups import GroupKind
from rules.incoming import Said
from rules.interviews.counts import (
    Counted,
    Problem,
    by_city,
    by_court,
    by_president,
    problems,
    tally,
    waiting_longest,
)
from rules.interviews.periods import Period, read_period
from rules.interviews.values import Source
from rules.notifications.interview_counts import (
    CommonProblems,
    InterviewCounts,
    InterviewWorkbook,
    PeriodNotUnderstood,
    Waiting,
)
from rules.outgoing import Notification, Outgoing, Recipient
from storage.interviews.counting import counted

_SHEET_WORDS = ("表格", "表", "xlsx", "excel", "Excel")
_MOST_WAITING = 5
_MOST_IN_A_SHEET = 20_000
_MOST_PROBLEMS = 12
_MOST_BEHIND = 6


@dataclass(frozen=True)
class _Asked:
    """Which court with all below it, which days, and whether as a workbook."""

    top: Court
    period: Period
    is_sheet: bool


async def count_interviews(scene: Scene, said: Said) -> None:
    """/interviews [表格] [court] [period]: the province for the office and the command group, else one's own court."""
    asked = _asked(scene, said.arguments)
    if asked is None:
        await _say(scene, said, PeriodNotUnderstood("interviews"))
        return
    courts = scene.roster.courts
    codes = {asked.top.code, *(one.code for one in courts if courts.is_above(asked.top.code, one.code))}
    found = await counted(scene.work, scene.roster, scene.policy.zone, codes)
    scope = "" if asked.top.level is Level.HIGH else asked.top.short_name
    if asked.is_sheet:
        facts = InterviewWorkbook(
            scope,
            asked.period,
            tally(found, asked.period),
            by_court(found, asked.period, courts),
            by_president(found, asked.period, courts),
            _waiting(scene, found, asked.period)[:_MOST_IN_A_SHEET],
            problems(found, asked.period, courts),
        )
        await _say(scene, said, facts, is_private=_is_public(scene))
        return
    parts = (
        by_city(found, asked.period, courts) if asked.top.level is Level.HIGH else by_court(found, asked.period, courts)
    )
    waiting = () if _is_public(scene) else _waiting(scene, found, asked.period)[:_MOST_WAITING]
    await _say(scene, said, InterviewCounts(scope, asked.period, tally(found, asked.period), parts, waiting))


def _asked(scene: Scene, arguments: str) -> _Asked | None:
    words = arguments.split()
    is_sheet = any(word in _SHEET_WORDS for word in words)
    words = [word for word in words if word not in _SHEET_WORDS]
    top = _own_court(scene, is_sheet=is_sheet)
    if words and (court := court_named(scene.roster.courts, words[0])) is not None:
        if not _may_see(scene, court, is_sheet=is_sheet):
            return None
        top, words = court, words[1:]
    period = read_period("".join(words), scene.now.astimezone(scene.policy.zone).date())
    return _Asked(top, period, is_sheet) if period is not None and top is not None else None


def _is_public(scene: Scene) -> bool:
    """Whether the group is one of many courts: there are numbers, and nothing of single cases."""
    return scene.group is not None and scene.group.kind not in {GroupKind.COURT, GroupKind.OFFICE}


def _own_court(scene: Scene, *, is_sheet: bool) -> Court | None:
    """The group's court, or the province; for who asks in private, or for a workbook, the office's province or his highest court."""
    courts = scene.roster.courts
    if scene.group is not None and scene.group.kind is GroupKind.COURT:
        return courts.by_code.get(scene.group.court_code or "")
    is_shared = scene.group is not None and not (is_sheet and _is_public(scene))
    if is_shared or is_of_the_office(scene.roster, scene.posts):
        return courts.high
    own = sorted((courts[post.court_code] for post in scene.posts), key=lambda court: list(Level).index(court.level))
    return own[0] if own else None


def _may_see(scene: Scene, court: Court, *, is_sheet: bool) -> bool:
    """In a group, its own court and those below; in private and in a workbook, the speaker's courts and those below."""
    courts, own = scene.roster.courts, _own_court(scene, is_sheet=is_sheet)
    mine = {own.code} if own else set()
    if scene.group is None or (is_sheet and _is_public(scene)):
        mine |= {post.court_code for post in scene.posts}
    return court.code in mine or any(courts.is_above(code, court.code) for code in mine)


def _waiting(scene: Scene, found: Iterable[Counted], period: Period) -> tuple[Waiting, ...]:
    today, courts = scene.now.astimezone(scene.policy.zone).date(), scene.roster.courts
    return tuple(
        Waiting(
            courts[one.court_code].short_name if one.court_code in courts else "",
            one.leader,
            one.number,
            one.case_number,
            one.petitioner,
            one.asked_on,
            (today - one.asked_on).days,
            one.source is Source.DRAW,
        )
        for one in waiting_longest(found, period)
    )


async def list_problems(scene: Scene, said: Said) -> None:
    """/problems [period]: tags, how often, in how many courts, and the cases behind them; for the office."""
    period = read_period(said.arguments, scene.now.astimezone(scene.policy.zone).date())
    if period is None:
        await _say(scene, said, PeriodNotUnderstood("problems"))
        return
    found = problems(await counted(scene.work, scene.roster, scene.policy.zone), period, scene.roster.courts)
    shown = tuple(_shortened(one) for one in found[:_MOST_PROBLEMS])
    is_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    facts = CommonProblems(period, shown, max(len(found) - _MOST_PROBLEMS, 0))
    await _say(scene, said, facts, is_private=not is_office)


def _shortened(one: Problem) -> Problem:
    """With the first cases behind it; all of them stand in the workbook."""
    return replace(one, behind=one.behind[:_MOST_BEHIND])


async def _say(scene: Scene, said: Said, facts: Notification, *, is_private: bool = False) -> None:
    if scene.group is not None and not is_private:
        recipient = Recipient(group_id=scene.group.id)
    elif scene.speaker is not None:
        recipient = Recipient(person_id=scene.speaker.id)
    else:
        recipient = Recipient(chat_id=said.sender.telegram_id)
    reply = said.message_id if scene.group is not None and not is_private else None
    await scene.work.outbox.put(Outgoing(f"interviews:{said.update_id}", recipient, facts, reply_to_message=reply))


ROUTES = (
    Route(Command("interviews"), Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP), count_interviews),
    Route(Command("problems"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), list_problems),
)
