"""How the bot learns what happened: long polls, or a webhook."""

import re
from typing import Any

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.queue import LONGEST_POLL
from bot.sandbox.wire import Json, user_json
from bot.sandbox.world import World

MOST_UPDATES = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


def get_me(world: World, _parameters: Parameters) -> Json:
    return {
        **user_json(world.bot.user),
        "can_join_groups": True,
        "can_read_all_group_messages": world.bot.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, parameters: Parameters) -> list[Json]:
    """The updates that wait. A newer poll ends an older one with 409; timeout 0 returns at once.

    `timeout` counts real seconds, so a bot that polls does not race when the sandbox's clock is advanced.
    """
    if world.webhook:
        raise ApiError(409, WEBHOOK_ACTIVE)
    world.poll_number += 1
    mine = world.poll_number
    world.bell.ring()
    _remember_allowed(world, parameters)
    world.updates.confirm(parameters.integer("offset", 0))
    limit = min(max(parameters.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    timeout = min(max(parameters.integer("timeout", 0), 0), LONGEST_POLL)
    if timeout:
        await world.bell.wait_until(lambda: bool(world.updates.due(1)) or world.poll_number != mine, timeout)
    if world.poll_number != mine:
        raise ApiError(409, TERMINATED)
    return world.updates.due(limit)


def set_webhook(world: World, parameters: Parameters) -> bool:
    url = parameters.text("url")
    if not url:
        return delete_webhook(world, parameters)
    if not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: invalid URL")
    secret = parameters.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(world, parameters)
    _drop_if_asked(world, parameters)
    world.webhook = {"url": url, "secret": secret, "max_connections": parameters.integer("max_connections", 40)}
    world.poll_number += 1
    world.bell.ring()
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    world.webhook = None
    _drop_if_asked(world, parameters)
    return True


def get_webhook_info(world: World, _parameters: Parameters) -> Json:
    webhook: dict[str, Any] = world.webhook or {"url": ""}
    more = {"max_connections": webhook["max_connections"]} if world.webhook else {}
    allowed = {} if world.updates.allowed is None else {"allowed_updates": sorted(world.updates.allowed)}
    pending = len(world.updates.waiting)
    return {"url": webhook["url"], "has_custom_certificate": False, "pending_update_count": pending, **more, **allowed}


def _remember_allowed(world: World, parameters: Parameters) -> None:
    """An empty list means Telegram's default again; a missing one changes nothing."""
    allowed = parameters.json("allowed_updates")
    if allowed is not None:
        world.updates.allowed = frozenset(allowed) or None


def _drop_if_asked(world: World, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        world.updates.waiting.clear()


METHODS = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
