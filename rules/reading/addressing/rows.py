"""Several courts with a piece of work and a time each, none of whom is called by name first."""

from rules.reading.addressing.merging import add
from rules.reading.addressing.values import WEIGHTS, Addressed
from rules.reading.groups import Function, Group
from rules.reading.moods import has_deadline
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Party
from rules.reading.vocabulary import Sort
from rules.reading.which_court import court_codes

_CALLING = (Function.VOCATIVE, Function.AGENT, Function.TOGETHER)
_HEADING = (Function.TOPIC, Function.SUBJECT)


def take_shares(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Takes the sentence of each court for its own share, where all are called first and each sentence sets a time.

    义县、北镇两位院长听好：义县欠的是报告，今天补；北镇欠的是钱，下周一前发.
    """
    if len(found.called) < 2 or len(parsed.times) < 2:  # noqa: PLR2004 -- one alone has no share
        return
    by_court = {one.court: one for one in found.called if one.court}
    shares: dict[int, tuple[Group, Party]] = {}
    for group in parsed.groups:
        owner = by_court.get(_court_of(group, setting) or "") if group.clause else None
        if owner and _is_timed(group, parsed):
            shares.setdefault(parsed.clauses[group.clause].sentence, (group, owner))
    if {owner.court for _, owner in shares.values()} == {one.court for one in found.called}:
        found.by_clause = {group.clause: [owner] for group, owner in shares.values()}


def _court_of(group: Group, setting: Setting) -> str | None:
    """The one court that the head of a clause names, if it does."""
    if group.function not in _HEADING or len(group.items) > 1 or group.items[0].court is None:
        return None
    codes = court_codes(group.items[0].court, setting)
    return codes[0] if len(codes) == 1 else None


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
    is_firm = any(has_deadline(clause) for clause in parsed.ordering)
    if len(doing) + len(owners) < 2 or not is_firm:  # noqa: PLR2004 -- one alone is no row
        return
    found.weight = max(found.weight, WEIGHTS[Function.SUBJECT])
    for group in owners.values():
        owner = party(group.items[0], setting)
        found.by_clause[group.clause] = [owner]
        add(found.responsible, owner)


def _is_owner(group: Group, parsed: Parsed, setting: Setting) -> bool:
    """Whether it is one court below at the head of a clause, and a clause behind it in its sentence sets a time."""
    if group.function not in _HEADING or group.is_bare or len(group.items) > 1 or group.items[0].court is None:
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
