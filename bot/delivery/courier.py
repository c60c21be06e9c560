"""The loop of delivery: note what became of the last calls, claim what may leave now, send it."""

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf

import structlog
from telegram import Bot

from bot import templates
from bot.alarms import Alarm
from bot.clock import Clock
from bot.crash_points import CrashPoint, Reach
from bot.delivery.calls import delete, leave, show, withdraw
from bot.delivery.outcome import EditLost, Moved, NotSent, Outcome, Paused, Refused, Sent, Uncertain, Unchanged
from bot.delivery.rate_plan import Limits, RatePlan
from bot.logs import fingerprint
from bot.page import Page
from bot.personal_data import mask_page
from bot.templates import Locale
from rules.notifications.bulletin_releases import MessageWithdrawn
from rules.notifications.full_names import FullNameWithdrawn
from rules.notifications.groups import GroupLeft
from rules.notifications.interview_cards import CardMoved
from rules.notifications.personal_data import MessageDeleted
from rules.outgoing import OutboxState, Priority, WhenUncertain
from storage.database import Database
from storage.deliveries import Candidate, Delivery, Finish, Place
from storage.outbox import from_facts
from storage.unit_of_work import UnitOfWork, unit_of_work

log = structlog.get_logger(__name__)

# More recipients than the limits can hold back at once: 30 for a second, 90 for a minute, 32 in flight.
_WIDEST_WINDOW = 256
# After a step, so that the next one finds more than a single call that has ended.
_GATHER_FOR = 0.005
_HOUSEKEEPING_EVERY = 1.0
_LONGEST_PAUSE = 300.0


class Courier:
    """Brings the outbox to Telegram. `turn` is one step; `run` makes steps until it is cancelled."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        *,
        limits: Limits,
        locale: Locale,
        new_code: Callable[[], str],
        alarm: Alarm,
        reach: Reach,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._locale = locale
        self._new_code = new_code
        self._alarm = alarm
        self._reach = reach
        self._plan = RatePlan(limits)
        self._ended: list[tuple[Delivery, Outcome]] = []
        self._calls: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._failures_everywhere = 0
        self._next_housekeeping = -inf
        self._is_stopping = False

    async def start(self) -> None:
        """Judge what an earlier process left in the middle; only one process delivers at a time, so its leases are void."""
        async with unit_of_work(self._database, self._clock.now()) as work:
            await work.deliveries.recover(holders_are_gone=True)

    def wake(self) -> None:
        """Something was put into the outbox."""
        self._changed.set()

    async def run(self) -> None:
        while True:
            self._changed.clear()
            try:
                worked = await self.turn()
            except Exception as error:  # noqa: BLE001 - delivery goes on whatever the database does
                log.warning("delivery_failed", error=fingerprint(error))
                self._alarm("delivery_failing", error=type(error).__name__)
                await self._clock.sleep(_HOUSEKEEPING_EVERY)
                continue
            if worked:
                await asyncio.sleep(_GATHER_FOR)
            else:
                await self._pause()

    async def _pause(self) -> None:
        """Until something is put into the outbox, a call ends, the rate plan allows more, or a second has passed."""
        now = self._clock.monotonic()
        seconds = min(_HOUSEKEEPING_EVERY, max(0.0, self._plan.next_change(now) - now))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), seconds)

    async def stop(self) -> None:
        """Let the calls in flight end and note what became of them; nothing new leaves."""
        self._is_stopping = True
        await self.calls_ended()
        await self.turn()

    async def calls_ended(self) -> None:
        """Wait until no call is in flight."""
        while self._calls:
            await asyncio.wait(self._calls)

    @property
    def in_flight(self) -> int:
        """How many calls have not been noted as ended yet."""
        return len(self._calls) + len(self._ended)

    def next_change(self) -> float:
        """When the rate plan may allow what it forbids now, in monotonic seconds; inf when it forbids nothing."""
        return self._plan.next_change(self._clock.monotonic())

    async def turn(self) -> int:
        """One step in one transaction. Returns how many messages were noted as ended or claimed."""
        ended, self._ended = self._ended, []
        room = 0 if self._is_stopping else self._plan.room(self._clock.monotonic())
        try:
            async with unit_of_work(self._database, self._clock.now()) as work:
                await self._note(work, ended)
                claimed = await self._claim(work, room) if room else ()
        except BaseException:
            self._ended = ended + self._ended
            raise
        if ended:
            self._reach(CrashPoint.FINISHED)
        if claimed:
            self._reach(CrashPoint.CLAIMED)
        for delivery in claimed:
            self._launch(delivery)
        return len(ended) + len(claimed)

    async def _claim(self, work: UnitOfWork, room: int) -> tuple[Delivery, ...]:
        now = self._clock.monotonic()
        if now >= self._next_housekeeping:
            self._next_housekeeping = now + _HOUSEKEEPING_EVERY
            await work.deliveries.expire()
            await work.deliveries.recover()
        chosen: list[int] = []
        for window in (2 * room, _WIDEST_WINDOW):
            candidates = await work.deliveries.candidates(window)
            chosen = self._choose(candidates, room, now)
            if len(chosen) == room or len(candidates) < window:
                break
        return await work.deliveries.claim(chosen, self._new_code()) if chosen else ()

    def _choose(self, candidates: tuple[Candidate, ...], room: int, now: float) -> list[int]:
        """The most urgent messages whose chats are free, one for each chat; those that have nowhere to go count as free."""
        chosen: list[int] = []
        chats: set[int] = set()
        for candidate in candidates:
            chat_id = candidate.chat_id
            if chat_id is None:
                chosen.append(candidate.id)
            elif chat_id not in chats and self._plan.is_free(chat_id, now):
                chats.add(chat_id)
                chosen.append(candidate.id)
            if len(chosen) == room:
                break
        return chosen

    def _launch(self, delivery: Delivery) -> None:
        if delivery.address.chat_id is not None:
            self._plan.begin(delivery.address.chat_id)
        call = asyncio.create_task(self._deliver(delivery))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def _deliver(self, delivery: Delivery) -> None:
        outcome = await self._outcome(delivery)
        if isinstance(outcome, Sent):
            self._reach(CrashPoint.AFTER_SEND)
        self._learn(delivery, outcome)
        self._ended.append((delivery, outcome))
        self._changed.set()

    async def _outcome(self, delivery: Delivery) -> Outcome:
        chat_id = delivery.address.chat_id
        if chat_id is None:
            return Refused(delivery.address.reason or "nowhere to be met")
        try:
            notification = from_facts(delivery.kind, delivery.facts)
            if isinstance(notification, GroupLeft | MessageDeleted):
                return await self._act(notification, chat_id)
            page = await self._page(delivery)
            if delivery.recipient.person_id is None:
                page = self._without_personal_data(page, delivery)
        except Exception as error:  # noqa: BLE001 - a message that cannot be worded must not hold up the others
            return Refused(f"cannot be worded: {fingerprint(error)}")
        try:
            if isinstance(notification, MessageWithdrawn | FullNameWithdrawn | CardMoved):
                return await self._withdraw(notification, delivery, page)
            shown = await show(self._bot, chat_id, page, edits=delivery.edits, replies_to=delivery.replies_to)
            return _with_hash(shown, page)
        except Exception as error:  # noqa: BLE001 - whatever broke, it may have broken after the message had left
            return Uncertain(fingerprint(error))

    async def _withdraw(
        self, notification: MessageWithdrawn | FullNameWithdrawn | CardMoved, delivery: Delivery, page: Page
    ) -> Outcome:
        """Take back the message that is named, or else the one that this hangs under."""
        place, is_caption = delivery.replies_to, False
        if not isinstance(notification, FullNameWithdrawn):
            place = Place(delivery.address.chat_id or 0, notification.message_id)
            is_caption = isinstance(notification, MessageWithdrawn) and notification.has_picture
        if place is None:
            return Refused("there is nothing to withdraw")
        return _done(await withdraw(self._bot, place, page, is_caption=is_caption))

    async def _act(self, notification: GroupLeft | MessageDeleted, chat_id: int) -> Outcome:
        """What leaves no message."""
        if isinstance(notification, GroupLeft):
            return await leave(self._bot, chat_id)
        return await delete(self._bot, chat_id, notification.message_id)

    async def _page(self, delivery: Delivery) -> Page:
        """The words. Bulletins draw pictures, so they are made aside where they hold up nobody."""
        notification = from_facts(delivery.kind, delivery.facts)
        if notification.takes_long or notification.priority is Priority.BULLETIN:
            page = await asyncio.to_thread(templates.render, notification, self._locale)
        else:
            page = templates.render(notification, self._locale)
        return templates.resent(page, self._locale) if delivery.is_resent else page

    def _without_personal_data(self, page: Page, delivery: Delivery) -> Page:
        """The page as a group may see it. A number to mask is a bug in a template or handler, which the operators hear of."""
        masked = mask_page(page)
        if masked is not page:
            self._alarm("personal_data_masked_on_its_way_out", kind=delivery.kind)
        return masked

    def _learn(self, delivery: Delivery, outcome: Outcome) -> None:
        """Tell the rate plan what the call showed."""
        chat_id, now = delivery.address.chat_id, self._clock.monotonic()
        if chat_id is None:
            return
        self._plan.end(chat_id, now)
        match outcome:
            case Paused(seconds):
                self._plan.refused(chat_id, now, seconds)
            case NotSent(reason, is_everywhere=True):
                self._failures_everywhere += 1
                self._plan.pause_all(now + min(2.0 ** (self._failures_everywhere - 1), 30.0))
                log.warning("telegram_unreachable", reason=reason.partition(":")[0])
            case Sent():
                self._failures_everywhere = 0
                self._plan.accepted()
            case _:
                pass

    async def _note(self, work: UnitOfWork, ended: list[tuple[Delivery, Outcome]]) -> None:
        finishes = [self._finish(delivery, outcome, work) for delivery, outcome in ended]
        kept = {finish.delivery.id for finish in await work.deliveries.finish(finishes)}
        for delivery, outcome in ended:
            if delivery.id in kept and isinstance(outcome, Moved | Refused):
                await self._note_recipient(work, delivery, outcome)

    def _finish(self, delivery: Delivery, outcome: Outcome, work: UnitOfWork) -> Finish:  # noqa: PLR0911 - one line for each outcome
        match outcome:
            case Sent(message_id, attachment_hash):
                place = Place(delivery.address.chat_id or 0, message_id) if message_id is not None else None
                return Finish(delivery, OutboxState.SENT, place=place, attachment_hash=attachment_hash)
            case Refused(reason):
                return Finish(delivery, OutboxState.REFUSED, reason=reason)
            case Paused(seconds):
                again_at = work.now + timedelta(seconds=seconds)
                return Finish(delivery, OutboxState.WAITING, reason="retry after", next_try_at=again_at)
            case Moved():
                return Finish(delivery, OutboxState.WAITING, reason="the group moved")
            case Uncertain(reason):
                return self._in_doubt(delivery, reason, work)
            case NotSent(reason):
                return Finish(delivery, OutboxState.WAITING, reason=reason, next_try_at=_again_at(delivery, work))
            case EditLost() | Unchanged():
                return Finish(delivery, OutboxState.WAITING, next_try_at=_again_at(delivery, work))

    def _in_doubt(self, delivery: Delivery, reason: str, work: UnitOfWork) -> Finish:
        """An edit may be repeated without harm; of the others, those that must arrive are repeated with a remark."""
        if delivery.edits is not None:
            return Finish(delivery, OutboxState.WAITING, reason=reason, next_try_at=_again_at(delivery, work))
        if delivery.when_uncertain is WhenUncertain.RESEND:
            again_at = _again_at(delivery, work)
            return Finish(delivery, OutboxState.WAITING, reason=reason, next_try_at=again_at, is_resent=True)
        return Finish(delivery, OutboxState.UNCERTAIN, reason=reason)

    async def _note_recipient(self, work: UnitOfWork, delivery: Delivery, outcome: Moved | Refused) -> None:
        recipient, chat_id = delivery.recipient, delivery.address.chat_id
        if isinstance(outcome, Moved):
            await work.groups.move(chat_id or 0, outcome.new_chat_id)
        elif outcome.is_gone and recipient.group_id is not None:
            await work.groups.lose(recipient.group_id)
            await work.audit.append("telegram", "group.lost", recipient.key, reason=outcome.reason)
        elif outcome.is_gone and recipient.person_id is not None:
            await work.roster.set_reachable(recipient.person_id, is_reachable=False)
            await work.audit.append("telegram", "person.unreachable", recipient.key, reason=outcome.reason)
        elif chat_id is not None and not outcome.is_gone:
            self._alarm("message_refused", kind=delivery.kind, reason=outcome.reason)


def _with_hash(outcome: Outcome, page: Page) -> Outcome:
    """What was sent, with the fingerprint of its file: by it anybody can show later that the same bytes come out again."""
    if isinstance(outcome, Sent) and page.attachment is not None:
        return replace(outcome, attachment_hash=hashlib.sha256(page.attachment.content).hexdigest())
    return outcome


def _done(outcome: Outcome) -> Outcome:
    """What an attempt to take a message back came to: it stands nowhere as a message of its own, and nothing is tried twice."""
    if isinstance(outcome, Sent):
        return Sent(None)
    return Refused("cannot be taken back any more") if isinstance(outcome, EditLost) else outcome


def _again_at(delivery: Delivery, work: UnitOfWork) -> datetime:
    return work.now + timedelta(seconds=min(2.0 ** (delivery.attempts - 1), _LONGEST_PAUSE))
