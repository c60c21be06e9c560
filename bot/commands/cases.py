"""duban cases: the register of cases, with the names encrypted."""

import asyncio
import hashlib
from pathlib import Path
from typing import NoReturn

import typer

from bot.commands.opening import Desk, open_desk
from bot.commands.roster import CLI
from bot.commands.speech import REFUSED
from bot.spreadsheets import read_table
from bot.templates import Locale
from bot.templates.en import cases as english
from bot.templates.en import full_names as english_names
from bot.templates.en import spreadsheets as english_files
from bot.templates.zh_CN import cases as chinese
from bot.templates.zh_CN import full_names as chinese_names
from bot.templates.zh_CN import spreadsheets as chinese_files
from rules.case_import import CasesRead, read_cases
from rules.cases import CaseSummary, case_number
from rules.full_names import Purpose
from rules.spreadsheets import Refusal, Table
from storage.cases import Kept, Parties
from storage.name_readings import CASE_READ, CASES_SEARCHED

_SHOWN = 50


def import_file(path: Path) -> None:
    """Import what can be read, report every line that cannot; exit code 1 when there was one."""
    desk = open_desk()
    content = path.read_bytes()
    table = read_table(content, path.name)
    if isinstance(table, Refusal):
        _refuse_file(desk, table)
    kept, read = asyncio.run(_import(desk, table, hashlib.sha256(content).hexdigest()))
    words = chinese if desk.settings.locale is Locale.ZH_CN else english
    for refusal in read.refused[:_SHOWN]:
        typer.echo(words.line_text(refusal), err=True)
    if len(read.refused) > _SHOWN:
        left = len(read.refused) - _SHOWN
        desk.speech.warn(f"……另有 {left} 行", f"… and {left} more")
    typer.echo(words.kept_text(kept.new, kept.changed, kept.same, len(read.refused)))
    if read.refused:
        raise typer.Exit(REFUSED)


async def _import(desk: Desk, table: Table, source_hash: str) -> tuple[Kept, CasesRead]:
    async with desk.work() as work:
        today = work.now.astimezone(desk.policy.zone).date()
        courts = (await work.roster.on(today)).courts
        read = read_cases(table, courts, today)
        if isinstance(read, Refusal):
            _refuse_file(desk, read)
        kept = await work.cases.keep(read.cases, by=CLI)
        counts = {"new": kept.new, "changed": kept.changed, "refused": len(read.refused)}
        await work.audit.append(CLI, "cases.imported", "cases", file=source_hash, **counts)
        return kept, read


def _refuse_file(desk: Desk, refusal: Refusal) -> NoReturn:
    desk.speech.refuse(chinese_files.refusal_text(refusal), english_files.refusal_text(refusal))


def show(number: str, purpose: str) -> None:
    """Print the full names of a case; who asks, and why, is entered in the audit chain before they are shown."""
    desk = open_desk()
    reason = _purpose(desk, purpose)
    known = case_number(number)
    parties = asyncio.run(_read_names(desk, known, reason)) if known else None
    if parties is None:
        desk.speech.refuse(f"台账中没有这个案号：{number}", f"The register knows no such case: {number}")
    desk.speech.say(f"申请执行人：{parties.petitioner}", f"Petitioner: {parties.petitioner}")
    desk.speech.say(
        f"被执行人：{parties.respondent or '（未登记）'}", f"Respondent: {parties.respondent or '(not known)'}"
    )


def _purpose(desk: Desk, words: str) -> Purpose:
    """The purpose of that name, in either language. Ends the command for any other: free words could hold a name."""
    languages = (chinese_names.PURPOSES, english_names.PURPOSES)
    known = {label: purpose for labels in languages for purpose, label in labels.items()}
    if words not in known:
        desk.speech.refuse(
            f"用途请从下列中选一个：{'、'.join(chinese_names.PURPOSES.values())}",
            f"Choose one of these purposes: {', '.join(english_names.PURPOSES.values())}",
        )
    return known[words]


async def _read_names(desk: Desk, number: str, purpose: Purpose) -> Parties | None:
    async with desk.work() as work:
        await work.audit.append(CLI, CASE_READ, f"case:{number}", purpose=purpose.value)
        return await work.cases.parties(number)


def find(name: str, purpose: str) -> None:
    """Print every case of a petitioner, in all courts, in masked form; the search is entered in the audit chain."""
    desk = open_desk()
    found = asyncio.run(_find(desk, name, _purpose(desk, purpose)))
    for case, court in found:
        typer.echo(f"{case.number}  {court}  {case.filed_on}  {case.petitioner_masked}  {case.cause}".rstrip())
    desk.speech.say(f"共 {len(found):,} 件。", f"{len(found):,} cases.")


async def _find(desk: Desk, name: str, purpose: Purpose) -> list[tuple[CaseSummary, str]]:
    async with desk.work() as work:
        courts = (await work.roster.on(work.now.astimezone(desk.policy.zone).date())).courts
        found = await work.cases.of_petitioner(name)
        numbers = [case.number for case in found]
        await work.audit.append(CLI, CASES_SEARCHED, "cases", purpose=purpose.value, found=numbers)
        return [(case, courts[case.court_code].short_name) for case in found]


def write_template(path: Path, *, is_overwriting: bool) -> None:
    """Write the empty workbook that a court fills in."""
    from bot.cases_template import cases_template

    desk = open_desk()
    desk.keep_apart(path, is_overwriting=is_overwriting)
    path.write_bytes(cases_template())
    desk.speech.say(
        f"已生成 {path}。填好后导入：duban cases import {path}",
        f"Written: {path}. Once filled in: duban cases import {path}",
    )
