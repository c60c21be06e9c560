"""From the order to the closed record: arranged by one line or two presses, recorded by presses and short answers."""

from tests.interviews.stories import ask_for_interview
from tests.world import World


async def test_two_presses_arrange_an_interview(world: World) -> None:
    """A day and a time; everybody who takes part hears it, in private with a file for the calendar."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.presses("接谈", group)
    await president.presses("约定时间", group)
    world.unread()

    await president.presses("周二 11-24", group)
    await president.presses("09:00", group)

    news = world.unread()
    assert "时间：11月24日（周二）09:00　当面" in world.group("甘井子法院").with_button("改期").text
    for name in ("宋立群", "周焱", "王宏"):
        (told,) = [text for text in news[name] if text.startswith("接谈安排")]
        assert "地点：" in told
        assert world.person(name).phone.last.attachment is not None
