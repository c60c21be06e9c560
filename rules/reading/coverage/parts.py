"""Which part each of those has who are named: the one that was read, and how likely each is to the second reader."""

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from rules.people import Role
from rules.reading.addressing.asides import refers_back
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.opinion import Named, names_in, parts_of
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.values import Party, Seat, Span, Subtask, seat
from rules.reading.vocabulary import Sort

NO_PART, DOER, COMES_ALONG = range(3)
_PRESIDENT = Role.PRESIDENT
_OF_COURTS = (None, _PRESIDENT)
_HOLD, _SUBJECT, _TOPIC = Mood.HOLD, Function.SUBJECT, Function.TOPIC
# 评估是抚顺县法院委托的: who did what was done.
_IS, _OF = "是", "的"
_REPROVED = ("约谈", "问责", "诫勉")
_FIRM = re.compile("[qmZBDY]")
_ONLY_SAID = (Function.TOPIC, Function.SUBJECT, Function.INNER)


class Judged(NamedTuple):
    """A party, the part that was read, how likely each part is, and the place of the words."""

    party: Party
    part: int
    likely: list[float]
    span: Span


def _together(named: list[Named], likely: list[list[float]]) -> list[list[float]]:
    """For each name the mean of those of its group."""
    shares: dict[Span, list[list[float]]] = {}
    for one, theirs in zip(named, likely, strict=True):
        shares.setdefault(one.group.span, []).append(theirs)
    mean = {span: [sum(each) / len(those) for each in zip(*those, strict=True)] for span, those in shares.items()}
    return [mean[one.group.span] for one in named]


def judged(
    parsed: Parsed,
    setting: Setting,
    *,
    doers: Sequence[Party],
    helpers: Iterable[Party],
    subtasks: Sequence[Subtask],
    let_off: Container[str],
) -> list[Judged]:
    """Every party that is named and not only told about.

    Of several namings of one party the one counts that speaks most for the part that was read.
    """
    named = names_in(parsed, setting)
    likely = parts_of(named, parsed)
    if len(named) > len(parsed.groups):
        likely = _together(named, likely)
    read = dict.fromkeys(map(seat, helpers), COMES_ALONG)
    read.update(dict.fromkeys(map(seat, doers), DOER))
    aside = _aside(setting, doers, subtasks, read)
    sending = {one.court for one in doers if one.court and one.role not in _OF_COURTS}
    told: dict[Seat, list[tuple[Named, list[float]]]] = {}
    for one, shares in zip(named, likely, strict=True):
        place, court = one.seat, one.party.court
        if place in aside or court in let_off or one.party.selector in let_off:
            continue
        is_read = place in read
        if not is_read and _is_only_told(one, parsed, setting, doers):
            continue
        if court in sending and _is_sending(one, is_read=is_read, is_only=len(sending) == 1):
            continue
        told.setdefault(place, []).append((one, shares))
    return [_likeliest(those, read.get(place, NO_PART)) for place, those in told.items()]


def _aside(setting: Setting, doers: Iterable[Party], subtasks: Iterable[Subtask], read: Container[Seat]) -> set[Seat]:
    """Those who have no part in the order itself: the speaker, who does another piece, and who leads all that are meant."""
    found: set[Seat] = {(post.court_code, None, None, post.role) for post in setting.message.sender_posts}
    for part in subtasks:
        found.update([place for place in map(seat, part.responsible) if place not in read])
    for one in doers:
        if one.upper:  # 大连两级法院 are both, and 检查组周四到大连 says nothing of that
            found.add((one.upper, None, None, _PRESIDENT))
    return found


def _likeliest(those: list[tuple[Named, list[float]]], part: int) -> Judged:
    choose = max if part else min
    one, likely = those[0] if len(those) == 1 else choose(those, key=lambda naming: naming[1][part])
    return Judged(one.party, part, likely, one.group.span)


def _is_sending(one: Named, *, is_read: bool, is_only: bool) -> bool:
    """东港、凤城两家，你们副院长到场: neither the courts nor the bare title are all that they are alone."""
    return (one.party.title is None and not is_read) or (not is_only and one.item.court is None)


def _is_only_told(one: Named, parsed: Parsed, setting: Setting, doers: Sequence[Party]) -> bool:
    is_told = _is_told(one.group, one.party, parsed) or _is_ours(one, setting, doers)
    is_quoted = one.group.function is _TOPIC and parsed.moods[one.group.clause] is Mood.SOURCE  # 大连中院说已经报了
    return is_told or (bool(doers) and (is_quoted or _is_said_again(one, parsed)))


def _is_said_again(one: Named, parsed: Parsed) -> bool:
    """Whether it is 各院 behind those who are called already, or heads a list of them (前三名：…)."""
    is_aside = one.party.selector is not None and one.group.function is Function.ASIDE
    return is_aside or refers_back(one.group, parsed)


def _is_told(group: Group, one: Party, parsed: Parsed) -> bool:
    """Whether its matter is put off (桓仁那件先放一放), it is away or threatened, or told about before others are asked."""
    mood = parsed.moods[group.clause]
    is_threatened = mood is Mood.CONDITION and one.court is not None
    is_away = mood is Mood.SOURCE and group.function is _SUBJECT
    if mood is _HOLD or is_threatened or is_away:
        return True  # 找不着你和凤城法院院长一起来; 关院长今天请病假，程副院长你…
    clause = parsed.clauses[group.clause]
    if _is_spoken_of(group, one, parsed):
        return True
    if parsed.text.endswith(_IS, 0, group.span[0]):
        is_named = group.span[1] == clause.stop and clause not in parsed.ordering  # 首封是盖州
        if is_named or parsed.text.endswith(_OF, 0, clause.stop):
            return True
    if mood is Mood.REPORT and group.function is _TOPIC and Sort.WE in clause.letters:
        return True  # 市中院那头我已经打过招呼了
    if group.function is not _TOPIC or one.court is None or _FIRM.search(clause.letters):
        return False
    # 台安法院报上来的数里有12件……请鞍山中院核清
    asked = [other for other in parsed.groups if other.function is Function.AGENT and other.items[0].court]
    is_report = mood is Mood.REPORT
    return any(
        other.clause > group.clause if is_report else parsed.clauses[other.clause].sentence > clause.sentence
        for other in asked
    )


def _is_spoken_of(group: Group, one: Party, parsed: Parsed) -> bool:
    """Whether it is called to account (约谈庄河法院院长), or is a body in a sentence that orders nothing."""
    if group.function is Function.OBJECT and parsed.text.endswith(_REPROVED, 0, group.span[0]):
        return True
    sentence = parsed.clauses[group.clause].sentence
    return one.org is not None and not any(other.sentence == sentence for other in parsed.ordering)


def _is_ours(one: Named, setting: Setting, doers: Iterable[Party]) -> bool:
    """Whether somebody of the speaker's own court is only spoken of: 闫院长今天问起那件案子."""
    ours = setting.sender_courts
    if one.group.function not in _ONLY_SAID or one.party.court not in ours:
        return False
    return any(other.court not in ours for other in doers)
