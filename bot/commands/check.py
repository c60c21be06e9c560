"""duban check: settings, policy, database, token, and the courts that are not ready."""

import asyncio

import typer

from bot.application import plain
from bot.commands.opening import Desk, open_desk
from bot.commands.speech import REFUSED
from bot.commands.telegram import NO_ANSWER, Me, NoAnswer, ask_telegram
from bot.templates import render
from rules.notifications.readiness import reports
from rules.readiness import Readiness, readiness


def check() -> None:
    """Print what stands in the way; exit code 0 when nothing does."""
    desk = open_desk()
    desk.speech.say("✓ 设置和策略文件有效", "✓ settings and policy are valid")
    is_ready = asyncio.run(_check(desk))
    if not is_ready:
        raise typer.Exit(REFUSED)


async def _check(desk: Desk) -> bool:
    me = await ask_telegram(desk.settings)
    if isinstance(me, NoAnswer):
        zh, en = NO_ANSWER[me]
        desk.speech.warn(f"✗ {zh}", f"✗ {en}")
    else:
        desk.speech.say(f"✓ 令牌有效：@{me.username}", f"✓ the token is valid: @{me.username}")
    found = await _readiness(desk, me)
    desk.speech.say("✓ 数据库可用", "✓ the database is there and of this version")
    for report in reports(found):
        typer.echo(plain(render(report, desk.settings.locale).text))
    return isinstance(me, Me) and found.is_complete


async def _readiness(desk: Desk, me: Me | NoAnswer) -> Readiness:
    async with desk.work() as work:
        noted = await work.marks.bot_reads_everything()
        return readiness(
            await work.roster.on(work.now.astimezone(desk.policy.zone).date()),
            await work.groups.known(),
            now=work.now,
            policy=desk.policy.groups,
            reads_everything=me.reads_everything if isinstance(me, Me) else noted,
        )
