"""Internal units of the speaker's own court, an open class: 财务装备处, 机关服务中心, 攻坚小组."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rules.reading.vocabulary import SURNAMES

# Signs that are words of the sentence, or belong to bodies outside the courts, and stand in no unit's name.
_NO_NAME = "我你他她它您谁各这那哪的了着过到去来在请把将给报交送向对和与跟由让叫派从为是有没不每今明昨本周月年日天号院某第市区县省镇乡个几家之以开出当也都就要"
_NAME = rf"(?:(?![{_NO_NAME}])[\u4e00-\u9fff])"
_ROOM = "(?<!会议室)(?<!接待室)(?<!接谈室)(?<!接访室)(?<!谈话室)(?<!调解室)(?<!休息室)(?<!病室)(?<![带领]队)"
_SURNAME = "|".join(sorted(SURNAMES))
_NEXT = rf":|、|和|与|出\d|负责|牵头|[今明后]天|[今明]早|[下本]周|周[一二三四五六日末]|把|将|\d|[处庭科室队组]?长|(?:{_SURNAME})[处庭科队组]长|主任|负责人|老[\u4e00-\u9fff]:|[查核盯管](?:[,。;!?]|一下|清|实|完)|配合|协助|参加|到场"
# 请你院成立专班: what is to be set up, and nobody yet.
_SET_UP = "成立|组建|组成|设立|建立|组织|牵头|负责|抽调|调度|会同"
_ENDING = re.compile(
    "[处庭科室队心班组](?:.?[处庭科队组]?长|[,:、和与出负牵今明后下本周把将老查核盯管配协参到\\d]|主任)"
)
_UNIT = re.compile(
    rf"(?:(?<![^。;!?\n、院@请])(?={_NAME}{{2,7}}?(?:处|庭|科|室|队|中心|专班|组){_ROOM}(?:,|{_NEXT}))|(?<![^,\s])(?={_NAME}{{2,7}}?(?:处|庭|科|室|队|中心|专班|组){_ROOM}(?:{_NEXT})))"
    rf"(?P<name>(?![一二三四五六七八九十]|{_SET_UP}){_NAME}{{2,6}}?(?:处|庭|科|室|队|中心|(?P<team>专班|组))){_ROOM}(?=,|{_NEXT})"
)


class Unit(NamedTuple):
    """Where its name stands; a team is no office."""

    start: int
    end: int
    is_team: bool


def may_have_units(text: str) -> bool:
    """Whether anything ends as a unit's name does."""
    return _ENDING.search(text) is not None


def units_in(text: str) -> Iterator[Unit]:
    """The units that stand where a doer may: at the head of a clause, in a list, behind 请 or a court."""
    for match in _UNIT.finditer(text):
        yield Unit(*match.span("name"), match["team"] is not None)
