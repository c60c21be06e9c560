"""The ways to say which courts of a set are let off. To teach a new one, add a row to LETTING_OFF."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from rules.reading.values import Span

_HEAD = r"(?:^|[,。;:!?( ])(?:但是?|其中|不过|只有|唯独?|仅)?"
_END = r"(?=[,。;:!) ]|$)"
_OF_THE_SET = r"(?=(?:其余|其他|其它|剩下的?)?(?:各|所有|全部|全省|全体|全市|基层|中院|辖区))"
_HAS_DONE = r"(?:(?:刚刚?|已经?|于|都|早就?|早已|昨[天日]|前[天日]|日前|上周|本周|上次|今[天早])+(?:上?报|交|完成|整改|查|填|做|搞|来)(?:过|了|完|齐|好|送|清|楚|来)*[,、]?)?"
_NOW = r"(?:(?:这|此|本|这一)[次回项批]|今年|暂时|那边|那里|那儿|院里|可以?|就|都|均|也|则)*"
_NEED_NOT = r"(?:不用|不必|不再|无需|无须|毋需|毋须|不需要?|用不着|不要|免予|免于|免|暂不|先不|可以?不|暂缓|暂免)(?:再|另|另行|重复|单独|继续)*"
_LATER = r"另(?:行|作|有|外)(?:安排|通知|部署|布置|下达|任务|要求|规定)|另(?:说|议|定)"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands right before and right behind the courts that are let off; `why` is what /explain says.

    The group `work` in `behind`, if there is one, holds what they need not do. `is_plain` is false for words by which they
    may be let off, or may not.
    """

    before: str
    behind: str
    example: str
    why: str
    is_plain: bool = True


LETTING_OFF: tuple[Wording, ...] = (
    Wording(
        r"(?<![解排开清消拆扣删免根破铲革去])除(?:了|去|开)?(?:[^,。;:!?( ]{2,14}的|各|所有|全部)?",
        rf"(?:的)?(?:以外|之外|外)(?:(?=[,。;:) ])|的?{_OF_THE_SET}|(?=均|都|一律|应|须|要|请|务必|必须|全))",
        "除沈阳外，各中院周五前报方案。",
        "除…外: who is let off",
    ),
    Wording(
        r"(?<![解排开清消拆扣删免根破铲革去])(?:除(?:了|去|开)?|刨[除去]|扣除)",
        _END,
        "各中院（除大连）周五前报方案。",
        "除…: who is let off",
    ),
    Wording(
        r"(?:^|[,。;:!?( 院长])(?:但|其中)?(?:[这本此][次回])?(?:不含|不包括|不包含|不算|不计)(?:各|所有|全部)?",
        _END,
        "各基层法院（不含铁路法院）周五前报方案。",
        "不含…: who is let off",
    ),
    Wording(
        _HEAD,
        r"(?:的)?(?:除外(?![的吗?])|例外(?![的吗?])|不算在内|不计在内|不在此列|不在其列|不在其内)",
        "各中院周五前报方案，大连中院除外。",
        "…除外: who is let off",
    ),
    Wording(_HEAD, rf"(?:以外|之外)的?{_OF_THE_SET}", "大连以外的各中院周五前报方案。", "…以外: who is let off"),
    Wording(
        rf"{_HEAD}(?:[^,。;:!?( ]{{2,14}}的)?",
        rf"(?:的)?{_HAS_DONE}{_NOW}(?:不用了|不必了|免了|暂[缓免]|(?<=[次回])不(?:参[加会训与]|来|派)|{_LATER}|{_NEED_NOT}(?P<work>[\u4e00-\u9fff]{{1,8}}?)(?:了|啦|吧)?){_END}",
        "各中院周五前报方案，大连刚报过，不用再报。",
        "…不用报: who is let off",
    ),
    Wording(
        _HEAD,
        rf"{_NOW}(?:不(?:参[加会与]|来|去|派|出|报|交|填|搞|做|动)|(?:因[^,。;:!?]{{2,12}}?)?(?:可以?|允许|准予)?(?:缓|晚|推迟|顺?延[后期至到]?)[^,。;:!?]{{0,8}}){_END}",
        "各中院周五前报方案，大连可以晚两天。",
        "…可以晚两天: perhaps let off",
        is_plain=False,
    ),
)
_RULES = tuple((row, re.compile(f"(?:{row.before})$"), re.compile(row.behind)) for row in LETTING_OFF)
_LONGEST_BEFORE = 20
_MARKS = ",。;:!?( 院长"
MAY_LET_OFF = re.compile(
    r"除|不[用必需要含包算计参来去派出报交填搞做动再]|可以|[缓延晚]|推迟|无[需须]|毋|免|[以之]外|例外|不在[此其]|[暂先可]不|暂免|另|其[余他它]|剩下|用不着|扣"
)
"""What must stand in a message that lets anybody off."""

_WORK = (
    (re.compile("(?:上?报送?|报告|填报|补报|报来|报名|交|送|填|写|补|提交|上交|报数|报材料|反馈)"), "报交送填写补馈"),
    (re.compile("(?:来|去|到|到场|过来|参加|参会|参训|到会|出席|派人|上线|开会|赴会|与会|来人)"), "来去到参会席线训"),
)
_ANY_WORK = re.compile("(?:动|管|办|做|搞|弄|干|执行|参与|理会|考虑|落实|开展|安排)")


class Said(NamedTuple):
    """Words that let somebody off, with the names in between; `work` is what those need not do, None for anything."""

    span: Span
    why: str
    work: str | None
    is_plain: bool


def let_off_between(text: str, start: int, end: int) -> Said | None:
    """The words that let those off who are named between the places."""
    for row, before, behind in _RULES:
        match = behind.match(text, end)
        opening = before.search(text, max(0, start - _LONGEST_BEFORE), start) if match else None
        if match and opening:
            begins = start - len(opening[0].lstrip(_MARKS))
            return Said((begins, match.end()), row.why, match.groupdict().get("work"), row.is_plain)
    return None


def is_all_of(work: str, ordered: str) -> bool:
    """Whether who need not do the work has nothing to do of what is ordered: 不用报 of 周五前报方案, but not of 完成自查."""
    if _ANY_WORK.fullmatch(work) or work in ordered:
        return True
    return any(kind.fullmatch(work) and not set(signs).isdisjoint(ordered) for kind, signs in _WORK)


def is_usual(work: str) -> bool:
    """Whether the work is one of which somebody is let off, even if something else is ordered; 不要再拖 lets nobody off."""
    return any(kind.fullmatch(work) for kind, _ in _WORK)
