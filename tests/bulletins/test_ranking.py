"""Places, ends, runs and needs, on exact fractions."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.indicators import Direction, Figure, Indicator, Unit
from rules.ranking import Ends, Ranking, Standing, ends, needed, rank, standing

DAY = date(2026, 11, 19)
RATE = Indicator("rate", "执结率", "Closure", Unit.PERCENT, Direction.HIGHER, target=Fraction(9, 10))
DAYS = Indicator("days", "用时", "Days", Unit.DAYS, Direction.LOWER, is_share=False)
NAMED, AT_MOST = 3, 6


def figures(shares: dict[str, tuple[int, int]], indicator: Indicator = RATE) -> list[Figure]:
    return [Figure(DAY, court, indicator.code, *share) for court, share in shares.items()]


def ranking(shares: dict[str, tuple[int, int]], indicator: Indicator = RATE, pool: Sequence[str] = ()) -> Ranking:
    return rank(indicator, pool or tuple(shares), figures(shares, indicator))


def places(found: Ranking) -> dict[str, int]:
    return {place.court_code: place.place for place in found.places}


def named(found: Ranking, count: int = NAMED, at_most: int = AT_MOST) -> tuple[str, str]:
    both = ends(found, count, at_most)
    return tuple("".join(place.court_code for place in one) for one in (both.top, both.bottom))  # type: ignore[return-value]


def rates(**hundredths: int) -> dict[str, tuple[int, int]]:
    return {court: (value, 100) for court, value in hundredths.items()}


def test_equal_courts_share_a_place_and_the_next_places_are_left_out() -> None:
    """1, 2, 2, 4 — as in sport."""
    assert places(ranking(rates(a=95, b=90, c=90, d=80))) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_no_rounding_decides_a_place() -> None:
    """Both show 66.67%, and one is better."""
    assert places(ranking({"a": (2, 3), "b": (66_667, 100_000)})) == {"a": 2, "b": 1}


def test_lower_is_better_where_the_indicator_says_so() -> None:
    """Sixty days are better than seventy."""
    assert places(ranking({"a": (70, 1), "b": (60, 1)}, DAYS)) == {"a": 2, "b": 1}


def test_a_court_without_figures_or_with_too_few_cases_is_listed_and_not_ranked() -> None:
    """Three cases of three are no hundred per cent."""
    strict = Indicator("rate", "执结率", "Closure", Unit.PERCENT, Direction.HIGHER, minimum_denominator=20)

    found = ranking({"a": (18, 20), "b": (3, 3), "d": (0, 0)}, strict, pool=("a", "b", "c", "d"))

    assert places(found) == {"a": 1}
    assert found.missing == ("c",)
    assert found.small == ("b", "d")


def test_the_first_three_and_the_last_three_are_named_the_last_first() -> None:
    """As the meeting calls them up."""
    found = ranking(rates(a=99, b=98, c=97, d=96, e=95, f=94, g=93))

    assert named(found) == ("abc", "gfe")


def test_all_who_share_an_end_place_are_named() -> None:
    """The third place is shared by two, so four are praised; the last by two, so they and the next are named."""
    found = ranking(rates(a=99, b=98, c=97, d=97, e=95, f=94, g=93, h=93))

    assert named(found) == ("abcd", "hgf")


def test_a_list_that_would_grow_too_long_is_shortened_by_whole_places() -> None:
    """Seven equal courts on the second place are not named; nobody is picked out of them."""
    found = ranking(rates(a=99, b=98, c=98, d=98, e=98, f=98, g=98, h=98, i=90, j=80, k=70))

    both = ends(found, NAMED, AT_MOST)

    assert [place.court_code for place in both.top] == ["a"]
    assert both.top_left_out == 7
    assert both.bottom_left_out == 0


def test_where_all_are_equal_nobody_is_named() -> None:
    """A list of everybody tells nothing."""
    assert ends(ranking(rates(a=90, b=90, c=90, d=90)), NAMED, AT_MOST) == Ends()


@pytest.mark.parametrize(
    ("hundredths", "both"),
    [
        ({}, ("", "")),
        ({"a": 90}, ("", "")),
        ({"a": 90, "b": 80}, ("a", "b")),
        ({"a": 90, "b": 80, "c": 70}, ("a", "c")),
        ({"a": 90, "b": 80, "c": 70, "d": 60}, ("ab", "dc")),
        ({"a": 90, "b": 80, "c": 80, "d": 80}, ("a", "dcb")),
        ({"a": 90, "b": 80, "c": 70, "d": 60, "e": 50}, ("ab", "ed")),
        ({"a": 90, "b": 90, "c": 70}, ("ab", "c")),
    ],
)
def test_a_small_pool_gives_no_nonsense(hundredths: dict[str, int], both: tuple[str, str]) -> None:
    """No court is in both lists, and a court alone is neither first nor last."""
    assert named(ranking(rates(**hundredths))) == both


def test_moves_are_counted_against_what_was_remembered() -> None:
    """From fourth to second is two up; a court that was not ranked has no move."""
    found = ranking(rates(a=95, b=90, c=80))
    before = Standing(places={"a": 1, "b": 4})

    assert [before.move_of(place) for place in found.places] == [0, 2, None]


def test_a_run_grows_while_the_court_is_named_and_ends_when_it_is_not() -> None:
    """Three bulletins in a row among the last; out of them once, the count starts anew."""
    bad, good = rates(a=99, b=98, c=10), rates(a=20, b=98, c=99)
    remembered = Standing()
    runs = []
    for day in (bad, bad, good, bad):
        found = ranking(day)
        remembered = standing(found, ends(found, NAMED, AT_MOST), remembered)
        runs.append(dict(remembered.bottom_runs))

    assert runs == [{"c": 1}, {"c": 2}, {"a": 1}, {"c": 1}]


@pytest.mark.parametrize(
    ("numerator", "denominator", "value", "direction", "cases"),
    [
        (85, 100, Fraction(9, 10), Direction.HIGHER, 5),
        (85, 99, Fraction(9, 10), Direction.HIGHER, 5),
        (90, 100, Fraction(9, 10), Direction.HIGHER, 0),
        (40, 100, Fraction(3, 10), Direction.LOWER, 10),
        (30, 99, Fraction(3, 10), Direction.LOWER, 1),
    ],
)
def test_what_a_court_needs_is_counted_in_whole_cases(
    numerator: int, denominator: int, value: Fraction, direction: Direction, cases: int
) -> None:
    """So many more must be closed, or fewer terminated, to stand level."""
    assert needed(numerator, denominator, value, direction) == cases


SHARES = st.dictionaries(
    st.text("abcdefghij", min_size=1, max_size=2),
    st.integers(1, 40).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    max_size=30,
)


@settings(max_examples=60)
@given(shares=SHARES, data=st.data())
def test_the_order_of_the_figures_does_not_matter(shares: dict[str, tuple[int, int]], data: st.DataObject) -> None:
    """A file may be sorted as it likes."""
    shuffled = data.draw(st.permutations(figures(shares)))

    assert rank(RATE, tuple(shares), shuffled) == ranking(shares)


SMALL_POOLS = st.lists(
    st.integers(1, 4).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), max_size=5
)


@settings(max_examples=200)
@given(figures_of_five=SMALL_POOLS)
def test_a_pool_of_up_to_five_courts_is_named_without_nonsense(figures_of_five: list[tuple[int, int]]) -> None:
    """Nobody stands in both lists, every named court is worse, or better, than every court of the other list.

    Equals are named together or not at all, and a court alone is not named.
    """
    found = ranking({f"c{number}": share for number, share in enumerate(figures_of_five)})
    both = ends(found, NAMED, AT_MOST)

    top, bottom = ({place.court_code for place in one} for one in (both.top, both.bottom))
    assert not top & bottom
    assert all(better.value > worse.value for better in both.top for worse in both.bottom)
    for named_ones in (both.top, both.bottom):
        values = {place.value for place in named_ones}
        assert {one.court_code for one in found.places if one.value in values} == {one.court_code for one in named_ones}
    assert len(figures_of_five) > 1 or not top | bottom


@settings(max_examples=60)
@given(shares=SHARES, factor=st.integers(1, 1_000))
def test_scaling_both_numbers_does_not_matter(shares: dict[str, tuple[int, int]], factor: int) -> None:
    """Yuan or ten thousand yuan, the places are the same."""
    scaled = {court: (numerator * factor, denominator * factor) for court, (numerator, denominator) in shares.items()}

    assert places(ranking(scaled)) == places(ranking(shares))


@settings(max_examples=60)
@given(shares=SHARES.filter(bool), data=st.data())
def test_improving_never_lowers_a_place(shares: dict[str, tuple[int, int]], data: st.DataObject) -> None:
    """One more case closed cannot hurt the court that closed it."""
    court = data.draw(st.sampled_from(sorted(shares)))
    numerator, denominator = shares[court]
    better = {**shares, court: (min(numerator + 1, denominator), denominator)}

    assert places(ranking(better))[court] <= places(ranking(shares))[court]


@settings(max_examples=150)
@given(shares=SHARES, count=st.integers(1, 5), room=st.integers(0, 4))
def test_no_court_is_in_both_lists_and_equals_are_named_together(
    shares: dict[str, tuple[int, int]], count: int, room: int
) -> None:
    """Whatever the figures: each list is within its limit, and holds a value wholly or not at all."""
    found = ranking(shares)

    both = ends(found, count, count + room)

    top, bottom = {place.court_code for place in both.top}, {place.court_code for place in both.bottom}
    assert not top & bottom
    for one in (top, bottom):
        assert len(one) <= count + room
        values = {place.value for place in found.places if place.court_code in one}
        assert {place.court_code for place in found.places if place.value in values} == one
    if both.top and both.bottom:
        assert both.top[-1].value > both.bottom[-1].value


@settings(max_examples=60)
@given(shares=SHARES.filter(bool), data=st.data())
def test_what_is_needed_is_enough_and_one_less_is_not(shares: dict[str, tuple[int, int]], data: st.DataObject) -> None:
    """The number that a court is told brings it level with the next place."""
    found = ranking(shares)
    place = data.draw(st.sampled_from(found.places))
    before = [other for other in found.places if other.place < place.place]
    if not before:
        return
    better = before[-1]
    figure = place.figure

    cases = needed(figure.numerator, figure.denominator, better.value, Direction.HIGHER)

    assert Fraction(figure.numerator + cases, figure.denominator) >= better.value
    assert Fraction(figure.numerator + cases - 1, figure.denominator) < better.value
