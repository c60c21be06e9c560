"""The draw: uniform, committed to beforehand, and replayed by anybody."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.cases import CaseSummary
from rules.draw import (
    DrawFault,
    DrawFlaw,
    DrawRecord,
    DrawRefusal,
    DrawRequest,
    EarlierDraw,
    InterviewPolicy,
    Pool,
    _below,
    check_request,
    commitment_to,
    draw,
    pool_hash,
    pool_of,
    read_request,
    redraws,
    verify,
)
from storage.draws import to_text

TODAY = date(2026, 11, 20)
POLICY = InterviewPolicy()


def numbers(size: int) -> tuple[str, ...]:
    return tuple(sorted(f"（2019）辽0211执{serial}号" for serial in range(1, size + 1)))


def case(serial: int, **more: object) -> CaseSummary:
    facts: dict[str, object] = {"filed_on": date(2019, 3, 5), "petitioner_masked": "刘某来"} | more
    return CaseSummary(number=f"（2019）辽0211执{serial}号", court_code="dlgjz", **facts)  # type: ignore[arg-type]


def recipe() -> str:
    """The script that docs/interviews.md gives to whoever wants to check."""
    page = Path("docs/interviews.md").read_text(encoding="utf-8")
    return page.split("```python\n")[1].split("```")[0]


def runs(record: DrawRecord, folder: Path) -> bool:
    """Whether the script, run by itself beside the published file, finds nothing wrong."""
    (folder / "抽取记录12.json").write_text(to_text(record), encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", "-c", recipe()], cwd=folder, capture_output=True, check=False)  # noqa: S603
    return done.returncode == 0


def test_the_recipe_in_the_documentation_replays_the_draw(tmp_path: Path) -> None:
    """It knows nothing of this program, and comes to the same cases; another result fails in it."""
    honest = record()

    assert runs(honest, tmp_path)
    assert not runs(replace(honest, drawn=tuple(reversed(honest.drawn))), tmp_path)


def test_a_draw_never_changes_its_result() -> None:
    """Records that were published must replay with every later version of the program."""
    pool = tuple(sorted(f"（2019）辽0211执{serial}号" for serial in range(1, 6)))

    assert draw(pool, 3, "W8vS2cQnTzq0yH3bKfLr7A") == (pool[3], pool[2], pool[4])


def test_a_block_beyond_the_last_whole_multiple_is_passed_over() -> None:
    """2^256 leaves a rest of one when it is divided by three; the last block would favour the first case."""
    assert _below(3, iter((2**256 - 1, 5))) == 2
    assert _below(4, iter((2**256 - 1, 5))) == 3


def chi_square(seen: Counter[object], cells: int) -> float:
    expected = seen.total() / cells
    return sum((seen[cell] - expected) ** 2 / expected for cell in seen) + expected * (cells - len(seen))


def test_every_case_is_equally_likely() -> None:
    """20,000 draws of one out of 50: chi-square with 49 degrees of freedom stays below its 99.9 % point, 85.35."""
    pool = numbers(50)
    seen: Counter[object] = Counter(draw(pool, 1, f"seed-{number}")[0] for number in range(20_000))

    assert len(seen) == 50
    assert chi_square(seen, 50) < 85.35


def test_every_order_of_every_choice_is_equally_likely() -> None:
    """12,000 draws of three out of five come in 60 orders: 59 degrees of freedom, 99.9 % point 98.32."""
    pool = numbers(5)
    seen: Counter[object] = Counter(draw(pool, 3, f"seed-{number}") for number in range(12_000))

    assert set(seen) == set(permutations(pool, 3))
    assert chi_square(seen, 60) < 98.32


@given(st.integers(0, 40), st.data())
@settings(max_examples=80)
def test_a_draw_takes_different_cases_out_of_the_pool(size: int, data: st.DataObject) -> None:
    """As many as wanted, none twice, none from elsewhere, and the same ones every time."""
    pool, wanted = numbers(size), data.draw(st.integers(0, size))

    drawn = draw(pool, wanted, "seed")

    assert len(set(drawn)) == wanted
    assert set(drawn) <= set(pool)
    assert drawn == draw(pool, wanted, "seed")


def record() -> DrawRecord:
    pool, seed = numbers(20), "W8vS2cQnTzq0yH3bKfLr7A"
    return DrawRecord(
        court="dlgjz",
        drawn_at="2026-11-20T09:00:00+08:00",
        pool=pool,
        pool_hash=pool_hash(pool),
        commitment=commitment_to(seed),
        wanted=3,
        seed=seed,
        drawn=draw(pool, 3, seed),
    )


def test_an_honest_record_verifies() -> None:
    """Pool, commitment and result fit together."""
    assert verify(record()) == ()


@pytest.mark.parametrize(
    ("change", "flaws"),
    [
        ({"seed": "another"}, {DrawFlaw.SEED_DIFFERS, DrawFlaw.RESULT_DIFFERS}),
        ({"pool": numbers(19)}, {DrawFlaw.POOL_DIFFERS, DrawFlaw.RESULT_DIFFERS}),
        (
            {"pool": tuple(reversed(numbers(20)))},
            {DrawFlaw.POOL_NOT_SORTED, DrawFlaw.POOL_DIFFERS, DrawFlaw.RESULT_DIFFERS},
        ),
        ({"drawn": numbers(3)}, {DrawFlaw.RESULT_DIFFERS}),
        ({"drawn": tuple(reversed(record().drawn))}, {DrawFlaw.RESULT_DIFFERS}),
        ({"wanted": 2}, {DrawFlaw.RESULT_DIFFERS}),
        ({"wanted": 21}, {DrawFlaw.RESULT_DIFFERS}),
        ({"wanted": -1}, {DrawFlaw.RESULT_DIFFERS}),
        ({"commitment": commitment_to("another")}, {DrawFlaw.SEED_DIFFERS}),
        ({"pool_hash": pool_hash(numbers(3))}, {DrawFlaw.POOL_DIFFERS}),
        ({"format": "duban-draw-2"}, {DrawFlaw.UNKNOWN_FORMAT}),
    ],
)
def test_whatever_is_changed_afterwards_is_found(change: dict[str, object], flaws: set[DrawFlaw]) -> None:
    """Another seed, another pool, another result: none can be slipped in behind the announcement."""
    assert set(verify(replace(record(), **change))) == flaws  # type: ignore[arg-type]


def test_who_is_in_the_pool_and_why_others_are_not() -> None:
    """Filed since 2016, not met or drawn within half a year, not kept out for a recorded reason."""
    recently, long_ago = TODAY - timedelta(days=179), TODAY - timedelta(days=180)
    pool = pool_of(
        [
            case(5),
            case(1, filed_on=date(2016, 1, 1)),
            case(2, filed_on=date(2015, 12, 31)),
            case(3, interviewed_on=recently),
            case(4, drawn_on=recently, interviewed_on=long_ago),
            case(6, interviewed_on=long_ago),
            case(7, excluded_reason="当事人已死亡"),
        ],
        TODAY,
        POLICY,
    )

    assert pool == Pool(
        ("（2019）辽0211执1号", "（2019）辽0211执5号", "（2019）辽0211执6号"), too_old=1, interviewed=2, excluded=1
    )


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ("", DrawRequest()),
        ("3", DrawRequest(3)),
        ("3件", DrawRequest(3)),
        ("2 理由：原抽取的当事人已撤回申请", DrawRequest(2, "原抽取的当事人已撤回申请")),
        ("重抽：案件已移送", DrawRequest(1, "案件已移送")),
        ("0", DrawRefusal(DrawFault.NOT_UNDERSTOOD)),
        ("3 " + "长" * 201, DrawRefusal(DrawFault.NOT_UNDERSTOOD)),
    ],
)
def test_what_stands_behind_the_command(arguments: str, request_: DrawRequest | DrawRefusal) -> None:
    """A number, a reason, both or neither."""
    assert read_request(arguments) == request_


@pytest.mark.parametrize(
    ("request_", "size", "redrawn", "refusal"),
    [
        (DrawRequest(3), 3, None, None),
        (DrawRequest(11), 50, None, DrawRefusal(DrawFault.TOO_MANY, limit=10)),
        (DrawRequest(4), 3, None, DrawRefusal(DrawFault.LARGER_THAN_POOL, limit=3)),
        (DrawRequest(1), 0, None, DrawRefusal(DrawFault.EMPTY_POOL)),
        (DrawRequest(1, "案件已移送"), 3, EarlierDraw(7, TODAY), None),
        (DrawRequest(1), 3, EarlierDraw(7, TODAY), DrawRefusal(DrawFault.REASON_NEEDED, last=7, last_on=TODAY)),
    ],
)
def test_what_cannot_be_drawn_is_refused_before_anything_is_published(
    request_: DrawRequest, size: int, redrawn: EarlierDraw | None, refusal: DrawRefusal | None
) -> None:
    """More than the pool has, an empty pool, and a second draw without a reason."""
    assert check_request(request_, Pool(numbers(size)), redrawn, POLICY) == refusal


@pytest.mark.parametrize(("days", "is_redraw"), [(0, True), (27, True), (28, False)])
def test_a_draw_within_four_weeks_of_another_needs_a_reason(days: int, is_redraw: bool) -> None:  # noqa: FBT001 - a row of the table
    """The monthly draw needs none; the first draw of a court needs none."""
    assert redraws(EarlierDraw(7, TODAY - timedelta(days=days)), TODAY, POLICY) is is_redraw
    assert not redraws(None, TODAY, POLICY)
