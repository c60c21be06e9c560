"""One page, one call."""

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery.outcome import EditLost, Outcome, Refused, Sent, Unchanged, outcome_of
from bot.page import Attachment, LabelledButton, Page
from storage.deliveries import Place

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Files take longer to go up than words; an answer that takes longer than this is not waited for.
_READ_TIMEOUT = 20.0


async def show(bot: Bot, chat_id: int, page: Page, *, edits: Place | None, replies_to: Place | None) -> Outcome:
    """Send the page, or edit it in place where `edits` is given and still there."""
    if edits is not None and page.attachment is None:
        outcome = await _edit(bot, edits, page)
        if not isinstance(outcome, EditLost):
            return outcome
    return await _send(bot, chat_id, page, replies_to)


async def leave(bot: Bot, chat_id: int) -> Outcome:
    try:
        await bot.leave_chat(chat_id, read_timeout=_READ_TIMEOUT)
    except TelegramError as error:
        return outcome_of(error)
    return Sent(None)


async def delete(bot: Bot, chat_id: int, message_id: int) -> Outcome:
    """Delete somebody's message. One that is gone already is as good as deleted."""
    try:
        await bot.delete_message(chat_id, message_id, read_timeout=_READ_TIMEOUT)
    except BadRequest as error:
        return Sent(None) if "message to delete not found" in error.message.lower() else outcome_of(error)
    except TelegramError as error:
        return outcome_of(error)
    return Sent(None)


async def withdraw(bot: Bot, place: Place, page: Page, *, is_caption: bool) -> Outcome:
    """Delete the bot's own message; where Telegram finds it too old (48 hours), put the page in its place."""
    outcome = await delete(bot, place.chat_id, place.message_id)
    if not isinstance(outcome, Refused) or outcome.is_gone:
        return outcome
    return await _edit(bot, place, page, is_caption=is_caption)


async def _edit(bot: Bot, place: Place, page: Page, *, is_caption: bool = False) -> Outcome:
    try:
        await (_editing_caption if is_caption else _editing_text)(bot, place, page)
    except TelegramError as error:
        outcome = outcome_of(error)
        return Sent(place.message_id) if isinstance(outcome, Unchanged) else outcome
    return Sent(place.message_id)


async def _editing_text(bot: Bot, place: Place, page: Page) -> None:
    await bot.edit_message_text(
        page.text,
        chat_id=place.chat_id,
        message_id=place.message_id,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        reply_markup=_keyboard(page),
        read_timeout=_READ_TIMEOUT,
    )


async def _editing_caption(bot: Bot, place: Place, page: Page) -> None:
    await bot.edit_message_caption(
        chat_id=place.chat_id,
        message_id=place.message_id,
        caption=page.text,
        parse_mode=ParseMode.HTML,
        reply_markup=_keyboard(page),
        read_timeout=_READ_TIMEOUT,
    )


async def _send(bot: Bot, chat_id: int, page: Page, replies_to: Place | None) -> Outcome:
    try:
        message = await _sending(bot, chat_id, page, _reply(replies_to))
    except TelegramError as error:
        return outcome_of(error)
    return Sent(message.message_id)


async def _sending(bot: Bot, chat_id: int, page: Page, reply: ReplyParameters | None) -> Message:
    # Only with a forced reply does a bot in privacy mode hear what people write in a group.
    keyboard = ForceReply(selective=True) if page.awaits_reply else _keyboard(page)
    attachment = page.attachment
    if attachment is None:
        return await bot.send_message(
            chat_id,
            page.text,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=reply,
            reply_markup=keyboard,
            read_timeout=_READ_TIMEOUT,
        )
    send = bot.send_photo if attachment.is_photo else bot.send_document
    return await send(
        chat_id,
        _file(attachment),
        caption=page.text,
        parse_mode=ParseMode.HTML,
        reply_parameters=reply,
        reply_markup=keyboard,
        read_timeout=_READ_TIMEOUT,
    )


def _file(attachment: Attachment) -> InputFile:
    return InputFile(attachment.content, filename=attachment.file_name)


def _reply(place: Place | None) -> ReplyParameters | None:
    if place is None:
        return None
    return ReplyParameters(place.message_id, allow_sending_without_reply=True)


def _keyboard(page: Page) -> InlineKeyboardMarkup | None:
    if not page.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in page.buttons])


def _button(button: LabelledButton) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=button.nonce, url=button.url)
