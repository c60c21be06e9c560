"""Whether an order is for a meeting with a party, or for another task."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.petitioners import petitioner
from rules.reading.pieces import Token
from rules.reading.values import OrderKind
from rules.reading.vocabulary import Sort

_MEETING = re.compile(r"i(?![dx]?t|vt)")
_OWN_MEETING = re.compile(r"^[Dx_]*W[^JYqA]*i")
_JOINTLY = re.compile("(?:我们|咱们)(?:一起|一同|一块儿?|俩)")
# 当面和樊院长谈谈: officials talk among themselves.
_WITH_OFFICIAL = re.compile(r"(?:^|[xaDvk_])J[Cc]?T[aD]*i")
_FIRM_MEETING = re.compile("接谈|接访|下访|会见|约见")
# 谈企业破产衔接的事: what is talked about is business, and no party.
_ON_BUSINESS = re.compile(
    r"[^,。;!?某]{2,14}(?:的事|工作|问题|事宜|方案|路子|思路|框架|协议|口径|分工|处置|条件|价格|移交|交接|衔接|对接|协作|分配|补偿|安置|清偿|过户|解封|怎么[\u4e00-\u9fff]{1,3})(?:[,。;!?]|$)"
)
# 到省院来谈: who is called in talks with us.
_WITH_US = re.compile(r"(?:[来到赴回](?:省|中|市|我)?(?:高)?院|[来到上]我(?:这儿?|这里|办公室|屋))[^,。;!?]{0,4}$")
# 周五到省院，一个一个谈: those who are called in talk with us in the next clause.
_CALLED_TO_US = re.compile(
    r"[,:](?:[^,。;!?他她老某户位]{1,12}[日天早晚午点半整分前一二三四五六])?(?:都|一起|准时|再|各自)*[到来赴](?:省|中|市)?高?院[^,。;!?他她老某户位]{0,10},[^,。;!?他她老某户位]{0,8}$"
)
# 去税务局当面谈: business with a body outside the courts.
_WITH_BODY = re.compile(r"[kJgB]O[aDxm]{0,3}$")
# 对终本案件逐件回访: a check of files.
_OF_CASES = re.compile(r"(?:逐[件案]|案件)$")
# who is received on his own matter, and no guest.
_VISITORS = re.compile("(?<!人大)代表(?!团|大会)|家属|信访|上访|群众")
_BY_VIDEO = "连线"
_FINDINGS = ("见到人", "见着人")
_DEBTOR = "被执行人"
_FACE_TO_FACE = ("当面释明", "当面答复")
# 这次是约谈，不是接谈; 不是让你们接谈: what is not meant.
_NOT_MEANT = re.compile(
    "(?:不是|并非|不叫|不算)(?:让|叫|要|请|派)?(?:你们?|您|各院|大家)?(?:去|来)?$|(?:(?<![分特个区])别|不要|不许|不准|甭)(?:再|老|光|总)?$"
)
_LONGEST_NOT_MEANT = 8
_SETTLED = ("清楚", "明白", "妥", "拢", "定")  # 把那块地谈清楚
_CHECKS = ("回访", "走访")
_UNDONE = ("没", "未")
_OVER = (
    "的",
    "了",
    "过",
    "率",
    "数",
    "督导",
    "引导",
    "流程",
    "任务",
    "计划",
    "制度",
    "安排表",
    "月报",
    "周",
    "人次",
    "件数",
    "台账",
    "质量",
    "道歉",
    "致歉",
    "赔礼",
    "功能",
    "系统",
    "平台",
)
# 约谈 of a president calls him to account; 谈 beside it is no meeting with a party.
_REPROOF = re.compile(
    r"约谈(?!申请|信访|当事|上访|[\u4e00-\u9fff]某)|诫勉|一院一谈|谈话(?!时|中|前|后|的时候|现场|笔录|室|当)"
)
_COMPLETED = re.compile("完(?!成)")  # 接谈完录系统: what follows is no paper of a meeting
_REFERRING = ("谈完", "见完")  # to a meeting that is ordered elsewhere
_AWAITED = re.compile("(?:等|候着|接)[他她](?:们)?,[^。;!?]{0,6}[谈见]完")  # 你在大厅等他，谈完给我回信
_MUST_BE_OVER = re.compile(r"[mD][axD]*i")  # but 必须全部谈完, 今天谈完 order it
_RECEPTIONS = ("接待",)  # of visitors, unless a party is named
_CALLS_IN = "约谈"
_CALLED_IN = re.compile(
    "约谈(?:一下|一次)?(?:申请(?:执行)?人|信访人|上访人|来访人|当事人|[\u4e00-\u9fff]某)(?!的(?:录音|录像|笔录|记录|情况|视频))"
)
# 听取申请执行人意见: whom one hears one meets.
_HEARING = re.compile(
    "(?:听取|听听|听一听|倾听)[^,。;!?]{0,8}(?:申请(?:执行)?人|信访人|上访人|来访人|当事人|[\u4e00-\u9fff]某某?)[^,。;!?]{0,4}(?:意见|诉求|想法|意愿|说法|心声|要求)"
)
_COUNTED_MATTERS = re.compile(
    "[两二三四五六几](?:件事|项工作|个事|项任务|件工作|个任务|项)[^,。;]{0,6}[:,。]?(?=一是|一、|1[、.]|第一)"
)
_SECOND = re.compile("(?<=[,。;!\\n])(?:二是|二、|2[、.]|第二)")
# 你明天上午去她家: whoever is visited at home is met; 到他家扣车 is work, and 家属, 家具 are no homes.
_VISIT = re.compile(
    "(?:去|到|上|登|进|回)(?:一?趟)?(?:[他她]们?|人家|老人家?|老两口|[\u4e00-\u9fff]某|老[\u4e00-\u9fff]|[\u4e00-\u9fff](?:女士|先生|大爷|大娘|师傅))的?家(?:里|中|门)?(?!庭|属|具|产|长|人|电|[\u4e00-\u9fff]{0,4}[扣封搜腾抓拘蹲堵贴搬取拿收清量])"
)
# 跟他把五件都捋一遍, 当着他的面把下一步说清: told to the face of whom the message is about.
_TO_THE_FACE = re.compile(
    "当着(?:他|她|人家|老人家?|申请(?:执行)?人)们?的?面[^,。;!?]{0,10}(?:说|讲|谈|答|解释|表态|捋|算)|[跟和同与找](?:他|她|人家|老人家?)们?[^,。;!?]{0,10}(?:捋|算|说|讲|聊|唠|掰扯|理|讲)(?:一遍|清|明白|开|透)"
    # 一个问题一个问题答; 让人家把话说完
    "|(?:一[个条件]问?题?一[个条件]问?题?|逐[条个项])(?:地|当面)*(?:答(?!辩)|回答|解释)"
    # 当面把哪天发、发多少说清楚
    "|当面(?![^,。;!?]{0,6}[道致]歉)[^,。;!?]{0,14}(?:说|讲|答|解释)(?:清|明|透|开)"
    # 让人家把话说完
    "|(?:让|等|听|容)(?:他|她|人家|老人家?|老乡|老太太|老爷子|乡亲)们?[^,。;!?]{0,3}把[^,。;!?]{0,3}话(?:都|全)?(?:说|讲)(?:完|透|清|开)"
)
_FACES = frozenset("他她人老面题条个项")
# 别叫他来，你去: who is spared the way is called on.
_GO_TO_HIM = re.compile(
    "(?:别|不要|甭|莫)(?:再)?(?:让|叫|折腾|劳动|麻烦)(?:他|她|人家|老人家?|老爷子|老太太)们?(?:再|跑|过|到省院|到院里)*(?:来|跑|折腾)[^。;!?]{0,8}你们?(?:亲自|自己|本人|上门|过)*去(?=[,。;!?]|$)"
)
# 时某第五次预约接谈了，…28日前必须是你: who is to do what others did before.
_MUST_BE_YOU = re.compile(
    "(?:必须|得|要|就|应该)是?(?:你|院长|一把手)(?:们|本人|自己|亲自)*(?:来|上|出面|接|见)?(?=[,。;!?]|$)"
)
_ASKING = frozenset((Mood.ORDER, Mood.WISH, Mood.PLAN, Mood.STATEMENT))
_SPOKEN_OF = re.compile("接谈|接访|约见|会见|面谈")
_AT_WORK = re.compile("扣|查封|搜查|腾|抓|拘|蹲|堵|送达|张贴|评估|勘|被执行人家|清点")
_LOOSE_MEETINGS = frozenset(("约谈一下", "谈", "谈完", "谈谈", "谈一次", "见", "见完", "见面", "谈一谈"))


def first_matter(text: str) -> int:
    """Where the first of several counted matters ends (两件事：一是…；二是…): it says what the order is. Else the whole."""
    counted = _COUNTED_MATTERS.search(text) if "二" in text or "2" in text else None  # without a second there is one
    second = _SECOND.search(text, counted.end()) if counted else None
    return second.start() if second else len(text)


def kind_of(parsed: Parsed) -> OrderKind:
    """An interview where a clause that orders speaks of meeting a party; else a task."""
    end = first_matter(parsed.text)
    if _CALLS_IN in parsed.text and _CALLED_IN.search(parsed.text, 0, end):
        return OrderKind.INTERVIEW
    if ("家" in parsed.text and _visits(parsed, end)) or _tells_to_the_face(parsed, end):
        return OrderKind.INTERVIEW
    # Of the clauses, where 见了 behind a time to come is a meeting, too.
    if not (parsed.has(Sort.PERSON) or any(Sort.MEET in clause.letters for clause in parsed.clauses)):
        return OrderKind.TASK
    if parsed.has(Sort.PERSON) and _SPOKEN_OF.search(parsed.text, 0, end) and _must_be_you(parsed):
        return OrderKind.INTERVIEW
    is_reproof = _REPROOF.search(parsed.text) is not None
    is_only_meeting = parsed.letters.count(Sort.MEET) == 1 and parsed.has(Sort.PERSON)
    if is_only_meeting and _AWAITED.search(parsed.text):
        return OrderKind.INTERVIEW
    is_interview = any(
        _meets(clause, parsed.text, is_reproof=is_reproof, has_party=parsed.has(Sort.PERSON))
        for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
        if mood in _ASKING and clause.start < end
    )
    return OrderKind.INTERVIEW if is_interview else OrderKind.TASK


def _visits(parsed: Parsed, end: int) -> bool:
    """Whether a clause that orders sends somebody to the home of whom the message is about; not to work on something."""
    return any(
        _VISIT.search(parsed.text, clause.start, clause.stop) is not None
        and _AT_WORK.search(parsed.text, clause.start) is None
        for clause in parsed.ordering
        if clause.start < end
    )


def _must_be_you(parsed: Parsed) -> bool:
    return any(_MUST_BE_YOU.search(parsed.text, clause.start, clause.stop) for clause in parsed.ordering)


def _tells_to_the_face(parsed: Parsed, end: int) -> bool:
    """Whether something is to be told to the face of the petitioner, who is named, or he is to be called on."""
    text = parsed.text
    if _FACES.isdisjoint(text):
        return False
    is_told = any(
        _TO_THE_FACE.search(text, one.start, one.stop)
        for one, mood in zip(parsed.clauses, parsed.moods, strict=True)
        if one.start < end and mood in _ASKING
    )
    if not is_told and not ("你" in text and _GO_TO_HIM.search(text, 0, end)):
        return False
    return petitioner(text, is_interview=True) is not None


def _meets(clause: Clause, text: str, *, is_reproof: bool, has_party: bool) -> bool:
    """Whether the clause orders a meeting with a party; not one that is over (回访了), the speaker's own, or a reproof."""
    if has_party and _HEARING.search(text, clause.start, clause.stop):
        return True
    if Sort.MEET not in clause.letters:
        return False
    is_joint = _JOINTLY.search(text, clause.start, clause.stop)
    if _OWN_MEETING.match(clause.letters) and not (has_party or is_joint):
        return False
    if _WITH_OFFICIAL.search(clause.letters) and not _FIRM_MEETING.search(text, clause.start, clause.stop):
        return False
    meetings = tuple(
        token
        for number, token in enumerate(clause.tokens)
        if token.sort == Sort.MEET and (_MEETING.match(clause.letters, number) or _COMPLETED.match(text, token.end))
    )
    return any(
        not text.startswith(_OVER, token.end)
        and (text[token.start : token.end] not in _REFERRING or _MUST_BE_OVER.search(clause.letters))
        and not text.endswith(_UNDONE, 0, token.start)
        and not _NOT_MEANT.search(text, max(clause.start, token.start - _LONGEST_NOT_MEANT), token.start)
        and (has_party or not _is_business(clause, token, text))
        and (text[token.start : token.end] in _FACE_TO_FACE or not _ON_BUSINESS.match(text, token.end))
        and not (is_reproof and text[token.start : token.end] in _LOOSE_MEETINGS)
        for token in meetings
    )


def _is_business(clause: Clause, meeting: Token, text: str) -> bool:
    """Whether visitors are received, we or a body outside the courts are talked to, or files are checked."""
    words = text[meeting.start : meeting.end]
    if words in _RECEPTIONS:
        return _VISITORS.search(text) is None
    if words in _CHECKS:
        return _OF_CASES.search(text, clause.start, meeting.start) is not None
    letters = clause.letters[: clause.tokens.index(meeting)]
    if Sort.TAKE in letters:
        return False  # 把人请到院里当面谈谈
    if words == _BY_VIDEO:
        return Sort.ATTEND in letters or Sort.JOIN not in letters  # 参加省院电话连线, 今晚随时连线; 跟老曲连线
    is_with_us = _WITH_US.search(text, clause.start, meeting.start) or _WITH_BODY.search(letters)
    is_called = words in _LOOSE_MEETINGS and "院" in text and _CALLED_TO_US.search(text, 0, meeting.start) is not None
    is_matter = is_with_us is not None or is_called or text.startswith(_SETTLED, meeting.end)
    return (words in _LOOSE_MEETINGS and is_matter) or (words in _FINDINGS and _DEBTOR in text)
