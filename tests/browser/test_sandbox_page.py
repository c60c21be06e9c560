"""The page in a real browser, with a hundred and thirty chats, on a desk and on a phone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright

pytestmark = pytest.mark.slow

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COMMAND_GROUP = -1001000000001
DESK = {"width": 1360, "height": 850}
PHONE = {"width": 390, "height": 844}
BOT = "bot42:SANDBOX"


def cast() -> dict[str, Any]:
    """院长之声 and 129 court groups with long names; all people invented."""
    users: list[dict[str, Any]] = [
        {"id": 1001, "first_name": "程知远", "username": "cheng_zhiyuan", "title": "辽宁高院院长", "started": True},
        {"id": 1002, "first_name": "周焱", "title": "大连中院院长", "started": True},
        {"id": 1003, "first_name": "林", "last_name": "<b>远</b>", "username": "lin_yuan", "title": "甘井子法院院长"},
    ]
    courts = [
        {
            "id": -1002000000000 - number,
            "title": f"第{number}示范自治县人民法院执行指挥中心与派出法庭联络群",
            "members": [1002, 1003],
            "bot": "admin",
        }
        for number in range(1, 130)
    ]
    command = {"id": COMMAND_GROUP, "title": "院长之声", "members": [1001, 1002, 1003], "bot": "admin"}
    return {"users": users, "chats": [command, *courts]}


@dataclass(frozen=True)
class Stage:
    """The running sandbox, seen from the bot's side."""

    address: str
    line: httpx.Client

    def bot(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 -- any JSON
        answered = self.line.post(f"{self.address}{BOT}/{method}", json=parameters).json()
        assert answered["ok"], answered
        return answered["result"]

    def heard(self, kind: str) -> list[dict[str, Any]]:
        """The updates of this kind that wait for the bot, none confirmed."""
        return [update[kind] for update in self.bot("getUpdates") if kind in update]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    path = tmp_path / "cast.json"
    path.write_text(json.dumps(cast()), "utf-8")
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0", "--cast", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- our own program
        assert process.stdout is not None
        with httpx.Client() as line:
            yield Stage(process.stdout.readline().strip(), line)
        process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, stage: Stage) -> Iterator[Page]:
    """The page with 院长之声 open; a script error fails the test."""
    context = browser.new_context(viewport=request.param, has_touch=request.param is PHONE)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(stage.address)
    page.locator("body[data-ready]").wait_for()
    page.locator(f'button[data-chat="{COMMAND_GROUP}"]').click()
    expect(page.locator("#conversation")).to_be_visible()
    yield page
    assert errors == []
    context.close()


def say(page: Page, words: str) -> None:
    page.locator("#words").fill(words)
    page.locator("#send").click()


def open_tools(page: Page) -> None:
    page.locator("#open-tools").click()
    expect(page.locator("#tools")).to_be_visible()


def test_all_chats_are_listed_and_found_by_name(page: Page) -> None:
    """A hundred and thirty groups and the chat with the bot; search leaves those that match."""
    assert page.locator("#chats button").count() == 131

    page.locator("#search").fill("第77示范") if page.locator("#search").is_visible() else _search_on_phone(page)

    expect(page.locator("#chats button")).to_have_count(1)


def _search_on_phone(page: Page) -> None:
    page.locator("#back").click()
    page.locator("#search").fill("第77示范")


def test_what_is_typed_reaches_the_group_and_the_bot(page: Page, stage: Stage) -> None:
    """A typed message is shown in its bubble and told to the bot."""
    say(page, "请各院 今天 反馈")

    expect(page.locator(".message.mine .words")).to_contain_text("请各院 今天 反馈")
    assert [message["text"] for message in stage.heard("message")] == ["请各院 今天 反馈"]


def test_a_mention_is_completed(page: Page, stage: Stage) -> None:
    """@ offers the group's people by title; one without a username becomes a text mention."""
    words = page.locator("#words")
    words.press_sequentially("请 @大连")
    expect(page.locator("#suggestions li")).to_have_count(1)
    words.press("Enter")
    words.press_sequentially("@lin")
    words.press("Tab")

    page.locator("#send").click()

    expect(page.locator(".message.mine .words")).to_contain_text("请 周焱 @lin_yuan")
    kinds = [(entity["type"], entity.get("user", {}).get("id")) for entity in stage.heard("message")[0]["entities"]]
    assert kinds == [("text_mention", 1002), ("mention", None)]


def test_a_button_is_pressed_and_answered(page: Page, stage: Stage) -> None:
    """A press reaches the bot; its answer is shown, and an edit marks the card."""
    keyboard = {"inline_keyboard": [[{"text": "签收", "callback_data": "sign:1"}]]}
    card = stage.bot("sendMessage", chat_id=COMMAND_GROUP, text="督2026-0001", reply_markup=keyboard)
    page.get_by_role("button", name="签收", exact=True).click()
    page.locator(".key.busy").wait_for()
    [query] = stage.heard("callback_query")

    stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="已签收，谢谢", show_alert=True)
    stage.bot("editMessageText", chat_id=COMMAND_GROUP, message_id=card["message_id"], text="督2026-0001 已签收")

    assert (query["data"], query["from"]["id"]) == ("sign:1", 1001)
    expect(page.locator("#sheet")).to_contain_text("已签收，谢谢")
    page.keyboard.press("Escape")
    expect(page.locator(".message .edited")).to_have_text("已编辑")
    expect(page.locator(".keyboard")).to_have_count(0)


def test_a_file_is_sent_and_offered(page: Page, stage: Stage) -> None:
    """A chosen file hangs on a message and can be downloaded by everybody."""
    sheet: FilePayload = {"name": "十一月指标.csv", "mimeType": "text/csv", "buffer": b"court,rate\n"}

    page.locator("#file").set_input_files(sheet)

    shown = page.locator(".document")
    expect(shown).to_contain_text("十一月指标.csv")
    with page.expect_download() as download:
        shown.click()
    assert download.value.path().read_bytes() == b"court,rate\n"
    assert stage.heard("message")[0]["document"]["file_name"] == "十一月指标.csv"


def test_the_clock_is_advanced(page: Page, stage: Stage) -> None:
    """One hour, then the next working morning; the bot can read it."""
    open_tools(page)

    page.locator("#clock-hour").click()
    expect(page.locator("#tools")).to_contain_text("1 小时")
    page.locator("#clock-morning").click()
    expect(page.locator("#big-clock")).to_have_text("08:30")

    assert httpx.get(f"{stage.address}sandbox/clock").json()["now"][11:16] == "00:30"


def test_a_fault_is_queued_and_the_bot_thrown_out(page: Page, stage: Stage) -> None:
    """The panel queues a 429 for the open chat and kicks the bot."""
    open_tools(page)
    page.locator('[data-fault="too_many_requests"]').click()
    expect(page.locator(".queued")).to_contain_text("429")

    refused = httpx.post(f"{stage.address}{BOT}/sendMessage", json={"chat_id": COMMAND_GROUP, "text": "x"})
    page.locator('[data-act="kick_bot"]').click()
    expect(page.locator('[data-act="add_bot"]')).to_be_visible()

    assert refused.json()["parameters"] == {"retry_after": 5}
    assert stage.heard("my_chat_member")[0]["new_chat_member"]["status"] == "kicked"


def test_a_deep_link_opens_the_private_chat(page: Page, stage: Stage) -> None:
    """A t.me link of the bot's own says /start CODE in the private chat."""
    keyboard = {"inline_keyboard": [[{"text": "私聊办理", "url": "https://t.me/duban_bot?start=CODE1"}]]}
    stage.bot("sendMessage", chat_id=COMMAND_GROUP, text="请登记", reply_markup=keyboard)

    page.get_by_role("button", name="私聊办理").click()

    expect(page.locator("#chat-card b")).to_have_text("督办")
    expect(page.locator(".message.mine")).to_contain_text("/start CODE1")


def test_identity_chat_and_language_survive_a_reload(page: Page) -> None:
    """Who I am, where I am and the language are the browser's to remember; names never become markup."""
    if page.locator("#back").is_visible():
        page.locator("#back").click()
    page.locator("#language").click()
    page.locator("#who").click()
    page.locator("#sheet input").fill("甘井子")
    page.locator("#sheet input").press("Enter")
    page.locator("body[data-view=chat]").wait_for()
    expect(page.locator("#sheet")).not_to_be_visible()

    page.reload()
    page.locator("body[data-ready]").wait_for()

    expect(page.locator("#who")).to_contain_text("林 <b>远</b>")
    expect(page.locator("#chat-card b")).to_have_text("院长之声")
    expect(page.locator(".notice")).to_contain_text("all people are invented")


def test_a_bulletin_to_all_groups_is_shown_without_delay(page: Page, stage: Stage) -> None:
    """News of 130 groups move the list and count as unread, and the open chat stays where it is."""
    if page.locator("#back").is_visible():
        page.locator("#back").click()

    for number in range(1, 130):
        stage.bot("sendMessage", chat_id=-1002000000000 - number, text="日通报")

    expect(page.locator("#chats .badge")).to_have_count(129, timeout=3000)


def test_nothing_is_wider_than_the_window(page: Page, stage: Stage) -> None:
    """Long names, long words and wide tables never make the page scroll sideways."""
    stage.bot(
        "sendMessage", chat_id=COMMAND_GROUP, parse_mode="HTML", text=f"{'长' * 300} {'w' * 200} <pre>{'x' * 200}</pre>"
    )
    page.locator(".message pre").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "document.querySelector('#messages').scrollWidth <= document.querySelector('#messages').clientWidth"
    )
