"""Drawing the cases whose petitioners a president will meet: by lot, and so that anybody can replay it.

Before the draw are published: the size of the pool, its hash, and a commitment to the seed. After it: the seed. All three are
SHA-256 over plain text, and the choice is a partial Fisher–Yates shuffle over a stream of SHA-256 blocks with rejection
sampling, so a short script in any language comes to the same result; docs/interviews.md writes it down step by step.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import count

from rules.cases import CaseSummary
from rules.draw_conditions import Condition, is_canonical, read_conditions
from rules.masking import shown
from rules.people import Post, Role, Roster

FORMAT = "duban-draw-1"


@dataclass(frozen=True, slots=True)
class InterviewPolicy:
    """What the owner decides about interviews.

    Drawn are cases filed on `eligible_since` or later that were not interviewed or drawn within `rest_days`; at most
    `largest_draw` at a time. A second draw of a court within `redraw_days` has to give a reason. The interview is to take
    place within `meet_within_days`. On `monthly_day` (0: never), or on the first workday after it, every court draws
    `monthly_cases` at `monthly_at`; what could not be done then is made good within `monthly_lapses_days`.
    """

    eligible_since: date = date(2016, 1, 1)
    rest_days: int = 180
    largest_draw: int = 10
    redraw_days: int = 28
    meet_within_days: int = 30
    monthly_day: int = 0
    monthly_cases: int = 3
    monthly_at: time = time(9, 0)
    monthly_lapses_days: int = 7

    def __post_init__(self) -> None:
        if not 1 <= self.largest_draw <= 10:  # noqa: PLR2004 - more do not fit under one message's file
            raise ValueError("largest_draw must be from 1 to 10")
        if not 0 <= self.monthly_day <= 28 or self.monthly_cases < 1 or not 1 <= self.monthly_lapses_days <= 14:  # noqa: PLR2004 - days that every month has
            raise ValueError(
                "monthly_day must be from 0 to 28, monthly_cases at least 1, monthly_lapses_days from 1 to 14"
            )
        if min(self.rest_days, self.redraw_days) < 0 or self.meet_within_days < 1:
            raise ValueError("rest_days and redraw_days must not be negative, meet_within_days at least 1")


@dataclass(frozen=True, slots=True)
class Pool:
    """The cases that may be drawn, in the order of their numbers, and how many others there are and why.

    `conditions` are those of the request in their canonical texts; `unfitting` is how many cases only they leave out.
    """

    numbers: tuple[str, ...]
    too_old: int = 0
    interviewed: int = 0
    excluded: int = 0
    unfitting: int = 0
    conditions: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        return pool_hash(self.numbers, self.conditions)


def pool_of(
    cases: Iterable[CaseSummary], today: date, policy: InterviewPolicy, conditions: Sequence[Condition] = ()
) -> Pool:
    """Which of the cases may be drawn today; a case that may not is counted under the first reason that applies."""
    numbers, too_old, interviewed, excluded, unfitting = [], 0, 0, 0, 0
    rested_before = today - timedelta(days=policy.rest_days)
    for case in cases:
        last = max(filter(None, (case.interviewed_on, case.drawn_on)), default=None)
        if case.filed_on < policy.eligible_since:
            too_old += 1
        elif case.excluded_reason:
            excluded += 1
        elif last is not None and last > rested_before:
            interviewed += 1
        elif not all(condition.admits(case) for condition in conditions):
            unfitting += 1
        else:
            numbers.append(case.number)
    texts = tuple(condition.text for condition in conditions)
    return Pool(tuple(sorted(numbers)), too_old, interviewed, excluded, unfitting, texts)


class DrawFault(StrEnum):
    """Why nothing is drawn; each has a sentence that says what to do next."""

    NOT_UNDERSTOOD = "not_understood"
    CONDITION_NOT_UNDERSTOOD = "condition_not_understood"
    TOO_MANY = "too_many"
    EMPTY_POOL = "empty_pool"
    NOTHING_FITS = "nothing_fits"
    LARGER_THAN_POOL = "larger_than_pool"
    REASON_NEEDED = "reason_needed"
    NOT_ENTITLED = "not_entitled"
    NO_COURT = "no_court"


@dataclass(frozen=True, slots=True)
class DrawRefusal:
    """Nothing is drawn. `limit` is the largest number that would do; `last` the draw before, and its day."""

    fault: DrawFault
    limit: int = 0
    last: int = 0
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class DrawRequest:
    wanted: int = 1
    reason: str = ""
    conditions: tuple[Condition, ...] = ()


_REQUEST = re.compile(r"(?P<wanted>\d{1,6})?\s*[件例个]?\s*[,，:：;；]?\s*(?P<reason>.*)", re.DOTALL)
_REASON_WORD = re.compile(r"(?:^|(?<=[\s,，;；]))(?:理由|原因|重抽|reason)(?:[:：]\s*|\s+|(?=\S))")
_LONGEST_REASON = 200


def read_request(arguments: str) -> DrawRequest | DrawRefusal:
    """What stands behind /draw: how many (one, if nothing is said), conditions, and the reason for a second draw."""
    word = _REASON_WORD.search(arguments)
    before, said = (arguments[: word.start()], arguments[word.end() :]) if word else (arguments, "")
    read = read_conditions(before)
    if not read.is_clear:
        return DrawRefusal(DrawFault.CONDITION_NOT_UNDERSTOOD)
    found = _REQUEST.fullmatch(read.rest)
    wanted = int(found["wanted"] or 1) if found else 0
    reason = " ".join(filter(None, (found["reason"].strip(), said.strip()))) if found else ""
    if not wanted or len(reason) > _LONGEST_REASON:
        return DrawRefusal(DrawFault.NOT_UNDERSTOOD)
    return DrawRequest(wanted, shown(reason, None, None), read.conditions)


@dataclass(frozen=True, slots=True)
class EarlierDraw:
    """The court's last draw."""

    id: int
    drawn_on: date


def check_request(
    request: DrawRequest, pool: Pool, redrawn: EarlierDraw | None, policy: InterviewPolicy
) -> DrawRefusal | None:
    """Why this cannot be drawn, or None. `redrawn` is the draw that this one follows so soon that it needs a reason."""
    if request.wanted > policy.largest_draw:
        return DrawRefusal(DrawFault.TOO_MANY, limit=policy.largest_draw)
    if not pool.numbers and pool.unfitting:
        return DrawRefusal(DrawFault.NOTHING_FITS, limit=pool.unfitting)
    if not pool.numbers:
        return DrawRefusal(DrawFault.EMPTY_POOL)
    if request.wanted > len(pool.numbers):
        return DrawRefusal(DrawFault.LARGER_THAN_POOL, limit=len(pool.numbers))
    if redrawn is not None and not request.reason:
        return DrawRefusal(DrawFault.REASON_NEEDED, last=redrawn.id, last_on=redrawn.drawn_on)
    return None


def redraws(earlier: EarlierDraw | None, today: date, policy: InterviewPolicy) -> bool:
    """Whether a draw today follows another so soon that people will ask why."""
    return earlier is not None and today - earlier.drawn_on < timedelta(days=policy.redraw_days)


def may_draw(roster: Roster, posts: Iterable[Post], court_code: str, *, is_of_office: bool) -> bool:
    """Whether somebody with these posts may draw for the court.

    Its president or enforcement director may, those of a court above it, and the supervision office.
    """
    own = (Role.PRESIDENT, Role.ENFORCEMENT_DIRECTOR)
    return is_of_office or any(
        post.role in own and (post.court_code == court_code or roster.courts.is_above(post.court_code, court_code))
        for post in posts
    )


def pool_hash(numbers: Sequence[str], conditions: Sequence[str] = ()) -> str:
    """SHA-256 over the conditions, then the sorted case numbers, one a line, each ended by a line feed, in UTF-8; 64 digits."""
    return _sha256("".join(f"{line}\n" for line in (*conditions, *numbers))).hex()


def commitment_to(seed: str) -> str:
    """SHA-256 over the seed as it will be published; 64 hexadecimal digits."""
    return _sha256(seed).hex()


def draw(numbers: Sequence[str], wanted: int, seed: str, conditions: Sequence[str] = ()) -> tuple[str, ...]:
    """`wanted` of the sorted numbers, in the order in which the lot fell; every choice and every order is equally likely.

    Raises ValueError for more than there are.
    """
    if not 0 <= wanted <= len(numbers):
        raise ValueError("more wanted than there are")
    left, stream = list(numbers), _stream(seed, pool_hash(numbers, conditions))
    for place in range(wanted):
        other = place + _below(len(left) - place, stream)
        left[place], left[other] = left[other], left[place]
    return tuple(left[:wanted])


_BLOCK = 1 << 256


def _stream(seed: str, pool: str) -> Iterator[int]:
    """Whole numbers from 0 to below 2^256: SHA-256 of `seed:pool hash:0`, of `seed:pool hash:1`, and so on."""
    return (int.from_bytes(_sha256(f"{seed}:{pool}:{number}")) for number in count())


def _below(bound: int, stream: Iterator[int]) -> int:
    """The next of the stream below the largest multiple of the bound, modulo the bound: no remainder is favoured."""
    fair = _BLOCK - _BLOCK % bound
    return next(number for number in stream if number < fair) % bound


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """All that a replay needs: what was published before, and what after."""

    court: str
    drawn_at: str
    pool: tuple[str, ...]
    pool_hash: str
    commitment: str
    wanted: int
    seed: str
    drawn: tuple[str, ...]
    reason: str = ""
    conditions: tuple[str, ...] = ()
    format: str = FORMAT

    def without_reason(self) -> "DrawRecord":
        """The record after an erasure: a replay does not need the reason that somebody wrote."""
        return replace(self, reason="")


class DrawFlaw(StrEnum):
    """What in a record contradicts itself."""

    UNKNOWN_FORMAT = "unknown_format"
    CONDITIONS_UNREADABLE = "conditions_unreadable"  # no conditions that the program reads, or not in their one form
    POOL_NOT_SORTED = "pool_not_sorted"  # or a case stands in it twice
    POOL_DIFFERS = "pool_differs"  # another pool than the one that was announced
    SEED_DIFFERS = "seed_differs"  # another seed than the one that was committed to
    RESULT_DIFFERS = "result_differs"  # the replay comes to other cases


def verify(record: DrawRecord) -> tuple[DrawFlaw, ...]:
    """Replay the draw: nothing where all is as it was announced, else every flaw."""
    if record.format != FORMAT:
        return (DrawFlaw.UNKNOWN_FORMAT,)
    is_possible = 0 <= record.wanted <= len(record.pool)
    conditions, pool = record.conditions, record.pool
    checks = {
        DrawFlaw.CONDITIONS_UNREADABLE: all(map(is_canonical, conditions)) and _in_order(conditions),
        DrawFlaw.POOL_NOT_SORTED: list(record.pool) == sorted(set(record.pool)),
        DrawFlaw.POOL_DIFFERS: pool_hash(pool, conditions) == record.pool_hash,
        DrawFlaw.SEED_DIFFERS: commitment_to(record.seed) == record.commitment,
        DrawFlaw.RESULT_DIFFERS: is_possible and draw(pool, record.wanted, record.seed, conditions) == record.drawn,
    }
    return tuple(flaw for flaw, holds in checks.items() if not holds)


def _in_order(conditions: Sequence[str]) -> bool:
    read = [one for text in conditions for one in read_conditions(text).conditions]
    return read == sorted(set(read))


def unfitting(record: DrawRecord, cases: Iterable[CaseSummary]) -> tuple[str, ...]:
    """Cases of the record's pool that do not meet its conditions as the register has them now, or are in it no longer."""
    wanted = [one for text in record.conditions for one in read_conditions(text).conditions]
    known = {case.number: case for case in cases}
    fitting = {number for number, case in known.items() if all(one.admits(case) for one in wanted)}
    return tuple(number for number in record.pool if number not in fitting)
