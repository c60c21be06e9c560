"""The python-telegram-bot application, whose one handler stands for the whole table of routes."""

import html
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NoReturn

import structlog
from telegram import Bot
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, BaseHandler, CallbackContext

from bot import templates
from bot.clock import Clock
from bot.crash_points import CrashPoint, Reach
from bot.logs import fingerprint
from bot.scenes import Scenes
from bot.templates import Locale
from handlers.access import RefusedError, check
from handlers.personal_data import object_to_personal_data
from handlers.routes import Command, Event, Press, Route, Trigger
from handlers.scene import Scene
from rules.incoming import ChatKind, Document, Incoming, Pressed, Said
from rules.notifications.access import ButtonGone, UseOwnAccount
from rules.outgoing import Answer, Notification, Outgoing, Recipient
from storage.database import Database
from storage.unit_of_work import UnitOfWork, unit_of_work

log = structlog.get_logger(__name__)

LARGEST_DOWNLOAD = 20 << 20
LONGEST_ANSWER = 200
_HEARD_TO_THE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Understood:
    """An update of the journal and what it says."""

    update_id: int
    incoming: Incoming


class StrictApplication(Application[Any, Any, Any, Any, Any, Any]):
    """An application that hides no error: the worker tries again, or sets the update aside."""

    async def process_error(self, update: object, error: Exception, *_rest: object, **_more: object) -> NoReturn:  # noqa: ARG002 - the signature is the library's
        raise error


class Gate:
    """Where every update passes: scene, access, handler, commit, answer."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        routes: dict[Trigger, Route],
        scenes: Scenes,
        *,
        locale: Locale,
        reach: Reach,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._routes = routes
        self._scenes = scenes
        self._locale = locale
        self._reach = reach

    async def pass_through(self, update: Understood, _context: object) -> None:
        """Handle one update, and mark it as done in the same transaction. An update that was done before changes nothing."""
        now = self._clock.now()
        incoming, prepared = await self._prepare(update.incoming, now)
        answer = None
        async with unit_of_work(self._database, now) as work:
            if await work.inbox.done(update.update_id):
                answer = await self._act(work, incoming, prepared, now)
            self._reach(CrashPoint.BEFORE_COMMIT)
        self._reach(CrashPoint.AFTER_COMMIT)
        if isinstance(incoming, Pressed):
            await self._answer(incoming, answer)

    async def _prepare(self, incoming: Incoming, now: datetime) -> tuple[Incoming, tuple[Any, ...]]:
        """Fetch and take apart what takes long, before the transaction, and only for those who may."""
        route = self._route(incoming, None) if isinstance(incoming, Said) else None
        if route is None or not isinstance(incoming, Said) or not _wants_file(route, incoming):
            return incoming, ()
        async with unit_of_work(self._database, now) as work:
            scene = await self._scenes.scene(work, incoming, now)
            if self._refusal(route, scene, incoming) is not None:
                return incoming, (None,) if route.prepare else ()
        if incoming.document is not None:
            incoming = replace(incoming, document=await self._download(incoming.document))
        return incoming, (await route.prepare(incoming),) if route.prepare else ()

    def _route(self, incoming: Incoming, action: str | None) -> Route | None:
        """The route of the update; a file that answers the bot has one of its own where a feature wants it."""
        if isinstance(incoming, Said) and incoming.document is not None and self._answers_us(incoming):
            answer = Event(Said, has_document=True, is_answer=True)
            if _trigger(incoming, action) == Event(Said, has_document=True) and answer in self._routes:
                return self._routes[answer]
        return self._routes.get(_trigger(incoming, action))

    def _answers_us(self, said: Said) -> bool:
        return said.reply_to is not None and said.reply_to.sender_id == self._bot.id

    async def _download(self, document: Document) -> Document:
        if document.size > LARGEST_DOWNLOAD:
            return document
        try:
            file = await self._bot.get_file(document.file_id)
            return replace(document, content=bytes(await file.download_as_bytearray()))
        except BadRequest:
            return document

    async def _act(
        self, work: UnitOfWork, incoming: Incoming, prepared: tuple[Any, ...], now: datetime
    ) -> Answer | None:
        scene = await self._scenes.scene(work, incoming, now)
        await _note_heard(scene, incoming)
        if isinstance(incoming, Said) and incoming.personal_data:
            await object_to_personal_data(scene, incoming)
        route = self._route(incoming, scene.button.action if scene.button else None)
        if route is None:
            return Answer(ButtonGone()) if isinstance(incoming, Pressed) else None
        refused = self._refusal(route, scene, incoming)
        if refused is not None:
            return await _refuse(scene, incoming, refused.refusal)
        answer = await route.handle(scene, incoming, *prepared)
        await _keep_record(scene, incoming)
        return answer

    def _refusal(self, route: Route, scene: Scene, incoming: Incoming) -> RefusedError | None:
        try:
            check(
                route.access,
                incoming,
                speaker=scene.speaker,
                group=scene.group,
                roster=scene.roster,
                admin_ids=scene.admin_ids,
                button=scene.button,
            )
        except RefusedError as refused:
            return refused
        return None

    async def _answer(self, pressed: Pressed, answer: Answer | None) -> None:
        """End the progress bar at the button. It is a courtesy: what the press did is committed already."""
        text = plain(templates.render(answer.notification, self._locale).text)[:LONGEST_ANSWER] if answer else None
        try:
            await self._bot.answer_callback_query(
                pressed.query_id, text, show_alert=answer.is_alert if answer else None
            )
        except TelegramError as error:
            log.info("press_not_answered", error=fingerprint(error))


class RoutesHandler(BaseHandler[Understood, CallbackContext[Any, Any, Any, Any], None]):
    """One handler for the table: the route is found by its trigger, however many features there are."""

    def check_update(self, update: object) -> bool:
        return isinstance(update, Understood)


def build_application(bot: Bot, gate: Gate) -> StrictApplication:
    """The application without an updater: its updates come from the journal."""
    application = Application.builder().application_class(StrictApplication).bot(bot).updater(None).build()
    application.add_handler(RoutesHandler(gate.pass_through))
    return application  # type: ignore[return-value]


def _trigger(incoming: Incoming, action: str | None) -> Trigger:
    if isinstance(incoming, Pressed):
        return Press(action or "")
    if not isinstance(incoming, Said):
        return Event(type(incoming))
    if incoming.is_edited:
        return Event(Said, is_edited=True)
    if incoming.command is not None:
        return Command(incoming.command)
    document = incoming.document
    is_scan = document is not None and document.is_scan
    return Event(Said, has_document=document is not None and not is_scan, has_scan=is_scan)


def _wants_file(route: Route, said: Said) -> bool:
    """Photos that people show each other in a group are none of ours: only one that answers the bot is fetched."""
    if isinstance(route.trigger, Event) and route.trigger.has_scan:
        return said.chat.kind is ChatKind.PRIVATE or said.reply_to is not None
    return route.prepare is not None or (isinstance(route.trigger, Event) and route.trigger.has_document)


async def _refuse(scene: Scene, incoming: Incoming, refusal: Notification | None) -> Answer | None:
    """Say why not: at the button, or else to the person in private; only the nameless are told in the group."""
    if refusal is None or not isinstance(incoming, Said | Pressed):
        return None
    if isinstance(incoming, Pressed):
        return Answer(refusal)
    if isinstance(refusal, UseOwnAccount):
        recipient = Recipient(chat_id=incoming.chat.id)
    elif scene.speaker is not None:
        recipient = Recipient(person_id=scene.speaker.id)
    else:
        recipient = Recipient(chat_id=incoming.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"refusal:{incoming.update_id}", recipient, refusal))
    return None


async def _keep_record(scene: Scene, incoming: Incoming) -> None:
    """Commands and presses go into the audit chain; talk is nobody's business until a feature makes something of it."""
    if isinstance(incoming, Pressed) and scene.button is not None:
        event, subject = f"press.{scene.button.action}", scene.button.subject
    elif isinstance(incoming, Said) and incoming.command is not None and not incoming.is_edited:
        event, subject = f"command.{incoming.command}", f"chat:{incoming.chat.id}"
    else:
        return
    actor = f"person:{scene.speaker.id}" if scene.speaker else f"telegram:{incoming.sender.telegram_id}"
    await scene.work.audit.append(actor, event, subject, update=incoming.update_id)


async def _note_heard(scene: Scene, incoming: Incoming) -> None:
    """Remember, to the hour, when somebody last spoke in a bound group: a silent one is worth a look."""
    group = scene.group
    if group is None or not group.is_bound or not isinstance(incoming, Said):
        return
    if group.last_heard_at is None or scene.now - group.last_heard_at >= _HEARD_TO_THE:
        await scene.work.groups.heard(group.id, scene.now)


def plain(text: str) -> str:
    """HTML as plain words, for the places where Telegram takes no markup."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))
