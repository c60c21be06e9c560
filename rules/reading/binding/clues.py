"""What stands around a time, and how much more or less the time binds for it."""

import re
from typing import NamedTuple

from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.signs import BySigns


class Clue(NamedTuple):
    """It holds where what is behind the time in its clause begins as `behind`, what is before it ends as `before`, and the time is `said`.

    Without one of the `signs` the words around the time cannot occur. `is_bare`: only where the time is said without 前 or 内.
    """

    signs: str
    weight: int
    why: str
    example: str
    behind: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    said: re.Pattern[str] | None = None
    is_bare: bool = False

    def holds(self, time: Expression, clause: Clause, text: str) -> bool:
        """Whether the words of the time, and those around it in its clause, are as the row says."""
        start, stop = time.span
        return (
            (self.behind is None or self.behind.match(text, stop, clause.stop) is not None)
            and (self.before is None or self.before.search(text, clause.start, start) is not None)
            and (self.said is None or self.said.match(time.words) is not None)
        )


_LONGEST_BEFORE = 14
TOO_LATE = re.compile(
    r"(?:(?:别|不要|不能|不许|不得|不)(?:再|都)?(?:等|拖)到?"
    r"|(?:别|不要|少|甭|休要|莫|不许|不准|不想)(?:再|总|老)?(?:[跟和给向同]?(?:我|省院|中院|院里|大家|老百姓|申请人))?"
    r"(?:说|提|讲|扯|谈|讨论|听到?|拿)(?:什么|啥|那个)?(?:到|等)?[“\"]?)$"
)
REFUSING = frozenset("等拖说提讲扯谈论听拿")

CLUES: tuple[Clue, ...] = (
    Clue(
        "报交反回答给诉办清",
        1,
        "what is handed in ends the order",
        "27日前完成，报告30日报省院",
        behind=re.compile(".*?(?:报|交|反馈|汇报|回话|回复|答复|给我|告诉我|办结|清零)"),
    ),
    Clue("先另同", -1, "what comes first does not end it", "今天先去现场，周五报方案", behind=re.compile("先|另|同时")),
    Clue(
        "报交给发回",
        3,
        "the day on which something is handed in",
        "27日前完成，报告30日报省院",
        behind=re.compile("(?:就|再|要|统一|集中|准时|各自?|分别|一并|一起)?(?:报(?!名|到)|交|给我|发我|回我)"),
        said=re.compile("(?!当)"),
        is_bare=True,
    ),
    Clue("的", -3, "which one is meant", "坐今晚的车去，周五给我准话", behind=re.compile("的"), is_bare=True),
    Clue("间", -5, "when something happens", "春节期间值班情况26日报", said=re.compile(".*期间$")),
    Clue(
        "后",
        -2,
        "the second step, by other hands",
        "各院25日前报中院，中院汇总后于28日前报省院",
        before=re.compile("(?:汇总|审核|签字|把关)后"),
    ),
    Clue(
        "".join(sorted(REFUSING)),
        -6,
        "what is too late, or not to be spoken of",
        "别等到月底，25号是底线",
        before=TOO_LATE,
    ),
    Clue(
        "要",
        -3,
        "when others need it",
        "明天一早农户要出货，今晚把账算清",
        behind=re.compile(
            "(?![^,。;!?]{0,3}(?:材料|结果|报告|方案|款|名单|数|案))"
            "[\u4e00-\u9fff]{2,5}要(?:用|出|开|来|看|走|上|进|停|收|审|查|听)"
        ),
    ),
    Clue(
        "要备算言",
        -3,
        "when others set out to complain",
        "果农明天（周五）要进省，今晚把人请来谈",
        behind=re.compile(
            r"(?:\([^)]{1,4}\))?[^,。;!?]{0,2}(?:要|准备|打算|扬言)(?:再|又|集体|一起)?"
            "(?:[进上赴](?:省(?!院)|京)|[去来到](?:省城|省里|北京|京城|上访|堵门|闹))"
        ),
    ),
    Clue(
        "人方家老",
        -3,
        "their day, and not that of the work",
        "后天被执行人家办喜事，你们大后天去",
        behind=re.compile(
            "(?:被执行人|对方|人家|他家|她家|他们家?|老[\u4e00-\u9fff]家?)家?(?!的|说|谈|见)[^,。;!?]{0,2}"
            "(?:办(?:喜|丧|酒|席|婚)|结婚|娶|嫁|过寿|过生日|出殡|出院|回来|回家|搬家|开业|出国|要走)"
        ),
    ),
    Clue(
        "报交定拟出总备做列",
        -5,
        "what a paper is about",
        "26日报节前清欠方案",
        before=re.compile(
            "(?:报|交|报送|上报|提交|报来|制定|拟定?|拿出|汇总|填报|准备|做好?|列出?)(?:一份|一个|一张|出)?$"
        ),
        behind=re.compile(
            "的?(?![的,])[\u4e00-\u9fff“”]{0,10}?(?:方案|预案|计划|安排|时间表|值班表|清单|名单|台账|情况|报告|总结|数据|进度|推进表"
            "|倒排表|任务|打算|材料)"
        ),
    ),
    Clue(
        "别不",
        -5,
        "when nobody is to rest",
        "周末别歇了，周六上门",
        behind=re.compile(
            "(?:都|也|就|谁也)*(?:别|不要|不用|不能|不许|不准|不)(?:再|想)?(?:歇|休息|休|放假|睡|回家|过了)"
        ),
    ),
    Clue(
        "压任事案收人工",
        -5,
        "how things are then",
        "年底压力大，20日前把人手调齐",
        behind=re.compile(
            "(?:的)?(?:压力|任务|事情?|案子|收案|人手|工作)(?:很|太|都|最|又|比较)?(?:大|多|重|紧|忙|少|缺)(?=[,。;!?]|$)"
        ),
    ),
    Clue(
        "前",
        3,
        "as firm as the day with 前",
        "12月10日党组会前报我",
        behind=re.compile(
            "[^,。;!?0-9]{0,6}(?:会|会议|例会|开庭|拍卖|听证|调度|检查|收网|开班)(?:开始|召开)?"
            "(?:之|以)?前(?!往|期|提|来|去|[一两三]天)"
        ),
        is_bare=True,
    ),
    Clue(
        "概约计能",
        -4,
        "when something happens by itself",
        "封江大概在12月8日，你按12月5日排",
        before=re.compile("(?:大概|大约|估计|预计|约|可能)在$"),
        is_bare=True,
    ),
    Clue(
        "按以",
        12,
        "the day that binds here, whatever binds others",
        "最高法要12月8日，咱们内部按12月4日算",
        before=re.compile(
            "(?:内部|咱们?|我们|我省|我市|院里|省院|市里|全省|全市|一律|统一|都|就)"
            "(?:内部|统一|一律|还是|都|就|只|要)*(?:按照?|以)$"
        ),
        behind=re.compile("(?:之?前)?(?:来)?(?:算|掌握|倒排|卡|为准|把握|走|安排|要求)(?!的|法|数)"),
    ),
    Clue(
        "提赶移排压定表点限标底",
        9,
        "the day that binds here, whatever others want",
        "省里要求月底，咱们提前到25号",
        before=re.compile(
            "我(?:给你们?|给各院|给大家|定)的(?:时间表|节点|期限|时限|底线)(?:就是|是)$"
            "|(?:咱们?|我们|内部|自己)(?:内部|自己|统一|主动|一律|都|就|要|得|再)*"
            "(?:提前到|往前[赶提]到|前移到|倒排到|压到|定在|定到?|掌握在|卡在"
            "|的?(?:时间表|时间节点|节点|期限|时限|目标|底线)(?:就是|是|定在|定的是))$"
        ),
    ),
    Clue(
        "改挪推延",
        -5,
        "to what day something else was moved",
        "院长接待日改下周二，公告今天贴出去",
        before=re.compile(
            "(?:会|日|庭|听证|接谈|接待|调度|培训|拍卖|考试)[^,。;!?]{0,2}[改挪推延](?:迟|期)?[到至在]?$"
        ),
    ),
    Clue(
        "我咱你",
        6,
        "the day of the speaker, whatever others have set",
        "他们的期限是下周二，我给你的期限是下周一",
        before=re.compile(
            "(?:(?:我们?|咱们?院?|你院|你们?)(?:自己|内部|只|就|给|卡|定|要|你们?|你院|大家)*的(?:(?:期限|时限|限期|日子|日期|底线|死线)(?:就|只|还|可|也)*[是到在]|是)"
            "|(?:我们?|咱们?院?)(?:自己|内部|只|就|最多)*[给卡定](?:你们?|你院|大家)?到?)$"
        ),
    ),
    Clue(
        "期时限日底死写给卡定要说",
        -4,
        "the day that others have set",
        "他们的期限是下周二，我给你的期限是下周一",
        before=re.compile(
            "(?:他们?|人家|那边|那头|对方|[委厅局府办法院行报件函里知])(?:[给对](?:咱们?|我们|我|全[省市])院?的?)?"
            "(?:的?(?:期限|时限|限期|日子|日期|死线)(?:就|可|也)*[是到在]|[写给卡定要](?:的是|到))$"
        ),
    ),
    Clue(
        "不未没",
        -8,
        "by when others fail",
        "12月3日前不履行的，强制腾退",
        behind=re.compile("(?:仍|还|再)?(?:不|未|没)[^,。;!?]{1,6}的(?:$|[一就直将由])"),
    ),
)
_OF_ANY = BySigns(CLUES)


def weight_of(time: Expression, clause: Clause, text: str) -> int:
    """How much more (or less, below 0) the time binds for what stands around it in its clause."""
    words = text[clause.start : clause.stop]
    is_bare = time.mark is Mark.AT
    said = [clue for clue in _OF_ANY.within(words) if is_bare or not clue.is_bare]
    return sum([clue.weight for clue in said if clue.holds(time, clause, text)])


def is_too_late(time: Expression, text: str) -> bool:
    """Whether it is said of the time, and not only in its clause, that it is too late, or not to be spoken of."""
    start = time.span[0]
    return TOO_LATE.search(text, max(0, start - _LONGEST_BEFORE), start) is not None
