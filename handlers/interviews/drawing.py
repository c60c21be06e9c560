"""Interviews with petitioners: drawing the cases."""

import base64
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.orders.issuing import issue
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.authority import speaks_for_himself
from rules.cases import CaseSummary
from rules.draw import (
    DrawFault,
    DrawRecord,
    DrawRefusal,
    DrawRequest,
    EarlierDraw,
    Pool,
    check_request,
    commitment_to,
    draw,
    may_draw,
    pool_of,
    read_request,
    redraws,
)
from rules.groups import GroupKind
from rules.incoming import Said
from rules.interview_orders import interview_orders, issuer_of
from rules.notifications.access import UseOwnAccount
from rules.notifications.interviews import CasesDrawn, DrawAnnounced, DrawnLine, DrawRefused
from rules.orders.draw_up import NotDrawnUp
from rules.orders.values import Origin
from rules.outgoing import Notification, Outgoing, Recipient
from storage.draws import DrawnBy, pack
from storage.interviews.board import Known

# Ten lines have to fit into the 1,024 characters that a file's caption may have.
_CELL_CHARACTERS = 14


async def draw_cases(scene: Scene, said: Said) -> None:
    """/draw [n] [reason], in a court's group: announced, drawn and published, or refused with what to do instead."""
    if not speaks_for_himself(said):
        await _say(scene, said, "refused", UseOwnAccount())
        return
    request = read_request(said.arguments)
    refusal = _not_here(scene) or (request if isinstance(request, DrawRefusal) else None)
    if refusal is None and isinstance(request, DrawRequest):
        refusal = await _draw(scene, said, request)
    if refusal is not None:
        rules = scene.policy.interviews
        facts = DrawRefused(
            refusal.fault, refusal.limit, refusal.last, refusal.last_on, rules.eligible_since, rules.rest_days
        )
        await _say(scene, said, "refused", facts)


def _not_here(scene: Scene) -> DrawRefusal | None:
    if scene.group is None or scene.group.kind is not GroupKind.COURT or scene.group.court_code is None:
        return DrawRefusal(DrawFault.NO_COURT)
    is_of_office = is_of_the_office(scene.roster, scene.posts)
    if not may_draw(scene.roster, scene.posts, scene.group.court_code, is_of_office=is_of_office):
        return DrawRefusal(DrawFault.NOT_ENTITLED)
    return None


@dataclass(frozen=True)
class _Lots:
    """What a draw is made from, and the draw before it if this one has to explain itself."""

    cases: tuple[CaseSummary, ...]
    pool: Pool
    redrawn: EarlierDraw | None

    def drawn(self, record: DrawRecord) -> tuple[CaseSummary, ...]:
        """The cases in the order in which the lot fell on them."""
        by_number = {case.number: case for case in self.cases}
        return tuple(by_number[number] for number in record.drawn)


async def _draw(scene: Scene, said: Said, request: DrawRequest) -> DrawRefusal | None:
    court_code = (scene.group.court_code if scene.group else None) or ""
    today, rules = _today(scene), scene.policy.interviews
    cases = await scene.work.cases.of_court(court_code)
    earlier = await scene.work.draws.last_of(court_code, scene.policy.zone)
    lots = _Lots(
        cases, pool_of(cases, today, rules, request.conditions), earlier if redraws(earlier, today, rules) else None
    )
    refusal = check_request(request, lots.pool, lots.redrawn, rules)
    if refusal is None and scene.speaker is not None:
        record = _record(scene, court_code, lots.pool, request)
        number = await scene.work.draws.keep(record, DrawnBy(scene.speaker.id, said.update_id))
        await scene.work.cases.drawn(record.drawn, today)
        await _publish(scene, said, number, record, lots)
    return refusal


def _record(scene: Scene, court_code: str, pool: Pool, request: DrawRequest) -> DrawRecord:
    seed = scene.new_code()
    return DrawRecord(
        court=court_code,
        drawn_at=scene.now.astimezone(scene.policy.zone).isoformat(timespec="seconds"),
        pool=pool.numbers,
        pool_hash=pool.hash,
        commitment=commitment_to(seed),
        wanted=request.wanted,
        seed=seed,
        drawn=draw(pool.numbers, request.wanted, seed, pool.conditions),
        reason=request.reason,
        conditions=pool.conditions,
    )


async def _publish(scene: Scene, said: Said, number: int, record: DrawRecord, lots: _Lots) -> None:
    """One recipient and one urgency: the announcement leaves first, the result waits for it, and the orders for both."""
    issuer = issuer_of(scene.roster, scene.speaker, record.court) if scene.speaker else None
    meet_by = _meet_by(scene) if issuer else None
    await _say(scene, said, "announced", _announcement(scene, number, record, lots))
    await _say(scene, said, "drawn", _result(scene, number, record, lots, meet_by))
    facts = {"pool": record.pool_hash, "seed": record.seed, "drawn": list(record.drawn)}
    actor = f"person:{scene.speaker.id if scene.speaker else 0}"
    await scene.work.audit.append(actor, "draw.made", f"draw:{number}", **facts)
    if issuer is not None and meet_by is not None:
        reading = interview_orders(lots.drawn(record), record.court, meet_by)
        group_id = scene.group.id if scene.group else None
        origin = Origin(said.chat.id, said.message_id, group_id, f"院长接谈案件抽取第{number}号")
        known = tuple(Known(number, case.number) for case in lots.drawn(record))
        if isinstance(orders := await issue(scene, reading, issuer, origin, known=known), NotDrawnUp):
            raise TypeError(f"a drawn case gave no order: {orders.reason}")


def _meet_by(scene: Scene) -> datetime:
    day = _today(scene) + timedelta(days=scene.policy.interviews.meet_within_days)
    return datetime.combine(day, scene.policy.conventions.close_of_business, scene.policy.zone)


def _announcement(scene: Scene, number: int, record: DrawRecord, lots: _Lots) -> DrawAnnounced:
    rules, pool = scene.policy.interviews, lots.pool
    return DrawAnnounced(
        number=number,
        court=scene.roster.courts[record.court].short_name,
        by=scene.speaker.name if scene.speaker else "",
        wanted=record.wanted,
        pool_size=len(pool.numbers),
        too_old=pool.too_old,
        interviewed=pool.interviewed,
        excluded=pool.excluded,
        rest_days=rules.rest_days,
        since=rules.eligible_since,
        pool_hash=record.pool_hash,
        commitment=record.commitment,
        follows=lots.redrawn.id if lots.redrawn else 0,
        reason=record.reason,
        conditions=record.conditions,
        unfitting=pool.unfitting,
    )


def _result(scene: Scene, number: int, record: DrawRecord, lots: _Lots, meet_by: datetime | None) -> CasesDrawn:
    lines = tuple(_line(case) for case in lots.drawn(record))
    packed = base64.b64encode(pack(record)).decode()
    court = scene.roster.courts[record.court].short_name
    return CasesDrawn(number, court, lines, record.seed, packed, meet_by.date() if meet_by else None)


def _line(case: CaseSummary) -> DrawnLine:
    return DrawnLine(case.number, _short(case.petitioner_masked), case.filed_on, _short(case.cause))


def _short(words: str) -> str:
    return words if len(words) <= _CELL_CHARACTERS else words[: _CELL_CHARACTERS - 1] + "…"


async def _say(scene: Scene, said: Said, what: str, notification: Notification) -> None:
    if scene.group is not None:
        outgoing = Outgoing(f"draw:{said.update_id}:{what}", Recipient(group_id=scene.group.id), notification)
        await scene.work.outbox.put(outgoing)


def _today(scene: Scene) -> date:
    return scene.now.astimezone(scene.policy.zone).date()


ROUTES = (Route(Command("draw"), Access(Who.ENROLLED, Where.BOUND_GROUP), draw_cases),)
