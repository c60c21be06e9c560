"""The durable steps have names, so that a test process can be killed exactly there."""

from collections.abc import Callable
from enum import StrEnum


class CrashPoint(StrEnum):
    BEFORE_JOURNAL = "before_journal"  # updates fetched, nothing kept yet
    AFTER_JOURNAL = "after_journal"  # updates kept, not yet confirmed
    BEFORE_COMMIT = "before_commit"  # an update was handled, its transaction is still open
    AFTER_COMMIT = "after_commit"  # the update is done, the press not yet answered
    CLAIMED = "claimed"  # messages are under a lease, none has left
    AFTER_SEND = "after_send"  # Telegram has the message, nobody else knows
    FINISHED = "finished"  # the message id is committed


Reach = Callable[[CrashPoint], None]


def pass_by(_point: CrashPoint) -> None:
    """What production does at a crash point: nothing."""
