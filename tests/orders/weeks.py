"""Orders that live for weeks in the real bot: people who do what they like, restarts, outages of the bot and of Telegram, new days off."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import func
from sqlmodel import col, select

from bot.sandbox.faults import SENDING, FaultKind
from rules.ladder.values import Clock, StepState
from rules.notifications.letters import SupervisionLetter
from rules.notifications.order_reminders import OrderDigest, OrderEscalation, OrderReminder
from rules.orders.replay import replayed
from rules.orders.values import Order, OrderEvent, OrderState
from rules.outgoing import OutboxState
from rules.working_time import CourtTime
from storage.outbox import from_facts
from storage.sealed import OUTBOX, Seals
from storage.tables.groups import GroupRow
from storage.tables.messages import OutboxRow
from storage.tables.orders import OrderRow, StepRow
from storage.tables.roster import PersonRow
from storage.unit_of_work import unit_of_work
from tests.keys import ENCRYPTION
from tests.world import World

_TOLERANCE = timedelta(minutes=2)
_REMINDERS = {one.kind for one in (OrderReminder, OrderEscalation, OrderDigest, SupervisionLetter)}
_PEOPLE_OF = {"dl": ("周焱",), "dlgjz": ("宋立群", "贺敏"), "dlshk": ("秦岚",), "sy": ("顾长河",)}
_MATTERS = (
    "请甘井子法院院长宋立群{day}前报送超六个月未结案件台账。",
    "请沈阳中院院长顾长河{day}前报送涉企案件清单。",
    "请大连中院院长周焱、沙河口法院院长秦岚{day}前核查长期未结案件。",
    "请周焱院长和甘井子法院院长宋立群{day}前再接谈一次刘某来。",
    "特急：请沙河口法院院长秦岚{day}前报告当事人扬言自伤一事的处置情况。",
    "请甘井子法院院长、沙河口法院院长、沈阳中院院长{day}前报送执行款发放台账。",
)
_OF_COURTS = (
    "/ack {number}",
    "/ack {number}",
    "/report {number} 正在办理，已完成过半",
    "/report {number} 已约见当事人",
    "/submit {number} 已全部办结，材料报送完毕",
    "/submit {number} 已全部办结，材料报送完毕",
    "/extend {number} {day}前 档案尚未调齐",
    "/decline {number} 不属我院管辖",
)
_OF_ISSUERS = (
    "/close {number}",
    "/close {number}",
    "/return {number} 材料不全，请补报",
    "/deadline {number} {day}前",
    "/hold {number} {day}前 等待上级批复",
    "/resume {number}",
    "/insist {number}",
    "/takeback {number}",
    "/cancel {number} 情况已变",
    "/reopen {number} {day}前",
    "/urgent {number} 当事人扬言自伤",
    "/reassign {number} 沈阳中院院长顾长河",
)
_OUTAGES = (timedelta(minutes=3), timedelta(minutes=50), timedelta(hours=5), timedelta(hours=30))


@dataclass
class Weeks:
    """The story of some orders, told by a die; `mistakes` reads the chats and the rows afterwards."""

    world: World
    rng: Random
    orders: int
    off: list[tuple[datetime, datetime]] = field(default_factory=list)
    days_off: set[date] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)

    async def live(self, until: datetime) -> None:
        issues = sorted(self._some_time(until - timedelta(days=6)) for _ in range(self.orders))
        others = [self._some_time(until) for _ in range(self.orders * 12)]
        moments = sorted([(moment, True) for moment in issues] + [(moment, False) for moment in others])
        for moment, is_issue in moments:
            await self._until(moment)
            await (self._issue() if is_issue else self._happen())
        await self._until(until)

    def _some_time(self, until: datetime) -> datetime:
        """A moment of a day or, seldom, of a night."""
        day = self.world.now + (until - self.world.now) * self.rng.random()
        hour = self.rng.choice((8, 9, 10, 11, 14, 15, 16, 17, 20, 23))
        moment = day.replace(hour=hour, minute=self.rng.randrange(60), second=self.rng.randrange(1, 60), microsecond=7)
        return min(max(moment, self.world.now + timedelta(seconds=1)), until)

    async def _until(self, moment: datetime) -> None:
        """Let the clock stop wherever something is due before then."""
        while (now := self.world.now) < moment:
            due = [one.astimezone(now.tzinfo) for one in await self._ahead(now)]
            self.world.clock.move(min([moment, now + timedelta(hours=3), *due]) - now)
            await self.world.settle()

    async def _ahead(self, now: datetime) -> list[datetime]:
        async with self.world.duban.database.transaction() as session:
            steps = select(func.min(StepRow.due_at)).where(
                StepRow.state == StepState.WAITING, col(StepRow.due_at) > now
            )
            found: list[datetime | None] = [(await session.exec(steps)).one()]
            for column in (OutboxRow.not_before, OutboxRow.next_try_at):
                ahead = select(func.min(column)).where(OutboxRow.state == OutboxState.WAITING, col(column) > now)
                found.append((await session.exec(ahead)).one())
            holds = select(func.min(OrderRow.held_until)).where(col(OrderRow.held_until) > now)
            found.append((await session.exec(holds)).one())
        return [one for one in found if one is not None]

    # What happens

    async def _issue(self) -> None:
        text = self.rng.choice(_MATTERS).format(day=self._day(1, 9))
        await self._says(self.rng.choice(("王宏", "程雨桐")), text, is_in_group=True)

    async def _happen(self) -> None:
        what = self.rng.random()
        if what < 0.05:
            self.done["restart"] += 1
            await self.world.start_again()
        elif what < 0.09:
            await self._sleep()
        elif what < 0.15:
            await self._cut_off()
        elif what < 0.17:
            await self._day_off()
        elif what < 0.40:
            await self._press()
        else:
            await self._command()

    async def _sleep(self) -> None:
        begun, length = self.world.now, self.rng.choice(_OUTAGES)
        self.off.append((begun, begun + length))
        self.done["bot off"] += 1
        await self.world.asleep_until(begun + length)

    async def _cut_off(self) -> None:
        """Telegram takes nothing for a while; at the beginning it takes a message and loses the answer."""
        faults, begun, length = self.world.telegram.faults, self.world.now, self.rng.choice(_OUTAGES[:3])
        faults.next(FaultKind.TIMEOUT_AFTER)
        faults.next(FaultKind.BAD_GATEWAY_BEFORE, times=1_000_000, methods=SENDING | {"editMessageText", "getUpdates"})
        self.done["Telegram away"] += 1
        await self._until(begun + length)
        faults.clear()
        await self.world.settle()

    async def _day_off(self) -> None:
        day = (self.world.now + timedelta(days=self.rng.randint(2, 9))).date()
        self.days_off.add(day)
        await self._says("程雨桐", f"/calendar 休 {day} 调休")

    async def _command(self) -> None:
        numbers = await self._numbers()
        if not numbers:
            return
        number, issuer, courts = self.rng.choice(numbers)
        if self.rng.random() < 0.6:
            who = self.rng.choice([name for court in courts for name in _PEOPLE_OF.get(court, ("周焱",))])
            words = self.rng.choice(_OF_COURTS)
        else:
            who, words = self.rng.choice((issuer, issuer, "程雨桐")), self.rng.choice(_OF_ISSUERS)
        self.done[words.split()[0]] += 1
        await self._says(who, words.format(number=number.rpartition("-")[2], day=self._day(2, 12)))

    async def _press(self) -> None:
        """Any button that anybody has before him in private, or the office in its group."""
        people = [one for names in _PEOPLE_OF.values() for one in names] + ["王宏", "程雨桐"]
        name = self.rng.choice(people)
        person = self.world.person(name)
        screens = [person.phone, *([self.world.group("辽宁高院")] if name in {"王宏", "程雨桐"} else [])]
        with_buttons = [
            one for screen in screens for one in screen.messages[-12:] if any(b.data for r in one.rows for b in r)
        ]
        if not with_buttons:
            return
        message = self.rng.choice(with_buttons)
        button = self.rng.choice([one for row in message.rows for one in row if one.data])
        self.done["press"] += 1
        self.world.telegram.press(person.user, message, button)
        await self.world.settle()

    async def _says(self, name: str, text: str, *, is_in_group: bool = False) -> None:
        await self.world.person(name).says(self.world.group("院长之声") if is_in_group else None, text)

    def _day(self, first: int, last: int) -> str:
        day = self.world.now + timedelta(days=self.rng.randint(first, last))
        return f"{day.month}月{day.day}日"

    async def _numbers(self) -> list[tuple[str, str, list[str]]]:
        async with unit_of_work(self.world.duban.database, self.world.now) as work:
            rows = (await work.session.exec(select(OrderRow.id, PersonRow.name).join(PersonRow))).all()
            orders = [(await work.orders.get(number or 0), name) for number, name in rows]
        return [
            (order.number, name, [one.court_code or "" for one in order.parties]) for order, name in orders if order
        ]

    # What must hold

    async def mistakes(self) -> list[str]:
        """What went wrong, each as a sentence."""
        async with unit_of_work(self.world.duban.database, self.world.now) as work:
            steps = (await work.session.exec(select(StepRow))).all()
            outbox = (await work.session.exec(select(OutboxRow))).all()
            groups = {row.id: row.chat_id for row in (await work.session.exec(select(GroupRow))).all()}
            people = {row.id: row.telegram_id for row in (await work.session.exec(select(PersonRow))).all()}
            ids = (await work.session.exec(select(OrderRow.id))).all()
            histories = {
                number: (order, await work.orders.events(number))
                for number in ids
                if number and (order := await work.orders.get(number))
            }
        self.done["steps said"] = sum(one.state is StepState.FIRED for one in steps)
        return [
            *(f"alarm {name} {facts}" for name, facts in self.world.alarms.raised if name != "standstill"),
            *(sentence for one in steps if one.state is StepState.FIRED for sentence in self._of_step(one, histories)),
            *(f"{one.key} was due at {one.due_at} and waits" for one in steps if self._is_forgotten(one)),
            *self._of_chats(outbox, groups, people),
        ]

    def _is_forgotten(self, step: StepRow) -> bool:
        return step.state is StepState.WAITING and step.due_at < self.world.now - _TOLERANCE

    def _of_step(self, step: StepRow, histories: dict[int, tuple[Order, tuple[OrderEvent, ...]]]) -> Iterator[str]:
        order, ledger = histories[step.order_id]
        at = step.settled_at
        assert at is not None
        if at < step.due_at:
            yield f"{step.key} was said before its moment"
        if self._awake(step.due_at) + _TOLERANCE < at:
            yield f"{step.key} was due at {step.due_at} and said at {at}"
        # Whoever acted in the same moment acted before or after.
        first = sum(one.at < at for one in ledger)
        last = sum(one.at <= at for one in ledger)
        if not any(_waits(order, ledger[:entries], step) for entries in range(first, last + 1)):
            yield f"{step.key} was said at {at}, after its stop"
        if self.is_quiet(at) and not _is_urgent(step.key):
            yield f"{step.key} was said at {at}, in the quiet hours"

    def is_quiet(self, at: datetime) -> bool:
        local = at.astimezone(self.world.now.tzinfo)
        return local.date() in self.days_off or CourtTime().is_quiet(local)

    def _awake(self, moment: datetime) -> datetime:
        return next((end for begin, end in self.off if begin <= moment < end), moment)

    def _of_chats(
        self, outbox: Sequence[OutboxRow], groups: dict[int | None, int], people: dict[int | None, int | None]
    ) -> Iterator[str]:
        """Every message stands in its chat for one row, and says each step to it once, in its hours."""
        chats = {row.id: groups.get(row.group_id) or people.get(row.person_id) or row.chat_id for row in outbox}
        known = {(chats[row.id], row.message_id) for row in outbox if row.message_id}
        lost: Counter[int | None] = Counter()
        for row in outbox:
            lost[chats[row.id]] += row.is_resent or row.state is OutboxState.UNCERTAIN
        shown = {(chat, one.id): one for chat in self.world.telegram.chats for one in self.world.screen(chat).messages}
        self.done["messages"] = len(shown)
        self.done["answers lost"] = lost.total()
        strays = Counter(chat for chat, number in shown if (chat, number) not in known)
        yield from (
            f"{count} messages of no row stand in {chat}" for chat, count in strays.items() if count > lost[chat]
        )
        said: Counter[tuple[object, str]] = Counter()
        for row in outbox:
            if row.state is OutboxState.WAITING and (row.not_before or row.created_at) < self.world.now - timedelta(
                hours=1
            ):
                yield f"{row.key} waits since {row.created_at}"
            if row.kind not in _REMINDERS or row.state is not OutboxState.SENT:
                continue
            keys = _steps_in(row)
            said.update((chats[row.id], key) for key in keys)
            at = shown[chats[row.id] or 0, row.message_id or 0].date
            if self.is_quiet(at) and not any(_is_urgent(key) for key in keys):
                yield f"{row.key} stood in its chat at {at}, in the quiet hours"
        yield from (f"{key} was said {count} times in {chat}" for (chat, key), count in said.items() if count > 1)


def _steps_in(row: OutboxRow) -> list[str]:
    """The keys of the steps that a message says."""
    if row.kind != OrderDigest.kind:
        return [row.key.partition(":line:")[2].rpartition(":")[0].rpartition(":")[0]]
    facts = from_facts(row.kind, Seals(ENCRYPTION, OUTBOX).open(row, "facts") or "")
    return [line.key for line in facts.lines] if isinstance(facts, OrderDigest) else []


def _is_urgent(key: str) -> bool:
    return ":u" in key


def _waits(order: Order, ledger: tuple[OrderEvent, ...], step: StepRow) -> bool:
    told = replayed(order, ledger)
    share = told.party(step.party_id)
    if share is None or told.is_held or told.is_over:
        return False
    if step.clock is Clock.DECISION and share.extension_asked_at is not None:
        return True
    return share.state in _WAITED_FOR[step.clock]


_OPEN = {OrderState.ISSUED, OrderState.ACKNOWLEDGED, OrderState.IN_PROGRESS, OrderState.RETURNED}
_WAITED_FOR = {
    Clock.ACKNOWLEDGEMENT: {OrderState.ISSUED},
    Clock.COMPLETION: _OPEN,
    Clock.PROGRESS: _OPEN - {OrderState.ISSUED},
    Clock.DECISION: {OrderState.SUBMITTED, OrderState.DECLINED},
}
