"""Indicators: how they are defined, what was counted, and what cannot be right."""

from rules.indicators.values import (
    Certainty,
    CountedIn,
    Direction,
    Figure,
    Indicator,
    Indicators,
    Part,
    Unit,
    is_rankable,
)

__all__ = ["Certainty", "CountedIn", "Direction", "Figure", "Indicator", "Indicators", "Part", "Unit", "is_rankable"]
