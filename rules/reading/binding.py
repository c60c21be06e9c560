"""Which of several times in a message is its deadline."""

import re
from datetime import date, time
from typing import NamedTuple

from rules.deadlines.expressions import Expression, Mark
from rules.deadlines.values import Precision
from rules.reading.clauses import Clause
from rules.reading.moods import Mood
from rules.reading.vocabulary import Sort

# A time binds by its mark and by what its clause does; in a condition or a question nothing binds.
_MARK_WEIGHT = {Mark.BY: 6, Mark.WITHIN: 6, Mark.LATER: 4, Mark.AT: 3, Mark.AS_OF: 2}
_MOOD_WEIGHT = {Mood.ORDER: 4, Mood.WISH: 3, Mood.PLAN: 2, Mood.STATEMENT: 2, Mood.SOURCE: -3, Mood.REPORT: -4}
# What is handed in ends the order; what comes first does not.
_HANDED_IN = re.compile(r"报|交|反馈|汇报|回话|回复|答复|给我|告诉我|办结|清零")
# 春节期间值班情况 is when it happens, hardly when it is due.
_DURING = "期间"
_DURING_WEIGHT = -5
# 坐今晚的车去，周五给我准话: which one it is, rather than when it is due.
# 11日前完成，报告14日报省院: the day on which it is handed in.
_DUE = re.compile("(?:就|再|要|统一|集中|准时|各自?|分别|一并|一起)?(?:报(?!名|到)|交|给我|发我|回我)")
_DUE_WEIGHT = 3
# 各中院汇总后于23日前报省院: the second step, by other hands.
# 明天一早农户要出货: when others need it.
_NEEDED = re.compile(
    "(?![^,。;!?]{0,3}(?:材料|结果|报告|方案|款|名单|数|案))[\u4e00-\u9fff]{2,5}要(?:用|出|开|来|看|走|上|进|停|收|审|查|听)"
)
# 后天被执行人家办喜事, 果农明天（周五）要进省: their day, and not that of the work.
_THEIRS = re.compile(
    r"(?:\([^)]{1,4}\))?[^,。;!?]{0,2}(?:要|又要|还要|准备|打算|扬言)(?:再|又|集体|一起)?(?:[进上赴](?:省(?!院)|京)|[去来到](?:省城|省里|北京|京城|上访|堵门|闹))|(?:被执行人|对方|人家|他家|她家|他们家?|老[\u4e00-\u9fff]家?)家?(?!的|说|谈|见)[^,。;!?]{0,2}"
    "(?:办(?:喜|丧|酒|席|婚)|结婚|娶|嫁|过寿|过生日|出殡|出院|回来|回家|搬家|开业|出国|要走)"
)
# 报节前清欠方案, 交一份元旦前清案时间表: what the paper is about.
_ASKED_FOR = re.compile(
    "(?:报|交|报送|上报|提交|报来|制定|拟定?|拿出|汇总|填报|准备|做好?|列出?)(?:一份|一个|一张|出)?$"
)
_PAPER = re.compile(
    "的?(?![的,])[\u4e00-\u9fff“”]{0,10}?(?:方案|预案|计划|安排|时间表|值班表|清单|名单|台账|情况|报告|总结|数据|进度|推进表|倒排表|任务|打算|材料)"
)
_PAPER_WEIGHT = -5
_LONGEST_ASKED_FOR = 5
_NEEDED_WEIGHT = -3
# 周末别歇了，周六上门: when nobody is to rest.
_UNRESTED = re.compile("(?:都|也|就|谁也)*(?:别|不要|不用|不能|不许|不准|不)(?:再|想)?(?:歇|休息|休|放假|睡|回家|过了)")
_UNRESTED_WEIGHT = -5
# 最高法要12月8日，咱们内部按12月4日算: the day that binds here.
_OWN_DAY = re.compile(
    "(?:内部|咱们?|我们|我省|我市|院里|省院|市里|全省|全市|一律|统一|都|就)(?:内部|统一|一律|还是|都|就|只|要)*(?:按照?|以)$"
)
_OWN_DAY_BEHIND = re.compile("(?:之?前)?(?:来)?(?:算|掌握|倒排|卡|为准|把握|走|安排|要求)(?!的|法|数)")
_OWN_DAY_WEIGHT = 12
# 年底压力大: how things are then.
_STATE = re.compile(
    "(?:的)?(?:压力|任务|事情?|案子|收案|人手|工作)(?:很|太|都|最|又|比较)?(?:大|多|重|紧|忙|少|缺)(?=[,。;!?]|$)"
)
# 12月10日党组会前: as firm as the day with 前.
_BEFORE_EVENT = re.compile(
    "[^,。;!?0-9]{0,6}(?:会|会议|例会|开庭|拍卖|听证|调度|检查|收网|开班)(?:开始|召开)?(?:之|以)?前(?!往|期|提|来|去|[一两三]天)"
)
_BEFORE_EVENT_WEIGHT = 3
_PASSED_ON = re.compile("(?:汇总|审核|签字|把关)后")
_PASSED_WEIGHT = -2
# 别等到月底，25号是底线: too late.
# 别再跟我说元旦前: and no time to be spoken of.
_TOO_LATE = re.compile(
    r"(?:(?:别|不要|不能|不许|不得|不)(?:再|都)?(?:等|拖)到?"
    r"|(?:别|不要|少|甭|休要|莫|不许|不准|不想)(?:再|总|老)?(?:[跟和给向同]?(?:我|省院|中院|院里|大家|老百姓|申请人))?(?:说|提|讲|扯|谈|讨论|听到?|拿)(?:什么|啥|那个)?(?:到|等)?[“\"]?)$"
)
_TOO_LATE_WEIGHT = -6
_LONGEST_TOO_LATE = 14
_REFUSING = frozenset("等拖说提讲扯谈论听拿")
_AS_EXCUSE = "拿"
# 封江大概在12月8日，你按12月5日排: when something happens by itself.
_HAPPENS_ON = ("大概在", "大约在", "估计在", "预计在", "约在", "可能在")
_HAPPENS_WEIGHT = -4
_OF = "的"
_OF_WEIGHT = -3
_FIRST = re.compile(r"先|另|同时")
_TIME = Sort.TIME
_FIRM = (Mark.BY, Mark.WITHIN, Mark.LATER)


class Bound(NamedTuple):
    """A time that could be the deadline, and the clause in which it stands."""

    time: Expression
    clause: Clause


def bound(clauses: tuple[Clause, ...], moods: tuple[Mood, ...], text: str) -> tuple[Bound, ...]:
    """The times that could be the deadline, the best first; among equals the latest, which ends the whole order.

    None if the only firm time hangs on an event without a date (款到后三日内).
    """
    timed = [(clause, mood) for clause, mood in zip(clauses, moods, strict=True) if _TIME in clause.letters]
    found = [
        Bound(time, clause)
        for clause, mood in timed
        if mood in _MOOD_WEIGHT
        for token in clause.of(_TIME)
        if isinstance(time := token.value, Expression)
        if time.at is not None and time.mark in _MARK_WEIGHT
    ]
    if len(found) > 1:
        found = _without_refused(_without_wider(found), text)
        found.sort(key=lambda one: _rank(one, moods[one.clause.number], text), reverse=True)
        found = _meeting_first(found)
    courts = [one for one in found if not one.clause.letters.startswith(Sort.ORGANISATION)]
    if len(courts) < len(found) and hangs_on_event(clauses):  # 收到之日起两日内移送，评估机构30日内出报告
        found = courts
    is_firm = bool(found) and found[0].time.mark in _FIRM
    return () if timed and not is_firm and hangs_on_event(clauses) else tuple(found)


def _without_wider(found: list[Bound]) -> list[Bound]:
    """The times without one that the next, right behind it, says more exactly: 月底前29号给我."""
    ends = {one.time.span[0]: one.time.at for one in found}
    return [
        one
        for one in found
        if not ((at := ends.get(one.time.span[1])) and one.time.at and at.date() < one.time.at.date())
    ]


def _without_refused(found: list[Bound], text: str) -> list[Bound]:
    """The times without the day that is said to be too late, wherever it stands: 厅里要求25日前清零，我们不等25日.

    A day that is no excuse (别拿周六说事) may be the one that is set.
    """
    if _REFUSING.isdisjoint(text):
        return found
    late = [one for one in found if _is_too_late(one.time, text)]
    refused = {one.time.at.date() for one in late if one.time.at and text[one.time.span[0] - 1] != _AS_EXCUSE}
    kept = [one for one in found if one not in late and one.time.at and one.time.at.date() not in refused]
    return kept or found


def _is_too_late(time: Expression, text: str) -> bool:
    start = time.span[0]
    return _TOO_LATE.search(text, max(0, start - _LONGEST_TOO_LATE), start) is not None


def _meeting_first(found: list[Bound]) -> list[Bound]:
    """The times with that of the meeting first, where all else is due before it: 今晚之前找到人，明天你亲自接谈."""
    met = next((one for one in found if Sort.MEET in one.clause.letters and one.time.mark is Mark.AT), None)
    if met is None or met.time.at is None or Sort.DO in met.clause.letters:
        return found
    if any(_is_hour_of_day(one.time, met.time) for one in found):
        return found  # 今晚就去见他，十点前给我信儿: the hour says when
    is_last = all(one.time.at is None or one.time.at < met.time.at for one in found if one is not met)
    return [met, *(one for one in found if one is not met)] if is_last else found


def _is_hour_of_day(time: Expression, day: Expression) -> bool:
    """Whether a firm time of day falls on a day that itself is said without one."""
    is_firm = time.mark is Mark.BY and time.precision is Precision.MINUTE and day.precision is not Precision.MINUTE
    return is_firm and time.at is not None and day.at is not None and time.at.date() == day.at.date()


def _rank(one: Bound, mood: Mood, text: str) -> tuple[int, date, bool, time]:
    """By weight, then the later day; on one day (明天……上午十点) the time of day says more than the day alone."""
    at, is_timed = one.time.at, one.time.precision is Precision.MINUTE
    weight = _MARK_WEIGHT[one.time.mark] + _MOOD_WEIGHT[mood] + _weight_behind(text, one.time, one.clause)
    return weight, at.date() if at else date.min, is_timed, at.time() if at else time.min


# 12月3日前不履行的，强制腾退: by when others fail, and no time for those addressed.
_FAILING = re.compile("(?:仍|还|再)?(?:不|未|没)[^,。;!?]{1,6}的(?:$|[一就直将由])")
_MAY_FAIL = ("仍", "还", "再", "不", "未", "没")
_FAILING_WEIGHT = -8


def _weight_behind(text: str, time: Expression, clause: Clause) -> int:
    behind = text[time.span[1] : clause.stop]
    during = _DURING_WEIGHT if time.words.endswith(_DURING) else 0
    of = _OF_WEIGHT if time.mark is Mark.AT and behind.startswith(_OF) else 0
    due = _DUE_WEIGHT if time.mark is Mark.AT and _DUE.match(behind) and not time.words.startswith("当") else 0
    passed = _PASSED_WEIGHT if _PASSED_ON.search(text, clause.start, time.span[0]) else 0
    late = _TOO_LATE_WEIGHT if _is_too_late(time, text) else 0
    needed = _NEEDED_WEIGHT if _NEEDED.match(behind) or _THEIRS.match(behind) else 0
    before = (max(clause.start, time.span[0] - _LONGEST_ASKED_FOR), time.span[0])
    paper = _PAPER_WEIGHT if _ASKED_FOR.search(text, *before) and _PAPER.match(behind) else 0
    needed += _UNRESTED_WEIGHT if _UNRESTED.match(behind) or _STATE.match(behind) else 0
    needed += _BEFORE_EVENT_WEIGHT if "前" in behind and time.mark is Mark.AT and _BEFORE_EVENT.match(behind) else 0
    needed += _HAPPENS_WEIGHT if time.mark is Mark.AT and text.endswith(_HAPPENS_ON, 0, time.span[0]) else 0
    is_ours = _OWN_DAY_BEHIND.match(behind) and _OWN_DAY.search(text, clause.start, time.span[0])
    failing = _FAILING_WEIGHT if behind.startswith(_MAY_FAIL) and _FAILING.match(behind) else 0
    return (
        failing
        + (_OWN_DAY_WEIGHT if is_ours else 0)
        + paper
        + needed
        + late
        + passed
        + of
        + due
        + bool(_HANDED_IN.search(behind))
        - bool(_FIRST.match(behind))
        + during
    )


def hangs_on_event(clauses: tuple[Clause, ...]) -> bool:
    """Whether a period begins with an event that has no date yet (款到后三日内)."""
    event = Mark.EVENT
    for clause in clauses:
        for token in clause.of(_TIME):
            if isinstance(token.value, Expression) and token.value.mark is event:
                return True
    return False
