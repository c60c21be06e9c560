"""Every notification that the bot knows, by its kind. A new one is named here, and needs a template in each language."""

from rules.notifications import (
    access,
    bulletin_documents,
    bulletin_releases,
    bulletins,
    calendar,
    day_start,
    enrolment,
    full_names,
    groups,
    indicators,
    interview_cards,
    interviews,
    ledger,
    order_life,
    order_proposals,
    order_readings,
    order_roll_up,
    orders,
    personal_data,
    readiness,
    self_check,
    succession,
)
from rules.outgoing import Notification

ALL: tuple[type[Notification], ...] = (
    *access.ALL,
    *bulletin_documents.ALL,
    *bulletin_releases.ALL,
    *bulletins.ALL,
    *calendar.ALL,
    *day_start.ALL,
    *enrolment.ALL,
    *full_names.ALL,
    *groups.ALL,
    *indicators.ALL,
    *interview_cards.ALL,
    *interviews.ALL,
    *ledger.ALL,
    *order_life.ALL,
    *order_proposals.ALL,
    *order_readings.ALL,
    *order_roll_up.ALL,
    *orders.ALL,
    *personal_data.ALL,
    *readiness.ALL,
    *self_check.ALL,
    *succession.ALL,
)

BY_KIND: dict[str, type[Notification]] = {notification.kind: notification for notification in ALL}
