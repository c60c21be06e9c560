"""Reading messages as presidents write them: orders, and everything that is none."""

from rules.reading.lexicon import Lexicon
from rules.reading.reader import read
from rules.reading.values import band

__all__ = ["Lexicon", "band", "read"]
