"""What is demanded of nobody, whatever verb and time stand in it: what the speaker does himself, what others will do, what happens."""

import re
from typing import NamedTuple

from rules.reading.clauses import Clause
from rules.reading.moods.values import ANY, UNBIDDEN
from rules.reading.signs import BySigns
from rules.reading.vocabulary import Sort


class Undemanded(NamedTuple):
    """`words` are looked for only in a clause in which one of the `signs` occurs, and whose letters match."""

    signs: str
    words: re.Pattern[str]
    why: str
    example: str
    letters: re.Pattern[str] = ANY


_SOMEBODYS = "给跟对向和替陪让到找诉回报与同叫带比问交送发由请帮被把等于知派安排看"
# 下礼拜我要去新疆 is a plan, 我要看到结果 a demand.
_GOING = "去|到|回|出差|出国|赶|进京|下基层|参加|陪|跟|和|向"
_WANTS = f"要(?!{_GOING})|[^,]{{0,8}}(?:要|必须|得)(?:[看见拿收]到|看见)(?![过了])|必须|得|只要|希望|盼|想|等|不要|觉得|认为|建议"
# 咱们提前到25号: what we want of everybody.
_SETS = (
    "(?:内部|自己|统一|主动|一律|都|就|要|得|再)*(?:提前|往前[赶提]|前移|倒排|压到|定在|掌握在|卡在"
    "|的?(?:时间表|时间节点|节点|期限|时限|目标|底线)(?:就是|是|定在|定的是))"
)
# 明早八点我验卷: when the speaker looks at it, it is to be there.
_INSPECTS = "(?:来|就|再|还|最后|亲自|准时|会|到现场|当场)*(?:验|看|检查|查|收|听|过目|抽查|过堂|点验|清点)"
_UNTIMED = re.compile("[^qmZBLYD]*$")
_ANOTHERS = "这|那|的|省|市|县|区|办公室|桌|家|方|处|手|邮箱|微信|电话|面前|哪|院|局|庭"

UNDEMANDED: tuple[Undemanded, ...] = (
    Undemanded(
        "我咱俺",
        re.compile(
            f"(?<![{_SOMEBODYS}])[我咱俺](?!们?(?:{_WANTS}|{_SETS}|[^,]{{2,8}}(?<=[日号底前])(?:收口|清零|清完|见底)$|{_ANOTHERS}|{_INSPECTS}|$))"
        ),
        "what the speaker does himself",
        "下周三我自己去南芬把那三户接谈了。",
    ),
    Undemanded(
        "我",
        re.compile("^[^,\\d]{0,4}(?<![让叫派由请一二三四五六日天晚早点午])我们?(?:来|先|再|自己|亲自|个人)+[听看]"),
        "what the speaker looks at himself",
        "写好了我先看。",
    ),
    Undemanded(
        "给",
        re.compile(
            "^[^你您把将]{0,14}给(?:你们?|您)(?:回话|回复|答复|回音|交代|结果|准信|消息|报|汇报|发|讲|说|解释|交底|一个|送)"
        ),
        "who gets it is not who does it",
        "明早给你们回话。",
    ),
    Undemanded(
        "他她家方两",
        re.compile(
            "^(?:(?:[\\d一二两三四五六七八九十]{1,3}[天日周]后|[今明后]天|下周[一二三四五]?|周[一二三四五六日]|到时候?)"
            "?(?=他|她|人家|对方))?(?:[他她]们?|人家|对方|双方|两口子|他俩)(?![的那这俩家])|(?:[他她]们?|人家|对方)自己"
        ),
        "what somebody else will do",
        "他月底前给我结果。",
    ),
    Undemanded(
        "边头面",
        re.compile("^[^,各请你您我]{2,8}(?:那边|那头|方面)[^,]{0,14}(?:把|会|将|给)"),
        "what others there do",
        "公安那边每天早六点前把布控结果推到平台。",
        re.compile("[^CcRTGYqmZ]*$"),
    ),
    Undemanded(
        "能",
        re.compile("[就便]能[看查用]到?(?:了|得到)?$"),
        "what anybody can do",
        "各院打开就能看。",
    ),
    Undemanded(
        "应估大恐可想必八多说没看",
        re.compile(
            "应该[^,]{0,8}[到好完够清行能是有会结齐][^,]{0,3}[了的]吧?$|^(?:估计|大概|恐怕|想必|八成|多半|说不定|没准|看样子)"
        ),
        "what is only thought to be so",
        "今天应该到了。",
    ),
    Undemanded(
        "不",
        re.compile("不(?<![少免]不)(?:[完了成到着动清齐起上下掉出够]|出来|下来|上来|过来|回来|过去)[的了]?$"),
        "what cannot be done",
        "月底前也清不完。",
    ),
    Undemanded(
        "备数",
        re.compile("(?:要|得|先|也)*有个?(?:思想|心理)?(?:准备|数)$"),
        "what is only to be reckoned with",
        "班子里要有个准备。",
    ),
    Undemanded(
        "及晚",
        re.compile("[^不]来得及$|也不晚$"),
        "what is soon enough",
        "周一例会前看就来得及。",
    ),
    Undemanded(
        "自用照不正",
        re.compile(
            "照[常旧]|不变$|正常(?:上班|办公|开放|运行)|自动[^,]{0,6}(?:提醒|抄送|推送|计入|恢复|同步|分案|生成|退回|锁|跳|统计|更新|提示|查|发)|不可用|用不了"
        ),
        "what happens by itself",
        "恢复后系统自动推送数据。",
    ),
    Undemanded(
        "休走离任婚生出术院龄岗",
        re.compile("(?:退休|调走|调离|到任|上任|结婚|办喜事|过生日|出院|做手术|住院|离任|到龄|转岗|生孩子)了?$"),
        "what happens in somebody's life",
        "凤城的李院长下周退休。",
    ),
    Undemanded(
        "可会能",
        re.compile(
            "(?:中院|省院|我们?院|院里|局里|督查室|指挥中心)(?:这边|也|都)?(?:可以|会(?![议场上商审签谈诊合办])|能)"
        ),
        "what the speaker's own court offers",
        "林权评估的钱中院可以先垫。",
    ),
    Undemanded(
        "自",
        re.compile("^[^各全所请你您,]{2,8}(?:院长|局长|主任|庭长|法院|同志)把自己"),
        "what somebody gives of his own",
        "台安院长把自己办公室腾出来给申请人等着。",
    ),
    Undemanded(
        "归",
        re.compile("归[^,的]{1,8}(?:管|负责|分管|盯)(?:着|了)?$"),
        "who looks after it",
        "督导二组归王宏同志管。",
    ),
    Undemanded(
        "昨上前去早刚已",
        re.compile("(?:上周|上个?月|昨[天晚]|前[天年]|去年|上午|今早|刚才|已经?|早就)[^,的]{0,12}了(?:的)?$"),
        "what was done at a time gone by",
        "三家上周都清零了。",
    ),
    Undemanded(
        "没是又才真太挺很曾过着上里下边楼在",
        re.compile(
            "没(?!收)|(?<![但可还要只凡总])是(?!否|不是)|[又才真太挺很曾]|从来|一直|越来越|(?<![通经超不难路见])过[了他她的]?$|着呢?$|[还正]在|[抢争忙闹吵赶]着(?!办|发|点|紧)"
            "|[^现]在[^,场]{1,8}[上里下边楼]$"
        ),
        "how things are, or were",
        "一个字没反馈。",
        _UNTIMED,
    ),
    Undemanded(
        "先",
        re.compile("^先"),
        "where somebody goes first",
        "先铁岭后抚顺。",
        re.compile("m[cC](?:[xa][cC])*$"),
    ),
    Undemanded(
        "了",
        re.compile("[把将][^,的]{1,14}[\u4e00-\u9fff]了(?:回来|出来|下来|上来|过来|回去|出去|进去)$"),
        "what was brought about",
        "自己从云南把人带了回来。",
    ),
    Undemanded(
        "线用通换",
        re.compile(
            "^[^把将请由你前内]*(?:功能|模块|系统|平台|按钮|新版|入口|热线|号码)[^,把将请由你前内]{0,8}(?:上线|启用|开通|停用|切换|下线)了?$"
        ),
        "what becomes of a system",
        "语音转文字功能下周上线。",
    ),
    Undemanded(
        "说提况",
        re.compile("^(?:就)?(?:更别|更不用|别|更不必|就别)(?:说|提)(?!是|我|情|请)|^何况"),
        "what is not even to be thought of",
        "更别说评估。",
    ),
    Undemanded(
        "别",
        re.compile(
            "^(?:大家|谁|谁都|就|可)*(?:别|不要)再?[^,我]{0,4}(?:催|说|提|打听|争|翻|怪|怨|笑话?|议论|埋怨|冤枉)[^,我]{0,4}了?$"
        ),
        "what is to be spoken of no more",
        "别再打电话催了。",
    ),
    Undemanded(
        "到走回返住",
        re.compile("^[^前内]*(?:[点日天晚早午上\\d一二三四五六日](?:到|走|返程|返沈|回来?)|住[一两三]?[晚宿夜])$"),
        "when somebody comes and goes",
        "二组下午三点到。",
        UNBIDDEN,
    ),
)
# 送行饭我个人请: a treat, and no 请 of somebody.
_TREAT = re.compile("我(?:个人|来|自己|掏钱|做东)*请客?$")
_FIRMER = re.compile(
    "必须|务必|不得|不许|不准|严禁|限期|一定要|"
    "(?:给|宽限)(?:你们?|各院|大家)?(?:留|放宽?|宽|延)?到|给(?:你们?|你院|各院|大家)(?:再)?(?:留|宽限?)?[一两二三四五六七八九十半\\d]{1,3}个?[天日周月小工星礼钟]"
)
# 你上周接谈的录像我看完了: what the speaker has done, though it is 你 who is told of.
_I_HAVE = re.compile("(?<![被给跟让请替向])我(?:们|都|已经?|也|刚)*[\u4e00-\u9fff]{1,3}[了过]$")
# 我请省评协重新看: whom the speaker asks himself, who are no court and nobody there.
_I_ASK = re.compile(
    f"^[^,你您]{{0,8}}(?<![{_SOMEBODYS}])我(?:已经?|会|就|来|去|再)*(?:请|让|安排|委托|找|托)"
    "(?!你|您|各|全|大家|[^,]{0,8}(?:参加|旁听|列席|陪|到场|在场|法院|中院|院长|局长))[^,你您]{2,16}$"
)
_TO_YOU = re.compile("(?<!k)Y|[qZ]")
# 你先别急, 出来之前谁也别动: what calms demands nothing new.
_CALMS = re.compile(
    "^(?:你们?|您|大家|各位|各院)?(?:先|也|就|都|且|千万)*(?:别|不用|不必|甭|莫)(?:太|再)?"
    "(?:着急|急|慌|担心|惦记|操心|上火|多想|往心里去)了?$|谁[也都]别(?:再|先)?动$"
)
_CALMING = ("急", "慌", "心", "记", "火", "想", "去", "了", "动")
_LONGEST = 26  # a longer clause was dictated, and may go on to an order


_BY_SIGNS = BySigns(UNDEMANDED)


def is_demanded(clause: Clause, words: str) -> bool:
    """Whether something is newly demanded of somebody in a clause that orders, wishes or plans."""
    if len(words) > _LONGEST:
        return True
    if words.endswith(_CALMING) and _CALMS.search(words):
        return False
    if "我" in words and _is_mine(clause, words):
        return _FIRMER.search(words) is not None
    if _TO_YOU.search(clause.letters):
        return True
    for row in _BY_SIGNS.within(words):
        if row.letters.match(clause.letters) and row.words.search(words):
            return _FIRMER.search(words) is not None
    return True


def _is_mine(clause: Clause, words: str) -> bool:
    """Whether the speaker has done it, treats, or asks others for it."""
    if _I_HAVE.search(words) and Sort.PLEASE not in clause.letters:
        return True
    return _TREAT.search(words) is not None or _I_ASK.match(words) is not None
