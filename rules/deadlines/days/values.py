"""What a word for a day stands for, and the row of a table that knows such words."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from rules.deadlines.numerals import NUMBER, number
from rules.deadlines.values import Moment

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_IN_EVERY_MONTH = 28


class Day(NamedTuple):
    """A day that words name: `first` to `day` for words that name a stretch (上旬, 本周), else the same day twice.

    `rolls` holds the same words one turn later (20日 of next month), which is meant when a deadline would be past.
    `needs_mark`: the words are a date only before 前 or the like (10.20). `is_loose`: they name a day only beside
    another sign of time. `also`: other days that people mean by the same words. `is_inside`: 内 extends it to `inside`.
    """

    day: date
    first: date | None = None
    rolls: date | None = None
    needs_mark: bool = False
    is_loose: bool = False
    also: tuple[date, ...] = ()
    inside: date | None = None
    before: date | None = None
    after: date | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a day. `example` is said on 2026-09-16 and means `meaning`."""

    name: str
    words: str
    example: str
    meaning: str
    resolve: Callable[[re.Match[str], Moment], Day | None]
    heads: str
    """How the words may begin, as in Headed; elsewhere the pattern is not tried."""


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later, or the end of that month (Civil Code, article 202)."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = day.day if day.day <= _IN_EVERY_MONTH else min(day.day, monthrange(year, month)[1])
    return date(year, month, last)


def made(year: int, month: int, day: int) -> date | None:
    """The date; None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def said(match: re.Match[str], part: str) -> str:
    """The words of a named part of the pattern; empty where the pattern has no such part or it was not said."""
    return (match[part] or "") if part in match.re.groupindex else ""


YEAR = r"(?P<year>(?:19|20)\d{2}年?|[一二][〇零九][〇零一二三四五六七八九]{2}年|今年|本年度?|当年|明年|来年|后年|去年)"
YEAR_HEADS = "0年 今年 本年 当年 明年 来年 后年 去年"
_YEAR_WORDS = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "明年": 1, "来年": 1, "后年": 2, "去年": -1}
MONTH = rf"(?P<month>{NUMBER}|元)"
MONTH_HEADS = "0月 元月"
YEAR_AND_MONTH_HEADS = f"{YEAR_HEADS} {MONTH_HEADS} 0元"
RELATIVE_MONTH = r"(?P<relative>本|当|这个?|下下|下个?|次|上个?)月"
RELATIVE_MONTH_HEADS = "本月 当月 这月 这个 下月 下个 下下 次月 上月 上个"
MONTH_WORDS = {"本": 0, "当": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "次": 1, "上": -1, "上个": -1, "下下": 2}


def year_said(match: re.Match[str], moment: Moment) -> int | None:
    """The year that the pattern's part names; None if none was said."""
    words = said(match, "year")
    if not words:
        return None
    if words in _YEAR_WORDS:
        return moment.today.year + _YEAR_WORDS[words]
    return number(words.removesuffix("年"))


def month_number(words: str) -> int:
    """The number of the month; 元月 is January."""
    return 1 if words == "元" else number(words)


def month_said(match: re.Match[str], moment: Moment) -> tuple[int, int] | None:
    """Year and month that the words before 底, 上旬 … name; this month if they name none."""
    relative = said(match, "relative")
    if relative:
        there = add_months(moment.today.replace(day=1), MONTH_WORDS[relative])
        return there.year, there.month
    if not said(match, "month"):
        return moment.today.year, moment.today.month
    month = month_number(match["month"])
    if not 1 <= month <= 12:
        return None
    year = year_said(match, moment)
    if year is None:
        year = moment.today.year + (1 if month < moment.today.month and moment.today.month - month > 5 else 0)
    return year, month
