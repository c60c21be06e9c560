"""A draw as a whole: kept, announced, published, and followed by an order for each case."""

import base64
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rules.cases import CaseSummary
from rules.draw import (
    DrawRecord,
    DrawRefusal,
    DrawRequest,
    EarlierDraw,
    Pool,
    check_request,
    commitment_to,
    draw,
    pool_of,
    redraws,
)
from rules.draw_conditions import Condition
from rules.groups import Group
from rules.interview_orders import interview_orders, issuer_of
from rules.notifications.interviews import CasesDrawn, DrawAnnounced, DrawnLine, DrawRefused
from rules.orders.draw_up import NotDrawnUp
from rules.orders.values import Origin
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import Person
from storage.draws import DrawnBy, pack
from storage.interviews.board import Known
from storage.orders.board import Board
from storage.orders.issuing import issue

# Ten lines have to fit into the 1,024 characters that a file's caption may have.
_CELL_CHARACTERS = 14


@dataclass(frozen=True)
class Lots:
    """What a draw is made from, and the draw before it if this one has to explain itself."""

    cases: tuple[CaseSummary, ...]
    pool: Pool
    redrawn: EarlierDraw | None

    def drawn(self, record: DrawRecord) -> tuple[CaseSummary, ...]:
        """The cases in the order in which the lot fell on them."""
        by_number = {case.number: case for case in self.cases}
        return tuple(by_number[number] for number in record.drawn)


@dataclass(frozen=True)
class Drawing:
    """One draw in one court's group. `occasion` is unique for ever: an update, or a month; `asked_by` None for the month's draw."""

    board: Board
    group: Group
    court_code: str
    occasion: str
    by: DrawnBy
    asked_by: Person | None = None
    message_id: int | None = None

    async def lots(self, conditions: tuple[Condition, ...] = ()) -> Lots:
        """What may be drawn today, under these conditions."""
        work, rules, zone = self.board.work, self.board.policy.interviews, self.board.policy.zone
        today = work.now.astimezone(zone).date()
        cases = await work.cases.of_court(self.court_code)
        earlier = await work.draws.last_of(self.court_code, zone)
        pool = pool_of(cases, today, rules, conditions)
        return Lots(cases, pool, earlier if redraws(earlier, today, rules) else None)

    async def draw(self, request: DrawRequest, lots: Lots) -> DrawRefusal | None:
        """Draw and publish; or nothing, and why."""
        refusal = check_request(request, lots.pool, lots.redrawn, self.board.policy.interviews)
        if refusal is None:
            reason = await self.board.work.cases.with_names_masked(request.reason, self.court_code)
            record = self._record(lots.pool, replace(request, reason=reason))
            number = await self.board.work.draws.keep(record, self.by)
            await self.board.work.cases.drawn(record.drawn, self._local_now.date())
            await self._publish(number, record, lots)
        return refusal

    async def refuse(self, refusal: DrawRefusal) -> None:
        rules = self.board.policy.interviews
        facts = DrawRefused(
            refusal.fault, refusal.limit, refusal.last, refusal.last_on, rules.eligible_since, rules.rest_days
        )
        await self.say("refused", facts)

    async def say(self, what: str, notification: Notification) -> None:
        outgoing = Outgoing(f"draw:{self.occasion}:{what}", Recipient(group_id=self.group.id), notification)
        await self.board.work.outbox.put(outgoing)

    @property
    def _local_now(self) -> datetime:
        return self.board.work.now.astimezone(self.board.policy.zone)

    def _record(self, pool: Pool, request: DrawRequest) -> DrawRecord:
        seed = self.board.new_code()
        return DrawRecord(
            court=self.court_code,
            drawn_at=self._local_now.isoformat(timespec="seconds"),
            pool=pool.numbers,
            pool_hash=pool.hash,
            commitment=commitment_to(seed),
            wanted=request.wanted,
            seed=seed,
            drawn=draw(pool.numbers, request.wanted, seed, pool.conditions),
            reason=request.reason,
            conditions=pool.conditions,
        )

    async def _publish(self, number: int, record: DrawRecord, lots: Lots) -> None:
        """One recipient and one urgency: the announcement leaves first, the result waits for it, and the orders for both."""
        roster = self.board.roster
        issuer = (
            issuer_of(roster, self.asked_by, self.court_code) if self.asked_by else roster.president_of(self.court_code)
        )
        meet_by = self._meet_by() if issuer else None
        await self.say("announced", self._announcement(number, record, lots))
        await self.say("drawn", self._result(number, record, lots, meet_by))
        facts = {"pool": record.pool_hash, "seed": record.seed, "drawn": list(record.drawn)}
        actor = f"person:{self.asked_by.id}" if self.asked_by else "clock"
        await self.board.work.audit.append(actor, "draw.made", f"draw:{number}", **facts)
        if issuer is not None and meet_by is not None:
            await self._issue(number, lots.drawn(record), issuer, meet_by)

    async def _issue(self, number: int, cases: tuple[CaseSummary, ...], issuer: Person, meet_by: datetime) -> None:
        reading = interview_orders(cases, self.court_code, meet_by)
        # No message of a person stands behind the month's draw; no message has a number below zero.
        message_id = self.message_id if self.message_id is not None else -number
        origin = Origin(self.group.chat_id, message_id, self.group.id, f"院长接谈案件抽取第{number}号")
        known = tuple(Known(number, case.number) for case in cases)
        if isinstance(orders := await issue(self.board, reading, issuer, origin, known=known), NotDrawnUp):
            raise TypeError(f"a drawn case gave no order: {orders.reason}")

    def _meet_by(self) -> datetime:
        policy = self.board.policy
        # A period that would end on a day of rest ends on the next workday (Civil Code, article 203).
        before = self._local_now.date() + timedelta(days=policy.interviews.meet_within_days - 1)
        day = policy.court_time.calendar.next_workday(before)
        return datetime.combine(day, policy.conventions.close_of_business, policy.zone)

    def _announcement(self, number: int, record: DrawRecord, lots: Lots) -> DrawAnnounced:
        rules, pool = self.board.policy.interviews, lots.pool
        return DrawAnnounced(
            number=number,
            court=self.board.roster.courts[record.court].short_name,
            by=self.asked_by.name if self.asked_by else "",
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

    def _result(self, number: int, record: DrawRecord, lots: Lots, meet_by: datetime | None) -> CasesDrawn:
        lines = tuple(_line(case) for case in lots.drawn(record))
        packed = base64.b64encode(pack(record)).decode()
        court = self.board.roster.courts[record.court].short_name
        return CasesDrawn(number, court, lines, record.seed, packed, meet_by.date() if meet_by else None)


def _line(case: CaseSummary) -> DrawnLine:
    return DrawnLine(case.number, _short(case.petitioner_masked), case.filed_on, _short(case.cause))


def _short(words: str) -> str:
    return words if len(words) <= _CELL_CHARACTERS else words[: _CELL_CHARACTERS - 1] + "…"
