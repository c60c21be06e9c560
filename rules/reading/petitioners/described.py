"""The ways in which petitioners are described, and not named: 早餐店老板娘, 修锁的, 涂家兄弟俩.

What somebody is ends in a word or a sign of the vocabulary (老板娘, 员). Where it begins is said by what stands before it: 那位, a word of
meeting, the head of a clause, 的. So no list needs to know 豆腐坊老板. Asked only of interviews in which nobody is named.
"""

import re
from collections.abc import Iterator

from rules.reading.petitioners.named import PetitionerPattern
from rules.reading.petitioners.words import CALLED, KIND, MEET, SURNAME
from rules.reading.signs import BySigns
from rules.reading.vocabulary import ENDINGS, NO_PARTIES, PEOPLE, PEOPLE_OF, PEOPLE_SIGNS, TRADES

# Signs that are words of the sentence, and part of nobody's description; 院 is what is left of a court's name.
_NO_PART = "院我你他她它您谁各这那哪的了着过到去来在请把将给交向对和与跟由让叫从为因是有没不每今明昨前天日月周号点时又再也还都就只才刚已被要会能说听见谈接问等按凡名个位"
_SIGN = rf"(?:(?![{_NO_PART}])[\u4e00-\u9fff])"
# 摔伤老太太, 讨薪农民工: what somebody did or suffered is no part of what he is.
_DID = "[摔伤讨访闹堵举拦跪骂哭闯欠追告丧]"
_ENDING = "|".join(sorted(sorted(ENDINGS), key=len, reverse=True))
_GOES_ON = r"(?![长头人院口籍型户]|子(?!女)|[厂店村社铺摊馆坊队班]|小区|事务|工资|协会|医院|名下)"
_PERSON = rf"(?:{KIND}|{_ENDING}|{_SIGN}[{PEOPLE_OF}](?!(?<=手)[里上中头机续]|(?<=师)[傅资生范徒兄父])){_GOES_ON}(?:{KIND}{_GOES_ON})?"
_FAMILY = rf"(?!那){SURNAME}家(?:老?(?:[兄姐][弟妹]|夫妻|夫妇|父[子女]|母[子女]|婆媳|祖孙|妯娌|叔侄)[俩仨]?|老?两口子?|老太太|老爷子|老人|大娘|大爷|媳妇|闺女|姑娘|儿子|小子|女婿)"
_WHO = rf"(?:{_FAMILY}|(?:(?!{_DID}){_SIGN}){{0,4}}?{_PERSON}(?:代表|家属|遗属|遗孀)?)"
_COUNT = r"(?:[一几两二三四五六七八九十百\d]+[多余]?[位个名户对家])"
_POINTED = rf"[那这](?:{_COUNT}|[位个名户对些拨帮群伙])"
_LIVES_ON = rf"[{TRADES}](?!庭|会|发|横幅|标语|着|锦旗|信|材料|省|院){_SIGN}{{1,3}}的"
_CLAUSE = rf"(?:^|[,。;:!?])(?:[今昨]天|今早|昨晚|听说)?(?:{_SIGN}{{1,3}}[口头边上里下旁门外])?"
_OF = r"(?:(?:(?!院长|局长)[^,。;:!?你我]){0,9}(?<!人)的)?"
_ON_HIM = r"(?=,|[又还也被只就天昨今明周上下在从找等说写来让把给带跟没不想有]|$)"
# What is said of somebody begins so: 债主堵在门口, 村支书替三十七户来谈.
_SAID = "[把被给让替跟从在到来去跑赶找回住等坐站蹲跪躺趴堵拦围举拿带领抱背推写打说讲问哭骂愿想要是为一有没不又还也都就只才刚已昨今明后周上下手天各]"
_TALKS = "(?:当面|面对面|好好|再|挨[个家户]|逐[个家户]|一[个家户]一[个家户])*(?:说|谈|讲|聊|见|唠|连线|视频|通话|坐)"

# Of whom one meets all that is said is kept.
_MET = PetitionerPattern(
    re.compile(
        rf"(?:{MEET}|[跟和与同找约听])(?:一下|一次)?(?:{_POINTED})?{_OF}({_WHO})们?(?=[,。;!?]|$|本人|{_TALKS})"
    ),
    "接谈酒店服务员",
    "酒店服务员",
    frozenset("谈见访门接看跟和与同找约听"),
)
DESCRIBED: tuple[PetitionerPattern, ...] = (
    PetitionerPattern(re.compile(rf"({_FAMILY})"), "涂家兄弟俩一个找你,一个找他", "涂家兄弟俩", frozenset("家")),
    PetitionerPattern(
        re.compile(
            rf"(?:{MEET}|[跟和与同找约听]|{_CLAUSE})(?:{_POINTED})?((?![带放看说调贴赶打抹]){_LIVES_ON}{_PERSON})"
        ),
        "接谈卖豆腐的老嫂子",
        "卖豆腐的老嫂子",
        frozenset("的"),
    ),
    _MET,
    PetitionerPattern(
        re.compile(rf"{_POINTED}({_LIVES_ON}){_ON_HIM}"), "那个修锁的又找到我这儿", "修锁的", frozenset("那这")
    ),
    PetitionerPattern(
        re.compile(rf"{_POINTED}{_OF}({_WHO})(?!的(?!案|事))"),
        "那位早餐店老板娘天不亮就得和面",
        "早餐店老板娘",
        frozenset("那这"),
    ),
    PetitionerPattern(
        re.compile(rf"[那这]一?[位名]((?!代表)(?:(?!{_DID}){_SIGN}){{2,5}}的?){_ON_HIM}"),
        "那位拍婚纱的周五进城",
        "拍婚纱的",
        frozenset("位名"),
    ),
    PetitionerPattern(
        re.compile(rf"[的,。;:!?]({_WHO})们?,[他她]"), "扫过地的保洁员,她的工资", "保洁员", frozenset("他她")
    ),
    PetitionerPattern(
        re.compile(
            rf"(?:^|[,。;:!?])(?:院{{2,6}}的?|(?:(?!院长|局长)[^,。;:!?你我]){{1,10}}的|{_SIGN}{{0,5}}[矿厂场店社村屯镇乡])"
            rf"([老小]{SURNAME})(?=,(?!你(?!还?记得|认[得识]|知道|见过)|请|院|局长)|他们|[又也还在昨今明周天说写给带从被因为是等])"
        ),
        "大石桥的老孟,79了,昨天又塞了一封信",
        "老孟",
        frozenset("老小"),
    ),
    PetitionerPattern(
        re.compile(
            rf"{_CLAUSE}{_COUNT}?(?:院{{2,6}})?{_OF}({_WHO})(?!们?(?:[、和与及]|的(?![\d一二三四五六七八九十几案事]|[^,。;!?]{{1,3}}案|[^,。;!?]{{1,4}}[被让没拖压卡])|欠|拖欠|跑了|失联|转移|已经?拘))"
        ),
        "砖厂的承包人愿意让步了",
        "承包人",
        frozenset(PEOPLE_OF) | frozenset(word[-1] for word in ENDINGS | PEOPLE),
    ),
    PetitionerPattern(
        re.compile(rf"{_CLAUSE}(?:院{{2,6}})?{_OF}((?:(?!{_DID}){_SIGN}){{1,5}}?[{PEOPLE_SIGNS}])(?={_SAID})"),
        "债主堵在厂门口",
        "债主",
        frozenset(PEOPLE_SIGNS),
    ),
    PetitionerPattern(
        re.compile(rf"[,。;:!?]被[^,。;:!?你我]{{1,10}}的((?:(?!{_DID}){_SIGN}){{2,4}})(?={_SAID})"),
        ",被撞的代驾还在康复",
        "代驾",
        frozenset("被"),
    ),
    PetitionerPattern(
        re.compile(rf"{_CLAUSE}(?:(?:院|{_SIGN}){{0,4}}[口边头上下里门外])?({_LIVES_ON})(?=,|[又还也被是])"),
        "门口炸油条的,你天天从人家摊前过",
        "炸油条的",
        frozenset("的"),
    ),
)
_BY_SIGNS = BySigns(DESCRIBED)
# 被执行人那兄弟俩, 对方的司机: whose side is not heard.
_OTHER_SIDE = re.compile(r"(?:被执行人|被申请人|老赖|债务人|对方|被告)[^,。;:!?]{0,3}$")
_LONGEST_SIDE = 9
_ENDINGS = tuple(ENDINGS)
_PEOPLE = tuple(ENDINGS | PEOPLE)
_NO_PARTIES = tuple(NO_PARTIES)
_STRICKEN = "残疾|伤残|聋哑|失聪|失明|独臂|截瘫|尘肺|退休|下岗|失业|退伍|单亲|独居|孤寡|失独|失地|外来"
# 鹿场工人, 聚宝村果农: of those who are many only what they are is kept, unless they are met by all that is said.
_MANY = re.compile(rf"(?:{_STRICKEN})?[老女男小]?(?:{KIND})+(?:代表)?$")
_OF_MANY = ("工人", "职工", "女工", "员工", "家属", "遗属", "商户", "业主", "民", "农", "户")


def described(text: str) -> tuple[int, int] | None:
    """Where somebody is described who is to be met."""
    return next(_found_in(text), None)


def _found_in(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _BY_SIGNS.within(text):
        for match in pattern.words.finditer(text):
            start, end = match.span(1)
            if _is_party(match[1]) and not _OTHER_SIDE.search(text, max(0, start - _LONGEST_SIDE), start):
                is_cut = pattern is not _MET and match[1].endswith(_OF_MANY) and not match[1].endswith(_ENDINGS)
                many = _MANY.search(text, start, end) if is_cut else None
                yield (many.start() if many else start), end


_KNOWN = re.compile(
    rf"(?:{KIND}|{_ENDING}|[{PEOPLE_OF}人]|代表|家属|遗属|遗孀|公司|[厂社行部店])$|{_LIVES_ON}$|^[老小]{SURNAME}$|(?:{CALLED})$|^{SURNAME}[^的]{{1,2}}$|{_FAMILY}$|某"
)


def is_surmised(words: str) -> bool:
    """Whether only its place in the sentence makes a petitioner of it, and no list knows what it ends in."""
    return _KNOWN.search(words) is None


def _is_party(words: str) -> bool:
    return words.endswith(_PEOPLE) or not words.endswith(_NO_PARTIES)
