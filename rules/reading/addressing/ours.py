"""What the speaker's own court, or one above it, will do for those who are called: 船归谁扣，省院24号前出裁定."""

import re
from collections.abc import Iterator

from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.vocabulary import Sort
from rules.reading.which_court import THEIRS, YOURS, court_codes

_TOLD = (Function.SUBJECT, Function.TOPIC, Function.ASIDE, Function.INNER, Function.OBJECT)
# Before them nothing is worked on, and nobody asked.
_WORKING = frozenset((Sort.OBJECT, Sort.TAKE, Sort.DO, Sort.PLEASE, Sort.BY, Sort.YOU, Sort.DEMAND, Sort.ALONG))
_NOUN = f"{Sort.OF}{Sort.DO}"  # 鱼粉厂的续封
# 省院周五前要结果, 省院执行局27日来检查: what others have to be ready for.
_WANTED = re.compile("[要等看收听验催查见]|点名|通报|督导|给我|报我")
# 省院24号前出裁定，25号前报方案: what is handed in is theirs again.
_HANDED_IN = re.compile("[报交]|[给发回]我|来我|送来|拿来|备好")
_BIDDING = re.compile("[qZBLmsP]|Y(?!$)")
_YOURS = ("你院", "你们", "贵院")
_SPOKEN_OF = re.compile("[ds]")


def are_ours_to_do(parsed: Parsed, setting: Setting) -> bool:
    """Whether all that is to be done is done by the speaker's own court or one above it, while others are called."""
    ours = _ours(parsed, setting)
    if not ours:
        return False
    going_on = _going_on(ours, parsed)
    # 审计局23号中午前出数，中院拿到就转给你们
    bodies = {
        group.clause
        for group in parsed.groups
        if group.function in _TOLD and all(item.organisation for item in group.items)
    }
    return all(
        clause.number in ours
        or clause.number in bodies
        or (clause.number in going_on and _sets_no_time(clause, parsed))
        for clause in parsed.ordering
    )


def _sets_no_time(clause: Clause, parsed: Parsed) -> bool:
    """Whether the clause sets no time, or only says when something comes: 裁定今天下午寄出, 十个工作日内答复你们."""
    if Sort.TIME not in clause.letters or clause.letters.endswith(Sort.YOU):
        return True
    return parsed.moods[clause.number] is Mood.PLAN and not has_deadline(clause)


def done_next(parsed: Parsed, setting: Setting) -> Iterator[Group]:
    """Who seems to do by a time what the next clause orders of nobody: 差的数中院执行局先垫，20号前垫到位."""
    ours = _ours(parsed, setting)
    going_on = _going_on(ours, parsed) if ours else {}
    for clause in parsed.ordering if going_on else ():
        if clause.number in going_on and has_deadline(clause):
            yield going_on[clause.number]


def _ours(parsed: Parsed, setting: Setting) -> dict[int, Group]:
    """The groups that are ours or above, by their clauses, where others are called first."""
    first = parsed.groups[0] if len(parsed.groups) > 1 else None
    if first is None or not (first.function is Function.VOCATIVE or first.is_bare):
        return {}
    if not any(item.court or item.selector or item.at for item in first.items):
        return {}
    others = [group for group in parsed.groups if group.clause > first.clause and group.function in _TOLD]
    return {group.clause: group for group in others if _is_ours(group, parsed, setting)}


def _is_ours(group: Group, parsed: Parsed, setting: Setting) -> bool:
    """Whether only they are named who are ours or above, who will do something, and no verb stands before them."""
    clause = parsed.clauses[group.clause]
    if group.is_bare or group.span[1] == clause.stop or not all(item.court for item in group.items):
        return False
    if parsed.text.startswith(_YOURS, group.span[0]):
        return False
    behind = [token.sort for token in clause.tokens if token.start >= group.span[1]]
    if _SPOKEN_OF.search("".join(behind)) or _WANTED.search(parsed.text, group.span[1], clause.stop):
        return False
    before = clause.letters[: len(clause.tokens) - len(behind)].replace(_NOUN, Sort.TEXT)
    if not _WORKING.isdisjoint(before):
        return False
    if any(item.court and item.court.value in (*YOURS, *THEIRS) for item in group.items):
        return False  # 岫岩法院关院长，你院法警大队明早六点支援台安法院
    codes = [code for item in group.items if item.court for code in court_codes(item.court, setting)]
    return bool(codes) and all(setting.is_ours_or_above(code) for code in codes)


def _going_on(ours: dict[int, Group], parsed: Parsed) -> dict[int, Group]:
    """The clauses that go on with what is ours, in its sentence, and neither name nor bid anybody; with whom they go on."""
    naming = {group.clause for group in parsed.groups}
    found: dict[int, Group] = {}
    for clause in parsed.clauses[1:]:
        before = clause.number - 1
        goes_on = ours.get(before) or found.get(before)
        is_same = goes_on and parsed.clauses[before].sentence == clause.sentence
        if goes_on and is_same and clause.number not in naming and _asks_nothing(clause, parsed.text):
            found[clause.number] = goes_on
    return found


def _asks_nothing(clause: Clause, text: str) -> bool:
    return not _BIDDING.search(clause.letters) and not _HANDED_IN.search(text, clause.start, clause.stop)
