"""AB岗: who is away names who stands in, and the ladder speaks to the deputy meanwhile."""

import pytest

from tests.orders.test_chasing import jump
from tests.world import World

ORDER = "请甘井子法院院长宋立群12月25日前报送超期未结案件台账。"


@pytest.fixture
async def away(world: World) -> World:
    """Friday 20 November: 宋立群 is away from Monday to Wednesday, 罗小川 stands in; everybody has read it."""
    await world.person("宋立群").says(None, "/leave 11月23日至11月25日 罗小川")
    world.unread()
    return world


async def test_everybody_concerned_is_told(world: World) -> None:
    """The president, his deputy and his court's group read who stands in, and for what."""
    await world.person("宋立群").says(None, "/leave 11月23日至11月25日 罗小川")

    news = world.unread()
    assert set(news) == {"宋立群", "罗小川", "甘井子法院督办群"}
    assert news["罗小川"][0].startswith("宋立群11月23日至11月25日请假，由罗小川代理")


async def test_the_ladder_speaks_to_the_deputy(away: World) -> None:
    """Ordered on Friday evening, reminded on Monday: the line mentions 罗小川, who acknowledges in his place."""
    await jump(away, "2026-11-20 18:00")
    await away.person("王宏").says(away.group("院长之声"), ORDER)
    away.unread()

    await jump(away, "2026-11-23 14:00")

    assert "罗小川，请点卡片上的“签收”" in away.unread()["甘井子法院督办群"][0]
    press = await away.person("罗小川").presses("签收", away.group("甘井子法院"))
    assert press.answer == "✓ 督2026-0001 已签收"
    assert "甘井子法院院长 宋立群（请假，罗小川代）（已签收）" in away.group("甘井子法院").messages[-1].text or any(
        "宋立群（请假，罗小川代）（已签收）" in text for text in away.group("甘井子法院").texts
    )


async def test_the_deputy_has_the_card_as_long_as_he_stands_in(away: World) -> None:
    """On Monday morning, not at midnight, 罗小川 gets the card of an order of the week before; on Thursday it is taken back."""
    await away.person("王宏").says(away.group("院长之声"), ORDER)
    away.unread()
    await jump(away, "2026-11-23 00:01")
    assert "罗小川" not in away.unread()

    await jump(away, "2026-11-23 07:30")
    assert "超期未结案件台账" in away.unread()["罗小川"][0]
    press = await away.person("罗小川").presses("签收")
    assert press.answer == "✓ 督2026-0001 已签收"
    await jump(away, "2026-11-26 00:01")

    assert away.person("罗小川").phone.texts[-1] == "督2026-0001　交办　代理期已满，由宋立群本人办理。"
    assert away.person("罗小川").phone.messages[-1].buttons == []
    away.unread()
    await away.person("宋立群").says(None, "/report 1 已完成过半")
    assert "罗小川" not in away.unread()


async def test_a_deputy_stands_in_on_those_days_only(away: World) -> None:
    """On Friday and again on Thursday 罗小川 has no part in it."""
    await away.person("王宏").says(away.group("院长之声"), ORDER)
    for day in ("2026-11-20 10:00", "2026-11-26 10:00"):
        await jump(away, day)
        await away.person("罗小川").says(None, "/ack 1")
        assert "只能由甘井子法院院长本人或其副职签收" in away.person("罗小川").phone.last.text


async def test_whoever_comes_back_earlier_says_so(away: World) -> None:
    """销假 on Monday: from then on 宋立群 is reminded himself."""
    await jump(away, "2026-11-23 09:00")
    await away.person("宋立群").says(None, "/leave 销假")
    assert away.unread()["罗小川"] == ["宋立群已销假，不再由罗小川代理。"]

    await away.person("王宏").says(away.group("院长之声"), ORDER)
    await away.person("罗小川").says(None, "/ack 1")

    assert "只能由甘井子法院院长本人或其副职签收" in away.person("罗小川").phone.last.text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("请假几天 罗小川", "没有看懂请假日期"),
        ("11月23日至11月25日", "由本院哪一位代理：贺敏、罗小川"),
        ("11月23日至11月25日 周焱", "由本院哪一位代理"),
        ("11月20日至2027年5月1日 贺敏", "代理不超过92天"),
        ("", "没有登记请假"),
    ],
)
async def test_a_leave_that_says_too_little_is_not_noted(world: World, words: str, why: str) -> None:
    """Unreadable days, nobody of the court, or too long: one sentence that shows how to write it."""
    await world.person("宋立群").says(None, f"/leave {words}")

    assert why in world.person("宋立群").phone.last.text


async def test_two_who_are_away_do_not_stand_in_for_each_other(away: World) -> None:
    """On Monday 贺敏 cannot name 宋立群, who is away himself."""
    await jump(away, "2026-11-23 09:00")

    await away.person("贺敏").says(None, "/leave 11月24日至11月25日 宋立群")

    assert "宋立群届时也在请假" in away.person("贺敏").phone.last.text
