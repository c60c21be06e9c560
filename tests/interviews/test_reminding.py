"""Who is reminded of an interview, and what happens when its record is left, its president leaves, or it is called off."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col, select

from rules.people import Role
from storage.tables.roster import PersonRow, PostRow
from storage.unit_of_work import unit_of_work
from tests.cast import STRANGER, telegram_id
from tests.interviews.stories import CLAIMS, ask_for_interview, calendar_in, close
from tests.world import World

ONE = "请宋立群院长接谈申请执行人陈某，12月20日前"


async def test_everybody_is_reminded_the_working_day_before(world: World) -> None:
    """On Friday morning of a meeting on Monday, once, in private with the file and in the courts' groups."""
    await ask_for_interview(world)
    await world.person("周焱").says(world.group("大连中院"), "/appoint 1 11月30日上午9点 301")
    await world.asleep_until("2026-11-27 08:00")
    world.unread()

    await world.at("2026-11-27 09:00")

    news = world.unread()
    for name in ("宋立群", "周焱", "王宏"):
        (told,) = [text for text in news[name] if text.startswith("接谈提醒")]
        assert "11月30日（周一）09:00　当面　301" in told
    assert "接谈提醒" in "".join(news["甘井子法院督办群"])
    await world.asleep_until("2026-11-28 09:00")
    assert not any("接谈提醒" in text for texts in world.unread().values() for text in texts)


async def test_who_is_told_at_short_notice_is_not_reminded_at_once(world: World) -> None:
    """An interview of the same day has had its notice: the invitation itself."""
    await ask_for_interview(world)

    await world.person("周焱").says(world.group("大连中院"), "/appoint 1 今天下午3点 301")
    await world.asleep_until("2026-11-20 14:00")
    await world.at("2026-11-20 16:00")

    assert not any("接谈提醒" in text for texts in world.unread().values() for text in texts)


async def test_a_meeting_without_a_record_is_asked_after(world: World) -> None:
    """The working day after, and every third one from then on, until somebody writes or postpones."""
    await ask_for_interview(world, ONE)
    group = world.group("甘井子法院")
    await world.person("宋立群").says(group, "/appoint 1 11月23日上午9点")
    await world.asleep_until("2026-11-24 08:00")
    world.unread()

    await world.at("2026-11-24 09:00")
    (asked,) = [text for text in world.unread()["甘井子法院督办群"] if text.startswith("催办：督2026-0001 接谈时间")]
    assert "尚未填写记录" in asked
    await world.asleep_until("2026-11-26 18:00")
    assert not any("尚未填写记录" in text for text in world.unread().get("甘井子法院督办群", []))
    await world.asleep_until("2026-11-27 09:00")
    assert any("尚未填写记录" in text for text in world.unread()["甘井子法院督办群"])


async def test_a_record_left_half_way_is_kept_and_asked_after(world: World) -> None:
    """Everything that was written stays, over a restart and for days; the reminder says what is missing."""
    await ask_for_interview(world, ONE)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/appoint 1 11月23日上午9点")
    await world.asleep_until("2026-11-23 10:30")
    await president.presses("接谈", group)
    await president.presses("填记录", group)
    await president.presses("和解", group)
    await president.presses("满意", group)
    question = group.last
    await world.asleep_until("2026-11-24 09:00")

    assert "接谈记录未完成，还差：诉求、答复（宋立群已填部分均已保存）" in "".join(group.texts)
    await president.says(group, CLAIMS, reply_to=question)

    await president.says(group, "/record 1")
    card = group.with_button("○ 答复").text
    assert "✓ 结果：和解" in card
    assert "✓ 诉求：…" in card


async def test_in_private_the_next_message_is_the_answer_for_half_an_hour(world: World) -> None:
    """Later on it is talk like any other; an answer to the question itself is always one."""
    await ask_for_interview(world, ONE)
    president = world.person("宋立群")
    await president.says(None, "/record 1 结果：和解；满意度：满意")
    await president.presses("○ 诉求")
    question = president.phone.last
    await world.advance(minutes=31)

    await president.says(None, "今天食堂有鱼")
    await president.says(None, CLAIMS, reply_to=question)

    assert f"✓ 诉求：{CLAIMS}" in president.phone.with_button("○ 答复").text


async def test_a_closed_record_is_asked_after_no_more(world: World) -> None:
    """Neither is one whose order was closed or called off."""
    await ask_for_interview(world, ONE)
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/appoint 1 11月23日上午9点")
    await world.asleep_until("2026-11-23 11:00")
    await close(president, group)
    world.unread()

    for morning in ("2026-11-24 09:00", "2026-11-27 09:00", "2026-12-02 09:00"):
        await world.asleep_until(morning)

    assert not any("接谈记录" in text for texts in world.unread().values() for text in texts)


async def test_what_is_called_off_leaves_the_calendars(world: World) -> None:
    """The order's end cancels the entry under the same name with a higher number, for everybody who had it."""
    await ask_for_interview(world)
    president, group = world.person("周焱"), world.group("大连中院")
    await president.says(group, "/appoint 1 12月3日上午9点 301")
    uid = calendar_in(world, president.phone)[1]["UID"]

    await world.person("闫振喜").says(None, "/cancel 1 案件已执结")

    for name in ("周焱", "宋立群", "王宏"):
        calendar, event, _ = calendar_in(world, world.person(name).phone)
        assert (calendar["METHOD"], event["STATUS"], event["UID"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", uid, 1)
    assert "接谈取消　督2026-0001" in "".join(group.texts)
    await president.says(group, "/record 1 结果：和解")
    assert "已撤销，不用记录" in group.last.text


async def new_president(world: World, since: date) -> None:
    """宋立群 leaves, and somebody new, who is enrolled, takes over the court."""
    async with world.duban.database.transaction() as session:
        old = (await session.exec(select(PersonRow).where(col(PersonRow.name) == "宋立群"))).one()
        await session.exec(update(PostRow).where(col(PostRow.person_id) == old.id).values(until=date(2026, 11, 22)))
        person = PersonRow(roster_key="new", name="许明", telegram_id=telegram_id(STRANGER), enrolled_at=world.now)
        session.add(person)
        await session.flush()
        post = PostRow(person_id=person.id or 0, court_code="dlgjz", role=Role.PRESIDENT, title="院长", since=since)
        session.add(post)
    world.telegram.private(world.telegram.user(telegram_id(STRANGER)))


async def test_a_new_president_has_what_the_old_one_arranged(world: World) -> None:
    """Between draw and meeting the post passes on: he gets the appointment, the reminder and the record; nothing is lost."""
    await ask_for_interview(world, ONE)
    old, group = world.person("宋立群"), world.group("甘井子法院")
    await old.says(group, "/appoint 1 11月30日上午9点")
    await old.says(group, "/record 1 查明：名下有房")
    await world.asleep_until("2026-11-21 09:00")
    await new_president(world, date(2026, 11, 23))
    await world.asleep_until("2026-11-23 09:00")

    new = world.person(STRANGER)
    _, event, _ = calendar_in(world, new.phone)
    calendar, gone, _ = calendar_in(world, old.phone)
    assert (event["UID"], event["STATUS"]) == (gone["UID"], "CONFIRMED")
    assert calendar["METHOD"] == "CANCEL"
    await world.asleep_until("2026-11-30 10:30")
    await new.says(None, "/record 1 结果：和解；满意度：满意；诉求：还款；答复：依法办")
    refused = await old.presses("接谈")
    await new.presses("归档")
    async with unit_of_work(world.duban.database, world.now) as work:
        interview = await work.interviews.get(1)
    assert interview is not None
    assert interview.record.findings == "名下有房"
    assert "许明" in {
        people.name for people in [(await _person(world, one.person_id)) for one in interview.participants]
    }
    assert refused.answer


async def _person(world: World, person_id: int | None) -> PersonRow:
    async with world.duban.database.transaction() as session:
        return await session.get_one(PersonRow, person_id)
