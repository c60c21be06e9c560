"""The addresses that the page and other programs use, in memory."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.sandbox.app import sandbox_app
from bot.sandbox.cast import load_cast
from bot.sandbox.world import World
from tests.sandbox.conftest import START
from tests.sandbox.pictures import png
from tests.sandbox.test_cast import SAMPLE

GROUP = -1001000000001
BASIC = -50003


@pytest.fixture
def stage() -> World:
    return load_cast(SAMPLE, lambda: START)


@pytest.fixture
async def web(stage: World) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(sandbox_app(stage)), base_url="http://sandbox"
    ) as client:
        yield client


async def test_what_is_said_over_http_is_said(stage: World, web: httpx.AsyncClient) -> None:
    """The page's act and the world's method are one."""
    body = {"user_id": 1001, "chat_id": GROUP, "text": "请周焱办", "mentions": [{"words": "周焱", "user_id": 1002}]}

    answered = (await web.post("/sandbox/say", json=body)).json()

    message = stage.last_message(GROUP)
    assert (answered["ok"], answered["result"]["message_id"], message.text) == (True, message.id, "请周焱办")
    assert message.entities[0]["type"] == "text_mention"


@pytest.mark.parametrize(
    ("act", "body", "english"),
    [
        ("say", {"user_id": 1003, "chat_id": BASIC, "text": "x"}, "闫振喜 is not in this chat"),
        ("say", {"user_id": 9, "chat_id": GROUP, "text": "x"}, "no such user: 9"),
        ("say", {"chat_id": GROUP, "text": "x"}, "Bad Request: invalid user_id specified"),
        ("press", {"user_id": 1001, "chat_id": GROUP, "message_id": 9, "data": "x"}, "this message is gone"),
        ("bot", {"chat_id": GROUP, "change": "praise"}, "change is one of kick, promote, demote, mute"),
        ("faults", {"kind": "rain"}, "'rain' is not a valid FaultKind"),
        ("clock", {"to": "tomorrow"}, "no such time: Invalid isoformat string: 'tomorrow'"),
        ("clock", {"hours": -1}, "time only moves forward"),
        ("users", {"id": 5000}, "user.first_name: a text expected, not None"),
        ("dance", {}, "no such act"),
    ],
)
async def test_what_cannot_be_done_is_refused_in_both_languages(
    web: httpx.AsyncClient, act: str, body: dict[str, object], english: str
) -> None:
    """A refusal is a sentence in Chinese and in English, never a trace."""
    response = await web.post(f"/sandbox/{act}", json=body)

    assert response.status_code in {400, 404}
    assert response.json()["description"]["en"] == english
    assert response.json()["description"]["zh"]


async def test_every_act_of_the_fault_panel(stage: World, web: httpx.AsyncClient) -> None:
    """Kick, re-add, promote, mute, upgrade, block: each changes the world."""
    acts: list[tuple[str, dict[str, object]]] = [
        ("bot", {"chat_id": BASIC, "change": "kick"}),
        ("bot", {"chat_id": BASIC, "change": "add", "by_id": 1004}),
        ("bot", {"chat_id": BASIC, "change": "promote"}),
        ("bot", {"chat_id": BASIC, "change": "mute"}),
        ("migrate", {"chat_id": BASIC}),
        ("block", {"user_id": 1001, "blocked": True}),
        ("faults", {"kind": "timeout_after", "chat_id": GROUP, "times": 2}),
        ("updates", {"change": "spoil"}),
        ("member", {"change": "leave", "chat_id": GROUP, "user_id": 1004}),
    ]

    answers = [(await web.post(f"/sandbox/{act}", json=body)).json() for act, body in acts]

    assert [answer["ok"] for answer in answers] == [True] * len(acts)
    assert [answer["result"].get("bot") for answer in answers[:4]] == [
        "kicked",
        "member",
        "administrator",
        "restricted",
    ]
    assert stage.blocked_by == {1001}
    assert stage.faults.queued[0].times == 2


async def test_a_file_is_sent_and_shown(stage: World, web: httpx.AsyncClient) -> None:
    """A picture sent as a form comes back from its address."""
    form = {"user_id": "1001", "chat_id": str(GROUP), "as": "photo", "caption": "现场"}

    sent = await web.post("/sandbox/file", data=form, files={"file": ("a.png", png(20, 10), "image/png")})

    file_id = sent.json()["result"]["photo"][0]["file_id"]
    shown = await web.get(f"/sandbox/files/{file_id}")
    assert (shown.content, shown.headers["content-type"]) == (png(20, 10), "image/png")
    assert stage.last_message(GROUP).text == "现场"


async def test_the_clock_over_http(web: httpx.AsyncClient) -> None:
    """GET tells the time and the offset; after=N answers once the offset is above N."""
    before = (await web.get("/sandbox/clock")).json()
    moved = (await web.post("/sandbox/clock", json={"hours": 2})).json()["result"]
    after = (await web.get("/sandbox/clock?after=0")).json()

    assert before == {"now": "2026-11-20T01:00:00+00:00", "offset_seconds": 0}
    assert moved == after == {"now": "2026-11-20T03:00:00+00:00", "offset_seconds": 7200}


async def test_users_and_groups_can_be_made_while_it_runs(stage: World, web: httpx.AsyncClient) -> None:
    """A new person makes a new group and brings the bot in."""
    await web.post("/sandbox/users", json={"id": 5001, "first_name": "林远", "title": "金州法院院长"})
    made = (await web.post("/sandbox/chats", json={"title": "金州法院", "members": [5001]})).json()["result"]

    await web.post("/sandbox/bot", json={"chat_id": made["id"], "change": "add", "by_id": 5001})

    assert stage.chat(made["id"]).members[stage.bot.user.id].is_inside


async def test_the_page_and_its_parts_are_served(web: httpx.AsyncClient) -> None:
    """Everything that the page asks for is in the package, and nothing comes from elsewhere."""
    page = (await web.get("/")).text
    for part in ("base.css", "list.css", "chat.css", "panels.css", "main.js", "words.js"):
        assert (await web.get(f"/page/{part}")).status_code == 200

    assert "http://" not in page
    assert "https://" not in page


async def test_messages_come_in_pages(stage: World, web: httpx.AsyncClient) -> None:
    """The newest sixty first, older ones on request."""
    for number in range(70):
        stage.say(1001, GROUP, str(number))

    newest = (await web.get(f"/sandbox/chats/{GROUP}/messages")).json()
    first = newest["messages"][0]["message_id"]
    older = (await web.get(f"/sandbox/chats/{GROUP}/messages?before={first}")).json()

    assert (len(newest["messages"]), newest["has_more"]) == (60, True)
    assert (len(older["messages"]), older["has_more"]) == (10, False)
