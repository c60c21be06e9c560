"""What is told rather than ordered, whatever verbs stand in it: praise, notices, what is arranged or was ordered long ago."""

import re
from typing import NamedTuple

from rules.reading.signs import BySigns


class Telling(NamedTuple):
    """`words` are looked for only where one of the `signs` occurs; what begins within them is told.

    `is_whole`: the whole message is. `is_firm`: even what is firm in it, for it was to be done then, or is done by others.
    """

    signs: frozenset[str]
    words: re.Pattern[str]
    why: str
    example: str
    is_whole: bool = False
    is_firm: bool = False


class Told(NamedTuple):
    start: int
    stop: int
    is_firm: bool


_HAPPENS = "(?:升级|维护|检修|割接|停机|迁移|扩容|演练|断电|停电|断网|转存|故障|抢修|中断|测试|换新地址|启用新地址)"
_WITH_WHAT = "(?:登录|打|发|连|录|传|查|登|看)不[上开了出进到]|不可用|用不了|不能用|不受影响|照常|暂停|恢复|期间|闪|断|不必|不用|没人接|无人接|仍能|仍可|属|[。!]?$"
_ARRANGED = "(?:约|说|谈|讲|定|订|商量|对接|联系|沟通|安排|准备|协调)(?:好|妥|定)了?的?(?=[,。;!?]|$)"
_DONE = "(?:就|都|也|已经?|全|只用)[^,。;!?]{0,8}了(?=[^一两几半\\d]|$)"

_PROMISED = "(?:拍[过了]胸脯|打[过了]包票|立[过了下]{1,2}军令状|夸[过了下]{1,2}海口|表[过了]态|[下作做][过了]保证|许[过了下]{1,2}愿)"

TELLINGS: tuple[Telling, ...] = (
    Telling(
        frozenset("表点竖喝叫"),
        re.compile(
            "^(?:@\\w+ *)?(?:(?:特别|重点|点名)?表扬(?!信)|(?:为|给)[^,。;!?]{2,14}(?:点(?:个|一个)?(?:大大的)?赞|竖(?:个|起)?大拇指|提出表扬|喝彩|叫好))"
        ),
        "what is praised was done",
        "给大洼法院院长点个赞，腊月二十八还在山上接谈申请人。",
        is_whole=True,
    ),
    Telling(
        frozenset("赞服起功光叫气能得象样虚归愧有脸热害"),
        re.compile(
            "(?:点个?赞|佩服|了不起|记一功|记上一功|好样的|厉害|服了|名不虚传|功不可没|井井有条|实至名归|当之无愧|这[才就]叫[^,。;!?]{1,8}"
            "|真?提气|难能可贵|劲头难得|长脸|心里[^,。;!?]{0,2}热乎|脸上[^,。;!?]{0,3}光|印象[^,。;!?]{0,3}(?:好|不错|深))(?:[^\u4e00-\u9fff].{0,5})?$"
        ),
        "what ends in praise was done",
        "葫芦岛樊院长昨天带队追回六台车，一台没跑掉，佩服！",
        is_whole=True,
    ),
    Telling(
        frozenset("赞"),
        re.compile(
            "得(?:很|真|挺|都|更|非常)?(?:扎实|好|到位|漂亮|不错|利索|细致?|硬|实|及时)[^。;!?]{0,8}点个?赞(?:[^\u4e00-\u9fff].{0,5})?$"
        ),
        "what is praised for how it is done",
        "凤城法院院长包案、三日内必见申请人，做得扎实，点赞",
        is_whole=True,
        is_firm=True,
    ),
    Telling(
        frozenset("日天"),
        re.compile(
            '^(?:@\\w+ *)?[“"「]?[^,。;!?你您请院问]{0,6}(?:\\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作日|日|天)[内前][”"」]?(?:是|就是|一般|应当|应该|要|里|中)*(?:指的?是?|刨[掉去]|扣[掉除]|除去|去掉|不算|不含|不包括|包括|包含|含|从[^,。;!?]{1,10}起?算|自[^,。;!?]{1,10}起?算|按[^,。;!?]{1,6}算|这样算|这么算)'
        ),
        "how a time is counted",
        "“5个工作日内”要刨掉周六周日，不过明天这个周六上班，得算进去。",
        is_whole=True,
        is_firm=True,
    ),
    Telling(
        frozenset("级护修接机移容练电网存试址障断"),
        re.compile(
            f"(?:系统|平台|专网|内网|网络|机房|模块|链路|线路|光缆|服务器|办公楼|机关|大楼|全院|楼里|大屏|接谈视频|指挥中心)[^。!?把将请您你前内]{{0,24}}?{_HAPPENS}"
            f"(?:[^把将请您你]{{0,30}}(?:{_WITH_WHAT})|$)"
        ),
        "a notice says what happens by itself",
        "系统今晚22时至明早6时升级，各中院、基层法院暂时登录不上。",
        is_whole=True,
    ),
    Telling(
        frozenset("着"),
        re.compile(
            "^[^,。;!?你您请]{2,8}(?:院长|局长|主任)[^,。;!?你您请]{0,8}(?:去[^,。;!?]{1,8}(?:看病|开会|学习|培训|考察|体检|出差)|请[^,。;!?]{0,2}假|休假|住院|补休)"
            "[^。;!?你您请]{0,40}(?:看|顶|盯|替|代|照应|张罗)着呢?(?=[,。;!?]|$)"
        ),
        "who is away, and who stands in already",
        "南票院长今早去兴城开会了，他那摊事副院长先盯着呢。",
        is_firm=True,
    ),
    Telling(
        frozenset("好妥定"),
        re.compile(
            f"(?<![^,。;!?])[^,。;!?你您请]{{0,10}}我(?![院省市县])[^,。;!?你您请]{{2,30}},[^,。;!?你您请]{{0,12}}{_ARRANGED}"
        ),
        "what the speaker does, and has arranged",
        "周五下午我和铁岭中院许院长在省院谈班子的事，早就约好的。",
    ),
    Telling(
        frozenset("好妥定"),
        re.compile(
            "(?<![^,。;!?])[^,。;!?你您请]{4,30},(?:我[和跟与同][^,。;!?你您请]{1,8}(?:院长|局长|主任|法院)|[^,。;!?你您请]{0,6}他们)"
            f"(?:都|已经?|也)*{_ARRANGED}"
        ),
        "what is arranged with those whom it concerns",
        "省院领导明天上午看皇姑法院，我和皇姑院长已经对接好了。",
    ),
    Telling(
        frozenset("胸包军海态证愿"),
        re.compile(
            f"(?<![^,。;!? ])[^,。;!?你您]{{0,4}}[我咱](?!院)[^,。;!?你您]{{0,12}}{_PROMISED}的?,[^。;!?你您请各]{{2,30}}(?=[。;!?].{{4}})"
        ),
        "what the speaker has promised, before he asks for something",
        "我跟省院拍过胸脯，年底前涉企案款全部发完。大家心里都有本账。",
        is_firm=True,
    ),
    Telling(
        frozenset("让叫求成给限评"),
        re.compile(
            "(?<![^。;!?])(?:还?记得)?(?:[去前]年|上个?月|上周|年初|年前|春节前|上[回次]|那[回次]|前[天几]|昨天|当[年时]|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|初|底)?(?![\\d一二三中下上]))"
            f"[^,。;!?]{{0,12}}?(?:让|叫|要求|责成|批给|交给|分给|派给|批评|限)(?:(?!请|必须|你|务必|没|未|还差|下班前|今天|明天)[^。;!?])*?{_DONE}"
        ),
        "an order of long ago, and how it was carried out",
        "去年11月我让葫芦岛中院樊院长一个月内清掉那批案子，他二十天就清完了。",
        is_firm=True,
    ),
    Telling(
        frozenset("释明"),
        re.compile(
            r"^(?:@\w+ *)?(?:跟|给|向)?(?:大家|各位[^,。;!?]{0,4}|同志们|你们?|群里)?(?:解释|说明)(?:一下|下|一句|两句)[,:]"
        ),
        "an explanation",
        "跟大家解释一下，金州法院苗院长那件10月底前没结，是因为买受人悔拍，不算逾期。",
        is_whole=True,
        is_firm=True,
    ),
    Telling(
        frozenset("问"),
        re.compile(
            "(?:院长|局长|主任|^)[,:]?[你您](?:刚才|昨天|昨晚|前天|上午|上周)[^,。;!?]{0,4}问的[^,。;!?]{0,8},[^,。;!?]{0,2}(?:按|依|根据|算|不算|是|可以|得看)"
        ),
        "an answer",
        "文圣院长，你昨天问的那个，按规定从立案之日起算六个月，还没超。",
        is_whole=True,
        is_firm=True,
    ),
    Telling(
        frozenset("批准"),
        re.compile(
            "(?:请的[^,。;!?]{0,2}|年休|病|事|产|婚|探亲)假,?我(?:已经?|都)?(?:批|准)了,[^,。;!?]{0,2}(?:休|歇|玩|陪|养)[^,。;!?]{0,10}"
        ),
        "leave that is given",
        "抚顺中院赵院长上周请的假我批了，休到本周五。",
    ),
    Telling(
        frozenset("当想"),
        re.compile("^(?:当年|想当年|想当初|早年)[^,。;!?你您请]{0,2}我[^,。;!?你您请]{0,14}"),
        "what the speaker remembers",
        "当年我在基层干院长，也遇到过盘山法院这样的案子，腊月二十三去要账，账没要着。",
        is_whole=True,
        is_firm=True,
    ),
    Telling(
        frozenset("会时阵几"),
        re.compile(
            "(?<![^。;!?])[^,。;!?你您请]{0,14}(?:那会儿?|那时候|那阵子?|那几年|的时候)[^,。;!?你您请]{0,8}我"
            "(?:(?!请|你|您|各[院中家位]|必须|现在|今天|如今|今年)[^。;!?])*"
        ),
        "what the speaker remembers of himself",
        "2018年那会儿我在双塔当执行局长，天天晚上十一点前报战果，报了整整一个月。",
        is_firm=True,
    ),
    Telling(
        frozenset("过了"),
        re.compile(
            "(?<![^。;!?])[^,。;!?你您请]{0,10}我[^,。;!?你您请]{0,8}[跟和给对同向][^,。;!?你您请]{1,10}(?:讲|说|谈|聊|交代|招呼|电话)"
            "[^,。;!?你您请]{0,4}[过了](?:,(?:(?!请|你|您|各[院中家位])[^。;!?])*)?"
        ),
        "what somebody else was told before, and what he said",
        "上周二我已经当面跟樊院长讲过，绥中那件年底前必须有个了断，他也点了头。",
        is_firm=True,
    ),
    Telling(
        frozenset("让要叫"),
        re.compile(
            "(?:政法委|最高法|最高院|人大|政协|纪委|公安[厅局]|检察院|信访局|[省市][委院]|[省市]政府|督导组|巡视组|省高院)[^,。;!?你您请]{0,8}[,:]?"
            "[^,。;!?你您请]{0,4}(?:让|要|叫|要求)(?:我们|我院|省院|中院|咱们?|本院|院里)(?:(?!请|你|您|各[院中家位])[^,。;!?])*"
        ),
        "what others want of the speaker's own court",
        "省委政法委来函，让省院下周一去说明海州那笔案款的情况，我去。",
        is_firm=True,
    ),
    Telling(
        frozenset("京津冀晋蒙吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新河山内黑上江安福湖广海重四西外兄某"),
        re.compile(
            "(?<![^。;!?])[^,。;!?你您请各]{0,6}(?:北京|天津|上海|重庆|河北|山西|内蒙古?|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
            "|外省|兄弟省|某省|某兄弟省)(?:省|市|那边|那位|有家|有个|一个|的)?(?:高院|中院|法院|[^,。;!?你您请各我]{0,5}(?:高院|中院|法院|院长))(?:(?!请|你|您|各|我[们院省]|咱|函|委托)[^。;!?])*"
        ),
        "news of another province's courts",
        "江苏高院的规定更狠，超期一天就要院长书面说明，超三天到省院当面说。",
        is_firm=True,
    ),
    Telling(
        frozenset("讲说保证表汇胸包"),
        re.compile(
            "(?<![^。;!?])[^,。;!?你您请各]{0,6}(?:院长|局长|主任|庭长|书记)(?:昨[天晚]|刚才|上午|今早|前天|上周)?"
            "(?:(?:讲|说)[,:]|(?:跟我|向我|对我|给我|电话里|当面|会上)+(?:讲|说|保证|表态|汇报|打包票)(?!不|清|明|一[下说声])|拍着?胸脯|打包票)(?:(?!请|你|您|各[院中家位])[^。;!?])*"
        ),
        "what somebody has said he will do",
        "周院长讲，大连月底前保证清零，我说我信。",
        is_firm=True,
    ),
    Telling(
        frozenset("通安交布说讲定"),
        re.compile(
            "(?<![^。;!?])(?:(?!请|你|您|各|[长任][,:])[^。;!?]){4,60},(?:昨[天晚]|前天|上午|今早|上周|早)(?:就|都|也|已经?|全)*"
            "(?:通知|安排|交代|布置|说|讲|定)(?:到人|过|下去|下来|到位|好|妥|定)*了(?=[。;!?]|$)"
        ),
        "what is arranged, and those whom it concerns know",
        "昌图的车、开原的车，明早七点在中院门口集合，昨天都通知到人了。",
    ),
    Telling(
        frozenset("有某个"),
        re.compile(
            "(?<![^。;!?])[^,。;!?你您请]{0,4}(?:有的|有些|某些|个别|某位|有位)[^,。;!?你您请]{0,3}(?:院长|法院|同志|领导|干警)(?:(?!请|你|[各这上][院中家位]|必须)[^。;!?])*"
        ),
        "what some do who are not named",
        "某些院长接谈真讲究，先拍照，再握手，最后问一句您贵姓。",
    ),
    Telling(
        frozenset("改变规"),
        re.compile(
            "(?<![^。;!?])[^。;!?你您请]*,(?:这条|这个?规[定矩]|规矩|口径|办法)[^,。;!?你您请]{0,8}(?:没有?[改变]|不变|还在|一直|早就|不是新|十?年前)[^。;!?你您请]*"
        ),
        "a rule that has long stood",
        "高院党组去年定的规矩，院长接谈的案子不得转给副职，这条今年没改。",
        is_firm=True,
    ),
)


_BY_SIGNS = BySigns(TELLINGS)


def tellings(text: str) -> list[Told]:
    """What is told in the text."""
    found = []
    for row in _BY_SIGNS.within(text):
        match = row.words.search(text)
        if match:
            found.append(Told(0, len(text), row.is_firm) if row.is_whole else Told(*match.span(), row.is_firm))
    return found
