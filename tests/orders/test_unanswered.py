"""Whoever asks for more time is owed an answer: the issuer is chased for it, as he is for a result, until he names a day."""

import pytest

from tests.orders.test_chasing import jump
from tests.world import World

ORDER = "请甘井子法院院长宋立群12月25日前报送超期未结案件台账。"
ASKED = "提醒：督2026-0001（交办）甘井子法院院长申请延期至12月31日（周四）（现时限12月25日（周五）），交办人尚未答复。"
HOW = "请在延期申请上点“同意”或“不同意”，或另定日期：/deadline 0001 日期。"


@pytest.fixture
async def asking(world: World) -> World:
    """Friday 20 November, 09:00: 宋立群 asks for time until 31 December; everybody has read it."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    await world.person("宋立群").says(None, "/extend 1 12月31日前 评估报告尚未出具")
    world.unread()
    return world


async def test_the_issuer_is_reminded_and_then_the_office(asking: World) -> None:
    """After a working day the issuer alone, with what is asked and how to answer; after three the office with him."""
    await jump(asking, "2026-11-23 09:30")
    assert asking.unread() == {"王宏": [ASKED + HOW]}

    await jump(asking, "2026-11-25 17:30")
    news = asking.unread()
    assert set(news) == {"王宏", "辽宁高院督查室"}
    assert news["辽宁高院督查室"][-1].startswith("催办：督2026-0001（交办）甘井子法院院长申请延期至12月31日（周四）")
    assert news["辽宁高院督查室"][-1].endswith("请督促。详情：/show 0001")


@pytest.mark.parametrize("answer", ["同意", "不同意", "/deadline 1 12月28日前"])
async def test_any_answer_with_a_day_ends_it(asking: World, answer: str) -> None:
    """Granted, refused (which names the day that holds) or another day: the issuer hears no more of it."""
    if answer.startswith("/"):
        await asking.person("王宏").says(None, answer)
    else:
        await asking.person("王宏").presses(answer)
    asking.unread()

    await jump(asking, "2026-11-25 17:30")

    assert not [text for texts in asking.unread().values() for text in texts if "申请延期至" in text]


@pytest.mark.parametrize(
    ("name", "words", "says"),
    [
        ("王宏", "/deadline 1 12月28日前", "督2026-0001 延期申请已不需答复，时限12月28日（周一）（王宏）"),
        ("宋立群", "/submit 1 台账已报送", "督2026-0001 延期申请已不需答复，时限12月25日（周五）（宋立群）"),
        ("王宏", "/cancel 1 已不需要", "督2026-0001 延期申请已不需答复，时限12月25日（周五）（王宏）"),
    ],
)
async def test_the_question_loses_its_buttons_whatever_answers_it(
    asking: World, name: str, words: str, says: str
) -> None:
    """Answered by another day, or made pointless by a result or 撤销: nobody can press 同意 any more, in either place."""
    places = [asking.person("王宏").phone, asking.group("辽宁高院")]
    questions = [place.with_button("不同意") for place in places]

    await asking.person(name).says(None, words)

    assert [(one.text, one.buttons) for one in questions] == [(says, [])] * 2


async def test_a_result_makes_the_question_pointless(asking: World) -> None:
    """宋立群 hands in on Saturday morning: what waits for an answer from now on is the result."""
    await jump(asking, "2026-11-21 10:00")
    await asking.person("宋立群").says(None, "/submit 1 台账已报送")
    asking.unread()

    await jump(asking, "2026-11-24 09:30")

    (text,) = asking.unread()["王宏"]
    assert "11月21日报办结，交办人尚未答复" in text


async def test_the_question_stands_still_with_a_hold_and_comes_again_after_it(asking: World) -> None:
    """Held until the 24th, the issuer is left alone; the clock of his answer begins anew when the order goes on."""
    await asking.person("王宏").says(None, "/hold 1 11月24日前 等待上级批复")
    asking.unread()
    await jump(asking, "2026-11-24 12:00")
    assert "王宏" not in asking.unread()

    await jump(asking, "2026-11-25 08:30")
    asking.unread()
    await jump(asking, "2026-11-26 09:00")

    assert any("申请延期至" in text for text in asking.unread()["王宏"])


async def test_a_hold_that_gives_the_time_answers_it(asking: World) -> None:
    """Held for ten days, the deadline moves past the day that was asked for: there is nothing left to answer."""
    await asking.person("王宏").says(None, "/hold 1 11月30日前 等待上级批复")
    for day in ("2026-12-01 08:30", "2026-12-02 09:30", "2026-12-04 17:30"):
        await jump(asking, day)

    assert not [text for texts in asking.unread().values() for text in texts if "申请延期至" in text]


async def test_what_waits_is_told_by_ladder(asking: World) -> None:
    """/ladder shows the step that comes next on the clock of the issuer's answer."""
    await asking.person("王宏").says(None, "/ladder 1")

    assert "➡️ 11-23 09:30 提醒（交办人答复）→交办人" in asking.person("王宏").phone.last.text
