"""The people and groups of every story. All are invented but for 周焱, 王宏 and 闫振喜, whom the mission names."""

from dataclasses import dataclass
from datetime import date

from rules.groups import GroupKind
from rules.people import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """One person: name, court code, role, title, and the username, if any. `is_enrolled` is False for newcomers."""

    name: str
    court: str
    role: Role
    title: str
    username: str | None = None
    is_enrolled: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """One bound group: the name the stories call it by, its title in Telegram, and who is in it."""

    name: str
    title: str
    kind: GroupKind
    court: str
    members: tuple[str, ...]


SINCE = date(2024, 1, 1)

ACTORS = (
    Actor("王宏", "ln", Role.ENFORCEMENT_DIRECTOR, "执行局长", "wanghong"),
    Actor("闫振喜", "ln", Role.VICE_PRESIDENT, "副院长", "yanzhenxi"),
    Actor("程雨桐", "ln", Role.SUPERVISION_OFFICER, "督查室主任"),
    Actor("周焱", "dl", Role.PRESIDENT, "院长", "zhouyan"),
    Actor("鲁建平", "dl", Role.ENFORCEMENT_DIRECTOR, "执行局长"),
    Actor("顾长河", "sy", Role.PRESIDENT, "院长"),
    Actor("宋立群", "dlgjz", Role.PRESIDENT, "院长"),
    Actor("贺敏", "dlgjz", Role.VICE_PRESIDENT, "副院长"),
    Actor("罗小川", "dlgjz", Role.STAFF, "执行员"),
    Actor("秦岚", "dlshk", Role.PRESIDENT, "院长"),
    Actor("陶远", "dlzs", Role.PRESIDENT, "院长", is_enrolled=False),
)

# 刘某 is a stranger: in the city's group by mistake, in no roster.
STRANGER = "路人甲"

ROOMS = (
    Room("院长之声", "院长之声", GroupKind.COMMAND, "ln", tuple(actor.name for actor in ACTORS)),
    Room("辽宁高院", "辽宁高院督查室", GroupKind.OFFICE, "ln", ("程雨桐", "王宏", "闫振喜")),
    Room("大连中院", "大连中院督办群", GroupKind.COURT, "dl", ("周焱", "鲁建平", "王宏", "程雨桐", STRANGER)),
    Room("甘井子法院", "甘井子法院督办群", GroupKind.COURT, "dlgjz", ("宋立群", "贺敏", "罗小川", "周焱", "王宏")),
    Room("沙河口法院", "沙河口法院督办群", GroupKind.COURT, "dlshk", ("秦岚", "周焱", "王宏")),
    Room("沈阳中院", "沈阳中院督办群", GroupKind.COURT, "sy", ("顾长河", "王宏")),
)

FIRST_TELEGRAM_ID = 10_001


def telegram_id(name: str) -> int:
    """The numeric account of an actor, or of the stranger."""
    names = [*(actor.name for actor in ACTORS), STRANGER]
    return FIRST_TELEGRAM_ID + names.index(name)
