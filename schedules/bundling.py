"""What the ladders say to one chat within the same minutes leaves as one message: whoever reads it is interrupted once."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.ladder.bundling import digest, end_of_window, lines_of, may_wait
from rules.ladder.speaking import Line, lines
from rules.ladder.values import DueStep
from rules.notifications.order_reminders import OrderDigest, OrderReminder
from rules.orders.cards import View
from rules.orders.values import Order
from rules.outgoing import Outgoing, Recipient
from storage.orders.board import Board
from storage.orders.sayings import digest_stem

_MOST_AHEAD = 500
# Within this the last of them is taken up, and takes along those that have waited for it.
_GRACE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Said:
    """What a step says to one chat."""

    order: Order
    step: DueStep
    line: Line


@dataclass(frozen=True, slots=True)
class Bundler:
    """Holds a reminder back while another one to the same chat is still to come in its window, and then says both at once."""

    board: Board

    async def expected(
        self, look: Callable[[DueStep], Awaitable[tuple[Order, View]]]
    ) -> dict[Recipient, tuple[DueStep, ...]]:
        """By chat, what will be said to it before this window ends; `look` gives a step's order."""
        now, policy = self.board.work.now, self.board.policy
        found: dict[Recipient, tuple[DueStep, ...]] = defaultdict(tuple)
        for step in await self.board.work.steps.ahead(end_of_window(now, policy.orders.bundle_within), _MOST_AHEAD):
            order, view = await look(step)
            party = order.party(step.party_id)
            if party is not None and may_wait(order, step):
                for line in lines(order, party, step, view, policy.calendar):
                    found[line.recipient] += (step,)
        return found

    async def say(self, recipient: Recipient, due: list[Said], expected: Iterable[DueStep]) -> None:
        """Put what is due, with what has waited for it, into the outbox; it waits itself while more is expected."""
        held = await self.board.work.outbox.held_back(recipient)
        before = [_facts(one.notification) for one in held]
        keys = [one.slot.partition(":line:")[2] for one in held]
        told = [line for facts, key in zip(before, keys, strict=True) for line in lines_of(facts, key)]
        left_out = sum(facts.left_out for facts in before if isinstance(facts, OrderDigest))
        await self.board.work.outbox.withdraw([one.id for one in held], "said together with a later one")
        facts = digest([*told, *(one.line.digest for one in due)], is_after_outage=False, left_out=left_out)
        until = _until(due, expected)
        if len(facts.lines) > 1 or not await self._put_alone(due[-1], recipient, until):
            await self.put(recipient, facts, "due", until)

    async def _put_alone(self, last: Said, recipient: Recipient, until: datetime | None) -> bool:
        """The line by itself; False where it was said before, at a wrong moment that the self-check has put right."""
        return await self.board.put_step(last.order, last.step, recipient, last.line.facts, until)

    async def put(
        self, recipient: Recipient, facts: OrderDigest, occasion: str, not_before: datetime | None = None
    ) -> None:
        """Put the digest into the outbox."""
        key = f"{digest_stem(occasion, self.board.work.now)}:{recipient.key}"
        await self.board.work.outbox.put(Outgoing(key, recipient, facts, not_before=not_before))


def _until(due: list[Said], expected: Iterable[DueStep]) -> datetime | None:
    """Until when what is due waits for others of the same window: for nothing that only says of the same share what is higher."""
    if not all(may_wait(one.order, one.step) for one in due):
        return None
    shares = {(one.order.id, one.step.party_id) for one in due}
    moments = [step.due_at for step in expected if (step.order_id, step.party_id) not in shares]
    return max(moments) + _GRACE if moments else None


def _facts(notification: object) -> OrderReminder | OrderDigest:
    if not isinstance(notification, OrderReminder | OrderDigest):
        raise TypeError(f"{type(notification).__name__} is no reminder")
    return notification
