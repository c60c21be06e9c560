"""What a message does that is no order: 收到, 已接谈, 请予延期, 申请销号."""

from rules.reading.clauses import Clause
from rules.reading.moods import Mood, commands, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.values import SpeechAct
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


_ASKING = ("恳请", "请求", "申请", "可否", "能否", "请予")


def may_order(parsed: Parsed) -> bool:
    """Whether the words order something; beside words such as 谢谢 only 请 or a firm time in another clause does."""
    return (not parsed.acts and bool(parsed.ordering)) or _orders_besides(parsed)


def is_ruled_out(parsed: Parsed, *, is_downward: bool) -> bool:
    """Whether other words rule an order out: 改到周四 does unless something else is due (会改到周四，材料明天前报), 没有问题 or 申请延期 unless a leader speaks to those below."""
    said = parsed.acts
    if not is_downward:
        return not said.isdisjoint(_ALWAYS)
    return SpeechAct.AMENDMENT in said and not any(_is_due_besides(clause) for clause in parsed.ordering)


def _is_due_besides(clause: Clause) -> bool:
    return Sort.DO in clause.letters and has_deadline(clause) and _says_no_more(clause)


def is_answer(parsed: Parsed) -> bool:
    """Whether the message begins as an answer does: 收到，…."""
    return bool(parsed.clauses) and parsed.clauses[0].tokens[0].value is SpeechAct.ACKNOWLEDGEMENT


def _orders_besides(parsed: Parsed) -> bool:
    is_talk = parsed.acts <= {SpeechAct.TALK}
    return any(
        (Sort.PLEASE in clause.letters or has_deadline(clause) or (is_talk and commands(clause)))
        and _says_no_more(clause)
        for clause in parsed.ordering
    )


def _says_no_more(clause: Clause) -> bool:
    """Whether no other act stands in the clause; who is away (在外地打工的贾某) does not matter beside 请."""
    acts = {token.value for token in clause.tokens if token.sort is Sort.PHRASE}
    is_courtesy = acts == {SpeechAct.THANKS} and clause.tokens[-1].sort is Sort.PHRASE
    return not acts or is_courtesy or (acts == {SpeechAct.TALK} and Sort.PLEASE in clause.letters)


def other_act(parsed: Parsed, *, is_leader: bool) -> SpeechAct:
    """What the message does if it is no order; what a leader of the high court reports is talk, and no progress."""
    said = parsed.acts
    if is_answer(parsed) and said.isdisjoint(_ALWAYS[:3]):
        return SpeechAct.ACKNOWLEDGEMENT
    if SpeechAct.AMENDMENT in said and any(word in parsed.text for word in _ASKING):
        return SpeechAct.EXTENSION_REQUEST
    return next((act for act in _PRECEDENCE if act in said), _by_mood(parsed, is_leader=is_leader))


def _by_mood(parsed: Parsed, *, is_leader: bool) -> SpeechAct:
    if Mood.QUESTION in parsed.moods:
        return SpeechAct.INQUIRY
    if Mood.HOLD in parsed.moods:
        return SpeechAct.CANCELLATION
    return SpeechAct.PROGRESS if Mood.REPORT in parsed.moods and not is_leader else SpeechAct.TALK
