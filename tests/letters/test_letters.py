"""督办函 in three colours. An order due on Monday, 30 November; nobody does anything. The story begins on a Friday, 09:00."""

import io
from dataclasses import replace
from datetime import datetime

import docx
import pytest

from rules.ladder.values import URGENT, Clock, DueStep, Ladder, Rung
from rules.letters import Colour, Letter, LetterNumber, colour_of, letter_steps
from tests.orders.examples import at
from tests.world import SHANGHAI, World

ORDER = "请甘井子法院院长宋立群11月30日前接待申请执行人张建国，并报送台账。"


async def jump(world: World, moment: str) -> None:
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


@pytest.fixture
async def taken(world: World) -> World:
    """宋立群 has taken the order, reported once, and does nothing more."""
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    await world.person("宋立群").says(None, "/ack 1")
    await jump(world, "2026-11-27 16:00")
    await world.person("宋立群").says(None, "/report 1 正在联系当事人")
    world.unread()
    return world


def letters(world: World, name: str = "甘井子法院") -> list[str]:
    return [one.text for one in world.group(name).messages if "〔2026〕" in one.text]


async def test_blue_then_orange_then_red(taken: World) -> None:
    """On the morning of the deadline a 提醒单, on the first workday after it a 预警单, on the third a 督办单; then none any more."""
    await jump(taken, "2026-11-30 08:30")
    assert letters(taken)[-1] == (
        "🔵 提醒单〔2026〕1号　督2026-0001（接谈）大连市甘井子区人民法院院长应于11月30日（周一）前办结，尚未报送结果。"
        "宋立群，请抓紧办理，按期报送结果。\n说明情况：/report 0001　报送结果：/submit 0001"
    )

    await jump(taken, "2026-12-01 08:30")
    assert letters(taken)[-1].startswith("🟠 预警单〔2026〕1号")
    assert "已逾期1个工作日" in letters(taken)[-1]

    await jump(taken, "2026-12-03 08:30")
    assert letters(taken)[-1].startswith("🔴 督办单〔2026〕1号")

    await jump(taken, "2026-12-31 17:00")
    assert len(letters(taken)) == 3


async def test_who_has_done_it_gets_none(taken: World) -> None:
    """After the blue letter 宋立群 hands in: no orange one follows."""
    await jump(taken, "2026-11-30 08:30")
    await taken.person("宋立群").says(None, "/submit 1 已接谈，台账已报送")

    await jump(taken, "2026-12-10 09:00")

    assert len(letters(taken)) == 1


async def test_the_court_and_its_president_get_it_and_the_one_above_a_line(taken: World) -> None:
    """The letter with its PDF under the card and in private; 周焱 above reads the line of the ladder."""
    await jump(taken, "2026-11-30 08:30")
    taken.unread()
    await jump(taken, "2026-12-01 08:30")

    news = taken.unread()
    assert any("预警单〔2026〕1号" in text for text in news["宋立群"])
    assert not any("预警单" in text for text in news["周焱"])
    assert any("督2026-0001" in text for text in news["周焱"])
    message = taken.group("甘井子法院").messages[-1]
    letter = next(one for one in taken.group("甘井子法院").messages if "预警单" in one.text)
    assert letter.attachment is not None
    assert letter.attachment.name == "预警单〔2026〕1号.pdf"
    assert letter.reply_to is not None
    assert message.id >= letter.id


async def test_a_letter_is_had_again_as_a_word_document(taken: World) -> None:
    """/letters lists them; the document says the matter, masked, the letters before, and to whom it is copied."""
    await jump(taken, "2026-11-30 08:30")
    await jump(taken, "2026-12-01 08:30")

    await taken.person("程雨桐").says(None, "/letters 1")
    assert "🔵 提醒单〔2026〕1号　11-30 08:30　甘井子法院院长" in taken.person("程雨桐").phone.last.text
    await taken.person("程雨桐").presses("预警单〔2026〕1号")

    attachment = taken.person("程雨桐").phone.last.attachment
    assert attachment is not None
    stored = taken.telegram.files.get(attachment.file_id)
    assert stored is not None
    document = docx.Document(io.BytesIO(stored.data))
    text = "\n".join(line.text for line in document.paragraphs)
    assert "预警单〔2026〕1号" in text
    assert "申请执行人张某" in text
    assert "张建国" not in text
    assert "此前已发提醒单〔2026〕1号，未见办结。" in text
    assert "最近一次反馈：“正在联系当事人”" in text


async def test_numbers_are_counted_within_a_colour(taken: World) -> None:
    """A second order's first letter is 提醒单〔2026〕2号."""
    await taken.person("王宏").says(taken.group("院长之声"), "请沙河口法院院长秦岚11月30日前报送台账。")
    await jump(taken, "2026-11-30 08:30")

    found = letters(taken)[-1][:13], letters(taken, "沙河口法院")[-1][:13]
    assert {one[2:] for one in found} == {"提醒单〔2026〕1号", "提醒单〔2026〕2号"}


def step(number: int, anchor: str = "1790760600", clock: Clock = Clock.COMPLETION) -> DueStep:
    rung = Ladder().completion[number].rung
    return DueStep(
        f"ladder:督2026-0001:1:{clock}:{anchor}:{number}", 1, 1, clock, number, at("2026-11-30 08:30"), rung, ()
    )


def letter(number: int, colour: Colour, anchor: str = "1790760600") -> Letter:
    return Letter(number, LetterNumber(colour, 2026, 1), 1, step(number, anchor).key, at("2026-11-30 08:30"))


def test_which_steps_send_letters() -> None:
    """The last reminder, the 督办函, and the next step that needs nobody's release; of the urgent ladder as well."""
    assert letter_steps(Ladder()) == {2, 3, 4}
    assert [URGENT.completion[number].rung for number in sorted(letter_steps(URGENT))] == [
        Rung.REMIND,
        Rung.SUPERVISION_LETTER,
        Rung.LISTING,
    ]
    assert letter_steps(replace(Ladder(), completion=())) == frozenset()


def test_each_only_after_the_one_below() -> None:
    """Whatever the step, a share begins with blue; after red there is none; a new deadline begins anew."""
    blue, orange, red = letter(2, Colour.BLUE), letter(3, Colour.ORANGE), letter(4, Colour.RED)

    assert colour_of(Ladder(), step(4), ()) is Colour.BLUE
    assert colour_of(Ladder(), step(3), (blue,)) is Colour.ORANGE
    assert colour_of(Ladder(), step(4), (blue, orange)) is Colour.RED
    assert colour_of(Ladder(), step(4), (blue, orange, red)) is None
    assert colour_of(Ladder(), step(3, "1790999999"), (blue, orange, red)) is Colour.BLUE
    assert colour_of(Ladder(), step(0), (blue,)) is None
    assert colour_of(Ladder(), replace(step(4), key=step(4).key + ".2"), (blue, orange)) is None
    assert colour_of(Ladder(), step(3, clock=Clock.ACKNOWLEDGEMENT), ()) is None
