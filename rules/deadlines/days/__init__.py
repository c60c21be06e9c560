"""Words for a day, one pattern each. To teach a new one, add a row to its table: its words, an example, its meaning."""

from rules.deadlines.days.dates import DATES
from rules.deadlines.days.holidays import HOLIDAYS
from rules.deadlines.days.solar_terms import SOLAR_TERMS
from rules.deadlines.days.stretches import STRETCHES
from rules.deadlines.days.values import Day, Pattern, add_months
from rules.deadlines.days.weeks import WEEKS
from rules.deadlines.days.workdays import WORKDAYS

DAYS: tuple[Pattern, ...] = (*DATES, *STRETCHES, *WEEKS, *HOLIDAYS, *SOLAR_TERMS, *WORKDAYS)
"""Every pattern; where two end at the same place, the earlier one is tried first."""

__all__ = ["DAYS", "Day", "Pattern", "add_months"]
