"""An order to a set of courts of which some are let off: they hear nothing of it, the others do, and the cards say so."""

from pathlib import Path

from pydantic import TypeAdapter

from bot.templates import Locale
from rules.orders.values import Change
from rules.reading.values import Party, Reading
from storage.unit_of_work import unit_of_work
from tests.databases import Template
from tests.orders.test_life import ledger_gives_the_order
from tests.world import World, open_world

BUT_DALIAN = "请各中院11月30日前报送执行案款清理台账，大连中院不用报。"


async def test_who_is_let_off_hears_nothing(world: World) -> None:
    """大连中院 need not report: neither its group nor 周焱 is told; 沈阳中院 is, and fifteen others have their share."""
    await world.person("王宏").says(world.group("院长之声"), BUT_DALIAN)

    news = world.unread()

    assert set(news) == {"王宏", "顾长河", "院长之声", "沈阳中院督办群"}
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        order = await work.orders.get(1)
    assert order is not None
    assert (len(order.responsible), order.let_off) == (16, ("dl",))
    assert "dl" not in {party.court_code for party in order.parties}


async def test_every_card_says_who_is_let_off(world: World) -> None:
    """The issuer's card, the counts in 院长之声 and a court's own; the work is told without it."""
    await world.person("王宏").says(world.group("院长之声"), BUT_DALIAN)

    (card,), (copy,) = world.unread()["王宏"], world.group("沈阳中院").texts[:1]

    assert "事项：报送执行案款清理台账\n" in card
    assert "　另有4家，签收0/16，办结0/16，销号0/16\n　（大连中院除外）\n" in card
    assert "　另有15家\n　（大连中院除外）\n" in copy
    assert "主责16家，签收0/16，办结0/16，销号0/16\n（大连中院除外）\n" in world.group("院长之声").last.text


async def test_the_cards_say_it_in_english(template: Template, tmp_path: Path) -> None:
    """The same, where the bot speaks English; of seventeen courts the first five are named."""
    async with open_world(template, tmp_path, locale=Locale.EN) as world:
        await world.person("王宏").says(world.group("院长之声"), BUT_DALIAN)
        assert "16 responsible · " in world.group("院长之声").last.text
        assert "\n(except 大连中院)\n" in world.group("院长之声").last.text
        assert "\n  (except 大连中院)\n" in world.person("王宏").phone.last.text

        text = "请各基层法院（不含铁路法院、大连地区法院）11月30日前报台账。"
        await world.person("王宏").says(world.group("院长之声"), text)

    assert (
        "(except 中山法院, 西岗法院, 沙河口法院, 甘井子法院, 旅顺口法院 and 12 more)"
        in world.group("院长之声").last.text
    )


async def test_what_is_not_plain_is_asked(world: World) -> None:
    """甘井子法院 is no intermediate court: nothing is issued, and 王宏 reads which words he is asked about."""
    await world.person("王宏").says(world.group("院长之声"), "除甘井子法院外，各中院11月30日前报方案。")

    news = world.unread()

    assert set(news) == {"王宏"}
    assert "拿不准：\n• 例外的是哪些法院：“除甘井子法院外”" in news["王宏"][0]


async def test_the_draft_says_who_is_let_off(world: World) -> None:
    """Two pieces of work, and 大连 may be let off of one of them: the card names the set without it, and so it is issued."""
    wang = world.person("王宏")
    await wang.says(world.group("院长之声"), "各中院11月25日前报台账，11月27日前报方案，大连除外。")
    assert "阜新中院院长等16家\n　　（大连中院除外）\n" in wang.phone.last.text
    assert "阜新中院院长等16家（大连中院除外）｜" in wang.phone.last.text

    await wang.presses("确认")

    assert "大连中院督办群" not in world.unread()


async def test_the_rest_have_their_own_order(world: World) -> None:
    """大连中院 by the 25th, 其余各中院 by the 27th: two orders, and 大连中院 is told of the first alone."""
    text = "大连中院11月25日前报台账，其余各中院11月27日前报台账。"
    await world.person("王宏").says(world.group("院长之声"), text)

    news = world.unread()

    (card,) = news["大连中院督办群"]
    assert "时限：11月25日" in card
    assert "除外" not in card
    (other,) = news["沈阳中院督办群"]
    assert "事项：报台账\n" in other
    assert "时限：11月27日" in other


async def test_who_takes_a_share_over_is_not_let_off_any_more(world: World) -> None:
    """沈阳中院's share is handed to 大连中院: the cards say no longer that it is let off."""
    await world.person("王宏").says(world.group("院长之声"), BUT_DALIAN)
    await world.person("王宏").says(None, "/reassign 1 沈阳中院→大连中院院长 台账已并入大连")

    assert "大连中院院长 周焱" in world.group("大连中院").texts[0]
    assert "除外" not in world.group("大连中院").texts[0]


async def test_an_edit_can_let_off(world: World) -> None:
    """The message is edited to let 沈阳中院 off, too: the question says so, and the card follows the new words."""
    message = await world.person("王宏").says(world.group("院长之声"), BUT_DALIAN)
    await world.person("王宏").edits(message, BUT_DALIAN.replace("大连中院", "大连、沈阳中院"))
    assert "去掉主责：沈阳中院院长" in world.person("王宏").phone.last.text

    await world.person("王宏").presses("变更")

    assert "（沈阳中院、大连中院除外）" in world.group("院长之声").texts[0]
    assert await ledger_gives_the_order(world)


async def test_explain_says_which_words_let_off(world: World) -> None:
    """The words, who is let off by them, and the set without him."""
    message = await world.person("王宏").says(world.group("院长之声"), BUT_DALIAN)

    await world.person("王宏").says(world.group("院长之声"), "/explain", reply_to=message)

    text = world.person("王宏").phone.last.text
    assert "• “大连中院不用报” → 除外，不交办（无须办理，不在其内）" in text
    assert "盘锦中院院长\n　　（大连中院除外）\n" in text


def test_what_was_kept_before_anybody_could_be_let_off_still_loads() -> None:
    """A reading of a draft, and an entry of a ledger, without the field are read as if nobody was let off."""
    readings, changes = TypeAdapter(Reading), TypeAdapter(Change)
    kept = '{"speech_act":"order","confidence":0.9,"kind":"task","responsible":[{"court":null,"selector":"all"}]}'

    assert readings.validate_json(kept).responsible == (Party(selector="all"),)
    assert changes.validate_json('{"objective":"报方案"}').let_off is None
