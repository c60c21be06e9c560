"""What is remembered of a petitioner, across courts, and told to those who are entitled and to nobody else."""

from dataclasses import replace

from bot.sandbox.messages import Message
from tests.interviews.stories import ask_for_interview, close, fill_in
from tests.interviews.test_in_the_group import case, know
from tests.world import Screen, World

FIRST = "请秦岚院长接谈申请执行人陈建国，12月1日前"
AGAIN = "请宋立群院长再接谈一次申请执行人陈建国，12月20日前"


async def first_interview(world: World, words: str = FIRST) -> None:
    """秦岚 meets the petitioner and promises something that is not kept."""
    await ask_for_interview(world, words)
    president, group = world.person("秦岚"), world.group("沙河口法院")
    await fill_in(president, group)
    await president.presses("承诺", group)
    await president.presses("沙河口法院院长", group)
    await president.says(group, "11月23日前到位案款10万元", reply_to=group.last)
    await close(president, group)


async def test_another_court_is_told_what_came_before(world: World) -> None:
    """Number, day, court, outcome and the broken promise, in private to who leads and who asked; groups see counts only."""
    await first_interview(world)
    await world.asleep_until("2026-11-25 10:00")
    world.unread()

    await ask_for_interview(world, AGAIN)

    news = world.unread()
    for name in ("宋立群", "闫振喜"):
        (told,) = [text for text in news[name] if "历次接谈" in text]
        assert "陈某　1 次" in told
        assert "• 2026年11月20日　沙河口法院　督2026-0001\n　和解；承诺未兑现 1 项" in told
    assert not any(
        "历次接谈" in text
        for chat, texts in news.items()
        if chat.endswith("督办群") or chat == "院长之声"
        for text in texts
    )
    group = world.group("甘井子法院")
    await world.person("宋立群").presses("接谈", group)
    assert "此前已接谈 1 次，承诺未兑现 1 项" in group.with_button("历次接谈").text
    assert "沙河口" not in group.with_button("历次接谈").text


async def test_it_is_told_in_private_even_when_asked_for_in_the_group(world: World) -> None:
    """The press in the group is answered to whoever pressed, and to nobody beside him."""
    await first_interview(world)
    await ask_for_interview(world, AGAIN)
    group = world.group("甘井子法院")
    await world.person("宋立群").presses("接谈", group)
    world.unread()

    await world.person("王宏").presses("历次接谈", group)

    news = world.unread()
    assert set(news) == {"王宏"}
    assert "沙河口法院　督2026-0001" in news["王宏"][0]


async def test_a_petitioner_who_is_only_known_masked_is_found_by_that_form(world: World) -> None:
    """刘某来 was met before: one person is meant, so nobody is asked."""
    await first_interview(world, "请秦岚院长接谈刘某来，12月1日前")
    world.unread()

    await ask_for_interview(world)

    assert any("刘某来　1 次" in text for text in world.unread()["周焱"])


def asked_who(group: Screen) -> Message:
    """The card that asks which of the people of one form is meant."""
    return next(one for one in reversed(group.messages) if "请选定本次接谈的是哪一位" in one.text)


async def test_of_several_people_of_one_form_somebody_has_to_say_who_is_meant(world: World) -> None:
    """Of three cases two are 张建国's, so the card asks about two people, with the cases of each, and shows whom it was told."""
    await know(world, [case(1, petitioner="张建国"), case(2, petitioner="张建国"), case(3, petitioner="张大伟")])
    president, group = world.person("宋立群"), world.group("甘井子法院")

    await ask_for_interview(world, "请宋立群院长接谈申请执行人张某，12月20日前")
    asked = asked_who(group)
    text, buttons = asked.text, asked.buttons
    await president.presses("2. 张某1", group, message=asked)

    assert (
        f"1. 张某　甘井子法院\n　 {case(1).number}\n　 {case(2).number}\n2. 张某1　甘井子法院\n　 {case(3).number}"
        in text
    )
    assert buttons == ["1. 张某 甘井子法院", "2. 张某1 甘井子法院", "都不是", "‹ 返回"]
    assert f"申请执行人：张某1　{case(3).number}" in "".join(group.texts)


async def test_a_wrong_choice_can_be_corrected(world: World) -> None:
    """张建国 is chosen first, who has two cases, of which none is named; then 张大伟."""
    await know(world, [case(1, petitioner="张建国"), case(2, petitioner="张建国"), case(3, petitioner="张大伟")])
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await ask_for_interview(world, "请宋立群院长接谈申请执行人张某，12月20日前")
    await president.presses("1. 张某", group, message=asked_who(group))
    assert "申请执行人：张某\n" in group.with_button("选定当事人").text

    await president.presses("选定当事人", group)
    await president.presses("2. 张某1", group)

    assert f"申请执行人：张某1　{case(3).number}" in group.with_button("选定当事人").text


async def test_a_petitioner_with_forty_cases_is_one_person(world: World) -> None:
    """Nobody is asked, as nobody else is meant; no case is named, as nobody said which."""
    await know(world, [case(serial, petitioner="张建国") for serial in range(1, 41)])

    await ask_for_interview(world, "请宋立群院长接谈申请执行人张某，12月20日前")
    await world.person("宋立群").presses("接谈", world.group("甘井子法院"))

    card = world.group("甘井子法院").with_button("约定时间")
    assert "申请执行人：张某\n" in card.text
    assert "选定当事人" not in card.buttons


async def test_a_common_form_met_elsewhere_is_asked_about(world: World) -> None:
    """沙河口 has met a 陈某; whether 甘井子's 陈某 is the same one only people can say, and until then nothing is told."""
    await first_interview(world)
    world.unread()

    await ask_for_interview(world, "请宋立群院长再接谈一次陈某，12月20日前")
    group = world.group("甘井子法院")
    assert not any("历次接谈" in text for texts in world.unread().values() for text in texts)
    await world.person("宋立群").presses("1. 陈某 沙河口法院", group, message=asked_who(group))

    assert any("陈某　1 次" in text for text in world.unread()["宋立群"])


async def test_two_petitioners_of_one_form_are_kept_apart(world: World) -> None:
    """陈建国 was met in another court; 陈建军 is somebody else, although both are shown as 陈某."""
    await first_interview(world)
    world.unread()

    await ask_for_interview(world, "请宋立群院长接谈申请执行人陈建军，12月20日前")

    assert not any("历次接谈" in text for texts in world.unread().values() for text in texts)


async def test_a_drawn_case_remembers_its_interviews(world: World) -> None:
    """The draw knows the case, the case knows the name, the name knows the interview in another court."""
    await first_interview(world)
    await know(world, [case(1, petitioner="陈建国")])
    world.unread()

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw")

    assert any("沙河口法院　督2026-0001" in text for text in world.unread()["宋立群"])


async def test_an_order_that_names_a_case_remembers_its_interviews(world: World) -> None:
    """The case was drawn and met in its own court; the court above is asked to meet about that number, and no name is said."""
    await know(world, [case(1, petitioner="陈建国")])
    await world.person("宋立群").says(world.group("甘井子法院"), "/draw")
    await close(world.person("宋立群"), world.group("甘井子法院"))
    world.unread()

    await ask_for_interview(world, f"请周焱院长接谈{case(1).number}案的申请执行人，12月20日前")

    news = world.unread()
    for name in ("周焱", "闫振喜"):
        assert any("陈某　1 次" in text and "甘井子法院　督2026-0001" in text for text in news[name])


async def test_a_promise_calls_the_petitioner_what_the_interview_calls_him(world: World) -> None:
    """The court's second 陈某 is 陈某1 in the register, in the interview, and in the order that chases the promise."""
    await know(world, [replace(case(1, petitioner="陈建军"), excluded_reason="评估中"), case(2, petitioner="陈建国")])
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/draw")
    await fill_in(president, group)
    await president.presses("承诺", group)
    await president.presses("甘井子法院院长", group)

    await president.says(group, "11月25日前到位案款10万元", reply_to=group.last)

    assert "申请执行人：陈某1\n" in next(one.text for one in group.messages if one.text.startswith("督2026-0002"))
