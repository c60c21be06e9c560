"""What a clause tells of others: what they demanded, or who is away while another is called."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods.letters import Form
from rules.reading.vocabulary import Sort

# 闫院长，王宏下周去北京开会，调度会你来主持: who is away, while another is called.
_CALLED = re.compile(r"[_U]*(?:[CcR]?d?(?:T|N)|U)$")
_TURNED_TO = re.compile(r"[_a]*(?:(?:[CcR]d?)?[TN]|U)_?Y")
_GOING = re.compile(
    "[去到赴在上](?!位)[\u4e00-\u9fff]{1,6}(?:开会|学习|培训|出差|汇报|考察|挂职|述职|看病|住院|办案|调研|参会)|[去到在上]党校|请[病事产年婚丧]?假|休假|外出|出差|住院|不在|调走|退休"
)
_OTHERS = re.compile("[Os]")
_ASKED = re.compile(r"[_a]*q[_a]*[CcRTGFU]")


def goes_on(before: Clause, clause: Clause) -> bool:
    """Whether the clause tells what the source named before it (最高法通知：…) demands."""
    is_introduced = before.end == ":" or (before.end == "," and before.tokens[-1].sort is Sort.SOURCE)
    return is_introduced and Sort.PLEASE not in clause.letters


def is_told(form: Form, clause: Clause, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether the clause tells who is away, or what others demanded."""
    if form.is_away and _is_left_to_another(clause.number, clauses, text):
        return True
    return form.is_demanded and _is_demanded_by_others(clause, clauses)


def _is_demanded_by_others(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether another's demand is told (政法委督办函：…，要求一个月内反馈) before a later sentence asks somebody."""
    is_others = any(_OTHERS.search(one.letters) for one in clauses[: clause.number])
    return is_others and any(one.sentence > clause.sentence and _ASKED.match(one.letters) for one in clauses)


def _is_left_to_another(number: int, clauses: tuple[Clause, ...], text: str) -> bool:
    """Whether the clause tells who is away, and a later one turns to another as 你: somebody called before, or next."""
    if number > 1 or not _GOING.search(text, clauses[number].start, clauses[number].stop):
        return False
    if number == 0:  # 关院长今天请病假，程副院长你替他接谈
        return len(clauses) > 1 and _TURNED_TO.match(clauses[1].letters) is not None
    is_called = _CALLED.match(clauses[0].letters) is not None
    return is_called and any(Sort.YOU in clause.letters for clause in clauses[2:])
