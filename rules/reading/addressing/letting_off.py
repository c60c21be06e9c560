"""Who is named among others, and then let off: 葫芦岛的没毛病，不用动；铁岭、朝阳的退回重报."""

from rules.reading.addressing.merging import is_same
from rules.reading.addressing.values import Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.which_court import court_codes

_EXCEPT, _OUTSIDE = "除", ("外", "以外", "之外")
_HEADING = (Function.TOPIC, Function.SUBJECT)


def leave_out_closed(found: Addressed, parsed: Parsed) -> None:
    """Leaves out whom only a sentence names that closes a matter (3.盖州法院：上次那件已了，不用再管), if others are named."""
    if len(found.by_clause) < 2:  # noqa: PLR2004 -- nobody else is named
        return
    open_sentences = {clause.sentence for clause in parsed.ordering}
    closing = {
        clause.sentence
        for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
        if mood in (Mood.HOLD, Mood.REPORT) and clause.sentence not in open_sentences
    }
    kept = {
        number: people for number, people in found.by_clause.items() if parsed.clauses[number].sentence not in closing
    }
    if 0 < len(kept) < len(found.by_clause):
        named = [one for people in kept.values() for one in people]
        found.responsible = [one for one in found.responsible if any(is_same(one, other) for other in named)]
        found.by_clause = kept


def leave_out_let_off(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Leaves out the courts of which a clause says only that they need do nothing, if others are named."""
    if not found.responsible or not (Mood.HOLD in parsed.moods or _EXCEPT in parsed.text):
        return
    let_off = {
        code
        for group in parsed.groups
        if is_let_off(group, parsed) or _is_excepted(group, parsed)
        for item in group.items
        if item.court
        for code in court_codes(item.court, setting)
    }
    kept = [one for one in found.responsible if one.court not in let_off]
    if let_off and kept:
        found.responsible, found.let_off = kept, frozenset(let_off)
        found.by_clause = {
            number: others
            for number, people in found.by_clause.items()
            if (others := [one for one in people if one.court not in let_off])
        }


def _is_excepted(group: Group, parsed: Parsed) -> bool:
    """除营口外，各中院…: whom the order leaves out."""
    is_excepted = parsed.text.endswith((_EXCEPT, f"{_EXCEPT}了"), 0, group.span[0])
    return is_excepted and parsed.text.startswith(_OUTSIDE, group.span[1])


def is_let_off(group: Group, parsed: Parsed) -> bool:
    """Whether of what is said of them until somebody else is named, one clause releases and none orders."""
    if group.function not in _HEADING or Mood.HOLD not in parsed.moods:
        return False
    said = _said_of(group, parsed)
    moods = {parsed.moods[clause.number] for clause in said}
    return Mood.HOLD in moods and not any(clause in parsed.ordering for clause in said)


def _said_of(group: Group, parsed: Parsed) -> list[Clause]:
    """The clause of the group and those behind it in the sentence, until one that names somebody."""
    first = parsed.clauses[group.clause]
    following = [other.clause for other in parsed.groups if other.clause > first.number]
    end = min(following, default=len(parsed.clauses))
    return [one for one in parsed.clauses[first.number : end] if one.sentence == first.sentence]
