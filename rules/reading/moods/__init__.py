"""What a clause does: by its words, else by the letters of its sorts; and what the message tells rather than orders."""

import re

from rules.reading.clauses import Clause
from rules.reading.moods.firmness import commands, has_deadline, is_due, is_handed_in_every_time
from rules.reading.moods.letters import by_letters
from rules.reading.moods.others import is_told
from rules.reading.moods.values import Mood
from rules.reading.moods.wordings import by_words
from rules.reading.tellings import Told, tellings
from rules.reading.vocabulary import Sort

__all__ = ["Mood", "commands", "has_deadline", "moods_of"]

_FIRM_WORDS = re.compile(r"[qmZYL]")
# 周五的调度你来主持: the verb need not be known.
_YOU_DO = re.compile(
    "你们?(?:俩|几个|两家)?(?:来|去|亲自|代我|替我|出面|到(?!底|现在|今|时候|点|位|账|期|任|了|过|哪|什么|不))[\u4e00-\u9fff]"
)
_THEN = re.compile(r"就|则|那就|一律|我|将|直接|由")
# Members of an enumeration are slow to reach.
_ORDER, _WISH, _PLAN, _STATEMENT, _SOURCE = Mood.ORDER, Mood.WISH, Mood.PLAN, Mood.STATEMENT, Mood.SOURCE
_TIME = Sort.TIME
_GOING_ON = (Mood.CONDITION, _SOURCE)


def moods_of(clauses: tuple[Clause, ...], text: str) -> tuple[Mood, ...]:
    """The mood of each clause; what follows 最高法通知： in its sentence is told, not ordered, unless a 请 says so."""
    found: list[Mood] = []
    mood = None
    for clause in clauses:
        if mood not in _GOING_ON or not _goes_on(mood, clauses[clause.number - 1], clause, text):
            mood = _SOURCE if is_told(clause, clauses, text) else _mood(clause, text)
        found.append(mood)
    moods = tuple(found)
    for told in tellings(text):
        moods = _told(moods, clauses, told)
    return moods


def _goes_on(mood: Mood, before: Clause, clause: Clause, text: str) -> bool:
    """Whether the condition before the clause, or the source named there (最高法通知：…), is that of the clause as well."""
    if mood is Mood.CONDITION:
        return before.end == "," and _THEN.match(text, clause.start) is not None
    is_introduced = before.end == ":" or (before.end == "," and before.tokens[-1].sort == Sort.SOURCE)
    return is_introduced and Sort.PLEASE not in clause.letters


def _told(moods: tuple[Mood, ...], clauses: tuple[Clause, ...], told: Told) -> tuple[Mood, ...]:
    """The moods where some of the message is told: a report, unless 请 or a firm time orders something else."""
    return tuple(
        Mood.REPORT if told.start <= clause.start < told.stop and (told.is_firm or not _is_bidding(clause)) else one
        for clause, one in zip(clauses, moods, strict=True)
    )


def _is_bidding(clause: Clause) -> bool:
    """Whether the clause asks for something, by its words (请, 必须, 要求, 你, 负责) or by a firm time."""
    return _FIRM_WORDS.search(clause.letters) is not None or has_deadline(clause)


def _mood(clause: Clause, text: str) -> Mood:
    """The mood of the clause; a deadline makes an order of what is neither question, report nor condition."""
    words = text[clause.start : clause.stop]
    told = by_words(clause, words)
    if told:
        return told
    mood = Mood.QUESTION if clause.end == "?" else by_letters(clause.letters)
    if mood and mood is not _WISH:
        return mood
    if is_due(clause, words) or (mood and is_handed_in_every_time(words)):
        return _ORDER
    if mood or ("你" in words and _YOU_DO.search(words)):
        return _WISH
    return _PLAN if _TIME in clause.letters else _STATEMENT
