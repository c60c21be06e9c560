"""Bodies outside the courts that are asked for something: whether they only help those who are named first."""

import re

from rules.reading.addressing.values import Addressed
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.values import Party
from rules.reading.vocabulary import Sort

_SENDS_SOMEBODY = re.compile("(?:也|都|各|分别|一起|一并)*(?:派人|派员|来人|派个人|派一人|安排人|现场)")


def is_body_asked_along(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether bodies outside the courts are asked to help those who are named first, and have no time of their own.

    下周三开协调会，请市场局、街道派人; 溪湖法院当天布置好，请平安银行现场办卡.
    """
    if group.function is not Function.AGENT or not all(item.organisation for item in group.items):
        return False
    if parsed.moods[group.clause] is Mood.STATEMENT:
        return False  # 在洗浴中心让派出所碰上了
    has_doers = any(one.court for one in found.responsible) or any(_is_timed_wish(told, parsed) for told in found.told)
    if has_doers and Sort.TIME not in parsed.clauses[group.clause].letters:
        return True
    is_sending = _SENDS_SOMEBODY.match(parsed.text, group.span[1]) is not None
    return is_sending and bool(found.responsible or found.told)


def _is_timed_wish(told: tuple[list[Party], Group, float], parsed: Parsed) -> bool:
    """Whether a court is to do something on a day, though by no firm one: 古塔法院周四清场，请住建局断水断电."""
    parties, group, _ = told
    is_wish = parsed.moods[group.clause] is Mood.WISH and Sort.TIME in parsed.clauses[group.clause].letters
    return is_wish and any(one.court for one in parties)
