"""What a clause reports: figures, what somebody can do, how something was done, what is not accepted."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods.done import UNBIDDEN, is_done
from rules.reading.moods.firmness import has_deadline
from rules.reading.moods.letters import Form
from rules.reading.vocabulary import Sort

# Figures of what was done: only a report counts them.
_RESULTS = re.compile(
    r"(?:执结|结案|拘留|拘传|到位|查扣|查封|腾迁|扣划|发放|冻结|罚款|执行到位)(?:(?!的)[\u4e00-\u9fff]){0,4}\d"
)
# What somebody can do, or is thought to do: 月底前能结. 能…就… and 能…的 set conditions instead.
_ABILITY = re.compile(
    r"(?:能(?<![可不功职才性只]能)够?|可以|有望|可望|有把握|应该会?|估计|预计|大概)(?!力|动|不能|够?[\u4e00-\u9fff]{0,6}[就的])"
    r"[\u4e00-\u9fff]{0,4}(?:结|完|清|到位|兑现|办|执|报|交|发|拿|见效|解决|搞定|谈|启动|付|成交|上|出|过)"
)
_OWN_COURT = ("我院", "我们院", "本院", "我们法院", "我们中院")
# 今天的发言很实在, 写得很好: how it was done.
_PRAISE = re.compile(
    "(?:很|真|挺|十分|非常|相当|特别|确实|都)(?:是)?(?:好(?!办|说|找)|实在|不错|扎实|到位|及时|漂亮|给力|硬气|利落|用心|感人|有力|难得|生动|辛苦|稳妥|规范|得体|主动)"
    "|得当|得力|有力有序|有条不紊"
)
# 昨天那脚球踢得真漂亮: how it was done, and 得 is no must.
_DONE_THUS = re.compile(
    "(?<![必只总还不就可都也])得(?:真|挺|太|很|特别|非常|相当|可真|够|有点)(?:好(?![好让把])|漂亮|不错|精彩|棒|扎实|到位|及时|利落|用心|感人|细|稳|快|慢|差|难看|一般|远|晚|辛苦|热闹)"
)
# 网络查控反馈率62%: a figure, and no work.
_FIGURE = re.compile(r"\d(?:\.\d+)?(?:%|％|个百分点|分)$")
_UNFIRM = re.compile(r"(?!.*[qmBZL])")
# 我验卷: the speaker looks at it.
INSPECTION = re.compile(
    "[我](?:们)?(?:要|来|就|再|还|最后|亲自|准时|会|到现场|当场)*(?:验|看|检查|查|收|听|过目|抽查|过堂|点验|清点)(?!望|过|了|到|法)"
)
# 让执行局长代谈的一律不算: what will not be accepted, and nobody's work.
_NOT_COUNTED = re.compile(
    "的,?(?:一律|统统|通通|全都|全部|全|都|概)?(?:不算数?|不作数|不认|不予认可|不认可|无效|作废|白谈|视为未谈)$"
)
# 凤城院长表态十日内了结: what somebody has promised.
_PROMISED = re.compile(
    "[长院们他](?:已经?|也|都|当场|当面|会上|昨天)?表态(?=[\\d一二三四五六七八九十两半]{1,3}[个天日周]|[月年]底|年前|[本下]周|周[一二三四五六日末]|明|后天|今|说|要|会|将|一定|尽快|保证)"
)
# 执行局长电话打不通: why somebody else is asked.
_OUT_OF_REACH = tuple(
    f"{words}{end}" for words in ("打不通", "不接", "没接", "没人接", "联系不上", "关机") for end in ("", "了", "呢")
)
_ONLY_THEN = re.compile("[点分夜晚晨](?:多|钟|半)?才[\u4e00-\u9fff]")
_WITH_THEM = re.compile("(?:一块儿?|一起|一同|亲自|码头|门口)[看接去来谈见跑查听]的$")


def is_report(form: Form, clause: Clause, words: str) -> bool:
    """Whether the words of the clause tell how things stand, and ask for nothing."""
    has_figures = not words.isalpha()
    if words.startswith(_OWN_COURT) or (has_figures and _RESULTS.search(words)):
        return not (form.is_inspected and INSPECTION.search(words))
    if words.endswith(_OUT_OF_REACH) or _is_judged(clause, words):
        return True
    is_figure = has_figures and _FIGURE.search(words) and Sort.TIME not in clause.letters
    if (is_figure or _PRAISE.search(words)) and _UNFIRM.match(clause.letters) and not has_deadline(clause):
        return True
    if "了" in words and not has_deadline(clause) and is_done(clause, words):
        return True
    if (
        words.endswith("回来了")
        or (words.endswith("的") and _WITH_THEM.search(words))
        or ("才" in words and _ONLY_THEN.search(words))
    ):
        return UNBIDDEN.match(clause.letters) is not None
    return Sort.MUST not in clause.letters and _ABILITY.search(words) is not None


def _is_judged(clause: Clause, words: str) -> bool:
    """Whether the clause says what is not accepted, what was promised, or how something was done."""
    if ("的" in words and _NOT_COUNTED.search(words)) or ("表态" in words and _PROMISED.search(words)):
        return True
    return "得" in words and _DONE_THUS.search(words) is not None and not has_deadline(clause)
