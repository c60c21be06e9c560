"""The mood that the words of a clause show, whatever their sorts. The first row that fits decides."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods.courtesies import COURTESIES
from rules.reading.moods.done import DONE
from rules.reading.moods.firmness import has_deadline
from rules.reading.moods.reports import REPORTS
from rules.reading.moods.values import ANY, Mood, Wording
from rules.reading.signs import BySigns

_HEADING = re.compile(".*:$")
_MEETING = re.compile("(?=.*i)[^qmBZYL]*$")
_INSPECTED = re.compile("[_am]*D[_am]*W")

WORDINGS: tuple[Wording, ...] = (
    *DONE,
    *REPORTS,
    *COURTESIES,
    # The time that there is.
    Wording(
        Mood.ORDER,
        "给限等留",
        re.compile(
            "^(?:我|省院|院里)?(?:只|最多|最后|就|再)*(?:(?:给|宽限)(?:你们?|你院|大家|各位)?(?:留|放宽?|宽|延)?到|(?:等|留)(?:你们?|你院|大家)?到[^,]{2,8}$"
            "|给(?:你们?|你院|各院|大家)(?:再)?(?:留|宽限?)?[一两二三四五六七八九十半\\d]{1,3}个?(?:天|日|工作日|周|星期|礼拜|月|小时|钟头)(?:的?时间)?$)"
        ),
        "我只给到这周五",
        ANY,
        is_due=True,
    ),
    # When we want it ourselves, whatever others want.
    Wording(
        Mood.ORDER,
        "提赶移排压定按表点限标底收清",
        re.compile(
            "^(?:咱们?|我们|我省|我市|全省|全市|省院|院里)?(?:咱们?|我们|内部|自己|自身)"
            "(?:内部|自己|统一|主动|一律|都|就|要|得|再)*"
            "(?:提前到?|往前[赶提]到?|前移到?|倒排到?|压到|定在|定到?|掌握在|卡在|按照?"
            "|的?(?:时间表|时间节点|节点|期限|时限|目标|底线)(?:就是|是|定在|定的是))"
            "|^咱们?[^,]{2,8}(?:收口|清零|清完|见底)$"
        ),
        "咱们提前到25号",
        re.compile(".*D"),
    ),
    Wording(
        Mood.ORDER,
        "期限时日底死",
        re.compile(
            "^(?:[但可而]是?)?(?:我们?|省院|院里|咱们?院?|你院|你们?)(?:自己|内部|只|就|给|卡|定|要|你们?|你院|大家)*的(?:期限|时限|限期|日子|日期|底线|死线)(?:就|只|还|可|也)*[是到在]"
        ),
        "我给你的期限是下周一",
        re.compile(".*D"),
    ),
    # Who is to tell something by a time; what he said is told without one.
    Wording(
        Mood.ORDER,
        "说讲",
        re.compile("[跟给向和]我们?(?:说|讲)"),
        "周五前回来跟我说看到了什么",
        re.compile(r"[xy_aY]*D[axmv]{0,3}JWs"),
        is_due=True,
    ),
    Wording(
        Mood.WISH,
        "说讲",
        re.compile("(?<![没])[到来回](?:省院|中院|院里|我|台上|会上|办公室)[^,。;!?]{0,8}(?:说|讲)$"),
        "两项以上没达标的到省院当面说",
        re.compile("[^eqW]*$"),
    ),
    # Whom somebody is to hear.
    Wording(
        Mood.WISH,
        "听",
        re.compile("(?:当面|亲自|亲耳|挨个|逐个|一个个|好好)听[^,。;!?]{2,10}(?:说|讲)$"),
        "周五前当面听葡萄种植户说",
        re.compile("[^eqW]*$"),
    ),
    # What follows from a failure.
    Wording(
        Mood.CONDITION,
        "不",
        re.compile(
            "^(?:要是|再)?[\u4e00-\u9fff]{1,3}不(?:回来|出来|上来|下来|出去|下去|过来|起来|进来|到位|到账|到|上|着|成|完|动|掉|清|齐|了|住|好|通|妥|净)(?=(?:明天|明早|后天|今晚|下周[一二三四五]?|周[一二三四五])?(?:你|我|就|咱|再|换|由|让|省院|中院|分管|主管|院长|执行局长|到[省中]|一律|谁|写|提级|通报|点名|问责|约谈)|[明后]天?[早上]?[^,。;!?]{0,6}(?:来见|到我|来我|上台|给我|跟我))"
        ),
        "找不回来你和建昌院长写检查",
        ANY,
    ),
    # Whose names follow.
    Wording(
        Mood.STATEMENT,
        "前后末倒最",
        re.compile("(?:前|后|末|倒数|最[低高多少好差]的)[一二三四五六七八九十\\d]{1,3}(?:名|位|家)?$"),
        "11月拘留人数前三名：",
        _HEADING,
    ),
    # Whose it is: 首封的是盖州.
    Wording(
        Mood.STATEMENT,
        "是",
        re.compile("的(?:就|倒|正|还|也|才)?是[\u4e00-\u9fff]{2,8}$"),
        "先扣的是海城",
        re.compile("[^qZBLDY]*[cC]K?[,。;!]?$"),
        is_due=False,
    ),
    # Which one is meant.
    Wording(
        Mood.STATEMENT,
        "场落",
        re.compile("[那这]场[\u4e00-\u9fff]{0,3}(?:接谈|接访|会谈)$|落下的[^,。;!?]{0,4}(?:接谈|接访)$"),
        "耽误的那场接谈",
        _MEETING,
        is_due=False,
    ),
    Wording(
        Mood.HOLD,
        "再",
        re.compile("(?:[等待][^,。;:!?]{1,14}|^[看查核问谈拿收][完到])再(?:说|定|议|谈|动|办|研究|处理|考虑)(?:吧)?$"),
        "那件等高院批复再说",
        ANY,
    ),
    # Who is to keep out of it.
    Wording(
        Mood.HOLD,
        "管手问合心和",
        re.compile(
            "(?:别|不要|不用|不必|不需要|不许|不得|甭|莫)(?:再|都|去|来|往里)*(?:管|插手|过问|掺和|搅和|操心|费心)"
            "(?:这?(?:件事|[件事]|个案子|案子|一摊|摊子事|个事))?了?$"
        ),
        "这事金州法院别管了",
        ANY,
        is_due=False,
    ),
    # What the speaker waits for is to come.
    Wording(
        Mood.ORDER,
        "等",
        re.compile(
            "我(?:就|还|都|会|在[\u4e00-\u9fff]{1,6})*等着?(?:你们?|您|你院)?的?(?:电话|消息|回话|回信|结果|答复|好消息|信儿|准信|报告|材料|回单)$"
        ),
        "12月5日我等你电话",
        re.compile(".*D"),
    ),
    Wording(
        Mood.ORDER,
        "到见",
        re.compile(
            "我(?!们?院)[^,。;!?你您请]{0,10}(?:要|必须|得)(?:看到|见到|看见|拿到|收到)(?![过了])|我(?:就|只)?要[^,。;!?你您请]{0,8}(?:看到|见到|看见|拿到|收到)(?![过了])"
        ),
        "名单我周四要看到",
        re.compile("[^e]*D[^e]*$"),
    ),
    # When the speaker looks at it, it is to be there.
    Wording(
        Mood.ORDER,
        "我",
        re.compile(
            "[我](?:们)?(?:要|来|就|再|还|最后|亲自|准时|会|到现场|当场)*(?:验|看|检查|查|收|听|过目|抽查|过堂|点验|清点)(?!望|过|了|到|法)"
        ),
        "明早八点我验卷",
        _INSPECTED,
    ),
)

_BY_SIGNS = BySigns(WORDINGS)


def by_words(clause: Clause, words: str) -> Mood | None:
    """The mood that the words of the clause show; None if they show none."""
    for row in _BY_SIGNS.within(words):
        if not (row.words.search(words) and row.letters.match(clause.letters + clause.end)):
            continue
        if row.is_due is None or row.is_due is has_deadline(clause):
            return row.mood
    return None
