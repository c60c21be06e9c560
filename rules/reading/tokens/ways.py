"""What a known word is by what stands around it: 见 before somebody, 马上办 before what is to be done, a body with its branch."""

import re
from collections.abc import Callable

from rules.reading.lexicon import Entry, Lexicon
from rules.reading.pieces import Token, piece
from rules.reading.values import SpeechAct
from rules.reading.vocabulary import NAMED_TITLES, NO_SURNAMES, SURNAMES, Sort

# 见 alone is a meeting only before somebody: 见他, 见申请人, 见张某.
_SOMEBODY = re.compile(
    r"[他她那这老申信当代家农工业人孩面上着]|到?那|到申|[\u4e00-\u9fff]某|[\u4e00-\u9fff]{2,3}[那这][位个户]|[\u4e00-\u9fff]{2,6}(?:代表|家属|工人|职工|村民|老人|业主|老兵|教师|矿工|渔民|农户|果农|菜农|商户|遗属|养殖户|种植户|购房户|拆迁户|搬迁户|回迁户|老板娘|店主|司机|船主|船员|护工|保洁员|保安|教练|租客|房东|包工头)"
    r"|[\u4e00-\u9fff]{0,4}(?:夫妇|夫妻|两口子|母女|父子|师傅|大爷|大妈|大娘|大姐|老太|老汉)|[^,。;!?的谈见]{1,8}的(?:[老小][\u4e00-\u9fff]|[\u4e00-\u9fff]某|那[位个]|申请|信访|大[爷娘妈姐哥叔])|[,。;!]|$"
)
# 收到评估报告之日起5日内 counts from an event; 收到 alone answers.
_RECEIVED = ("收到",)
_ON_RECEIPT = re.compile(r"的|[\u4e00-\u9fff]{1,14}?(?:之日起|当日起|之后|以后|后)")
_ONLY_WITH_TITLE = ("他们院", "他院")
# Who is away says why nothing is done; who is back, or others, do not.
_AWAY = ("出差", "住院", "休假", "年休假", "病假", "外出学习", "外出培训", "出国", "在外地", "因病", "外出")
_NO_LONGER = ("回来", "归来", "结束", "期间", "前", "之前")
# Whose absence excuses nobody.
_OTHERS_AWAY = re.compile(
    "(?:申请(?:执行)?人|被执行人|当事人|债务人|老板|法定代表人|证人|承办人|法官|书记员|对方|人家|[他她]|信访人|家属|买受人|某[一-龥]?)[^,。;!?]{0,8}$"
)
# 马上办 answers, 马上办解除手续 commands.
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
_OF_NAMED = SURNAMES - NO_SURNAMES - {"任"}
_PROPER = frozenset((Sort.COURT, Sort.ORGANISATION, Sort.OFFICE, Sort.SELECTOR))


def _runs_into_name(text: str, place: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name begins inside the words and goes on behind them: 请教育局 asks 教育局, it does not 请教."""
    for inside in range(place + 1, end):
        found = lexicon.longest(text, inside)
        if found and found[1].sort in _PROPER and inside + len(found[0]) > end:
            return True
    return False


def made(text: str, place: int, end: int, entry: Entry, lexicon: Lexicon) -> Token | None:
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
    return made(text, place, place + 1, shorter[0][1], lexicon) if shorter else None


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
    if entry.value is SpeechAct.TALK and text[place:end] in _AWAY and _does_not_matter(text, place, end):
        return piece(Sort.TEXT, place, end)
    if entry.value is SpeechAct.AMENDMENT and _is_work(text, place, end):
        return piece(Sort.DO, place, end)
    return piece(entry.sort, place, end, entry.value)


def _does_not_matter(text: str, place: int, end: int) -> bool:
    """Whether somebody is back (别等法官出差回来), or is away whose absence excuses nobody (申请人12月3日出国)."""
    return text.startswith(_NO_LONGER, end) or _OTHERS_AWAY.search(text, max(0, place - 14), place) is not None


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
