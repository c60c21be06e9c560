"""What a clause tells by 了: that it is done, whatever verbs stand in it."""

import re

from rules.reading.moods.values import ANY, UNASKED, UNBIDDEN, UNFORCED, Mood, Wording

_UNADDRESSED = re.compile("[^qmYZL]*$")
_ON_A_DAY = re.compile("(?=.*D)[^qmBZYL]*$")
_HAPPENED = re.compile("(?!.*[qmBZYL])(?:[^v]*D[^v]*$|.*p.*D)")

DONE: tuple[Wording, ...] = (
    Wording(
        Mood.REPORT,
        "回",
        re.compile("[把将][^,。;]{1,20}[要追拿领接收找抢]回来?了$"),
        "三天就把工资要回来了",
        UNASKED,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "了",
        re.compile(
            "[把将][^,。;]{1,20}(?:成|给|到|进|出|上|下|回)了[\u4e00-\u9fff]|[把将][^,。;]{1,20}了(?:[一两二三四五六七八九十几]|\\d)|[把将][^,。;]{1,12}(?:错|丢|坏|漏|混|弄反|搞砸|搞乱|弄乱|耽误|晾)了"
        ),
        "把经验写成了文章",
        UNFORCED,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "了",
        re.compile(
            "了(?:整整|足足|大)?(?:[一两三四五六七八九十半几]|\\d+)个?多?(?:半?天|小时|钟头|晚上?|夜|宿|晌|上午|下午|月|星期|礼拜)(?![再后])"
        ),
        "陪她坐了半天",
        UNFORCED,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "了",
        re.compile("[抽做发写报交办结执完谈见开拿到给查去来获登拍收]了(?!吧|没|吗|再|就|之|后|以|[,。;!?]|$)"),
        "今天在人民日报发了篇文章",
        _ON_A_DAY,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "了",
        re.compile(
            "了[一两二三四五六七八九十几好半\\d]{1,4}(?:户|个|家|件|位|名|处|起|台|辆|本|笔|份|批|场|圈)[^的,。;!?]*的?$"
        ),
        "抽了三位申请人",
        UNBIDDEN,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "遍次回趟",
        re.compile("了[一两二三四五六几多好\\d]{1,2}[遍次回趟]"),
        "办公室催了两遍",
        UNASKED,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "了",
        re.compile("(?:年|个月|天|次|回|遍|趟|周|星期)了$"),
        "把车扣了三个月了",
        UNASKED,
        is_due=False,
    ),
    Wording(Mood.REPORT, "了", re.compile("了$"), "刘某来今天到省院了", _HAPPENED, is_due=False),
    Wording(
        Mood.REPORT,
        "了",
        re.compile(
            "[把将][^,。;!?]{1,20}(?:[回出进过]去|[回出进过]来|[上下]来|回家|到家|到手|[带接领拉开赶请牵抱]走)了$"
        ),
        "今天把骆某接回去了",
        _UNADDRESSED,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "半部",
        re.compile("[把将][^,。;!?]{1,20}[要追拿领收找抢讨]回来?(?:了)?(?:一半|大半|多半|大部分|一部分)"),
        "昨天联手把果农的钱要回来一半",
        re.compile("[^B]*e[^B]*B[^qY]*$"),
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "您你",
        re.compile("^[您你]要的[^,。;!?]{1,12}(?:放|搁|送|发|传|摆|交|打印|整理|给)[^,。;!?]{0,10}了$"),
        "您要的名单放您桌上了",
        ANY,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "前",
        re.compile(
            "[\\d月末底日号旬年节庆旦]前(?:就|也|便|已经?|早就?)(?:都|全|已经?)?(?!要|得|该|给|把|将|别|不要|不许)[^,。;!?把将给]{1,10}[了的]$"
        ),
        "约谈记录23日前也报备了",
        UNBIDDEN,
        is_due=True,
    ),
    Wording(
        Mood.REPORT,
        "是",
        re.compile(
            "是[^,。;!?]{0,4}(?:\\d{1,2}月(?:\\d{1,2}[日号]|[初底中])?|[去前今]年[^,。;!?]{0,5}|上个?月[^,。;!?]{0,4})的事儿?了?$"
        ),
        "明山院长被约谈是11月20日的事",
        UNFORCED,
        is_due=False,
    ),
    # What is finished, handed in or received; 把报告写好了, 你给我交齐了 and 明早八点人到齐了 may yet be to do.
    Wording(
        Mood.REPORT,
        "了",
        re.compile(
            "^(?!.*(?:明[天早晚日]|后天|今晚|下周[一二三四五六日天]?|[点半])(?!的|会))"
            ".*(?:[写做备印拟理改编填传发报交送补核录装签排打定](?:好|完|齐|妥|清|全|上来|上去|过来|过去|回来|下去|出来|到)"
            "|准备好|整理好|收到|收齐|收上来|拿到|送到|到手|到齐)了$"
        ),
        "周五报告写好了",
        re.compile("(?!.*(?:k|a+)W)[^qmBZL]*$"),
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "了",
        re.compile("(?:周|星期|礼拜)[一二三四五六日天](?:就|才|都|已经?)?[报交送发传签结](?:上|出)?了$"),
        "方案周五交了",
        re.compile("[xyda_]*[txj]+[ad]*D[^qmBZYLkW]*$"),
        is_due=False,
    ),
    Wording(Mood.REPORT, "完", re.compile("完了$"), "那三件今天交接完了", UNBIDDEN, is_due=False),
    Wording(Mood.REPORT, "回", re.compile("回来了$"), "院长从北京回来了", UNBIDDEN),
)
