"""What a clause tells of others: what they demanded, or who is away while another is called."""

import re

from rules.reading.clauses import Clause
from rules.reading.vocabulary import Sort

# 闫院长，王宏下周去北京开会，调度会你来主持: who is away, while another is called.
_CALLED = re.compile(r"[_U]*(?:[CcR]?d?(?:T|N)|U)$")
_TURNED_TO = re.compile(r"[_a]*(?:(?:[CcR]d?)?[TN]|U)_?Y")
AWAY = re.compile(r"(?:(?:[CcR]d?)?[TN]|F)[aD_]*[^qmBLbY]*$")
_GOING = re.compile(
    "[去到赴在上](?!位)[\u4e00-\u9fff]{1,6}(?:开会|学习|培训|出差|汇报|考察|挂职|述职|看病|住院|办案|调研|参会)|[去到在上]党校|请[病事产年婚丧]?假|休假|外出|出差|住院|不在|调走|退休"
)
_YOU, _DEMAND = Sort.YOU, Sort.DEMAND
_DEMANDED = re.compile(r"[_a]*Z[^qYCcT]*$")
_OTHERS = re.compile("[Os]")
_ASKED = re.compile(r"[_a]*q[_a]*[CcRTGFU]")
# 转人社厅函：12月25日前各地清欠完毕。各中院15日前清完。
_PASSED_ON = re.compile("[代现]?转(?:发|来)?[^,。:;!?]{2,14}?(?:函|通知|督办[单件]|文件?|来电|批示|要求|意见)$")
_PASSED = "转"
_TO_SOMEBODY = re.compile("[YCcRGTU]")


def is_told(clause: Clause, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether the clause tells who is away, or what others demanded."""
    letters = clause.letters
    if _DEMAND in letters and _DEMANDED.match(letters) and _is_demanded_by_others(clause, clauses):
        return True
    if _PASSED in text and not _TO_SOMEBODY.search(letters) and _is_of_letter(clause, clauses, text):
        return True
    return clause.number <= 1 < len(clauses) - clause.number and _is_away_for_another(clause, clauses, text)


def _is_demanded_by_others(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether another's demand is told (政法委督办函：…，要求一个月内反馈) before a later sentence asks somebody."""
    is_others = any(_OTHERS.search(one.letters) for one in clauses[: clause.number])
    return is_others and any(one.sentence > clause.sentence and _ASKED.match(one.letters) for one in clauses)


def _is_of_letter(clause: Clause, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether it tells what a letter says that the message passes on, and a later sentence sets a time of our own."""
    head = next(one for one in clauses if one.sentence == clause.sentence)
    if head is clause or not _PASSED_ON.match(text, head.start, head.stop):
        return False
    return any(one.sentence > clause.sentence and Sort.TIME in one.letters for one in clauses)


def _is_away_for_another(clause: Clause, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether the clause tells who is away, and a later one turns to another as 你: somebody called before, or next."""
    if not _is_turned_to(clause.number, clauses):
        return False
    return AWAY.match(clause.letters) is not None and _GOING.search(text, clause.start, clause.stop) is not None


def _is_turned_to(number: int, clauses: tuple[Clause, ...]) -> bool:
    if number == 0:  # 关院长今天请病假，程副院长你替他接谈
        return _YOU in clauses[1].letters and _TURNED_TO.match(clauses[1].letters) is not None
    return _CALLED.match(clauses[0].letters) is not None and any(_YOU in clause.letters for clause in clauses[2:])
