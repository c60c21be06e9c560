"""A file of figures that the office sends, in private or in a group: read, kept, and summed up."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

from handlers.routes import Access, Event, Route, Where, Who
from handlers.scene import Scene
from handlers.wide_tables import wide_outcome
from rules.groups import GroupKind
from rules.incoming import Said
from rules.indicators import Indicators
from rules.notifications.indicators import FiguresAlreadyImported, FiguresRefused
from rules.outgoing import Notification, Outgoing
from rules.spreadsheets import Refusal, Table, TableFault
from storage.figure_import import import_figures
from storage.indicators import SourceFile

ReadTable = Callable[[bytes, str], Awaitable[Table | Refusal]]

LARGEST_MEGABYTES = 20
SUFFIXES = {".xlsx", ".xls", ".xlsb", ".ods", ".csv"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file, taken apart before the transaction."""

    name: str
    hash: str
    table: Table | Refusal


def routes(indicators: Indicators, read_table: ReadTable) -> tuple[Route, ...]:
    return (
        Route(
            Event(Said, has_document=True),
            Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP),
            partial(import_sent, indicators=indicators),
            prepare=partial(take_apart, read_table=read_table),
        ),
    )


async def take_apart(said: Said, *, read_table: ReadTable) -> SentFile:
    document = said.document
    if document is None or document.content is None:
        name = document.file_name if document else ""
        return SentFile(name, "", Refusal(TableFault.FILE_TOO_BIG, limit=LARGEST_MEGABYTES))
    table = await read_table(document.content, document.file_name)
    return SentFile(document.file_name, hashlib.sha256(document.content).hexdigest(), table)


async def import_sent(scene: Scene, said: Said, file: SentFile, *, indicators: Indicators) -> None:
    if not _is_for_us(scene, file):
        return
    today = scene.now.astimezone(scene.policy.zone).date()
    source = SourceFile(file.hash, file.name, f"person:{scene.speaker.id}" if scene.speaker else "admin")
    outcome = await import_figures(scene.work, source, file.table, scene.roster.courts, indicators, today=today)
    if isinstance(outcome, FiguresRefused) and isinstance(file.table, Table):
        wide = await wide_outcome(scene, said, source, file.table, indicators)
        if wide is not None:
            await _say(scene, said, wide)
            return
    if isinstance(outcome, FiguresRefused) and not _is_told(scene, file):
        return
    if isinstance(outcome, FiguresAlreadyImported):
        outcome = replace(outcome, imported_at=outcome.imported_at.astimezone(scene.policy.zone))
    await _say(scene, said, outcome)


async def _say(scene: Scene, said: Said, outcome: Notification) -> None:
    recipient = scene.place(said.chat.id)
    key = f"figures:{said.update_id}"
    await scene.work.outbox.put(Outgoing(key, recipient, outcome, reply_to_message=said.message_id))


def _is_for_us(scene: Scene, file: SentFile) -> bool:
    """In private every file is; in a group only a spreadsheet that is laid before the command group or the office."""
    if scene.group is None:
        return True
    return scene.group.kind in {GroupKind.COMMAND, GroupKind.OFFICE} and _is_spreadsheet(file)


def _is_told(scene: Scene, file: SentFile) -> bool:
    """Whether a refusal is worth a word: not for a table of another kind that was shown to all presidents."""
    is_command_group = scene.group is not None and scene.group.kind is GroupKind.COMMAND
    return not is_command_group or isinstance(file.table, Refusal)


def _is_spreadsheet(file: SentFile) -> bool:
    return PurePath(file.name).suffix.lower() in SUFFIXES
