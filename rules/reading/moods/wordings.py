"""The mood that the words of a clause show, whatever their sorts: what asks for nothing, follows from a failure, is put off."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods.done import UNBIDDEN
from rules.reading.moods.firmness import has_deadline
from rules.reading.moods.letters import Form
from rules.reading.moods.reports import INSPECTION, is_report
from rules.reading.moods.values import Mood
from rules.reading.vocabulary import Sort

# 同意你院将评估延长至11月8日的意见, 就按你们报的12月15日: leave is given, and nothing asked for.
_APPROVES = re.compile(
    "(?:我|省院|院里|原则|也|都|可以|准予)*(?:同意[^,。;!?]{0,30}(?:的(?:意见|请示|申请|报告|方案)|请假|年假|病假)$|(?:同意|可以|准予)(?:销号|办结|延期)$)"
    "|[^,。;!?]{0,12}(?:党组|研究|已经?|我)同意了?$|[^,。;!?]{0,30}(?:假|请示|报告|申请|方案)[^,。;!?]{0,4}我(?:都|也)?(?:同意|批|准|签)了$"
    "|就?按[你您他][们院]{0,2}[报说提定请]的[^,。;!?]{0,10}[日号天月]$"
)
_MAY_APPROVE = frozenset("意批准签按销")
# 说周日请大伙儿爬山: a treat, and no order.
_TREATS = re.compile(
    "请(?:大家|大伙儿?|我们?|咱们?|你们?|您|他们?|全院|全体|各位|弟兄们|同志们)?(?:吃(?!透|准)|喝|爬山|搓一顿|撮一顿|看电影|钓鱼|客)"
)
# 请各位院长放心: asks for nothing that is to be done.
_REASSURES = re.compile("[请望][^把将]{0,12}(?:放心|理解|谅解|见谅|体谅|包涵|海涵|指正|多担待|多支持|多关照|多包涵)$")
# 周院长今天在北京开会: where he is; 明天到省院开会 calls him in.
_ABSENT = re.compile(
    "在(?!现场|院|会议室|本院|家)[\u4e00-\u9fff]{1,6}(?:开会|学习|培训|出差|汇报|考察|挂职|述职|看病|住院|调研|参会|休假|疗养)(?:呢)?$"
)
# 找不回来你和建昌院长写检查: what follows from a failure.
_FAILING = re.compile(
    "(?:要是|再)?[\u4e00-\u9fff]{1,3}不(?:回来|出来|上来|下来|到位|到账|到|上|着|成|完|动|掉|清|齐|了)(?=你|我|就|咱|再|换|由|让|省院|中院|分管|主管|院长|执行局长|到[省中]|一律|谁|写|提级|通报|点名|问责|约谈)"
)
# 给你到下周五, 我只给到这周五: the time that there is.
_GRANTED = re.compile("(?:我|省院|院里)?(?:只|最多|最后|就|再)?(?:给|宽限)(?:你们?|你院)?到")
# 11月拘留人数前三名：…: whose names follow.
_RANKING = re.compile("(?:前|后|末|倒数|最[低高多少好差]的)[一二三四五六七八九十\\d]{1,3}(?:名|位|家)?$")
# 那件等高院批复再说: put off.
_PUT_OFF = re.compile("[等待][^,。;:!?]{1,14}再(?:说|定|议|谈|动|办|研究|处理|考虑)(?:吧)?$")
# 耽误的那场接谈: which one is meant.
_THAT_MEETING = re.compile("[那这]场[\u4e00-\u9fff]{0,3}(?:接谈|接访|会谈)$|落下的[^,。;!?]{0,4}(?:接谈|接访)$")


def by_words(form: Form, clause: Clause, words: str) -> Mood | None:
    """The mood that the words themselves show, whatever their sorts: what was done, what follows from a failure."""
    if _is_said_of_itself(form, clause, words):
        return Mood.REPORT
    if "到" in words and _GRANTED.match(words) and has_deadline(clause):
        return Mood.ORDER
    if "不" in words and _FAILING.match(words):
        return Mood.CONDITION
    if (clause.end == ":" and _RANKING.search(words)) or _is_meeting_meant(clause, words):
        return Mood.STATEMENT
    if "再" in words and _PUT_OFF.search(words):
        return Mood.HOLD
    return Mood.ORDER if form.is_inspected and INSPECTION.search(words) else None


def _is_said_of_itself(form: Form, clause: Clause, words: str) -> bool:
    """Whether the clause asks for nothing: it reports, reassures, gives leave, speaks of a treat or of who is away."""
    if Sort.PLEASE in clause.letters:
        return bool(_REASSURES.search(words) or _TREATS.search(words))
    if is_report(form, clause, words) or (form.is_away and "在" in words and _ABSENT.search(words)):
        return True
    return not _MAY_APPROVE.isdisjoint(words) and _APPROVES.match(words) is not None


def _is_meeting_meant(clause: Clause, words: str) -> bool:
    """Whether the clause only says which meeting: 耽误的那场接谈."""
    if Sort.MEET not in clause.letters or not _THAT_MEETING.search(words):
        return False
    return UNBIDDEN.match(clause.letters) is not None and not has_deadline(clause)
