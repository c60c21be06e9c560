"""Who answers, or speaks in another court's group, tells what his own people will do; he orders them by calling them."""

import pytest

from rules.calendar import Calendar
from rules.reading.reader import read
from rules.reading.values import Band, band
from tests.reading.scoring import from_president, lexicon


def _band(text: str, court: str, chat: str | None) -> Band:
    return band(read(from_president(text, court, chat or "院长之声"), lexicon(), Calendar()))


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("收到，海城法院执行局长和承办人今晚就碰头，明早八点前把结果报上来。", "海城法院"),
        ("海城法院执行局长和承办人今晚就碰头，明早八点前把结果报上来。", "海城法院"),
        ("收到，请省院放心，海城法院副院长今晚盯着，明早八点前把款划出去。", "海城法院"),
        ("收到，海城、台安两家法院院长今晚就碰头，明早八点前把结果报上来。", "鞍山中院"),
        ("收到，鞍山中院执行局、审管办、技术室三家一起弄，后天上班前把数据补完。", "鞍山中院"),
    ],
)
def test_what_ones_own_people_will_do_is_no_order_in_the_command_group(text: str, court: str) -> None:
    """A president who tells all others what his own court will do, or answers with it, orders nothing."""
    assert _band(text, court, None) is Band.LOW


@pytest.mark.parametrize(
    ("text", "court", "chat"),
    [
        ("海城法院执行局长和承办人今晚就碰头，明早八点前把结果报上来。", "海城法院", "海城法院"),
        ("海城、台安两家法院院长今晚就碰头，明早八点前把结果报上来。", "鞍山中院", None),
        ("收到，海城、台安两家法院院长今晚就碰头，明早八点前把结果报我。", "鞍山中院", None),
        ("岫岩法院关院长，你院法警大队明早六点支援台安法院清场。", "鞍山中院", "鞍山中院"),
        ("收到，请海城法院院长明早八点前把结果报上来。", "鞍山中院", None),
        ("收到。海城法院院长：明早八点前把结果报上来。", "鞍山中院", None),
        ("收到，海城、台安两家法院院长今晚就碰头，明早八点前把结果报上来。", "鞍山中院", "鞍山中院"),
    ],
)
def test_who_is_at_home_or_asks_somebody_orders(text: str, court: str, chat: str | None) -> None:
    """At home, by 请, by calling, or by wanting to be told, the same words are an order."""
    assert _band(text, court, chat) is not Band.LOW
