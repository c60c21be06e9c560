"""What was not taken for an order, but sounds like one: its author is asked rather than passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.courts import Level
from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.values import Message, SpeechAct
from rules.reading.vocabulary import Sort

_ENOUGH = 4
"""Points from which a message sounds like an order; one more where its words are also those of another act."""
_TIME_POINTS = 2
_MAY_HIDE_AN_ORDER = (
    SpeechAct.TALK,
    SpeechAct.INQUIRY,
    SpeechAct.PLEDGE,
    SpeechAct.ANNOUNCEMENT,
    SpeechAct.THANKS,
    SpeechAct.SUGGESTION,
    SpeechAct.REQUEST,
)
# These are the trigger of a flow of their own, and mostly heard there.
_HARDLY = (SpeechAct.PROGRESS, SpeechAct.RESULT, SpeechAct.CANCELLATION)
_TOLD = (Mood.CONDITION, Mood.SOURCE, Mood.REPORT)
_SHORT = 22  # a longer clause lacks its marks, and what is told is only a part of it
_HEAD = 2
_CALLED = 2
_UNKNOWN_COURT = "法院院长"  # 航行法院院长: of a court that is not known by this name


# 让东陵的院长今天过来一趟: of a court that may not be known.
_SENT_FOR = re.compile("(?:让|请|叫|通知)[\\u4e00-\\u9fff]{1,8}(?:院长|局长|主任|庭长)")


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that speak for an order, or against it, each counted once."""

    points: int
    words: re.Pattern[str]
    example: str


SIGNS: tuple[Sign, ...] = (
    Sign(
        1,
        re.compile(
            "(?:给|报|交|送|发|回|告诉|拿来)我(?!院|们院|省|市|做|们)|[到上]我(?:办公室|这|屋)|给我(?:个|一个)(?:话|准信|答复|说法)"
        ),
        "明天给我个准信",
    ),
    Sign(
        1,
        re.compile(
            "(?<![分区级类特])别(?!人|的院)|不要|不许|不准|不能|务必|必须|抓紧|一律|请(?!假|示|求|教|领导|院长|审|查收|问|您)"
            "|要(?!求|是|不是|么|闻)|亲自|你(?!好)|每人|谁也"
        ),
        "别再跟我说还在评估",
    ),
    Sign(1, re.compile("(?:[过回]来|[一这跑][一]?[趟下遍]|清楚|到位)(?:[,。;!]|$)"), "让东陵的院长今天过来一趟"),
    Sign(
        -3,
        re.compile(
            "^[^,。:]{0,4}(?:收到|明白|好的|遵命|知悉)|谢谢|感谢|辛苦了|(?:^|,)(?:报告|汇报|反馈)|特此报告|报告(?:院长|领导|完毕)|恳请"
            "|申请(?!执行|人)|请示|我院|我们院|本院|我处|我们(?:将|会|保证|一定)|战报|表扬|^祝|祝(?:您|大家)|建议|能否|可否|能不能|是否|是不是|吗|了吧|[院局]长(?:汇报)?说|研究过了"
            "|请问|作废|撤回(?!来)|顺延|延期|延至|延到|据说|转:|转发|放心|已(?:于|经|全部|完成|落实|整改)|应该|估计|昨天|昨晚|我(?:已|都)?[核看查]了|说的是|以为|上次|我会|我来|有的法院"
        ),
        "请院长放心，五一前一定拿下！",
    ),
)


def sounds_like_an_order(parsed: Parsed, message: Message, lexicon: Lexicon, act: SpeechAct) -> bool:
    """Whether it has enough of an order about it to ask: a date to come, somebody called, an action, pressing words."""
    enough = _ENOUGH if act in _MAY_HIDE_AN_ORDER else _ENOUGH + 1
    if act not in (*_MAY_HIDE_AN_ORDER, *_HARDLY) or (message.reply_to and message.reply_to.order_id):
        return False
    if not _leads(message, lexicon, act):
        return False
    points = sum(sign.points for sign in SIGNS if sign.words.search(parsed.text))
    is_action = parsed.has(Sort.DO) or parsed.has(Sort.MEET)
    points += is_action
    called, time = _calls_somebody(parsed), _time_points(parsed)
    points += bool(called) and (parsed.has(Sort.TAKE) or parsed.has(Sort.BY))
    # A firm time to come, or somebody called and any time: then the verb need not be known.
    is_likely = is_action and act in _MAY_HIDE_AN_ORDER and not parsed.has(Sort.DONE)
    enough -= time == _TIME_POINTS or (time > 0 and called > 0 and (called == _CALLED or is_likely))
    return points + called + time >= enough


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


def _calls_somebody(parsed: Parsed) -> int:
    """Two for somebody called by a title or by @ at the head, one for a court or a set of courts."""
    head = [item for group in parsed.groups if group.span[0] <= _HEAD for item in group.items]
    if any(item.at or (item.title and (item.court or item.title.name)) for item in head):
        return _CALLED
    told = zip(parsed.clauses, parsed.moods, strict=True)
    if any(mood not in _TOLD and _SENT_FOR.search(parsed.text, one.start, one.stop) for one, mood in told):
        return _CALLED
    if any(parsed.text.startswith(_UNKNOWN_COURT, group.span[0]) for group in parsed.groups[:1]):
        return _CALLED
    return any(item.court or item.office for item in head) or any(
        item.selector for group in parsed.groups for item in group.items
    )


def _time_points(parsed: Parsed) -> int:
    """Two for a firm time to come, one for another; none for what is only told."""
    marks = {
        time.mark
        for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
        if mood not in _TOLD or clause.stop - clause.start >= _SHORT
        for time in _times(clause)
    }
    return _TIME_POINTS if marks & {Mark.BY, Mark.WITHIN} else bool(marks)


def _times(clause: Clause) -> Iterator[Expression]:
    for token in clause.tokens:
        if token.sort is Sort.TIME and isinstance(token.value, Expression) and token.value.at:
            yield token.value
