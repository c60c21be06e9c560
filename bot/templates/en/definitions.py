"""Definitions of indicators on the command line."""

from bot.templates.en.bulletins.documents import WORDS
from bot.templates.en.bulletins.words import goal_text, parts_text
from rules.bulletins.values import Measure
from rules.definition_import import DefinitionFault, DefinitionRefusal
from rules.indicators import Indicator


def refusal_text(refusal: DefinitionRefusal) -> str:
    """One mistake: line, column, what stands there, and what may."""
    reasons = {
        DefinitionFault.EMPTY: "is empty",
        DefinitionFault.TOO_LONG: f"has more than {refusal.detail} characters",
        DefinitionFault.BAD_CODE: "a code is made of small letters, digits and _, and begins with a letter",
        DefinitionFault.TWICE: f"has the same code as line {refusal.detail}",
        DefinitionFault.NAME_TAKEN: f"is a name of {refusal.detail} already",
        DefinitionFault.NO_SUCH_CHOICE: f"must be one of {refusal.detail}",
        DefinitionFault.NO_NUMBER: "is no number; write a rate as 90% or 0.9",
        DefinitionFault.RANGE_TURNED: "the range ends before it begins",
        DefinitionFault.BAD_PARTS: "write a1_timely*4 + a2_termination*3: two to twelve parts, weights from 1 to 100, none twice",
        DefinitionFault.UNKNOWN_PART: f"there is no {refusal.detail}, or it is a combination itself",
        DefinitionFault.SOURCE_MISSING: "is said to be published; name the source",
    }
    shown = f" “{refusal.cell}”" if refusal.cell else ""
    return f"Line {refusal.line}, column “{refusal.heading}”{shown}: {reasons[refusal.fault]}"


def defined_text(indicator: Indicator, *, is_replacing: bool) -> str:
    word = "replaces" if is_replacing else "new"
    return f"{word} {listed_text(indicator)}"


def listed_text(indicator: Indicator) -> str:
    """Code, name, goal, and how well definition and target are known."""
    measure = Measure.of(indicator)
    known = WORDS.certainties
    parts = f"; {parts_text(measure)}" if indicator.combines else ""
    return (
        f"{indicator.code}  {indicator.name_en}{goal_text(measure)}  "
        f"definition {known[indicator.definition_certainty]}, target {known[indicator.target_certainty]}{parts}"
    )
