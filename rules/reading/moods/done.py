"""What a clause tells by 了: that it is done."""

import re

from rules.reading.clauses import Clause
from rules.reading.vocabulary import Sort

_MADE = re.compile("[抽做发写报交办结执完谈见开拿到给查去来获登拍收]了(?!吧|没|吗|再|就|之|后|以|[,。;!?]|$)")
_DONE_TO = re.compile(
    "[把将][^,。;]{1,20}(?:成|给|到|进|出|上|下|回)了[\u4e00-\u9fff]|[把将][^,。;]{1,20}了(?:[一两二三四五六七八九十几]|\\d)|[把将][^,。;]{1,12}(?:错|丢|坏|漏|混|弄反|搞砸|搞乱|弄乱|耽误|晾)了"
)
# 三天就把工资要回来了: it is told as done, whatever 要 is elsewhere.
_WON_BACK = re.compile("[把将][^,。;]{1,20}[要追拿领接收找抢]回来?了$")
_HAPPENING = re.compile(r"(?!.*[qmBZYL]).*D")
_LASTED = re.compile("(?:年|个月|天|次|回|遍|趟|周|星期)了$")
# 抽了三位申请人, 凌晨一点才回到大连: it was so.
_COUNTED = re.compile(
    "了[一两二三四五六七八九十几好半\\d]{1,4}(?:户|个|家|件|位|名|处|起|台|辆|本|笔|份|批|场|圈)[^的,。;!?]*的?$"
)
UNBIDDEN = re.compile(r"(?!.*[qmBZYL])")
# 陪她坐了半天, 谈了两个小时: how long it took.
_TOOK = re.compile(
    "了(?:整整|足足|大)?(?:[一两三四五六七八九十半几]|\\d+)个?多?(?:半?天|小时|钟头|晚上?|夜|宿|晌|上午|下午|月|星期|礼拜)(?![再后])"
)
_REPEATED = re.compile("了[一两二三四五六几多好\\d]{1,2}[遍次回趟]")
_HAPPENED = re.compile(r"(?!.*[qmBZYL])(?:[^v]*D[^v]*$|.*p.*D)")


def is_done(clause: Clause, words: str) -> bool:
    """Whether the clause tells by 了 what is done."""
    if _WON_BACK.search(words):
        return True
    if Sort.MUST not in clause.letters and (_DONE_TO.search(words) or _TOOK.search(words)):
        return True  # 把经验写成了文章
    if _MADE.search(words) and _HAPPENING.match(clause.letters):
        return True  # 今天在人民日报发了篇文章; 今天在开原法院抽了两位申请人
    if _COUNTED.search(words) and UNBIDDEN.match(clause.letters):
        return True  # 今天抽了三位申请人当面谈
    if _REPEATED.search(words) or _LASTED.search(words):
        return True  # 办公室催了两遍, 把车扣了三个月了
    return words.endswith("了") and _HAPPENED.match(clause.letters) is not None  # 刘某来今天到省院了
