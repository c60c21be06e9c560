"""What a clause does: orders, reports, asks, sets a condition. One row a mood; the first that fits decides."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.vocabulary import Sort


class Mood(StrEnum):
    __hash__ = str.__hash__  # as in Sort

    ORDER = "order"  # 请, 必须, a deadline, …负责
    WISH = "wish"  # an action without any of those: weaker
    PLAN = "plan"  # a time to come, and no action that is known: weaker still
    REPORT = "report"
    QUESTION = "question"
    CONDITION = "condition"
    HOLD = "hold"
    SOURCE = "source"  # somebody else's order is told
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class MoodPattern:
    """`letters` is searched in the letters of the clause with its end mark; letters are those of Sort."""

    mood: Mood
    letters: re.Pattern[str]
    example: str


MOODS: tuple[MoodPattern, ...] = (
    MoodPattern(Mood.QUESTION, re.compile(r"\?_?[xy]?[?]?$|\?$"), "怎么样了？"),
    MoodPattern(Mood.CONDITION, re.compile(r"^[^Dqi]*z|^[^qiB]*Dz"), "如果本周还没进展"),
    MoodPattern(Mood.HOLD, re.compile(r"n"), "先放一放"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[^qB]*s[^q]*$"), "最高法要求11月27日前报送"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[xy_D]*O[a_]*Z[^qYCcT]*$"), "省委政法委要求12月10日前上报"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e[ax_]*[bZ]"), "昨天让各中院报的材料"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e(?!.*[qmZBY])(?!.*D[a_]*[mvi])"), "昨晚接谈到十一点的有三家"),
    MoodPattern(Mood.REPORT, re.compile(r"^[x_D]*W(?![m,.:]|$)(?!.*[qiA])|^[^qmZB]*e(?!.*[dqmZ])"), "我院昨日拘留2人"),
    MoodPattern(Mood.STATEMENT, re.compile(r"^[xyD_aU]*p(?!.*[qmBZLYib])"), "申请人每月15号去银行查"),
    MoodPattern(Mood.ORDER, re.compile(r"[qmLZ]|D.*i|i.*D"), "请三日内接谈"),
    MoodPattern(Mood.WISH, re.compile(r"[vBiVg]"), "把林权评估报上来"),
)


_COMMANDS = re.compile(r"[qB]|v.*\?")
# Figures of what was done: only a report counts them.
_RESULTS = re.compile(r"(?:执结|结案|拘留|拘传|到位|查扣|查封|腾迁|扣划|发放|冻结|罚款|执行到位)[\u4e00-\u9fff]{0,4}\d")
# What somebody can do, or is thought to do: 月底前能结. 能…就… and 能…的 set conditions instead.
_ABILITY = re.compile(
    r"(?:能(?<![可不功职才性只]能)够?|可以|有望|可望|有把握|应该会?|估计|预计|大概)(?!力|动|不能|够?[\u4e00-\u9fff]{0,6}[就的])"
    r"[\u4e00-\u9fff]{0,4}(?:结|完|清|到位|兑现|办|执|报|交|发|拿|见效|解决|搞定|谈|启动|付|成交|上|出|过)"
)
_MADE = re.compile("[做发写报交办结执完谈见开拿到给查去来获登拍收]了(?!吧|没|吗|再|就|之|后|以|[,。;!?]|$)")
_DONE_TO = re.compile(
    "[把将][^,。;]{1,20}(?:成|给|到|进|出|上|下|回)了[\u4e00-\u9fff]|[把将][^,。;]{1,20}了(?:[一两二三四五六七八九十几]|\\d)"
)
# 找不回来你和建昌院长写检查: what follows from a failure.
_FAILING = re.compile(
    "(?:要是|再)?[\u4e00-\u9fff]{1,3}不(?:回来|出来|上来|下来|到位|到账|到|成|完|动|掉|清|齐|了)(?=你|我|就|咱|再|换|由|让|省院|中院)"
)
_HAPPENING = re.compile(r"(?!.*[qmBZYL]).*D")
_LASTED = re.compile("(?:年|个月|天|次|回|遍|趟|周|星期)了$")
_REPEATED = re.compile("了[一两二三四五六几多好\\d]{1,2}[遍次回趟]")
_HAPPENED = re.compile(r"(?!.*[qmBZYL])(?:[^v]*D[^v]*$|.*p.*D)")
_OWN_COURT = re.compile(r"我院|我们院|本院|我们法院|我们中院")


_THEN = re.compile(r"就|则|那就|一律|我|将|直接|由")


def moods_of(clauses: tuple[Clause, ...], text: str) -> tuple[Mood, ...]:
    """The mood of each clause; what follows 最高法通知： in its sentence is told, not ordered, unless a 请 says so."""
    found: list[Mood] = []
    for clause in clauses:
        before = clauses[clause.number - 1] if clause.number else None
        is_consequence = (
            before and found[-1] is Mood.CONDITION and before.end == "," and _THEN.match(text, clause.start)
        )
        is_told = (
            before
            and found[-1] is Mood.SOURCE
            and (before.end == ":" or (before.end == "," and before.tokens[-1].sort is Sort.SOURCE))
            and Sort.PLEASE not in clause.letters
        )
        found.append(Mood.CONDITION if is_consequence else Mood.SOURCE if is_told else mood(clause, text))
    return tuple(found)


def mood(clause: Clause, text: str) -> Mood:
    """The mood of the clause; a deadline makes an order of what is neither question, report nor condition."""
    letters = clause.letters + ("?" if clause.end == "?" else "")
    if Sort.PLEASE not in letters and _is_report(clause, text):
        return Mood.REPORT
    if _FAILING.match(text, clause.start, clause.stop):
        return Mood.CONDITION
    for pattern in MOODS:
        if pattern.letters.search(letters):
            if pattern.mood is Mood.QUESTION and clause.end != "?" and _COMMANDS.search(clause.letters):
                continue  # 明天把程序走到哪一步说给我听
            if pattern.mood is Mood.WISH and has_deadline(clause):
                return Mood.ORDER
            return pattern.mood
    if has_deadline(clause):
        return Mood.ORDER
    return Mood.PLAN if Sort.TIME in letters else Mood.STATEMENT


def _is_report(clause: Clause, text: str) -> bool:
    words = text[clause.start : clause.stop]
    if _OWN_COURT.match(words) or _RESULTS.search(words):
        return True
    if "了" in words and not has_deadline(clause) and _is_done(clause, words):
        return True
    return Sort.MUST not in clause.letters and _ABILITY.search(words) is not None


def _is_done(clause: Clause, words: str) -> bool:
    """Whether the clause tells by 了 what is done."""
    if _DONE_TO.search(words) and Sort.MUST not in clause.letters:
        return True  # 把经验写成了文章
    if _MADE.search(words) and _HAPPENING.match(clause.letters):
        return True  # 今天在人民日报发了篇文章
    if _REPEATED.search(words) or _LASTED.search(words):
        return True  # 办公室催了两遍, 把车扣了三个月了
    return words.endswith("了") and _HAPPENED.match(clause.letters) is not None  # 刘某来今天到省院了


# 把…, 立即…, 明天交来, 我要…: what commands, and does not merely mention.
_COMMAND = re.compile(r"^[_Da]*B|^m+[aD]*v|D.*Wm|Wm.*D")
# 今天报, 明天上午拆: what is done on a day may be ordered or told.
_DATED = re.compile(r"^[_a]*D[aDx_]{0,3}v|D[_amk]*v$")


def commands(clause: Clause, *, surely: bool = False) -> bool:
    """Whether the clause has the form of a command, though it has no 请 and no firm time; `surely`: of nothing else."""
    is_dated = not surely and _DATED.search(clause.letters) is not None
    return is_dated or _COMMAND.search(clause.letters) is not None


_FIRM = frozenset((Mark.BY, Mark.WITHIN))


def has_deadline(clause: Clause) -> bool:
    """Whether a firm time (…前, …内) stands in the clause."""
    times = clause.of(Sort.TIME)
    return bool(times) and any(isinstance(one.value, Expression) and one.value.mark in _FIRM for one in times)
