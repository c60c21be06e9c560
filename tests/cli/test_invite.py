"""The codes that the operator makes before the bot has ever run; the sandbox answers for Telegram."""

import asyncio
import csv
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo.sandbox import SandboxClient, free_port, sandbox_process
from tests.cli.desk import Terminal

PEOPLE = """人员编号,姓名,法院,职务类别,任职日期
1,周焱,大连中院,院长,2021-03-01
2,甲同名,甘井子法院,院长,2022-05-06
3,甲同名,中山法院,院长,2022-05-06
"""
CAST = {"bot": {"id": 42, "first_name": "督办", "username": "duban_bot", "token": "42:SANDBOX", "reads_all": True}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Bot API server on this machine."""
    file = tmp_path_factory.mktemp("cast") / "cast.json"
    file.write_text(json.dumps(CAST), encoding="utf-8")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with sandbox_process(port, file):
        asyncio.run(_until_up(url))
        yield url


async def _until_up(url: str) -> None:
    client = SandboxClient(url)
    while not await client.is_up():
        await asyncio.sleep(0.05)
    await client.close()


@pytest.fixture
def office(migrated: Terminal, server: str) -> Terminal:
    """A terminal whose roster has three people and whose token is good."""
    migrated.file(".env", f"DUBAN_TOKEN=42:SANDBOX\nDUBAN_BOT_API_URL={server}/bot\n")
    migrated.types("roster", "import", migrated.file("人员.csv", PEOPLE))
    return migrated


def test_one_person_is_invited_by_name(office: Terminal) -> None:
    """The link names the bot and carries a code of 22 characters."""
    result = office.types("invite", "周焱")

    assert result.exit_code == 0
    line = result.stdout.strip()
    assert line.startswith("大连中院 院长 周焱  https://t.me/duban_bot?start=")
    assert len(line.partition("?start=")[2]) == 22


def test_two_of_one_name_are_told_apart_by_their_court(office: Terminal) -> None:
    """Nobody is invited by guess."""
    refused, taken = office.types("invite", "甲同名"), office.types("invite", "中山法院 甲同名")

    assert refused.exit_code == 1
    assert "有 2 位甲同名" in refused.stderr
    assert "中山法院 院长 甲同名" in taken.stdout


def test_everybody_is_invited_into_a_file_that_only_its_owner_reads(office: Terminal) -> None:
    """Links are keys; the file is not left open."""
    assert office.types("invite", "--all", "--out", "links.csv").exit_code == 0

    rows = list(csv.DictReader(Path("links.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["姓名"] for row in rows] == ["周焱", "甲同名", "甲同名"]
    assert stat.S_IMODE(Path("links.csv").stat().st_mode) == 0o600


def test_a_name_or_all_but_not_both(office: Terminal) -> None:
    """Neither is unclear as well; the sentence shows both forms."""
    assert [office.types("invite").exit_code, office.types("invite", "周焱", "--all").exit_code] == [1, 1]


@pytest.mark.parametrize("words", [("甘井子法院",), ("--kind", "command"), ("--kind", "office")])
def test_a_group_code_is_for_a_court_or_a_kind(office: Terminal, words: tuple[str, ...]) -> None:
    """The line to send in the group, and a link that chooses the group."""
    result = office.types("group-code", *words)

    assert result.exit_code == 0
    assert "/bind " in result.stdout
    assert "https://t.me/duban_bot?startgroup=" in result.stdout


def test_a_court_that_is_not_single_gets_no_code(office: Terminal) -> None:
    """铁西法院 is in Shenyang and in Anshan."""
    result = office.types("group-code", "铁西法院")

    assert result.exit_code == 1
    assert "找不到唯一对应的法院：铁西法院" in result.stderr


def test_check_prints_what_is_not_ready(office: Terminal) -> None:
    """Settings, database and token are good, the courts are not; the exit code says so."""
    result = office.types("check")

    assert result.exit_code == 1
    assert "✓ 令牌有效：@duban_bot" in result.stdout
    assert "体检：128 个法院中 0 个已就绪。" in result.stdout
    assert "院长之声（指挥群）尚未绑定" in result.stdout


def test_a_token_that_telegram_does_not_know_is_told(office: Terminal, server: str) -> None:
    """The token itself is not repeated."""
    office.file(".env", f"DUBAN_TOKEN=43:WRONGSECRET\nDUBAN_BOT_API_URL={server}/bot\n")

    result = office.types("check")

    assert result.exit_code == 1
    assert "Telegram 不认此令牌" in result.stderr
    assert "WRONGSECRET" not in result.output + result.stderr
