"""Who is named among others, and then let off: 葫芦岛的没毛病，不用动；铁岭、朝阳的退回重报."""

import re

from rules.reading.addressing.merging import is_same
from rules.reading.addressing.values import Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.vocabulary import Sort
from rules.reading.which_court import court_codes

_EXCEPT, _OUTSIDE = "除", ("外", "以外", "之外")
_KEPT_OUT = re.compile(
    "(?:这期间|期间|自己|先|暂时|就|也|一律)*(?:不要|别|不得|不许|不准|不可|不用|不必)(?:再|先|自己|自行|擅自|另行|急着|也)*"
    "(?:查|核查|核|动手?|碰|管|插手|介入|处理|处置|参与|接触|表态|出面|过问|(?:恢复|约谈|联系|安排)[^,。;!?]{0,6})[了他她它这那]?(?=[,。;!?]|$)"
)
_KEEP_OUT = re.compile("[别许准得要可用必]")
_HEADING = (Function.TOPIC, Function.SUBJECT)


def leave_out_closed(found: Addressed, parsed: Parsed) -> None:
    """Leaves out whom only a sentence names that closes a matter (3.盖州法院：上次那件已了，不用再管), if others are named.

    Not whom the sentence only tells about, before the next orders something of them: 金州法院：谈了三轮没谈拢。材料明天交.
    """
    if len(found.by_clause) < 2:  # noqa: PLR2004 -- nobody else is named
        return
    open_sentences = {clause.sentence for clause in parsed.ordering}
    closing = {
        clause.sentence
        for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
        if mood in (Mood.HOLD, Mood.REPORT) and clause.sentence not in open_sentences
    }
    kept = {
        number: people
        for number, people in found.by_clause.items()
        if parsed.clauses[number].sentence not in closing or _is_ordered_next(number, found, parsed)
    }
    if found.called and any(Sort.YOU in clause.letters for clause in parsed.ordering):
        kept = {0: found.by_clause.get(0, []), **kept}  # @于振东 振东啊，…三个承办人。你牵头: still spoken to
    if 0 < len(kept) < len(found.by_clause):
        named = [one for people in kept.values() for one in people]
        found.responsible = [one for one in found.responsible if any(is_same(one, other) for other in named)]
        found.by_clause = kept


def _is_ordered_next(number: int, found: Addressed, parsed: Parsed) -> bool:
    """Whether something is ordered behind the clause that names them, before the next clause that names a doer."""
    end = min((one for one in found.by_clause if one > number), default=len(parsed.clauses))
    return any(number < clause.number < end for clause in parsed.ordering)


def leave_out_let_off(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Leaves out the courts of which a clause says only that they need do nothing, if others are named."""
    is_said = Mood.HOLD in parsed.moods or _EXCEPT in parsed.text or _KEEP_OUT.search(parsed.text)
    if not found.responsible or not is_said:
        return
    let_off = {
        code
        for group in parsed.groups
        if is_let_off(group, parsed) or is_excepted(group, parsed) or _is_kept_out(group, parsed)
        for item in group.items
        if item.court
        for code in court_codes(item.court, setting)
    }
    kept = [one for one in found.responsible if one.court not in let_off]
    if not kept and any(_is_kept_out(group, parsed) for group in parsed.groups):
        found.is_guess = True  # 改由沙河口法院执行，西岗法院不要再碰: somebody else is meant
    if let_off and kept:
        found.responsible, found.let_off = kept, frozenset(let_off)
        found.by_clause = {
            number: others
            for number, people in found.by_clause.items()
            if (others := [one for one in people if one.court not in let_off])
        }


def _is_kept_out(group: Group, parsed: Parsed) -> bool:
    """由省院纪检组核查，本溪中院不要自己先查: who is told to keep his hands off."""
    return group.function in _HEADING and _KEPT_OUT.match(parsed.text, group.span[1]) is not None


def is_excepted(group: Group, parsed: Parsed) -> bool:
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
