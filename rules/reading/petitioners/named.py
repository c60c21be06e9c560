"""The ways in which petitioners are named."""

import re
from dataclasses import dataclass

from rules.reading.petitioners.words import (
    CALLED,
    FAMILIAR,
    GIVEN,
    KIND,
    MASKED,
    MEET,
    SURNAME,
    TOGETHER,
    TRADED,
    WHOLE,
)


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
        re.compile(rf"(姓{SURNAME}的(?:{KIND}|[\u4e00-\u9fff]{{2}}(?=[,。;!?、]|$)))"),
        "接谈姓柳的残疾人",
        "姓柳的残疾人",
        frozenset("姓"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:申请执行人|申请人|信访人|上访人|来访人|当事人|债权人)(?:系|为|是)?({MASKED}|老{SURNAME}头儿?|[老小]{SURNAME}|(?![案名位个是])[\u4e00-\u9fff]某)"
        ),
        "申请执行人孙某",
        "孙某",
        frozenset("某老小"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:申请执行人|申请人|信访人|上访人|来访人|当事人|债权人|{MEET}(?:[^,。;!?某]{{0,7}}的)?)(?:系|为|是)?({FAMILIAR})(?!那[边里]|这[边里])"
        ),
        "接谈申请执行人刘姐",
        "刘姐",
        frozenset("姐哥嫂婶姨叔伯爷娘妈奶师夫生理计板总汉太家"),
    ),
    PetitionerPattern(
        re.compile(rf"(?:申请执行人|申请人|信访人|上访人|来访人|当事人|债权人)(?:系|为|是)?({WHOLE})"),
        "与申请执行人姜桂芝见一面",
        "姜桂芝",
        frozenset("人"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:申请执行人|申请人|信访人)(?:系|为|是)(?:[^,。;!?]{{0,8}}的|一?[位个名户对])?((?:[\u4e00-\u9fff]{{0,6}}?){KIND})"
        ),
        "申请执行人系现役军人家属",
        "现役军人家属",
        frozenset("人"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(
            rf"(?<=退休|离休|代课|民办|小学|中学|乡村|幼儿)(?:教师|老师|医生|大夫|会计|职工|干部)({FAMILIAR})(?!那[边里]|这[边里])"
        ),
        "退休教师廉老师的案子",
        "廉老师",
        frozenset("师生夫计工部"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:领头|带头|牵头|挑头|打头)(?:的|那个)(?:[^,。;!?]{{0,5}})?(?:叫|是)({MASKED}|{WHOLE}|老{SURNAME}(?=[,。;!?]))"
        ),
        "领头的叫曲明山，把人请到院里",
        "曲明山",
        frozenset("头"),
    ),
    PetitionerPattern(
        re.compile(rf"(?<=[见谈访接位个户名])({TRADED})(?<!老板)"),
        "你接那位卖鱼的大姐",
        "卖鱼的大姐",
        frozenset("卖开修养种跑送烧拉扛做摆捡扫包教坐拄架戴背带"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(
            rf"{MEET}(?:院+[那这][位个户])?(?:(?:[^的\W]{{0,8}})(?<![请诉访行]人)的)?((?:[^的\W]{{0,4}}?)(?:(?:{KIND})(?:家属|遗属|子女)?(?:代表|申请(?:执行)?人)?))(?!资|事务|局|厅|协会|公寓|服务|宿舍|新村|小区|医院)"
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
        re.compile(rf"(?<=[跟和与同约])({SURNAME}某来)(?=谈|见|面)"), "跟刘某来谈一次", "刘某来", frozenset("某")
    ),
    PetitionerPattern(
        re.compile(rf"[跟和与同给找约把](老{SURNAME})(?=连线|视频|通话|通个|谈|见|聊|坐|当面|面对面|说清|请)"),
        "今晚跟老曲连线",
        "老曲",
        frozenset("老"),
    ),
    PetitionerPattern(
        re.compile(rf"[跟和与同]((?:{KIND}|申请(?:执行)?人|信访人|债权人)代表)(?=当面|面对面|谈|见|坐|聊|说)"),
        "跟工人代表当面谈一次",
        "工人代表",
        frozenset("表"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(
            rf"[把将][^,。;]{{0,8}}?((?:{KIND})(?:代表)?)(?=挨个|逐个|逐一|逐户|一个个|一[个户家]一[个户家]|请[到来]|约[到来]|都[见谈]|全[见谈])"
        ),
        "把那五户养殖户挨个见一遍",
        "养殖户",
        frozenset("把将"),
        of_kind=True,
    ),
    PetitionerPattern(
        re.compile(rf"((?:{MASKED}|老{SURNAME}){TOGETHER})"), "接谈张某夫妇", "张某夫妇", frozenset("某老")
    ),
    PetitionerPattern(
        re.compile(rf"[那这][个位]({SURNAME}[\u4e00-\u9fff][{GIVEN}])(?=[,。;!?]|$)"),
        "电话里说的那个杨桂芝",
        "杨桂芝",
        frozenset("那这"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:{MEET}[^,。;!?:某、和与跟]{{0,6}}?(?=老)|(?=.{{1,2}}某))(老{SURNAME}(?=[,。;!?、]|$)|{MASKED})"
        ),
        "去见种参的老郭、养蜂的钱某",
        "老郭",
        frozenset("某老"),
    ),
    PetitionerPattern(
        re.compile(rf"(?:{KIND}|师傅|匠人|艺人|教练)(?:代表)?(老{SURNAME})(?![院局边家板])"),
        "伐木工老佟截了肢",
        "老佟",
        frozenset("老"),
    ),
    PetitionerPattern(
        re.compile(rf"({CALLED})"), "佟老太太那件", "佟老太太", frozenset("太汉爷娘妈姐哥叔傅士生姨奶头")
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:^|[,。;:的把见谈访和与跟、\s]|[那这][个位])(老{SURNAME})(?!那边|这边|那里|院长|局长)(?<!老[赖师家车房支党干农古红乡人])(?=[那这的案一家再又来今昨明周第七八六五都还也已你您到找在从往跟给要连自带拿抱背拄坐站躺跪哭等住没不欠告打写腿手眼病捎托寄赶]|(?<=[把见谈访找]..)[,。;!?]|$)"
        ),
        "老迟那件",
        "老迟",
        frozenset("老"),
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:[养种卖开跑送烧拉扛做摆捡扫包打干修][\u4e00-\u9fff]{{1,3}}的|[那这][个位户]|[案件事户厂店队村]的|{MEET}[^,。;!?:]{{0,6}}?)"
            rf"(小(?![车麦米区门时农水平店]){SURNAME}|(?<=的)老(?![师家车房支党干农古红乡人板]){SURNAME}(?=[,。;!?、]))(?=[那这的案一家再又来今昨明第都还也已前上被,。;!?、]|$)"
        ),
        "养蟹的小邹第四次来市里了",
        "小邹",
        frozenset("小老"),
    ),
    PetitionerPattern(
        re.compile(rf"[案件事户]的(老{SURNAME})(?=[,。;!?、]|$)"), "那个工伤案的老关", "老关", frozenset("老")
    ),
)
