"""What a clause does: orders, reports, asks, sets a condition. One row a mood; the first that fits decides."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.tellings import Told, tellings
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
    MoodPattern(Mood.ORDER, re.compile(r"^[xy_W]*sx?Y[am]*D[axm]*[vi]"), "答应他们你五日内登门"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[^qB]*s[^q]*$"), "最高法要求11月27日前报送"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[xy_D]*O[a_]*Z[^qYCcT]*$"), "省委政法委要求12月10日前上报"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e[ax_]*[bZ]"), "昨天让各中院报的材料"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e[a_]*q[CcRTGFU]+[vx]+d(?!.*[mZBD])"), "昨天请各院报的数"),
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
_MADE = re.compile("[抽做发写报交办结执完谈见开拿到给查去来获登拍收]了(?!吧|没|吗|再|就|之|后|以|[,。;!?]|$)")
_DONE_TO = re.compile(
    "[把将][^,。;]{1,20}(?:成|给|到|进|出|上|下|回)了[\u4e00-\u9fff]|[把将][^,。;]{1,20}了(?:[一两二三四五六七八九十几]|\\d)|[把将][^,。;]{1,12}(?:错|丢|坏|漏|混|弄反|搞砸|搞乱|弄乱|耽误|晾)了"
)
_OWN_COURT = ("我院", "我们院", "本院", "我们法院", "我们中院")
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
# 找不回来你和建昌院长写检查: what follows from a failure.
_FAILING = re.compile(
    "(?:要是|再)?[\u4e00-\u9fff]{1,3}不(?:回来|出来|上来|下来|到位|到账|到|上|着|成|完|动|掉|清|齐|了)(?=你|我|就|咱|再|换|由|让|省院|中院|分管|主管|院长|执行局长|到[省中]|一律|谁|写|提级|通报|点名|问责|约谈)"
)
# 三天就把工资要回来了: it is told as done, whatever 要 is elsewhere.
_WON_BACK = re.compile("[把将][^,。;]{1,20}[要追拿领接收找抢]回来?了$")
_HAPPENING = re.compile(r"(?!.*[qmBZYL]).*D")
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
# 明早八点我验卷: when we look at it, it is to be there.
_INSPECTED = re.compile(r"[_am]*D[_am]*W")
_INSPECTION = re.compile(
    "[我](?:们)?(?:要|来|就|再|还|最后|亲自|准时|会|到现场|当场)*(?:验|看|检查|查|收|听|过目|抽查|过堂|点验|清点)(?!望|过|了|到|法)"
)
# 11月拘留人数前三名：…: whose names follow.
_RANKING = re.compile("(?:前|后|末|倒数|最[低高多少好差]的)[一二三四五六七八九十\\d]{1,3}(?:名|位|家)?$")
# 那件等高院批复再说: put off.
_PUT_OFF = re.compile("[等待][^,。;:!?]{1,14}再(?:说|定|议|谈|动|办|研究|处理|考虑)(?:吧)?$")
# 入冬以前: a firm time that has no date.
_SEASON = re.compile(
    "(?:入冬|上冻|封冻|封河|下雪|落雪|冬天|供暖期?|停暖|开春|春耕|春播|播种|汛期|入汛|雨季|入夏|入秋|秋收|收割|上市|开学|放假|开庭|过户|离场|换届|开工|复工|返岗|返乡|回老家)(?:之|以|到来之?|来临之?|开始之?)?前(?!的|期)"
)
# 每周五中午12点前: every time is a firm one.
_EVERY = re.compile(
    "每(?:个)?(?:工作日|日|天|晚|周|星期|礼拜|月|半月|季度?)[^,。;!?]{0,10}?[\\d点时班一二三四五六日天末底](?:之|以)?前"
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
_LASTED = re.compile("(?:年|个月|天|次|回|遍|趟|周|星期)了$")
# 抽了三位申请人, 凌晨一点才回到大连: it was so.
_COUNTED = re.compile(
    "了[一两二三四五六七八九十几好半\\d]{1,4}(?:户|个|家|件|位|名|处|起|台|辆|本|笔|份|批|场|圈)[^的,。;!?]*的?$"
)
_ONLY_THEN = re.compile("[点分夜晚晨](?:多|钟|半)?才[\u4e00-\u9fff]")
_WITH_THEM = re.compile("(?:一块儿?|一起|一同|亲自|码头|门口)[看接去来谈见跑查听]的$")
_UNBIDDEN = re.compile(r"(?!.*[qmBZYL])")
# 耽误的那场接谈: which one is meant.
_THAT_MEETING = re.compile("[那这]场[\u4e00-\u9fff]{0,3}(?:接谈|接访|会谈)$|落下的[^,。;!?]{0,4}(?:接谈|接访)$")
# 陪她坐了半天, 谈了两个小时: how long it took.
_TOOK = re.compile(
    "了(?:整整|足足|大)?(?:[一两三四五六七八九十半几]|\\d+)个?多?(?:半?天|小时|钟头|晚上?|夜|宿|晌|上午|下午|月|星期|礼拜)(?![再后])"
)
_REPEATED = re.compile("了[一两二三四五六几多好\\d]{1,2}[遍次回趟]")
_HAPPENED = re.compile(r"(?!.*[qmBZYL])(?:[^v]*D[^v]*$|.*p.*D)")


# 闫院长，王宏下周去北京开会，调度会你来主持: who is away, while another is called.
_CALLED = re.compile(r"[_U]*(?:[CcR]?d?(?:T|N)|U)$")
_TURNED_TO = re.compile(r"[_a]*(?:(?:[CcR]d?)?[TN]|U)_?Y")
_AWAY = re.compile(r"(?:(?:[CcR]d?)?[TN]|F)[aD_]*[^qmBLbY]*$")
_GOING = re.compile(
    "[去到赴在上](?!位)[\u4e00-\u9fff]{1,6}(?:开会|学习|培训|出差|汇报|考察|挂职|述职|看病|住院|办案|调研|参会)|[去到在上]党校|请[病事产年婚丧]?假|休假|外出|出差|住院|不在|调走|退休"
)
# 周院长今天在北京开会: where he is; 明天到省院开会 calls him in.
_ABSENT = re.compile(
    "在(?!现场|院|会议室|本院|家)[\u4e00-\u9fff]{1,6}(?:开会|学习|培训|出差|汇报|考察|挂职|述职|看病|住院|调研|参会|休假|疗养)(?:呢)?$"
)
_DEMANDED = re.compile(r"[_a]*Z[^qYCcT]*$")
_OTHERS = re.compile("[Os]")
_ASKED = re.compile(r"[_a]*q[_a]*[CcRTGFU]")
_FIRM_WORDS = re.compile(r"[qmZYL]")
# 周五的调度你来主持: the verb need not be known.
_YOU_DO = re.compile("你们?(?:俩|几个|两家)?(?:来|去|亲自|代我|替我|出面)[\u4e00-\u9fff]")
_THEN = re.compile(r"就|则|那就|一律|我|将|直接|由")


class _Form(NamedTuple):
    """What the letters of a clause say, whatever its words: the first row of MOODS that fits, and what else they may be."""

    mood: Mood | None
    is_away: bool
    is_demanded: bool
    is_inspected: bool


@lru_cache(maxsize=8192)
def _form(letters: str, asked: str) -> _Form:
    """The form of the clause; `asked` is its question mark, if any. Half of all clauses have letters seen before."""
    return _Form(
        _by_table(letters, asked),
        _AWAY.match(letters) is not None,
        _DEMANDED.match(letters) is not None,
        _INSPECTED.match(letters) is not None,
    )


def _by_table(letters: str, asked: str) -> Mood | None:
    for row in MOODS:
        if not row.letters.search(letters + asked):
            continue
        if row.mood is Mood.QUESTION and not asked and _COMMANDS.search(letters):
            continue  # 明天把程序走到哪一步说给我听
        return row.mood
    return None


def moods_of(clauses: tuple[Clause, ...], text: str) -> tuple[Mood, ...]:
    """The mood of each clause; what follows 最高法通知： in its sentence is told, not ordered, unless a 请 says so."""
    found: list[Mood] = []
    for clause in clauses:
        form = _form(clause.letters, "?" if clause.end == "?" else "")
        before = clauses[clause.number - 1] if clause.number else None
        if before and found[-1] is Mood.CONDITION and before.end == "," and _THEN.match(text, clause.start):
            found.append(Mood.CONDITION)
        elif (before and found[-1] is Mood.SOURCE and _goes_on(before, clause)) or _is_told(
            form, clause, clauses, text
        ):
            found.append(Mood.SOURCE)
        else:
            found.append(_mood(form, clause, text))
    moods = tuple(found)
    for told in tellings(text):
        moods = _told(moods, clauses, told)
    return moods


def _goes_on(before: Clause, clause: Clause) -> bool:
    """Whether the clause tells what the source named before it (最高法通知：…) demands."""
    is_introduced = before.end == ":" or (before.end == "," and before.tokens[-1].sort is Sort.SOURCE)
    return is_introduced and Sort.PLEASE not in clause.letters


def _is_told(form: _Form, clause: Clause, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether the clause tells who is away, or what others demanded."""
    if form.is_away and _is_left_to_another(clause.number, clauses, text):
        return True
    return form.is_demanded and _is_demanded_by_others(clause, clauses)


def _told(moods: tuple[Mood, ...], clauses: tuple[Clause, ...], told: Told) -> tuple[Mood, ...]:
    """The moods where some of the message is told: a report, unless 请 or a firm time orders something else."""
    return tuple(
        Mood.REPORT if told.start <= clause.start < told.stop and (told.is_firm or not _is_bidding(clause)) else one
        for clause, one in zip(clauses, moods, strict=True)
    )


def _is_bidding(clause: Clause) -> bool:
    """Whether the clause asks for something, by its words (请, 必须, 要求, 你, 负责) or by a firm time."""
    return _FIRM_WORDS.search(clause.letters) is not None or has_deadline(clause)


def _is_demanded_by_others(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether another's demand is told (政法委督办函：…，要求一个月内反馈) before a later sentence asks somebody."""
    is_others = any(_OTHERS.search(one.letters) for one in clauses[: clause.number])
    return is_others and any(one.sentence > clause.sentence and _ASKED.match(one.letters) for one in clauses)


def _is_left_to_another(number: int, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether the clause tells who is away, and a later one turns to another as 你: somebody called before, or next."""
    if number > 1 or not _GOING.search(text, clauses[number].start, clauses[number].stop):
        return False
    if number == 0:  # 关院长今天请病假，程副院长你替他接谈
        return len(clauses) > 1 and _TURNED_TO.match(clauses[1].letters) is not None
    is_called = _CALLED.match(clauses[0].letters) is not None
    return is_called and any(Sort.YOU in clause.letters for clause in clauses[2:])


def _mood(form: _Form, clause: Clause, text: str) -> Mood:
    """The mood of the clause; a deadline makes an order of what is neither question, report nor condition."""
    words = text[clause.start : clause.stop]
    told = _by_words(form, clause, words)
    if told:
        return told
    if form.mood and form.mood is not Mood.WISH:
        return form.mood
    if _is_due(clause, words):
        return Mood.ORDER
    if form.mood or ("你" in words and _YOU_DO.search(words)):
        return Mood.WISH
    return Mood.PLAN if Sort.TIME in clause.letters else Mood.STATEMENT


def _by_words(form: _Form, clause: Clause, words: str) -> Mood | None:
    """The mood that the words themselves show, whatever their sorts: what was done, what follows from a failure."""
    if _is_said_of_itself(form, clause, words):
        return Mood.REPORT
    if "不" in words and _FAILING.match(words):
        return Mood.CONDITION
    if (clause.end == ":" and _RANKING.search(words)) or _is_meeting_meant(clause, words):
        return Mood.STATEMENT
    if "再" in words and _PUT_OFF.search(words):
        return Mood.HOLD
    return Mood.ORDER if form.is_inspected and _INSPECTION.search(words) else None


def _is_said_of_itself(form: _Form, clause: Clause, words: str) -> bool:
    """Whether the clause asks for nothing: it reports, reassures, gives leave, speaks of a treat or of who is away."""
    if Sort.PLEASE in clause.letters:
        return bool(_REASSURES.search(words) or _TREATS.search(words))
    if _is_report(form, clause, words) or (form.is_away and "在" in words and _ABSENT.search(words)):
        return True
    return not _MAY_APPROVE.isdisjoint(words) and _APPROVES.match(words) is not None


def _is_meeting_meant(clause: Clause, words: str) -> bool:
    """Whether the clause only says which meeting: 耽误的那场接谈."""
    if Sort.MEET not in clause.letters or not _THAT_MEETING.search(words):
        return False
    return _UNBIDDEN.match(clause.letters) is not None and not has_deadline(clause)


def _is_due(clause: Clause, words: str) -> bool:
    """Whether something is to be done by a time: a firm one, each time anew, or before a season without a date."""
    if has_deadline(clause):
        return True
    return "前" in words and (_EVERY.search(words) or _SEASON.search(words)) is not None


def _is_report(form: _Form, clause: Clause, words: str) -> bool:
    has_figures = not words.isalpha()
    if words.startswith(_OWN_COURT) or (has_figures and _RESULTS.search(words)):
        return not (form.is_inspected and _INSPECTION.search(words))
    if words.endswith(_OUT_OF_REACH) or _is_judged(clause, words):
        return True
    is_figure = has_figures and _FIGURE.search(words) and Sort.TIME not in clause.letters
    if (is_figure or _PRAISE.search(words)) and _UNFIRM.match(clause.letters) and not has_deadline(clause):
        return True
    if "了" in words and not has_deadline(clause) and _is_done(clause, words):
        return True
    if (
        words.endswith("回来了")
        or (words.endswith("的") and _WITH_THEM.search(words))
        or ("才" in words and _ONLY_THEN.search(words))
    ):
        return _UNBIDDEN.match(clause.letters) is not None
    return Sort.MUST not in clause.letters and _ABILITY.search(words) is not None


def _is_judged(clause: Clause, words: str) -> bool:
    """Whether the clause says what is not accepted, what was promised, or how something was done."""
    if ("的" in words and _NOT_COUNTED.search(words)) or ("表态" in words and _PROMISED.search(words)):
        return True
    return "得" in words and _DONE_THUS.search(words) is not None and not has_deadline(clause)


def _is_done(clause: Clause, words: str) -> bool:
    """Whether the clause tells by 了 what is done."""
    if _WON_BACK.search(words):
        return True
    if Sort.MUST not in clause.letters and (_DONE_TO.search(words) or _TOOK.search(words)):
        return True  # 把经验写成了文章
    if _MADE.search(words) and _HAPPENING.match(clause.letters):
        return True  # 今天在人民日报发了篇文章; 今天在开原法院抽了两位申请人
    if _COUNTED.search(words) and _UNBIDDEN.match(clause.letters):
        return True  # 今天抽了三位申请人当面谈
    if _REPEATED.search(words) or _LASTED.search(words):
        return True  # 办公室催了两遍, 把车扣了三个月了
    return words.endswith("了") and _HAPPENED.match(clause.letters) is not None  # 刘某来今天到省院了


# 把…, 立即…, 明天交来, 我要…: what commands, and does not merely mention.
_COMMAND = re.compile(r"^[_Da]*B|^[_a]*D[xa]{1,3}B[^e]*v$|^m+[aD]*v|D.*Wm|Wm.*D")
# 今天报, 明天上午拆: what is done on a day may be ordered or told.
_DATED = re.compile(r"^[_a]*D[aDx_]{0,3}v|D[_amk]*v$")


def commands(clause: Clause, *, surely: bool = False) -> bool:
    """Whether the clause has the form of a command, though it has no 请 and no firm time; `surely`: of nothing else."""
    is_dated = not surely and _DATED.search(clause.letters) is not None
    return is_dated or _COMMAND.search(clause.letters) is not None


_FIRM = frozenset((Mark.BY, Mark.WITHIN, Mark.EVENT))
_TIME = Sort.TIME


def has_deadline(clause: Clause) -> bool:
    """Whether a firm time (…前, …内) stands in the clause, be its day known or hang on an event (评估报告出来后10日内)."""
    if _TIME not in clause.letters:
        return False
    for token in clause.tokens:
        if token.sort is _TIME and isinstance(token.value, Expression) and token.value.mark in _FIRM:
            return True
    return False
