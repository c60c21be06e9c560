"""Fetching what people sent."""

from bot.sandbox.errors import bad_request
from bot.sandbox.files import LARGEST_DOWNLOAD
from bot.sandbox.parameters import Parameters
from bot.sandbox.wire import Json
from bot.sandbox.world import World


def get_file(world: World, parameters: Parameters) -> Json:
    stored = world.files.get(parameters.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    attachment = stored.attachment
    if attachment.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": attachment.file_id,
        "file_unique_id": attachment.unique_id,
        "file_size": attachment.size,
        "file_path": stored.path,
    }


METHODS = {"getFile": get_file}
