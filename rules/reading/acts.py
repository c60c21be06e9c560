"""What a message does that is no order: 收到, 已接谈, 请予延期, 申请销号."""

from rules.reading.moods import Mood, has_deadline
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


def speech_act(parsed: Parsed) -> SpeechAct:
    """What the message does by its words alone; ORDER means that it may be one, if somebody is addressed."""
    said = {token.value for token in parsed.tokens if token.sort is Sort.PHRASE}
    if said.isdisjoint(_ALWAYS) and _orders(parsed, has_phrase=bool(said)):
        return SpeechAct.ORDER
    first = parsed.clauses[0].tokens[0] if parsed.clauses else None
    if first and first.value is SpeechAct.ACKNOWLEDGEMENT and said.isdisjoint(_ALWAYS[:3]):
        return SpeechAct.ACKNOWLEDGEMENT
    return next((act for act in _PRECEDENCE if act in said), _by_mood(parsed))


def _orders(parsed: Parsed, *, has_phrase: bool) -> bool:
    """Whether a clause orders something; beside other words only 请 or a firm time in a clause of its own does."""
    if not has_phrase:
        return bool(parsed.ordering)
    return any(
        Sort.PHRASE not in clause.letters and (Sort.PLEASE in clause.letters or has_deadline(clause))
        for clause in parsed.ordering
    )


def _by_mood(parsed: Parsed) -> SpeechAct:
    if Mood.QUESTION in parsed.moods:
        return SpeechAct.INQUIRY
    if Mood.HOLD in parsed.moods:
        return SpeechAct.CANCELLATION
    return SpeechAct.PROGRESS if Mood.REPORT in parsed.moods else SpeechAct.TALK
