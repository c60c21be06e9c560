"""What the owner decides about orders, beside the ladder."""

from dataclasses import dataclass
from datetime import timedelta

from rules.offsets import parse_offset


@dataclass(frozen=True, slots=True)
class OrderPolicy:
    """Spans of time around an order.

    `free_cancel`: how long its issuer cancels without a reason. `draft_lives`: how long a draft card waits for its issuer.
    `answer_lives`: how long the bot waits for the words after a press on 反馈, 办结 or 退回重办. `catch_up_after`: a step
    that is later than this was missed while the bot was not running, and goes into one digest per chat. `longest_hold`: how
    far ahead 暂缓 may reach. `decline_within`: how long after it began a share can be declined (退回), as an offset of the
    ladder is written. `bundle_within`: reminders to one chat within the same so many minutes of the clock are one message.
    """

    free_cancel: timedelta = timedelta(minutes=10)
    draft_lives: timedelta = timedelta(hours=24)
    answer_lives: timedelta = timedelta(minutes=30)
    catch_up_after: timedelta = timedelta(hours=1)
    longest_hold: timedelta = timedelta(days=30)
    decline_within: str = "+2 working days"
    bundle_within: timedelta = timedelta(minutes=10)

    def __post_init__(self) -> None:
        parse_offset(self.decline_within)
