"""Who is named and does nothing himself: who is only told about, visits, signs, is chosen from, or is sent along."""

import re

from rules.reading.addressing.values import SILENT, Addressed
from rules.reading.groups import OTHERS, Function, Group
from rules.reading.items import Item
from rules.reading.moods import Mood, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.values import Party
from rules.reading.vocabulary import Sort
from rules.reading.which_court import court_codes

# An enumeration's members are slow to reach, and these are asked for of every name.
_AGENT, _SUBJECT, _ATTENDING = Function.AGENT, Function.SUBJECT, Function.ATTENDING
_HOLD = Mood.HOLD
_DOING = (_SUBJECT, _AGENT)
_PLACED = (_SUBJECT, Function.TOGETHER, _AGENT)
_SENDING = ("派", "安排", "让", "叫", "委托", "指派")
_PASSING = ("转", "代转", "汇总", "接手", "接收", "承接", "接办")
_LONGEST_SENDING = 4
# 闫院长，…台安、岫岩的院长这周您挨个约谈一次: with whom those who are called shall deal.
_DEALT_WITH = re.compile(
    "[^,。;!?你您和与跟]{0,6}[你您]们?(?:挨个|逐个|逐一|分别|一个个|单独|亲自|当面|再|都|也|去|要|先)*"
    "(?:约谈|谈话|谈一?谈|谈(?=[一,。]|$)|诫勉|敲打|提醒|批评|问(?!题)|见|催|教育|打电话|打个?招呼|通知)"
)
_YOUR = re.compile("你们?$")  # 叫你们执行局长亲自办
# 省院副局长带队，后天到你们那里督导: who comes is no doer, nor is who is biased (平山法院院长回避).
_STAYS_OUT = re.compile(r"(?:亲自|将)?带队[^。;!?]{0,16}?[到去赴来](?:你|各院|各地)|(?:要|都|一律|主动|先)?回避")
_WITHDRAWS = re.compile("(?:本人|要|都|一律|主动|先|依法)*回避(?=[,。;]|$)")  # 请溪湖法院院长回避，由监察室核查
TWO_LEVELS = "两级"
_EACH_LEADER = ("各院院长", "各院一把手", "各院执行局", "各家院长", "各院的院长")
_EACH = ("各院", "各家", "各法院", "各单位")
_CHOICE = re.compile("[挑选定]一[家个]|哪一?[家个]都|其中一[家个]|任选|任挑")
_CHOOSES = frozenset("挑选定哪其任")
_LACKING = ("unreported", "unsigned_pledge", "below_target")
_NEAR = 20
# 由院长审签, 由中院定: who has the last word on what others bring.
_SIGNED_BY = re.compile(
    "(?:最后|统一|一并|集中|直接|来|再)*(?:审签|签发|签批|审定|签字|把关|审核|过目|汇总|统计|备案|存档|备查"
    "|定夺?|裁[定决断]?|断|审|审查|认定|评判|拍板|说了算|决定|验收|平衡)(?:[,。;!?]|$)"
)
_FILED = (_SUBJECT, Function.VOCATIVE, Function.TOPIC)
# 履历和考核结果整理一份, 接谈记录逐份调出来
_FILE = re.compile(
    "[^。;!?把请你您须责]{0,24}?(?:履历|简历|档案|考核|述职|记录|录像|笔录|材料|报告|情况|数据?|[率数分量]|台账|名单|请假|考勤|事迹|线索|业绩|等次|评价|表现|任职|排名|发言|文章|照片|余额|流水)"
    "[^。;!?把请你您须责]{0,16}?(?:整理|汇总|梳理|统计|汇编|摘|剪|打印|归档|存档|[调找翻查拿][出来齐]|[列做拉排写画拟核][个张一成份篇出]|[一这几]份)"
)
_SIGNS = re.compile("(?:签[字批发署]?|审[核签定阅]|把关|过目|汇总|阅)(?:同意)?[后再][^,。;]{0,10}?[报交送发]")


def is_unheard(group: Group, parsed: Parsed) -> bool:
    """Whether the clause orders nothing, and only tells of the group; 我院派副局长到场 is no mere report."""
    mood = parsed.moods[group.clause]
    if mood not in SILENT or group.function is Function.VOCATIVE:
        return False
    if mood is _HOLD and group.function in _DOING:
        return False  # 沈河法院院长不用来开会了，直接去现场
    # 昨天老边法院院长陪我走访了三户, 凌海法院院长陪她坐了半天
    clause = parsed.clauses[group.clause]
    is_past = clause.letters.startswith(Sort.DONE) or "了" in parsed.text[group.span[1] : clause.stop]
    return is_past or not (mood is Mood.REPORT and group.function is _ATTENDING)


def adds_nobody(found: Addressed, group: Group, parsed: Parsed, setting: Setting) -> bool:
    """Whether those named only visit, are to be chosen from, sign, or are those who are addressed already."""
    function, behind = group.function, group.span[1]
    if function in _DOING:
        goes = _STAYS_OUT if function is _SUBJECT else _WITHDRAWS
        if goes.match(parsed.text, behind) or _SIGNS.match(parsed.text, behind):
            return True  # 各中院汇总后报省院: the paper only passes through their hands
    if _are_both_levels(found, group, parsed) or _are_on_file(found, group, parsed, setting):
        return True
    if function is _SUBJECT and found.called and _is_dealt_with(found, group, parsed):
        return True
    if not found.responsible:
        return function is _AGENT and (_is_of_those_after(group, parsed) or _only_signs(group, parsed))
    if function is _AGENT and _SIGNED_BY.match(parsed.text, behind):
        return True  # beside doers 表由他审签
    return _are_threatened(group, parsed) or refers_back(group, parsed) or _is_offered(parsed.text, behind)


def _is_dealt_with(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether somebody else was called before, and is to talk to them."""
    if not any(item.court for item in group.items) or group.clause in found.by_clause:
        return False
    return group.clause > 0 and _DEALT_WITH.match(parsed.text, group.span[1]) is not None


def _are_on_file(found: Addressed, group: Group, parsed: Parsed, setting: Setting) -> bool:
    """Whether one of the speaker's own court is called first, and a paper about them is to be made: 政治部：大东院长，履历整理一份."""
    if not found.called or not group.clause or group.function not in _FILED:
        return False
    ours = setting.sender_courts
    is_office = all(one.court in ours for one in found.called)
    return is_office and _FILE.match(parsed.text, group.span[1]) is not None


def _only_signs(group: Group, parsed: Parsed) -> bool:
    """Whether an office only collects what others, whom nobody knows, hand in: 各法庭：今天各报一条，由办公室汇总."""
    are_offices = all(item.office and not item.court for item in group.items)
    return group.clause > 0 and are_offices and _SIGNED_BY.match(parsed.text, group.span[1]) is not None


def _are_threatened(group: Group, parsed: Parsed) -> bool:
    """Whether they are those addressed who will then not have done it: 三院今晚八点前交齐，没交的明早上台讲."""
    token = group.items[0].selector
    if token is None or group.function is not _SUBJECT or token.value not in _LACKING:
        return False
    is_bare = parsed.text.endswith("的", 0, token.end)
    return is_bare and any(has_deadline(one) for one in parsed.ordering if one.number < group.clause)


def _are_both_levels(found: Addressed, group: Group, parsed: Parsed) -> bool:
    """Whether 两级法院 only says who was called before: 辽阳中院郭院长、弓长岭法院院长：…两级法院别打太极."""
    return len(found.called) > 1 and group.clause > 0 and parsed.text.startswith(TWO_LEVELS, group.span[0])


def refers_back(group: Group, parsed: Parsed) -> bool:
    """Whether it is only 各院 behind those who are addressed already: 各中院院长：……各院方案周五前报."""
    if group.function not in _PLACED or parsed.text.endswith(OTHERS, 0, group.span[0]):
        return False
    words = parsed.words(group.span)
    return words in _EACH or words.startswith(_EACH_LEADER)


def _is_offered(text: str, start: int) -> bool:
    """Whether whoever is addressed is to choose among them: 白塔、宏伟、太子河，你挑一家."""
    near = text[start : start + _NEAR]
    return not _CHOOSES.isdisjoint(near) and _CHOICE.search(near) is not None


def _is_of_those_after(group: Group, parsed: Parsed) -> bool:
    """Whether it is a bare post of those whom the same sentence names later: 由分管副院长过问，各中院把名单报上来."""
    if len(group.items) > 1 or is_named(group.items[0]) or not group.items[0].is_deputy:
        return False
    sentence = parsed.clauses[group.clause].sentence
    return any(
        other.clause > group.clause
        and parsed.clauses[other.clause].sentence == sentence
        and other.function in _DOING
        and any(item.selector or item.court for item in other.items)
        for other in parsed.groups
    )


def is_own(item: Item, setting: Setting) -> bool:
    """Whether it is the speaker's own court, without a post: as a doer that is a report, or the speaker's own plan."""
    if item.title or item.office or item.selector or item.court is None:  # 大连各基层法院 are others
        return False
    codes = court_codes(item.court, setting)
    return bool(codes) and set(codes) <= set(setting.sender_courts)


def is_our_side(parties: list[Party], found: Addressed, setting: Setting) -> bool:
    """Whether it is the speaker's own court that does something beside the courts addressed: 省院督查室27日去复核."""
    ours = setting.sender_courts
    is_ours = all(one.court in ours or _is_team_alone(one) for one in parties)
    return is_ours and any(one.selector or (one.court and one.court not in ours) for one in found.responsible)


def _is_team_alone(one: Party) -> bool:
    """Whether it is a team that its purpose names, as it is set up by those addressed: 接管组11月15日前进驻."""
    return (one.selector or "").startswith("team:") and not (one.selector or "").removeprefix("team:").isdigit()


def is_delegate(item: Item, group: Group, parsed: Parsed) -> bool:
    """Whether one named after the responsible is only sent (派副院长去), or their own (院长本人)."""
    if group.function is _AGENT:
        before = _YOUR.sub("", parsed.text[max(0, group.span[0] - _LONGEST_SENDING) : group.span[0]])
        if before.endswith(_SENDING) or parsed.text.startswith(_PASSING, group.span[1]):
            return True  # 由执行局转省院
    is_own_office = item.office is not None and item.court is not None and item.court.sort == Sort.RELATIVE
    if group.function is Function.TOGETHER and item.is_deputy:
        return False  # 你和分管副院长
    return is_own_office or not is_named(item)


def is_themselves(item: Item, found: Addressed) -> bool:
    """院长参加 after 各院: the addressed courts' own presidents, no new party."""
    is_title_alone = item.title is not None and not item.title.name and not (item.court or item.at or item.office)
    is_one_of_theirs = item.is_deputy and len(found.responsible) == 1
    return is_title_alone and bool(found.responsible) and not is_one_of_theirs


def is_named(item: Item) -> bool:
    """Whether more than a mere title was said."""
    if item.court or item.at or item.selector or item.office or item.organisation or item.name:
        return True
    return item.title is not None and bool(item.title.name)
