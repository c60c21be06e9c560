"""Several courts with a piece of work and a time each, none of whom is called by name first."""

import re

from rules.reading.addressing.asides import is_our_side
from rules.reading.addressing.merging import add
from rules.reading.addressing.values import WEIGHTS, Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.groups.heads import AT_HEAD
from rules.reading.items import Item
from rules.reading.moods import has_deadline
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.vocabulary import Sort
from rules.reading.which_court import court_codes

_SOMEBODY = re.compile("[的见谈]老[\u4e00-\u9fff]$|那[位个户]")
_CALLING = (Function.VOCATIVE, Function.AGENT, Function.TOGETHER)
_HEADING = (Function.TOPIC, Function.SUBJECT)


def take_shares(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Takes what is said of each court for its own share, where several are called first and then one after another.

    义县、北镇两位院长听好：义县欠的是报告，今天补；北镇欠的是钱，下周一前发. Whoever then has nothing to do (岫岩已经报了) is left out.
    """
    by_court = {one.court: one for one in found.called or found.by_clause.get(0, ()) if one.court}
    if len(by_court) < 2:  # noqa: PLR2004 -- one alone has no share
        return
    heads = [
        (group, court) for group in parsed.groups if group.clause and (court := _court_of(group, setting)) in by_court
    ]
    shares: dict[str | None, int] = {}
    for (group, court), following in zip(
        heads, [*(group.clause for group, _ in heads[1:]), len(parsed.clauses)], strict=False
    ):
        clause = _share_in(parsed.clauses[group.clause : following], parsed)
        if clause is not None:
            shares.setdefault(court, clause)
    if len(shares) < 2 or {court for _, court in heads} != set(by_court):  # noqa: PLR2004 -- one alone is no share
        return
    found.by_clause = {clause: [by_court[court]] for court, clause in shares.items() if court}
    found.let_off = frozenset(by_court) - frozenset(shares)
    found.responsible = [one for one in found.responsible if one.court not in found.let_off]


def _share_in(clauses: tuple[Clause, ...], parsed: Parsed) -> int | None:
    """The clause that sets the time of what is said there, or else one in which somebody is to be met."""
    ordering = [one for one in clauses if one in parsed.ordering and one.sentence == clauses[0].sentence]
    timed = [one.number for one in ordering if Sort.TIME in one.letters]
    met = [one.number for one in ordering[:1] if Sort.MEET in one.letters and _is_met(one, parsed)]
    return next(iter((*met, *timed)), None)


def _is_met(clause: Clause, parsed: Parsed) -> bool:
    """Whether somebody is named whom one meets: 钱某, 种参的老郭."""
    return Sort.PERSON in clause.letters or _SOMEBODY.search(parsed.text, clause.start, clause.stop) is not None


def _court_of(group: Group, setting: Setting) -> str | None:
    """The one court that the head of a clause names, if it does."""
    is_head = group.function in _HEADING or group.function is Function.AGENT  # 法库负责查车
    if not is_head or len(group.items) > 1 or group.items[0].court is None:
        return None
    codes = court_codes(group.items[0].court, setting)
    return codes[0] if len(codes) == 1 else None


def keep_own_step(  # noqa: PLR0917 -- the steps of one sentence
    found: Addressed,
    doers: tuple[Item, ...],
    group: Group,
    parsed: Parsed,
    setting: Setting,
    before: tuple[str, ...],
) -> None:
    """Keeps what the speaker's own court, or an office of it, does by a day of its own: 各中院25日前报，指挥中心28日前汇总."""
    if not AT_HEAD.match(parsed.clauses[group.clause].before(group.span[0])):
        return  # 8月3日前回省院交账
    parties = [party(item, setting, before) for item in doers if not (item.organisation or item.selector)]
    if len(parties) == len(doers) and is_our_side(parties, found, setting):
        found.own_steps[group.clause] = parties


def take_rows(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Takes the court of each sentence that sets it a time, where several do so for a court each and one time is firm.

    本溪县法院43件没发限高令，一周内补发；平山法院自己先查，12月4日前报结果.
    """
    if found.called or any(group.function in _CALLING for group in parsed.groups):
        return
    doing = {parsed.clauses[number].sentence for number in found.by_clause}
    owners: dict[int, Group] = {}
    for group in parsed.groups:
        sentence = parsed.clauses[group.clause].sentence
        if sentence not in doing and _is_owner(group, parsed, setting):
            owners.setdefault(sentence, group)
    if len(owners) == 1:
        owners = _in_one_sentence(parsed, setting) or owners
    bare = [number for number, group in owners.items() if group.is_bare]
    if (
        len(bare) == 1
    ):  # 东港欠的是说明，今天交；凤城欠的是案款，月底前发完: a place alone may be only where something is
        del owners[bare[0]]
    is_firm = any(has_deadline(clause) for clause in parsed.ordering)
    if len(doing) + len(owners) < 2 or not is_firm:  # noqa: PLR2004 -- one alone is no row
        return
    found.weight = max(found.weight, WEIGHTS[Function.SUBJECT])
    for group in owners.values():
        owner = party(group.items[0], setting)
        found.by_clause[group.clause] = [owner]
        add(found.responsible, owner)


def _in_one_sentence(parsed: Parsed, setting: Setting) -> dict[int, Group]:
    """Several courts with a time each between commas, by clause: 于洪法院的报告下周一前交，苏家屯法院的下周二前交."""
    timed = {
        group.clause: group
        for group in parsed.groups
        if group.function is Function.TOPIC
        and not group.is_bare
        and has_deadline(parsed.clauses[group.clause])
        and _is_owner(group, parsed, setting)
    }
    return timed if len(timed) > 1 else {}


def _is_owner(group: Group, parsed: Parsed, setting: Setting) -> bool:
    """Whether it is one court below, or a set of them, at the head of a clause, and its sentence sets a time."""
    if group.function not in _HEADING or len(group.items) > 1:
        return False
    if party(group.items[0], setting).selector:  # 中院再核，12月4日前核完
        return group.function is Function.SUBJECT and _is_timed(group, parsed)
    if group.items[0].court is None:
        return False
    codes = court_codes(group.items[0].court, setting)
    if not codes or any(setting.is_ours_or_above(code) for code in codes):
        return False
    return _is_timed(group, parsed)


def _is_timed(group: Group, parsed: Parsed) -> bool:
    """Whether its clause or one behind it in the sentence orders something by a time."""
    sentence = parsed.clauses[group.clause].sentence
    later = [one for one in parsed.ordering if one.sentence == sentence and one.number >= group.clause]
    return any(Sort.TIME in one.letters for one in later)
