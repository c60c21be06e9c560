"""The sandbox as a web application: Telegram's side, the people's side, and the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.routes import people, telegram
from bot.sandbox.webhooks import deliver
from bot.sandbox.world import World

PAGE = Path(__file__).parent / "page"


def sandbox_app(world: World) -> Starlette:
    """The application around one world. It can be served by uvicorn or called in memory (httpx.ASGITransport).

    In memory a lost connection is an answer with status 599 and the header x-sandbox-fate: timed_out or reset, which
    the transport turns into an exception; over real HTTP the answer never comes, or the connection is cut.
    """
    app = Starlette(
        routes=[
            *telegram.ROUTES,
            *people.ROUTES,
            Route("/", _page),
            Mount("/page", StaticFiles(directory=PAGE)),
        ],
        lifespan=_lifespan,
    )
    app.state.world = world
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Webhooks are pushed only by a real server; in memory there is no line to push them over."""
    pushing = asyncio.create_task(deliver(app.state.world))
    yield
    pushing.cancel()
    await asyncio.gather(pushing, return_exceptions=True)


async def _page(_request: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers={"cache-control": "no-cache"})
