"""The dispatch meeting, from the monthly bulletin to the minutes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import BulletinKind, Series
from rules.policy import Policy
from storage.unit_of_work import unit_of_work
from tests.bulletins.figures import BASIC, keep, leap, province
from tests.databases import Template
from tests.orders.test_chasing import jump
from tests.world import World, open_world

OFFICE = "辽宁高院"
MONTHLY = replace(Policy(), bulletins=BulletinPolicy(series=(Series("monthly", BulletinKind.MONTHLY, on=3),)))
LAST = {"dlgjz": (500, 1000), "dlshk": (510, 1000), "dlzs": (520, 1000)}
"""The three courts of the cast are the last in the province."""


async def two_months(world: World) -> None:
    """October's and November's bulletins; both times the same three are last, 甘井子 behind them all."""
    await keep(world, province(date(2026, 10, 31)))
    await keep(world, province(date(2026, 11, 30), {**LAST}))
    await leap(world, "2026-12-03 08:30")
    await keep(world, province(date(2026, 12, 31), {**LAST}))
    await leap(world, "2027-01-03 08:30")


async def called(world: World) -> None:
    """The meeting of 8 January, called by the office."""
    await two_months(world)
    await leap(world, "2027-01-04 10:00")
    await world.person("程雨桐").says(world.group(OFFICE), "/dispatch 1月8日14:30")
    await world.person("程雨桐").presses("召集", world.group(OFFICE))


@pytest.fixture
async def january(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    """A world with monthly bulletins only."""
    async with open_world(template, tmp_path, policy=MONTHLY) as world:
        yield world


async def test_the_meeting_is_prepared_from_the_monthly_bulletin_and_laid_before_the_office(january: World) -> None:
    """The first three basic courts present, the last three answer for themselves; nobody else hears of it yet."""
    await two_months(january)
    await leap(january, "2027-01-04 10:00")
    january.unread()

    await january.person("程雨桐").says(january.group(OFFICE), "/dispatch 1月8日14:30")

    assert january.unread() == {
        "辽宁高院督查室": [
            (
                "第1次视频调度会　待召集\n时间：1月8日14:30\n"
                "依据：1月3日《12月份执行指标通报》（第2号），法定期限内实际执结率\n议程\n1. 通报指标情况\n"
                "2. 3家基层法院院长介绍经验\n"
                "　（1）和平法院（第1位，95.00%，连续2期）\n　（2）沈河法院（第2位，94.70%，连续2期）\n"
                "　（3）大东法院（第3位，94.40%，连续2期）\n"
                "3. 3家基层法院院长作检讨\n"
                "　（4）甘井子法院（第110位，50.00%，连续2期，整改目标77.60%）\n"
                "　（5）沙河口法院（第109位，51.00%，连续2期，整改目标77.60%）\n"
                "　（6）中山法院（第108位，52.00%，连续2期，整改目标77.60%）\n"
                "4. 布置整改\n发言材料1月7日14:30前提交\n整改时限2月5日，召集后向后列法院下达整改督办件\n"
                "连续后列、拟提请约谈：甘井子法院、沙河口法院、中山法院（另行按键决定）"
            )
        ]
    }


async def test_calling_it_invites_asks_for_speeches_and_orders_what_is_to_be_put_right(january: World) -> None:
    """The command group the agenda, each court its own part, and for each of the last an order with target and date."""
    await called(january)

    assert january.group("院长之声").last.text.startswith("视频调度会通知\n定于1月8日14:30召开视频调度会")
    assert "三、基层法院院长作检讨：甘井子法院、沙河口法院、中山法院" in january.group("院长之声").last.text
    asked = next(text for text in january.group("甘井子法院").texts if "作检讨" in text)
    assert asked == (
        "甘井子法院院长：请在视频调度会上作检讨\n1月8日14:30召开，第4个发言。\n"
        "1月3日《12月份执行指标通报》：法定期限内实际执结率50.00%，全省第110位。\n"
        "发言材料请于1月7日14:30前提交：在本院群回复本条并附文件，或附文件注明 /speech。\n整改任务见督2027-0001。"
    )
    card = next(text for text in january.group("甘井子法院").texts if text.startswith("督2027-0001"))
    assert "整改" in card
    assert "由50.00%提高到77.60%以上" in card
    assert "2月5日" in card


async def test_a_meeting_is_called_once_and_only_by_the_office(january: World) -> None:
    """A second press finds it done; a president has no such command."""
    await called(january)
    orders_before = len(january.group("甘井子法院").texts)

    await january.person("周焱").says(None, "/dispatch 1月9日14:30")

    assert len(january.group("甘井子法院").texts) == orders_before
    assert "视频调度会" not in january.person("周焱").phone.last.text


async def test_no_speech_is_due_on_a_day_of_rest(january: World) -> None:
    """Of a meeting on Monday the speeches are due on Friday."""
    await two_months(january)
    await leap(january, "2027-01-04 10:00")

    await january.person("程雨桐").says(january.group(OFFICE), "/dispatch 1月11日14:30")

    assert "发言材料1月8日14:30前提交" in january.group(OFFICE).last.text


async def test_a_dropped_meeting_leaves_no_trace_outside_the_office(january: World) -> None:
    """Nothing was said, nothing is ordered."""
    await two_months(january)
    await leap(january, "2027-01-04 10:00")
    await january.person("程雨桐").says(january.group(OFFICE), "/dispatch 1月8日14:30")
    january.unread()

    await january.person("程雨桐").presses("取消", january.group(OFFICE))

    (card,) = january.unread()["辽宁高院督查室"]
    assert card.startswith("第1次视频调度会　已取消")
    assert set(january.unread()) == set()


async def test_a_speech_is_handed_in_as_an_answer_to_the_request(january: World) -> None:
    """By somebody of the court, with a receipt that names the file and its fingerprint; the office's card shows it."""
    await called(january)
    request = next(one for one in january.group("甘井子法院").messages if "作检讨" in one.text)

    await january.person("贺敏").sends(
        january.group("甘井子法院"), "检讨材料.docx", b"We did too little.", reply_to=request
    )

    receipt = january.group("甘井子法院").last.text
    assert receipt == "已收到甘井子法院发言材料：检讨材料.docx\n指纹 f505ada18f6e"
    assert any("✓检讨材料.docx" in text for text in january.group(OFFICE).texts)
    async with unit_of_work(january.duban.database, january.clock.now()) as work:
        meeting = await work.dispatch.newest()
    assert meeting is not None
    speech = meeting.speakers[3].speech
    assert speech is not None
    assert (len(speech.hash), bool(speech.file_id)) == (64, True)


async def test_a_scanned_speech_is_taken_like_any_other(january: World) -> None:
    """A PDF, or a photo of a signed page, under the request."""
    await called(january)
    request = next(one for one in january.group("甘井子法院").messages if "作检讨" in one.text)

    await january.person("宋立群").sends(january.group("甘井子法院"), "检讨（签字）.pdf", b"%PDF", reply_to=request)

    assert january.group("甘井子法院").last.text.startswith("已收到甘井子法院发言材料：检讨（签字）.pdf\n")


async def test_a_speech_can_be_sent_with_a_caption_too_and_the_newer_one_counts(january: World) -> None:
    """In private, by the president; it takes the place of the first."""
    await called(january)

    await january.person("宋立群").sends(None, "初稿.docx", b"1", "/speech")
    await january.person("宋立群").sends(None, "定稿.docx", b"2", "/speech")

    assert january.person("宋立群").phone.last.text.startswith(
        "已收到甘井子法院发言材料：定稿.docx，代替此前提交的材料\n"
    )


async def test_nobody_hands_in_a_speech_for_another_court(january: World) -> None:
    """Not even the president of the city."""
    await called(january)
    request = next(one for one in january.group("甘井子法院").messages if "作检讨" in one.text)

    await january.person("周焱").sends(january.group("甘井子法院"), "代交.docx", b"x", reply_to=request)
    await january.person("罗小川").sends(None, "无关.docx", b"x", "/speech")

    assert january.group("甘井子法院").last.text == "没有对应的调度会，或者不属于贵院。"


async def test_whoever_is_missing_is_reminded_and_named_to_the_office(january: World) -> None:
    """Once, a day before the deadline; at the deadline the office learns who is missing; on the day everybody is reminded."""
    await called(january)
    await january.person("宋立群").sends(None, "检讨.docx", b"1", "/speech")
    january.unread()

    for moment in ("2027-01-06 14:30", "2027-01-06 15:00", "2027-01-07 14:30", "2027-01-07 15:00"):
        await jump(january, moment)
    news = january.unread()
    await jump(january, "2027-01-08 09:00")
    today = january.unread()

    reminders = [text for text in news["沙河口法院督办群"] if "还没有提交" in text]
    assert reminders == ["沙河口法院的发言材料还没有提交，1月7日14:30截止。"]
    assert not any("还没有提交" in text for text in news.get("甘井子法院督办群", []))
    assert [text for text in news["辽宁高院督查室"] if "未提交" in text] == [
        "1月8日14:30视频调度会：发言材料已过时限，未提交的有和平法院、沈河法院、大东法院、沙河口法院、中山法院。"
    ]
    assert "今天14:30召开视频调度会，请按时参加。" in today["院长之声"]
    assert "今天14:30视频调度会，甘井子法院第4个发言，请提前上线。" in today["甘井子法院督办群"]


async def test_a_talk_is_proposed_with_evidence_and_called_only_by_a_press(january: World) -> None:
    """Two bulletins in a row with number, value and place; the court hears nothing before somebody decides."""
    await called(january)
    proposal = next(one for one in january.group(OFFICE).messages if one.text.startswith("提请约谈：甘井子法院"))
    before = list(january.group("甘井子法院").texts)

    await january.person("王宏").presses("约谈", january.group(OFFICE), message=proposal)

    assert not any("约谈" in text for text in before)
    assert january.group("甘井子法院").last.text == (
        "约谈通知\n请甘井子法院院长、执行局长接受省法院约谈，时间另行通知。\n"
        "“法定期限内实际执结率”连续2期列后3名：\n"
        "· 1月3日《12月份执行指标通报》（第2号）：50.00%，110家中列第110位\n"
        "· 12月3日《11月份执行指标通报》（第1号）：50.00%，110家中列第110位"
    )
    assert proposal.text == "甘井子法院院长：已决定约谈（王宏）。"


async def put_right(world: World) -> None:
    """甘井子's December was wrong: a correction of the second bulletin takes it from among the last."""
    await keep(world, province(date(2026, 12, 31), {**LAST, "dlgjz": (900, 1000)}), "更正")
    await world.person("程雨桐").says(world.group(OFFICE), "/correct 2 甘井子法院数据有误")
    await world.person("程雨桐").presses("发布", world.group(OFFICE))


async def test_a_corrected_bulletin_is_no_ground_for_a_talk(january: World) -> None:
    """The press is refused and says why; the court hears nothing."""
    await called(january)
    proposal = next(one for one in january.group(OFFICE).messages if one.text.startswith("提请约谈：甘井子法院"))
    await put_right(january)
    before = list(january.group("甘井子法院").texts)

    press = await january.person("王宏").presses("约谈", january.group(OFFICE), message=proposal)

    assert (press.answer, press.is_alert) == (
        "有通报已更正或撤回，该院不再连续列后，不能据此约谈。请按“不约谈”。",
        True,
    )
    assert january.group("甘井子法院").texts == before


async def test_a_meeting_is_not_called_on_a_bulletin_that_was_corrected_since(january: World) -> None:
    """It would order a court to put right what it had done; prepared anew, the meeting is about the correction."""
    await two_months(january)
    await leap(january, "2027-01-04 10:00")
    await january.person("程雨桐").says(january.group(OFFICE), "/dispatch 1月8日14:30")
    await put_right(january)

    press = await january.person("程雨桐").presses("召集", january.group(OFFICE))
    await january.person("程雨桐").says(january.group(OFFICE), "/dispatch 1月8日14:30")

    assert press.answer == "所依据的通报已更正或撤回。请取消本次，再发 /dispatch 按现行通报重新准备。"
    card = january.group(OFFICE).last.text
    assert "甘井子法院" not in card
    assert "连续后列、拟提请约谈：沙河口法院、中山法院（另行按键决定）" in card


async def test_the_minutes_are_drafted_for_the_office_and_published_by_a_press(january: World) -> None:
    """What was said, in the office's words; who spoke and what is to be put right stand there by themselves."""
    await called(january)
    await january.person("程雨桐").says(january.group(OFFICE), "/minutes 还没开会")
    early = january.group(OFFICE).last.text
    await jump(january, "2027-01-08 16:00")

    await january.person("程雨桐").says(january.group(OFFICE), "/minutes 各院要逐案清理，月底前见效。")
    await january.person("程雨桐").presses("发布纪要", january.group(OFFICE))

    assert early == "会议还没有开，会后再发 /minutes。"
    minutes = january.group("院长之声").last.text
    assert minutes.startswith("第1次视频调度会纪要\n1月8日14:30，1月3日《12月份执行指标通报》。\n介绍经验：和平法院")
    assert (
        "会议要点\n各院要逐案清理，月底前见效。\n整改任务（2月5日前）\n督2027-0001　甘井子法院：50.00%→77.60%"
        in minutes
    )


async def test_the_next_bulletins_report_what_became_of_the_rectification(january: World) -> None:
    """In the court's own part, and how many got better in the one for everybody, with the lights of their orders."""
    await called(january)
    await keep(january, province(date(2027, 1, 31), {**LAST, "dlgjz": (700, 1000)}))

    await leap(january, "2027-02-03 08:30")

    own = january.group("甘井子法院").last.text
    assert "🟡 整改（督2027-0001，2月5日前）：由50.00%到70.00%，距目标77.60%差7.60个百分点" in own
    assert "整改中3家：1家好转，2家未见好转，0家已达到整改目标　🟡3" in january.group("院长之声").last.text


@pytest.mark.parametrize("words", ["/dispatch 下周", "/dispatch 昨天14:30", "/dispatch 开会", "/dispatch"])
async def test_a_meeting_without_day_and_time_is_asked_back(january: World, words: str) -> None:
    """With an example of how to write it."""
    await january.person("程雨桐").says(None, words)

    assert january.person("程雨桐").phone.last.text == (
        "请写明开会的日期和时刻，须在此刻之后，例如：/dispatch 12月10日14:30"
    )


async def test_without_a_bulletin_nobody_can_be_asked_to_speak(january: World) -> None:
    """And the office is told so."""
    await january.person("程雨桐").says(None, "/dispatch 12月10日14:30")

    assert january.person("程雨桐").phone.last.text == "还没有发布过通报，无法确定发言的法院。"


def test_the_cast_is_where_the_stories_need_it() -> None:
    """Its three basic courts are neither first nor last by themselves."""
    assert not set(LAST) & {*BASIC[:3], *BASIC[-3:]}
