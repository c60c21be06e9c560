"""Who is to do it: the groups of names, each by what it does in its clause."""

import re

from rules.people import Role
from rules.reading.addressing.merging import add
from rules.reading.addressing.values import BARE_WISH, SILENT, WEIGHTS, Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.items import Item
from rules.reading.moods import Mood, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Party
from rules.reading.vocabulary import Sort, Title
from rules.reading.which_court import court_codes

_PLACED = (Function.SUBJECT, Function.TOGETHER)
_WITH_COMPANY = frozenset((Function.ASSISTING, Function.ATTENDING, *_PLACED))
_SENDING = ("派", "安排", "让", "叫", "委托", "指派")
_PASSING = ("转", "代转", "汇总", "接手", "接收", "承接", "接办")
_LONGEST_SENDING = 4
_YOUR = re.compile("你们?$")  # 叫你们执行局长亲自办
# 省院副局长带队，后天到你们那里督导: who comes is no doer, nor is who is biased (平山法院院长回避).
_STAYS_OUT = re.compile(r"(?:亲自|将)?带队[^。;!?]{0,16}?[到去赴来](?:你|各院|各地)|(?:要|都|一律|主动|先)?回避")
_WITHDRAWS = re.compile("(?:本人|要|都|一律|主动|先|依法)*回避(?=[,。;]|$)")  # 请溪湖法院院长回避，由监察室核查
_TWO_LEVELS = "两级"
_DIRECTIVE = re.compile("(?:一下|一遍|一趟|一次|清楚|出来|上来)$|各自|分别|抓紧|尽快|立即|马上|[报给发交]我")
_EACH_LEADER = ("各院院长", "各院一把手", "各院执行局", "各家院长", "各院的院长")
_EACH = ("各院", "各家", "各法院", "各单位")
_CHOICE = re.compile("[挑选定]一[家个]|哪一?[家个]都|其中一[家个]|任选|任挑")
_PASSED = (Function.AGENT, Function.SUBJECT)
_NEAR = 20
_SIGNED_BY = re.compile("(?:最后)?(?:审签|签发|签批|审定|签字|把关|审核|过目|汇总|统计|备案|存档|备查)(?:[,。;!?]|$)")
_SIGNS = re.compile("(?:签[字批发署]?|审[核签定阅]|把关|过目|汇总|阅)(?:同意)?[后再][^,。;]{0,10}?[报交送发]")
_THEIRS = re.compile("(?:请)?(?:你们|[两三四五六七八九十几]家|各家|各院|你们[两三四五六七八九十几]家)(?:的)?")
_COMES = re.compile("(?:都|也|一起|全|务必|必须|准时|亲自)*(?:到场|参加|到会|列席|出席|[来去到])")
_ASKED = (Function.AGENT, Function.SUBJECT, Function.VOCATIVE, Function.TOGETHER)
_SENDS_SOMEBODY = re.compile("(?:也|都|各|分别|一起|一并)*(?:派人|派员|来人|派个人|派一人|安排人)")
_PLACES = re.compile("J?c(?:J?c)*P?")
_CALL = (",", ":")
_WAITING = (Function.SUBJECT, Function.INNER)


def _is_sent(found: Addressed, doers: list[Item], group: Group, setting: Setting) -> bool:
    """Whether one addressed in the same clause is to set them to work: 请铁岭中院责成昌图法院退还……，并由昌图法院道歉."""
    is_sent_on = group.function is Function.AGENT and group.clause in found.by_clause
    if not is_sent_on and not found.sent:
        return False
    courts = {code for item in doers if item.court for code in court_codes(item.court, setting)}
    if is_sent_on and (courts or any(item.selector for item in doers)):
        found.sent |= courts
        return True
    return bool(courts) and courts <= found.sent


def _is_offered(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether whoever is addressed is to choose among them: 白塔、宏伟、太子河，你挑一家."""
    return bool(found.responsible) and _CHOICE.search(parsed.text, *_behind(group)) is not None


def _only_signs(group: Group, parsed: Parsed, found: Addressed) -> bool:
    """Whether the paper only passes through their hands: 情况由白院长签字后报省院, 各中院汇总后报省院, beside doers 表由他审签."""
    if group.function is Function.AGENT and found.responsible and _SIGNED_BY.match(parsed.text, group.span[1]):
        return True
    return group.function in _PASSED and _SIGNS.match(parsed.text, group.span[1]) is not None


def _behind(group: Group) -> tuple[int, int]:
    return group.span[1], group.span[1] + _NEAR


def _is_unheard(group: Group, parsed: Parsed) -> bool:
    """Whether the clause orders nothing, and only tells of the group; 我院派副局长到场 is no mere report."""
    mood = parsed.moods[group.clause]
    if mood not in SILENT or group.function is Function.VOCATIVE:
        return False
    if mood is Mood.HOLD and group.function in (Function.SUBJECT, Function.AGENT):
        return False  # 沈河法院院长不用来开会了，直接去现场
    # 昨天老边法院院长陪我走访了三户, 凌海法院院长陪她坐了半天
    clause = parsed.clauses[group.clause]
    is_past = clause.letters.startswith(Sort.DONE) or "了" in parsed.text[group.span[1] : clause.stop]
    return is_past or not (mood is Mood.REPORT and group.function is Function.ATTENDING)


def refers_back(group: Group, parsed: Parsed) -> bool:
    """Whether it is only 各院 behind those who are addressed already: 各中院院长：……各院方案周五前报."""
    words = parsed.words(group.span)
    return group.function in (*_PLACED, Function.AGENT) and (words in _EACH or words.startswith(_EACH_LEADER))


def _upper_of_two(item: Item, below: Party, parsed: Parsed, setting: Setting) -> list[Party]:
    """铁岭两级法院 are those below and the intermediate court itself, unless it is the speaker's own."""
    token = item.selector
    if token is None or _TWO_LEVELS not in parsed.text[token.start : token.end] or not below.selector:
        return []
    court = below.selector.removeprefix("children:")
    return [] if court in setting.sender_courts or court == below.selector else [Party(court)]


def _is_our_side(parties: list[Party], group: Group, found: Addressed, setting: Setting) -> bool:
    """Whether it is the speaker's own court that does something beside the courts addressed: 省院督查室27日去复核."""
    ours = setting.sender_courts
    if group.function not in _WAITING or not found.responsible:
        return False
    is_ours = all(one.court in ours or _is_team_alone(one) for one in parties)
    return is_ours and any(one.selector or (one.court and one.court not in ours) for one in found.responsible)


def _is_team_alone(one: Party) -> bool:
    """Whether it is a team that its purpose names, as it is set up by those addressed: 接管组11月15日前进驻."""
    return (one.selector or "").startswith("team:") and not (one.selector or "").removeprefix("team:").isdigit()


def _is_told(doers: list[Item], group: Group, parsed: Parsed) -> bool:
    """Whether the clause tells about them: it orders nothing, or names a court without a title and no firm order."""
    if group.function not in _WAITING:
        return parsed.moods[group.clause] is Mood.HOLD and group.function is Function.AGENT
    mood, letters = parsed.moods[group.clause], parsed.clauses[group.clause].letters
    if group.function is Function.INNER or mood in (Mood.STATEMENT, Mood.HOLD):
        return True
    if mood is Mood.ORDER or any(item.title or item.office or item.selector or item.name for item in doers):
        return False
    others = any(other.function is Function.AGENT for other in parsed.groups)
    is_timed = Sort.TIME in letters and not others
    return mood is not Mood.WISH or not (Sort.TAKE in letters or is_timed or _directs(group, parsed))


def _is_in_row(group: Group, parsed: Parsed) -> bool:
    """Whether it follows another court with a share of its own: 大东法院明早六点动手，铁西法院出车，和平法院出人."""
    row = {
        other.clause
        for other in parsed.groups
        if other.function in _PASSED and parsed.moods[other.clause] in (Mood.WISH, Mood.ORDER)
    }
    same = parsed.clauses[group.clause].sentence
    is_next = group.clause - 1 in row and parsed.clauses[group.clause - 1].sentence == same
    return group.clause in row and is_next and group.function is Function.SUBJECT


def _directs(group: Group, parsed: Parsed) -> bool:
    """Whether the clause has the frame of a directive behind the group: 各自查一下."""
    return _DIRECTIVE.search(parsed.text, group.span[1], parsed.clauses[group.clause].stop) is not None


def _is_delegate(item: Item, group: Group, parsed: Parsed) -> bool:
    """Whether one named after the responsible is only sent (派副院长去), or their own (院长本人)."""
    before = _YOUR.sub("", parsed.text[max(0, group.span[0] - _LONGEST_SENDING) : group.span[0]])
    if group.function is Function.AGENT and before.endswith(_SENDING):
        return True
    if group.function is Function.AGENT and parsed.text.startswith(_PASSING, group.span[1]):
        return True  # 由执行局转省院
    is_own_office = item.office is not None and item.court is not None and item.court.sort is Sort.RELATIVE
    if group.function is Function.TOGETHER and _is_deputy(item):
        return False  # 你和分管副院长
    return is_own_office or not _is_named(item)


def _is_named(item: Item) -> bool:
    """Whether more than a mere title was said."""
    is_named_title = item.title is not None and bool(item.title.name)
    return bool(
        item.at or item.court or item.selector or item.office or item.organisation or item.name or is_named_title
    )


def _is_deputy(item: Item) -> bool:
    title = item.title.value if item.title else None
    return isinstance(title, Title) and title.role is not Role.PRESIDENT


def _weight(item: Item, group: Group, parsed: Parsed) -> float:
    """A court without title in a sentence of mere action (甘井子法院处理得对) is hardly addressed."""
    is_bare = group.function is Function.SUBJECT and not (item.title or item.office or item.selector or item.name)
    return BARE_WISH if is_bare and not _is_firm(group, parsed) else WEIGHTS[group.function]


def _is_firm(group: Group, parsed: Parsed) -> bool:
    """Whether the clause commands, or another clause of its sentence orders firmly."""
    clause = parsed.clauses[group.clause]
    is_command = parsed.moods[group.clause] is Mood.WISH and (
        Sort.TIME in clause.letters or Sort.TAKE in clause.letters or _directs(group, parsed)
    )
    return is_command or clause.sentence in parsed.firm_sentences


def _is_own(item: Item, group: Group, setting: Setting) -> bool:
    """Whether the speaker's own court stands as the doer: that is a report, or the speaker's own plan."""
    if group.function is not Function.SUBJECT or item.title or item.office or item.court is None:
        return False
    codes = court_codes(item.court, setting)
    return bool(codes) and set(codes) <= set(setting.sender_courts)


def _is_themselves(item: Item, found: Addressed) -> bool:
    """院长参加 after 各院: the addressed courts' own presidents, no new party."""
    is_title_alone = item.title is not None and not item.title.name and not (item.court or item.at or item.office)
    is_one_of_theirs = _is_deputy(item) and len(found.responsible) == 1
    return is_title_alone and bool(found.responsible) and not is_one_of_theirs


def _is_of_those_after(group: Group, parsed: Parsed) -> bool:
    """Whether it is a bare post of those whom the same sentence names later: 由分管副院长过问，各中院把名单报上来."""
    if len(group.items) > 1 or _is_named(group.items[0]) or not _is_deputy(group.items[0]):
        return False
    sentence = parsed.clauses[group.clause].sentence
    return any(
        other.clause > group.clause
        and parsed.clauses[other.clause].sentence == sentence
        and other.function in (Function.SUBJECT, Function.AGENT)
        and any(item.selector or item.court for item in other.items)
        for other in parsed.groups
    )


def _adds_nobody(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether those named only visit, are to be chosen from, sign, or are those who are addressed already."""
    if group.function is Function.SUBJECT and _STAYS_OUT.match(parsed.text, group.span[1]):
        return True
    if group.function is Function.AGENT and _WITHDRAWS.match(parsed.text, group.span[1]):
        return True
    if group.function is Function.AGENT and not found.responsible and _is_of_those_after(group, parsed):
        return True
    is_again = bool(found.responsible) and refers_back(group, parsed)
    return (
        is_again
        or _are_both_levels(found, group, parsed)
        or _is_offered(found, group, parsed)
        or _only_signs(group, parsed, found)
    )


def _are_both_levels(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether 两级法院 only says who was called before: 辽阳中院郭院长、弓长岭法院院长：…两级法院别打太极."""
    return len(found.called) > 1 and group.clause > 0 and parsed.text.startswith(_TWO_LEVELS, group.span[0])


def hear(found: Addressed, group: Group, parsed: Parsed, setting: Setting) -> None:
    """Adds the parties of the group to those that do what it does."""
    if _is_unheard(group, parsed) or _adds_nobody(found, group, parsed):
        return
    if _goes_on_calling(found, group, parsed):
        group = group._replace(function=Function.VOCATIVE)
    told = found.told[0][0] if found.told else []
    here = setting.after(_courts_of(found.responsible or told))
    if not found.responsible and _is_asked_to_help(group, parsed):
        group = group._replace(function=Function.AGENT)
    if found.responsible and _is_body_asked_along(group, parsed):
        group = group._replace(function=Function.ASSISTING)
    if _is_post_of_each(found, group, parsed):
        _send_post(found, group, here)
        return
    if group.function in _WITH_COMPANY:
        _hear_company(found, group, here)
    if group.function not in WEIGHTS:
        return
    doers = [item for item in group.items if not _is_own(item, group, setting)]
    if not doers or (found.responsible and _is_delegate(doers[0], group, parsed)):
        return
    if not _is_sent(found, doers, group, here):
        _hear_doers(found, doers, group, parsed, here)


def _is_asked_to_help(group: Group, parsed: Parsed) -> bool:
    """Whether they are asked to help somebody, and nobody else is asked anything: 请盘山法院协助梨树法院执行，车辆你院安排."""
    is_asked = group.function is Function.ASSISTING and parsed.text.endswith("请", 0, group.span[0])
    return is_asked and not any(other is not group and other.function in _ASKED for other in parsed.groups)


def _is_body_asked_along(group: Group, parsed: Parsed) -> bool:
    """Whether bodies outside the courts are asked to send somebody: 下周三开协调会，请市场局、街道派人."""
    is_asked = group.function is Function.AGENT and all(item.organisation for item in group.items)
    return is_asked and _SENDS_SOMEBODY.match(parsed.text, group.span[1]) is not None


def _hear_company(found: Addressed, group: Group, here: Setting) -> None:
    for item in group.items:
        if group.function is Function.ASSISTING or (item.organisation and group.function in _PLACED):
            add(found.assisting, party(item, here))
        elif group.function is Function.ATTENDING and not _is_themselves(item, found):
            is_office_alone = item.office is not None and item.court is None
            add(found.attending, party(item, here.after(()) if is_office_alone else here))


def _goes_on_calling(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether it is one more place alone between pauses, behind places that are called: 鞍山的海城、台安，朝阳的凌源，…."""
    if not group.is_bare or group.function is not Function.TOPIC or group.clause - 1 not in found.by_clause:
        return False
    clause, before = parsed.clauses[group.clause], parsed.clauses[group.clause - 1]
    is_alone = (clause.start, clause.stop) == group.span
    is_behind = before.sentence == clause.sentence and _PLACES.fullmatch(before.letters) is not None
    return is_alone and is_behind and clause.end in _CALL


def _is_post_of_each(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether each of several courts called by name alone is to send one of a post: 东港、凤城两家，…你们分管副院长到场."""
    if len(found.responsible) < 2 or len(group.items) > 1:  # noqa: PLR2004 -- one court's own deputy comes along with it
        return False
    if _is_named(group.items[0]) or not _is_deputy(group.items[0]):
        return False
    are_bare = all(one.court and not (one.title or one.username) for one in found.responsible)
    clause = parsed.clauses[group.clause]
    return (
        are_bare
        and _THEIRS.fullmatch(parsed.text, clause.start, group.span[0]) is not None
        and (_COMES.match(parsed.text, group.span[1], clause.stop) is not None)
    )


def _send_post(found: Addressed, group: Group, setting: Setting) -> None:
    each = [party(group.items[0], setting.after((one.court,))) for one in found.responsible if one.court]
    found.responsible[:] = each
    for number, people in found.by_clause.items():
        courts = {one.court for one in people}
        found.by_clause[number] = [one for one in each if one.court in courts]


def _courts_of(parties: list[Party]) -> tuple[str, ...]:
    return tuple([one.court for one in parties if one.court])


def _hear_doers(found: Addressed, doers: list[Item], group: Group, parsed: Parsed, setting: Setting) -> None:
    parties: list[Party] = []
    for item in doers:
        if not (item.organisation and group.function in _PLACED):
            here = (*setting.addressed, *_courts_of(parties))
            parties.append(party(item, setting.after(here)))
            parties.extend(_upper_of_two(item, parties[-1], parsed, setting))
    parties = _without_copied(parties)
    if _is_our_side(parties, group, found, setting):
        return
    weight = max([_weight(item, group, parsed) for item in doers])
    if group.clause == 0 and group.function is Function.VOCATIVE and not found.called:
        found.called = tuple(parties)
    if group.function in _WAITING and not any(_is_named(item) for item in doers):
        if parsed.moods[group.clause] is not Mood.STATEMENT:
            found.titles.append((parties, group, weight))
        return
    if _is_told(doers, group, parsed) and not (found.responsible and _is_in_row(group, parsed)):
        found.told.append((parties, group, weight))
        return
    found.weight = max(found.weight, weight)
    found.by_clause.setdefault(group.clause, []).extend(parties)
    for one in parties:
        add(found.responsible, one)


def _without_copied(parties: list[Party]) -> list[Party]:
    """The parties without the last mention, if the name behind it is that of one mentioned before: @甲 @乙 何院长，…."""
    last = parties[-1] if len(parties) > 1 else None
    if last is None or not (last.username and last.name and last.candidates):
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
