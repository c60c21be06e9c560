"""From the order to the closed record: arranged by one line or two presses, recorded by presses and short answers."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from storage.unit_of_work import unit_of_work
from tests.interviews.stories import CLAIMS, REPLY, ask_for_interview, calendar_in, close, fill_in
from tests.interviews.test_in_the_group import case, know
from tests.sandbox.pictures import png
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
    assert "时间：11月24日（周二）09:00　当面" in group.with_button("改期").text
    assert set(news) == {"宋立群", "周焱", "王宏", "甘井子法院督办群", "大连中院督办群", "辽宁高院督查室"}
    for name in ("宋立群", "周焱", "王宏"):
        (told,) = [text for text in news[name] if text.startswith("接谈安排")]
        assert "地点：大连中院" in told
        assert world.person(name).phone.last.attachment is not None


async def test_one_line_arranges_it_as_well(world: World) -> None:
    """Time, place and way in any order; the command group learns nothing of it."""
    await ask_for_interview(world)
    world.unread()

    await world.person("周焱").says(world.group("大连中院"), "/appoint 1 视频 大连中院301 12月3日上午9点")

    news = world.unread()
    assert "院长之声" not in news
    assert "时间：12月3日（周四）09:00　视频\n地点：大连中院301" in "".join(news["大连中院督办群"])


async def test_the_calendar_file_keeps_to_the_rules(world: World) -> None:
    """RFC 5545: UID, SEQUENCE, UTC, folded lines; nothing of the petitioner; RFC 5546: PUBLISH without attendees."""
    await ask_for_interview(world)
    place = "大连市中级人民法院第三审判区五楼东侧第二接谈室（由南门进）"
    await world.person("周焱").says(world.group("大连中院"), f"/appoint 1 12月3日上午9点 {place}")

    calendar, event, data = calendar_in(world, world.person("周焱").phone)

    assert (calendar["METHOD"], calendar["VERSION"], event["SEQUENCE"], event["STATUS"]) == (
        "PUBLISH",
        "2.0",
        0,
        "CONFIRMED",
    )
    assert event["DTSTART"].dt == datetime(2026, 12, 3, 1, 0, tzinfo=UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
    assert event["UID"].endswith("@duban")
    assert event["LOCATION"] == place.replace("（", "(").replace("）", ")")
    assert event["SUMMARY"] == "接谈 督2026-0001"
    assert "ATTENDEE" not in event
    assert "刘" not in data.decode()
    assert data.endswith(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


async def test_a_change_of_time_needs_a_reason(world: World) -> None:
    """Without one nothing changes; with one everybody gets the same calendar entry with a higher number, and the reason."""
    await ask_for_interview(world)
    president, group = world.person("周焱"), world.group("大连中院")
    await president.says(group, "/appoint 1 12月3日上午9点 301")
    uid = calendar_in(world, president.phone)[1]["UID"]

    await president.says(group, "/appoint 1 12月4日上午9点")
    assert group.last.text.startswith("改期要写明理由")
    await president.says(group, "/appoint 1 12月4日上午9点 理由：刘某来住院")

    assert "接谈改期　督2026-0001　刘某来" in group.last.text
    assert "改期理由：刘某来住院" in group.last.text
    _, event, _ = calendar_in(world, president.phone)
    assert (event["UID"], event["SEQUENCE"]) == (uid, 1)
    assert event["DTSTART"].dt == datetime(2026, 12, 4, 1, 0, tzinfo=UTC)


async def test_the_card_asks_for_the_reason(world: World) -> None:
    """Two presses choose another time; the answer to the question is the reason."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/appoint 1 11月24日上午9点")
    await president.presses("接谈", group)
    await president.presses("改期", group)
    await president.presses("周三 11-25", group)
    await president.presses("10:00", group)

    await president.says(group, "院长到省院开会", reply_to=group.last)

    assert "时间：11月25日（周三）10:00" in group.with_button("改期").text
    assert "改期理由：院长到省院开会" in group.last.text


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("12月3日", "没有看到具体时间"),
        ("11月19日上午9点", "这个时间已经过去"),
        ("大连中院301", "没有看到具体时间"),
        ("12月3日上午9点 " + "长" * 61, "地点请控制在60字内"),
    ],
)
async def test_what_cannot_be_arranged_gets_a_clear_sentence(world: World, line: str, answer: str) -> None:
    """A day without a time, a time that is over, no time at all, a place without end."""
    await ask_for_interview(world)

    await world.person("周焱").says(world.group("大连中院"), f"/appoint 1 {line}")

    assert world.group("大连中院").last.text.startswith(answer)


async def test_nobody_is_at_two_interviews_at_once(world: World) -> None:
    """The refusal names the person, the other interview and its time; an end that meets a beginning is no clash."""
    await ask_for_interview(world)
    await ask_for_interview(world, "请周焱院长接谈申请执行人陈某，12月10日前")
    president, group = world.person("周焱"), world.group("大连中院")
    await president.says(group, "/appoint 1 12月3日上午9点 301")

    await president.says(group, "/appoint 2 12月3日9点半 302")
    assert group.last.text.startswith("时间冲突：周焱当时另有接谈 督2026-0001（12月3日（周四）09:00）")
    await president.says(group, "/appoint 2 12月3日10点 302")
    assert "接谈安排　督2026-0002" in group.last.text


async def test_a_clash_can_be_overruled(world: World) -> None:
    """Two petitioners of one case may come together: 仍约 says so."""
    await ask_for_interview(world)
    await ask_for_interview(world, "请周焱院长接谈申请执行人陈某，12月10日前")
    president, group = world.person("周焱"), world.group("大连中院")
    await president.says(group, "/appoint 1 12月3日上午9点 301")

    await president.says(group, "/appoint 2 12月3日9点半 302 仍约")

    assert "接谈安排　督2026-0002" in group.last.text


async def test_a_record_is_four_answers(world: World) -> None:
    """Two presses and two short answers; each leads to the next one that is missing, and the card shows what is there."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/appoint 1 11月20日上午10点")
    await world.at("2026-11-20 10:40")
    await president.presses("接谈", group)

    await president.presses("填记录", group)
    await president.presses("和解", group)
    await president.presses("基本满意", group)
    await president.says(group, CLAIMS, reply_to=group.last)
    await president.says(group, REPLY, reply_to=group.last)

    card = group.with_button("归档").text
    for line in ("✓ 结果：和解", "✓ 满意度：基本满意", "✓ 诉求：…", "✓ 答复：…", "2026年11月20日"):
        assert line in card
    assert "必填项已齐，可以归档" in card


async def test_a_record_can_be_written_in_one_message(world: World) -> None:
    """Fields by their names, as they stand in the written record; a field said twice is what was said last."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")

    await fill_in(president, group)
    await president.says(group, "/record 1 结果：分期；查明：名下有房；笔录编号：接谈12号；接谈日期：11月19日")

    card = group.with_button("归档").text
    for line in ("结果：分期", "查明：…", "笔录编号：接谈12号", "接谈日期：2026年11月19日", "诉求：…"):
        assert line in card


async def test_what_people_said_is_read_in_private(world: World) -> None:
    """The group's card shows that claims and reply are there; the words, with names masked, stand in private chats only."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.presses("接谈", group)
    await president.says(None, "/record 1 结果：和解；满意度：满意；诉求：王小强欠刘某来三十万元；答复：依法办")
    world.unread()

    await president.presses("看全文", group)

    assert "王小强" not in "".join(group.texts)
    assert "✓ 诉求：…" in group.with_button("看全文").text
    assert "诉求：王小强欠刘某来三十万元" in world.unread()["宋立群"][-1]


async def test_a_record_is_filled_in_by_the_presidents_clerk_and_closed_by_the_president(world: World) -> None:
    """Whoever works at the court may write; closing is for those who met the petitioner. It hands the result in."""
    await ask_for_interview(world)
    group = world.group("甘井子法院")
    await fill_in(world.person("罗小川"), group)

    refused = await world.person("罗小川").presses("归档", group)
    accepted = await world.person("宋立群").presses("归档", group)

    assert "记录由接谈的院长（或副职）归档" in (refused.answer or "")
    assert "接谈记录已归档" in (accepted.answer or "")
    assert f"甘井子法院院长（宋立群）：\n{REPLY}" in "".join(world.person("闫振喜").phone.texts)


@pytest.mark.parametrize(("who", "where"), [("秦岚", "沙河口法院"), ("闫振喜", "院长之声"), ("王宏", "甘井子法院")])
async def test_nobody_else_writes_in_a_record(world: World, who: str, where: str) -> None:
    """Another court does not learn that there is one; the issuer and who only attends are told whose it is."""
    await ask_for_interview(world)

    await fill_in(world.person(who), world.group(where))

    async with unit_of_work(world.duban.database, world.now) as work:
        interview = await work.interviews.get(1)
    assert interview is not None
    assert interview.record.outcome is None


async def test_a_closed_record_is_corrected_only_after_a_return(world: World) -> None:
    """退回重办 opens it again, with everything that was in it; what comes of the revisit may be written at any time."""
    await ask_for_interview(world, "请宋立群院长接谈申请执行人陈某，12月10日前")
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await close(president, group)

    await president.says(group, "/record 1 结果：分期")
    assert "接谈记录已归档，不能再改" in group.last.text
    await president.says(group, "/record 1 回访日期：1月15日；回访结果：当事人认可")
    assert "回访结果：…" in group.with_button("看全文").text
    await world.person("闫振喜").says(None, "/return 1 请补充执行情况")
    await president.says(group, "/record 1 结果：分期")

    assert "结果：分期" in group.with_button("归档").text


async def test_a_case_that_was_met_rests(world: World) -> None:
    """The day of the meeting enters the register, so no draw falls on the case for half a year."""
    await know(world, [case(1)])
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/draw")

    await close(president, group)

    async with unit_of_work(world.duban.database, world.now) as work:
        (known,) = await work.cases.of_court("dlgjz")
        interview = await work.interviews.get(1)
    assert known.interviewed_on == date(2026, 11, 20)
    assert interview is not None
    assert (interview.draw, interview.case_number, interview.petitioner) == (1, case(1).number, "张建国")


async def test_a_promise_becomes_an_order(world: World) -> None:
    """To the post that promised, with the day that was said and a ladder of its own; the card shows whether it was kept."""
    await ask_for_interview(world, "请宋立群院长接谈申请执行人陈某，12月10日前")
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await fill_in(president, group)
    await president.presses("承诺", group)
    await president.presses("甘井子法院院长", group)

    await president.says(group, "尽快到位案款", reply_to=group.last)
    assert group.last.text.startswith("没有看到兑现期限")
    await president.says(group, "11月25日前到位案款10万元", reply_to=group.messages[-2])

    assert "承诺 督2026-0002 甘井子法院院长：11月25日前到位案款10万元（11月25日（周三），未到期）" in (
        group.with_button("归档").text
    )
    async with unit_of_work(world.duban.database, world.now) as work:
        assert len(await work.steps.of(2)) > 0
    await world.asleep_until("2026-11-27 09:00")
    await president.says(group, "/record 1")
    assert "⚠️未兑现" in group.with_button("归档").text


async def test_a_day_other_than_the_appointed_one_is_shown_as_such(world: World) -> None:
    """A record of today for an appointment next month says both days, so that a slip is seen before it is closed."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/appoint 1 12月3日上午9点 301")

    await fill_in(president, group)

    assert "✓ 接谈日期：2026年11月20日（约定为2026年12月3日）" in group.last.text


async def test_guests_are_named_and_taken_off_again(world: World) -> None:
    """A deputy of the people's congress as a witness; the same words once more take the name off."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.presses("接谈", group)
    await president.presses("参加人", group)
    await president.presses("见证人", group)
    await president.says(group, "市人大代表韩某", reply_to=group.last)

    assert "市人大代表韩某（见证人）" in group.with_button("加见证人").text
    await president.presses("见证人", group)
    await president.says(group, "市人大代表韩某", reply_to=group.last)
    assert "韩某" not in group.with_button("加见证人").text


async def test_common_problems_are_put_on_and_taken_off(world: World) -> None:
    """A press each; another one can be typed."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await fill_in(president, group)
    await president.presses("标签", group)
    await president.presses("查控难", group)
    await president.presses("财产处置慢", group)
    await president.presses("✓ 查控难", group)
    await president.presses("自己写", group)
    await president.says(group, "评估周期长", reply_to=group.last)

    assert "✓ 共性问题：评估周期长、财产处置慢" in group.with_button("自己写").text


async def test_a_scan_is_kept_by_its_hash_once(world: World) -> None:
    """Photos and papers that are sent after the press; the same file a second time is recognised, and no name is kept."""
    await ask_for_interview(world)
    president = world.person("宋立群")
    await president.says(None, "/record 1")
    await president.presses("‹ 返回")
    await president.presses("附件")

    await president.sends(None, "刘某来笔录.pdf", b"%PDF scan")
    assert president.phone.last.text == "✓ 督2026-0001 已收到，附件共 1 份"
    await president.sends(None, "again.pdf", b"%PDF scan")
    assert president.phone.last.text.startswith("这份附件已在")

    async with unit_of_work(world.duban.database, world.now) as work:
        interview = await work.interviews.get(1)
    assert interview is not None
    (file,) = interview.attachments
    assert (len(file.sha256), file.suffix, file.size) == (64, ".pdf", 9)


async def test_a_photo_is_kept_as_a_scan_is(world: World) -> None:
    """Telegram keeps a photo in several sizes and without a name: the largest is taken, by its file id and hash."""
    await ask_for_interview(world)
    president = world.person("宋立群")
    await president.says(None, "/record 1")
    await president.presses("‹ 返回")
    await president.presses("附件")

    sent = await president.shows(None, "刘某来笔录.png", png(640, 480))

    async with unit_of_work(world.duban.database, world.now) as work:
        interview = await work.interviews.get(1)
    assert interview is not None
    (file,) = interview.attachments
    assert sent.attachment is not None
    assert (file.file_id, file.sha256, file.suffix) == (
        sent.attachment.file_id,
        sha256(png(640, 480)).hexdigest(),
        ".jpg",
    )


async def test_several_photos_answer_one_question_in_a_group(world: World) -> None:
    """Each that answers the question is kept; the question is not used up by the first."""
    await ask_for_interview(world)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/record 1")
    await president.presses("‹ 返回", group)
    await president.presses("附件", group)
    question = group.last

    for number in range(3):
        await president.sends(group, f"{number}.jpg", png(2 + number, 2), reply_to=question)

    assert group.last.text == "✓ 督2026-0001 已收到，附件共 3 份"


async def test_a_photo_in_a_group_is_nobodys_business(world: World) -> None:
    """People show each other photos all day: without a question the bot fetches none and says nothing."""
    await ask_for_interview(world)
    world.unread()

    await world.person("宋立群").sends(world.group("甘井子法院"), "office.jpg", b"jpeg")

    assert world.unread() == {}
