"""Burden and scores as the office meets them. The story begins on a Friday, 09:00."""

from datetime import timedelta
from pathlib import Path

from rules.ledger.lights import LIGHTS, Why
from rules.ledger.policy import BurdenPolicy
from rules.ledger.values import Entry
from rules.orders.values import EventKind, OrderState
from rules.policy import Policy
from rules.reading.values import OrderKind
from rules.scoring import Reason, Rule, ScoringPolicy, score
from tests.databases import Template
from tests.orders.examples import at
from tests.world import World, open_world


def entry(party_id: int, why: Why, **changes: object) -> Entry:
    values: dict[str, object] = {
        "order_id": party_id,
        "party_id": party_id,
        "number": f"督2026-{party_id:04d}",
        "kind": OrderKind.TASK,
        "issued_at": at("2026-09-14 09:00"),
        "issuer": "辽宁高院院长林正明",
        "court_code": "dlgjz",
        "label": "甘井子法院院长",
        "objective": "报送台账",
        "deadline": None,
        "state": OrderState.IN_PROGRESS,
        "light": LIGHTS[why],
        "why": why,
        "acknowledged_at": None,
        "submitted_at": None,
        "closed_at": None,
        "extensions": 0,
        "last_word": "",
    }
    return Entry(**(values | changes))  # type: ignore[arg-type]


def test_a_score_says_every_reason() -> None:
    """One in time, one overdue, one that was returned twice and extended: 100 + 1 − 5 − 4 − 1."""
    found = (
        entry(1, Why.IN_TIME, submitted_at=at("2026-09-15 09:00")),
        entry(2, Why.OVERDUE),
        entry(3, Why.NEAR, extensions=2),
    )
    events = {3: [EventKind.RETURNED, EventKind.RETURNED]}

    scored = score("甘井子法院", found, events, ScoringPolicy())

    assert scored.points == 91
    assert scored.reasons == (
        Reason(Rule.IN_TIME, 1, 1),
        Reason(Rule.OVERDUE, 1, -5),
        Reason(Rule.EXTENDED, 1, -1),
        Reason(Rule.RETURNED, 2, -4),
    )


def test_a_score_is_the_start_and_its_reasons() -> None:
    """Nothing else goes into it, and it never falls below nought."""
    many = [entry(number, Why.OVERDUE) for number in range(50)]

    assert score("甘井子法院", many, {}, ScoringPolicy()).points == 0
    assert score("甘井子法院", many, {}, ScoringPolicy(start=1_000)).points == 750


async def test_the_office_is_warned_before_a_group_is_flooded(template: Template, tmp_path: Path) -> None:
    """The third message of a day to one court's group is one too many by this owner's policy: the office hears of it, once."""
    policy = Policy(burden=BurdenPolicy(messages_a_day=3, demands_a_day=5))
    async with open_world(template, tmp_path, policy=policy) as world:
        for number in range(2, 6):
            await world.person("王宏").says(None, f"/task 甘井子法院院长 12月{number}日前报送涉企案件台账")
        world.unread()
        await world.advance(minutes=30)
        await world.advance(minutes=30)

        warnings = [text for text in world.group("辽宁高院").texts if "上限3条、5条" in text]
        assert len(warnings) == 1
        assert warnings[0].startswith("⚠️ 甘井子法院群今日已收到")

        await world.person("程雨桐").says(None, "/burden")
        assert "⚠️ 甘井子法院　今日" in world.person("程雨桐").phone.last.text


async def test_edited_cards_are_no_burden(world: World) -> None:
    """签收 and 反馈 edit the card in place and ring nobody's bell."""
    await world.person("王宏").says(None, "/task 甘井子法院院长 12月2日前报送台账")
    await world.person("宋立群").says(None, "/ack 1")
    await world.person("宋立群").says(None, "/report 1 正在整理")

    await world.person("程雨桐").says(None, "/burden")

    assert "• 甘井子法院　今日1条（催办0），七日1条" in world.person("程雨桐").phone.last.text


async def test_scores_are_asked_for_by_court(world: World) -> None:
    """Of this month where no time is named; one court with its reasons, several in a row."""
    await world.person("王宏").says(None, "/task 甘井子法院院长 11月24日前报送台账")
    await world.person("王宏").says(None, "/task 沙河口法院院长 11月24日前报送台账")
    await world.person("秦岚").says(None, "/submit 2 已报送")
    world.clock.move(timedelta(days=5))
    await world.settle()

    await world.person("程雨桐").says(None, "/score")
    text = world.person("程雨桐").phone.last.text
    assert "101分　沙河口法院（1件）：按期办结1次 +1\n95分　甘井子法院（1件）：逾期未办结1次 -5" in text

    await world.person("程雨桐").says(None, "/score 甘井子法院")
    assert "甘井子法院　95分（1件）\n• 逾期未办结1次 -5" in world.person("程雨桐").phone.last.text


async def test_why_tells_what_did_not_arrive(world: World) -> None:
    """宋立群 has blocked the bot: /why says so, with the moment."""
    world.telegram.block_bot(world.person("宋立群").user)
    await world.person("王宏").says(None, "/task 甘井子法院院长 12月2日前报送台账")

    await world.person("王宏").says(None, "/why 1")

    assert "未送达\n11-20 09:00 宋立群：对方停用了机器人" in world.person("王宏").phone.last.text
