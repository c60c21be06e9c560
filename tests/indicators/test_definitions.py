from fractions import Fraction

from bot.indicators_file import shipped_indicators
from bot.templates.zh_CN.bulletins.words import measure_text
from rules.bulletins.values import Measure
from rules.indicators import Certainty, Direction, Indicator, Unit

INDICATORS = shipped_indicators()


def test_the_26_definitions_of_three_eras_are_shipped() -> None:
    """The office starts from what is known, and changes what it must."""
    assert len(INDICATORS.all) == 26
    assert {indicator.era for indicator in INDICATORS} == {"2016-2018", "2018-2023", "2024-"}
    assert len(INDICATORS.by_code) == 26


def test_only_the_four_core_targets_and_the_share_of_courts_are_called_sourced() -> None:
    """三个90%、一个80% are published; no other number may pass for official."""
    sourced = [one for one in INDICATORS if one.target_certainty is Certainty.SOURCED]

    assert {(one.code, one.target) for one in sourced} == {
        ("a1_timely", Fraction(9, 10)),
        ("a2_termination", Fraction(9, 10)),
        ("a3_petition", Fraction(9, 10)),
        ("a4_overall", Fraction(4, 5)),
        ("a5_share", Fraction(9, 10)),
    }


def test_a_target_that_nobody_published_is_left_open() -> None:
    """Reference ranges of the newest era exist, their numbers were not found; the owner fills them in."""
    assert all(one.target is None and one.range_high is None for one in INDICATORS if one.era == "2024-")
    assert all(
        one.sources for one in INDICATORS if Certainty.SOURCED in {one.target_certainty, one.definition_certainty}
    )


def test_no_name_means_two_indicators() -> None:
    """Whoever types a name in a file or after /rank gets the one that he means."""
    short = [one.short_zh for one in INDICATORS] + [one.short_en for one in INDICATORS]

    assert len(set(short)) == len(short)
    assert all(INDICATORS.named(name) is one for one in INDICATORS for name in (one.code, one.short_zh, one.name_zh))


def test_names_are_found_as_people_type_them() -> None:
    """Full-width letters, capitals and blanks do not matter."""
    assert INDICATORS.named("Ａ１_TIMELY ") is INDICATORS["a1_timely"]
    assert INDICATORS.named("法定期限内 实际执结率") is INDICATORS["a1_timely"]
    assert INDICATORS.named("执行力度") is None


def test_lower_is_better_turns_the_target_round() -> None:
    """Sixty days meet a target of seventy, eighty do not."""
    days = Measure.of(Indicator("d", "用时", "Days", Unit.DAYS, Direction.LOWER, target=Fraction(70)))

    assert days.meets_target(Fraction(60)) is True
    assert days.meets_target(Fraction(80)) is False


def test_a_reference_range_is_met_within_its_ends() -> None:
    """The Supreme Court's newer indicators have a range instead of a target."""
    low, high = Fraction(1, 10), Fraction(3, 10)
    ranged = Measure.of(Indicator("r", "终本率", "Rate", Unit.PERCENT, Direction.LOWER, range_low=low, range_high=high))

    assert [ranged.meets_target(Fraction(value, 10)) for value in (0, 1, 3, 4)] == [False, True, True, False]
    assert measure_text(ranged) == "终本率（参考区间10%–30%）"


def test_without_target_and_range_nothing_is_judged() -> None:
    """An indicator whose range nobody has set has no good or bad side of a line."""
    assert Measure.of(INDICATORS["c1_termrate"]).meets_target(Fraction(1, 2)) is None
