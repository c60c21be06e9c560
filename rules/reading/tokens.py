"""Cutting a message into pieces whose sort is known: one pass, the longest word at each place."""

import re
from collections.abc import Callable

from rules.courts import Level
from rules.deadlines.expressions import Expression, Mark
from rules.deadlines.numerals import DIGITS, NUMBER
from rules.reading.fixed import fixed
from rules.reading.lexicon import Entry, Lexicon, Words
from rules.reading.pieces import Token, piece
from rules.reading.selectors import HEADS, selector_at
from rules.reading.values import Mention, SpeechAct
from rules.reading.vocabulary import COMPOUND_SURNAMES, MARKS, NAMED_TITLES, NO_SURNAMES, SURNAMES, Sort

# 见 alone is a meeting only before somebody: 见他, 见申请人, 见张某.
_SOMEBODY = re.compile(
    r"[他她那这老申信当代家农工业人孩面上着]|到?那|到申|[\u4e00-\u9fff]某|[\u4e00-\u9fff]{2,3}[那这][位个户]|[\u4e00-\u9fff]{2,6}(?:代表|家属|工人|职工|村民|老人|业主|老兵|教师|矿工|渔民|农户|果农|菜农|商户|遗属)"
    r"|[\u4e00-\u9fff]{0,4}(?:夫妇|夫妻|两口子|母女|父子|师傅|大爷|大妈|大娘|大姐|老太|老汉)|[^,。;!?的谈见]{1,8}的(?:[老小][\u4e00-\u9fff]|[\u4e00-\u9fff]某|那[位个]|申请|信访|大[爷娘妈姐哥叔])|[,。;!]|$"
)
# 收到评估报告之日起5日内 counts from an event; 收到 alone answers.
_RECEIVED = ("收到",)
_ON_RECEIPT = re.compile(r"的|[\u4e00-\u9fff]{1,14}?(?:之日起|当日起|之后|以后|后)")
# 马上办 answers, 马上办解除手续 commands.
_ONLY_WITH_TITLE = ("他们院", "他院")
_AWAY = ("出差", "住院", "休假", "年休假", "病假", "外出学习", "外出培训", "出国", "在外地", "因病", "外出")
_NO_LONGER = ("回来", "归来", "结束", "期间", "前", "之前")
# Whose absence excuses nobody.
_OTHERS_AWAY = re.compile(
    "(?:申请(?:执行)?人|被执行人|当事人|债务人|老板|法定代表人|证人|承办人|法官|书记员|对方|人家|[他她]|信访人|家属|买受人|某[一-龥]?)[^,。;!?]{0,8}$"
)
_AT_ONCE = ("马上办", "马上落实", "马上安排", "立即落实", "抓紧落实", "认真落实", "坚决落实")
_GOES_ON = re.compile("(?!到位|好|完|[的了吧去])[\u4e00-\u9fff]")
# 把查封都改成活封: what is worked on becomes something else; 把会改到周四, 把时间改为九点 amends an order.
_BECOMING = ("改成", "改为", "调整为", "更正为", "变更为")
_WORKED_ON = re.compile(
    r"[把将](?![^,。;!?]{0,12}(?:时间|日期|期限|截止|会|地点|接谈|要求|任务|那条|上一条|安排))[^,。;:!?]{2,24}$"
)
_LONGEST_WORKED_ON = 26
_WHEN_OR_HOW = re.compile(r"(?:[\d一二三四五六七八九十今明后本下周上早晚]|线上|线下|视频|现场|电话)")
_NOT_YET = ("没", "未")
_BEGUN = frozenset("谈待访见手管收受力送入单到回站警诉通电")
# 接谈了申请人 is over.
_MET = frozenset(("了", "过"))
# 公安局经侦支队, 自然资源局登记中心: the part of a body that is named with it.
_BRANCH = re.compile(
    "(?![的派和与、])[\\u4e00-\\u9fff]{2,4}?(?:支队|大队|分局|派出所|[处科](?=的?(?:同志|人员|负责)|[派来]|[,。、和与]))"
)
_GATHERED = ("门口", "楼下", "现场", "大厅", "广场", "院里", "路口", "村口", "桥头", "会议室")
# 区工会主席, 县信访局长: the body sends its head.
_ITS_HEAD = re.compile(
    "(?:(?<=[局所队站])长|局长|主席|主任|副?书记|所长|队长|站长|分管领导)(?=[、,。;和与及都也到来一列旁参在]|$)"
)
_NAMED = frozenset((Sort.PLACE, Sort.COURT))
_NUMBERS = frozenset(f"0123456789十{DIGITS}")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_NAME_LENGTHS = (2, 3)
# Words are looked up by as many signs; what is no longer stands there for certain.
_BEGINNING = 2
_AFTER_NAMES = frozenset(
    (Sort.SPACE, Sort.COMMA, Sort.COLON, Sort.JOIN, Sort.STOP_MARK, Sort.YOU, Sort.AT, Sort.PLEASE)
)


def tokens(
    text: str, lexicon: Lexicon, times: tuple[Expression, ...], mentions: tuple[Mention, ...] = ()
) -> tuple[Token, ...]:
    """The text as tokens without gaps; unknown runs are TEXT."""
    known = fixed(text, lexicon, times, mentions)
    found: list[Token] = []
    run = place = 0
    beginnings = lexicon.words
    length = len(text)
    while place < length:
        token = known.get(place)
        if token is None:
            words = beginnings.get(text[place : place + 2]) or beginnings.get(text[place])
            if words is not None:
                token = _token_at(text, place, words, lexicon, found[-1] if found and run == place else None)
        if token is None:
            place += 1
            continue
        if token.sort in _BY_NEIGHBOURS:
            token = _among(text, token, run, found, lexicon)
        if run < token.start:
            _add_run(found, text, run, token)
        found.append(token)
        place = run = token.end
    if run < length:
        _add_run(found, text, run, piece(Sort.STOP_MARK, length, length))
    return tuple(found)


# Only these are asked what stands before them.
_BY_NEIGHBOURS = frozenset((Sort.PHRASE, Sort.OF, Sort.TITLE, Sort.MUST))


def _among(text: str, token: Token, run: int, before: list[Token], lexicon: Lexicon) -> Token:
    """The token as what stands before it makes it."""
    if token.sort == Sort.TITLE:
        return _with_name(text, token, run, before, lexicon)
    if token.sort == Sort.OF:
        is_pointing = before and before[-1].sort == Sort.DO and text[token.start : token.end] in _POINTING
        return token._replace(sort=Sort.TEXT) if is_pointing else token  # 看一下这条微博
    if token.sort == Sort.MUST:
        return token._replace(sort=Sort.TEXT) if _is_complement(text, token, before) else token
    if token.value is SpeechAct.ACKNOWLEDGEMENT and not _may_answer(text, run, token.start, before):
        return token._replace(sort=Sort.TEXT, value=None)  # 没收到, 安排好的
    if token.value is SpeechAct.CANCELLATION and before and _is_firm(before[-1]):
        return token._replace(sort=Sort.DO, value=None)  # 半小时内撤回
    return token


_DEGREE = "得"
# 拖得离谱, 讲得明白: behind these it tells how, and orders nothing.
_TELLS_HOW = frozenset("拖讲说写跑走来变闹做干办抓搞追管查谈晾处组看想")


def _is_complement(text: str, token: Token, before: list[Token]) -> bool:
    """Whether 得 tells how something was done (组织得有力), and is no 必须."""
    if text[token.start : token.end] != _DEGREE or not before:
        return False
    is_done = before[-1].sort == Sort.DO and before[-1].end == token.start
    return is_done or text[token.start - 1] in _TELLS_HOW


_POSTS = ("长", "主任", "负责人")
_BASIC_COURTS = re.compile(rf"{NUMBER}(?:家|个)基层")
_POINTING = ("这", "那")
_ALREADY = ("已", "均")
# What stands before an answer: 甘井子法院收到, 院长收到, 已收到.
_ANSWERING = frozenset(
    (
        *MARKS.values(),
        *(Sort.COURT, Sort.PLACE, Sort.RELATIVE, Sort.TITLE, Sort.OFFICE, Sort.NAME, Sort.AT, Sort.WE, Sort.SELECTOR),
        *(Sort.DONE, Sort.ALSO, Sort.PHRASE, Sort.JOIN, Sort.SIGN, Sort.QUOTE),
    )
)


def _is_firm(token: Token) -> bool:
    return isinstance(token.value, Expression) and token.value.mark in (Mark.BY, Mark.WITHIN)


def _may_answer(text: str, run: int, place: int, before: list[Token]) -> bool:
    """Whether 收到, 好的 can be an answer here; 已收悉 always is."""
    return text[place] in _ALREADY or (run == place and (not before or before[-1].sort in _ANSWERING))


_NOUNS = ("法院", "中院")
_OF_NAMED = SURNAMES - NO_SURNAMES - {"任"}


def _add_run(found: list[Token], text: str, start: int, following: Token) -> None:
    """Adds the unknown run before the token: as the name that follows a title (院长周焱、…), or as text."""
    end = following.start
    before = found[-1] if found else None
    if before and before.sort == Sort.TITLE and not before.name and _is_name(text[start:end], following):
        found[-1] = before._replace(end=end, name=text[start:end])
    else:
        is_text = "\u4e00" <= text[start] <= "\u9fff" or _IDEOGRAPH.search(text, start, end)
        sort = Sort.TEXT if is_text else Sort.SIGN
        found.append(piece(sort, start, end))


def _is_name(run: str, following: Token) -> bool:
    is_name = len(run) in _NAME_LENGTHS and run[0] in SURNAMES and following.sort in _AFTER_NAMES
    return is_name and not run.endswith(_POSTS)  # 院长任组长


def _is_listed(text: str, token: Token | None, lexicon: Lexicon) -> bool:
    """Whether a count behind the name counts it (大东、皇姑两家); 沈阳十五家基层法院 are courts below it."""
    if token is None or token.sort not in _NAMED or not isinstance(token.value, tuple):
        return False
    is_city = len(token.value) == 1 and lexicon.courts[token.value[0]].level is Level.INTERMEDIATE
    return not (is_city and _BASIC_COURTS.match(text, token.end))


def _token_at(text: str, place: int, words: Words, lexicon: Lexicon, before: Token | None) -> Token | None:
    """The token that begins here, right behind `before`, as a selector or with the first of the words that stands here."""
    end, entry = place, None
    for word, one in words:
        if len(word) <= _BEGINNING or text.startswith(word, place):
            end, entry = place + len(word), one
            break
    selected = selector_at(text, place) if text[place] in HEADS else None
    if selected and selected[1] >= end and not _is_counting(text, place, before, lexicon):
        return piece(Sort.SELECTOR, place, selected[1], selected[0])
    return _made(text, place, end, entry, lexicon) if entry else None


def _is_counting(text: str, place: int, before: Token | None, lexicon: Lexicon) -> bool:
    """Whether a number begins here that counts a list: after listed courts 三家中院 selects nothing."""
    is_number = text[place] in _NUMBERS and not text.startswith("级", place + 1)
    return is_number and _is_listed(text, before, lexicon)


_PROPER = frozenset((Sort.COURT, Sort.ORGANISATION, Sort.OFFICE, Sort.SELECTOR))


def _runs_into_name(text: str, place: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name begins inside the words and goes on behind them: 请教育局 asks 教育局, it does not 请教."""
    for inside in range(place + 1, end):
        found = lexicon.longest(text, inside)
        if found and found[1].sort in _PROPER and inside + len(found[0]) > end:
            return True
    return False


def _made(text: str, place: int, end: int, entry: Entry, lexicon: Lexicon) -> Token | None:
    """The token of the word; None if what follows makes it no word of its sort."""
    way = _WAYS.get(entry.sort)
    if way:
        return way(text, place, end, entry, lexicon)
    return piece(entry.sort, place, end, entry.value, is_shared=entry.is_shared)


def _house(text: str, place: int, end: int, entry: Entry, _: Lexicon) -> Token | None:
    is_title = text[end - 1] == "院" and text.startswith("长", end)
    if entry.value in _ONLY_WITH_TITLE and not is_title:
        return None  # 在他们院门口
    if is_title:
        end -= 1  # 海州院长 is the president of 海州, not a court called 海州院
        if end - place == 1 and text[place] in SURNAMES:
            return None  # 高院长 is a president called 高
    return piece(entry.sort, place, end, entry.value, is_shared=entry.is_shared)


def _action(text: str, place: int, end: int, entry: Entry, _: Lexicon) -> Token | None:
    if entry.value == "见" and not _is_meeting_somebody(text, place, end):
        return None
    following = text[end : end + 1]
    if text[end - 1] == "接" and following in _BEGUN and entry.sort == Sort.MEET:
        return None  # 你们一起接谈, 接管
    if following == "长" and text[end - 1] == "院":
        return None  # 喀左包院长 is called 包, and takes no court on
    if following == "率":
        return piece(Sort.GENERIC, place, end + 1)  # 完成率, 接谈率
    if following in _MET and entry.sort == Sort.MEET:
        return piece(Sort.DONE, place, end + 1)
    return piece(entry.sort, place, end, entry.value)


def _is_meeting_somebody(text: str, place: int, end: int) -> bool:
    """Whether 见 is a meeting: not 见底, 还没见着, and not 明早六点中院门口见."""
    if not _SOMEBODY.match(text, end) or text.endswith(_NOT_YET, 0, place):
        return False
    return not (text.endswith(_GATHERED, 0, place) and text[end : end + 1] in ("", ",", "。", ";", "!"))


def _hiding(text: str, place: int, end: int, entry: Entry, lexicon: Lexicon) -> Token | None:
    """A word that hides others, unless a name begins in it; then the others stand."""
    if not _runs_into_name(text, place, end, lexicon) and not _ends_with_by(text, end, lexicon):
        return piece(entry.sort, place, end, entry.value)
    shorter = lexicon.words.get(text[place])
    return _made(text, place, place + 1, shorter[0][1], lexicon) if shorter else None


def _ends_with_by(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the last sign is 由, and a court follows: 股权案由丹东中院执行 is no 案由."""
    is_by = text[end - 1] == "由" and end < len(text)
    found = lexicon.longest(text, end) if is_by else None
    return found is not None and found[1].sort in _PROPER


def _body(text: str, place: int, end: int, entry: Entry, _: Lexicon) -> Token:
    branch = _BRANCH.match(text, end)
    last = branch.end() if branch else end
    head = _ITS_HEAD.match(text, last)
    return piece(entry.sort, place, head.end() if head else last, f"{entry.value}{branch[0] if branch else ''}")


def _phrase(text: str, place: int, end: int, entry: Entry, _: Lexicon) -> Token | None:
    if text[place:end] in _RECEIVED and _ON_RECEIPT.match(text, end):
        return None
    if text[place:end] in _AT_ONCE and _GOES_ON.match(text, end):
        return piece(Sort.MUST, place, place + 2)  # 马上办解除手续
    if entry.value is SpeechAct.TALK and text[place:end] in _AWAY and text.startswith(_NO_LONGER, end):
        return piece(Sort.TEXT, place, end)  # 别等法官出差回来
    if (
        entry.value is SpeechAct.TALK
        and text[place:end] in _AWAY
        and _OTHERS_AWAY.search(text, max(0, place - 14), place)
    ):
        return piece(Sort.TEXT, place, end)  # 申请人12月3日出国
    if entry.value is SpeechAct.AMENDMENT and _is_work(text, place, end):
        return piece(Sort.DO, place, end)
    return piece(entry.sort, place, end, entry.value)


def _is_work(text: str, place: int, end: int) -> bool:
    """Whether the words change a thing that is worked on, and no order."""
    if text[place:end] not in _BECOMING or _WHEN_OR_HOW.match(text, end):
        return False
    return _WORKED_ON.search(text, max(0, place - _LONGEST_WORKED_ON), place) is not None


def _title(text: str, place: int, end: int, entry: Entry, _: Lexicon) -> Token | None:
    if text[place:end] in NAMED_TITLES and text[place - 1 : place] not in _OF_NAMED:
        return None  # 找组长, 任组长: not 贺队长
    if not entry.is_short_title:
        return piece(entry.sort, place, end, entry.value)
    last = end + text.startswith("长", end)  # 王局长
    return piece(entry.sort, place, last, entry.value, name=text[place : end - 1])


# The sorts whose words become another token by what follows them; any other word is its entry's token.
_WAYS: dict[str, Callable[[str, int, int, Entry, Lexicon], Token | None]] = {
    **dict.fromkeys((Sort.COURT, Sort.RELATIVE, Sort.COURT_NOUN), _house),
    **dict.fromkeys((Sort.MEET, Sort.DO), _action),
    Sort.TEXT: _hiding,
    Sort.ORGANISATION: _body,
    Sort.PHRASE: _phrase,
    Sort.TITLE: _title,
}


def _with_name(text: str, title: Token, run: int, before: list[Token], lexicon: Lexicon) -> Token:
    """The title with the surname or name that stands right before it; a known name's token is taken in."""
    if before and before[-1].sort == Sort.NAME and before[-1].end == title.start:
        name = before.pop()
        return _named(title, name.start, text[name.start : name.end])
    if text.startswith(_NOUNS, title.start):
        return title  # 红法院院长: before 法院 stands a place, not a surname
    said = text[run : title.start]
    if said[-2:] in COMPOUND_SURNAMES:
        return _named(title, title.start - 2, said[-2:])
    if (
        len(said) in _NAME_LENGTHS
        and said[0] in SURNAMES
        and _ends_a_party(before)
        and not lexicon.spelling.meant_by(said)
    ):
        return _named(title, run, said)
    if said and said[-1] in SURNAMES and (len(said) == 1 or said[-1] not in NO_SURNAMES):
        return _named(title, title.start - 1, said[-1])
    return title


def _named(title: Token, start: int, name: str) -> Token:
    return piece(Sort.TITLE, start, title.end, title.value, name=name)


def _ends_a_party(before: list[Token]) -> bool:
    """Whether a whole name may follow: at the beginning, after a court, a joiner or an @."""
    return not before or before[-1].sort in _ENDS_OF_PARTY


_ENDS_OF_PARTY = frozenset(
    (
        Sort.COURT,
        Sort.PLACE,
        Sort.JOIN,
        Sort.AT,
        Sort.PLEASE,
        Sort.BY,
        Sort.SPACE,
        Sort.COMMA,
        Sort.STOP_MARK,
    )
)
