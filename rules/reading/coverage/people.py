"""Parties without a part: wrong counts, courts side by side, bodies and offices that are not known."""

import re
from collections.abc import Iterator
from itertools import takewhile

from rules.reading.addressing.ours import done_next
from rules.reading.clauses import Clause
from rules.reading.coverage.values import Check, Made
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.pieces import Token
from rules.reading.values import Party, Span, Unclear, seat
from rules.reading.vocabulary import Sort

_TOLD = (Mood.CONDITION, Mood.SOURCE, Mood.QUESTION, Mood.HOLD)
_IDLE = (Function.OBJECT, Function.TOPIC, Function.ASIDE, Function.INNER)
_BEGINNING = 2
_NAMED = (Sort.PLACE, Sort.COURT)
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_AND = ("和", "与", "及")
_UNIT = re.compile("[家院位]|个(?:区|县|法院|城区)")


def _counts(made: Made) -> Iterator[Span]:
    """A list of two courts that is counted as three."""
    for group in made.parsed.groups:
        is_listed = group.function is not Function.OBJECT and all(item.court or item.at for item in group.items)
        for token in _tokens_of(made, group) if is_listed else ():
            words = made.parsed.words((token.start, token.end))
            count = _NUMBERS.get(words[0]) if token.sort == Sort.COUNT and _UNIT.match(words[1:]) else None
            if count and count not in (len(group.items), _behind_and(made, group)):
                yield group.span


def _behind_and(made: Made, group: Group) -> int:
    """How many courts stand behind the first 和: 营口中院和大石桥、盖州、老边三院."""
    joins = [token for token in _tokens_of(made, group) if token.sort == Sort.JOIN]
    first = next((one.start for one in joins if made.parsed.words((one.start, one.end)) in _AND), group.span[1])
    return sum(item.court is not None and item.court.start > first for item in group.items)


def _tokens_of(made: Made, group: Group) -> Iterator[Token]:
    for token in made.parsed.clauses[group.clause].tokens:
        if group.span[0] <= token.start < group.span[1]:
            yield token


def _side_by_side(made: Made) -> Iterator[Span]:
    """Two courts without a sign between them, one of them without a part, and neither over the other (大连甘井子法院)."""
    taken = {one.court for one in made.responsible}
    for clause in made.parsed.clauses:
        for first, second in zip(clause.tokens, clause.tokens[1:], strict=False):
            if first.sort in _NAMED and second.sort in _NAMED and not _is_around(first, second, made):
                if taken.issuperset((*_codes(first), *_codes(second))):
                    continue
                yield first.start, second.end


def _is_around(first: Token, second: Token, made: Made) -> bool:
    return not {made.setting.lexicon.courts[code].parent for code in _codes(second)}.isdisjoint(_codes(first))


def _codes(court: Token) -> tuple[str, ...]:
    return court.value if isinstance(court.value, tuple) else ()


# 县农业农村局派人参加: somebody who is no court and no known body, at the head of a clause that ends in …参加.
# Not 到省院参加会议, and not 院长参加, which is said of those who are called.
_ATTENDED = re.compile("^[^kTU]*[^kTUaDq_]A$")


def _nobody_attends(made: Made) -> Iterator[Span]:
    """参加, 陪同, 见证 in what is ordered, and nobody who does."""
    if made.named.attending or made.named.assisting:
        return
    for clause, mood in zip(made.parsed.clauses, made.parsed.moods, strict=True):
        if mood not in _TOLD and _ATTENDED.search(clause.letters):
            yield clause.start, clause.stop


_STRANGER_ATTENDS = re.compile(r"^[_D]*x[xaDmbvd_]*[AS][x_]?$")
_WITH_BODY = re.compile("O.*[AS]|[Bq].*O.*q|^[xD]*q.*O")
_HOW = re.compile("(?:怎么|如何|怎样)(?:配合|协助|参与|支持)")  # 公安、消防怎么配合都要写进去
# 请大石桥法院联系税务局: whom the court has to talk to.
_TALKED_TO = ("联系", "沟通", "对接", "协商", "咨询", "函询", "走访", "约谈", "催促")
_OBJECTS = (Sort.OBJECT, Sort.JOIN, Sort.ATTEND)
_SENT = re.compile("派|同志|老师|干部|也|局|厅|委|处|室|科|中心|支队|大队|银行|公司|协会|部门|街道|残联|工会|学校|办")


def _strangers(made: Made) -> Iterator[Span]:
    if any(one.org for one in (*made.named.attending, *made.named.assisting)):
        return
    for clause, mood in zip(made.parsed.clauses, made.parsed.moods, strict=True):
        if (
            mood in _TOLD
            or not _STRANGER_ATTENDS.match(clause.letters)
            or made.parsed.text.endswith("了", 0, clause.stop)
        ):
            continue  # 环保也去了
        first = next(token for token in clause.tokens if token.sort == Sort.TEXT)
        if _SENT.search(made.parsed.words((first.start, clause.stop))):
            yield first.start, clause.stop


def _bodies(made: Made) -> Iterator[Span]:
    """A known body outside the courts in a clause with 参加 or 配合, or as what is to be brought along, and no part."""
    known = tuple(one.org or "" for one in (*made.responsible, *made.named.attending, *made.named.assisting))
    for clause, mood in zip(made.parsed.clauses, made.parsed.moods, strict=True):
        if (
            mood in _TOLD
            or not _WITH_BODY.search(clause.letters)
            or _HOW.search(made.parsed.text, clause.start, clause.stop)
        ):
            continue
        for place, token in enumerate(clause.tokens):
            is_known = any(one.endswith(str(token.value)) for one in known)
            if token.sort == Sort.ORGANISATION and not is_known and not _is_worked_on(clause, place, made):
                yield token.start, token.end


def _is_worked_on(clause: Clause, place: int, made: Made) -> bool:
    """Whether the body at the place only hears of it, or is the matter itself: 联系税务局, 把评估机构定下来."""
    before = clause.letters[:place]
    is_taken = before.rstrip(Sort.COUNT).endswith(Sort.TAKE) and Sort.PLEASE not in clause.letters[place:]
    return is_taken or before.endswith(_OBJECTS) or made.parsed.text.endswith(_TALKED_TO, 0, clause.tokens[place].start)


def _invited(made: Made) -> Iterator[Span]:
    """A body outside the courts taken for responsible beside a court that is named elsewhere: perhaps it is only invited."""
    bodies = [one for one in made.parsed.groups if all(item.organisation for item in one.items)]
    courts = any(one.court for one in made.responsible)
    for group in bodies:
        orgs = {item.organisation.value for item in group.items if item.organisation}
        if courts and not orgs.isdisjoint(one.org for one in made.responsible):
            yield group.span


_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{1,4}?(?:处|室|庭|科|队|组|办|中心|局)(?:的)?(?:处长|主任|庭长|科长|队长|组长|长|负责人|派)"
)


def _offices(made: Made) -> Iterator[Span]:
    """Words behind a court that look like one of its offices."""
    for clause in made.parsed.clauses:
        for first, second in zip(clause.tokens, clause.tokens[1:], strict=False):
            match = _OFFICE.match(made.parsed.text, second.start) if second.sort == Sort.TEXT else None
            if match and first.sort in (*_NAMED, Sort.RELATIVE):
                yield match.span()


def _head(made: Made) -> Iterator[Span]:
    """Somebody with court and title, or called by @, who begins the message and has no part in it."""
    for group in made.parsed.groups[:1]:
        is_called = any(item.at or (item.title and (item.court or item.title.name)) for item in group.items)
        is_told = made.parsed.moods[group.clause] in _TOLD
        if is_called and group.span[0] <= _BEGINNING and group.function in _IDLE and not is_told:
            yield group.span


# 交给宣传处, 报督查室: who receives is no doer.
_RECEIVES = re.compile("(?:交给?|报给?|送给?|抄送|给|发给?)$")


def _receivers(made: Made) -> Iterator[Span]:
    """An office taken for responsible, though something is handed to it."""
    for group in made.parsed.groups:
        is_doer = group.function not in (*_IDLE, Function.ATTENDING, Function.ASSISTING)
        is_office = all(item.office or item.organisation for item in group.items)
        if is_doer and is_office and _RECEIVES.search(made.parsed.text, max(0, group.span[0] - 2), group.span[0]):
            yield group.span


_SPEAKER_COMES = re.compile(
    "(?<![给报交送发找到替代])我(?:也|会|亲自|明天|后天|本人|来|去|到|将)?[^,。;!?我]{0,6}"
    "(?:接访|接谈|参加|旁听|列席|在场|一起|一块|陪)"
)


def _speaker_comes(made: Made) -> Iterator[Span]:
    """明天我到阜新接访, and the speaker is not among those who attend."""
    if not (made.named.attending or made.named.assisting):
        yield from (match.span() for match in _SPEAKER_COMES.finditer(made.parsed.text))


_SHARES = ("包案", "包院", "包片", "包保")


def _several(made: Made) -> Iterator[Span]:
    """Other people named in a later clause than the first, and no piece of work for them."""
    if made.subtasks or len(made.responsible) < 2 or len(made.named.by_clause) < 2:  # noqa: PLR2004 -- one alone
        return
    numbers = sorted(made.named.by_clause)
    known = {_court_of(one) for one in made.named.by_clause[numbers[0]]}
    called = _called(made)
    for number in numbers[1:]:
        # 周焱院长和甘井子法院院长 behind @周焱 goes on with those who are called.
        clause = made.parsed.clauses[number]
        # 你和清原院长; 细河法院院长，新邱法院院长：你们…; 黑山法院院长包案，锦州中院齐院长包院
        is_joined = Sort.YOU in clause.letters or number in called or made.parsed.text.endswith(_SHARES, 0, clause.stop)
        if not is_joined and known.isdisjoint(_court_of(one) for one in made.named.by_clause[number]):
            yield clause.start, clause.stop


def _called(made: Made) -> set[int]:
    """The clauses at the head of the message in which nothing is done but that somebody is called."""
    calling = {group.clause for group in made.parsed.groups if group.function is Function.VOCATIVE}
    return set(takewhile(lambda number: number in calling, range(len(made.parsed.clauses))))


def _court_of(one: Party) -> tuple[str | None, ...]:
    """Where the party is, whatever its post there."""
    return seat(one)[:3]


def _ours(made: Made) -> Iterator[Span]:
    """The speaker's own court does something first, and nobody says who does what follows by a time."""
    yield from (group.span for group in done_next(made.parsed, made.setting))


PEOPLE: tuple[Check, ...] = (
    Check(Unclear.COMPANY, 0.2, "请辽中法院院长8日前回访古某，村里老支书见证。", _nobody_attends, sorts=frozenset("A")),
    Check(Unclear.PERSON, 0.2, "凌源法院院长接谈过的那件，请朝阳中院院长10月底前再接谈汤某。", _head),
    Check(
        Unclear.PERSON,
        0.2,
        "请振安法院把执法视频剪好，周二前剪好交给中院宣传处负责。",
        _receivers,
        sorts=frozenset("FO"),
    ),
    Check(
        Unclear.COMPANY,
        0.2,
        "彰武、清河门两院院长周五前准备好骨头案，到时我去阜新一起听。",
        _speaker_comes,
        sorts=frozenset("W"),
    ),
    Check(Unclear.COUNT, 0.2, "元宝、振兴三家法院明天中午前报清单。", _counts, sorts=frozenset("P")),
    Check(
        Unclear.SIDE_BY_SIDE,
        0.2,
        "元宝振兴院长明天中午前报清单。",
        _side_by_side,
        letters=re.compile("[Cc][Cc]"),
    ),
    Check(
        Unclear.COMPANY,
        0.2,
        "请大石桥法院院长后天前接谈邵某，手语学校派老师参加。",
        _strangers,
        sorts=frozenset("AS"),
    ),
    Check(Unclear.COMPANY, 0.2, "龙城法院院长22日前开协调会，住建局那边你去配合。", _bodies, sorts=frozenset("O")),
    Check(Unclear.COMPANY, 0.2, "龙城法院院长22日前请住建局开协调会，报我。", _invited, sorts=frozenset("O")),
    Check(
        Unclear.OFFICE,
        0.2,
        "彰武法院院长周五上午九点接谈包某，中院第一信访处处长列席。",
        _offices,
        letters=re.compile("[CcR]x"),
    ),
    Check(
        Unclear.PERSON,
        0.2,
        "凤城法院院长，补偿款差的数省院先垫，20号前垫到位。",
        _ours,
        sorts=frozenset("CR"),
    ),
    Check(Unclear.SEVERAL, 0.2, "义县法院：请三日内核清账目。太和法院：请把材料移交。", _several),
)
