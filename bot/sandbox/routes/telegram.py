"""Telegram's side: /bot{token}/{method} and /file/bot{token}/{path}."""

import asyncio
from typing import cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.calls import Answer, answer
from bot.sandbox.errors import bad_request
from bot.sandbox.routes.reading import read_parameters
from bot.sandbox.trace import Fate
from bot.sandbox.world import World

FATE_HEADER = "x-sandbox-fate"
CUT = "sandbox.cut"
LONGEST_SILENCE = 300  # seconds; every client has given up by then


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


async def _download(request: Request) -> Response:
    world = world_of(request)
    stored = world.files.at(request.path_params["path"])
    if request.path_params["token"] != world.bot.token or stored is None:
        return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
    return Response(stored.data, media_type="application/octet-stream")


ROUTES = [
    Route("/bot{token}/{method}", _bot_call, methods=["GET", "POST"]),
    Route("/file/bot{token}/{path:path}", _download),
]
