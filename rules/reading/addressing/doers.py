"""Who is to do it: the groups of names, each by what it does in its clause."""

import re

from rules.reading.addressing.asides import (
    TWO_LEVELS,
    adds_nobody,
    is_delegate,
    is_named,
    is_our_side,
    is_own,
    is_themselves,
    is_unheard,
)
from rules.reading.addressing.bodies import is_body_asked_along
from rules.reading.addressing.merging import add
from rules.reading.addressing.rows import keep_own_step
from rules.reading.addressing.values import BARE_WISH, WEIGHTS, Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.items import Item
from rules.reading.moods import Mood, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Party
from rules.reading.vocabulary import Sort
from rules.reading.which_court import court_codes

# An enumeration's members are slow to reach, and these are asked for of every name.
_VOCATIVE, _AGENT, _SUBJECT, _INNER = Function.VOCATIVE, Function.AGENT, Function.SUBJECT, Function.INNER
_ORDER, _WISH, _STATEMENT, _HOLD = Mood.ORDER, Mood.WISH, Mood.STATEMENT, Mood.HOLD
_PLACED = (_SUBJECT, Function.TOGETHER)
_COMPANY = (Function.ASSISTING, Function.ATTENDING)
_WITH_DOERS = (_SUBJECT, _AGENT)
_DIRECTIVE = re.compile("(?:一下|一遍|一趟|一次|清楚|出来|上来)$|各自|分别|抓紧|尽快|立即|马上|[报给发交]我")
_THEIRS = re.compile("(?:请)?(?:你们|[两三四五六七八九十几]家|各家|各院|你们[两三四五六七八九十几]家)(?:的)?")
# 每家来一名副院长, 各派一个执行局长
_EACH_SENDS = re.compile(
    "(?:你们)?(?:每[家院个]|各[家院]?|一家)(?:法院)?(?:都|要|各)?(?:[来派出去]|安排)(?:[一1]?[名个位])?(?:的)?"
)
_COMES = re.compile("(?:都|也|一起|全|务必|必须|准时|亲自)*(?:到场|参加|到会|列席|出席|[来去到])")
_ASKED = (_AGENT, _SUBJECT, _VOCATIVE, Function.TOGETHER)
_PLACES = re.compile("J?c(?:J?c)*P?")
_CALL = (",", ":")
_WAITING = (_SUBJECT, _INNER)


def hear(found: Addressed, group: Group, parsed: Parsed, setting: Setting) -> None:
    """Adds the parties of the group to those that do what it does."""
    if is_unheard(group, parsed) or adds_nobody(found, group, parsed, setting):
        return
    if group.is_bare and _goes_on_calling(found, group, parsed):
        group = group._replace(function=_VOCATIVE)
    before = _courts_of(found.responsible or (found.told[0][0] if found.told else []))
    if not found.responsible and _is_asked_to_help(group, parsed):
        group = group._replace(function=_AGENT)
    if is_body_asked_along(found, group, parsed):
        group = group._replace(function=Function.ASSISTING)
    if len(found.responsible) > 1 and _is_post_of_each(found, group, parsed):
        _send_post(found, group, setting)
        return
    if group.function in _COMPANY:
        _hear_company(found, group, setting, before)
    elif group.function in WEIGHTS:
        _hear_doers(found, group, parsed, setting, before)


def _is_asked_to_help(group: Group, parsed: Parsed) -> bool:
    """Whether they are asked to help somebody, and nobody else is asked anything: 请盘山法院协助梨树法院执行，车辆你院安排."""
    is_asked = group.function is Function.ASSISTING and parsed.text.endswith("请", 0, group.span[0])
    return is_asked and not any(other is not group and other.function in _ASKED for other in parsed.groups)


def _hear_company(found: Addressed, group: Group, setting: Setting, before: tuple[str, ...]) -> None:
    for item in group.items:
        if group.function is Function.ASSISTING:
            add(found.assisting, party(item, setting, before))
        elif not is_themselves(item, found):
            is_office_alone = item.office is not None and item.court is None
            add(found.attending, party(item, setting, () if is_office_alone else before))


def _hear_doers(found: Addressed, group: Group, parsed: Parsed, setting: Setting, before: tuple[str, ...]) -> None:
    doers: tuple[Item, ...] = group.items
    if group.function is _SUBJECT:
        doers = tuple([item for item in doers if not is_own(item, setting)])
    if group.function in _PLACED:
        for item in group.items:
            if item.organisation:
                add(found.assisting, party(item, setting, before))
    if found.responsible and group.function in _WAITING and has_deadline(parsed.clauses[group.clause]):
        keep_own_step(found, doers, group, parsed, setting, before)
    if not doers or (found.responsible and is_delegate(doers[0], group, parsed)):
        return
    if not _is_sent(found, doers, group, setting, before):
        _take(found, doers, group, parsed, _parties(doers, group, parsed, setting, before), setting)


def _parties(
    doers: tuple[Item, ...], group: Group, parsed: Parsed, setting: Setting, before: tuple[str, ...]
) -> list[Party]:
    """Who is meant by the doers, each after those who are named before."""
    found: list[Party] = []
    for item in doers:
        if not (item.organisation and group.function in _PLACED):
            found.append(party(item, setting, (*before, *_courts_of(found)) if found else before))
            if item.selector:
                found += _upper_of_two(item, found[-1], parsed, setting)
    return _without_copied(found) if len(found) > 1 else found


def _take(  # noqa: PLR0917 -- the steps of one sentence
    found: Addressed,
    doers: tuple[Item, ...],
    group: Group,
    parsed: Parsed,
    parties: list[Party],
    setting: Setting,
) -> None:
    """Takes the parties for addressed, or for told about, or for mere titles."""
    is_waiting = group.function in _WAITING
    is_passed_to = bool(found.called) and parsed.text.endswith("由", 0, group.span[0])  # 由中院统一处置
    if (is_waiting or is_passed_to) and found.responsible and is_our_side(parties, found, setting):
        return
    weight = max([_weight(item, group, parsed) for item in doers])
    if group.clause == 0 and group.function is _VOCATIVE and not found.called:
        found.called = tuple(parties)
    if is_waiting and not any(is_named(item) for item in doers):
        if parsed.moods[group.clause] is not _STATEMENT:
            found.titles.append((parties, group, weight))
    elif _is_told(doers, group, parsed) and not (found.responsible and _is_in_row(group, parsed)):
        found.told.append((parties, group, weight))
    else:
        take_told(found, [(parties, group, weight)])


def _courts_of(parties: list[Party]) -> tuple[str, ...]:
    return tuple([one.court for one in parties if one.court])


def _is_sent(
    found: Addressed, doers: tuple[Item, ...], group: Group, setting: Setting, before: tuple[str, ...]
) -> bool:
    """Whether one addressed in the same clause is to set them to work: 请铁岭中院责成昌图法院退还……，并由昌图法院道歉."""
    is_sent_on = group.function is _AGENT and group.clause in found.by_clause
    if not is_sent_on and not found.sent:
        return False
    here = setting.after(before)
    courts = {code for item in doers if item.court for code in court_codes(item.court, here)}
    if is_sent_on and (courts or any(item.selector for item in doers)):
        found.sent |= courts
        return True
    return bool(courts) and courts <= found.sent


def _weight(item: Item, group: Group, parsed: Parsed) -> float:
    """A court without title in a sentence of mere action (甘井子法院处理得对) is hardly addressed."""
    is_bare = group.function is _SUBJECT and not (item.title or item.office or item.selector or item.name)
    return BARE_WISH if is_bare and not _is_firm(group, parsed) else WEIGHTS[group.function]


def _is_firm(group: Group, parsed: Parsed) -> bool:
    """Whether the clause commands, or another clause of its sentence orders firmly."""
    clause = parsed.clauses[group.clause]
    if parsed.moods[group.clause] is _WISH and (
        Sort.TIME in clause.letters or Sort.TAKE in clause.letters or _directs(group, parsed)
    ):
        return True
    return _ORDER in parsed.moods and clause.sentence in parsed.firm_sentences


def _is_told(doers: tuple[Item, ...], group: Group, parsed: Parsed) -> bool:
    """Whether the clause tells about them: it orders nothing, or names a court without a title and no firm order."""
    mood = parsed.moods[group.clause]
    if group.function not in _WAITING:
        return mood is _HOLD and group.function is _AGENT
    if group.function is _INNER or mood in (_STATEMENT, _HOLD):
        return True
    if mood is _ORDER or any(item.title or item.office or item.selector or item.name for item in doers):
        return False
    letters = parsed.clauses[group.clause].letters
    if mood is not _WISH:
        return True
    others = any(other.function is _AGENT for other in parsed.groups)
    is_timed = Sort.TIME in letters and not others
    return not (Sort.TAKE in letters or is_timed or _directs(group, parsed))


def _is_in_row(group: Group, parsed: Parsed) -> bool:
    """Whether it follows another court with a share of its own: 大东法院明早六点动手，铁西法院出车，和平法院出人."""
    if group.function is not _SUBJECT:
        return False
    row = {
        other.clause
        for other in parsed.groups
        if other.function in _WITH_DOERS and parsed.moods[other.clause] in (_WISH, _ORDER)
    }
    same = parsed.clauses[group.clause].sentence
    return row.issuperset((group.clause, group.clause - 1)) and parsed.clauses[group.clause - 1].sentence == same


def _is_post_of_each(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether each of several courts called by name alone is to send one of a post: 东港、凤城两家，…你们分管副院长到场."""
    if len(group.items) > 1 or is_named(group.items[0]) or not group.items[0].is_deputy:
        return False  # one court's own deputy comes along with it
    are_bare = all(one.court and not (one.title or one.username) for one in found.responsible)
    clause = parsed.clauses[group.clause]
    if are_bare and _EACH_SENDS.fullmatch(parsed.text, clause.start, group.span[0]):
        return True
    return (
        are_bare
        and _THEIRS.fullmatch(parsed.text, clause.start, group.span[0]) is not None
        and (_COMES.match(parsed.text, group.span[1], clause.stop) is not None)
    )


def _send_post(found: Addressed, group: Group, setting: Setting) -> None:
    each = [party(group.items[0], setting, (one.court,)) for one in found.responsible if one.court]
    found.responsible[:] = each
    for number, people in found.by_clause.items():
        courts = {one.court for one in people}
        found.by_clause[number] = [one for one in each if one.court in courts]


def _upper_of_two(item: Item, below: Party, parsed: Parsed, setting: Setting) -> list[Party]:
    """铁岭两级法院 are those below and the intermediate court itself, unless it is the speaker's own."""
    token = item.selector
    if token is None or TWO_LEVELS not in parsed.text[token.start : token.end]:
        return []
    court = below.upper
    return [Party(court)] if court and court not in setting.sender_courts else []


def _directs(group: Group, parsed: Parsed) -> bool:
    """Whether the clause has the frame of a directive behind the group: 各自查一下."""
    return _DIRECTIVE.search(parsed.text, group.span[1], parsed.clauses[group.clause].stop) is not None


def _goes_on_calling(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether it is one more place alone between pauses, behind places that are called: 鞍山的海城、台安，朝阳的凌源，…."""
    if group.function is not Function.TOPIC or group.clause - 1 not in found.by_clause:
        return False
    clause, before = parsed.clauses[group.clause], parsed.clauses[group.clause - 1]
    is_alone = (clause.start, clause.stop) == group.span
    is_behind = before.sentence == clause.sentence and _PLACES.fullmatch(before.letters) is not None
    return is_alone and is_behind and clause.end in _CALL


def _without_copied(parties: list[Party]) -> list[Party]:
    """The parties without the last mention, if the name behind it is that of one mentioned before: @甲 @乙 何院长，…."""
    last = parties[-1]
    if not (last.username and last.name and last.candidates):
        return parties
    called = [one for one in parties[:-1] if one.username and (one.name or "").startswith(last.name)]
    return called if len(called) == 1 else parties


def take_owners(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Takes the court whose case the first sentence firmly orders, where only a later sentence names a doer.

    细河法院冻结的账户立即解封，今天办结；教训由阜新中院写成案例，月底前下发.
    """
    if not found.by_clause or min(parsed.clauses[number].sentence for number in found.by_clause) == 0:
        return
    for group in parsed.groups:
        clause = parsed.clauses[group.clause]
        is_owner = group.function is Function.TOPIC and not group.is_bare and len(group.items) == 1
        if clause.sentence == 0 and is_owner and group.items[0].court and _is_due(clause, parsed):
            owner = party(group.items[0], setting)
            found.by_clause[group.clause] = [owner]
            found.responsible.insert(0, owner)
            return


def _is_due(clause: Clause, parsed: Parsed) -> bool:
    """Whether the clause orders at once or by a time, and its sentence sets one."""
    same = [one for one in parsed.ordering if one.sentence == clause.sentence]
    return clause in same and Sort.MUST in clause.letters and any(has_deadline(one) for one in same)


def take_told(found: Addressed, told: list[tuple[list[Party], Group, float]]) -> None:
    """Takes those told about for addressed, if nobody else was: 黑山法院院长外出学习 names nobody to do anything."""
    for parties, group, weight in told:
        found.weight = max(found.weight, weight)
        found.by_clause.setdefault(group.clause, []).extend(parties)
        for one in parties:
            add(found.responsible, one)
