"""What a message does that is no order: 收到, 已接谈, 请予延期, 申请销号."""

import re
from collections.abc import Sequence

from rules.reading.clauses import Clause
from rules.reading.groups import Function
from rules.reading.moods import Mood, commands, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.values import Message, Party, SpeechAct
from rules.reading.vocabulary import Sort

# With these words the message is never an order, whatever else it says.
_ALWAYS = (
    SpeechAct.EXTENSION_REQUEST,
    SpeechAct.SUBMISSION,
    SpeechAct.CANCELLATION,
    SpeechAct.AMENDMENT,
    SpeechAct.DECLINE,
    SpeechAct.PLEDGE,
)
# With these it is none unless another clause orders with 请, 必须 or a deadline; the first that is said wins.
_PRECEDENCE = (
    *_ALWAYS,
    SpeechAct.RESULT,
    SpeechAct.PROGRESS,
    SpeechAct.SUGGESTION,
    SpeechAct.ANNOUNCEMENT,
    SpeechAct.THANKS,
    SpeechAct.ACKNOWLEDGEMENT,
    SpeechAct.TALK,
)


# 妥否，请院长定夺; 您觉得合适吗: somebody else is to decide whether it is done at all.
_LEFT_TO_ANOTHER = re.compile(
    "(?:[妥当可]否(?:,?[请盼][复示]{1,2}|,?请批复)?|是否(?:可行|妥当|合适|同意)|当否,?请示"
    "|请(?:您|院长|领导|省院领导|省院|局长|王局)?(?:定夺?|批示|审定|拍板|裁示|示下|明示|批准|考虑)|[呈报]请?您?(?:阅示|审阅|审定|批示)|请您?指导|听您的|您(?:把把关|把个关|拿主意|斟酌(?:一下)?|定)"
    "|供[^,。;!?]{0,8}参考|[你您们家位](?:看|觉得|认为|以为)(?:这样|这么|可)?(?:办|安排|定)?(?:合适|可行|怎么样|如何|有没有必要|有无必要|妥|需不需要)[^,。;!?]{0,4}"
    "|意下如何|意见(?:如何|怎么样)|(?:(?:愿意|合适|可行|妥当|有(?:兴趣|空|时间))吗|愿不愿意|欢迎不欢迎|合适不合适|合不合适|有没有(?:兴趣|空|时间)|同不同意|谁有空)(?=\\?))[^\u4e00-\u9fff]*$"
)
_UPWARD = re.compile("^(?:院长|领导|局长|主任),.*[你您]看[^,]{0,6}(?:行|可以|好)")
_MAY_END_SO = frozenset("否定示准虑参意合可吗何样妥要行好迎板复关意示适趣空间同决酌阅导听")
_YOU_THEN = re.compile("[_a]*Y[am]*(?:D[am]*[xvikBg]|m[am]*[vik])[^?]*$")
_GO_THERE = re.compile(
    "(?:还是|到时候?|那天)?你(?:本人|亲自|也|一定|要|得|必须)*(?:到场|到现场|[去到]法庭|去|带队|带人|盯|坐镇|主持|陪着?)(?!不了|年)"
)
_SUPERIORS = ("院长", "领导", "局长", "主任", "书记", "各位院长", "各位领导")
_ASKS = re.compile("[qZY]")
_TO_ME = re.compile("[报给发交回告诉]我")
_ASKING = ("恳请", "请求", "申请", "可否", "能否", "请予")


def may_order(parsed: Parsed) -> bool:
    """Whether the words order something; beside words such as 谢谢 only 请 or a firm time in another clause does."""
    return (not parsed.acts and bool(parsed.ordering)) or _orders_besides(parsed) or _sends_there(parsed)


def is_left_to_another(parsed: Parsed) -> bool:
    """Whether the message ends by leaving it to somebody else to decide (妥否，请院长定夺), and so orders nothing."""
    text = parsed.text
    if _MAY_END_SO.isdisjoint(text[-6:]):
        return False
    return (_LEFT_TO_ANOTHER.search(text, max(len(text) - 20, 0)) or _UPWARD.match(text)) is not None


def is_ruled_out(parsed: Parsed, *, is_downward: bool) -> bool:
    """Whether other words rule an order out: 改到周四 does unless something else is due (会改到周四，材料明天前报), 没有问题 or 申请延期 unless a leader speaks to those below."""
    said = parsed.acts
    if not is_downward:
        return not said.isdisjoint(_ALWAYS)
    is_besides = any(_is_due_besides(clause) for clause in parsed.ordering) or _sends_there(parsed)
    return SpeechAct.AMENDMENT in said and not is_besides


def _sends_there(parsed: Parsed) -> bool:
    """Whether somebody is sent where another day was set: 听证改到周四了，你到场盯一下."""
    if SpeechAct.AMENDMENT not in parsed.acts:
        return False
    return any(_GO_THERE.match(parsed.text, clause.start, clause.stop) for clause in parsed.ordering)


def _is_due_besides(clause: Clause) -> bool:
    return Sort.DO in clause.letters and has_deadline(clause) and _says_no_more(clause)


def is_answer(parsed: Parsed) -> bool:
    """Whether the message begins as an answer does: 收到，…."""
    return bool(parsed.clauses) and parsed.clauses[0].tokens[0].value is SpeechAct.ACKNOWLEDGEMENT


def tells_own_plans(parsed: Parsed, message: Message, doers: Sequence[Party]) -> bool:
    """Whether a speaker who is not in his own court's group tells what his court will do: 海城法院执行局长今晚碰头.

    An answer may tell it of the courts below as well: 收到，彰武、细河两家周五前把人见完. Whoever calls or asks somebody, or
    wants to be told himself, tells no plans.
    """
    own = {post.court_code for post in message.sender_posts}
    is_asked = any(_ASKS.search(clause.letters) for clause in parsed.ordering)
    if message.chat_court in own or is_asked or _TO_ME.search(parsed.text):
        return False
    is_theirs = is_answer(parsed) or all(
        one.court in own or one.org or (one.selector or "").startswith("team:") for one in doers
    )
    return is_theirs and not any(
        group.function is Function.VOCATIVE and parsed.words(group.span) not in _SUPERIORS for group in parsed.groups
    )


def _orders_besides(parsed: Parsed) -> bool:
    is_talk = parsed.acts <= {SpeechAct.TALK, SpeechAct.SUGGESTION}
    return any(
        (Sort.PLEASE in clause.letters or has_deadline(clause) or (is_talk and (commands(clause) or _bids_you(clause))))
        and _says_no_more(clause)
        for clause in parsed.ordering
    )


def _bids_you(clause: Clause) -> bool:
    """Whether you are to do something by a day or at once, whatever was heard before: 听说…，你今晚赶过去."""
    return _YOU_THEN.match(clause.letters) is not None


def _says_no_more(clause: Clause) -> bool:
    """Whether no other act stands in the clause; who is away (在外地打工的贾某) does not matter beside 请."""
    acts = {token.value for token in clause.tokens if token.sort == Sort.PHRASE}
    is_courtesy = acts == {SpeechAct.THANKS} and clause.tokens[-1].sort == Sort.PHRASE
    return not acts or is_courtesy or (acts == {SpeechAct.TALK} and Sort.PLEASE in clause.letters)


def other_act(parsed: Parsed, *, is_leader: bool, is_left: bool) -> SpeechAct:
    """What the message does if it is no order; what a leader of the high court reports is talk, and no progress.

    `is_left`: it is left to somebody else to decide.
    """
    said = parsed.acts
    if is_answer(parsed) and said.isdisjoint(_ALWAYS[:3]):
        return SpeechAct.ACKNOWLEDGEMENT
    if SpeechAct.AMENDMENT in said and any(word in parsed.text for word in _ASKING):
        return SpeechAct.EXTENSION_REQUEST
    if is_left and said.isdisjoint(_ALWAYS):
        return SpeechAct.SUGGESTION
    first = next((act for act in _PRECEDENCE if act in said), None) if said else None
    return first or _by_mood(parsed, is_leader=is_leader)


def _by_mood(parsed: Parsed, *, is_leader: bool) -> SpeechAct:
    if Mood.QUESTION in parsed.moods:
        return SpeechAct.INQUIRY
    if Mood.HOLD in parsed.moods:
        return SpeechAct.CANCELLATION
    return SpeechAct.PROGRESS if Mood.REPORT in parsed.moods and not is_leader else SpeechAct.TALK
