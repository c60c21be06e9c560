"""What a clause tells of how things stand: figures, what somebody can do, how something was done, who is away."""

import re

from rules.reading.moods.others import AWAY
from rules.reading.moods.values import ANY, UNASKED, UNBIDDEN, UNFIRM, UNFORCED, Mood, Wording

_UNTIMED = re.compile("[^qmBZLD]*$")
# 明早八点我查封现场: when the speaker looks at it, it is to be there.
_UNINSPECTED = re.compile(r"(?![_am]*D[_am]*W)[^q]*$")
_OFFICE_ALONE = re.compile("[_a]*[CcR]?d?F[^qmZLY]*$")

REPORTS: tuple[Wording, ...] = (
    Wording(Mood.REPORT, "我本", re.compile("^(?:我|我们|本|我们法|我们中)院"), "我院拘留两人", UNASKED),
    # What others were told to do before.
    Wording(
        Mood.REPORT,
        "已",
        re.compile(
            "^[^,请你您]{0,6}已(?:经)?[^,。;!?请]{0,10}?(?:通知|转告|转发|要求|责成|安排|布置|部署|交代|传达|告知|督促|提醒)(?:了|给|到|至)?[^,。;!?请你]{0,4}?(?:各|全|相关|有关|[\u4e00-\u9fff]{2,5}(?:法院|中院|院长)|基层)"
        ),
        "已按您要求转告各中院30日前自查",
        ANY,
    ),
    Wording(
        Mood.REPORT,
        "听据",
        re.compile("(?:听|据)(?:说|讲|反映|了解)(?!你|了没|过没)[^,。;!?请你您各]{2,}(?:要|想|准备|打算|会)"),
        "听说卖粮的乡亲明天要去堵门",
        re.compile("[^qBZYL]*$"),
    ),
    # How soon it was done.
    Wording(
        Mood.REPORT,
        "天时礼星周月晚夜",
        re.compile(
            "(?:[一两二三四五六七八九十半几\\d]+个?(?:工作日|小时|钟头|礼拜|星期|天|周|月)|当[天晚]|连夜)(?:之?内)?就(?![能要得给])[^,。;!?]{1,8}了[^,。;!?]{0,8}$"
        ),
        "何院长两天就拿出来了",
        re.compile("[^qZB]*$"),
    ),
    # Until when something went on yesterday.
    Wording(
        Mood.REPORT,
        "昨前",
        re.compile(
            "(?:昨[天晚夜]|前[天晚])[^,。;!?]{1,12}[到至](?:半夜|凌晨|晚上|后半夜|[一二两三四五六七八九十\\d]{1,3}点半?)(?:[一二两三四五六七八九十]?点)?$"
        ),
        "许院长昨晚在我这儿检讨到十一点",
        re.compile("[^qmZY]*$"),
    ),
    # Figures of what was done: only a report counts them.
    Wording(
        Mood.REPORT,
        "结留传位扣封迁放款",
        re.compile(
            r"(?:执结|结案|拘留|拘传|到位|查扣|查封|腾迁|扣划|发放|冻结|罚款|执行到位)(?:(?![的降压控])[\u4e00-\u9fff]){0,4}\d"
        ),
        "已执结20件",
        _UNINSPECTED,
    ),
    Wording(
        Mood.REPORT,
        "不没机",
        re.compile("(?:打不通|不接|没接|没人接|联系不上|关机)[了呢]?$"),
        "执行局长电话打不通",
        UNASKED,
    ),
    Wording(
        Mood.REPORT,
        "算数认可效废白视",
        re.compile(
            "的,?(?:一律|统统|通通|全都|全部|全|都|概)?(?:不算数?|不作数|不认|不予认可|不认可|无效|作废|白谈|视为未谈)$"
        ),
        "让执行局长代谈的一律不算",
        UNASKED,
    ),
    Wording(
        Mood.REPORT,
        "态",
        re.compile(
            "[长院们他](?:已经?|也|都|当场|当面|会上|昨天)?表态(?=[\\d一二三四五六七八九十两半]{1,3}[个天日周]|[月年]底|年前|[本下]周|周[一二三四五六日末]|明|后天|今|说|要|会|将|一定|尽快|保证)"
        ),
        "凤城院长表态十日内了结",
        UNASKED,
    ),
    # 得 is no must here.
    Wording(
        Mood.REPORT,
        "得",
        re.compile(
            "(?<![必只总还不就可都也])得(?:真|挺|太|很|特别|非常|相当|可真|够|有点)(?:好(?![好让把])|漂亮|不错|精彩|棒|扎实|到位|及时|利落|用心|感人|细|稳|快|慢|差|难看|一般|远|晚|辛苦|热闹)"
            "|(?<![必只总还不就可都也])得比[^,。;!?]{1,12}[还都更]"
        ),
        "昨天那脚球踢得真漂亮",
        UNASKED,
        is_due=False,
    ),
    Wording(Mood.REPORT, "%％点分", re.compile(r"\d(?:\.\d+)?(?:%|％|个百分点|分)$"), "网络查控反馈率62%", _UNTIMED),
    Wording(
        Mood.REPORT,
        "很真挺十非相特确都得序紊",
        re.compile(
            "(?:很|真|挺|十分|非常|相当|特别|确实|都)(?:是)?(?:好(?!办|说|找)|实在|不错|扎实|到位|及时|漂亮|给力|硬气|利落|用心|感人|有力|难得|生动|辛苦|稳妥|规范|得体|主动)"
            "|得当|得力|有力有序|有条不紊"
        ),
        "今天的发言很实在",
        UNFIRM,
        is_due=False,
    ),
    Wording(
        Mood.REPORT,
        "块起同亲码门",
        re.compile("(?:一块儿?|一起|一同|亲自|码头|门口)[看接去来谈见跑查听]的$"),
        "和他们一起去的",
        UNBIDDEN,
    ),
    Wording(
        Mood.REPORT, "才", re.compile("[点分夜晚晨](?:多|钟|半)?才[\u4e00-\u9fff]"), "凌晨一点才回到大连", UNBIDDEN
    ),
    # What somebody can do, or is thought to do; 能…就… and 能…的 set conditions instead.
    Wording(
        Mood.REPORT,
        "能以望握该估预概",
        re.compile(
            r"(?:能(?<![可不功职才性只]能)够?|可以|有望|可望|有把握|应该会?|估计|预计|大概)(?!力|动|不能|够?[\u4e00-\u9fff]{0,6}[就的])"
            r"[\u4e00-\u9fff]{0,4}(?:结|完|清|到位|兑现|办|执|报|交|发|拿|见效|解决|搞定|谈|启动|付|成交|上|出|过)"
        ),
        "月底前能结",
        UNFORCED,
    ),
    Wording(
        Mood.REPORT,
        "期效满截",
        re.compile(
            "报名(?:已经?)?截止$|(?:租约|租期|查封|冻结|保全|期限|合同|时效|保函|执照|续封)[^,。;!?]{0,8}(?:到期|届满|期满|失效|过期)了?$"
        ),
        "月底前租约到期",
        UNFORCED,
    ),
    Wording(Mood.REPORT, "硬", re.compile("硬是(?!要|得)"), "硬是在昨晚八点前把二十三户的款逐个打完", UNASKED),
    # What an office will do; 执行局将方案报我 is told to it.
    Wording(
        Mood.REPORT,
        "会将正",
        re.compile(
            "^(?![^,。;!?]*[报给交发回]我)[^,。;!?]{2,18}(?:(?:会|将)(?:[在于对向给按逐从为替]|统一|陆续|另行|派|把)|正在)"
        ),
        "督办室会在本周五前把各院的接谈数据导出来",
        _OFFICE_ALONE,
    ),
    Wording(
        Mood.REPORT,
        "会将",
        re.compile("^(?![^,。;!?]*[报给交发回]我)[^,。;!?]{2,18}[会将]把"),
        "数据中心月底前会把2016年以来的旧案导入新系统",
        re.compile("[^qmZLYW]*$"),
    ),
    # Where he is; 明天到省院开会 calls him in.
    Wording(
        Mood.REPORT,
        "在",
        re.compile(
            "在(?!现场|院|会议室|本院|家)[\u4e00-\u9fff]{1,6}(?:开会|学习|培训|出差|汇报|考察|挂职|述职|看病|住院|调研|参会|休假|疗养)(?:呢)?$"
        ),
        "周院长今天在北京开会",
        AWAY,
    ),
    # Who is out of office, or ill, while another is asked.
    Wording(
        Mood.REPORT,
        "职任留被摔骨住养术",
        re.compile(
            "停职|免职|撤职|离职|辞职|离任|被?留置|被查(?!封|扣)|[腿腰脚胳膊]摔|骨折|住进|养病|养伤|在养|做手术|手术后"
        ),
        "太和法院执行局长停职检查",
        AWAY,
    ),
)
