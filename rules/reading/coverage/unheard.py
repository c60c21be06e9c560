"""What was not taken for an order, but sounds like one: its author is asked rather than passed over."""

from rules.courts import Level
from rules.reading.lexicon import Lexicon
from rules.reading.opinion import opinion_of
from rules.reading.parsing import Parsed
from rules.reading.values import Message, SpeechAct

_LIKELY = 0.5
_MOST_LIKELY = 0.7
_MAY_HIDE_AN_ORDER = (
    SpeechAct.TALK,
    SpeechAct.INQUIRY,
    SpeechAct.PLEDGE,
    SpeechAct.ANNOUNCEMENT,
    SpeechAct.THANKS,
    SpeechAct.SUGGESTION,
    SpeechAct.REQUEST,
)
# These are the trigger of a flow of their own, and mostly heard there: 马上安排 is said by those below, and told to them.
_HARDLY = (SpeechAct.ACKNOWLEDGEMENT, SpeechAct.PROGRESS, SpeechAct.RESULT, SpeechAct.CANCELLATION)


def sounds_like_an_order(parsed: Parsed, message: Message, lexicon: Lexicon, act: SpeechAct) -> bool:
    """Whether somebody with people below him says what looks like an order, though the grammar made none of it."""
    if act not in (*_MAY_HIDE_AN_ORDER, *_HARDLY) or (message.reply_to and message.reply_to.order_id):
        return False
    if not _leads(message, lexicon, act):
        return False
    enough = _LIKELY if act in _MAY_HIDE_AN_ORDER else _MOST_LIKELY
    return opinion_of(parsed, message, lexicon).order >= enough


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
