"""Numbers as both languages write them; exact values are rounded here and nowhere else."""

from collections.abc import Callable
from fractions import Fraction
from html import unescape
from re import sub

from rules.indicators import Unit

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def decimal(value: Fraction, places: int = 2) -> str:
    """The value with so many decimals, halves to the even digit, from exact arithmetic."""
    scaled = round(abs(value) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{places}d}"


def value_text(value: Fraction, unit: Unit) -> str:
    """96.15%, 62.23, 17 – without the word for days, which is the language's."""
    if unit is Unit.PERCENT:
        return f"{decimal(value * 100)}%"
    return str(round(value)) if unit is Unit.COUNT else decimal(value)


def target_text(value: Fraction, unit: Unit) -> str:
    """As value_text, without decimals that say nothing: 90%."""
    text = value_text(value, unit)
    return text.replace(".00", "")


def gap_text(gap: Fraction, unit: Unit) -> str:
    """The size of a difference: for percentages in percentage points, whose word is the language's."""
    return decimal(abs(gap) * 100) if unit is Unit.PERCENT else decimal(abs(gap))


def visible_length(text: str) -> int:
    """What Telegram counts: UTF-16 units of the text without its markup."""
    return len(unescape(sub(r"<[^>]*>", "", text)).encode("utf-16-le")) // 2


def first_that_fits(limit: int, *writers: Callable[[], str]) -> str:
    """The text of the first writer that stays within the limit; they are ordered from the fullest to the shortest.

    Raises ValueError when not even the shortest does.
    """
    for write in writers:
        if visible_length(text := write()) <= limit:
            return text
    raise ValueError("no wording is short enough")
