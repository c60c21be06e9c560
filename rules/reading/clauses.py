"""Clauses: what stands between two marks of punctuation, as tokens and as the letters of their sorts."""

import re
from bisect import bisect
from typing import NamedTuple

from rules.deadlines.expressions import Expression, Mark
from rules.reading.brackets import lets_off
from rules.reading.pieces import Token, letters_of
from rules.reading.vocabulary import Sort

_STOPS = frozenset((Sort.COMMA, Sort.STOP_MARK))
_ENDS = frozenset((*_STOPS, Sort.COLON))
_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_TOLD_ASIDE = frozenset((Sort.TIME, Sort.COURT, Sort.PLACE, Sort.CASE, Sort.SELECTOR, Sort.ASSIST, Sort.ATTEND))
_PAUSE_LETTER = re.compile(f"[{re.escape(''.join((*_ENDS, Sort.SPACE, Sort.JOIN)))}]")
# 甲院长牵头、乙院长负责: behind a predicate the pause before a name begins another clause.
_PREDICATES = frozenset((Sort.LEAD, Sort.ASSIST, Sort.ATTEND, Sort.OVERSEE))
_NAMES = frozenset((Sort.COURT, Sort.PLACE, Sort.TITLE, Sort.AT, Sort.PLEASE, Sort.BY, Sort.NAME))
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}|\d{1,2}")
_TO_BE_DONE = frozenset(("结了", "发了", "交了", "报了", "办结了", "办完了", "完成了", "谈妥", "谈好", "谈成"))
_AGREED = frozenset(("谈妥", "谈好", "谈成"))  # 周五前谈妥分期, and not 谈妥了两户
_TO_BE_MET = frozenset(("见了", "谈了", "接谈了", "谈完了"))
_OVER = ("了", "的", "过")
_FIRM = (Mark.BY, Mark.WITHIN)
_ENDED = "完毕"
_PERHAPS_TO_DO = re.compile("|".join(sorted((*_TO_BE_DONE, *_TO_BE_MET, _ENDED))))
# 今天贴上, 明天摘掉: unknown verbs with what they achieve; 回来, 早上, 到齐 are none of them.
_ON_A_DAY = f"{Sort.TIME}{Sort.TEXT}"
_ACHIEVED = re.compile(
    "(?:就|都|全|先)?(?![回过来去到早晚马])[\u4e00-\u9fff]{1,3}"
    "(?:(?<![早晚网会路线以马手身桌台车船街岛山海])上|(?<=[修弄装备贴补办写改调换清存放锁封摆接搬])好|掉|走|完|清|齐|到位|出来|回来|下来|上来|干净|清楚)"
)
_HEADINGS = frozenset(("通报", "检查", "抽查", "复核", "督导", "调研", "批评", "表扬"))
_PAUSE = "、"
# @zhouyan 周院长: a blank inside an address.
_ADDRESS = frozenset((Sort.AT, Sort.JOIN, Sort.PLEASE))
_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u4e00", "\u9fff"
_BEFORE_BLANKS = frozenset("0123456789)”》")
_new = tuple.__new__  # Clause(…) goes through Python, and takes three times as long


class Clause(NamedTuple):
    """`letters[n]` is the sort of `tokens[n]`; `end` is the mark that closes it, empty at the end of the message.

    It takes the text from `start` to `stop`.
    """

    tokens: tuple[Token, ...]
    letters: str
    end: str
    number: int
    sentence: int
    start: int
    stop: int

    def before(self, place: int) -> str:
        """The letters of the tokens before the place of the text."""
        return self.letters[: bisect([token.start for token in self.tokens], place - 1)]

    def of(self, sort: str) -> list[Token]:
        """The tokens of the sort."""
        if sort not in self.letters:
            return []
        return [token for token in self.tokens if token.sort == sort]


def clauses(text: str, tokens: tuple[Token, ...], letters: str) -> tuple[Clause, ...]:
    """The clauses in order; `letters` are those of the tokens' sorts."""
    aside = _asides(text, tokens) if "(" in text else None
    numbers = [number for number in range(len(tokens)) if number not in aside] if aside else None
    kept = tuple([tokens[number] for number in numbers]) if numbers is not None else tokens
    letters = letters_of(kept) if aside else letters
    found: list[Clause] = []
    start = sentence = 0
    for pause in _PAUSE_LETTER.finditer(letters):
        place = pause.start()
        letter, held = letters[place], kept[start:place]
        if letter not in _STOPS:
            number = (numbers[place] if numbers else place) + 1
            if not _is_end(text, kept[place], held, tokens[number : number + 1]):
                continue
        if held:
            mark = (text[kept[place].start : kept[place].end] if letter in _ENDS else "") or ","
            found.append(_clause(text, held, letters[start:place], mark, (len(found), sentence)))
        sentence += letter == Sort.STOP_MARK
        start = place + 1
    if start < len(kept):
        found.append(_clause(text, kept[start:], letters[start:], "", (len(found), sentence)))
    return tuple(found)


def _asides(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The numbers of the tokens between brackets, (首次10月11日未谈成), unless they name a time to come or a court that is not let off."""
    found: set[int] = set()
    for match in _BRACKETS.finditer(text):
        inside = [number for number, token in enumerate(tokens) if match.start() <= token.start < match.end()]
        if lets_off(text, match.start()) or not any(tokens[number].sort in _TOLD_ASIDE for number in inside):
            found.update(inside)
    return frozenset(found)


def _is_end(text: str, token: Token, held: tuple[Token, ...], following: tuple[Token, ...]) -> bool:
    """Whether the clause that is held ends here: at a colon, a blank for a comma, or a pause behind a predicate."""
    if token.sort == Sort.COLON:
        # 抄送：各中院 is one thing; 评查通报：… is a heading.
        is_object = bool(held) and held[-1].sort == Sort.OBJECT
        return not is_object or text[held[-1].start : held[-1].end] in _HEADINGS
    if not held or not following:
        return False
    before, after = held[-1], following[0]
    if token.sort == Sort.SPACE:
        return _is_comma(text, before, token, after)
    is_team = before.sort == Sort.SELECTOR and len(held) > 1 and held[-2].sort == Sort.ALONG
    return text[token.start] == _PAUSE and (before.sort in _PREDICATES or is_team) and after.sort in _NAMES


def _is_comma(text: str, before: Token, blank: Token, following: Token) -> bool:
    """Whether a blank stands for a comma, as in dictated messages; not inside an address or a list of names."""
    if before.sort in _ADDRESS or following.sort in (Sort.AT, Sort.JOIN) or before.sort == following.sort == Sort.TITLE:
        return False
    last = text[blank.start - 1]
    return _FIRST_IDEOGRAPH <= last <= _LAST_IDEOGRAPH or last in _BEFORE_BLANKS


def _unnumbered(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the number of an item (一、 or 1、) as mere signs."""
    if _NUMBER.fullmatch(text, tokens[0].start, tokens[0].end):
        return (*[token._replace(sort=Sort.SIGN) for token in tokens[:2]], *tokens[2:])
    return tokens


def _commanded(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with 发了, 结了 as something to do behind 把… or a time to come: 这周把款发了, 25日前移交完毕."""
    waits = has_end = False
    read = []
    for token in tokens:
        time = token.value if isinstance(token.value, Expression) else None
        has_end = has_end or (time is not None and time.mark in _FIRM and not time.is_past)
        is_to_come = time is not None and time.mark is Mark.AT
        waits = waits or token.sort == Sort.TAKE or (token.sort == Sort.TIME and is_to_come)
        words = text[token.start : token.end] if token.sort == Sort.DONE else ""
        is_last = token is tokens[-1]  # 12月底前给我结了, but 20日前结了两件
        is_to_do = ((waits or (has_end and is_last)) and words in _TO_BE_DONE) or (has_end and words == _ENDED)
        is_to_do = is_to_do or (has_end and words in _AGREED and text[token.end : token.end + 1] not in _OVER)
        is_to_meet = (waits or has_end) and words in _TO_BE_MET  # 这周把申请执行人都见了
        sort = Sort.DO if is_to_do else Sort.MEET if is_to_meet else token.sort
        read.append(token if sort == token.sort else token._replace(sort=sort))
    return tuple(read)


def _achieved(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the last words as something to do where they say what a day has to achieve: 今天贴上."""
    last = tokens[-1]
    time = tokens[-2].value
    is_to_come = isinstance(time, Expression) and time.mark is Mark.AT
    return (
        (*tokens[:-1], last._replace(sort=Sort.DO))
        if is_to_come and _ACHIEVED.fullmatch(text, last.start, last.end)
        else tokens
    )


def _clause(text: str, tokens: tuple[Token, ...], letters: str, end: str, numbers: tuple[int, int]) -> Clause:
    """The clause of the tokens; `numbers` are its own and its sentence's."""
    if letters.startswith(Sort.JOIN, 1) and len(letters) > 2:  # noqa: PLR2004 -- a number, its mark, and what is numbered
        tokens = _unnumbered(text, tokens)
        letters = letters_of(tokens)
    if Sort.DONE in letters and _PERHAPS_TO_DO.search(text, tokens[0].start, tokens[-1].end):
        tokens = _commanded(text, tokens)
        letters = letters_of(tokens)
    if letters.endswith(_ON_A_DAY):
        tokens = _achieved(text, tokens)
        letters = letters_of(tokens)
    return _new(Clause, (tokens, letters, end, *numbers, tokens[0].start, tokens[-1].end))
