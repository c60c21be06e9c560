from datetime import date

from rules.calendar import Calendar, DayKind, Override
from rules.festivals import Holiday


def test_a_made_up_sunday_is_a_workday() -> None:
    """20 September 2026, a Sunday, is worked because of the National Day holiday."""
    assert Calendar().is_workday(date(2026, 9, 20))


def test_workdays_are_counted_over_the_made_up_sunday() -> None:
    """Three workdays after Wednesday 16 September 2026 end on Sunday the 20th."""
    assert Calendar().add_workdays(date(2026, 9, 16), 3) == date(2026, 9, 20)


def test_workdays_are_counted_backwards_over_a_holiday() -> None:
    """The workday before 8 October 2026 is 30 September."""
    assert Calendar().previous_workday(date(2026, 10, 8)) == date(2026, 9, 30)


def test_a_year_without_notice_is_an_estimate() -> None:
    """2027 is not published: Monday to Friday counts, the statutory days do not, and the answer is marked."""
    calendar = Calendar()

    assert not calendar.is_known(date(2027, 3, 1))
    assert calendar.is_workday(date(2027, 3, 1))
    assert not calendar.is_workday(date(2027, 10, 1))


def test_an_administrator_types_in_the_notice() -> None:
    """One typed day makes its year known; it may add a workday or name a holiday."""
    calendar = Calendar.of(
        [
            Override(date(2027, 2, 5), DayKind.RESTDAY, "春节"),
            Override(date(2027, 2, 20), DayKind.WORKDAY, "春节调休"),
        ]
    )

    assert calendar.is_known(date(2027, 6, 1))
    assert calendar.is_workday(date(2027, 2, 20))
    assert calendar.first_day_of(Holiday.SPRING_FESTIVAL, 2027) == date(2027, 2, 5)


def test_neighbouring_holidays_are_one_block() -> None:
    """In 2025 Mid-Autumn fell into the National Day week, so its days off begin on 1 October."""
    assert Calendar().first_day_of(Holiday.MID_AUTUMN, 2025) == date(2025, 10, 1)


def test_the_next_holiday_is_found_over_the_end_of_the_year() -> None:
    """After National Day 2026 comes New Year 2027, of which only the law is known."""
    assert Calendar().next_holiday(date(2026, 10, 20)) == (Holiday.NEW_YEAR, date(2027, 1, 1))


def test_the_last_workday_of_a_week_follows_the_calendar() -> None:
    """The week of 16 September 2026 ends, for work, on its made-up Sunday."""
    assert Calendar().last_workday_of_week(date(2026, 9, 16)) == date(2026, 9, 20)
