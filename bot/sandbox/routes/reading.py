"""A request's fields, whichever way they came."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox.files import LARGEST_UPLOAD
from bot.sandbox.parameters import Parameters, Upload


async def read_parameters(request: Request) -> Parameters:
    """Query and body together. Raises ValueError for a body that is not what it says it is."""
    raw: dict[str, Any] = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").split(";")[0].strip()
    if kind == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise ValueError("an object expected")
        raw |= body
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form(max_part_size=LARGEST_UPLOAD + 1) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = Upload(value.filename or "file", await value.read())
                else:
                    raw[name] = value
    return Parameters(raw, uploads)
