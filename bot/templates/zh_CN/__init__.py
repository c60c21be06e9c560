"""Every page in this language, by notification; one module a feature, one line a module."""

from collections.abc import Callable
from typing import Any

from bot.page import Page
from bot.templates.zh_CN import (
    access,
    bulletins,
    burden,
    calendar,
    closures,
    day_start,
    dispatch,
    enrolment,
    full_names,
    groups,
    indicators,
    interview_appointments,
    interview_cards,
    interview_counts,
    interviews,
    leaves,
    ledger,
    letters,
    order_drafts,
    order_ledger,
    order_life,
    order_proposals,
    order_readings,
    order_reminders,
    order_roll_up,
    orders,
    personal_data,
    readiness,
    self_check,
    succession,
    wide_tables,
)
from bot.templates.zh_CN.delivery import resent
from rules.outgoing import Notification

__all__ = ["PAGES", "resent"]

PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    **access.PAGES,
    **bulletins.PAGES,
    **burden.PAGES,
    **calendar.PAGES,
    **closures.PAGES,
    **day_start.PAGES,
    **dispatch.PAGES,
    **enrolment.PAGES,
    **full_names.PAGES,
    **groups.PAGES,
    **indicators.PAGES,
    **interview_appointments.PAGES,
    **interview_cards.PAGES,
    **interview_counts.PAGES,
    **interviews.PAGES,
    **leaves.PAGES,
    **ledger.PAGES,
    **letters.PAGES,
    **order_ledger.PAGES,
    **order_life.PAGES,
    **order_proposals.PAGES,
    **order_readings.PAGES,
    **order_roll_up.PAGES,
    **orders.PAGES,
    **order_reminders.PAGES,
    **order_drafts.PAGES,
    **personal_data.PAGES,
    **readiness.PAGES,
    **wide_tables.PAGES,
    **self_check.PAGES,
    **succession.PAGES,
}
