"""duban bulletin: what was published, and the same bytes again from the inputs that were kept with it."""

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path

import typer

from bot.application import plain
from bot.commands.opening import Desk, open_desk
from bot.commands.speech import REFUSED
from bot.templates import Locale, render
from bot.templates.en.bulletins.names import MODES as ENGLISH_MODES
from bot.templates.en.bulletins.names import plain_title as english_title
from bot.templates.zh_CN.bulletins.names import MODES as CHINESE_MODES
from bot.templates.zh_CN.bulletins.names import plain_title as chinese_title
from rules.bulletins.cities import cities
from rules.bulletins.full_table import FullTable, totals
from rules.bulletins.inputs import hash_of, read_inputs
from rules.bulletins.making import Edition, make_bulletin
from rules.bulletins.pages import pages
from rules.bulletins.series import Mode
from rules.bulletins.values import Bulletin, BulletinState
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook, NoticeForm
from rules.notifications.bulletin_pictures import CityPicture, RankingPage
from rules.notifications.bulletins import ProvinceBulletin
from rules.outgoing import Notification, Recipient
from storage.bulletins import Kept

MOST_LISTED = 100
SHORT_HASH = 12


def list_bulletins() -> None:
    """Print the newest bulletins, one a line: number, day, title, mode, state, and the beginning of the inputs' hash."""
    desk = open_desk()
    kept = asyncio.run(_recent(desk))
    if not kept:
        desk.speech.say("还没有发布过通报。", "No bulletin has been published yet.")
    for one in kept:
        typer.echo(_line(desk, one))


async def _recent(desk: Desk) -> tuple[Kept, ...]:
    async with desk.work() as work:
        return await work.bulletins.recent(MOST_LISTED)


def _line(desk: Desk, kept: Kept) -> str:
    bulletin, is_chinese = kept.bulletin, desk.settings.locale is Locale.ZH_CN
    title = (chinese_title if is_chinese else english_title)(bulletin.name)
    mode = (CHINESE_MODES if is_chinese else ENGLISH_MODES)[bulletin.mode]
    states = {
        BulletinState.WITHDRAWN: desk.speech.choose("已撤回", "withdrawn"),
        BulletinState.WITHDRAWING: desk.speech.choose("正在撤回", "being withdrawn"),
    }
    state = states.get(kept.state or BulletinState.PUBLISHED, "")
    corrected = desk.speech.choose("已更正", "corrected since") if kept.corrected_by else ""
    parts = (f"{kept.number}", f"{bulletin.day}", title, mode, state, corrected, bulletin.inputs_hash[:SHORT_HASH])
    return "  ".join(part for part in parts if part)


def reproduce(number: int, folder: Path) -> None:
    """Make the bulletin again from its inputs and write text and picture; exit code 1 where anything differs from what was sent."""
    desk = open_desk()
    kept, inputs, sent = asyncio.run(_inputs(desk, number))
    if kept is None:
        desk.speech.refuse(
            f"没有第 {number} 号通报。请用 duban bulletin list 查看。",
            f"There is no bulletin {number}. See duban bulletin list.",
        )
    if inputs is None:
        desk.speech.refuse(
            f"第 {number} 号通报发布时没有留存依据数据。", f"The inputs of bulletin {number} were not kept."
        )
    again = _again(kept.bulletin, inputs)
    is_same = again == kept.bulletin and hash_of(inputs) == kept.bulletin.inputs_hash
    page = render(ProvinceBulletin(again), desk.settings.locale)
    name = f"bulletin-{number}"
    written = {f"{name}.html": page.text.encode(), f"{name}.txt": plain(page.text).encode()}
    if page.attachment is not None:
        written[f"{name}.png"] = page.attachment.content
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in written.items():
        (folder / file).write_bytes(content)
        typer.echo(f"{hashlib.sha256(content).hexdigest()}  {folder / file}")
    if not is_same:
        desk.speech.warn("✗ 重算的结果与当时发布的不一致。", "✗ What was made again differs from what was published.")
        raise typer.Exit(REFUSED)
    desk.speech.say(
        f"✓ 重算的结果与当时发布的一致，依据数据指纹 {kept.bulletin.inputs_hash}",
        f"✓ The same as was published; hash of the inputs {kept.bulletin.inputs_hash}",
    )
    if page.attachment is not None:
        _compare_picture(desk, hashlib.sha256(page.attachment.content).hexdigest(), sent)


def _compare_picture(desk: Desk, drawn: str, sent: frozenset[str]) -> None:
    """Say whether the picture is the one that was sent, byte for byte. Raises typer.Exit where it is another."""
    if not sent:
        desk.speech.say(
            "· 没有图片发出的记录，无法比对图片字节。",
            "· No picture is known to have been sent, so there is none to compare with.",
        )
    elif drawn in sent:
        desk.speech.say("✓ 图片与当时发出的逐字节相同。", "✓ The picture is the one that was sent, byte for byte.")
    else:
        desk.speech.warn(
            f"✗ 数据和名次与当时一致，但图片字节不同：发出时图片指纹 {_listed(sent)}。"
            "此后程序的图片样式或显示语言有变化；请用发出时的版本和语言重做。",
            f"✗ Figures and places are the same, the picture is not: the one that was sent has the hash {_listed(sent)}. "
            "Pictures or language have changed since; take the version and language of that day.",
        )
        raise typer.Exit(REFUSED)


def _listed(hashes: frozenset[str]) -> str:
    return ", ".join(sorted(one[:SHORT_HASH] for one in hashes))


def export(number: int, folder: Path) -> None:
    """Write the draft of the notice as DOCX and PDF, the full table as XLSX, and every picture; all from what was kept."""
    desk = open_desk()
    kept, table, before = asyncio.run(_tables(desk, number))
    if kept is None:
        desk.speech.refuse(
            f"没有第 {number} 号通报。请用 duban bulletin list 查看。",
            f"There is no bulletin {number}. See duban bulletin list.",
        )
    if table is None:
        desk.speech.refuse(
            f"第 {number} 号通报发布时没有留存全表。", f"The full table of bulletin {number} was not kept."
        )
    folder.mkdir(parents=True, exist_ok=True)
    for notification in files_of(kept.bulletin, table, before):
        attachment = render(notification, desk.settings.locale).attachment
        if attachment is not None:
            (folder / attachment.file_name).write_bytes(attachment.content)
            typer.echo(str(folder / attachment.file_name))


async def _tables(desk: Desk, number: int) -> tuple[Kept | None, FullTable | None, FullTable | None]:
    async with desk.work() as work:
        kept = await work.bulletins.numbered(number)
        table = await work.full_tables.get(kept.key) if kept else None
        return kept, table, await work.full_tables.before(table) if table else None


def files_of(bulletin: Bulletin, table: FullTable, before: FullTable | None) -> Iterator[Notification]:
    """Everything about the bulletin that becomes a file; places page by page only where courts are ranked."""
    names = {court.code: court.full_name for court in table.courts}
    for form in NoticeForm:
        yield BulletinNotice(form, bulletin, totals(table, before), table.issuer, names)
    yield BulletinWorkbook(bulletin, table, before)
    yield ProvinceBulletin(bulletin)
    if found := cities(bulletin, table):
        yield CityPicture(bulletin, found)
    if bulletin.mode is Mode.RANK:
        yield from (RankingPage(bulletin, number) for number in range(1, len(pages(bulletin)) + 1))


async def _inputs(desk: Desk, number: int) -> tuple[Kept | None, bytes | None, frozenset[str]]:
    """The bulletin, its inputs, and the fingerprints of its picture as it was sent."""
    async with desk.work() as work:
        kept = await work.bulletins.numbered(number)
        if kept is None:
            return None, None, frozenset()
        places = [Recipient(group_id=group.id) for group in await work.groups.known()]
        places += [Recipient(person_id=one) for one in kept.bulletin.people]
        fates = await work.outbox.fates([f"{kept.key}:{place.key}" for place in places])
        sent = {one.attachment_hash for one in fates if one.kind == ProvinceBulletin.kind and one.attachment_hash}
        return kept, await work.bulletins.inputs(kept.key), frozenset(sent)


def _again(published: Bulletin, inputs: bytes) -> Bulletin:
    """What the inputs give, under the name and for the recipients that the publication had."""
    snapshot, rules = read_inputs(inputs)
    edition = Edition(
        key=published.key,
        series=published.series,
        kind=published.kind,
        title=published.title,
        correction=published.correction,
        is_late=published.is_late,
        to=published.to,
        people=published.people,
    )
    return make_bulletin(snapshot, rules, edition, published.published_at, hash_of(inputs))
