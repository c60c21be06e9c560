"""Who is to do it: the parties that a message addresses, and who attends or assists."""

import re
from dataclasses import dataclass, field, replace

from rules.deadlines.numerals import number
from rules.people import Role
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group, Item
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood, commands, has_deadline
from rules.reading.normal import normal
from rules.reading.parsing import Parsed
from rules.reading.resolving import Setting, court_codes, party
from rules.reading.tokens import Token, tokens
from rules.reading.values import Message, Party
from rules.reading.vocabulary import Sort, Title

# How sure it is that the party is addressed, by what it does in its clause.
WEIGHTS = {
    Function.VOCATIVE: 0.5,
    Function.AGENT: 0.5,
    Function.SUBJECT: 0.45,
    Function.TOGETHER: 0.3,
    Function.INNER: 0.45,
}
_BY_REPLY = 0.45
_BY_ANSWER = 0.35
_BY_CHAT = 0.4
_LONGEST_QUOTE = 400
_BY_QUESTION = 0.45
_ATTENDING_ALONE = 0.45
_BY_TOPIC = 0.2
_BY_REQUEST = 0.45
_BY_YOU = 0.45
BARE_WISH = 0.25
_PLACED = (Function.SUBJECT, Function.TOGETHER)
_SENDING = ("派", "安排", "让", "叫", "委托", "指派")
_PASSING = ("转", "代转", "汇总")
_LONGEST_SENDING = 2
# 省院副局长带队，后天到你们那里督导: who comes is no doer.
_VISITS = re.compile(r"(?:亲自|将)?带队[^。;!?]{0,16}?[到去赴来](?:你|各院|各地)")
_TWO_LEVELS = "两级"
_DIRECTIVE = re.compile("(?:一下|一遍|一趟|一次|清楚|出来|上来)$|各自|分别|抓紧|尽快|立即|马上|[报给发交]我")
_EACH_LEADER = ("各院院长", "各院一把手", "各院执行局", "各家院长", "各院的院长")
_EACH = ("各院", "各家", "各法院", "各单位")
_NUMERALS = frozenset("二两三四五六七八九")
_AMONG_FIRST = 2
_SPOKEN_OF = (Function.TOPIC, Function.SUBJECT)
_WAITING = (Function.SUBJECT, Function.INNER)
_SILENT = (Mood.CONDITION, Mood.SOURCE, Mood.REPORT, Mood.QUESTION, Mood.HOLD)
_SOMEBODY_ATTENDS = re.compile(r"^x+[aDm]*A$")
_SPEAKER_GOES = re.compile(r"(?<!k)Wa*k$")
_GOES = ("去", "到")
_SPEAKER_MEETS = re.compile(r"[Dx_]*W[xkcCd]*i")
_SPEAKER_ATTENDS = re.compile(r"(?<!k)W[xDamvk_]{0,3}A|[^_xaD]+(?<!k)W[xDamvk_]{0,3}i|AW")


@dataclass
class Addressed:
    """`weight` says how sure it is that the responsible ones are addressed; `is_guess`: nobody was, these are meant."""

    responsible: list[Party] = field(default_factory=list)
    attending: list[Party] = field(default_factory=list)
    assisting: list[Party] = field(default_factory=list)
    weight: float = 0.0
    is_guess: bool = False
    by_clause: dict[int, list[Party]] = field(default_factory=dict)
    """The responsible ones by the number of the clause that names them."""
    told: list[tuple[list[Party], Group, float]] = field(default_factory=list)
    """Those at the head of a clause that orders nothing, with how sure it is that they are addressed."""
    sent: set[str] = field(default_factory=set)
    """Courts that somebody addressed is to set to work."""
    called: tuple[Party, ...] = ()
    """Those whom the first words call, before anything is said."""
    titles: list[tuple[list[Party], Group, float]] = field(default_factory=list)
    """Mere titles (三家院长包案): of the courts spoken of before, else of the chat's own."""


def mentioned_courts(said: tuple[Token, ...]) -> tuple[str, ...]:
    """The courts that the message names anywhere and without doubt."""
    named = (token.value for token in said if token.sort in (Sort.COURT, Sort.PLACE) and not token.is_shared)
    return tuple(dict.fromkeys(codes[0] for codes in named if isinstance(codes, tuple) and len(codes) == 1))


def quoted_courts(message: Message, lexicon: Lexicon) -> tuple[str, ...]:
    """The courts that the message speaks of which this one answers."""
    words = normal(message.reply_to.text[:_LONGEST_QUOTE]).text if message.reply_to else ""
    return mentioned_courts(tokens(words, lexicon, ())) if words else ()


def addressed(parsed: Parsed, message: Message, lexicon: Lexicon) -> Addressed:
    """Whom the message addresses, and in what way."""
    setting = Setting(message, lexicon, mentioned_courts(parsed.tokens), quoted=quoted_courts(message, lexicon))
    found = Addressed()
    for group in parsed.groups:
        _hear(found, group, parsed, setting)
    _leave_out_closed(found, parsed)
    if not found.responsible:
        _take_told(found, found.told)
    if not found.responsible:
        _guess(found, parsed, setting)
    helpers = [one for one in (*found.attending, *found.assisting) if one.court not in setting.sender_courts]
    if (found.is_guess and helpers) or (not found.responsible and (found.attending or found.assisting)):
        found.responsible, found.attending, found.assisting = [*found.attending, *found.assisting], [], []
        found.weight, found.is_guess = _ATTENDING_ALONE, False
    if not found.responsible:
        _take_told(found, found.titles)
    if found.responsible != found.assisting:
        helped = {one.court for one in found.assisting if one.court and not one.title}
        found.responsible = [one for one in found.responsible if one.court not in helped] or found.responsible
    _seat_bodies(found, parsed, setting)
    if (parsed.has(Sort.PERSON) and any(_SPEAKER_MEETS.match(clause.letters) for clause in parsed.clauses)) or any(
        _speaker_attends(parsed, clause) for clause in parsed.clauses
    ):
        found.attending.extend(_speaker(message))
    return found


def _leave_out_closed(found: Addressed, parsed: Parsed) -> None:
    """Leaves out whom only a sentence names that closes a matter (3.盖州法院：上次那件已了，不用再管), if others are named."""
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
        found.by_clause, found.responsible = kept, [one for one in found.responsible if one in named]


def _seat_bodies(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Seats the body outside the courts of which a later clause says only that it attends: 厅里同志旁听."""
    bodies = [group for group in parsed.groups if group.function is Function.ASIDE and group.items[0].organisation]
    named = {group.clause for group in parsed.groups}
    for clause in parsed.clauses:
        if _SOMEBODY_ATTENDS.match(clause.letters) and clause.number not in named and not found.attending:
            for group in bodies[:1]:
                found.attending.extend(party(item, setting) for item in group.items if item.organisation)


def _speaker_attends(parsed: Parsed, clause: Clause) -> bool:
    if parsed.moods[clause.number] is Mood.CONDITION:
        return False
    goes = _SPEAKER_GOES.search(clause.letters) and parsed.text.endswith(_GOES, 0, clause.stop)
    return bool(goes or _SPEAKER_ATTENDS.search(clause.letters))


def _hear(found: Addressed, group: Group, parsed: Parsed, setting: Setting) -> None:
    """Adds the parties of the group to those that do what it does."""
    if _is_unheard(group, parsed):
        return
    if group.function is Function.SUBJECT and _VISITS.match(parsed.text, group.span[1]):
        return
    told = next((parties for parties, _, _ in found.told), [])
    here = setting.after(_courts_of(found.responsible or told))
    items = _completed(group.items)
    if found.responsible and _refers_back(group, parsed):
        return
    doers = [item for item in items if group.function in WEIGHTS and not _is_own(item, group, setting)]
    for item in items:
        if group.function is Function.ASSISTING or (item.organisation and group.function in _PLACED):
            _add(found.assisting, party(item, here))
        elif group.function is Function.ATTENDING and not _is_themselves(item, found):
            is_office_alone = item.office is not None and item.court is None
            _add(found.attending, party(item, replace(here, addressed=()) if is_office_alone else here))
    if not doers or (found.responsible and _is_delegate(doers[0], group, parsed)):
        return
    if _is_sent(found, doers, group, here):
        return
    _hear_doers(found, doers, group, parsed, here)


def _is_sent(found: Addressed, doers: list[Item], group: Group, setting: Setting) -> bool:
    """Whether one addressed in the same clause is to set them to work: 请铁岭中院责成昌图法院退还……，并由昌图法院道歉."""
    courts = {code for item in doers if item.court for code in court_codes(item.court, setting)}
    if group.function is Function.AGENT and group.clause in found.by_clause and courts:
        found.sent |= courts
        return True
    return bool(courts) and courts <= found.sent


def _is_unheard(group: Group, parsed: Parsed) -> bool:
    """Whether the clause orders nothing, and only tells of the group; 我院派副局长到场 is no mere report."""
    mood = parsed.moods[group.clause]
    if mood not in _SILENT or group.function is Function.VOCATIVE:
        return False
    if mood is Mood.HOLD and group.function in (Function.SUBJECT, Function.AGENT):
        return False  # 沈河法院院长不用来开会了，直接去现场
    return not (mood is Mood.REPORT and group.function is Function.ATTENDING)


def _courts_of(parties: list[Party]) -> tuple[str, ...]:
    return tuple(one.court for one in parties if one.court)


def _refers_back(group: Group, parsed: Parsed) -> bool:
    """Whether it is only 各院 behind those who are addressed already: 各中院院长：……各院方案周五前报."""
    words = parsed.words(group.span)
    return group.function in (*_PLACED, Function.AGENT) and (words in _EACH or words.startswith(_EACH_LEADER))


def _hear_doers(found: Addressed, doers: list[Item], group: Group, parsed: Parsed, setting: Setting) -> None:
    parties: list[Party] = []
    for item in doers:
        if not (item.organisation and group.function in _PLACED):
            here = (*setting.addressed, *_courts_of(parties))
            parties.append(party(item, setting.after(here)))
            parties.extend(_upper_of_two(item, parties[-1], parsed, setting))
    if _is_our_side(parties, group, found, setting):
        return
    weight = max(_weight(item, group, parsed) for item in doers)
    if group.clause == 0 and group.function is Function.VOCATIVE and not found.called:
        found.called = tuple(parties)
    if not any(_is_named(item) for item in doers) and group.function in _WAITING:
        if parsed.moods[group.clause] is not Mood.STATEMENT:
            found.titles.append((parties, group, weight))
        return
    if _is_told(doers, group, parsed):
        found.told.append((parties, group, weight))
        return
    found.weight = max(found.weight, weight)
    found.by_clause.setdefault(group.clause, []).extend(parties)
    for one in parties:
        _add(found.responsible, one)


def _upper_of_two(item: Item, below: Party, parsed: Parsed, setting: Setting) -> list[Party]:
    """铁岭两级法院 are those below and the intermediate court itself, unless it is the speaker's own."""
    token = item.selector
    if token is None or _TWO_LEVELS not in parsed.text[token.start : token.end] or not below.selector:
        return []
    court = below.selector.removeprefix("children:")
    return [] if court in setting.sender_courts or court == below.selector else [Party(court)]


def _is_our_side(parties: list[Party], group: Group, found: Addressed, setting: Setting) -> bool:
    """Whether it is the speaker's own court that does something beside the courts addressed: 省院督查室27日去复核."""
    ours = set(setting.sender_courts)
    is_ours = all(one.court in ours for one in parties)
    others = any(one.selector or (one.court and one.court not in ours) for one in found.responsible)
    return group.function in _WAITING and is_ours and others


def _take_told(found: Addressed, told: list[tuple[list[Party], Group, float]]) -> None:
    """Takes those told about for addressed, if nobody else was: 黑山法院院长外出学习 names nobody to do anything."""
    for parties, group, weight in told:
        found.weight = max(found.weight, weight)
        found.by_clause.setdefault(group.clause, []).extend(parties)
        for one in parties:
            _add(found.responsible, one)


def _is_told(doers: list[Item], group: Group, parsed: Parsed) -> bool:
    """Whether the clause tells about them: it orders nothing, or names a court without a title and no firm order."""
    if group.function not in _WAITING:
        return parsed.moods[group.clause] is Mood.HOLD and group.function is Function.AGENT
    mood, letters = parsed.moods[group.clause], parsed.clauses[group.clause].letters
    is_bare = not any(item.title or item.office or item.selector or item.name for item in doers)
    others = any(other.function is Function.AGENT for other in parsed.groups)
    is_timed = Sort.TIME in letters and not others
    is_wish = mood is Mood.WISH and (Sort.TAKE in letters or is_timed or _directs(group, parsed))
    if group.function is Function.INNER or mood in (Mood.STATEMENT, Mood.HOLD):
        return True
    return is_bare and mood is not Mood.ORDER and not is_wish


def _directs(group: Group, parsed: Parsed) -> bool:
    """Whether the clause has the frame of a directive behind the group: 各自查一下."""
    return _DIRECTIVE.search(parsed.text, group.span[1], parsed.clauses[group.clause].stop) is not None


def _is_delegate(item: Item, group: Group, parsed: Parsed) -> bool:
    """Whether one named after the responsible is only sent (派副院长去), or their own (院长本人)."""
    before = parsed.text[max(0, group.span[0] - _LONGEST_SENDING) : group.span[0]]
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


def _completed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """大连中院院长、执行局长: a title without a name is at the court named before it."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        is_title_alone = not (item.at or item.court or item.selector or item.organisation or item.name)
        is_unnamed = item.title is None or not item.title.name
        if before and is_title_alone and is_unnamed and (before.court or before.selector):
            found.append(replace(item, court=before.court, selector=before.selector))
        else:
            found.append(item)
    return tuple(found)


def _weight(item: Item, group: Group, parsed: Parsed) -> float:
    """A court without title in a sentence of mere action (甘井子法院处理得对) is hardly addressed."""
    letters = parsed.clauses[group.clause].letters
    is_command = parsed.moods[group.clause] is Mood.WISH and (
        Sort.TIME in letters or Sort.TAKE in letters or _directs(group, parsed)
    )
    is_firm = is_command or parsed.clauses[group.clause].sentence in parsed.firm_sentences
    is_bare = group.function is Function.SUBJECT and not (item.title or item.office or item.selector or item.name)
    return BARE_WISH if is_bare and not is_firm else WEIGHTS[group.function]


def _is_own(item: Item, group: Group, setting: Setting) -> bool:
    """Whether the speaker's own court stands as the doer: that is a report, or the speaker's own plan."""
    if group.function is not Function.SUBJECT or item.title or item.office or item.court is None:
        return False
    codes = court_codes(item.court, setting)
    return bool(codes) and set(codes) <= set(setting.sender_courts)


def _is_themselves(item: Item, found: Addressed) -> bool:
    """院长参加 after 各院: the addressed courts' own presidents, no new party."""
    is_title_alone = item.title is not None and not item.title.name and not (item.court or item.at or item.office)
    return is_title_alone and bool(found.responsible)


def _speaker(message: Message) -> tuple[Party, ...]:
    posts = message.sender_posts[:1]
    return tuple(Party(post.court_code, post.role, post.person_id, title=post.title) for post in posts)


# Nobody is addressed: who could be meant


def _guess(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """你 by the reply or the chat; 哪家法院 asked before; else the one court that the message is about."""
    if any(Sort.YOU in clause.letters for clause in parsed.ordering):
        found.responsible, found.weight = _you(setting)
        if not found.responsible:
            found.responsible, found.weight = _you_of_topic(parsed, setting)
    if not found.responsible:
        found.responsible, found.weight = _asked(parsed, setting)
    if not found.responsible:
        counted = _counted(parsed)
        found.responsible, is_sure = (
            ([party(item, setting) for item in counted], True)
            if counted
            else _about(parsed, setting, _SILENT[1:2] if found.titles or _is_firm(parsed) else _SILENT[1:])
        )
        is_sure = is_sure or _is_meant(found, parsed)
        found.is_guess = bool(found.responsible) and not is_sure
        found.weight = _BY_REQUEST if is_sure else _BY_TOPIC
    if not found.responsible and any(Sort.TIME in clause.letters for clause in parsed.ordering):
        found.responsible, found.weight = _you(setting)


def _counted(parsed: Parsed) -> tuple[Item, ...]:
    """The courts to which a count alone points back: ……的是海州、新邱等六家院长。六位6月10日前每人带队一次."""
    for clause in parsed.ordering:
        count = next((token for token in clause.tokens[:_AMONG_FIRST] if token.sort is Sort.COUNT), None)
        size = number(str(count.value)[0]) if count and str(count.value)[0] in _NUMERALS else 0
        for group in reversed(parsed.groups):
            courts = tuple(item for item in group.items if (item.court or item.office) and not item.is_own)
            if group.clause < clause.number and len(courts) == size > 1:
                return courts
    return ()


def _is_firm(parsed: Parsed) -> bool:
    return any(has_deadline(clause) or commands(clause) for clause in parsed.ordering)


def _is_meant(found: Addressed, parsed: Parsed) -> bool:
    """Whether the courts spoken of are meant for certain: their titles follow (三家院长包案), or it is one, firmly ordered."""
    if found.titles:
        return True
    topics = [group for group in parsed.groups if group.function is Function.TOPIC]
    others = [item for group in parsed.groups if group not in topics for item in group.items if _is_other(item)]
    is_sure = any(has_deadline(clause) or commands(clause, surely=True) for clause in parsed.ordering)
    return is_sure and len(topics) == 1 and not others and (not topics[0].is_bare or _is_alone(topics[0], parsed))


def _is_other(item: Item) -> bool:
    return item.court is not None and item.court.sort is not Sort.RELATIVE


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
        for group in parsed.groups:
            if group.function is function and parsed.moods[group.clause] not in silent:
                is_asked = function is Function.TOPIC and not group.is_bare
                is_asked = is_asked and Sort.PLEASE in parsed.clauses[group.clause].letters
                return [party(item, setting) for item in group.items if item.court and not item.is_own], is_asked
        codes = _courts_of_cases(parsed, setting.lexicon)
        if codes:
            return [Party(code) for code in codes], False
    return [], False


def _courts_of_cases(parsed: Parsed, lexicon: Lexicon) -> tuple[str, ...]:
    prefixes = (
        token.value["court"] for token in parsed.tokens if token.sort is Sort.CASE and isinstance(token.value, re.Match)
    )
    return tuple(dict.fromkeys(lexicon.case_prefixes[one] for one in prefixes if one in lexicon.case_prefixes))


# Two namings of one party


def _add(parties: list[Party], new: Party) -> None:
    """Adds the party unless it is there already; of two namings of one post the fuller stays."""
    for place, old in enumerate(parties):
        if _is_same(old, new):
            parties[place] = new if _fullness(new) > _fullness(old) else old
            return
    parties.append(new)


def _is_same(old: Party, new: Party) -> bool:
    if old.person_id is not None and old.person_id == new.person_id:
        return True
    if (old.court, old.selector, old.org) != (new.court, new.selector, new.org):
        return False
    if old.court is None and old.selector is None and old.org is None:
        return old.name == new.name or None in (old.name, new.name)
    president = (None, Role.PRESIDENT)
    return old.title == new.title or (old.role in president and new.role in president)


def _fullness(one: Party) -> int:
    return sum(value is not None for value in (one.role, one.name, one.person_id, one.username))
