"""Where a speaker paused in a message that was dictated without marks. To teach a new place, add a row to PAUSES."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.reading.pieces import Token, letters_of
from rules.reading.vocabulary import Sort

_MARKS = (Sort.COMMA, Sort.STOP_MARK, Sort.COLON, Sort.SPACE, Sort.QUOTE)
_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")
_LONGEST_BREATH = 24
"""Signs without a mark from which a message was dictated rather than written."""
_PARTICLES = frozenset("啊呀哈呐嘛哎呢吧了")
_CALLING = frozenset("啊呀哈呐哎")
_ENOUGH_BEFORE = 5
_FAR = 12  # letters; no row looks back farther


@dataclass(frozen=True, slots=True)
class PausePattern:
    """`left` must match the end of the letters since the last pause, `right` the beginning of those behind it.

    A particle (呢, 了, 啊 …) at the end of unknown words stands in the letters as `~`; in the example the pause is `|`.
    """

    left: str
    right: str
    example: str
    why: str


PAUSES: tuple[PausePattern, ...] = (
    PausePattern(
        r"^d?[_U]*(?:[CcR]?T|[CcGRP]K?P?)~$",
        r".",
        "全省各个法院啊|强制腾房的现场必须全程录像刻盘存档备查",
        "who is called, and a particle",
    ),
    PausePattern(r"q~$", r"[^~]", "各位院长注意了啊|明天的视频会改在三楼大法庭里面开都别走错", "注意了啊"),
    PausePattern(
        r"[xvijtedkKmAF?~]$",
        r"Y(?!d)[PKaxmqBDvib]",
        "那个工伤赔偿的案子申请人天天来堵门|你今天把材料看一遍",
        "你 begins what is to be done",
    ),
    PausePattern(
        r"[PCcTGK]$",
        r"W[^dqAi]",
        "凌河法院古塔法院太和法院三家|我刚从市委回来领导很关心",
        "我 behind those who are called",
    ),
    PausePattern(
        r"[vie?]$|~$",
        r"D[^djt]",
        "铁东法院那个工伤赔偿的案子你们抓紧亲自办|二十号以前结了它",
        "a time begins what is due by it",
    ),
    PausePattern(
        r"~$",
        r"[CcGTRqnbBmk]",
        "执行现场全程录像这件事情已经讲过好几遍了|从今天开始没录的重来",
        "a particle ends what was told",
    ),
    PausePattern(
        r"^[^CcRUTGqbZ]*[xvijteKmAF?~]$",
        r"[Cc]K?T?[aDm]{0,2}B",
        "讲过多少遍了约谈笔录得本人签字不是代签|北镇法院把今年终本的全部回头看一遍",
        "a court that is to do something with 把, behind what nobody was named in",
    ),
    PausePattern(
        r"HD$",
        r"[txvj]",
        "原来定在上午的全省视频会改到下午三点|材料今晚先传给崔凯看一遍",
        "something else than what was moved",
    ),
)
_RULES = tuple((re.compile(row.left), re.compile(row.right)) for row in PAUSES)


def paused(found: tuple[Token, ...], letters: str, text: str) -> tuple[tuple[Token, ...], str]:
    """The tokens with a comma wherever the speaker paused, in stretches that are too long for one breath; their letters."""
    long = _long_stretches(found, letters) if len(text) >= _LONGEST_BREATH else []
    if not long:
        return found, letters
    read: list[Token] = []
    done = 0
    for start, end in long:
        read.extend(found[done:start])
        read.extend(_with_pauses(list(_particles_apart(found[start:end], text)), text))
        done = end
    read.extend(found[done:])
    return tuple(read), letters_of(read)


def _long_stretches(found: tuple[Token, ...], letters: str) -> list[tuple[int, int]]:
    """From which token to which no mark stands for longer than one breath."""
    long = []
    start = 0
    for end in [*[mark.start() for mark in _MARK.finditer(letters)], len(found)]:
        if end > start and found[end - 1].end - found[start].start >= _LONGEST_BREATH:
            long.append((start, end))
        start = end + 1
    return long


def _particles_apart(stretch: tuple[Token, ...], text: str) -> Iterator[Token]:
    """The tokens with a particle that opens unknown words (啊强制腾房) as a token of its own."""
    for token in stretch:
        if token.sort == Sort.TEXT and token.end - token.start > 1 and text[token.start] in _CALLING:
            yield token._replace(end=token.start + 1)
            yield token._replace(start=token.start + 1)
        else:
            yield token


def _with_pauses(stretch: list[Token], text: str) -> Iterator[Token]:
    letters = "".join(_letter(token, text) for token in stretch)
    since = 0
    read: list[Token] = []
    for number, token in enumerate(stretch):
        if number and _is_pause(letters, since, number, token.start - stretch[since].start):
            is_called = (
                len(read) > 1 and text[read[-1].start : read[-1].end] in _CALLING and read[-2].sort == Sort.COURT
            )
            if is_called:
                read.pop()  # 绥中法院啊: the particle is the pause
            read.append(Token(Sort.COMMA, token.start, token.start))
            since = number
        read.append(token)
    return iter(read)


def _letter(token: Token, text: str) -> str:
    is_particle = token.sort == Sort.TEXT and text[token.end - 1] in _PARTICLES
    return "~" if is_particle else token.sort


def _is_pause(letters: str, since: int, number: int, length: int) -> bool:
    if letters[number - 1] != "~" and length < _ENOUGH_BEFORE:
        return False
    left = letters[since:number] if number - since < _FAR else f" {letters[number - _FAR : number]}"
    return any(behind.match(letters, number) and before.search(left) for before, behind in _RULES)
