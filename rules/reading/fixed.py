"""Pieces that are known before the words are looked up: mentions, case numbers, quotations, times, internal units."""

import re
from collections.abc import Iterator

from rules.deadlines.expressions import Expression, Mark
from rules.people import Role
from rules.reading.lexicon import Lexicon
from rules.reading.outsiders import may_have_outsiders, outsiders_in
from rules.reading.pieces import Addressee, Token, piece
from rules.reading.selectors import selector_at
from rules.reading.units import may_have_units, units_in
from rules.reading.values import Mention
from rules.reading.vocabulary import SURNAMES, TITLES, Sort, Title

_CASE = re.compile(
    r"[(\[〔【]?(?P<year>(?:19|20)\d{2})[)\]〕】]?(?P<court>(?!年)[\u4e00-\u9fff]{1,3}\d{0,4})(?P<sort>[\u4e00-\u9fff]{1,5})(?P<number>\d{1,7})号?(?:之[一二三四五六七八九十\d]{1,2})?"
)
_USERNAME = re.compile(r"@([A-Za-z][A-Za-z0-9_]{3,31})")
_LABEL = re.compile("【[^】]{1,12}】")
_MASKED = re.compile(f"[{''.join(sorted(SURNAMES))}]某(?:某|来)?")
# 评论区有人@法院, 又在群里@我了: nobody here is called.
_PLAIN_AT = re.compile(r"(?<![人都在直])@(?![我咱你他她])(?=[\u4e00-\u9fff])")
# 老樊，…: how a colleague is called at the head of a message.
_CALLED = re.compile(f"老([{''.join(sorted(SURNAMES))}])(?=[,:])")
# 那个15日前的要求, 端午节前执结的案件, 国庆前会上定的事: words that speak of a deadline and set none.
_ATTRIBUTE = re.compile(
    r"(?:(?![把将请由对向给让])[\u4e00-\u9fff]{2}|(?![把将请由对向给让])[\u4e00-\u9fff]{1,2}过[\u4e00-\u9fff]"
    r"|(?:(?:党组|专题|视频|调度|推进|执行|局务|院务|院长|工作)*(?:会|会议|例会)[上里]?|领导|省院|中院|上级|院里|我|咱们|大家)"
    r"(?:定|说|讲|布置|部署|交办|答应|承诺|许|明确|议|通过|提)(?:下|过|好|下来)?)?的"
    # 年前最后一次集中送达
    "|(?:的)?(?:最后|头|唯一)一?[次批场回轮](?!机会|期限)"
)
# 望花法院的承办法官也参加: posts that are none of the roster's, where they come along.
_HANDLERS = "承办法官|承办人|法官助理|书记员|审判长|合议庭|[督导查检巡]{2}组|工作组|工作专班"
_HANDLER = re.compile(_HANDLERS)
_HANDLING = re.compile(
    rf"(?<=院)的?(?P<post>{_HANDLERS})(?=(?:也|都|要|必须|一起|一并|一同|全程){{0,2}}(?:参加|到场|列席|旁听|陪同|出席|在场|同去|一块儿?去))"
)
# 降到120天以内: how long it may take on average, and no time to come.
_MEASURED = tuple(
    f"{verb}{end}"
    for verb in ("降", "压", "压降", "缩短", "压缩", "减少", "控制", "缩减")
    for end in ("到", "至", "在")
)
# 年终考核方案, 三季度数据: of which stretch it is, and not when it is due.
_OF_STRETCH = re.compile("考核|总结|述职|奖|决算|盘点|评比|评优|数据|报表|指标|战报|排名|台账|通报|简报|目标|任务")
# 这个月必须挂网: a loose stretch that something must be done in.
_MUST_IN_IT = re.compile("(?:也|都|就)?(?:必须|务必|一定|得(?!到|分|力|失)|要(?!求|闻|点|案))")
# 谈得拢谈不拢都在5日内回话, 结没结都报: either way, and neither a meeting nor a condition.
_EITHER_WAY = re.compile(
    "([\u4e00-\u9fff])得?([\u4e00-\u9fff]{1,2}),?\\1不\\2(?=,?(?:都|也|均|一律))|([\u4e00-\u9fff]{1,2})[不没]\\3[\u4e00-\u9fff]{0,2}?(?=,?(?:都|也|均|一律))"
)
_WEEK = ("周", "星期", "礼拜")  # 12月第一周报方案
_TAKEN = ("把", "将", "带上", "附上", "备好", "带好")
_QUOTES = {"“": "”", "《": "》", "「": "」", '"': '"', "『": "』"}
_LONGEST_QUOTE = 200
_SIGNS = re.compile(f"[【号某@{''.join(_QUOTES)}]")


def fixed(
    text: str, lexicon: Lexicon, times: tuple[Expression, ...], mentions: tuple[Mention, ...]
) -> dict[int, Token]:
    """Tokens known before the words are looked up: mentions, case numbers, quotations, times."""
    found: dict[int, Token] = {one.start: one for one in _units(text, lexicon)} if may_have_units(text) else {}
    if may_have_outsiders(text):
        found |= {one.start: one for one in _outsiders(text, lexicon)}
    for time in times:
        start, end = time.span
        found[start] = piece(_sort_of(time, text), start, end, time)
    called = _CALLED.match(text)
    if called and lexicon.holders_named(called[1], Role.PRESIDENT):
        found[0] = piece(Sort.TITLE, 0, called.end(1), TITLES["院长"], name=called[1])
    for match in _HANDLING.finditer(text) if _HANDLER.search(text) else ():
        words = match["post"]
        found[match.start("post")] = piece(Sort.TITLE, *match.span("post"), Title(Role.STAFF, words))
    if ("不" in text or "没" in text) and ("都" in text or "也" in text):
        found.update({one.start(): piece(Sort.TEXT, *one.span()) for one in _EITHER_WAY.finditer(text)})
    if _SIGNS.search(text):
        found.update(_signed(text, lexicon))
    for mention in mentions:
        end = min(mention.offset + mention.length, len(text))
        words = text[mention.offset : end].removeprefix("@")
        value = Addressee(mention.person_id, None if mention.person_id else words)
        if words and 0 <= mention.offset < end:
            found[mention.offset] = piece(Sort.AT, mention.offset, end, value)
    return found


def _signed(text: str, lexicon: Lexicon) -> dict[int, Token]:
    """Tokens that a sign of their own announces: quotations, labels, case numbers, masked names, names behind an @."""
    found = _quotes_in(text)
    if "【" in text:
        found.update(
            {one.start(): piece(_sort_of_label(one[0]), one.start(), one.end()) for one in _LABEL.finditer(text)}
        )
    if "号" in text:
        for match in _CASE.finditer(text):
            found[match.start()] = piece(Sort.CASE, match.start(), match.end(), match)
    if "某" in text:
        found.update({one.start(): piece(Sort.PERSON, one.start(), one.end()) for one in _MASKED.finditer(text)})
    if "@" in text:
        found.update(_names_at(text, lexicon))
    return found


def _quotes_in(text: str) -> dict[int, Token]:
    found: dict[int, Token] = {}
    for opening, closing in _QUOTES.items():
        start = text.find(opening)
        while start >= 0:
            end = text.find(closing, start + 1, start + _LONGEST_QUOTE)
            if end > 0:
                found[start] = piece(Sort.QUOTE, start, end + 1)
            start = text.find(opening, max(end, start) + 1)
    return found


def _sort_of_label(label: str) -> str:
    """【特急】 says how urgent it is; 【督办】 says nothing."""
    return Sort.URGENT if "急" in label else Sort.SIGN


def _only_describes(time: Expression, text: str) -> bool:
    if time.mark is Mark.WITHIN and text.endswith(_MEASURED, 0, time.span[0]):
        return True
    return time.mark in (Mark.BY, Mark.WITHIN) and _ATTRIBUTE.match(text, time.span[1]) is not None


def _sort_of(time: Expression, text: str) -> str:
    if _only_describes(time, text):
        return Sort.TEXT
    is_stretch = time.first is not None and time.mark is Mark.AT
    is_taken = (time.is_past or is_stretch) and text.endswith(_TAKEN, 0, time.span[0])
    if is_taken or (is_stretch and _OF_STRETCH.match(text, time.span[1])):
        return Sort.TEXT  # 把上月接谈数报来, 带上二季度数据: it says which, not when
    if text.endswith(time.words, 0, time.span[0]):
        return Sort.TEXT  # 年前年前，过了几个年了: what somebody keeps saying
    if text.startswith("第", time.span[0] - 1) and time.span[0]:
        return Sort.TEXT  # 第2号台账
    if time.is_past and time.mark is not Mark.START and time.first is None:
        return Sort.DONE
    must_be_then = is_stretch and _MUST_IN_IT.match(text, time.span[1])
    is_loose = time.is_loose and time.mark is Mark.AT and not must_be_then and not text.endswith(_WEEK, *time.span)
    return Sort.TEXT if time.is_past or time.mark is Mark.START or is_loose else Sort.TIME


def _names_at(text: str, lexicon: Lexicon) -> dict[int, Token]:
    found: dict[int, Token] = {}
    for match in _USERNAME.finditer(text):
        person = lexicon.roster.person_by_username.get(match[1].lower())
        value = Addressee(person.id if person else None, match[1])
        found[match.start()] = piece(Sort.AT, match.start(), match.end(), value)
    for match in _PLAIN_AT.finditer(text):
        found[match.start()] = piece(Sort.AT, match.start(), match.end(), Addressee())
    return found


# What may begin at the same place and is no unit of the speaker's court.
_OTHERS = (Sort.OFFICE, Sort.COURT, Sort.PLACE, Sort.RELATIVE, Sort.ORGANISATION, Sort.PHRASE, Sort.AT, Sort.NAME)


def _units(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Internal units that no list names (财务装备处) as offices, and teams (攻坚小组) as selectors."""
    for unit in units_in(text):
        known = lexicon.longest(text, unit.start)
        if known and (known[1].sort in _OTHERS or len(known[0]) >= unit.end - unit.start):
            continue
        words = text[unit.start : unit.end]
        if selector_at(text, unit.start):
            continue
        if unit.is_team:
            yield piece(Sort.SELECTOR, unit.start, unit.end, f"team:{words}")
        else:
            yield piece(Sort.OFFICE, unit.start, unit.end, Title(Role.STAFF, words))


# What an outsider's name may begin with: nothing that is known, a place, a shorter body, or words that only hide others.
_OUTSIDE = (Sort.PLACE, Sort.ORGANISATION, Sort.TEXT)


def _outsiders(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """Bodies outside the courts that no list names (市港航中心)."""
    for start, end in outsiders_in(text):
        known = lexicon.longest(text, start)
        if known and (known[1].sort not in _OUTSIDE or len(known[0]) >= end - start):
            continue
        yield piece(Sort.ORGANISATION, start, end, text[start:end])
