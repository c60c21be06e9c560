"""What asks for nothing though it sounds like it: reassurance, a treat, leave that is given."""

import re

from rules.reading.moods.values import UNASKED, Mood, Wording

_ASKED = re.compile(".*q")

COURTESIES: tuple[Wording, ...] = (
    Wording(
        Mood.REPORT,
        "心解谅涵正待持照",
        re.compile("[请望][^把将]{0,12}(?:放心|理解|谅解|见谅|体谅|包涵|海涵|指正|多担待|多支持|多关照|多包涵)$"),
        "请各位院长放心",
        _ASKED,
    ),
    Wording(
        Mood.REPORT,
        "吃喝爬搓撮影钓客",
        re.compile(
            "请(?:大家|大伙儿?|我们?|咱们?|你们?|您|他们?|全院|全体|各位|弟兄们|同志们|[^,。;!?把将]{1,6}(?:院长|局长|主任|法官)们?)?(?:吃(?!透|准)|喝|爬山|搓一顿|撮一顿|看电影|钓鱼|客)"
        ),
        "说周日请大伙儿爬山",
        _ASKED,
    ),
    Wording(
        Mood.REPORT,
        "意批准签按销",
        re.compile(
            "^(?:(?:我|省院|院里|原则|也|都|可以|准予)*(?:同意[^,。;!?]{0,30}(?:的(?:意见|请示|申请|报告|方案)|请假|年假|病假)$|(?:同意|可以|准予)(?:销号|办结|延期)$)"
            "|[^,。;!?]{0,12}(?:党组|研究|已经?|我)同意了?$|[^,。;!?]{0,30}(?:假|请示|报告|申请|方案)[^,。;!?]{0,4}我(?:都|也)?(?:同意|批|准|签)了$"
            "|就?按[你您他][们院]{0,2}[报说提定请]的[^,。;!?]{0,10}[日号天月]$)"
        ),
        "同意你院将评估延长至11月8日的意见",
        UNASKED,
    ),
)
