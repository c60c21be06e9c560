"""One way of writing for the same signs: full width becomes half width, and signs that are not seen are dropped."""

import re
import unicodedata
from typing import NamedTuple

_SIGNS: dict[str, str] = {chr(number): chr(number - 0xFEE0) for number in range(0xFF01, 0xFF5F)}
_SIGNS |= {"\u3000": " ", "\t": " ", "﹫": "@", "﹕": ":", "﹐": ",", "○": "〇", "\r": "\n", "︰": ":", "–": "—"}
_OTHER_FORMS = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_SPACED = re.compile(r"(?:[\u4e00-\u9fff] ){5}")
# 院长嗯下周三之前, 啊呃就是度假村那个事: what is said while thinking.
_THINKING = re.compile(r"(?<=[\u4e00-\u9fff])(?:[嗯呃]+(?:就是说?)?)+(?=[\u4e00-\u9fff])")
# 孟院长🛤道口看守工的加班费, 院长🙏🙏幼儿园那件: a picture between words is a pause.
_PICTURE = "\U0001f000-\U0001faff\u2600-\u27bf\u23e9-\u23fa\u2b50"
_PICTURES = re.compile(f"[{_PICTURE}](?<=[\u4e00-\u9fff].)[{_PICTURE}\ufe0f\u200d]*(?=[\u4e00-\u9fff0-9])")
# 没人管[捂脸]明天报: the name of a face in brackets, as the keyboard sets it; [急件] is none.
_FACES = re.compile(r"(?:\[(?![^\]]*[急办督])[\u4e00-\u9fff]{1,4}\])+")
_ZERO_WIDTH = "\u200b"
_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u4e00", "\u9fff"
_UNSEEN = frozenset(("Cf", "Cc", "Cs", "Mn", "Me"))


class Normal(NamedTuple):
    """The text in one way of writing; `origin[n]` is the place in the text as sent of its sign `n`, and of its end."""

    text: str
    origin: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as sent of the signs from `start` to `end`."""
        if self.origin is None or start >= end:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def normal(text: str) -> Normal:
    """The text with each sign in its plain form, without signs that are not seen (zero-width, direction, accents).

    Nor does it keep what was only said while thinking (院长嗯下周三).
    """
    plain = text
    for sign in set(_OTHER_FORMS.findall(text)):
        plain = plain.replace(sign, _SIGNS[sign])
    plain = _PICTURES.sub(_pause, plain)
    if "[" in plain:
        plain = _FACES.sub(_pause_between_words, plain)
    if " " in plain and _SPACED.search(plain):
        return _without_blanks(plain)
    if ("嗯" in plain or "呃" in plain) and _THINKING.search(plain):
        return _without_thinking(plain)
    if plain.isprintable() or not any(_is_unseen(sign) for sign in plain):
        return Normal(plain)
    kept = [number for number, sign in enumerate(plain) if not _is_unseen(sign)]
    return Normal("".join(plain[number] for number in kept), tuple(kept))


def _pause(pictures: re.Match[str]) -> str:
    """A comma, and as many unseen signs as keep all places; they are dropped with the others."""
    return "," + _ZERO_WIDTH * (len(pictures[0]) - 1)


def _pause_between_words(faces: re.Match[str]) -> str:
    """A pause where words go on behind the faces; else nothing that is seen."""
    start, end = faces.span()
    before, behind = faces.string[start - 1 : start], faces.string[end : end + 1]
    is_between = _FIRST_IDEOGRAPH <= before <= _LAST_IDEOGRAPH and (
        behind.isdigit() or _FIRST_IDEOGRAPH <= behind <= _LAST_IDEOGRAPH
    )
    return _pause(faces) if is_between else _ZERO_WIDTH * (end - start)


def _without_blanks(plain: str) -> Normal:
    """请 大 连 中 院: a keyboard that sets every sign apart."""
    kept = [number for number, sign in enumerate(plain) if sign != " " and not _is_unseen(sign)]
    return Normal("".join(plain[number] for number in kept), tuple(kept))


def _without_thinking(plain: str) -> Normal:
    """The text without what a speaker says while thinking, as it was dictated."""
    dropped = {number for match in _THINKING.finditer(plain) for number in range(*match.span())}
    kept = [number for number, sign in enumerate(plain) if number not in dropped and not _is_unseen(sign)]
    return Normal("".join(plain[number] for number in kept), tuple(kept))


def _is_unseen(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in _UNSEEN
