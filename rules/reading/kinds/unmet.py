"""What makes something else than a meeting with a party of the verbs that may order one."""

import re
from typing import NamedTuple

from rules.reading.moods.values import ANY

LOOSE = frozenset(("约谈一下", "谈", "谈完", "谈谈", "谈一次", "见", "见完", "见面", "谈一谈", "坐坐", "聊聊", "唠唠"))
"""Verbs that are also said of business and among officials."""
LONGEST_BEFORE = 48
"""Characters before the verb that `before` may see."""


class Unmet(NamedTuple):
    """The verb orders no meeting with a party where all of this fits; what is left out always does.

    `verbs` it is said of, `before` is found right before it and `behind` right behind it, `letters` match those of Sort of
    its clause before it, and `message` is found anywhere. `even_of_party`: also where a party is named.
    """

    why: str
    example: str
    verbs: frozenset[str] = frozenset()
    before: re.Pattern[str] = ANY
    behind: re.Pattern[str] = ANY
    letters: re.Pattern[str] = ANY
    message: re.Pattern[str] = ANY
    even_of_party: bool = False


_UNTAKEN = "(?!.*B)"  # 把人请到院里当面谈谈 is a meeting

UNMET: tuple[Unmet, ...] = (
    Unmet(
        "it is over, or the name of a thing",
        "大连中院院长周五前梳理接谈流程",
        behind=re.compile(
            "的|了|过|率|数|督导|引导|流程|任务|计划|制度|故事|短片|安排表|月报|周|人次|件数|台账|质量|道歉|致歉|赔礼|功能|系统|平台|不?合格|不?达标|不?规范|造假|走过场|(?:搞|做|抓|动|办)起来|常态化"
        ),
        even_of_party=True,
    ),
    Unmet("it was not done", "大连中院院长周五前说明至今没接谈原因", before=re.compile("[没未]$"), even_of_party=True),
    Unmet(
        "it is not what is meant",
        "大连中院院长,不是让你们接谈,周五前把卷宗报来",
        before=re.compile(
            "(?:不是|并非|不叫|不算|不要求|[没未](?:有)?(?:要求|让|叫|请)|不求|不图|不指望|不稀罕)(?:让|叫|要|请|派)?(?:你们?|您|各院|大家)?(?:亲自|非得?|一定|再)?(?:去|来)?$"
            "|(?:(?<![分特个区])别|不要|不许|不准|甭)(?:再|老|光|总)?$"
        ),
        even_of_party=True,
    ),
    Unmet(
        "it is done often enough, and something else is wanted",
        "请大连中院院长周五前把款划出来,接谈不顶用",
        behind=re.compile(
            "(?:[他她]们?|申请人|人家)?(?:不是|算不上|不算)(?:目的|本事|本领|能耐|办法)|(?:不顶|没有?)用(?:[,。;]|$)|(?:解决|代替|顶替?)不了"
        ),
        even_of_party=True,
    ),
    Unmet(
        "it is the lesser of two ways",
        "大连中院院长,与其约他谈第五次,不如周五前去把车扣回来",
        before=re.compile("与其[^,。;!?]{0,8}$"),
        even_of_party=True,
    ),
    Unmet(
        "a thing is to be seen, and nobody",
        "大连中院院长,不要你见人,要你见账,周五前对平报我",
        verbs=frozenset(("见", "你见", "亲自见")),
        behind=re.compile("(?:真|现)?(?:账|钱(?!某|[师总老大女先])|数字|卷|实物|底|结果|回执|行动|票|现款|实效|真招)"),
        even_of_party=True,
    ),
    Unmet(
        "it is ordered elsewhere, and only referred to",
        "大连中院院长,谈完三日内报结果",
        verbs=frozenset(("谈完", "见完")),
        letters=re.compile("(?!.*[mD][axD]*$)"),  # 必须全部谈完, 今天谈完
        even_of_party=True,
    ),
    Unmet(
        "what is talked about is business, and no party",
        "大连中院院长周五前和金州法院谈企业破产衔接的事",
        behind=re.compile(
            "(?<!当面释明)(?<!当面答复)[^,。;!?某]{2,14}(?:的事|工作|问题|事宜|方案|路子|思路|框架|协议|口径|分工|处置|条件|价格|移交|交接|衔接|对接|协作|分配|补偿|安置|清偿|过户|解封|怎么[\u4e00-\u9fff]{1,3})(?:[,。;!?]|$)"
        ),
        even_of_party=True,
    ),
    Unmet(
        "a president is called to account, and no party is talked with",
        "大连中院院长周五前诫勉金州法院院长,谈一次",
        verbs=LOOSE,
        message=re.compile(
            "约谈(?!申请|信访|当事|上访|[\u4e00-\u9fff]某)|诫勉|一院一谈|谈(?:[一两]?[次个回])?话(?!时|中|前|后|的时候|现场|笔录|室|当)"
        ),
        even_of_party=True,
    ),
    Unmet(
        "guests are received",
        "大连中院院长周五接待省人大代表团",
        verbs=frozenset(("接待",)),
        message=re.compile("^(?!.*(?:(?<!人大)代表(?!团|大会)|家属|信访|上访|群众))", re.DOTALL),
    ),
    Unmet(
        "files are checked",
        "大连中院院长周五前对终本案件逐件回访",
        verbs=frozenset(("回访", "走访")),
        before=re.compile("(?:逐[件案]|案件)$"),
    ),
    Unmet(
        "a conference by video, or being ready for one",
        "大连中院院长参加今晚的视频连线",
        verbs=frozenset(("连线",)),
        letters=re.compile(f"{_UNTAKEN}(?:.*A|(?!.*J))"),  # 跟老曲连线 is a meeting
    ),
    Unmet(
        "who is called in talks with us",
        "大连中院院长周五到省院来谈",
        verbs=LOOSE,
        before=re.compile("(?:[来到赴回](?:省|中|市|我)?(?:高)?院|[来到上]我(?:这儿?|这里|办公室|屋))[^,。;!?]{0,4}$"),
        letters=re.compile(_UNTAKEN),
    ),
    Unmet(
        "those who are called in talk with us in the next clause",
        "大连中院院长、鞍山中院院长,周五到省院,一个一个谈",
        verbs=LOOSE,
        before=re.compile(
            "[,:](?:[^,。;!?他她老某户位]{1,12}[日天早晚午点半整分前一二三四五六])?(?:都|一起|准时|再|各自)*[到来赴](?:省|中|市)?高?院[^,。;!?他她老某户位]{0,10},[^,。;!?他她老某户位]{0,8}$"
        ),
        letters=re.compile(_UNTAKEN),
    ),
    Unmet(
        "business with a body outside the courts",
        "大连中院院长周五前去税务局当面谈",
        verbs=LOOSE,
        letters=re.compile(f"{_UNTAKEN}.*[kJgB]O[aDxm]{{0,3}}$"),
    ),
    Unmet(
        "something is settled",
        "大连中院院长,那块地周五前谈清楚",
        verbs=LOOSE,
        behind=re.compile("清楚|明白|妥|拢|定"),
        letters=re.compile(_UNTAKEN),
    ),
    Unmet(
        "a debtor is found",
        "大连中院院长周五前必须见到人,被执行人躲着不行",
        verbs=frozenset(("见到人", "见着人")),
        letters=re.compile(_UNTAKEN),
        message=re.compile("被执行人"),
    ),
)
