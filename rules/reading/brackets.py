"""Brackets that let off whom they name: 各中院（大连、沈阳已报，不用再报）."""

import re

_LETS_OFF = re.compile(
    "[^()]{0,40}?(?:除|[例之]外|不[含用必算再参]|不包[含括]|不在[此其]|无[需须]|免[报交填予于]|[暂先可]不|暂[缓免]|另[行作有]|已报)"
)


def lets_off(text: str, opening: int) -> bool:
    """Whether the bracket that opens at the place says who is let off, and not who is meant."""
    return _LETS_OFF.match(text, opening + 1) is not None
