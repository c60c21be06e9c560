"""For how many bulletins in a row a court was named: the ground on which a president is called in for a talk."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from rules.bulletins.series import Mode
from rules.bulletins.values import Bulletin
from rules.dispatch.runs import Published, evidence
from rules.dispatch.values import Speaks
from tests.bulletins.figures import BASIC, Shares, province
from tests.bulletins.test_wording import DAY, bulletin_of

COURT = BASIC[-1]
AWAY: Shares = {COURT: (999, 1000)}
WORDS: dict[str, tuple[Shares, Mode]] = {
    "last": ({}, Mode.RANK),
    "away": (AWAY, Mode.RANK),
    "unnamed": ({}, Mode.RANGE),
}


def published(*newest_first: str) -> tuple[Published, ...]:
    """Bulletins of one day after another in which the court was last, was not, or in which nobody was named."""
    count = len(newest_first)
    return tuple((count - back, _bulletin(word, back)) for back, word in enumerate(newest_first))


@cache
def _of(word: str) -> Bulletin:
    shares, mode = WORDS[word]
    return replace(bulletin_of(province(DAY, shares)), mode=mode)


def _bulletin(word: str, days_ago: int) -> Bulletin:
    day = DAY - timedelta(days=days_ago)
    return replace(_of(word), day=day, figures_day=day)


def run_of(standing: tuple[Published, ...]) -> int:
    return len(evidence(COURT, Speaks.SELF_CRITICISM, standing))


def test_the_newest_bulletins_in_a_row_are_the_evidence() -> None:
    """With number, place and value; what lies behind a bulletin without the court does not count."""
    found = evidence(COURT, Speaks.SELF_CRITICISM, published("last", "last", "away", "last"))

    assert [(one.number, one.place, one.ranked, one.value.numerator) for one in found] == [
        (4, 110, 110, 623),
        (3, 110, 110, 623),
    ]


def test_a_court_that_was_not_named_in_the_newest_has_no_run() -> None:
    """However often before."""
    assert run_of(published("away", "last", "last")) == 0


def test_bulletins_without_ranking_neither_count_nor_end_a_run() -> None:
    """Nobody was named in them."""
    assert run_of(published("last", "unnamed", "last", "away")) == 2


def test_the_figures_of_one_day_count_once_however_often_they_are_published() -> None:
    """Two bulletins of the same figures are not two in a row."""
    one, two = published("last", "last")
    again = (two[0], replace(two[1], figures_day=one[1].figures_day))

    assert run_of((one, again)) == 1


def test_a_bulletin_of_another_indicator_is_no_evidence() -> None:
    """A run is one about one indicator."""
    one, two = published("last", "last")
    other = (two[0], replace(two[1], measure=replace(two[1].measure, code="another")))

    assert run_of((one, other)) == 1


@given(st.lists(st.sampled_from(sorted(WORDS)), max_size=12))
def test_a_run_is_never_longer_than_the_bulletins_that_name_the_court(words: list[str]) -> None:
    """Counted apart from the rule, by cutting the list at the first one without it."""
    naming = [word for word in words if word != "unnamed"]
    until = naming.index("away") if "away" in naming else len(naming)

    assert run_of(published(*words)) == until
