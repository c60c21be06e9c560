"""The stage of the scenario tests: people, their telephones and the time, around the real bot.

The application, the database file, the templates and the HTTP client are those of production; only Telegram is the
sandbox in memory, and the clock moves when the story says so.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from math import isinf
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import create_engine
from sqlmodel import Session
from telegram.error import TelegramError

from bot.courts_file import shipped_courts
from bot.features import all_jobs
from bot.sandbox.messages import Message, Press
from bot.sandbox.people import Chat, User
from bot.sandbox.world import World as Telegram
from bot.wiring import Arrangement, Duban
from rules.groups import GroupState
from storage.schema import stamp
from storage.tables import metadata
from storage.tables.groups import GroupRow
from storage.tables.roster import CourtRow, PersonRow, PostRow
from storage.unit_of_work import unit_of_work
from tests.cast import ACTORS, ROOMS, SINCE, STRANGER, telegram_id
from tests.databases import Template
from tests.keys import ENCRYPTION
from tests.sandbox.transport import SandboxTransport

SHANGHAI = ZoneInfo("Asia/Shanghai")
# A Friday morning, a working day; the example's season.
BEGINNING = datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI)
# How far the clock moves at a stretch while the bot is awake; the jobs are done after every step.
STEP = timedelta(minutes=30)
_MOST_ROUNDS = 200
DAILY_JOBS = frozenset({"self_check.report", "people.start_the_day", "calendar.announce_missing_year"})


@dataclass
class StoryClock:
    """A clock that stands still until the story moves it."""

    moment: datetime = field(default_factory=lambda: BEGINNING.astimezone(UTC))
    seconds: float = 1_000.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        await asyncio.sleep(0)

    def move(self, by: timedelta) -> None:
        self.moment += by
        self.seconds += by.total_seconds()


@dataclass
class Alarms:
    """What the operators were told."""

    raised: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def __call__(self, what: str, **facts: object) -> None:
        self.raised.append((what, facts))

    @property
    def names(self) -> list[str]:
        return [what for what, _ in self.raised]


class Screen:
    """What one chat shows: a group's, or a person's private chat with the bot."""

    def __init__(self, world: "World", chat_id: int) -> None:
        self._world = world
        self._chat_id = chat_id
        self._seen: set[tuple[int, str]] = set()

    @property
    def chat(self) -> Chat:
        """The sandbox's chat under its present id."""
        chat = self._world.telegram.chats[self._chat_id]
        return self._world.telegram.chats[chat.migrated_to] if chat.migrated_to else chat

    @property
    def messages(self) -> list[Message]:
        """The bot's messages that stand in the chat, oldest first."""
        me = self._world.telegram.bot.user.id
        said = self._world.telegram.messages(self._chat_id)
        if said and self.chat.id != self._chat_id:
            said = said + self._world.telegram.messages(self.chat.id)
        return [message for message in said if message.sender.id == me and message.service is None]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    @property
    def last(self) -> Message:
        """The bot's newest message. Raises AssertionError when it said nothing."""
        assert self.messages, "the bot said nothing here"
        return self.messages[-1]

    def read(self) -> list[str]:
        """The texts that are new, or edited, since the last look."""
        fresh = [one for one in self.messages if (one.id, one.text) not in self._seen]
        self._seen |= {(one.id, one.text) for one in fresh}
        return [one.text for one in fresh]

    def with_button(self, label: str) -> Message:
        """The newest message with such a button. Raises AssertionError when there is none."""
        found = [one for one in self.messages if any(label in button for button in one.buttons)]
        assert found, f"no button {label!r} here; there are {[one.buttons for one in self.messages]}"
        return found[-1]


class Person:
    """Somebody with a telephone. What is done takes effect before the call returns."""

    def __init__(self, world: "World", user: User) -> None:
        self._world = world
        self.user = user

    @property
    def phone(self) -> Screen:
        """The private chat with the bot."""
        return self._world.screen(self.user.id)

    async def says(self, where: "Screen | None", text: str, **more: Any) -> Message:  # noqa: ANN401 - handed through as given
        """Say it in the group, or in private where `where` is None. `more` goes to the sandbox: reply_to, mentions, guise."""
        telegram = self._world.telegram
        chat = where.chat if where else telegram.private(self.user)
        message = telegram.say(self.user, chat, text, **more)
        await self._world.settle()
        return message

    async def starts(self, payload: str = "") -> Message:
        """Open the bot by a link."""
        message = self._world.telegram.start(self.user, payload)
        await self._world.settle()
        return message

    async def sends(
        self,
        where: "Screen | None",
        name: str,
        content: bytes,
        caption: str = "",
        *,
        reply_to: Message | None = None,
    ) -> Message:
        telegram = self._world.telegram
        chat = where.chat if where else telegram.private(self.user)
        message = telegram.send_document(self.user, chat, name, content, caption, reply_to=reply_to)
        await self._world.settle()
        return message

    async def shows(self, where: "Screen | None", name: str, picture: bytes, caption: str = "") -> Message:
        """Send it as a photo, of which Telegram keeps sizes and no name."""
        telegram = self._world.telegram
        message = telegram.send_photo(
            self.user, where.chat if where else telegram.private(self.user), name, picture, caption
        )
        await self._world.settle()
        return message

    async def edits(self, message: Message, text: str) -> Message:
        edited = self._world.telegram.edit(self.user, message, text)
        await self._world.settle()
        return edited

    async def presses(self, label: str, where: "Screen | None" = None, *, message: Message | None = None) -> Press:
        """Press the button on the newest message that has it (or on `message`); `press.answer` is what the toast says."""
        message = message or (where or self.phone).with_button(label)
        press = self._world.telegram.press(self.user, message, message.button(label))
        await self._world.settle()
        return press


class World:
    """The whole stage."""

    def __init__(self, database_url: str, **changes: Any) -> None:  # noqa: ANN401 - handed through as given
        self.clock = StoryClock()
        self.alarms = Alarms()
        self.telegram = _telegram(self.clock)
        self._screens: dict[int, Screen] = {}
        self._chat_ids = {room.title: chat.id for room, chat in _furnish(self.telegram)}
        self.wire: list[httpx.Request] | None = None
        """Every call of the bot as it was sent, once somebody has put a list here."""
        codes = count(1)
        # What the office and the presidents read every morning would be in every story; those about it ask for it.
        changes.setdefault("jobs", tuple(job for job in all_jobs() if job.name not in DAILY_JOBS))
        self.arrangement = Arrangement(
            token=self.telegram.bot.token,
            database_url=database_url,
            encryption=ENCRYPTION,
            bot_api_url="http://sandbox/bot",
            file_url="http://sandbox/file/bot",
            clock=self.clock,
            new_code=lambda: f"code-{next(codes):017d}",
            alarm=self.alarms,
            http={"transport": SandboxTransport(self.telegram, self._hear)},
            **changes,
        )
        self.duban = Duban(self.arrangement)

    def _hear(self, request: httpx.Request) -> None:
        if self.wire is not None:
            self.wire.append(request)

    # Who and where

    def person(self, name: str) -> Person:
        return Person(self, self.telegram.user(telegram_id(name)))

    def group(self, name: str) -> Screen:
        """院长之声, 辽宁高院, 大连中院, 甘井子法院, 沙河口法院 or 沈阳中院."""
        room = next(room for room in ROOMS if room.name == name)
        return self.screen(self._chat_ids[room.title])

    def new_group(self, title: str, *names: str) -> Screen:
        """A group that is not bound; the first person has just added the bot."""
        people = [self.telegram.user(telegram_id(name)) for name in names]
        chat = self.telegram.new_group(title, *people)
        self.telegram.add_bot(chat, people[0])
        return self.screen(chat.id)

    def screen(self, chat_id: int) -> Screen:
        return self._screens.setdefault(chat_id, Screen(self, chat_id))

    def unread(self) -> dict[str, list[str]]:
        """Everything new on all screens since they were last read, by the title of the group or the person's name."""
        news: dict[str, list[str]] = {}
        for chat in list(self.telegram.chats.values()):
            if fresh := self.screen(chat.id).read():
                news[chat.title or self.telegram.user(chat.id).name] = fresh
        return news

    # The time

    @property
    def now(self) -> datetime:
        """The court time."""
        return self.clock.now().astimezone(SHANGHAI)

    async def advance(self, **span: float) -> None:
        """Let time go by while the bot is awake: hours=4, days=2 … in steps of half an hour."""
        await self.at(self.now + timedelta(**span))

    async def at(self, moment: datetime | str) -> None:
        """Let time go by until the moment ("2026-11-20 08:30" is court time) while the bot is awake."""
        goal = _moment(moment)
        assert goal >= self.now, f"{goal} is past"
        while (now := self.now) < goal:
            to_the_half_hour = STEP - timedelta(
                minutes=now.minute % 30, seconds=now.second, microseconds=now.microsecond
            )
            self.clock.move(min(to_the_half_hour, goal - now))
            await self.settle()
        await self.settle()

    async def asleep_until(self, moment: datetime | str) -> None:
        """The bot is switched off until then, and started again."""
        self.clock.move(_moment(moment) - self.now)
        await self.start_again()

    async def start_again(self, **changes: Any) -> None:  # noqa: ANN401 - handed through as given
        """The process ends, and a new one starts on the same database."""
        await self.duban.close()
        self.arrangement = replace(self.arrangement, **changes)
        self.duban = Duban(self.arrangement)
        await self.duban.open()
        await self.settle()

    async def settle(self) -> None:
        """Work until nothing is left to do at this moment. Raises AssertionError when the bot never comes to rest."""
        for _ in range(_MOST_ROUNDS):
            worked = await self._receive() + await self._send()
            if not worked:
                await self.do_jobs()
                if not await self._send():
                    return
        raise AssertionError("the bot does not come to rest")

    async def do_jobs(self) -> None:
        """One round of every job."""
        for job in self.arrangement.jobs:
            await self.duban.run_job(job)

    async def _receive(self) -> int:
        received = 0
        try:
            while came := await self.duban.intake.poll():
                received += came
        except TelegramError:
            pass  # the real loop waits and asks again; here the next settling asks
        self.duban.worker.wake()
        await self.duban.worker.idle()
        return received

    async def _send(self) -> int:
        sent = 0
        for _ in range(_MOST_ROUNDS):
            worked = await self.duban.courier.turn()
            await self.duban.courier.calls_ended()
            sent += worked
            if not worked and not await self._wait_for_the_rate_plan():
                return sent
        raise AssertionError("delivery does not come to rest")

    async def _wait_for_the_rate_plan(self) -> bool:
        """Let the seconds pass that Telegram's limits ask for, if a message waits for nothing else."""
        async with unit_of_work(self.duban.database, self.clock.now()) as work:
            waiting = await work.deliveries.candidates(1)
        change = self.duban.courier.next_change()
        if not waiting or isinf(change):
            return False
        self.clock.seconds = change
        return True


@asynccontextmanager
async def open_world(template: Template, folder: Path, **changes: Any) -> AsyncIterator[World]:  # noqa: ANN401 - handed through as given
    """A stage with the cast on it; `changes` are other parts for the bot's arrangement (routes=…, jobs=…, admin_ids=…)."""
    world = World(template.copy_to(folder), **changes)
    try:
        await world.duban.open()
        await world.settle()
        world.unread()
        yield world
    finally:
        await world.duban.close()


def fill(url: str) -> None:
    """Put the tables, the 128 courts, the cast and their groups into an empty database."""
    engine = create_engine(url)
    with engine.begin() as connection:
        metadata.create_all(connection)
        stamp(connection)
    with Session(engine) as session, session.begin():
        for position, court in enumerate(shipped_courts()):
            session.add(
                CourtRow(
                    code=court.code,
                    position=position,
                    full_name=court.full_name,
                    short_name=court.short_name,
                    level=court.level,
                    parent=court.parent,
                    city=court.city,
                    case_prefix=court.case_prefix,
                    aliases=list(court.aliases),
                    ambiguous_aliases=list(court.ambiguous_aliases),
                )
            )
        session.flush()
        _add_people(session)
        _add_groups(session)
    engine.dispose()


def _add_people(session: Session) -> None:
    for actor in ACTORS:
        person = PersonRow(
            roster_key=f"{actor.court}-{actor.name}",
            name=actor.name,
            username=actor.username,
            telegram_id=telegram_id(actor.name) if actor.is_enrolled else None,
            enrolled_at=BEGINNING if actor.is_enrolled else None,
        )
        session.add(person)
        session.flush()
        assert person.id is not None
        post = PostRow(person_id=person.id, court_code=actor.court, role=actor.role, title=actor.title, since=SINCE)
        session.add(post)


def _add_groups(session: Session) -> None:
    for room, chat in _furnish(_telegram(StoryClock())):
        session.add(
            GroupRow(
                chat_id=chat.id,
                title=room.title,
                state=GroupState.BOUND,
                kind=room.kind,
                court_code=room.court,
                bot_is_admin=True,
                bound_at=BEGINNING,
                last_heard_at=BEGINNING,
            )
        )
        session.flush()


def _telegram(clock: StoryClock) -> Telegram:
    """A Telegram in which everybody has an account, and the enrolled have opened the bot."""
    telegram = Telegram(clock.now, monotonic=clock.monotonic)
    telegram.limits.is_enforced = True
    telegram.bot.reads_all = True
    for actor in ACTORS:
        user = User(telegram_id(actor.name), actor.name, username=actor.username)
        telegram.add_user(user)
        if actor.is_enrolled:
            telegram.private(user)
    telegram.add_user(User(telegram_id(STRANGER), STRANGER))
    return telegram


def _furnish(telegram: Telegram) -> list[tuple[Any, Chat]]:
    """The bound groups, with the bot as an administrator in each."""
    furnished = []
    for room in ROOMS:
        people = [telegram.user(telegram_id(name)) for name in room.members]
        chat = telegram.new_group(room.title, *people)
        telegram.add_bot(chat, people[0])
        telegram.promote_bot(chat, people[0])
        furnished.append((room, chat))
    telegram.updates.waiting.clear()
    return furnished


def _moment(moment: datetime | str) -> datetime:
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return found.astimezone(SHANGHAI) if found.tzinfo else found.replace(tzinfo=SHANGHAI)
