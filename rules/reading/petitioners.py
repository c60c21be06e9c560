"""The petitioner whom an order is about, as named: 刘某来, 老迟, 申请执行人孙某."""

import re
from dataclasses import dataclass

from rules.reading.signs import BySigns
from rules.reading.vocabulary import COMPOUND_SURNAMES, NO_SURNAMES, SURNAMES

_SURNAME = f"(?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{''.join(sorted(SURNAMES))}])"
# What follows the mask is the rest of the name only where the name could end behind it, and never a word of the sentence.
# Signs that end names and hardly begin the next word.
GIVEN = (
    "秋芝荣霞英兰梅娟芳丽静杰涛磊艳珍凤玲燕斌鹏琴娜婷倩雪莲菊萍淑慧颖琳晶莹岩峰勇刚伟军辉锋俊宇旭昊轩浩涵雨欣怡佳铭红花珠翠荷蕾帆翔鸿鑫淼彬坤堂柱栋宝贵福财祥瑞庆禄喜芬芹莉蓉薇茹娥娇媛玉桂秀"
    "华林龙义忠奎魁臣良仁贤友云洋海超敏波飞松柏江河春夏冬昌盛茂山川亮光辰晨志文武德"
)
# Signs that are words of the sentence, and no part of a name: 丛某又来, 谭某提的, 尤某人在外地.
_NO_NAME = (
    "又提打人给拿去说要已曾还才刚就再都也将被把对从向让请与和及跟同是有没不未无会可须该这那在到的地得着了过上下里外前后中间入出进回起开关听看想问答写读找追讨赔欠借付交领取收发送寄"
    "电约见谈接案一系等今明来手两三家夫父母儿女孩妻反状诉因为之现昨周本每第户名位件个时"
)
_MASKED = (
    rf"{_SURNAME}某(?:某|(?!刚[做从来到出下才刚拿被动住打回退结买卖收接过走])[{GIVEN}](?!年(?![纪龄迈轻老])|[天日月晚早前午件业上])|来(?=[,。;!?、的案一在系等再今明那这谈见\s)]|$)"
    rf"|(?![{_NO_NAME}])[\u4e00-\u9fff](?=[,。;!?、\s)]|的|案|等|$))?"
    # 张某1: parties of one surname are told apart by a figure.
    r"(?:\d(?=[,。;!?、\s)]|[的案等系和与及见谈]|$))?"
)
# 张某夫妇, 老王两口子: several who are one petitioner.
_TOGETHER = "(?:夫妇|夫妻俩?|两口子|父子俩?|母女俩?|母子俩?|父女俩?|兄弟俩|姐妹俩|姐弟俩|兄妹俩)"
# 佟老太太, 于女士, 老孟头: named by how people call them.
_CALLED = rf"老?{_SURNAME}(?:老太太|太太|老太|老汉|老爷子|大爷|大娘|大妈|大姐|大哥|大叔|师傅|女士|先生|阿姨|奶奶|爷爷)|老{_SURNAME}头"
_OTHERS = re.compile(
    r"(?:人大代表|政协委员|局长|庭长|院长|队长|组长|主任|书记|干警|(?:法定|企业|公司|诉讼|委托|单位|厂方|开发商)代表|委员|被执行人|被申请人|承办人|承办法官|法官|书记员|律师|代理人|被告人?|联系人:?|担保人|第三人|保证人|执行员|对方|老赖)(?:系|是|为)?$"
)
# People who are named by what they are; said of them after a word of meeting.
KINDS = (
    "鹿农|桑农|茶农|花农|烟农|藕农|椒农|姜农|蒜农|女教师|男教师|女老师|男老师|女司机|老司机|女会计|老会计|女护士|女民警|老民警|女工程师|老裁缝|养鸭户|养鹅户|养虾户|养蟹户|养参户|养兔户|养狐户|养貉户|养蜂户|养鹿户|养驴户|种果户|种稻户|种参户|种药户|种菌户|种棉户|护工阿姨|保洁阿姨|保洁大姐|环卫大姐|护工大姐|月嫂大姐|工人师傅|司机师傅|老工人|老教师|外卖小哥|快递小哥|小哥|代课老师|民办老师|民办教师|代课教师|老头儿|老头|老汉|大叔|大爷|大娘|大妈|老先生|老夫妇|老爷子|参战老兵|伤残老兵|抗战老兵|复员老兵|退伍老兵|伤残军人|残疾军人|独居老人|孤寡老人|失独老人|移民|搬迁户|动迁户|回迁户|贫困户|低保户|承租户|退休职工|退休工人|离退休职工|养鸡户|养猪户|养牛户|养羊户|养鱼户|养貂户|种菜户|种烟户|包地户|企业主|供应商|施工方|摊主|烈士家属|老两口|两口子|孩子妈妈|孩子母亲|孩子爸爸|孩子父亲|老太太|老大爷|老人|老人家|养殖户|种粮户|农户|菜农|果农|农民|参农|棉农|瓜农|稻农|粮农|药农|农民工|工人|工友|民工|业主|购房户|购房人|家属|军人家属|现役军人家属"
    "|退役军人|退伍军人|军属|烈属|遗属|死者家属|被害人家属|伤者|残疾人|老兵|老党员|老教师|老干部|女方|男方|妻子|丈夫|母亲|父亲|姐妹俩|兄弟俩|兄弟|姐妹|储户|投资人|集资户|租户|商户|债权人|职工|老职工|下岗职工|村民|居民"
    "|矿难家属|工亡家属|遇难者家属|伤者家属|职工家属|老矿工遗属|矿工遗属|老矿工|矿工|牧民|聋哑人|残疾老兵|退休教师|种粮大户|承包户|沉陷户|蜂农|花农|菇农|茶农|林农|烟农|失地农民|参农|受害者|老乡|乡亲|住户|买房人|卖粮户|摊贩|司乘|护工|保洁员|幼儿园家长|家长"
    "|小两口|小夫妻|老夫妻|夫妻俩|种植户|养殖大户|出租车司机|商贩|拆迁户|车主|房主|船东|船员|渔民|货主|司机|包工头|供货商|学生|大学生|妈妈|单亲妈妈|老板|企业老板|小微企业老板|小老板|老板娘|店主|个体户|女工|护士|厨师|保安|快递员|骑手|外卖员|瓦工|木工|电工|电焊工|焊工|钢筋工|油漆工|粉刷工|水暖工|架子工|环卫工|清洁工|搬运工|装卸工|月嫂|保姆|理发师|裁缝|修车师傅|老师傅|大姐|大哥|大嫂|经销商|小贩|老奶奶|老大娘|小伙子|姑娘|遗孀|退伍兵|渔工|患者|患者家属|同一个申请人|同一申请人|欠薪工人|聋哑夫妇|盲人夫妇|残疾夫妇|夫妇|夫妻|姐弟三人|兄妹三人|姐妹三人|兄弟三人|姐弟仨|兄妹仨|祖孙俩|爷孙俩|祖孙三代|母女俩|母子俩|父子俩|父女俩"
    "|瓦匠|木匠|泥瓦匠|石匠|铁匠|老会计|老支书|老村长|老厂长|村医|乡村医生|赤脚医生|护林员|锅炉工|司炉工|纺织女工|养蜂人|羊倌|菜贩|鱼贩|船工|码头工人|盲人|盲人按摩师|按摩师|聋哑人|尘肺病人|尘肺工人|尘肺矿工|病人|病人家属|孕妇|产妇|寡妇|孤儿"
    "|退休法官|退休干警|退休检察官|退休民警|退休干部|离休干部|退休医生|退休会计|退休司机|退休女工|退休老师|离休教师"
    "|残疾申请人|聋哑申请人|盲人申请人|老年申请人|高龄申请人|外地申请人|外省申请人|外籍申请人|企业申请人|农民申请人|个人申请人|残疾执行人|残疾申请执行人|老年申请执行人|高龄申请执行人|外地申请执行人"
    "|姥姥|姥爷|奶奶|爷爷|大婶|婶子|大伯|大姨|老妈妈|老母亲|老父亲|老木匠|老瓦工|老工人|老农|老职工代表|班组长|工头|店家|网约车司机|货车司机|大车司机|卡车司机|渔家女"
)
_KINDS = sorted(KINDS.split("|"), key=len, reverse=True)
# To look at the first sign spares most places the trial of all kinds.
_KIND = f"(?=[{''.join(sorted({kind[0] for kind in _KINDS}))}])(?:{'|'.join(_KINDS)})"
# 卖鱼的大姐, 开饭店的申请人, 坐轮椅的大爷: people named by what they live on, or by how one sees them.
_TRADED = (
    rf"(?:(?:卖|开|修|养|种|跑|送|烧|拉|扛|做|摆|捡|扫|包|教)(?!庭|会|发)[\u4e00-\u9fff]{{1,3}}"
    rf"|坐轮椅|拄[单双]?拐[杖棍]?|架[单双]拐|戴助听器|背氧气[袋瓶]|带氧气[袋瓶])的(?:{_KIND}|申请(?:执行)?人|信访人|师傅|女人|男人|夫妻)"
)
# 刘姐, 谷老师, 周婶, 吕经理: named by courtesy; only of applicants and of whom one meets, as colleagues are called so, too.
_FAMILIAR = rf"{_SURNAME}(?:(?:大?[姐哥嫂婶姨叔伯爷娘妈]|奶奶?)(?![一-龥]{{0,2}}院)|老师|大夫|医生|师傅|经理|会计|老板|总(?!院|局|队)|老汉|老太太?|家(?:夫妇|两口子|父子|母女|兄弟|姐妹))"
# 申请人姜桂芝: a whole name, of two or three signs, that ends as names do, and where a name may end.
_WHOLE = (
    rf"(?:(?:{'|'.join(sorted(COMPOUND_SURNAMES))})[\u4e00-\u9fff]{{1,2}}|(?![{''.join(sorted(NO_SURNAMES))}方时于和从同来有到安明经其])[{''.join(sorted(SURNAMES))}](?:[\u4e00-\u9fff][{GIVEN}强明生民国平新成仁学安健东运顺]"
    rf"|[{GIVEN}强健运]))(?=[,。;!?、()\s]|$|[见谈](?!论)|面谈|当面|视频|本人|通话|的案|案)"
)
_MEET = r"(?:接谈|约见|会见|面见|面谈|接访|下访|接待|见一下|见见|再见一下|见一见|见一面|回访|走访|约谈|登门看望|登门|看看(?=那位)|见面|再见|再谈|谈|见|接)(?:[一两][次回]|一下|好|了|上)?(?:申请执行人|申请人|信访人|当事人|来访人|上访人|债权人)?"


@dataclass(frozen=True, slots=True)
class PetitionerPattern:
    """The first group of the pattern is the petitioner. Without one of the `signs` its words cannot be in a text.

    `of_kind`: it always says only what somebody is (农户, 卖鱼的大姐), which makes a petitioner of one who is met.
    """

    words: re.Pattern[str]
    example: str
    meaning: str
    signs: frozenset[str]
    of_kind: bool = False


PETITIONERS: tuple[PetitionerPattern, ...] = (
    PetitionerPattern(
        re.compile(rf"(姓{_SURNAME}的(?:{_KIND}|[\u4e00-\u9fff]{{2}}(?=[,。;!?、]|$)))"),
        "接谈姓柳的残疾人",
        "姓柳的残疾人",
        frozenset("姓"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:申请执行人|申请人|信访人|上访人|来访人|当事人|债权人)(?:系|为|是)?({_MASKED}|[老小]{_SURNAME}|(?![案名位个是])[\u4e00-\u9fff]某)"
        ),
        "申请执行人孙某",
        "孙某",
        frozenset("某老小"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:申请执行人|申请人|信访人|上访人|来访人|当事人|债权人|{_MEET}(?:[^,。;!?某]{{0,7}}的)?)(?:系|为|是)?({_FAMILIAR})(?!那[边里]|这[边里])"
        ),
        "接谈申请执行人刘姐",
        "刘姐",
        frozenset("姐哥嫂婶姨叔伯爷娘妈奶师夫生理计板总汉太家"),
    ),
    PetitionerPattern(
        re.compile(rf"(?:申请执行人|申请人|信访人|上访人|来访人|当事人|债权人)(?:系|为|是)?({_WHOLE})"),
        "与申请执行人姜桂芝见一面",
        "姜桂芝",
        frozenset("人"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:申请执行人|申请人|信访人)(?:系|为|是)(?:[^,。;!?]{{0,8}}的|一?[位个名户对])?((?:[\u4e00-\u9fff]{{0,6}}?)(?:{KINDS}))"
        ),
        "申请执行人系现役军人家属",
        "现役军人家属",
        frozenset("人"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(
            rf"(?<=退休|离休|代课|民办|小学|中学|乡村|幼儿)(?:教师|老师|医生|大夫|会计|职工|干部)({_FAMILIAR})(?!那[边里]|这[边里])"
        ),
        "退休教师廉老师的案子",
        "廉老师",
        frozenset("师生夫计工部"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:领头|带头|牵头|挑头|打头)(?:的|那个)(?:[^,。;!?]{{0,5}})?(?:叫|是)({_MASKED}|{_WHOLE}|老{_SURNAME}(?=[,。;!?]))"
        ),
        "领头的叫曲明山，把人请到院里",
        "曲明山",
        frozenset("头"),
    ),
    PetitionerPattern(
        re.compile(rf"(?<=[见谈访接位个户名])({_TRADED})(?<!老板)"),
        "你接那位卖鱼的大姐",
        "卖鱼的大姐",
        frozenset("卖开修养种跑送烧拉扛做摆捡扫包教坐拄架戴背带"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(
            rf"{_MEET}(?:院+[那这][位个户])?(?:(?:[^的\W]{{0,8}})(?<![请诉访行]人)的)?((?:[^的\W]{{0,4}}?)(?:(?:{_KIND})(?:家属|遗属|子女)?(?:代表|申请(?:执行)?人)?))(?!资|事务|局|厅|协会|公寓|服务|宿舍|新村|小区|医院)"
        ),
        "见见老两口",
        "老两口",
        frozenset("谈见访门接看"),
    ),
    PetitionerPattern(
        re.compile(
            r"(?:申请执行人|申请人|信访人)(?:系|为|是)?([\u4e00-\u9fff]{2,12}?(?:公司|合作社|商行|经营部|饭店|[工药木]厂))"
        ),
        "申请执行人鑫达建材公司",
        "鑫达建材公司",
        frozenset("人"),
    ),
    PetitionerPattern(
        re.compile(rf"(?<=[跟和与同约])({_SURNAME}某来)(?=谈|见|面)"), "跟刘某来谈一次", "刘某来", frozenset("某")
    ),
    PetitionerPattern(
        re.compile(rf"[跟和与同给找约把](老{_SURNAME})(?=连线|视频|通话|通个|谈|见|聊|坐|当面|面对面|说清|请)"),
        "今晚跟老曲连线",
        "老曲",
        frozenset("老"),
    ),
    PetitionerPattern(
        re.compile(rf"[跟和与同]((?:{_KIND}|申请(?:执行)?人|信访人|债权人)代表)(?=当面|面对面|谈|见|坐|聊|说)"),
        "跟工人代表当面谈一次",
        "工人代表",
        frozenset("表"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(
            rf"[把将][^,。;]{{0,8}}?((?:{_KIND})(?:代表)?)(?=挨个|逐个|逐一|逐户|一个个|一[个户家]一[个户家]|请[到来]|约[到来]|都[见谈]|全[见谈])"
        ),
        "把那五户养殖户挨个见一遍",
        "养殖户",
        frozenset("把将"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(rf"((?:{_MASKED}|老{_SURNAME}){_TOGETHER})"), "接谈张某夫妇", "张某夫妇", frozenset("某老")
    ),
    PetitionerPattern(
        re.compile(rf"[那这][个位]({_SURNAME}[\u4e00-\u9fff][{GIVEN}])(?=[,。;!?]|$)"),
        "电话里说的那个杨桂芝",
        "杨桂芝",
        frozenset("那这"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:{_MEET}[^,。;!?:某、和与跟]{{0,6}}?(?=老)|(?=.{{1,2}}某))(老{_SURNAME}(?=[,。;!?、]|$)|{_MASKED})"
        ),
        "去见种参的老郭、养蜂的钱某",
        "老郭",
        frozenset("某老"),
    ),
    PetitionerPattern(
        re.compile(rf"(?:{_KIND}|师傅|匠人|艺人|教练)(?:代表)?(老{_SURNAME})(?![院局边家板])"),
        "伐木工老佟截了肢",
        "老佟",
        frozenset("老"),
    ),
    PetitionerPattern(
        re.compile(rf"({_CALLED})"), "佟老太太那件", "佟老太太", frozenset("太汉爷娘妈姐哥叔傅士生姨奶头")
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:^|[,。;:的把见谈访和与跟、\s]|[那这][个位])(老{_SURNAME})(?!那边|这边|那里|院长|局长)(?<!老[师家车房支党干农古红乡人])(?=[那这的案一家再又来今昨明周第七八六五都还也已你您到找在从往跟给要连自带拿抱背拄坐站躺跪哭等住没不欠告打写腿手眼病捎托寄赶]|(?<=[把见谈访找]..)[,。;!?]|$)"
        ),
        "老迟那件",
        "老迟",
        frozenset("老"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:[养种卖开跑送烧拉扛做摆捡扫包打干修][\u4e00-\u9fff]{{1,3}}的|[那这][个位户]|[案件事户厂店队村]的|{_MEET}[^,。;!?:]{{0,6}}?)"
            rf"(小(?![车麦米区门时农水平店]){_SURNAME}|(?<=的)老(?![师家车房支党干农古红乡人板]){_SURNAME}(?=[,。;!?、]))(?=[那这的案一家再又来今昨明第都还也已前上被,。;!?、]|$)"
        ),
        "养蟹的小邹第四次来市里了",
        "小邹",
        frozenset("小老"),
    ),
    PetitionerPattern(
        re.compile(rf"[案件事户]的(老{_SURNAME})(?=[,。;!?、]|$)"), "那个工伤案的老关", "老关", frozenset("老")
    ),
)
_OF_ANY = BySigns(PETITIONERS)
_OF_NAMES = BySigns(tuple([pattern for pattern in PETITIONERS if not pattern.of_kind]))
_COUNTED = re.compile(
    r"^(?:(?:那|这)?(?:(?:一|两|二|三|四|五|几)?(?:位|个|名|些|对(?![方门面岸]))|(?:\d+|[一二三四五六七八九十百几两]+)(?:户|位|名|个)(?!代表))|[那这][拨伙帮群]?(?=[\u4e00-\u9fff]))"
)
# 移民代表, 商户代表: whoever is represented.
_DELEGATES = r"(?!人大|律师|企业|法人|授权)[\u4e00-\u9fff]{2}代表(?!大会|团)"
_MEANT_KIND = re.compile(
    rf"((?:[一二三四五六七八九十两\d]+户代表)|(?:{_KIND})代表|(?:(?<![的老])|(?<=的)(?=老))(?:{_KIND})(?:家属|遗属|子女)?)(?!的(?:{_KIND})|新?村|小区|大?院(?!长)|楼|区|工资|案|款|费|房|证|权|家庭|医院|大会|团)"
)


# 那个冷库的老板娘, 那位单亲妈妈, 那个拆迁户老太太: pointed at, and not by whose debt it is.
_POINTED_KIND = re.compile(
    rf"[那这](?:一?[位个对户名起件批]|几[位个户名]|[两三四五六七八九十]{{1,2}}[位个户名]|些)(?!被执行人|老赖|赖账|欠)[^,。;:!?]{{0,14}}?"
    rf"((?:{_KIND}){{1,2}}(?:代表)?)(?!的(?:{_KIND})|新?村|小区|工资|案|款|费|房|证|权|家庭|医院|大会|团)"
)
# 老鲍赶着驴车来省院: who begins a clause of an interview; 老师傅, 老党员 are nobody's name.
_BEGINS = re.compile(
    rf"(?:^|[,。;:!?])(老(?!师傅|家|车|房|党|干部|农|红军|区|路子|毛病|江湖|黄[牛历]|花|祖宗|东西|连长|支书|班|单位|古|常客){_SURNAME})(?=[赶走骑开推揣捧举来捎托递寄跪带领抱背拄坐站躺跪哭等住没不又说把给从为因在到被](?!你|院长|局长|那边|这边))"
)
# 老吕现在信访大厅坐着，…先见他: who is met was told of before.
_MEETS_HIM = re.compile(
    "(?:见|谈|访|接|看看|看|听听?|找|陪)(?:一?[见谈下面次])?[,]?(?:一?下)?[他她]|[跟和与同向给对][他她](?:本人|老人)?[^,。;!?们]{0,5}(?:见|谈|聊|唠|讲|说)"
)
_TOLD_OF = re.compile(
    rf"(?:(?<=[,。;:的])(老{_SURNAME})|(?:^|(?<=[,。;:的]))({_SURNAME}[\u4e00-\u9fff][{GIVEN}]))(?=(?:在|又|今|昨|前|现|说|来|从|还|已|等|都|一[个大早人]|这|那|跑|坐|住|跟|把|为|因|是|去|病|没|有|打|给|带|找|拿|手里|家)[^院局])"
)
# 牺牲司机的遗孀: whose kin is met.
_KIN = re.compile(
    rf"(?:{_KIND}|[死伤逝亡]者|英烈|烈士|民警|干警|辅警)的(遗孀|遗属|家属|妻子|丈夫|母亲|父亲|女儿|儿子|老伴|爱人)(?!院)"
)
_TRADE_ONLY = re.compile(_TRADED)
_KINDS_ONLY = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{_KIND})(?:代表)?")
_NAME = re.compile(rf"{_MASKED}|老{_SURNAME}(?=[,。;!?、]|$)|{_CALLED}")
_NAMED_NEXT = re.compile(f"(?:人|们|家属|遗属)?(?:代表)?(?:{_NAME.pattern}|{_FAMILIAR})")
_REFUSED = re.compile("(?:别|甭|不要|不用|不必)(?:再|去)?$")  # 先别见企业老板，先见那9个瓦工
# 刘某来的事到此为止: not he is what is ordered about.
_LESSON = re.compile(
    "案(?:的教训|的经验|那样|这样)|的?(?:案子?|事情?|那件事?)(?:到此为止|就此打住|翻篇|不提了|(?:先|暂时|暂)?(?:放一放|放放|缓一缓|搁一搁|不急|以后再说))"
)


def petitioner(text: str, *, is_interview: bool, said: str = "") -> str | None:
    """The petitioner's name as said; None where nobody is named, or only 申请执行人 in general.

    `said` is the same text, if something in `text` is blanked that is no person's name, but may be part of a firm's.
    """
    said = said or text
    for pattern in (_OF_ANY if is_interview else _OF_NAMES).within(text):
        for match in pattern.words.finditer(text):
            is_lesson = _LESSON.match(text, match.end(1))
            is_kind = _KINDS_ONLY.fullmatch(match[1]) or _TRADE_ONLY.fullmatch(match[1])
            is_named_next = is_kind and _NAMED_NEXT.match(text, match.end(1))  # 退役军人郝某, 拆迁户老金
            is_refused = _REFUSED.search(text, max(0, match.start() - 4), match.start())
            if is_lesson or is_named_next or is_refused or (is_kind and not is_interview):
                continue
            if not _OTHERS.search(text, max(0, match.start(1) - 8), match.start(1)):
                return _COUNTED.sub("", said[match.start(1) : match.end(1)])
    return _pointed_at(text, said) or _told_of(text, said) if is_interview else None


def _pointed_at(text: str, said: str) -> str | None:
    """Who is met by what he is (那位单亲妈妈, 养殖户代表), where nobody is named."""
    for words in (_BEGINS, _KIN, _POINTED_KIND, _MEANT_KIND):
        meant = [one for one in words.finditer(text) if not _LESSON.match(text, one.end(1))]
        if meant:
            first = said[meant[0].start(1) : meant[0].end(1)]
            fuller = [one[1] for one in _MEANT_KIND.finditer(said) if one[1].endswith(first)]
            return max(fuller, key=len, default=first)
    return None


def _told_of(text: str, said: str) -> str | None:
    """Who is called 他 where he is to be met, if one was told of by name before."""
    meets = _MEETS_HIM.search(text) if "他" in text or "她" in text else None
    names = {said[slice(*one.span())] for one in _TOLD_OF.finditer(text, 0, meets.start())} if meets else ()
    return next(iter(names)) if len(names) == 1 else None
