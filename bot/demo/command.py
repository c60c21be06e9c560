"""duban demo: the sandbox, the bot and 128 courts on one machine, without Telegram and without a network."""

import asyncio
import fcntl
import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import typer

from bot.clock import FollowingClock, SystemClock
from bot.codes import random_bytes
from bot.commands.opening import Desk, open_desk
from bot.courts_file import shipped_courts
from bot.demo.cast import Cast, invent_cast
from bot.demo.sandbox import SandboxClient, SandboxError, free_port, sandbox_process
from bot.demo.stage import TOKEN, cast_file, opening_lines, set_the_stage
from bot.logs import set_up_logs
from bot.wiring import Arrangement, Duban
from rules.people import Role
from storage.database import Database
from storage.encryption import Encryption
from storage.keys import KEY_BYTES, KeyFile
from storage.schema import migrate

FOLDER = Path("var/demo")
# A first start compiles every module, and a busy machine takes its time; a sandbox that has ended is noticed at once.
_PATIENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Demo:
    """Everything that one demonstration leans on."""

    desk: Desk
    cast: Cast
    url: str
    database_url: str
    encryption: Encryption


def demo(port: int) -> None:
    """Run until Ctrl-C. Every demonstration begins anew: the sandbox remembers nothing either."""
    started = time.perf_counter()
    desk = open_desk()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _alone(desk), (FOLDER / "log.jsonl").open("w", encoding="utf-8") as log:
        set_up_logs(stream=log)
        port = port or free_port()
        cast = invent_cast(shipped_courts())
        today = SystemClock().now().astimezone(desk.policy.zone).date()
        file = FOLDER / "cast.json"
        file.write_text(json.dumps(cast_file(cast, today), ensure_ascii=False), encoding="utf-8")
        for leftover in FOLDER.glob("duban.sqlite*"):
            leftover.unlink()
        played = Demo(
            desk, cast, f"http://127.0.0.1:{port}", f"sqlite+aiosqlite:///{FOLDER}/duban.sqlite", _encryption()
        )
        with sandbox_process(port, file) as sandbox:
            try:
                asyncio.run(_play(played, sandbox, started))
            except SandboxError as error:
                desk.speech.refuse(f"沙箱中断：{error}", f"The sandbox ended: {error}")
    desk.speech.say("演示已停止。", "The demonstration has stopped.")


def _encryption() -> Encryption:
    """Names are encrypted in the demonstration too, under a key that is made anew each time."""
    file = KeyFile(FOLDER / "duban.key")
    file.path.unlink(missing_ok=True)
    file.create(random_bytes(KEY_BYTES))
    return Encryption(file.keys, random_bytes)


@contextmanager
def _alone(desk: Desk) -> Iterator[None]:
    """Two demonstrations would share one database; the second one is refused."""
    with (FOLDER / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            desk.speech.refuse(
                "已有一个演示在运行。请先在那个窗口按 Ctrl-C 停止。",
                "A demonstration is running already. Stop it first with Ctrl-C in its window.",
            )
        yield


async def _play(demo: Demo, sandbox: "subprocess.Popen[bytes]", started: float) -> None:
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    await _fill_database(demo)
    client = SandboxClient(demo.url)
    try:
        await _wait_for(client, sandbox)
        await client.go_to_next_working_morning()
        await _run_bot(demo, client, sandbox, stop, started)
    finally:
        await client.close()


async def _fill_database(demo: Demo) -> None:
    await migrate(demo.database_url, demo.encryption)
    database = Database(demo.database_url, demo.encryption)
    now = SystemClock().now()
    try:
        # The story begins next working morning; its figures lie around that day.
        tomorrow = (now + timedelta(days=1)).astimezone(demo.desk.policy.zone).date()
        await set_the_stage(database, demo.cast, shipped_courts(), now, tomorrow)
    finally:
        await database.close()


async def _wait_for(client: SandboxClient, sandbox: "subprocess.Popen[bytes]") -> None:
    """Until the sandbox answers. Raises SandboxError with what it wrote when it ends or stays silent."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not await client.is_up():
        if sandbox.poll() is not None:
            raise SandboxError(_last_words(sandbox))
        if time.monotonic() > deadline:
            raise SandboxError("no answer")
        await asyncio.sleep(0.05)


async def _run_bot(
    demo: Demo, client: SandboxClient, sandbox: "subprocess.Popen[bytes]", stop: asyncio.Event, started: float
) -> None:
    clock = FollowingClock(demo.url)
    duban = Duban(_arrangement(demo, clock))
    in_step = asyncio.Event()

    async def moved() -> None:
        """The page moved the clock: do at once what has become due."""
        if in_step.is_set():
            for job in duban.arrangement.jobs:
                await duban.run_job(job)
        in_step.set()

    following = asyncio.create_task(clock.follow(moved))
    watching = asyncio.create_task(_watch(sandbox, stop))
    await in_step.wait()
    running = asyncio.create_task(duban.run(stop))
    for account, chat_id, text in opening_lines(demo.cast):
        await client.say(account, chat_id, text)
    _welcome(demo, time.perf_counter() - started)
    await moved()
    await running
    for task in (following, watching):
        task.cancel()
    await asyncio.gather(following, watching, return_exceptions=True)
    if sandbox.poll() is not None:
        raise SandboxError(_last_words(sandbox))


async def _watch(sandbox: "subprocess.Popen[bytes]", stop: asyncio.Event) -> None:
    """Without its sandbox the bot would wait for ever; they end together."""
    while sandbox.poll() is None:  # noqa: ASYNC110 - a process sets no event
        await asyncio.sleep(1)
    stop.set()


def _last_words(sandbox: "subprocess.Popen[bytes]") -> str:
    written = sandbox.stderr.read().decode(errors="replace") if sandbox.stderr else ""
    return written.strip().rpartition("\n")[2]


def _arrangement(demo: Demo, clock: FollowingClock) -> Arrangement:
    return Arrangement(
        token=TOKEN,
        database_url=demo.database_url,
        bot_api_url=f"{demo.url}/bot",
        file_url=f"{demo.url}/file/bot",
        admin_ids=frozenset({demo.cast.holder("ln", Role.SUPERVISION_OFFICER).account}),
        locale=demo.desk.settings.locale,
        policy=demo.desk.policy,
        clock=clock,
        encryption=demo.encryption,
    )


def _welcome(demo: Demo, seconds: float) -> None:
    speech = demo.desk.speech
    speech.say(f"演示就绪（{seconds:.1f} 秒）。请在浏览器打开：", f"Ready after {seconds:.1f} s. Open in a browser:")
    typer.secho(f"\n    {demo.url}\n", bold=True)
    speech.say(
        "128 家法院、人员、群和指标都是示例：除报道中提到的周焱、王宏、闫振喜外，人名均为虚构，如有雷同纯属巧合。\n"
        "可以试四件事：\n"
        "  1. 以闫振喜的身份在“院长之声”里发：@大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加。\n"
        "  2. 换成周焱，在“大连中院督办群”里点“签收”。\n"
        "  3. 把时钟拨到下一个工作日早上，看催办和通报。\n"
        "  4. 以宋立群的身份在“甘井子法院督办群”里看抽取、约定和接谈记录；在接谈件卡片上点“接谈”“继续记录”，补记承诺后归档。\n"
        "按 Ctrl-C 停止；每次启动都从头开始。",
        "128 courts, their people, groups and figures are samples: but for 周焱, 王宏 and 闫振喜, whom a newspaper named,"
        " everybody is invented.\n"
        "Four things to try:\n"
        "  1. As 闫振喜 write in 院长之声: @大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加。\n"
        "  2. As 周焱 press 签收 in 大连中院督办群.\n"
        "  3. Move the clock to the next working morning and see the reminders and the bulletin.\n"
        "  4. As 宋立群 look at the draw, the appointment and the record in 甘井子法院督办群; press 接谈 and 继续记录 on the card,"
        " take down a promise and close the record.\n"
        "Ctrl-C stops it; every start begins anew.",
    )
