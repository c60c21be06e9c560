"""duban ledger export: the office's ledger as a file, with the words of /ledger as filters."""

import asyncio
from pathlib import Path

from bot.application import plain
from bot.commands.opening import Desk, open_desk
from bot.templates import Locale, render
from bot.templates.en.ledger import ledger_content as english
from bot.templates.zh_CN.ledger import ledger_content as chinese
from rules.ledger.asking import NotUnderstood, read_question
from rules.ledger.entries import Eyes
from rules.ledger.values import court_of
from rules.notifications.ledger import Form, LedgerFile, LedgerNotUnderstood

_CONTENT = {Locale.ZH_CN: chinese, Locale.EN: english}


def export(path: Path, words: str, *, is_overwriting: bool) -> None:
    """Write the file in the form that its name ends with."""
    desk = open_desk()
    form = next((form for form in Form if path.suffix.lower() == f".{form}"), None)
    if form is None:
        desk.speech.refuse("文件名须以 .xlsx 或 .docx 结尾。", "The file's name must end with .xlsx or .docx.")
    desk.keep_apart(path, is_overwriting=is_overwriting)
    facts = asyncio.run(_facts(desk, words, form))
    path.write_bytes(_CONTENT[desk.settings.locale](facts))
    count = len(facts.entries)
    desk.speech.say(f"已导出{count}行到 {path}。", f"{count} lines written to {path}.")


async def _facts(desk: Desk, words: str, form: Form) -> LedgerFile:
    async with desk.work() as work:
        now = work.now.astimezone(desk.policy.zone)
        roster = await work.roster.on(now.date())
        question = read_question(words, roster, now.date())
        if isinstance(question, NotUnderstood):
            text = plain(render(LedgerNotUnderstood(question.words), desk.settings.locale).text)
            desk.speech.refuse(text, text)
        eyes = Eyes(work.now, desk.policy.court_time, desk.policy.lights)
        found = await work.ledger.find(question, eyes)
        await work.audit.append("cli", "ledger.exported", "ledger", asked=words, lines=len(found))
        name_of = court_of(roster)
        issuer = roster.courts.high.full_name
        return LedgerFile(words, now.date(), form, found, tuple(name_of(entry) for entry in found), issuer)
