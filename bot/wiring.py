"""The one place where everything meets."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from ssl import SSLContext
from typing import Any

import httpx
import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.alarms import Alarm, log_alarm
from bot.application import Gate, StrictApplication, Understood, build_application
from bot.calendars import CalendarKeeper
from bot.clock import Clock, SystemClock
from bot.codes import new_code
from bot.crash_points import Reach, pass_by
from bot.dead_man import DeadManSwitch
from bot.delivery.courier import Courier
from bot.delivery.rate_plan import Limits
from bot.features import all_jobs, all_routes
from bot.intake import Intake
from bot.logs import fingerprint
from bot.scenes import Scenes
from bot.templates import Locale
from bot.worker import Worker
from handlers.routes import Route, Trigger
from rules.policy import Policy
from schedules.rounds import Job, Round
from storage.database import Database
from storage.encryption import Encryption
from storage.schema import check_schema
from storage.unit_of_work import unit_of_work

log = structlog.get_logger(__name__)

# httpcore's pool takes quadratic time: 256 connections were slower than one.
_CONNECTIONS = 32
_LONGEST_DRAIN = 10.0


@dataclass(frozen=True)
class Arrangement:
    """All that the bot leans on. Production takes the defaults; a test hands in others."""

    token: str
    database_url: str
    encryption: Encryption
    bot_api_url: str = "https://api.telegram.org/bot"
    file_url: str = "https://api.telegram.org/file/bot"
    admin_ids: frozenset[int] = frozenset()
    locale: Locale = Locale.ZH_CN
    policy: Policy = field(default_factory=Policy)
    routes: dict[Trigger, Route] = field(default_factory=all_routes)
    jobs: tuple[Job, ...] = field(default_factory=all_jobs)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=SystemClock)
    new_code: Callable[[], str] = new_code
    alarm: Alarm = log_alarm
    reach: Reach = pass_by
    dead_man_url: str | None = None
    http: dict[str, Any] = field(default_factory=dict)
    """More arguments for the HTTP client, such as a transport."""


class Duban:
    """The running bot: its parts, started and stopped together."""

    def __init__(self, arrangement: Arrangement) -> None:
        self.arrangement = a = arrangement
        self.database = Database(a.database_url, a.encryption)
        self.bot = _bot(a)
        scenes = Scenes(policy=a.policy, new_code=a.new_code, admin_ids=a.admin_ids)
        gate = Gate(self.bot, self.database, a.clock, a.routes, scenes, locale=a.locale, reach=a.reach)
        self.application: StrictApplication = build_application(self.bot, gate)
        self.courier = Courier(
            self.bot,
            self.database,
            a.clock,
            limits=a.limits,
            locale=a.locale,
            new_code=a.new_code,
            alarm=a.alarm,
            reach=a.reach,
        )
        self.worker = Worker(
            self.bot,
            self.database,
            a.clock,
            self._carry_out,
            alarm=a.alarm,
            after_each=self.courier.wake,
        )
        self.intake = Intake(self.bot, self.database, a.clock, self.worker.take, alarm=a.alarm, reach=a.reach)
        self.dead_man = DeadManSwitch(a.dead_man_url, a.alarm, a.http)
        self.is_polling = asyncio.Event()
        self._calendar = CalendarKeeper(a.policy)
        self._loops: list[asyncio.Task[None]] = []
        self._alarm_clock: AsyncIOScheduler | None = None

    async def _carry_out(self, update: Understood) -> None:
        await self.application.process_update(update)

    async def open(self) -> None:
        """Meet Telegram and take up what the last process left. Nothing runs by itself yet.

        Raises SchemaError when the database is not at the revision of this program.
        """
        await check_schema(self.database)
        await self._meet_telegram()
        async with unit_of_work(self.database, self.arrangement.clock.now()) as work:
            reads_everything = bool(self.bot.bot.can_read_all_group_messages)
            await work.marks.keep_bot(self.bot.username, reads_everything=reads_everything)
        await self.courier.start()
        await self.intake.start()
        for job in self.arrangement.jobs:
            if job.at_start:
                await self.run_job(job)

    async def _meet_telegram(self) -> None:
        """Initialize, however long Telegram or the network takes to be there."""
        pause = 1.0
        while True:
            try:
                await self.application.initialize()
            except Exception as error:  # noqa: BLE001 - a start during an outage must not end the process
                log.warning("telegram_not_met", error=fingerprint(error))
                await self.arrangement.clock.sleep(pause)
                pause = min(pause * 2, 60.0)
            else:
                return

    async def run(self, stop: asyncio.Event) -> None:
        """Open, work until `stop` is set, then drain within ten seconds and close."""
        if not await self._opened(stop):
            await self.close()
            return
        self._loops = [asyncio.create_task(loop()) for loop in (self.intake.run, self.worker.run, self.courier.run)]
        self._alarm_clock = self._start_alarm_clock()
        self.is_polling.set()
        try:
            await stop.wait()
        finally:
            self._alarm_clock.shutdown(wait=False)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._drain(), _LONGEST_DRAIN)
            await self.close()

    async def _opened(self, stop: asyncio.Event) -> bool:
        """Open, unless `stop` is set first: during an outage of Telegram opening takes as long as the outage."""
        opening, stopped = asyncio.create_task(self.open()), asyncio.create_task(stop.wait())
        await asyncio.wait({opening, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if opening.done():
            await opening
            return True
        opening.cancel()
        await asyncio.gather(opening, return_exceptions=True)
        return False

    async def _drain(self) -> None:
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        await self.worker.stop()
        await self.courier.stop()

    async def close(self) -> None:
        await self.dead_man.close()
        await self.application.shutdown()
        await self.database.close()

    def _start_alarm_clock(self) -> AsyncIOScheduler:
        """APScheduler only wakes the jobs; what is due stands in the database, so a missed waking loses nothing."""
        scheduler = AsyncIOScheduler(
            timezone=self.arrangement.policy.zone,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        for job in self.arrangement.jobs:
            scheduler.add_job(self.run_job, "interval", seconds=job.every_seconds, args=[job], id=job.name)
        scheduler.start()
        return scheduler

    async def run_job(self, job: Job) -> None:
        """One round of the job. What it fails to do stays due and is found again in the next round."""
        a = self.arrangement
        now = a.clock.now()
        try:
            async with unit_of_work(self.database, now) as work:
                policy = await self._calendar.policy(work)
            await job.run(self._round(now, policy))
        except Exception as error:  # noqa: BLE001 - one job's bug must not stop the alarm clock
            log.warning("job_failed", job=job.name, error=fingerprint(error))
            a.alarm("job_failed", job=job.name, error=fingerprint(error))
        self.courier.wake()

    def _round(self, now: datetime, policy: Policy) -> Round:
        return Round(
            now=now,
            new_code=self.arrangement.new_code,
            database=self.database,
            policy=policy,
            alarm=self.arrangement.alarm,
            last_answer=self.intake.last_answer,
            all_is_well=self.dead_man.hold,
        )


@cache
def _trusted() -> SSLContext:
    """The certificates that are trusted: as httpx reads them, but once for all clients."""
    return httpx.create_ssl_context()


def _bot(a: Arrangement) -> ExtBot[None]:
    """The bot with two HTTP clients: one that waits for updates, and one that speaks."""
    http = {"verify": _trusted(), **a.http}
    speaking = HTTPXRequest(connection_pool_size=_CONNECTIONS, read_timeout=20, pool_timeout=10, httpx_kwargs=http)
    waiting = HTTPXRequest(connection_pool_size=1, httpx_kwargs=http)
    return ExtBot(
        a.token, base_url=a.bot_api_url, base_file_url=a.file_url, request=speaking, get_updates_request=waiting
    )
