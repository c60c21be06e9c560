"""Groups of names: one or several parties named together, and what they do in their clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rules.deadlines.expressions import Expression
from rules.people import Role
from rules.reading.clauses import Clause
from rules.reading.items import ITEM, Item, items_of
from rules.reading.pieces import Token
from rules.reading.vocabulary import Sort, Title

# Letters are those of Sort.
# 新抚法院5件、望花法院7件: what is said of each may stand between; 康平法库两家 and 一组二组 need no joiner.
_JOINED = r"(?:_?J+_?|_(?=[UT])|(?=U)|[xt]{1,2}J(?=[CcF])|(?<=[Cc])(?=[Cc](?:[Cc])*P)|(?<=G)(?=G))"
_LIST = rf"(?:P(?=C))?{ITEM}(?:{_JOINED}{ITEM})*"
# 鞍山中院立山、铁东两家法院: the city only says where they are.
_AROUND = r"(?:C(?=[Cc](?:J[Cc])+P))?"
# No other letter begins a group; to say so at once spares most places the trial of all parties.
_BEGINS = "(?=[PCcRUGFTON])"
_GROUP = re.compile(rf"{_BEGINS}{_AROUND}(?P<list>{_LIST})(?P<tail>_?d?P[KR]?(?:d?T)?|KT?)?")


class Function(StrEnum):
    """What a group does in its clause."""

    __hash__ = str.__hash__  # as in Sort

    VOCATIVE = "vocative"  # 周院长，… or @zhouyan
    AGENT = "agent"  # 请…, 由…, …负责
    SUBJECT = "subject"  # …今天再见一下
    TOGETHER = "together"  # 你和…
    ATTENDING = "attending"
    ASSISTING = "assisting"
    TOPIC = "topic"  # at the head, but the case is meant and not the court: 绥中法院的4件案子
    OBJECT = "object"
    INNER = "inner"  # inside a clause, before its verb: 方案阜新中院拿; only if nobody else is addressed
    ASIDE = "aside"  # in a condition, a quotation, a report


@dataclass(frozen=True, slots=True)
class FunctionPattern:
    """`left` must match the end of the letters before the group, `right` the beginning of those behind it."""

    function: Function
    left: str
    right: str
    example: str
    why: str


# The first row that fits decides. Right letters end with the clause's end mark.
FUNCTIONS: tuple[FunctionPattern, ...] = (
    FunctionPattern(
        Function.TOPIC,
        r"^[x_]*",
        r"^_?[xvDemLAS]{1,3}d(?![,。;:!?]|$)",
        "闫院长批示的那件",
        "the case that somebody handled is meant",
    ),
    FunctionPattern(
        Function.TOPIC, r"^[x_]*", r"^_?[eaD]*[vx]Yx?d", "崔主任昨天发你的名单", "whose paper the addressed have"
    ),
    FunctionPattern(
        Function.TOPIC,
        r"^[xy_]*",
        r"^[^qDVY]*[xdj][^q]*q",
        "执行局长涉嫌违纪线索请你院核查",
        "a 请 behind it asks somebody else",
    ),
    FunctionPattern(
        Function.TOGETHER, r"^[_a]*YJ", r"^[aDm_]*A(?!d)", "你跟兴隆台院长周五一块儿去", "你跟…一块儿去: both do it"
    ),
    FunctionPattern(
        Function.ATTENDING, r"(?<![kB])", r"^[aDmb_]*x?[aDmb_]*A(?!d)", "省法院执行局长也参加", "…参加、列席、陪同"
    ),
    FunctionPattern(Function.ASSISTING, r"^[xy_a]*", r"^a*g[,。;!?]?$", "县粮食局也叫上", "…也叫上"),
    FunctionPattern(
        Function.AGENT, r"^[^q]*[TUN][aDm_]*S", r"^[aDm_]*[vi]", "中院局长配合北票院长做好", "A 配合 B 做…: B does it"
    ),
    FunctionPattern(Function.ASSISTING, r"", r"^[aDmb_]*x?[aDm_]*S(?!d)", "金州法院配合", "…配合、协助"),
    FunctionPattern(Function.ASSISTING, r"g", r"^(?!d)", "会同公安局", "会同…"),
    FunctionPattern(Function.ASSISTING, r"^[_xaD]*J", r"^_?a(?:[,v]|D)", "跟水利局、公安局一起，", "跟…一起"),
    FunctionPattern(
        Function.ASSISTING, r"^[^J]*Lx?J", r"^[aD_]*(?:x|v)", "你牵头跟公安厅开个碰头会", "牵头跟…: who is called in"
    ),
    FunctionPattern(Function.OBJECT, r"J", r"^[aDm_]*k+(?:[,。;!?]|$)", "跟佟院长学学", "跟…学、联系: no doer"),
    FunctionPattern(Function.INNER, r"", r"^[aDm_]*LV(?!d)", "朝阳中院负责督办", "who watches"),
    FunctionPattern(Function.AGENT, r"", r"^[aDm_]*L(?!d)", "苗院长负责", "…负责、牵头"),
    FunctionPattern(Function.ASSISTING, r"Y[aDm_]*q", r"", "你请教育局的同志一块儿去", "你请…: who is asked along"),
    FunctionPattern(Function.AGENT, r"[qbZ][aDm_Y]*", r"", "请各中院", "请…、由…"),
    FunctionPattern(Function.INNER, r"", r"^x?[aDm_]*V(?!d)", "辽阳中院院长督办", "…督办: who watches"),
    FunctionPattern(
        Function.ASSISTING, r"B", r"^(?:qk|b[xk]|g)", "把住建局请到一起", "把…请来: who is called in helps"
    ),
    FunctionPattern(Function.TOGETHER, r"YJ", r"^(?!d)", "你和清原院长", "你和…"),
    FunctionPattern(
        Function.INNER,
        r"^[y_]*[DxtjdPa]{1,6}",
        r"^[aDm_]*[vLB]",
        "方案阜新中院拿",
        "before the verb, behind what is worked on",
    ),
    FunctionPattern(Function.OBJECT, r"[kB][^qbvimYZ]*", r"", "报省法院执行局", "把…、报…、对…"),
    FunctionPattern(Function.OBJECT, r"[vim][^qbYZ]*", r"", "办好甘井子法院那件", "it stands behind the verb"),
    FunctionPattern(Function.VOCATIVE, r"^[xy_a!d]*", r"^[,:。]?$", "周院长，", "named alone before a comma or colon"),
    FunctionPattern(Function.VOCATIVE, r"^J", r"^[,:]$", "还有盖州：", "the last of those called"),
    FunctionPattern(Function.VOCATIVE, r"^[xy_a!d]*", r"^[_]*(?:Y|q|PT|$)", "周院长你", "named before 你 or 请"),
)
_GAP = "\0"


def _first_fit(rows: tuple[FunctionPattern, ...]) -> re.Pattern[str]:
    """One pattern for all rows, over the letters before the group, a gap, and those behind it; `lastindex` is the row."""
    return re.compile("|".join(f"({_before(row.left)}{_GAP}{row.right.removeprefix('^')})" for row in rows))


def _before(left: str) -> str:
    return f"(?:{left.removeprefix('^')})" if left.startswith("^") else f"[^{_GAP}]*(?:{left})"


# Even who is called by @ may be wanted beside somebody else only.
_BESIDE = tuple(row for row in FUNCTIONS if row.function in (Function.ATTENDING, Function.ASSISTING))
_FITTING = _first_fit(FUNCTIONS)
_FITTING_BESIDE = _first_fit(_BESIDE)
_NOT = frozenset(("不要", "不要再", "别", "别再", "不能", "不能再", "不得", "不许", "不准", "不可", "严禁"))
_THESE = ("这", "那", "这几", "那几")
_IS = ("的是", "还是", "就是", "也是")
_PICKED = ("只要", "只看", "只取", "只报", "只列", "只排", "选取", "列出", "排出")
_INSIDE = (Function.OBJECT, Function.INNER)
_FOUND = ("发现", "显示", "查明")
_UNDER = ("听", "服从", "听从", "归", "受")
_OF_ITSELF = ("的", "的案件", "的案子")
_DIRECTED = re.compile(r"[YqZmB]|D(?!d)")
_NEAR = 3
_CALL = (",", ":")
# 法警支队派8个人, 办公室派辆车: it passes no order on.
_SENDS = tuple(f"派{what}" for what in ("人", "员", "车", "辆", "出", "两", *"0123456789一二三四五六七八九十几"))
_PASSES_ON = re.compile(r"^_?[qbZ]")
_BEFORE_FIGURE = re.compile(r"^q?[xivjtyD_]+$")
_OF_FIGURE = re.compile(r"(?:率|数|指标|得分|评分|分值|名次|排名|比例|量|任务|进度)$")
_APPROVES = re.compile("(?:经研究,?)?(?:原则)?(?:同意|决定|批准|准予)(?:由)?")
_GRANTS = re.compile("(?:最后|只|就)?(?:再)?(?:多)?给")
# Words that make a party of a place.
_BARE = frozenset((Sort.COUNT, Sort.COURT_NOUN))
_PLACE = Sort.PLACE
# 各基层法院底数请于20日前报中院: nobody stands behind 请.
_ASKED_ITSELF = re.compile(r"^[^dCcRGTFUNYOq]*q(?![aDm_Y]*[CcRGTFUNYO])[xa_]*[Dmv]")
_THAT_SIDE = (Sort.ALSO + Sort.YOU, Sort.ALSO + Sort.PLEASE + Sort.YOU)
_AT_HEAD = re.compile(r"^[y_D!aQd]{0,4}$")
_TITLED_SUBJECT = re.compile(r"^(?!a?d)")
_COURT_SUBJECT = re.compile(r"^_?(?:[DmviqbkBangS!L]|xv|x{1,3}[mDBq]|[^deq]*B|$)")


class Group(NamedTuple):
    """`span` is its place in the normal text, `clause` the number of its clause, `why` what decided its function."""

    items: tuple[Item, ...]
    function: Function
    clause: int
    span: tuple[int, int]
    why: str
    is_bare: bool
    """Whether it names courts' places only (西丰、昌图), without any word that makes them parties."""


def groups_in(clause: Clause, text: str) -> Iterator[Group]:
    """The groups of the clause in order, each with what it does there."""
    letters = clause.letters
    for start, end, first, last in _places(letters):
        tokens = clause.tokens[start:end]
        items = items_of(clause.tokens[first:end], letters[first:last], letters[last:end])
        is_bare = _PLACE in letters[first:last] and _BARE.isdisjoint(letters[start:end]) and _are_places(items)
        left, right = letters[:start], _behind(clause, end, text)
        is_counted = letters[start] == Sort.COUNT
        if items[0].selector and _BEFORE_FIGURE.match(left) and _OF_FIGURE.search(text, clause.start, tokens[0].start):
            left = left[: left.startswith(Sort.PLEASE)]  # 接谈完成率后三名的法院
        function, why = _function(items, left, right, is_bare=is_bare, is_counted=is_counted)
        if function is Function.ATTENDING and _is_kept_out(clause, end):
            function, why = Function.ASIDE, "told to keep out of it"
        elif function is Function.ASSISTING and left.endswith(Sort.TAKE) and not items[0].organisation:
            function, why = Function.OBJECT, "把清河院长叫来: the work itself"
        elif function is Function.TOPIC and _is_spoken_to(items, clause, left, end, text):
            function, why = Function.VOCATIVE, "铁东院长那个案子你…: spoken to, before the case is named"
        elif letters.startswith(Sort.OBJECT, end) and _is_approved(text, clause, tokens[0].start):
            function, why = Function.AGENT, "同意…中院对…接管: who is allowed to do it"
        elif letters.startswith(Sort.TIME, end) and _GRANTS.fullmatch(text, clause.start, tokens[0].start):
            function, why = Function.AGENT, "再给南票法院二十天: whose time it is"
        elif function is Function.VOCATIVE:
            function, why = _only_named(items, clause, left, tokens, text) or (function, why)
        elif function in _INSIDE:
            function, why = _by_words_before(function, text, clause.start, tokens[0].start) or (function, why)
        yield Group(items, function, clause.number, (tokens[0].start, tokens[-1].end), why, is_bare)


@lru_cache(maxsize=8192)
def _places(letters: str) -> tuple[tuple[int, int, int, int], ...]:
    """Where groups stand in the letters of a clause, and where their lists of names do."""
    return tuple([(*match.span(), *match.span("list")) for match in _GROUP.finditer(letters)])


def _by_words_before(function: Function, text: str, start: int, end: int) -> tuple[Function, str] | None:
    """What one named inside a clause is, by the words right before, if they say it better than the letters."""
    if function is Function.OBJECT and text.endswith(_FOUND, start, end):
        return Function.TOPIC, "抽查发现台安法院…: whose fault is told"
    if function is Function.INNER and text.endswith(_UNDER, start, end):
        return Function.OBJECT, "听岫岩法院安排: who is only followed"
    return None


def _only_named(
    items: tuple[Item, ...], clause: Clause, left: str, tokens: tuple[Token, ...], text: str
) -> tuple[Function, str] | None:
    """What they are and why, if they are only spoken of and not called."""
    if any(token.value in _THESE for token in tokens[len(items) :]):
        return Function.TOPIC, "这三家: spoken of"
    if clause.end == ":" and _is_forwarded(items, left, text, tokens[0].start):
        return Function.ASIDE, "转信访办：…: whose note it is"
    if text.endswith(_IS, clause.start, tokens[0].start):
        return Function.TOPIC, "轮候的是沙河口: told of"
    if text.endswith(_PICKED, clause.start, tokens[0].start):
        return Function.OBJECT, "只要前20家: picked from a list"
    return None


def _behind(clause: Clause, place: int, text: str) -> str:
    """The letters from the place on with the end mark; who sends some of his own (法警支队派8个人) does something."""
    right = clause.letters[place:] + clause.end
    is_sending = right.startswith(Sort.BY) and text.startswith(_SENDS, clause.tokens[place].start)
    return Sort.DO + right[1:] if is_sending else right


def _is_deputy_alone(items: tuple[Item, ...]) -> bool:
    title = items[0].title.value if len(items) == 1 and items[0].title and not items[0].court else None
    return isinstance(title, Title) and title.role is not Role.PRESIDENT


def _is_spoken_to(items: tuple[Item, ...], clause: Clause, left: str, end: int, text: str) -> bool:
    """Whether the title at the head is spoken to, though the case follows without a pause: …那个案子你抓紧."""
    is_dated = end < len(clause.tokens) and isinstance(clause.tokens[end].value, Expression)
    end += is_dated  # 郝院长昨天那位老太太又来了你…
    following = clause.tokens[end] if end < len(clause.tokens) else None
    if following is None or following.sort is not Sort.OF or following.value in _OF_ITSELF or not items[-1].title:
        return False
    is_dictated = clause.end == "," and not text.startswith((",", " "), clause.stop)
    is_directed = is_dictated or _DIRECTED.search(clause.letters, end) is not None
    return is_directed and _AT_HEAD.match(left) is not None


def _is_approved(text: str, clause: Clause, start: int) -> bool:
    """Whether nothing but 同意 or the like stands before: the one behind it does what is approved."""
    return _APPROVES.fullmatch(text, clause.start, start) is not None


def _is_forwarded(items: tuple[Item, ...], left: str, text: str, start: int) -> bool:
    """Whether a note of one's own office is passed on: 转信访办：12月份进京登记17件."""
    return left == Sort.TEXT and text.startswith("转", start - 1) and all(i.office and not i.court for i in items)


def _is_kept_out(clause: Clause, start: int) -> bool:
    """Whether 不要, 别 or 不用 stands before the attending: 执行局不要参与."""
    rest = clause.tokens[start : start + _NEAR]
    return any(token.value in _NOT for token in rest if token.sort is Sort.MUST)


def _are_places(items: tuple[Item, ...]) -> bool:
    return all(_is_place_only(item) for item in items)


def _is_place_only(item: Item) -> bool:
    return item.court is not None and item.court.sort is Sort.PLACE and not (item.title or item.selector or item.office)


def _function(
    items: tuple[Item, ...], left: str, right: str, *, is_bare: bool, is_counted: bool
) -> tuple[Function, str]:
    if Sort.IF in left or (Sort.WE in left and Sort.PLEASE not in left):
        return Function.ASIDE, "in a condition or in the speaker's own report"
    if is_counted and left.endswith(Sort.OF):
        left = ""  # 被点名的三家法院
    if left == Sort.COUNT and right in _CALL and _is_deputy_alone(items):
        return Function.VOCATIVE, "三位副院长：: one's own deputies"
    is_at = any(item.at for item in items) and not left.endswith((Sort.OBJECT, Sort.TAKE))
    row = _row_beside(left, right) if is_at else _row(left, right)
    if row:
        is_place = is_bare and row.function is Function.VOCATIVE and len(items) == 1 and left != Sort.JOIN
        is_asked = items[0].selector and row.function is Function.TOPIC and _ASKED_ITSELF.search(right)
        if not (is_place or is_asked):
            return row.function, row.why
    if is_at:
        return Function.VOCATIVE, "@"
    return _at_head(items, left, right, is_bare=is_bare)


@lru_cache(maxsize=8192)
def _row(left: str, right: str) -> FunctionPattern | None:
    """The first row of FUNCTIONS that fits between the letters. Two fifths of all groups stand between known ones."""
    fit = _FITTING.match(f"{left}{_GAP}{right}")
    return FUNCTIONS[fit.lastindex - 1] if fit and fit.lastindex else None


@lru_cache(maxsize=1024)
def _row_beside(left: str, right: str) -> FunctionPattern | None:
    """The same of the rows for those who are wanted beside somebody else only."""
    fit = _FITTING_BESIDE.match(f"{left}{_GAP}{right}")
    return _BESIDE[fit.lastindex - 1] if fit and fit.lastindex else None


def _at_head(items: tuple[Item, ...], left: str, right: str, *, is_bare: bool) -> tuple[Function, str]:
    if not _AT_HEAD.match(left):
        return Function.OBJECT, "inside the clause"
    aside = _aside(items, right)
    if aside:
        return Function.ASIDE, aside
    is_titled = any(item.title or item.selector or (item.office and not item.court) for item in items)
    topic = _topic(items, right, is_bare=is_bare, is_titled=is_titled)
    if topic:
        return Function.TOPIC, topic
    if (_TITLED_SUBJECT if is_titled else _COURT_SUBJECT).search(right):
        return Function.SUBJECT, "at the head of the clause, before what is to be done"
    return Function.TOPIC, "at the head of the clause, but its case is meant"


def _topic(items: tuple[Item, ...], right: str, *, is_bare: bool, is_titled: bool) -> str:
    """Why only something of theirs is spoken of; empty if they may be meant themselves."""
    if is_bare:
        return "a place at the head of the clause"
    if right.startswith(_THAT_SIDE):
        return "政治部那边你去协调: before 你, somebody else is to look after it"
    if items[-1].title and right.startswith(Sort.GENERIC):
        return "what is theirs is meant: 宽甸的执行局长人选"
    return "before 你: somebody else is to look after it" if not is_titled and Sort.YOU in right else ""


def _aside(items: tuple[Item, ...], right: str) -> str:
    """Why nobody is addressed by them though they stand at the head; empty if they may be."""
    if all(item.organisation for item in items) or any(item.is_own for item in items):
        return "the speaker's own court, or a body outside the courts"
    if all(item.office and not item.court for item in items) and _PASSES_ON.match(right):
        return "an office that passes the order on"
    return ""
