"""A small province and an order in it. Of the people, only 周焱, 王宏, 闫振喜 and 宋立群 are not invented for these tests."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rules.courts import Court, Courts, Level
from rules.orders.values import Order, Origin, Party, PartyRole
from rules.people import Person, Post, Role, Roster
from rules.reading.values import OrderKind

ZONE = ZoneInfo("Asia/Shanghai")
LIN, WANG, ZHOU, SONG, DEPUTY, CLERK, SY, OFFICER, VICE = 1, 2, 3, 4, 5, 6, 7, 8, 9

COURTS = Courts.of(
    [
        Court("ln", "辽宁省高级人民法院", "辽宁高院", Level.HIGH, None),
        Court("dl", "大连市中级人民法院", "大连中院", Level.INTERMEDIATE, "ln"),
        Court("dlgjz", "大连市甘井子区人民法院", "甘井子法院", Level.BASIC, "dl"),
        Court("sy", "沈阳市中级人民法院", "沈阳中院", Level.INTERMEDIATE, "ln"),
    ]
)
PEOPLE = (
    Person(LIN, "林正明", 1001),
    Person(WANG, "王宏", 1002),
    Person(ZHOU, "周焱", 1003),
    Person(SONG, "宋立群", 1004),
    Person(DEPUTY, "何立新", 1005),
    Person(CLERK, "孙小梅", 1006),
    Person(SY, "高志远", 1007),
    Person(OFFICER, "韩雪", 1008),
    Person(VICE, "闫振喜", 1009),
)
SINCE = date(2019, 1, 1)
POSTS = (
    Post(LIN, "ln", Role.PRESIDENT, "院长", SINCE),
    Post(WANG, "ln", Role.ENFORCEMENT_DIRECTOR, "执行局长", SINCE),
    Post(VICE, "ln", Role.VICE_PRESIDENT, "副院长", SINCE),
    Post(OFFICER, "ln", Role.SUPERVISION_OFFICER, "督查室", SINCE),
    Post(ZHOU, "dl", Role.PRESIDENT, "院长", SINCE),
    Post(SONG, "dlgjz", Role.PRESIDENT, "院长", SINCE),
    Post(DEPUTY, "dlgjz", Role.VICE_PRESIDENT, "副院长", SINCE),
    Post(CLERK, "dlgjz", Role.STAFF, "工作人员", SINCE),
    Post(SY, "sy", Role.PRESIDENT, "院长", SINCE),
)
ROSTER = Roster(COURTS, PEOPLE, POSTS)


def at(text: str) -> datetime:
    """The moment in court time, from such as 2026-09-18 10:00."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def party(number: int, court: str, person: int | None, **changes: Any) -> Party:  # noqa: ANN401 - any field of a party
    """A responsible president of the court."""
    label = f"{COURTS[court].short_name}院长"
    plain = Party(number, PartyRole.RESPONSIBLE, label, court, Role.PRESIDENT, person, at("2026-09-14 09:00"))
    return replace(plain, **changes)


def order(**changes: Any) -> Order:  # noqa: ANN401 - any field of an order
    """督2026-0001: 周焱 and 宋立群 are to interview 刘某来, 王宏 attends; issued Monday 14 September 2026, 09:00."""
    parties = (
        party(1, "dl", ZHOU),
        party(2, "dlgjz", SONG),
        party(3, "ln", WANG, role=PartyRole.ATTENDING, post_role=Role.ENFORCEMENT_DIRECTOR, label="辽宁高院执行局长"),
    )
    plain = Order(
        id=1,
        number="督2026-0001",
        kind=OrderKind.INTERVIEW,
        issuer_id=LIN,
        issuer_court="ln",
        issuer_label="辽宁高院院长林正明",
        issued_at=at("2026-09-14 09:00"),
        origin=Origin(-100, 7, 1, "再接谈一次刘某来，争取有重大突破"),
        objective="再接谈一次刘某来，争取有重大突破",
        parties=parties,
        petitioner="刘某来",
        masked_petitioner="刘某来",
    )
    return replace(plain, **changes)
