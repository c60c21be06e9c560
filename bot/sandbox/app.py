"""The sandbox as a web application: Telegram's side under /bot… and /file/bot…, the people's under /sandbox/."""

import asyncio
from typing import Any, cast

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.calls import Answer, answer
from bot.sandbox.errors import bad_request
from bot.sandbox.files import LARGEST_UPLOAD
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.trace import Fate
from bot.sandbox.world import World

FATE_HEADER = "x-sandbox-fate"
CUT = "sandbox.cut"
LONGEST_SILENCE = 300  # seconds; every client has given up by then


def sandbox_app(world: World) -> Starlette:
    """The application around one world. It can be served by uvicorn or called in memory (httpx.ASGITransport).

    In memory a lost connection is an answer with status 599 and the header x-sandbox-fate: timed_out or reset, which
    the transport turns into an exception; over real HTTP the answer never comes, or the connection is cut.
    """
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", _bot_call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", _download, methods=["GET"]),
        ]
    )
    app.state.world = world
    return app


def world_of(request: Request) -> World:
    return cast("World", request.app.state.world)


async def _bot_call(request: Request) -> Response:
    try:
        parameters = await read_parameters(request)
    except ValueError:
        refused = bad_request("can't parse the request")
        return JSONResponse({"ok": False, "error_code": 400, "description": refused.description}, 400)
    token, method = request.path_params["token"], request.path_params["method"]
    return await _carried(request, await answer(world_of(request), token, method, parameters))


async def _carried(request: Request, given: Answer) -> Response:
    """The answer as the line lets it through."""
    if given.fate is not Fate.ANSWERED:
        cut = (request.scope.get("extensions") or {}).get(CUT)
        if cut is None:
            return Response(status_code=599, headers={FATE_HEADER: given.fate.value})
        if given.fate is Fate.TIMED_OUT:
            await asyncio.sleep(LONGEST_SILENCE)
        cut()
        return Response(status_code=599)
    if isinstance(given.body, str):
        return HTMLResponse(given.body, given.code)
    return JSONResponse(given.body, given.code)


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


async def _download(request: Request) -> Response:
    world = world_of(request)
    stored = world.files.at(request.path_params["path"])
    if request.path_params["token"] != world.bot.token or stored is None:
        return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
    return Response(stored.data, media_type="application/octet-stream")
