"""Conditions of a draw: read from an office's words, one canonical text each, bound into the fingerprint of the pool."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.cases import STATES, CaseState, CaseSummary
from rules.draw import (
    DrawFault,
    DrawFlaw,
    DrawRecord,
    DrawRefusal,
    DrawRequest,
    InterviewPolicy,
    Pool,
    check_request,
    commitment_to,
    draw,
    pool_of,
    read_request,
    unfitting,
    verify,
)
from rules.draw_conditions import Aspect, Condition, Sign, is_canonical, read_conditions

TODAY = date(2026, 11, 20)


def case(serial: int, **more: object) -> CaseSummary:
    facts: dict[str, object] = {"filed_on": date(2019, 3, 5), "petitioner_masked": "刘某来"} | more
    return CaseSummary(number=f"（2019）辽0211执{serial}号", court_code="dlgjz", **facts)  # type: ignore[arg-type]


def texts(words: str) -> list[str]:
    return [condition.text for condition in read_conditions(words).conditions]


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("案由=民间借贷", ["案由=民间借贷"]),
        ("案由：买卖合同、民间借贷", ["案由=买卖合同、民间借贷"]),
        ("立案年=2019年", ["立案年=2019"]),
        ("立案年度 2016-2018".replace(" ", "="), ["立案年≤2018", "立案年≥2016"]),
        ("立案年>=2016，立案年<2019", ["立案年<2019", "立案年≥2016"]),
        ("标的超过100万", ["标的>100万元"]),
        ("标的额≥１２３４５．６元", ["标的≥12345.60元"]),
        ("申请标的额不低于1.5亿元", ["标的≥15000万元"]),
        ("信访次数≥3次", ["信访次数≥3"]),
        ("办理状态=终本", ["状态=终本"]),
        ("承办人=罗小川/贺敏", ["承办人=罗小川、贺敏"]),
    ],
)
def test_office_words_have_one_canonical_text(words: str, canonical: list[str]) -> None:
    """Full-width or not, with synonyms, in any order."""
    read = read_conditions(words)

    assert (read.is_clear, read.rest) == (True, "")
    assert texts(words) == canonical
    assert all(map(is_canonical, canonical))


@pytest.mark.parametrize(
    "words",
    [
        "标的>100",
        "立案年=去年",
        "状态=快结了",
        "案由>民间借贷",
        "信访次数=很多",
        "地区=大连",
        "标的100万以上",
        "案由民间借贷",
        "案由=",
    ],
)
def test_what_is_not_understood_is_refused_rather_than_ignored(words: str) -> None:
    """An amount without unit, an unknown word, a comparison of words: a draw under half the conditions would be another draw."""
    assert read_request(f"3 {words}") == DrawRefusal(DrawFault.CONDITION_NOT_UNDERSTOOD)


def test_number_conditions_and_reason_stand_side_by_side() -> None:
    """The reason comes last and may hold any sign."""
    found = read_request("3件 案由=民间借贷 标的>100万元 理由：原案已移送，标的=0")

    assert isinstance(found, DrawRequest)
    assert (found.wanted, found.reason) == (3, "原案已移送，标的=0")
    assert [one.text for one in found.conditions] == ["标的>100万元", "案由=民间借贷"]


def test_only_what_meets_every_condition_is_in_the_pool() -> None:
    """The others are counted; an amount that nobody knows meets no condition on amounts."""
    conditions = read_conditions("案由=民间借贷 立案年=2016-2018 标的>100万元 信访次数≥2 状态=终本").conditions
    fitting: dict[str, object] = {
        "cause": "民间借贷纠纷",
        "filed_on": date(2017, 5, 1),
        "claimed": 200_000_000,
        "petitions": 2,
        "state": CaseState.TERMINATED,
    }
    others: list[dict[str, object]] = [
        {"cause": "买卖合同"},
        {"filed_on": TODAY},
        {"claimed": 100_000_000},
        {"claimed": None},
        {"petitions": 1},
    ]
    cases = [case(1, **fitting), *(case(n, **fitting | one) for n, one in enumerate(others, start=2))]

    pool = pool_of(cases, TODAY, InterviewPolicy(), conditions)

    assert pool.numbers == (case(1).number,)
    assert (pool.unfitting, len(pool.conditions)) == (5, 6)


def test_a_pool_that_the_conditions_empty_is_refused_with_its_own_words() -> None:
    """Not as if nothing could be drawn at all."""
    assert check_request(DrawRequest(), Pool((), unfitting=7), None, InterviewPolicy()) == DrawRefusal(
        DrawFault.NOTHING_FITS, limit=7
    )


def record(**changes: object) -> DrawRecord:
    cases = [case(serial, cause="民间借贷" if serial % 2 else "买卖合同") for serial in range(1, 41)]
    pool = pool_of(cases, TODAY, InterviewPolicy(), read_conditions("案由=民间借贷").conditions)
    drawn = draw(pool.numbers, 3, "种子", pool.conditions)
    made = DrawRecord(
        "dlgjz", "", pool.numbers, pool.hash, commitment_to("种子"), 3, "种子", drawn, conditions=pool.conditions
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({}, set()),
        ({"conditions": ()}, {DrawFlaw.POOL_DIFFERS, DrawFlaw.RESULT_DIFFERS}),
        ({"conditions": ("案由=买卖合同",)}, {DrawFlaw.POOL_DIFFERS, DrawFlaw.RESULT_DIFFERS}),
        (
            {"conditions": ("案由：民间借贷",)},
            {DrawFlaw.CONDITIONS_UNREADABLE, DrawFlaw.POOL_DIFFERS, DrawFlaw.RESULT_DIFFERS},
        ),
    ],
)
def test_conditions_cannot_be_changed_after_the_announcement(changes: dict[str, object], flaws: set[DrawFlaw]) -> None:
    """They are part of the fingerprint that was published before the draw."""
    assert set(verify(record(**changes))) == flaws


def test_the_register_tells_which_cases_did_not_belong_there() -> None:
    """Whoever has the register can check the pool itself."""
    cases = [case(serial, cause="民间借贷" if serial % 2 else "买卖合同") for serial in range(3, 41)]

    assert unfitting(record(), cases) == (case(1).number,)


@given(
    st.sampled_from(list(Aspect)),
    st.sampled_from(list(Sign)),
    st.lists(st.integers(0, 10**12), min_size=1, max_size=3, unique=True),
)
def test_every_condition_reads_back_from_its_text(aspect: Aspect, sign: Sign, numbers: list[int]) -> None:
    """Whatever the amount, the year or the number of times."""
    values = {
        Aspect.CAUSE: [f"纠纷{chr(0x4E00 + number % 5000)}" for number in numbers],
        Aspect.HANDLER: [f"罗{chr(0x4E00 + number % 5000)}" for number in numbers],
        Aspect.STATE: [list(STATES)[number % len(STATES)] for number in numbers],
        Aspect.YEAR: [str(1900 + number % 200) for number in numbers],
        Aspect.PETITIONS: [str(number % 1000) for number in numbers],
        Aspect.CLAIMED: [str(number) for number in numbers],
    }[aspect]
    is_words = aspect in {Aspect.CAUSE, Aspect.HANDLER, Aspect.STATE}
    sign = Sign.IS if is_words else sign
    kept = tuple(sorted(set(values))) if sign is Sign.IS else tuple(values[:1])
    condition = Condition(aspect, sign, kept)

    assume(not any(mark in condition.text for mark in "或为是"))

    assert read_conditions(condition.text).conditions == (condition,)
