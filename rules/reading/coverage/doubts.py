"""Where the second opinion differs from what the grammar read."""

import re
from collections.abc import Iterator

from rules.reading.binding import hangs_on_event
from rules.reading.coverage.likelier import HARDLY_THE_PART, HARDLY_THE_TIME
from rules.reading.coverage.parts import COMES_ALONG
from rules.reading.coverage.values import Check, Made
from rules.reading.coverage.work import SURELY_MET
from rules.reading.moods import has_deadline
from rules.reading.parsing import Parsed
from rules.reading.values import OrderKind, Span, Unclear
from rules.reading.vocabulary import Sort

# Below these the reading is asked about; what that costs says `python -m benchmarks.reading_weights --folds`.
HARDLY_AN_ORDER = 0.3
HARDLY_OF_NOBODY = 0.6  # the same where nobody is called: so unlikely were 14 of 1,040 orders, and 9 of 10 others
RATHER_AN_ORDER = 0.8
HARDLY_THE_KIND = 0.65
HARDLY_A_MEETING = 0.15
HARDLY_NOBODY = 0.35
HARDLY_IN_COMPANY = 0.3
RATHER_ALONG = 0.6
HARDLY_DUE = 0.3

_BIDS = re.compile("[qmZLB]")
_LONGEST_POINTING = 6
_PAUSE = re.compile("[,。;:!?、]")
_DATE = re.compile("[日号天周月年前内旬节]")


def _whole(made: Made) -> Span:
    return 0, len(made.parsed.text)


def _no_order(made: Made) -> Iterator[Span]:
    """Hardly an order; or not quite surely one, where no word or firm time asks for anything."""
    likely = made.opinion.order
    if likely < (HARDLY_AN_ORDER if made.named.called else HARDLY_OF_NOBODY) or (
        likely < RATHER_AN_ORDER and not is_bidden(made.parsed)
    ):
        yield _whole(made)


def is_bidden(parsed: Parsed) -> bool:
    """Whether a word (请, 必须, 要求, 负责, 把) or a firm time asks for something."""
    return any(_BIDS.search(clause.letters) or has_deadline(clause) for clause in parsed.ordering)


def _another_kind(made: Made) -> Iterator[Span]:
    """Hardly a meeting, or hardly none; words that surely mean one (接谈), or somebody named, weigh more than a doubt."""
    likely = made.opinion.interview
    if made.kind is not OrderKind.INTERVIEW:
        is_doubted = 1 - likely < HARDLY_THE_KIND
    else:
        is_plain = made.petitioner is not None or SURELY_MET.search(made.parsed.text) is not None
        is_doubted = likely < (HARDLY_A_MEETING if is_plain else HARDLY_THE_KIND)
    if is_doubted:
        yield _whole(made)


def _another_petitioner(made: Made) -> Iterator[Span]:
    """Nobody named where surely somebody is. Who was read (陈某, 老迟) stands: of 56 doubts of that kind one was right."""
    if made.petitioner or made.parsed.has(Sort.PERSON) or made.setting.message.reply_to is not None:
        return  # 申请执行人 and a full name, which is masked where it is said; or in the words that are answered
    if 1 - made.opinion.petitioner < HARDLY_NOBODY:
        yield _whole(made)


def _more_or_less_company(made: Made) -> Iterator[Span]:
    """Words for somebody who comes along, and nobody who does; or the other way round, by the name of whoever does too."""
    likely = made.opinion.company
    if not (made.named.attending or made.named.assisting):
        is_doubted = 1 - likely < HARDLY_IN_COMPANY
    else:
        theirs = [one.likely[COMES_ALONG] for one in made.judged if one.part == COMES_ALONG]
        is_doubted = likely < HARDLY_IN_COMPANY and min(theirs, default=0.0) < RATHER_ALONG
    if is_doubted:
        yield _whole(made)


def _another_deadline(made: Made) -> Iterator[Span]:
    """A deadline where hardly one is said, none where surely one is, or another day than the likely one."""
    is_likely = made.opinion.deadline if made.deadline else 1 - made.opinion.deadline
    if made.deadline is None and hangs_on_event(made.parsed.clauses):
        return  # 裁定作出后十日内: which is said on the card
    if is_likely < HARDLY_DUE and (made.deadline or made.parsed.has(Sort.TIME) or _DATE.search(made.parsed.text)):
        yield _whole(made)
    if made.deadline is None or made.recurrence:
        return
    read = made.deadline.at.date()
    of_parts = {one.deadline.at.date() for one in made.subtasks if one.deadline} - {read}
    for time, likely in made.times_to_come:
        if time.at and time.at.date() not in of_parts and _differs(likely, is_read=time.at.date() == read):
            yield time.span


def _differs(likely: float, *, is_read: bool) -> bool:
    return likely < HARDLY_THE_TIME if is_read else likely > 1 - HARDLY_THE_TIME


def _another_part(made: Made) -> Iterator[Span]:
    """Somebody named whose part in the order is hardly the one that was read."""
    for _, part, likely, span in made.judged:
        if likely[part] < HARDLY_THE_PART:
            yield span


DOUBTS: tuple[Check, ...] = (
    Check(Unclear.ORDER, 0.2, "何院长，那件评估异议还要等鉴定机构回函。", _no_order),
    Check(Unclear.MEETING, 0.2, "庄河法院院长，请你亲自上门看看申请执行人潘某，把难处问清楚。", _another_kind),
    Check(Unclear.PETITIONER, 0.2, "庄河法院院长周五前亲自接谈穆兰英，案款的事说清楚。", _another_petitioner),
    Check(
        Unclear.COMPANY,
        0.2,
        "请开原、西丰、昌图三县市法院配合清河法院，月内完成光伏占地系列案。",
        _more_or_less_company,
    ),
    Check(
        Unclear.TIME,
        0.2,
        "大连的周院长，庄河法院的两个案子我批给你了，你亲自督办，圣诞节前结果报我。",
        _another_deadline,
    ),
    Check(
        Unclear.PERSON,
        0.2,
        "督导一组：凌源、北票、建平三个院都走一遍，12月6日前把情况写给我。",
        _another_part,
    ),
)
