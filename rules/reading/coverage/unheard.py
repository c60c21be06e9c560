"""What was not taken for an order, but sounds like one: its author is asked rather than passed over."""

import re

from rules.courts import Level
from rules.people import Role
from rules.reading.acts import tells_own_plans
from rules.reading.groups import Function
from rules.reading.lexicon import Lexicon
from rules.reading.opinion import Opinion, expressions_in, opinion_of
from rules.reading.parsing import Parsed
from rules.reading.values import Message, SpeechAct

# From which likelihood its author is asked, by what its words seem to do. 马上安排 is said by those below, and told to them.
_ENOUGH = {
    **dict.fromkeys(
        (
            SpeechAct.TALK,
            SpeechAct.INQUIRY,
            SpeechAct.PLEDGE,
            SpeechAct.ANNOUNCEMENT,
            SpeechAct.THANKS,
            SpeechAct.SUGGESTION,
            SpeechAct.REQUEST,
        ),
        0.5,
    ),
    **dict.fromkeys((SpeechAct.ACKNOWLEDGEMENT, SpeechAct.PROGRESS, SpeechAct.RESULT, SpeechAct.CANCELLATION), 0.7),
}
_ENOUGH_OF_A_LEADER = 0.9  # 视频会改到三点，材料今晚十点前发来: he has nobody to ask for more time
_ENOUGH_OF_NOBODY = 0.6  # 人员已经排好，名单在值班室墙上: who gives an order calls somebody


# 周五重新交, 周五再送我审
_TOLD_WHEN = re.compile(r"[xtjdapYCv_]{0,8}D[_amx]{0,2}[vB]")


def heard_as_order(parsed: Parsed, message: Message, lexicon: Lexicon, act: SpeechAct) -> Opinion | None:
    """The opinion of what looks like an order by somebody with people below him, though the grammar made none of it."""
    if (message.reply_to and message.reply_to.order_id) or not _leads(message, lexicon, act):
        return None
    if act not in _ENOUGH and not _has_nobody_above(message, lexicon):
        return None
    if act is SpeechAct.ACKNOWLEDGEMENT and tells_own_plans(parsed, message, ()):
        return None
    enough = _ENOUGH_OF_A_LEADER if parsed.demands_nothing else _ENOUGH.get(act, _ENOUGH_OF_A_LEADER)
    if not _calls_somebody(parsed):
        enough = max(enough, _ENOUGH_OF_NOBODY)
    heard = opinion_of(parsed, message, lexicon, expressions_in(parsed))
    return heard if heard.order >= enough or is_told_when(parsed) else None


def is_told_when(parsed: Parsed) -> bool:
    """Whether somebody is called first, and then told what to do at some time.

    Whatever else is said, to pass over such a message would be worse than to ask.
    """
    first = next((group for group in parsed.groups if group.clause == 0), None)
    if first is None or first.function is not Function.VOCATIVE:
        return False
    return any(one.number and _TOLD_WHEN.match(one.letters) for one in parsed.ordering)


def _calls_somebody(parsed: Parsed) -> bool:
    """Whether somebody is called, by name, title or @, as nearly all do whose order the grammar leaves out."""
    return any(group.function is Function.VOCATIVE for group in parsed.groups)


def _has_nobody_above(message: Message, lexicon: Lexicon) -> bool:
    """Whether nobody whom the speaker could ask for anything reads along: the high court's people, a president at home."""
    return any(
        lexicon.courts[post.court_code].level is Level.HIGH
        or (post.role is Role.PRESIDENT and post.court_code == message.chat_court)
        for post in message.sender_posts
    )


def _leads(message: Message, lexicon: Lexicon, act: SpeechAct) -> bool:
    """Whether the speaker has anybody below him who may be meant: a request goes past all but the high court's people."""
    for post in message.sender_posts:
        level = lexicon.courts[post.court_code].level
        if level is Level.HIGH:
            return True
        is_at_home = message.chat_court == post.court_code
        if is_at_home or (act is not SpeechAct.REQUEST and level is Level.INTERMEDIATE):
            return True
    return False
