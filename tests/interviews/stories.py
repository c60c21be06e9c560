"""What the stories of interviews begin with."""

from typing import Any

from icalendar import Calendar

from tests.world import Person, Screen, World

WORDS = "@大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加，争取有重大突破。"
CLAIMS, REPLY = "要求执行到位三十万元", "依法评估拍卖"


async def ask_for_interview(world: World, words: str = WORDS) -> None:
    """闫振喜 asks for the interview in 院长之声; it is 督2026-0001 if it is the first order."""
    await world.person("闫振喜").says(world.group("院长之声"), words)


async def fill_in(president: Person, group: Screen, number: int = 1) -> None:
    """Everything that a record needs, in one message."""
    await president.says(group, f"/record {number} 结果：和解；满意度：满意；诉求：{CLAIMS}；答复：{REPLY}")


async def close(president: Person, group: Screen, number: int = 1) -> None:
    """A filled-in record, closed by whoever met the petitioner."""
    await fill_in(president, group, number)
    await president.presses("归档", group)


def calendar_in(world: World, screen: Screen) -> Any:  # noqa: ANN401 - icalendar's own, read as a telephone reads it
    """The event of the newest calendar file in the chat, with its calendar."""
    message = [one for one in screen.messages if one.attachment and one.attachment.name.endswith(".ics")][-1]
    assert message.attachment is not None
    stored = world.telegram.files.get(message.attachment.file_id)
    assert stored is not None
    calendar = Calendar.from_ical(stored.data)
    (event,) = calendar.walk("VEVENT")
    return calendar, event, stored.data
