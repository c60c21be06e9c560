"""What a clause does: by its words, else by the letters of its sorts; and what the message tells rather than orders."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods.firmness import commands, has_deadline, is_due
from rules.reading.moods.letters import Form, form_of
from rules.reading.moods.others import goes_on, is_told
from rules.reading.moods.values import Mood
from rules.reading.moods.wordings import by_words
from rules.reading.tellings import Told, tellings
from rules.reading.vocabulary import Sort

__all__ = ["Mood", "commands", "has_deadline", "moods_of"]

_FIRM_WORDS = re.compile(r"[qmZYL]")
# 周五的调度你来主持: the verb need not be known.
_YOU_DO = re.compile("你们?(?:俩|几个|两家)?(?:来|去|亲自|代我|替我|出面)[\u4e00-\u9fff]")
_THEN = re.compile(r"就|则|那就|一律|我|将|直接|由")


def moods_of(clauses: tuple[Clause, ...], text: str) -> tuple[Mood, ...]:
    """The mood of each clause; what follows 最高法通知： in its sentence is told, not ordered, unless a 请 says so."""
    found: list[Mood] = []
    for clause in clauses:
        form = form_of(clause.letters, "?" if clause.end == "?" else "")
        before = clauses[clause.number - 1] if clause.number else None
        if before and found[-1] is Mood.CONDITION and before.end == "," and _THEN.match(text, clause.start):
            found.append(Mood.CONDITION)
        elif (before and found[-1] is Mood.SOURCE and goes_on(before, clause)) or is_told(form, clause, clauses, text):
            found.append(Mood.SOURCE)
        else:
            found.append(_mood(form, clause, text))
    moods = tuple(found)
    for told in tellings(text):
        moods = _told(moods, clauses, told)
    return moods


def _told(moods: tuple[Mood, ...], clauses: tuple[Clause, ...], told: Told) -> tuple[Mood, ...]:
    """The moods where some of the message is told: a report, unless 请 or a firm time orders something else."""
    return tuple(
        Mood.REPORT if told.start <= clause.start < told.stop and (told.is_firm or not _is_bidding(clause)) else one
        for clause, one in zip(clauses, moods, strict=True)
    )


def _is_bidding(clause: Clause) -> bool:
    """Whether the clause asks for something, by its words (请, 必须, 要求, 你, 负责) or by a firm time."""
    return _FIRM_WORDS.search(clause.letters) is not None or has_deadline(clause)


def _mood(form: Form, clause: Clause, text: str) -> Mood:
    """The mood of the clause; a deadline makes an order of what is neither question, report nor condition."""
    words = text[clause.start : clause.stop]
    told = by_words(form, clause, words)
    if told:
        return told
    if form.mood and form.mood is not Mood.WISH:
        return form.mood
    if is_due(clause, words):
        return Mood.ORDER
    if form.mood or ("你" in words and _YOU_DO.search(words)):
        return Mood.WISH
    return Mood.PLAN if Sort.TIME in clause.letters else Mood.STATEMENT
