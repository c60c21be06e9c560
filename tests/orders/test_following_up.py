"""The ladder after 签收: progress on a cadence, the issuer's answer, rungs that a person releases, and what can be seen of it."""

import pytest

from tests.orders.test_chasing import jump
from tests.world import World

ORDER = "请甘井子法院院长宋立群12月25日前报送超期未结案件台账。"


@pytest.fixture
async def acknowledged(world: World) -> World:
    """Friday 20 November: 王宏 has ordered, 宋立群 has acknowledged; everybody has read it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    await world.person("宋立群").says(None, "/ack 1")
    world.unread()
    return world


async def until(world: World, moment: str) -> dict[str, list[str]]:
    """What is new at that moment, with nothing looked at in between."""
    await jump(world, moment)
    return world.unread()


async def test_progress_is_asked_for_every_week(acknowledged: World) -> None:
    """Five workdays without a word: the court is asked; with a report it is asked again a week after that."""
    news = await until(acknowledged, "2026-11-27 08:30")
    assert "自11月20日起没有反馈" in news["甘井子法院督办群"][0]

    await acknowledged.person("宋立群").says(None, "/report 1 已核对三成")
    acknowledged.unread()

    assert "甘井子法院督办群" not in await until(acknowledged, "2026-12-04 08:29")
    assert "自11月27日起没有反馈" in (await until(acknowledged, "2026-12-04 08:30"))["甘井子法院督办群"][0]


async def test_silence_puts_the_acknowledgement_back(acknowledged: World) -> None:
    """A workday after the demand the acknowledgement is undone, and the ladder of the first clock begins anew."""
    await until(acknowledged, "2026-11-27 08:30")

    news = await until(acknowledged, "2026-11-30 08:30")

    assert any("签收失效" in text for text in news["甘井子法院督办群"])
    assert "○ 甘井子法院院长 宋立群" in acknowledged.group("甘井子法院").texts[0]
    news = await until(acknowledged, "2026-11-30 14:30")
    assert any("尚未签收" in text for text in news["甘井子法院督办群"])
    await acknowledged.person("宋立群").says(None, "/report 1 已核对三成")
    assert "办理中" in acknowledged.group("甘井子法院").texts[0]


async def test_an_issuer_who_does_not_answer_a_decline_is_asked(acknowledged: World) -> None:
    """While the court's clock stands still, the issuer's runs."""
    await acknowledged.person("宋立群").says(None, "/decline 1 不属本院管辖")
    acknowledged.unread()

    news = await until(acknowledged, "2026-11-23 09:30")

    assert "退回，交办人尚未答复。请答复：同意退回、改派或仍请办理。" in news["王宏"][0]


async def test_the_ladder_can_be_looked_at(acknowledged: World) -> None:
    """/ladder: what comes next and when; what has been, and why something was not said."""
    await acknowledged.person("宋立群").says(None, "/ladder 1")
    shown = acknowledged.person("宋立群").phone.last.text

    assert "➡️ 11-27 08:30 提醒（反馈）→法院群" in shown
    assert "➡️ 12-22 08:30 提醒（办结）→法院群" in shown
    assert "· 12-28 08:30 督办函（办结）→法院群、本人、上级院长" in shown

    await jump(acknowledged, "2026-11-27 08:30")
    await acknowledged.person("宋立群").says(None, "/ladder 1")
    assert "✓ 11-27 08:30 提醒（反馈）→法院群" in acknowledged.person("宋立群").phone.last.text


async def test_a_summons_is_released_by_a_person(world: World) -> None:
    """特急, three days late: the office is asked; only after 约谈 is pressed the court and those above read of it, once."""
    await world.person("王宏").says(
        world.group("院长之声"), "特急（当事人扬言自伤）：请甘井子法院院长宋立群11月23日前报送台账。"
    )
    await jump(world, "2026-11-27 09:00")
    world.unread()
    office = world.group("辽宁高院")
    assert not any("约谈通知" in text for text in world.group("甘井子法院").texts)

    await world.person("程雨桐").presses("约谈", office)

    assert any("约谈通知" in text for text in world.unread()["甘井子法院督办群"])
    press = await world.person("王宏").presses("不点名", office)
    assert press.answer is None or "点名" in press.answer or not press.is_alert
    assert not any("督办通报" in text for text in world.group("院长之声").texts)


async def test_a_line_in_the_night_says_why(world: World) -> None:
    """特急 goes through the quiet hours, with its reason."""
    await jump(world, "2026-11-20 21:00")
    await world.person("王宏").says(
        world.group("院长之声"), "特急（当事人扬言自伤）：请甘井子法院院长宋立群11月23日前报送台账。"
    )
    world.unread()

    news = await until(world, "2026-11-20 22:00")

    assert "（特急，夜间和休息日照发：当事人扬言自伤）" in news["甘井子法院督办群"][0]
