"""Words that order a meeting with a party though no verb of meeting does."""

import re
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import NamedTuple

from rules.reading.clauses import Clause
from rules.reading.parsing import Parsed
from rules.reading.petitioners import petitioner
from rules.reading.signs import BySigns
from rules.reading.vocabulary import Sort

_PARTY = "申请(?:执行)?人|信访人|上访人|来访人|当事人|[\u4e00-\u9fff]某"
_AT_HOME = (
    "[他她]们?|人家|老人家?|老两口|[\u4e00-\u9fff]某|老[\u4e00-\u9fff]|[\u4e00-\u9fff](?:女士|先生|大爷|大娘|师傅)"
)
_NO_HOME = "庭|属|具|产|长|人|电|[\u4e00-\u9fff]{0,4}[扣封搜腾抓拘蹲堵贴搬取拿收清量]"
_SPOKEN_OF = re.compile("接谈|接访|约见|会见|面谈")
_AT_WORK = re.compile("扣|查封|搜查|腾|抓|拘|蹲|堵|送达|张贴|评估|勘|被执行人家|清点")


class Within(Enum):
    """Where words are looked for."""

    FIRST_MATTER = auto()
    """Anywhere in the first of the matters that a message counts, else in the message."""
    ASKING = auto()
    """In each of its clauses that ask for something or state it."""
    ORDERING = auto()
    """In each of its clauses that demand something of somebody."""


class Met(NamedTuple):
    """`words` order a meeting where one of the `signs` occurs in the message, and where `holds` of the place at which its stretch begins."""

    signs: str
    words: re.Pattern[str]
    within: Within
    holds: Callable[[Parsed, int], bool]
    why: str
    example: str


def _always(_parsed: Parsed, _start: int) -> bool:
    return True


def _has_party(parsed: Parsed, _start: int) -> bool:
    return parsed.has(Sort.PERSON)


def _has_petitioner(parsed: Parsed, _start: int) -> bool:
    return petitioner(parsed.text, is_interview=True) is not None


def _speaks_of_meeting(parsed: Parsed, _start: int) -> bool:
    return parsed.has(Sort.PERSON) and _SPOKEN_OF.search(parsed.text) is not None


def _is_no_work(parsed: Parsed, start: int) -> bool:
    return _AT_WORK.search(parsed.text, start) is None


MET: tuple[Met, ...] = (
    Met(
        "约",
        re.compile(f"约谈(?:一下|一次)?(?:{_PARTY})(?!的(?:录音|录像|笔录|记录|情况|视频))"),
        Within.FIRST_MATTER,
        _always,
        "a party is called in",
        "周五前约谈申请执行人",
    ),
    Met(
        "家",
        re.compile(f"(?:去|到|上|登|进|回)(?:一?趟)?(?:{_AT_HOME})的?家(?:里|中|门)?(?!{_NO_HOME})"),
        Within.ORDERING,
        _is_no_work,  # 到他家扣车
        "who is visited at home is met",
        "大连中院院长,你明天上午去她家",
    ),
    Met(
        "陪",
        re.compile(
            "陪(?:他|她|人家|老人家?|老爷子|老太太)们?(?:多|好好)?(?:说说话|说会儿?话|唠唠|唠会儿?|聊聊|聊会儿?|坐坐)"
        ),
        Within.ASKING,
        _has_petitioner,
        "whose company is kept for a talk",
        "太子河院长,老人家八十三了,周五前你去养老院,陪她说说话",
    ),
    Met(
        "说唠聊讲",
        re.compile(
            f"(?:好好|坐下来?|当面|耐心|慢慢|面对面)(?:儿|地)?[跟和与同](?:{_AT_HOME}|申请(?:执行)?人)[^,。;!?]{{0,4}}?(?:说说|唠唠|唠一唠|聊聊|聊一聊|讲讲)"
            f"|[跟和与同](?:{_AT_HOME}|申请(?:执行)?人)们?(?:好好|坐下来?|当面|耐心|慢慢|面对面)(?:儿|地)?[^,。;!?]{{0,4}}?(?:说说|唠唠|唠一唠|聊聊|聊一聊|讲讲)"
        ),
        Within.ASKING,
        _has_petitioner,
        "whom one sits down to talk with",
        "昌图院长,老安那件事你还是得自己去一趟,坐炕头上好好跟老安说说,周日前",
    ),
    Met(
        "见谈",
        re.compile(
            "点名要?[见找](?:你|院长|一把手)|不(?:见面?|谈|接谈)(?:一[面次])?是?(?:不行|不成)|非(?:见|谈|接谈)(?:一[面次])?不可"
        ),
        Within.ASKING,
        _has_petitioner,
        "he must be met, or asks for the president himself",
        "铁东院长,那件不见面不行了,申请人莫某点名要见你,这个周末之前",
    ),
    Met(
        "室",
        re.compile(
            "你们?(?:本人|亲自|准时|提前)*(?:到|去|进|在|坐)[^,。;!?把送]{0,4}接[谈访待]室(?:等|里|坐|来|去|见|$)"
        ),
        Within.ASKING,
        _has_petitioner,
        "who goes to the interview room meets whoever comes",
        "浑南院长,申请人车某约在周四下午两点,你到接谈室",
    ),
    Met(
        "听",
        re.compile(
            f"(?:听取|听听|听一听|倾听)[^,。;!?]{{0,8}}(?:{_PARTY}某?)[^,。;!?]{{0,4}}(?:意见|诉求|想法|意愿|说法|心声|要求)"
        ),
        Within.ASKING,
        _has_party,
        "whom one hears one meets",
        "大连中院院长周五前到社区听听孙某的想法",
    ),
    Met(
        "着",
        re.compile("当着(?:他|她|人家|老人家?|申请(?:执行)?人)们?的?面[^,。;!?]{0,10}(?:说|讲|谈|答|解释|表态|捋|算)"),
        Within.ASKING,
        _has_petitioner,
        "told to somebody's face",
        "海城院长,申请人老曲,你当着他的面把账算清",
    ),
    Met(
        "他她人老",
        re.compile(
            "[跟和同与找](?:他|她|人家|老人家?)们?[^,。;!?]{0,10}(?:捋|算|说|讲|聊|唠|掰扯|理|讲)(?:一遍|清|明白|开|透)"
        ),
        Within.ASKING,
        _has_petitioner,
        "gone through with him",
        "海城院长,申请人老曲,你跟他把账捋一遍",
    ),
    Met(
        "条个项",
        re.compile("(?:一[个条件]问?题?一[个条件]问?题?|逐[条个项])(?:地|当面)*(?:答(?!辩)|回答|解释)"),
        Within.ASKING,
        _has_petitioner,
        "his questions are answered one by one",
        "灯塔院长,申请人徐某,周五前把上次的三个问题逐条答了",
    ),
    Met(
        "面",
        re.compile("当面(?![^,。;!?]{0,6}[道致]歉)[^,。;!?]{0,14}(?:说|讲|答|解释)(?:清|明|透|开)"),
        Within.ASKING,
        _has_petitioner,
        "made clear face to face",
        "义县院长,老党员解某,执行款的事儿当面讲清楚",
    ),
    Met(
        "听",
        re.compile("当面听[^,。;!?]{2,8}(?:说|讲)(?:说|讲|完)?(?=[,。;!?]|$)"),
        Within.ASKING,
        _has_petitioner,
        "whom somebody is to hear",
        "长海院长,讨要补偿的那13户渔民,你们周五前上岛一趟,当面听听人家怎么说",
    ),
    Met(
        "让等听容",
        re.compile(
            "(?:让|等|听|容)(?:他|她|人家|老人家?|老乡|老太太|老爷子|乡亲)们?[^,。;!?]{0,3}把[^,。;!?]{0,3}话(?:都|全)?(?:说|讲)(?:完|透|清|开)"
        ),
        Within.ASKING,
        _has_petitioner,
        "he is heard out",
        "凌源院长,12月1日前请卞某来,让人家把话说完",
    ),
    Met(
        "让叫折劳麻",
        re.compile(
            "(?:别|不要|甭|莫)(?:再)?(?:让|叫|折腾|劳动|麻烦)(?:他|她|人家|老人家?|老爷子|老太太)们?(?:再|跑|过|到省院|到院里)*(?:来|跑|折腾)[^。;!?]{0,8}你们?(?:亲自|自己|本人|上门|过)*去(?=[,。;!?]|$)"
        ),
        Within.FIRST_MATTER,
        _has_petitioner,
        "who is spared the way is called on",
        "岫岩院长,老姜头七十三了,你别叫他来,你去",
    ),
    Met(
        "谈访见",
        re.compile(
            "(?:必须|得|要|就|应该)是?(?:你|院长|一把手)(?:们|本人|自己|亲自)*(?:来|上|出面|接|见)?(?=[,。;!?]|$)"
        ),
        Within.ORDERING,
        _speaks_of_meeting,
        "he is to do what others did before",
        "平山院长,时某第五次预约接谈了,前四次都是副院长。28日前必须是你",
    ),
)
_BY_SIGNS = BySigns(MET)


def is_met(parsed: Parsed, asking: tuple[Clause, ...], end: int) -> bool:
    """Whether a row of MET is found; `asking` are the clauses that ask, up to `end`, where a second matter begins."""
    return any(_is_found(row, parsed, asking, end) for row in _BY_SIGNS.within(parsed.text))


def _is_found(row: Met, parsed: Parsed, asking: tuple[Clause, ...], end: int) -> bool:
    for start, stop in _stretches(row.within, parsed, asking, end):
        if row.words.search(parsed.text, start, stop) and row.holds(parsed, start):
            return True
    return False


def _stretches(within: Within, parsed: Parsed, asking: tuple[Clause, ...], end: int) -> Iterable[tuple[int, int]]:
    if within is Within.FIRST_MATTER:
        return ((0, end),)
    clauses = asking if within is Within.ASKING else parsed.ordering
    return [(clause.start, clause.stop) for clause in clauses if clause.start < end]
