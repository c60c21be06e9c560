from collections import Counter

from bot.courts_file import shipped_courts
from rules.courts import Level


def test_the_shipped_courts_are_those_of_the_province() -> None:
    """One high court, 17 intermediate and 110 basic ones are shipped, each basic one under an intermediate court."""
    courts = shipped_courts()

    assert Counter(court.level for court in courts) == {Level.HIGH: 1, Level.INTERMEDIATE: 17, Level.BASIC: 110}
    assert all(courts[court.parent or ""].level is Level.INTERMEDIATE for court in courts.at(Level.BASIC))


def test_an_alias_that_names_two_courts_is_kept_apart() -> None:
    """铁西法院 is in Shenyang and in Anshan, so neither claims it alone."""
    courts = shipped_courts()

    assert "铁西法院" not in courts.by_name
    assert {court.code for court in courts if "铁西法院" in court.ambiguous_aliases} == {"sytx", "astx"}
