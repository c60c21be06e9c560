from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings
from bot.templates import Locale


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test starts in a folder without settings files."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_has_to_be_set() -> None:
    """Without any setting: Telegram's own server, SQLite under var/, Chinese, court time, no token."""
    settings = read_settings()

    assert settings.token is None
    assert settings.bot_api_url == "https://api.telegram.org/bot"
    assert settings.database_url == "sqlite+aiosqlite:///var/duban.sqlite"
    assert settings.sqlite_file == Path("var/duban.sqlite")
    assert settings.locale is Locale.ZH_CN
    assert settings.zone.key == "Asia/Shanghai"


def test_environment_before_dotenv_before_toml(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What three sources set is taken from the environment, what two set from .env, the rest from duban.toml."""
    (empty_folder / "duban.toml").write_text('locale = "en"\ntimezone = "UTC"\nadmin_ids = [1, 2]\n', encoding="utf-8")
    (empty_folder / ".env").write_text("DUBAN_TIMEZONE=Asia/Tokyo\nDUBAN_ADMIN_IDS=3\nOTHER=x\n", encoding="utf-8")
    monkeypatch.setenv("DUBAN_ADMIN_IDS", "4，5")

    settings = read_settings()

    assert (settings.locale, settings.timezone, settings.admin_ids) == (Locale.EN, "Asia/Tokyo", frozenset({4, 5}))


def test_the_file_url_follows_the_bot_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of one's own serves files beside its methods."""
    monkeypatch.setenv("DUBAN_BOT_API_URL", "http://127.0.0.1:8081/bot/")

    assert read_settings().file_url == "http://127.0.0.1:8081/file/bot"


@pytest.mark.parametrize(
    ("given", "driven"),
    [
        ("postgresql://duban@db/duban", "postgresql+psycopg://duban@db/duban"),
        ("postgres://duban@db/duban", "postgresql+psycopg://duban@db/duban"),
        ("sqlite:////srv/duban.sqlite", "sqlite+aiosqlite:////srv/duban.sqlite"),
        ("sqlite+aiosqlite:///x.sqlite", "sqlite+aiosqlite:///x.sqlite"),
    ],
)
def test_a_database_is_named_as_people_write_it(given: str, driven: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is ours to know."""
    monkeypatch.setenv("DUBAN_DATABASE_URL", given)

    assert read_settings().database_url == driven


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DUBAN_TOKEN", "77001-secret", "123456:ABC-def"),
        ("DUBAN_BOT_API_URL", "http://77001/", "ending in /bot"),
        ("DUBAN_DATABASE_URL", "mysql://77001", "sqlite:///var/duban.sqlite"),
        ("DUBAN_ADMIN_IDS", "77001,王宏", "10001,10002"),
        ("DUBAN_TIMEZONE", "Asia/77001", "Asia/Shanghai"),
        ("DUBAN_LOCALE", "77001", "zh_CN or en"),
        ("DUBAN_POLICY_FILE", "77001.toml", "TOML file that exists"),
    ],
)
def test_a_wrong_setting_is_named_but_never_shown(
    name: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says which setting and what it should be; the value, which may be a secret, is not repeated."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert name in str(caught.value)
    assert expected in str(caught.value)
    assert "77001" not in str(caught.value)


def test_an_unknown_name_is_told(empty_folder: Path) -> None:
    """A slip of the pen in .env does not pass silently."""
    (empty_folder / ".env").write_text("DUBAN_TOKNE=77001:secret\n", encoding="utf-8")

    with pytest.raises(SettingsError, match="DUBAN_TOKNE: no such setting; there are DUBAN_TOKEN") as caught:
        read_settings()

    assert "77001" not in str(caught.value)


def test_a_broken_file_is_named(empty_folder: Path) -> None:
    """A settings file that is no TOML is told by name and line."""
    (empty_folder / "duban.toml").write_text('locale = "en"\ntoken 5\n', encoding="utf-8")

    with pytest.raises(SettingsError, match=r"duban\.toml: .*line 2"):
        read_settings()


def test_the_token_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings may land in a log without giving the token away."""
    monkeypatch.setenv("DUBAN_TOKEN", "77001:secret")

    settings = read_settings()

    assert settings.token is not None
    assert settings.token.get_secret_value() == "77001:secret"
    assert "secret" not in repr(settings)
