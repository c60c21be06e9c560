from dataclasses import replace

import pytest
from sqlalchemy import text

from rules.ladder.plan import plan
from rules.ladder.values import Clock, Ladder, Rung, Step, StepReason, StepState, Target
from rules.orders.decide import Decision, Deed, decide
from rules.orders.values import Action, EventKind, Order, OrderEvent, OrderState
from rules.working_time import CourtTime
from storage.database import Database
from storage.tables.roster import CourtRow, PersonRow
from storage.unit_of_work import unit_of_work
from tests.orders.examples import COURTS, LIN, PEOPLE, ROSTER, SONG, ZHOU, at, order

NOW = at("2026-09-14 09:00")
ISSUED = (OrderEvent(EventKind.ISSUED, NOW, LIN),)


@pytest.fixture
async def database(database: Database) -> Database:
    """The example province, in either database."""
    async with database.transaction() as session:
        for position, court in enumerate(COURTS):
            session.add(
                CourtRow(
                    code=court.code,
                    position=position,
                    full_name=court.full_name,
                    short_name=court.short_name,
                    level=court.level,
                    parent=court.parent,
                )
            )
            await session.flush()
        session.add_all(PersonRow(id=one.id, roster_key=str(one.id), name=one.name) for one in PEOPLE)
    return database


async def issued(database: Database, part: int = 0, **changes: object) -> Order:
    fresh = order(id=0, number="", **changes)
    fresh = replace(
        fresh, origin=replace(fresh.origin, part=part), parties=tuple(replace(one, id=0) for one in fresh.parties)
    )
    async with unit_of_work(database, NOW) as work:
        return await work.orders.issue(fresh, ISSUED, 2026)


async def test_numbers_are_counted_within_the_year(database: Database) -> None:
    """The second order of 2026 is 督2026-0002; 2027 begins anew."""
    first, second = await issued(database), await issued(database, part=1)
    async with unit_of_work(database, NOW) as work:
        third = await work.orders.issue(replace(first, origin=replace(first.origin, part=2)), (), 2027)

    assert [first.number, second.number, third.number] == ["督2026-0001", "督2026-0002", "督2027-0001"]


async def test_an_order_is_read_back_as_it_was_kept(database: Database) -> None:
    """Parties, deadline and the frozen ladder survive."""
    ladder = Ladder(acknowledgement=(Step("+90 seconds", (Target.OFFICE,), Rung.URGE),))
    kept = await issued(database, ladder=ladder, deadline=at("2026-09-18 17:30"))

    async with unit_of_work(database, NOW) as work:
        found = await work.orders.by_number("督2026-0001")

    assert found == kept
    assert found is not None
    assert found.ladder == ladder


async def test_a_decision_is_kept_with_its_entry_in_the_ledger(database: Database) -> None:
    """周焱 acknowledges: his party's state and one entry are found again."""
    start = await issued(database)
    decision = decide(start, Deed(Action.ACKNOWLEDGE, ZHOU, NOW), ROSTER)
    assert isinstance(decision, Decision)

    async with unit_of_work(database, NOW) as work:
        await work.orders.keep(decision.order, decision.events)

    async with unit_of_work(database, NOW) as work:
        found = await work.orders.get(start.id)
        events = await work.orders.events(start.id)
    assert found == decision.order
    assert [event.kind for event in events] == [EventKind.ISSUED, EventKind.ACKNOWLEDGED]


async def test_open_orders_are_found_by_court_and_by_issuer(database: Database) -> None:
    """A cancelled order is in neither list."""
    start = await issued(database)

    async with unit_of_work(database, NOW) as work:
        assert await work.orders.open_at(["dlgjz"]) == (start,)
        assert await work.orders.open_at(["sy"]) == ()
        assert await work.orders.open_by(LIN) == (start,)
        await work.orders.keep(replace(start, is_cancelled=True), ())
        assert await work.orders.open_by(LIN) == ()
        assert await work.orders.open_at(["dlgjz"]) == ()


async def test_steps_are_planned_once_and_settled_once(database: Database) -> None:
    """Planning again adds nothing; a step that is settled cannot be settled again."""
    start = await issued(database)
    later = at("2026-09-14 15:00")
    for _ in range(2):
        async with unit_of_work(database, NOW) as work:
            await work.steps.plan(start, plan(start, CourtTime(), NOW))

    async with unit_of_work(database, later) as work:
        due = await work.steps.due(10)
        assert [step.number for step in due] == [0, 0]
        assert await work.steps.settle(due[0].key, StepState.FIRED, StepReason.DUE)
        assert not await work.steps.settle(due[0].key, StepState.FIRED, StepReason.DUE)
        assert len(await work.steps.due(10)) == 1
        assert len(await work.steps.of(start.id)) == 10


async def test_a_stopped_clock_withdraws_its_steps_and_a_return_brings_them_back(database: Database) -> None:
    """办结 withdraws the steps of the deadline; 退回重办 sets those going again that are still ahead."""
    start = await issued(database, deadline=at("2026-09-18 17:30"))
    submitted = decide(start, Deed(Action.SUBMIT, SONG, NOW, "款已到位"), ROSTER)
    assert isinstance(submitted, Decision)
    returned = decide(submitted.order, Deed(Action.RETURN, LIN, NOW, "请附凭证"), ROSTER)
    assert isinstance(returned, Decision)
    song = start.parties[1].id

    async with unit_of_work(database, NOW) as work:
        await work.steps.plan(start, plan(start, CourtTime(), NOW))
        await work.steps.plan(submitted.order, plan(submitted.order, CourtTime(), NOW))
        states = {
            step.reason
            for step in await work.steps.of(start.id)
            if step.party_id == song and step.clock is not Clock.DECISION
        }
        await work.steps.plan(returned.order, plan(returned.order, CourtTime(), NOW))
        waiting = [
            step.clock
            for step in await work.steps.of(start.id)
            if step.party_id == song and step.state is StepState.WAITING
        ]

    assert states == {StepReason.ACKNOWLEDGED, StepReason.SUBMITTED}
    assert (waiting.count(Clock.COMPLETION), waiting.count(Clock.PROGRESS)) == (7, 2)
    assert returned.order.state is OrderState.RETURNED


async def test_the_scan_touches_only_what_waits(database: Database) -> None:
    """The due steps are found by their index, however many orders are closed."""
    async with database.transaction() as session:
        if not database.is_sqlite:
            await session.exec(text("SET enable_seqscan = off"))  # type: ignore[call-overload]
        query = "SELECT * FROM order_steps WHERE state = 'waiting' AND due_at <= '2026-09-14' ORDER BY due_at"
        explained = text("EXPLAIN QUERY PLAN " + query if database.is_sqlite else "EXPLAIN " + query)
        plan = (await session.exec(explained)).all()  # type: ignore[call-overload]

    assert "ix_order_steps_state_due_at" in str(plan)
