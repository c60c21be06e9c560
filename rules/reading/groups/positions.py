"""What a group does by its position: the letters before it and behind it. The first row that fits decides."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rules.reading.groups.values import Function


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
        Function.TOGETHER, r"^[_a]*YJ", r"^[aDm_]*ak[,。;!?]", "你和分管副院长都在，", "你和…都在: both are there"
    ),
    FunctionPattern(
        Function.TOGETHER, r"^[_Da]*", r"^JYx?[aDm_]*a(?!d)", "凤城法院院长跟你一起把方案定了", "…跟你一起: both do it"
    ),
    FunctionPattern(
        Function.ATTENDING, r"(?<![kB])", r"^[aDmb_]*x?[aDmb_]*A(?!d)", "省法院执行局长也参加", "…参加、列席、陪同"
    ),
    FunctionPattern(Function.ASSISTING, r"^[xy_a]*", r"^a*(?:g|qk)[,。;!?]?$", "县粮食局也叫上", "…也叫上、都请到"),
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
    FunctionPattern(Function.OBJECT, r"^[^qZY]*[xtjd]b", r"^[,。;!?]?$", "余款通知于洪", "who hears of it"),
    FunctionPattern(Function.AGENT, r"[qbZ][aDm_Y]*", r"", "请各中院", "请…、由…"),
    FunctionPattern(Function.INNER, r"", r"^x?[aDm_]*V(?!d)", "辽阳中院院长督办", "…督办: who watches"),
    FunctionPattern(
        Function.ASSISTING, r"B", r"^a*(?:qk|b[xk]|g)", "把住建局请到一起", "把…请来: who is called in helps"
    ),
    FunctionPattern(Function.TOGETHER, r"YJ", r"^(?!d)", "你和清原院长", "你和…"),
    FunctionPattern(
        Function.INNER,
        r"^[y_]*[DxtjdPa]{1,6}",
        r"^[aDm_]*[vLB]",
        "方案阜新中院拿",
        "before the verb, behind what is worked on",
    ),
    FunctionPattern(
        Function.VOCATIVE, r"^[xPKG_]{0,3}y", r"^yK?T?[,:]$", "市内四区（中山、西岗）法院院长，", "named in brackets"
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


@lru_cache(maxsize=8192)
def row_between(left: str, right: str) -> FunctionPattern | None:
    """The first row of FUNCTIONS that fits between the letters. Two fifths of all groups stand between known ones."""
    fit = _FITTING.match(f"{left}{_GAP}{right}")
    return FUNCTIONS[fit.lastindex - 1] if fit and fit.lastindex else None


@lru_cache(maxsize=1024)
def row_beside(left: str, right: str) -> FunctionPattern | None:
    """The same of the rows for those who are wanted beside somebody else only."""
    fit = _FITTING_BESIDE.match(f"{left}{_GAP}{right}")
    return _BESIDE[fit.lastindex - 1] if fit and fit.lastindex else None
