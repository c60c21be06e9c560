"""Nobody is addressed: who could be meant, by 你, by a question, by the courts spoken of."""

import re

from rules.deadlines.numerals import number
from rules.people import Role
from rules.reading.addressing.letting_off import is_excepted, is_let_off
from rules.reading.addressing.values import SILENT, Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood, commands, has_deadline
from rules.reading.parsing import Parsed
from rules.reading.pieces import Token
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Message, Party
from rules.reading.vocabulary import Sort
from rules.reading.which_court import court_codes

_BY_REPLY = 0.45
_BY_ANSWER = 0.35
_BY_CHAT = 0.4
_BY_QUESTION = 0.45
_BY_TOPIC = 0.2
_BY_REQUEST = 0.45
_BY_YOU = 0.45
_FIGURE = re.compile(r"[率数分量]|指标|排名|\d")
_ASKS = re.compile("[_a]*q[_aDm]*[vxBi]")
_NUMERALS = frozenset("二两三四五六七八九")
_AMONG_FIRST = 2
# …的煤款解冻裁定、…的和解协议
_BELONGS = "的"
_BELONGING = re.compile("的[^,。;:!?把请你您须]{1,14}(?:[、,]|和|及|以及|还有|连同)")
_OWN_CLAUSE = re.compile("[cCK]+[PKRJcC]*d[^DqYmBLZ]*$")
_SPOKEN_OF = (Function.TOPIC, Function.SUBJECT)


def guess_who(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """你 by the reply or the chat; 哪家法院 asked before; else the one court that the message is about."""
    if any(Sort.YOU in clause.letters for clause in parsed.ordering):
        found.responsible, found.weight = _you(setting)
        if not found.responsible and not _counted(parsed):
            found.responsible, found.weight = _you_of_topic(parsed, setting)
    if not found.responsible:
        found.responsible, found.weight = _asked(parsed, setting)
    if not found.responsible:
        counted = _counted(parsed)
        found.responsible, is_sure = (
            ([party(item, setting) for item in counted], True)
            if counted
            else _about(parsed, setting, SILENT[1:2] if found.titles or _is_firm(parsed) else SILENT[1:])
        )
        is_sure = is_sure or _is_meant(found, parsed)
        found.is_guess = bool(found.responsible) and not is_sure
        found.weight = _BY_REQUEST if is_sure else _BY_TOPIC
    if not found.responsible and not found.titles:
        found.responsible = _told_before(parsed, setting)
        found.is_guess, found.weight = bool(found.responsible), _BY_TOPIC
    if not found.responsible and any(Sort.TIME in clause.letters for clause in parsed.ordering):
        found.responsible, found.weight = _you(setting)


def _told_before(parsed: Parsed, setting: Setting) -> list[Party]:
    """Of whom alone an earlier sentence tells, before a firm order: 兴城法院院长昨天给我打电话诉苦。周五前写成报告."""
    firm = [clause.sentence for clause in parsed.ordering if has_deadline(clause)]
    told = [group for group in parsed.groups if group.function is Function.SUBJECT]
    if not firm or len(told) != 1 or parsed.clauses[told[0].clause].sentence >= min(firm):
        return []
    courts = [party(item, setting) for item in told[0].items if item.court and not item.is_own]
    return [] if _is_above(told[0], setting) else courts


def _counted(parsed: Parsed) -> tuple[Item, ...]:
    """The courts to which a count alone points back: ……的是海州、新邱等六家院长。六位6月10日前每人带队一次."""
    for clause in parsed.clauses:
        size = next((size for token in clause.tokens[:_AMONG_FIRST] if (size := _size(token))), 0)
        before: tuple[Item, ...] = ()
        for group in reversed(parsed.groups if size > 1 else ()):
            courts = tuple(item for item in group.items if (item.court or item.office) and not item.is_own)
            if group.clause < clause.number:
                before = (*courts, *before)
                if size in (len(courts), len(before)):
                    return courts if len(courts) == size else before
    return ()


def _size(token: Token) -> int:
    """How many courts the count says: 六位, 你们两家; 0 if it is none."""
    said = str(token.value) if token.sort in (Sort.COUNT, Sort.YOU) else ""
    return next((number(sign) for sign in said if sign in _NUMERALS), 0)


def _is_firm(parsed: Parsed) -> bool:
    return any(has_deadline(clause) or commands(clause) or _must_be_then(clause) for clause in parsed.ordering)


def _must_be_then(clause: Clause) -> bool:
    """Whether something unknown must be done by a time: 这周必须二选一."""
    return Sort.MUST in clause.letters and Sort.TIME in clause.letters


def _is_meant(found: Addressed, parsed: Parsed) -> bool:
    """Whether the courts spoken of are meant for certain: their titles follow (三家院长包案), or it is one, firmly ordered."""
    if found.titles:
        return True
    topics = [group for group in parsed.groups if group.function is Function.TOPIC]
    others = [item for group in parsed.groups if group not in topics for item in group.items if _is_other(item)]
    is_sure = any(has_deadline(clause) or commands(clause, surely=True) for clause in parsed.ordering)
    return is_sure and len(topics) == 1 and not others and (not topics[0].is_bare or _is_alone(topics[0], parsed))


def _is_other(item: Item) -> bool:
    return item.court is not None and item.court.sort != Sort.RELATIVE


def _is_alone(group: Group, parsed: Parsed) -> bool:
    """Whether the name is a clause of its own: 鞍山，月底前必须清零."""
    clause = parsed.clauses[group.clause]
    return (clause.start, clause.stop) == group.span


def _you(setting: Setting) -> tuple[list[Party], float]:
    reply = setting.message.reply_to
    if reply and reply.author_posts:
        post = reply.author_posts[0]
        return [Party(post.court_code, post.role, post.person_id, title=post.title)], _BY_REPLY
    chat = setting.message.chat_court
    if chat and chat not in setting.sender_courts:
        president = setting.lexicon.roster.president_of(chat)
        return [Party(chat, Role.PRESIDENT, president.id if president else None, title="院长")], _BY_CHAT
    return [], 0.0


def by_reply(named: Addressed, message: Message) -> None:
    """Takes whom a firm order of nobody in particular answers: those of the card, or the author (三天内给我结果)."""
    reply = message.reply_to
    if reply is None or reply.author_id == message.sender_id is not None:
        return
    author = reply.author_posts[0] if reply.author_posts else None
    written = [Party(author.court_code, author.role, author.person_id, title=author.title)] if author else []
    named.responsible = list(reply.responsible) or written
    named.weight = _BY_ANSWER


def _is_firm_to_you(clause: Clause) -> bool:
    is_firm = Sort.PLEASE in clause.letters or Sort.MUST in clause.letters or has_deadline(clause)
    return is_firm and Sort.YOU in clause.letters


def _you_of_topic(parsed: Parsed, setting: Setting) -> tuple[list[Party], float]:
    """溪湖法院的案款缺口查清没有？……你们必须…: the courts spoken of before are 你们."""
    first = next((clause.number for clause in parsed.ordering if Sort.YOU in clause.letters), -1)
    if not any(_is_firm_to_you(clause) for clause in parsed.ordering):
        return [], 0.0
    for group in parsed.groups:
        courts = [item for item in group.items if item.court and not item.is_own]
        if group.clause <= first and group.function in _SPOKEN_OF and courts:
            return [party(item, setting) for item in courts], _BY_YOU
    return [], 0.0


def _asked(parsed: Parsed, setting: Setting) -> tuple[list[Party], float]:
    """哪家法院还有…？自查，…: all whom the question asked."""
    selectors = [
        party(item, setting)
        for group in parsed.groups
        if parsed.moods[group.clause] is Mood.QUESTION
        for item in group.items
        if item.selector
    ]
    return selectors, _BY_QUESTION if selectors else 0.0


def _about(parsed: Parsed, setting: Setting, silent: tuple[Mood, ...]) -> tuple[list[Party], bool]:
    """The courts whose case it is, by the head of a clause, the case number, or a place in the clause.

    Second: whether a 请 in the same clause asks them (开发区法院的合同请于3日内报审).
    """
    for function in (Function.TOPIC, Function.OBJECT):
        for group in _due_first(parsed) if function is Function.TOPIC else parsed.groups:
            if group.function is function and parsed.moods[group.clause] not in silent:
                if is_excepted(group, parsed):
                    continue  # 除大连外，周五前都要报
                if function is Function.TOPIC and (_is_above(group, setting) or is_let_off(group, parsed)):
                    continue  # 省院督导反馈的17个问题，双台子法院…
                is_asked = function is Function.TOPIC and not group.is_bare
                is_asked = is_asked and (
                    Sort.PLEASE in parsed.clauses[group.clause].letters or _is_asked_next(group, parsed)
                )
                meant = [group, *(_listed_with(group, parsed) if function is Function.TOPIC else ())]
                items = [item for one in meant for item in one.items if item.court and not item.is_own]
                return [party(item, setting) for item in items], is_asked
        codes = _courts_of_cases(parsed, setting.lexicon)
        if codes:
            return [Party(code) for code in codes], False
    return [], False


def _listed_with(group: Group, parsed: Parsed) -> list[Group]:
    """The groups that go on listing what belongs to whom: 调兵山法院的裁定、西丰法院的和解协议，周五交到我桌上."""
    listed = [group]
    for other in parsed.groups[parsed.groups.index(group) + 1 :]:
        before, clause = listed[-1], parsed.clauses[other.clause]
        is_next = other.clause == before.clause or (
            other.clause == before.clause + 1 and other.span[0] == clause.start and _OWN_CLAUSE.match(clause.letters)
        )
        between = parsed.text[before.span[1] : other.span[0]]
        if not (is_next and _BELONGING.fullmatch(between) and parsed.text.startswith(_BELONGS, other.span[1])):
            break
        listed.append(other)
    return listed[1:]


def _is_asked_next(group: Group, parsed: Parsed) -> bool:
    """Whether a figure of the only court is told, and the next clause asks: 旅顺口法院执行完毕率掉到38，请写个分析."""
    clause = parsed.clauses[group.clause]
    following = parsed.clauses[group.clause + 1 : group.clause + 2]
    if len(parsed.groups) > 1 or not following or following[0].sentence != clause.sentence:
        return False
    is_own = Sort.OF not in clause.letters and _FIGURE.search(parsed.text, group.span[1], clause.stop)
    return bool(is_own) and _ASKS.match(following[0].letters) is not None


def _due_first(parsed: Parsed) -> list[Group]:
    """The groups, first those of which a clause orders something by a time: 东洲法院没错，……新抚今天改过来."""
    due = {clause.number for clause in parsed.ordering if Sort.TIME in clause.letters}
    return sorted(parsed.groups, key=lambda group: due.isdisjoint(_said_of(group, parsed)))


def _said_of(group: Group, parsed: Parsed) -> list[int]:
    """The numbers of its clause and of those behind it in the sentence, until one that names somebody."""
    sentence = parsed.clauses[group.clause].sentence
    following = [other.clause for other in parsed.groups if other.clause > group.clause]
    end = min(following, default=len(parsed.clauses))
    return [one.number for one in parsed.clauses[group.clause : end] if one.sentence == sentence]


def _is_above(group: Group, setting: Setting) -> bool:
    """Whether only courts are named that are the speaker's own or above it."""
    codes = [code for item in group.items if item.court for code in court_codes(item.court, setting)]
    is_of_sets = any(item.selector for item in group.items)
    return bool(codes) and not is_of_sets and all(setting.is_ours_or_above(code) for code in codes)


def _courts_of_cases(parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    prefixes = (
        token.value["court"] for token in parsed.tokens if token.sort == Sort.CASE and isinstance(token.value, re.Match)
    )
    return tuple(dict.fromkeys(lexicon.case_prefixes[one] for one in prefixes if one in lexicon.case_prefixes))
