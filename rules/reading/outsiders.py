"""Bodies outside the courts that no list names, an open class known by their endings: 市港航中心, 轴承集团, 农商行黑山支行."""

import re
from collections.abc import Iterator

# Signs that are words of the sentence and stand in no body's name; nor do courts.
_NO_NAME = "我你他她它您谁各这那哪的了着过到去来在请把将给报交送向对和与跟由让叫派从为是有没不每今明昨周号院某之以当都就要被前内已"
_SIGN = rf"(?:(?![{_NO_NAME}])[\u4e00-\u9fff])"
# Endings that only bodies outside the courts have, and those that offices of a court have as well.
_ENDING = "局|厅|委员会|集团|公司|[支分]行|银行|街道办事处|街道办?|办事处|管委会|管理处|协会|商会|供销社|信用社|联社|合作社|派出所|事务所|研究所|工会|学校|[药钢水矿]厂"
_SHARED = "中心|大队|支队|站|所|馆|厂|队"
_PUBLIC = "[省市区县镇乡]|国家|国网|中国|消防|交警|公安|渔政|环境|城管|综合|治安|农业|水利|海事|边检|特警"
_BRANCH = "(?:(?<=公司|集团|银行)[\u4e00-\u9fff]{2,3}部)?"
_NAME = rf"(?:{_SIGN}{{1,13}}?(?:{_ENDING})|(?:{_PUBLIC}){_SIGN}{{1,10}}?(?:{_SHARED})){_BRANCH}"
_LIST = rf"{_NAME}(?:[、和与及]{_NAME})*"
_DOES = "(?=[于在将把对就向按尽抓务必立马及配协派提出反核查报给代牵负收自函停办拨付支退划发开交完落列说回书补腾移解冻扣,:今明后本下这周月年节\\d一二两三四五六七八九十])"
_SENDS = (
    "(?=(?:也|都|各|要|一起|一并|一同|全程|同步|分别|同时|的?(?:负责人|负责同志|同志|人员|工作人员|代表|人)|[今明后]天)*"
    "(?:派[人员个一两名专代]|来人|来个?一?个?人|出人|出一?个?人|参加|到场|在场|到会|列席|旁听|见证|配合|协助|随行|随同|同行|陪同|也?叫上|叫来|请来|请到|喊来))"
)
_PLACES = (
    # 请市港航中心三日内反馈
    re.compile(rf"(?:(?<=请)|(?<=责成)|(?:(?<=[,。;:!?\n]由)|(?<=^由)))(?P<names>{_LIST}){_DOES}"),
    # 市港航中心派员到场
    re.compile(rf"(?:^|(?<=[,。;:!?\n把]))(?P<names>{_LIST}){_SENDS}"),
    # 会同县畜牧中心，…
    re.compile(rf"(?:(?<=会同)|(?<=联合)|(?<=叫上)|(?<=带上)|(?<=约上))(?P<names>{_LIST})(?=[,。;到去把将对一共])"),
)
_EACH = re.compile(rf"{_NAME}(?=[、和与及]|$)")
_MAY_END_SO = re.compile(
    "(?:[局厅会团司行办道处社所校部站馆厂队]|中心)(?:[、和与及][^,。;]{2,14})?(?:[也都各要一同全分的、,]|参加|到|在|列席|旁听|见证|配合|协助|[派来出随陪叫请于将把对就向按尽抓务必立马及提反核查报给代牵负收自今明后本下这月周年节一二两三四五六七八九十几\\d])"
)


def may_have_outsiders(text: str) -> bool:
    """Whether anything ends as the name of a body does, before what it is asked."""
    return _MAY_END_SO.search(text) is not None


def outsiders_in(text: str) -> Iterator[tuple[int, int]]:
    """Where names of bodies stand that are asked to do something or to send somebody."""
    for place in _PLACES:
        for match in place.finditer(text):
            for name in _EACH.finditer(match["names"]):
                yield match.start("names") + name.start(), match.start("names") + name.end()
