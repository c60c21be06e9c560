"""What a group does by the words around it, if they say it better than the letters."""

import re
from collections.abc import Callable

from rules.deadlines.expressions import Expression
from rules.reading.clauses import Clause
from rules.reading.groups.heads import AT_HEAD
from rules.reading.groups.places import Place
from rules.reading.groups.values import OTHERS, Function, Group
from rules.reading.items import Item
from rules.reading.vocabulary import SURNAMES, Sort

_NOT = frozenset(("不要", "不要再", "别", "别再", "不能", "不能再", "不得", "不许", "不准", "不可", "严禁"))
_THESE = ("这", "那", "这几", "那几")
_IS = ("的是", "还是", "就是", "也是", "不是", "而是", "才是", "都是", "倒是", "正是")
_CAME_BY = (
    "路过",
    "经过",
    "回到",
    "来到",
    "离开",
    "走进",
    "看完",
    "想起",
    "提起",
    "提到",
    "说到",
    "说起",
    "赶到",
    "轮到",
)
_PICKED = ("只要", "只看", "只取", "只报", "只列", "只排", "选取", "列出", "排出")
_FOUND = ("发现", "显示", "查明")
_BUT = ("外", "外的", *OTHERS)
_UNDER = ("听", "服从", "听从", "归", "受")
_OF_ITSELF = ("的", "的案件", "的案子")
_DIRECTED = re.compile(r"[YqZmB]|D(?!d)")
_EACH_DOES = re.compile("各(?:自)?(?:出|派|支援|抽|报|交|来|带|备|拿|写|结|清|谈|接谈|选|推荐|增派|调)")
# 县人社局来人, 街道派个干部, 环保局出一名技术员参加, 银行现场办卡: a body sends somebody, or is there.
_SENDING = "(?:也|都|要|再|得|必须|务必|各|这边|那边)*(?:[来派出去]|安排|指派|选派)"
_ONE = "(?:[一二两三四五六七八九十几\\d]{0,2}[个名位]|俩)"
_WHOM = (
    "人员?|员|同志|代表|专人|干部|干警|警察|[科股站所处]长|副?局长|副?主任|领导|女同志|老同志|负责(?:人|同志)|(?:懂|会|管|搞|测|量|记|写)[\u4e00-\u9fff]{1,3}的|明白人|会计|翻译"
    "|技术员|工程师|专家|业务员|信贷员|办事员|工作人员|经办人|(?:客户)?经理|律师|老师|医生|护士|大夫|社工|网格员|公证员|测绘员|评估师"
)
_IS_THERE = "(?:一起|一块儿?|全程|也|现场)*(?:跟|陪|盯|看|听|坐|守|跟着看|到场|到会|参加|参与|在场|列席|旁听|见证|作证|配合|协助|帮忙|作陪|陪同|随行|解释|说明|答疑)(?:着|同)?"
# 公安局派十名民警, 海警局派船
_FORCE = "(?:[干民法交辅特武]警|警力|柜员|救护车|消防车|警车|吊车|拖车|车|船)"
_SENDS = re.compile(
    f"{_SENDING}(?:(?:{_ONE}[\u4e00-\u9fff]{{0,4}}?)?(?:{_WHOM})|{_ONE}[\u4e00-\u9fff]{{1,5}}?(?={_IS_THERE}))(?:来|去|过来|过去)*(?:{_IS_THERE}[^,。;!?]{{0,5}})?(?=[,。;!?]|$)"
    f"|{_SENDING}(?:[一两二三四五六七八九十几]{{1,2}}|\\d{{1,2}})?(?:个|名|辆|台|艘|条|组)?{_FORCE}[^,。;!?把将由请]{{0,6}}(?=[,。;!?]|$)"
    f"|有(?:个|一个)?(?:专?人|同志){_IS_THERE}(?=[,。;!?]|$)"
    "|(?:也|都|要)*现场(?:办|开|发|核|盖|签|登记|受理|解答|测|评|估|拍)"
)
# 绥中法院院长牵头，兴城法院院长跟他一起: who does it with whoever was told before.
_ALONGSIDE = tuple(
    f"{also}跟{whom}{together}"
    for also in ("", "也")
    for whom in ("着", "他", "她", "他们", "着他", "着你", "你们")
    for together in ("一起", "一块", "一同", "一道")
)
_TAKEN_ALONG = tuple(f"{also}{verb}上" for also in ("", "也", "一起", "都") for verb in "叫带喊拉")
_COLLEAGUE = re.compile(f"的?[老小][{''.join(sorted(SURNAMES))}]")
_CALL = (",", ":")
_NEAR = 3
_ALLOWED = (Sort.OBJECT, Sort.TIME)
_APPROVES = re.compile("(?:经研究,?)?(?:原则)?(?:同意|决定|批准|准予)(?:由)?")
_GRANTS = re.compile("(?:最后|只|就)?(?:再)?(?:多)?给")


def reworded(group: Group, clause: Clause, place: Place, text: str) -> Group:
    """The group with what the words around it make of its function."""
    meant = _as_allowed(group, clause, place, text) if place.right.startswith(_ALLOWED) else None
    way = _WAYS.get(group.function) if meant is None else None
    meant = way(group, clause, place, text) if way else meant
    return group._replace(function=meant[0], why=meant[1]) if meant else group


_Meant = tuple[Function, str] | None


def _as_allowed(group: Group, clause: Clause, place: Place, text: str) -> _Meant:
    """What those become to whom something is granted."""
    before = (clause.start, group.span[0])
    if place.right.startswith(Sort.OBJECT) and _APPROVES.fullmatch(text, *before):
        return Function.AGENT, "同意…中院对…接管: who is allowed to do it"
    if place.right.startswith(Sort.TIME) and _GRANTS.fullmatch(text, *before):
        return Function.AGENT, "再给南票法院二十天: whose time it is"
    return None


def _as_topic(group: Group, clause: Clause, place: Place, text: str) -> _Meant:
    end = group.span[1]
    if group.items[0].organisation and _SENDS.match(text, end):
        return Function.ATTENDING, "林草局来个懂行的看着: who is present"
    if group.is_bare and text.startswith("各", end) and _EACH_DOES.match(text, end):
        return Function.SUBJECT, "大东、沈河各支援10名干警: each has a share"
    if clause.end in _CALL and group.items[-1].office and _COLLEAGUE.fullmatch(text, end, clause.stop):
        return Function.VOCATIVE, "技术处的老卞，: somebody of the office is called"
    if _is_spoken_to(group.items, clause, place, text):
        return Function.VOCATIVE, "铁东院长那个案子你…: spoken to, before the case is named"
    return None


def _as_attending(_group: Group, clause: Clause, place: Place, _text: str) -> _Meant:
    return (Function.ASIDE, "told to keep out of it") if _is_kept_out(clause, place.end) else None


def _as_assisting(group: Group, _clause: Clause, place: Place, text: str) -> _Meant:
    is_taken = place.left.endswith(Sort.TAKE) and not group.items[0].organisation
    if is_taken and text.startswith(_TAKEN_ALONG, group.span[1]):
        return None  # 接谈的时候把中院执行局长叫上
    return (Function.OBJECT, "把清河院长叫来: the work itself") if is_taken else None


def _as_aside(group: Group, _clause: Clause, _place: Place, text: str) -> _Meant:
    is_sending = group.items[0].organisation and _SENDS.match(text, group.span[1])
    return (Function.ATTENDING, "县人社局来人: who is present") if is_sending else None


def _as_named(group: Group, clause: Clause, place: Place, text: str) -> _Meant:
    """What those are who are named alone, if they are only spoken of and not called."""
    before = (clause.start, group.span[0])
    if any(token.value in _THESE for token in clause.tokens[place.start + len(group.items) : place.end]):
        return Function.TOPIC, "这三家: spoken of"
    if clause.end == ":" and _is_forwarded(group.items, place.left, text, before[1]):
        return Function.ASIDE, "转信访办：…: whose note it is"
    if text.endswith(_CAME_BY, *before):
        return Function.TOPIC, "早晨路过铁东法院: where the speaker was"
    if text.endswith(_IS, *before) or (group.items[0].organisation and text.endswith("是", *before)):
        return Function.TOPIC, "轮候的是沙河口: told of"
    if text.endswith(_PICKED, *before):
        return Function.OBJECT, "只要前20家: picked from a list"
    return None


def _as_object(group: Group, clause: Clause, place: Place, text: str) -> _Meant:
    if group.items[0].selector and text.endswith(_BUT, clause.start, group.span[0]):
        return _of_the_rest(place)
    is_found = text.endswith(_FOUND, clause.start, group.span[0])
    return (Function.TOPIC, "抽查发现台安法院…: whose fault is told") if is_found else None


def _as_subject(group: Group, _clause: Clause, _place: Place, text: str) -> _Meant:
    if text.startswith(_ALONGSIDE, group.span[1]):
        return Function.TOGETHER, "兴城法院院长跟着一起干: does it with whoever was told before"
    return None


def _of_the_rest(place: Place) -> _Meant:
    """What those of a set do of whom some are let off: 除大连外的各中院…, 其余各中院…."""
    return (Function.SUBJECT if place.right else Function.VOCATIVE), "其余各中院: all but those named before"


def _as_inner(group: Group, clause: Clause, place: Place, text: str) -> _Meant:
    if group.items[0].organisation and _SENDS.match(text, group.span[1]):
        return Function.ATTENDING, "海洋局来个测绘员盯着量: who is present"
    if group.items[0].selector and text.endswith(_BUT, clause.start, group.span[0]):
        return _of_the_rest(place)
    is_under = text.endswith(_UNDER, clause.start, group.span[0])
    return (Function.OBJECT, "听岫岩法院安排: who is only followed") if is_under else None


_WAYS: dict[Function, Callable[[Group, Clause, Place, str], _Meant]] = {
    Function.TOPIC: _as_topic,
    Function.ATTENDING: _as_attending,
    Function.ASSISTING: _as_assisting,
    Function.ASIDE: _as_aside,
    Function.VOCATIVE: _as_named,
    Function.OBJECT: _as_object,
    Function.INNER: _as_inner,
    Function.SUBJECT: _as_subject,
}


def _is_spoken_to(items: tuple[Item, ...], clause: Clause, place: Place, text: str) -> bool:
    """Whether the title at the head is spoken to, though the case follows without a pause: …那个案子你抓紧."""
    if not items[-1].title:
        return False
    end = place.end
    is_dated = end < len(clause.tokens) and isinstance(clause.tokens[end].value, Expression)
    end += is_dated  # 郝院长昨天那位老太太又来了你…
    following = clause.tokens[end] if end < len(clause.tokens) else None
    if following is None or following.sort != Sort.OF or following.value in _OF_ITSELF:
        return False
    is_dictated = clause.end == "," and not text.startswith((",", " "), clause.stop)
    is_directed = is_dictated or _DIRECTED.search(clause.letters, end) is not None
    return is_directed and AT_HEAD.match(place.left) is not None


def _is_forwarded(items: tuple[Item, ...], left: str, text: str, start: int) -> bool:
    """Whether a note of one's own office is passed on: 转信访办：12月份进京登记17件."""
    return left == Sort.TEXT and text.startswith("转", start - 1) and all(i.office and not i.court for i in items)


def _is_kept_out(clause: Clause, start: int) -> bool:
    """Whether 不要, 别 or 不用 stands before the attending: 执行局不要参与."""
    rest = clause.tokens[start : start + _NEAR]
    return any(token.value in _NOT for token in rest if token.sort == Sort.MUST)
