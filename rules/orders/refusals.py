"""Why something is not done with an order."""

from dataclasses import dataclass
from enum import StrEnum


class RefusalReason(StrEnum):
    """Why not; each has a sentence that says what to do next."""

    NOT_A_PARTY = "not_a_party"
    NOT_YOUR_PART = "not_your_part"  # attending people report nothing, assisting ones submit nothing
    NOT_THE_ISSUER = "not_the_issuer"
    ALREADY_DONE = "already_done"
    NOT_SUBMITTED = "not_submitted"
    ORDER_CLOSED = "order_closed"
    ORDER_CANCELLED = "order_cancelled"
    TEXT_NEEDED = "text_needed"
    WHICH_PARTY = "which_party"
    CANCEL_REASON_NEEDED = "cancel_reason_needed"
    DEADLINE_PAST = "deadline_past"
    UNKNOWN_ORDER = "unknown_order"
    WHICH_ORDER = "which_order"
    NOTHING_OPEN = "nothing_open"
    DEADLINE_UNREADABLE = "deadline_unreadable"
    DRAFT_OVER = "draft_over"
    PROPOSAL_OVER = "proposal_over"
    NO_DEADLINE = "no_deadline"
    EXTENSION_LATE = "extension_late"
    EXTENSION_DATE_NEEDED = "extension_date_needed"
    EXTENSION_REASON_NEEDED = "extension_reason_needed"
    EXTENSION_NOT_LATER = "extension_not_later"
    NOTHING_CHANGES = "nothing_changes"
    NAMING_DECIDED = "naming_decided"
    NO_LONGER_LATE = "no_longer_late"
    DECLINE_LATE = "decline_late"
    DECLINED_ALREADY = "declined_already"
    NOT_DECLINED = "not_declined"
    REASON_NEEDED = "reason_needed"
    NEW_PARTY_NEEDED = "new_party_needed"
    WHICH_SHARE = "which_share"
    OUT_OF_REACH = "out_of_reach"
    PARTY_ALREADY = "party_already"
    SUBMITTED_ALREADY = "submitted_already"
    HOLD_DATE_NEEDED = "hold_date_needed"
    HOLD_PAST = "hold_past"
    HOLD_TOO_LONG = "hold_too_long"
    NOT_HELD = "not_held"
    NOBODY_STAYS = "nobody_stays"
    OTHER_ORDER_NEEDED = "other_order_needed"
    OTHER_ORDER_OVER = "other_order_over"
    NOT_OVER = "not_over"
    URGENT_ALREADY = "urgent_already"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing happens; the person is told why. `labels` are the parties or numbers that the sentence needs."""

    reason: RefusalReason
    number: str = ""
    labels: tuple[str, ...] = ()


LACKS_WORDS = frozenset(
    {
        RefusalReason.TEXT_NEEDED,
        RefusalReason.REASON_NEEDED,
        RefusalReason.HOLD_DATE_NEEDED,
        RefusalReason.NEW_PARTY_NEEDED,
        RefusalReason.WHICH_SHARE,
        RefusalReason.OTHER_ORDER_NEEDED,
        RefusalReason.CANCEL_REASON_NEEDED,
    }
)
"""Refusals of a deed that nothing stands in the way of but what has not been said yet."""
