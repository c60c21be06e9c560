"""The demonstration's register."""

from datetime import date
from random import Random

from bot.demo.cases import sample_cases
from rules.cases import case_number, court_of_number
from rules.courts import Courts

TODAY = date(2026, 11, 20)


def test_there_is_something_to_draw_in_every_court_with_a_known_code(courts: Courts) -> None:
    """Cases with numbers of their own court, filed before today; the same ones every time, and of nobody in the cast."""
    cases = list(sample_cases(courts, TODAY, Random(1), frozenset({"周焱"})))  # noqa: S311 - samples

    assert len(cases) == len({case.number for case in cases}) > 800
    for case in cases:
        assert case_number(case.number) == case.number
        found = court_of_number(case.number, courts)
        assert found is not None
        assert found.code == case.court_code
        assert case.filed_on < TODAY
        assert "周焱" not in {case.petitioner, case.respondent}
    assert cases == list(sample_cases(courts, TODAY, Random(1), frozenset({"周焱"})))  # noqa: S311 - samples
