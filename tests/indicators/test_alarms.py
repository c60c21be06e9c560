"""What cannot be right, or hides something, is found before it is published."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.indicators_file import shipped_indicators
from rules.indicators import Figure
from rules.indicators.alarms import Alarm, AlarmKind, AlarmPolicy, Range, alarms, worth_a_look

INDICATORS = shipped_indicators()
FRIDAY = date(2026, 11, 20)


def figure(indicator: str, numerator: int, denominator: int = 100, day: date = FRIDAY, court: str = "dlgjz") -> Figure:
    return Figure(day, court, indicator, numerator, denominator)


def days_before(indicator: str, numerators: list[int], denominator: int = 100, until: date = FRIDAY) -> list[Figure]:
    return [
        figure(indicator, numerator, denominator, until - timedelta(days=back))
        for back, numerator in enumerate(numerators, start=1)
    ]


def found(today: list[Figure], history: list[Figure] | None = None) -> tuple[Alarm, ...]:
    return alarms(today, history or [], INDICATORS, AlarmPolicy())


def kinds(today: list[Figure], history: list[Figure] | None = None) -> list[AlarmKind]:
    return [alarm.kind for alarm in found(today, history)]


def test_a_part_larger_than_the_whole_is_impossible() -> None:
    """A share above one is a mistake, of money and of days it is none."""
    above = figure("a1_timely", 101)

    assert found([above, figure("b3_amount", 300_000, 200_000), figure("b4_days", 6200)]) == (
        Alarm(AlarmKind.NUMERATOR_ABOVE_DENOMINATOR, "dlgjz", "a1_timely", Fraction(101), Fraction(100)),
    )


def test_a_rate_that_leaps_from_its_median_is_named_with_the_median() -> None:
    """One wild day among the fourteen does not hide the leap, and sixteen points are one too many."""
    history = days_before("a1_timely", [80, 81, 79, 20, 80])

    assert found([figure("a1_timely", 96)], history) == (
        Alarm(AlarmKind.JUMP, "dlgjz", "a1_timely", Fraction(96, 100), Fraction(80, 100)),
    )
    assert found([figure("a1_timely", 95)], history) == ()


def test_days_are_compared_in_per_cent_of_the_median() -> None:
    """From 60 days on average to 91 is half as much again; to 90 is the limit."""
    history = days_before("b4_days", [6000] * 5)

    assert kinds([figure("b4_days", 9100)], history) == [AlarmKind.JUMP]
    assert kinds([figure("b4_days", 9000)], history) == []


def test_a_young_court_and_a_small_one_jump_as_they_like() -> None:
    """Four days are no median, and five cases no rate; what is older than fourteen days is forgotten."""
    assert kinds([figure("a1_timely", 99)], days_before("a1_timely", [50] * 4)) == []
    assert kinds([figure("a1_timely", 5, 5)], days_before("a1_timely", [50] * 14)) == []
    assert kinds([figure("a1_timely", 99)], days_before("a1_timely", [50] * 9, until=FRIDAY - timedelta(days=11))) == []


def test_yuan_written_as_ten_thousands_of_yuan_are_noticed() -> None:
    """The rate stays the same and the sum is ten thousand times too small."""
    history = days_before("b3_amount", [4_000_000_000] * 5, 8_000_000_000)

    assert kinds([figure("b3_amount", 400_000, 800_000)], history) == [AlarmKind.UNIT]


def test_a_new_year_begins_with_small_numbers() -> None:
    """Counting starts anew on 1 January; that is no mistake of the unit."""
    new_year = date(2027, 1, 3)
    history = days_before("a1_timely", [8_000] * 10, 10_000, until=new_year)

    assert kinds([figure("a1_timely", 40, 50, day=new_year)], history) == []


def test_closing_much_and_finishing_little_is_named() -> None:
    """实际执结率 far above 执行完毕率 means that many cases ended without payment."""
    close, far = figure("b2_full", 50), figure("b2_full", 35)

    assert kinds([figure("b1_actual", 66), close]) == []
    assert found([figure("b1_actual", 66), far]) == (
        Alarm(AlarmKind.GAP, "dlgjz", "b1_actual", Fraction(66, 100), Fraction(35, 100), "b2_full"),
    )


def test_the_closed_cases_are_those_terminated_and_those_closed_otherwise() -> None:
    """66 and 33 of 100 leave one case unaccounted for."""
    assert found([figure("b1_actual", 66), figure("b5_termrate", 33)]) == (
        Alarm(AlarmKind.SUM, "dlgjz", "b5_termrate", Fraction(99), Fraction(100)),
    )
    assert kinds([figure("b1_actual", 66), figure("b5_termrate", 34)]) == []


def test_parts_of_other_courts_are_not_added() -> None:
    """Each court answers for its own sum; where a part is missing nothing can be said."""
    assert kinds([figure("b1_actual", 66, court="dlzs"), figure("b5_termrate", 33)]) == []


def test_an_indicator_that_nobody_knows_any_more_is_passed_over() -> None:
    """A definition was taken away and its figures stayed."""
    assert kinds([figure("gone", 101)]) == []


def ranges(history: list[Figure]) -> dict[str, Range]:
    values = [one.numerator / one.denominator for one in history if one.denominator]
    denominators = [one.denominator for one in history]
    bounds = min(values, default=None), max(values, default=None)
    return {"dlgjz": Range(*bounds, min(denominators), max(denominators))} if history else {}


_COUNTS = st.one_of(st.integers(0, 120), st.integers(9_000, 11_000), st.integers(10**9, 10**13))


@given(
    st.sampled_from(["a1_timely", "b3_amount", "b4_days"]),
    st.tuples(_COUNTS, _COUNTS),
    st.lists(st.tuples(_COUNTS, _COUNTS), min_size=5, max_size=16),
)
def test_no_alarm_is_lost_by_looking_only_where_it_is_worth_it(
    indicator: str, seen: tuple[int, int], before: list[tuple[int, int]]
) -> None:
    """A court whose days are not loaded has none to tell of: its figure lies near all of them."""
    today = [figure(indicator, *seen)]
    history = [figure(indicator, *one, FRIDAY - timedelta(days=back)) for back, one in enumerate(before, start=1)]
    near = [one for one in history if FRIDAY - one.day <= timedelta(days=AlarmPolicy().median_days)]

    loaded = worth_a_look(today, ranges(near), INDICATORS, AlarmPolicy())

    assert found(today, [one for one in history if one.court_code in loaded]) == found(today, history)


def test_a_court_that_moves_little_is_not_looked_at() -> None:
    """80 after 78 to 82 is nothing; 96 after 78 to 82 is, and so is a denominator a hundred times as large."""
    history = days_before("a1_timely", [78, 80, 82, 80, 79])

    def looked_at(numerator: int, denominator: int = 100) -> bool:
        today = [figure("a1_timely", numerator, denominator)]
        return bool(worth_a_look(today, ranges(history), INDICATORS, AlarmPolicy()))

    assert not looked_at(80)
    assert looked_at(96)
    assert looked_at(8_000, 10_000)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_figures_does_not_matter(counts: list[tuple[int, int]], rng: object) -> None:
    """Files come in any order."""
    today = [figure("b1_actual", *one, court=f"court{number}") for number, one in enumerate(counts)]
    today += [figure("b2_full", one[1], one[0], court=f"court{number}") for number, one in enumerate(counts)]
    shuffled = list(today)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]

    assert found(today) == found(shuffled)
