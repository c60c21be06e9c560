"""Answers to presses."""

from datetime import timedelta

from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import World

ANSWERABLE = timedelta(seconds=150)
LONGEST_ANSWER = 200


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    press = world.presses.get(parameters.text("callback_query_id"))
    if press is None or world.now() - press.date > ANSWERABLE or press.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    words = parameters.text("text")
    if len(words) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = words
    press.is_alert = parameters.flag("show_alert")
    press.url = parameters.text("url") or None
    world.tell("answer", press.message.chat, press_id=press.id)
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
