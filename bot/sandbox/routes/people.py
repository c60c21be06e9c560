"""Everything under /sandbox/: what people do, what the page shows, and the clock that the bot may follow."""

import json
from collections.abc import AsyncIterator
from functools import partial
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.cast import CastError
from bot.sandbox.errors import ActError, ApiError
from bot.sandbox.routes.acts import ACTS
from bot.sandbox.routes.reading import read_parameters
from bot.sandbox.views import call_view, clock_view, message_view, news_view, state_view
from bot.sandbox.wire import Json
from bot.sandbox.world import World

LONGEST_WAIT = 25  # seconds
PAGE_OF_MESSAGES = 60
PAGE_OF_CALLS = 500


def world_of(request: Request) -> World:
    return cast("World", request.app.state.world)


async def act(request: Request) -> Response:
    """Any act by name; 400 with a sentence in both languages when it cannot be done."""
    chosen = ACTS.get(request.path_params["act"])
    if chosen is None:
        return _refused(404, "没有这个操作", "no such act")
    try:
        return JSONResponse({"ok": True, "result": chosen(world_of(request), await read_parameters(request))})
    except ActError as problem:
        return _refused(400, problem.chinese, problem.english)
    except ApiError as problem:
        return _refused(400, "请求不完整", problem.description)
    except (CastError, KeyError, TypeError, ValueError) as problem:
        return _refused(400, "请求不完整", str(problem))


def _refused(code: int, chinese: str, english: str) -> Response:
    return JSONResponse({"ok": False, "description": {"zh": chinese, "en": english}}, code)


async def state(request: Request) -> Response:
    return JSONResponse(state_view(world_of(request)))


async def messages(request: Request) -> Response:
    """At most 60 messages of a chat, the newest or those before `before`, oldest first."""
    world = world_of(request)
    before = int(request.query_params.get("before", 1 << 53))
    said = [message for message in world.messages(int(request.path_params["chat_id"])) if message.id < before]
    page = said[-PAGE_OF_MESSAGES:]
    return JSONResponse({"messages": [message_view(message) for message in page], "has_more": len(page) < len(said)})


async def clock(request: Request) -> Response:
    """The time; with `after=N`, once the offset is above N seconds, or after 25 s."""
    world = world_of(request)
    after = request.query_params.get("after")
    if after is not None:
        await world.bell.wait_until(lambda: world.offset.total_seconds() > float(after), LONGEST_WAIT)
    return JSONResponse(clock_view(world))


async def trace(request: Request) -> Response:
    """The calls from number `after` on, at most 500; or the `latest` N that are no polls."""
    recorded = world_of(request).trace
    if latest := int(request.query_params.get("latest", 0)):
        return JSONResponse({"calls": [call_view(call) for call in recorded.latest(latest)]})
    after = int(request.query_params.get("after", 0))
    shown = recorded.calls[after : after + PAGE_OF_CALLS]
    return JSONResponse({"calls": [call_view(call) for call in shown], "next": after + len(shown)})


async def file(request: Request) -> Response:
    """An uploaded file; pictures are shown, everything else is offered for download."""
    stored = world_of(request).files.get(request.path_params["file_id"])
    if stored is None:
        return Response(status_code=404)
    is_photo = stored.attachment.kind == "photo"
    kind = stored.attachment.mime_type if is_photo else "application/octet-stream"
    return Response(stored.data, media_type=kind, headers={"x-content-type-options": "nosniff"})


async def events(request: Request) -> Response:
    """The news as server-sent events, from number `after` (or the browser's Last-Event-ID) on."""
    after = int(request.headers.get("last-event-id") or request.query_params.get("after") or 0)
    return StreamingResponse(_stream(world_of(request), after), media_type="text/event-stream")


async def _stream(world: World, place: int) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    while True:
        await world.bell.wait_until(partial(_has_news, world, place), LONGEST_WAIT)
        for item in world.news[place:]:
            place += 1
            yield _event(place, news_view(world, item))
        yield ": still here\n\n"


def _has_news(world: World, place: int) -> bool:
    return len(world.news) > place


def _event(number: int, view: Json) -> str:
    return f"id: {number}\ndata: {json.dumps(view, ensure_ascii=False)}\n\n"


ROUTES = [
    Route("/sandbox/state", state),
    Route("/sandbox/events", events),
    Route("/sandbox/trace", trace),
    Route("/sandbox/clock", clock),
    Route("/sandbox/chats/{chat_id}/messages", messages),
    Route("/sandbox/files/{file_id}", file),
    Route("/sandbox/{act:path}", act, methods=["POST"]),
]
