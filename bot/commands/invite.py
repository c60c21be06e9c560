"""duban invite and duban group-code: the one-time codes by which people and groups are let in."""

import asyncio
import csv
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from bot.codes import new_code
from bot.commands.opening import Desk, open_desk
from bot.commands.patience import patiently
from bot.commands.roster import CLI
from bot.commands.telegram import bot_username
from rules.groups import GroupKind, binding_named
from rules.people import Person, Roster, invitees
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Link:
    """One person's way in."""

    posts: str
    name: str
    url: str
    expires_at: datetime


def invite(name: str, *, is_for_all: bool, out: Path | None) -> None:
    """Print, or write to a file, the links of one person or of everybody who is not enrolled."""
    desk = open_desk()
    if bool(name) is is_for_all:
        desk.speech.refuse(
            "请写一个姓名，或用 --all 给所有未登记的人生成：duban invite 周焱；duban invite --all --out 登记链接.csv",
            "Name one person, or take --all for everybody who is not enrolled: duban invite 周焱; duban invite --all --out FILE.csv",
        )
    making = _invite(desk, name, is_for_all=is_for_all)
    links = asyncio.run(patiently(making, desk, "正在生成登记链接", "Making the links"))
    if out is None:
        for link in links:
            typer.echo(f"{link.posts} {link.name}  {link.url}")
    else:
        out.write_bytes(_table(links))
        out.chmod(0o600)
        desk.speech.say(f"已写入 {out}：{len(links)} 个链接。", f"Written to {out}: {len(links)} links.")
    desk.speech.warn(
        "每个链接一次有效，24 小时内过期。请单独发给本人，不要发到群里。",
        "Each link works once and dies within a day. Send it to the person alone, never to a group.",
    )


async def _invite(desk: Desk, name: str, *, is_for_all: bool) -> list[Link]:
    username = await bot_username(desk)
    async with desk.work() as work:
        roster = await work.roster.on(work.now.astimezone(desk.policy.zone).date())
        if is_for_all:
            people = tuple(one for one in roster.people if not one.is_enrolled and roster.posts_of(one.id))
        else:
            people = invitees(roster, name)
            _refuse_unless_one(desk, name, people, roster)
        return [await _link(desk, work, roster, person, username) for person in people]


def _refuse_unless_one(desk: Desk, name: str, people: tuple[Person, ...], roster: Roster) -> None:
    if not people:
        desk.speech.refuse(
            f"名册中没有在任的{name}。请核对姓名，或先导入名册：duban roster import 文件",
            f"Nobody called {name} holds a post. Check the name, or import the roster: duban roster import FILE",
        )
    if len(people) > 1:
        posts = "；".join("、".join(roster.titles_of(person.id)) for person in people)
        desk.speech.refuse(
            f"有 {len(people)} 位{name}：{posts}。请写明法院，例如：duban invite '大连中院 {name}'",
            f"There are {len(people)} of that name: {posts}. Name the court: duban invite '大连中院 {name}'",
        )


async def _link(desk: Desk, work: UnitOfWork, roster: Roster, person: Person, username: str) -> Link:
    code, expires_at = new_code(), work.now + desk.policy.enrolment.code_life
    await work.enrolment.mint_for_person(code, person.id, CLI, expires_at)
    posts = "、".join(roster.titles_of(person.id))
    return Link(posts, person.name, f"https://t.me/{username}?start={code}", expires_at.astimezone(desk.policy.zone))


def _table(links: list[Link]) -> bytes:
    """A CSV that Excel opens in Chinese without being told the encoding."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(("职务", "姓名", "登记链接", "有效期至"))
    writer.writerows((link.posts, link.name, link.url, f"{link.expires_at:%Y-%m-%d %H:%M}") for link in links)
    return kept.getvalue().encode("utf-8-sig")


def group_code(court: str, kind: GroupKind) -> None:
    """Print the code of a court's group, of the command group or of the office's group."""
    desk = open_desk()
    if (kind is GroupKind.COURT) is not bool(court):
        desk.speech.refuse(
            "请写法院名，或用 --kind：duban group-code 甘井子法院；duban group-code --kind command；duban group-code --kind office",
            "Name a court, or take --kind: duban group-code 甘井子法院; --kind command; --kind office",
        )
    code, url = asyncio.run(_group_code(desk, court or kind.value))
    desk.speech.say(
        f"把机器人拉进群并设为管理员，在群内发送：\n  /bind {code}\n或在手机上打开：\n  {url}",
        f"Add the bot to the group, make it an administrator and send there:\n  /bind {code}\nor open on a telephone:\n  {url}",
    )
    desk.speech.warn("此码一次有效，24 小时内过期。", "The code works once and dies within a day.")


async def _group_code(desk: Desk, asked: str) -> tuple[str, str]:
    username = await bot_username(desk)
    async with desk.work() as work:
        roster = await work.roster.on(work.now.astimezone(desk.policy.zone).date())
        binding = binding_named(roster.courts, asked)
        if binding is None:
            desk.speech.refuse(
                f"名册中找不到唯一对应的法院：{asked}。请写全称、简称或代码。",
                f"No single court of the roster is called {asked}. Write its full name, short name or code.",
            )
        code = new_code()
        await work.enrolment.mint_for_group(code, binding, CLI, work.now + desk.policy.enrolment.code_life)
    return code, f"https://t.me/{username}?startgroup={code}"
