"""Orders as they are given: by mention, by name, by command."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.sandbox.acts.speaking import Guise, Pick
from rules.people import Role
from storage.tables.roster import PostRow
from tests.cast import telegram_id
from tests.world import World

SEED = "@大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加，争取有重大突破。"


async def test_the_missions_own_message(world: World) -> None:
    """One interview order with two responsible presidents and the high court's director attending."""
    await world.person("闫振喜").says(world.group("院长之声"), SEED)

    news = world.unread()

    assert set(news) == {
        "院长之声",
        "大连中院督办群",
        "甘井子法院督办群",
        "辽宁高院督查室",
        "周焱",
        "宋立群",
        "王宏",
        "闫振喜",
    }
    (card,) = news["甘井子法院督办群"]
    assert card.startswith("督2026-0001　接谈")
    assert "○ 大连中院院长 周焱\n○ 甘井子法院院长 宋立群\n参加：\n○ 辽宁高院执行局长 王宏" in card
    assert "刘某来" in card
    assert "时限：未定" in card


async def test_the_command_group_sees_numbers_only(world: World) -> None:
    """In 院长之声 there is no petitioner, no objective and no name, and the issuer is asked for a deadline."""
    await world.person("闫振喜").says(world.group("院长之声"), SEED)

    (card,) = world.unread()["院长之声"]

    assert card == (
        "督2026-0001　接谈　待签收\n主责2家，签收0/2，办结0/2，销号0/2\n参加1人\n"
        "时限：未定，请交办人选定，或发送 /deadline 0001 11月30日前\n详情已发有关法院群。"
    )


@pytest.mark.parametrize(
    "text", ["@zhouyan 三日内报送超六个月未结案件台账。", "请@zhouyan三日内报送超六个月未结案件台账。"]
)
async def test_a_username_names_its_person(world: World, text: str) -> None:
    """As an entity, and glued to Chinese characters, where Telegram makes no entity of it."""
    await world.person("王宏").says(world.group("院长之声"), text)

    (card,) = world.group("大连中院").read()

    assert "○ 大连中院院长 周焱" in card
    assert "时限：11月23日（周一）" in card


async def test_a_mention_without_username_names_its_person(world: World) -> None:
    """宋立群 has no username, so Telegram sends his numeric id with the words."""
    group = world.group("院长之声")
    song = world.person("宋立群").user

    await world.person("王宏").says(group, "宋立群 三日内报送台账。", mentions=[Pick("宋立群", song)])

    assert "○ 甘井子法院院长 宋立群" in world.group("甘井子法院").last.text


async def test_whoever_has_no_authority_gets_one_private_sentence(world: World) -> None:
    """顾长河 of 沈阳中院 cannot order 大连中院; nothing is said in any group."""
    await world.person("顾长河").says(world.group("院长之声"), "请大连中院院长周焱三日内报送台账。")

    news = world.unread()

    assert set(news) == {"顾长河"}
    assert "大连中院不在您的交办范围内" in news["顾长河"][0]


async def test_a_long_refusal_is_cut_short(world: World) -> None:
    """周焱 cannot order all intermediate courts; he is told so without a list of all of them."""
    await world.person("周焱").says(None, "/task 各中院院长 11月30日前报送台账")

    (text,) = world.unread()["周焱"]
    assert "不在您的交办范围内" in text
    assert len(text) < 150


async def test_a_stranger_learns_nothing(world: World) -> None:
    """Whoever is in no roster is not answered, neither in the group nor in private."""
    await world.person("路人甲").says(world.group("大连中院"), "请大连中院院长周焱三日内报送台账。")

    assert world.unread() == {}


async def test_an_anonymous_administrator_is_asked_for_his_own_account(world: World) -> None:
    """Nobody can tell who stands behind the group's name, so nothing is ordered."""
    group = world.group("大连中院")
    world.telegram.promote(telegram_id("王宏"), group.chat)
    await world.settle()
    world.unread()

    await world.person("王宏").says(group, "请大连中院院长周焱三日内报送台账。", guise=Guise(anonymous=True))

    assert set(world.unread()) == {"大连中院督办群"}
    assert "督2026" not in group.last.text


async def test_forwarded_words_give_no_order(world: World) -> None:
    """What somebody once said elsewhere is not his order here."""
    said = await world.person("王宏").says(None, "请大连中院院长周焱三日内报送台账。")
    world.unread()

    world.telegram.forward(telegram_id("王宏"), said, world.group("大连中院").chat)
    await world.settle()

    assert world.unread() == {}


async def test_an_edit_gives_no_order(world: World) -> None:
    """What was talk stays talk, whatever it is turned into later."""
    message = await world.person("王宏").says(world.group("大连中院"), "今天天气不错")

    await world.person("王宏").edits(message, "请大连中院院长周焱三日内报送台账。")

    assert world.unread() == {}


async def test_private_messages_go_to_the_enrolled_only(world: World) -> None:
    """陶远 of 中山法院 is not enrolled and his court has no group: 王宏 alone is told so."""
    await world.person("王宏").says(None, "/task 中山法院院长 三日内报送台账")

    news = world.unread()

    assert set(news) == {"王宏"}
    assert "⚠️ 尚未送达（无群、未注册）：中山法院院长" in news["王宏"][0]


async def test_a_command_says_that_it_is_an_order(world: World) -> None:
    """/interview makes an interview of the same words; the group that it is given in shows the card."""
    await world.person("周焱").says(world.group("大连中院"), "/interview 甘井子法院院长 11月25日前接待申请执行人张建国")

    (card,) = world.group("甘井子法院").read()

    assert card.startswith("督2026-0001　接谈")
    assert "申请执行人：张某" in card
    assert "张建国" not in card
    assert "时限：11月25日（周三）" in card


async def test_a_group_of_courts_becomes_one_share_each(world: World) -> None:
    """To all courts of Dalian: one order, thirteen responsible presidents; each court's card shows its own line."""
    await world.person("周焱").says(world.group("大连中院"), "请辖区各基层法院院长三日内报送台账。")

    (card,) = world.group("沙河口法院").read()

    assert "○ 沙河口法院院长 秦岚" in card
    assert "宋立群" not in card
    assert "另有12家" in card


async def test_the_issuer_cancels_at_once(world: World) -> None:
    """撤销 on the card within ten minutes, without a reason; the courts are told."""
    await world.person("闫振喜").says(world.group("院长之声"), SEED)
    world.unread()

    await world.person("闫振喜").presses("撤销", world.group("院长之声"))

    news = world.unread()
    assert news["院长之声"][0].startswith("督2026-0001　接谈　已撤销")
    assert "督2026-0001 撤销（闫振喜）。" in news["大连中院督办群"]


async def test_nobody_else_cancels(world: World) -> None:
    """A president presses 撤销 in 院长之声 and is told who may."""
    await world.person("闫振喜").says(world.group("院长之声"), SEED)

    press = await world.person("顾长河").presses("撤销", world.group("院长之声"))

    assert "只能由交办人" in (press.answer or "")


async def test_the_issuer_sets_the_deadline_with_one_press(world: World) -> None:
    """3个工作日 from Friday 20 November is Wednesday the 25th, at close of business; the courts are told."""
    await world.person("闫振喜").says(world.group("院长之声"), SEED)
    world.unread()

    await world.person("闫振喜").presses("3个工作日", world.group("院长之声"))

    assert "督2026-0001 时限定为11月25日（周三）17:30（闫振喜）。" in world.unread()["甘井子法院督办群"]


async def test_the_issuer_sets_the_deadline_in_words(world: World) -> None:
    """/deadline with words of time; the answer repeats the day."""
    await world.person("闫振喜").says(world.group("院长之声"), SEED)

    await world.person("闫振喜").says(None, "/deadline 1 月底前")

    assert world.person("闫振喜").phone.texts[-1] == "✓ 督2026-0001 时限定为11月30日（周一）"


async def test_a_team_is_whoever_has_its_name_in_his_title(world: World) -> None:
    """A president orders his own teams; 二团队 is led by whoever the roster calls so."""
    async with world.duban.database.transaction() as session:
        luo = col(PostRow.role) == Role.STAFF
        await session.exec(update(PostRow).where(luo).values(title="执行第2团队负责人"))

    await world.person("宋立群").says(world.group("甘井子法院"), "二团队明天下班前把超期案件清零。")

    (card,) = [text for text in world.group("甘井子法院").read() if text.startswith("督")]
    assert "主责：\n○ 甘井子法院二团队 罗小川" in card


async def test_teams_without_a_name_in_the_roster_are_led_by_the_enforcement_director(world: World) -> None:
    """鲁建平 leads enforcement in 大连; two teams under him are one share, which he acknowledges."""
    await world.person("周焱").says(world.group("大连中院"), "一团队、三团队明天下班前把超期案件清零。")

    await world.person("鲁建平").presses("签收")

    assert "✓ 大连中院一团队、三团队 鲁建平" in world.group("大连中院").last.text


async def test_liaison_units_are_a_party_outside_the_courts(world: World) -> None:
    """They have no group: the issuer is told that nobody brings it to them."""
    await world.person("王宏").says(world.group("院长之声"), "各联动单位于下周四前报送惩戒数据。")

    assert "各联动单位" in world.person("王宏").phone.last.text


async def test_whoever_orders_himself_can_work_on_it(world: World) -> None:
    """周焱 has one card, as issuer and as party: it can be acknowledged there; for others' orders it says what is waited for."""
    zhou = world.person("周焱")
    await zhou.says(world.group("大连中院"), "/task 请大连中院院长周焱12月4日前报送台账。")
    assert zhou.phone.last.buttons[:3] == ["签收", "反馈", "办结"]
    assert "退回" not in zhou.phone.last.buttons

    press = await zhou.presses("签收")
    assert press.answer == "✓ 督2026-0001 已签收"

    await zhou.says(world.group("大连中院"), "/task 请甘井子法院院长宋立群12月4日前报送台账。")
    assert zhou.phone.last.text.endswith("已下达，待签收；逾时未签收的自动催办。")
    assert "签收" not in zhou.phone.last.buttons


async def test_the_course_of_an_order_names_days_as_people_do(world: World) -> None:
    """/why says 12月8日（周二）, not a moment as a machine writes it."""
    await world.person("王宏").says(world.group("院长之声"), "/task 请甘井子法院院长宋立群12月4日前报送台账。")
    await world.person("王宏").says(None, "/deadline 1 12月8日前")

    await world.person("王宏").says(None, "/why 1")

    assert "定时限 王宏：12月8日（周二）" in world.person("王宏").phone.last.text
