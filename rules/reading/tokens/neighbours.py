"""What a token is by what stands before it: an answer, a complement, a title with its name."""

import re

from rules.deadlines.expressions import Expression, Mark
from rules.reading.lexicon import Lexicon
from rules.reading.pieces import Token, piece
from rules.reading.values import SpeechAct
from rules.reading.vocabulary import COMPOUND_SURNAMES, MARKS, NO_SURNAMES, SURNAMES, Sort

_NOUNS = ("法院", "中院")
NAME_LENGTHS = (2, 3)
# Only these are asked what stands before them.
BY_NEIGHBOURS = frozenset((Sort.PHRASE, Sort.OF, Sort.TITLE, Sort.MUST))


def among(text: str, token: Token, run: int, before: list[Token], lexicon: Lexicon) -> Token:
    """The token as what stands before it makes it."""
    if token.sort == Sort.TITLE:
        return _with_name(text, token, run, before, lexicon)
    if token.sort == Sort.OF:
        return token._replace(sort=Sort.TEXT) if _is_pointing(text, token, before) else token
    if token.sort == Sort.MUST:
        return token._replace(sort=Sort.TEXT) if _is_complement(text, token, before) else token
    return _phrase(text, token, run, before)


def _is_pointing(text: str, token: Token, before: list[Token]) -> bool:
    """Whether it points at what is worked on, and is no 的: 看一下这条微博, 清完这批案, 照这个样子重做."""
    is_worked_on = (before and before[-1].sort == Sort.DO) or text[token.start - 1 : token.start] in _WORKED_ON
    return bool(is_worked_on) and text[token.start] in _POINTING


def _phrase(text: str, token: Token, run: int, before: list[Token]) -> Token:
    """The words that are no order, or else what they are."""
    if token.value is SpeechAct.ACKNOWLEDGEMENT and not _may_answer(text, run, token.start, before):
        return token._replace(sort=Sort.TEXT, value=None)  # 没收到, 安排好的
    if token.value is SpeechAct.AMENDMENT and _is_our_own_day(text, token):
        return token._replace(sort=Sort.DO, value=None)
    if token.value is SpeechAct.CANCELLATION and before and _is_firm(before[-1]):
        return token._replace(sort=Sort.DO, value=None)  # 半小时内撤回
    return token


_DEGREE = "得"
# 拖得离谱, 讲得明白: behind these it tells how, and orders nothing.
_TELLS_HOW = frozenset("拖讲说写跑走来变闹做干办抓搞追管查谈晾处组看想拍判审算记结练学封搬装修画唱")


def _is_complement(text: str, token: Token, before: list[Token]) -> bool:
    """Whether 得 tells how something was done (组织得有力), and is no 必须."""
    if text[token.start : token.end] != _DEGREE or not before:
        return False
    is_done = before[-1].sort == Sort.DO and before[-1].end == token.start
    return is_done or text[token.start - 1] in _TELLS_HOW


# 省里要求月底，咱们提前到25号: no order of ours is changed.
_OTHERS_DAY = re.compile(
    "(?:省里|市里|县里|上面|上级|省委|市委|政法委|最高法|最高院|[厅部局委])[^。;!?]{0,6}(?:要求|要|定|给|限|让|通知)[^。;!?]{2,16},"
    "(?:咱们?|我们|我省|我市|全省|全市|省院|院里|内部|自己)*(?:统一|主动|一律|都|就|要|得|再)*$"
)
_EARLIER = ("提前到", "提前至")
_LONGEST_OTHERS_DAY = 40


def _is_our_own_day(text: str, token: Token) -> bool:
    """Whether the day is brought forward that others have set."""
    is_earlier = text.startswith(_EARLIER, token.start)
    return is_earlier and _OTHERS_DAY.search(text, max(0, token.start - _LONGEST_OTHERS_DAY), token.start) is not None


_POINTING = ("这", "那")
_WORKED_ON = frozenset("照用拿依")
_ALREADY = ("已", "均")
# What stands before an answer: 甘井子法院收到, 院长收到, 已收到.
_ANSWERING = frozenset(
    (
        *MARKS.values(),
        *(Sort.COURT, Sort.PLACE, Sort.RELATIVE, Sort.TITLE, Sort.OFFICE, Sort.NAME, Sort.AT, Sort.WE, Sort.SELECTOR),
        *(Sort.DONE, Sort.ALSO, Sort.PHRASE, Sort.JOIN, Sort.SIGN, Sort.QUOTE),
    )
)


def _is_firm(token: Token) -> bool:
    return isinstance(token.value, Expression) and token.value.mark in (Mark.BY, Mark.WITHIN)


def _may_answer(text: str, run: int, place: int, before: list[Token]) -> bool:
    """Whether 收到, 好的 can be an answer here; 已收悉 always is."""
    return text[place] in _ALREADY or (run == place and (not before or before[-1].sort in _ANSWERING))


def _with_name(text: str, title: Token, run: int, before: list[Token], lexicon: Lexicon) -> Token:
    """The title with the surname or name that stands right before it; a known name's token is taken in."""
    if before and before[-1].sort == Sort.NAME and before[-1].end == title.start:
        name = before.pop()
        return _named(title, name.start, text[name.start : name.end])
    if text.startswith(_NOUNS, title.start):
        return title  # 红法院院长: before 法院 stands a place, not a surname
    said = text[run : title.start]
    if said[-2:] in COMPOUND_SURNAMES:
        return _named(title, title.start - 2, said[-2:])
    if (
        len(said) in NAME_LENGTHS
        and said[0] in SURNAMES
        and _ends_a_party(before)
        and not lexicon.spelling.meant_by(said)
    ):
        return _named(title, run, said)
    if said and said[-1] in SURNAMES and (len(said) == 1 or said[-1] not in NO_SURNAMES):
        return _named(title, title.start - 1, said[-1])
    return title


def _named(title: Token, start: int, name: str) -> Token:
    return piece(Sort.TITLE, start, title.end, title.value, name=name)


def _ends_a_party(before: list[Token]) -> bool:
    """Whether a whole name may follow: at the beginning, after a court, a joiner or an @."""
    return not before or before[-1].sort in _ENDS_OF_PARTY


_ENDS_OF_PARTY = frozenset(
    (
        Sort.COURT,
        Sort.PLACE,
        Sort.JOIN,
        Sort.AT,
        Sort.PLEASE,
        Sort.BY,
        Sort.SPACE,
        Sort.COMMA,
        Sort.STOP_MARK,
    )
)
