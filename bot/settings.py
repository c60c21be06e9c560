"""What the operator sets: where the database is, which bot speaks, who administers it."""

import re
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import (
    SettingsError as SourceError,
)

from bot.templates import Locale

PREFIX = "DUBAN_"
TELEGRAM_URL = "https://api.telegram.org/bot"
TOML_FILE = "duban.toml"
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_EXPECTED = {
    "token": "the token that @BotFather gave, in the form 123456:ABC-def",
    "bot_api_url": f"the address of a Bot API server, ending in /bot, such as {TELEGRAM_URL}",
    "database_url": "such as sqlite:///var/duban.sqlite or postgresql://user@host/duban",
    "admin_ids": "numeric Telegram ids parted by commas, such as 10001,10002",
    "timezone": "the name of a time zone, such as Asia/Shanghai",
    "locale": "zh_CN or en",
    "key_file": "the path of the file with the key that encrypts personal data; `duban key create` makes it",
    "dead_man_url": "an address, http:// or https://, that is called every minute after a clean self-check",
    "indicators_file": "the path of the owner's own indicators; `duban indicators define` writes it",
    "policy_file": "the path of a TOML file that exists; leave it out to use the shipped policy",
}


class SettingsError(Exception):
    """The settings cannot be used. The message names each one and what it should be, and never shows a value."""


def _ids(value: Any) -> Any:  # noqa: ANN401 - whatever the source holds; pydantic judges the result
    return [part for part in re.split(r"[,，\s]+", value) if part] if isinstance(value, str) else value


class Settings(BaseSettings):
    """The environment goes before .env, and .env before duban.toml; the names are DUBAN_TOKEN and so on."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        dotenv_filtering="match_prefix",
        toml_file=TOML_FILE,
        hide_input_in_errors=True,
        extra="forbid",
        frozen=True,
    )

    token: SecretStr | None = None
    bot_api_url: str = TELEGRAM_URL
    database_url: str = "sqlite:///var/duban.sqlite"
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = Field(default_factory=frozenset)
    timezone: str = "Asia/Shanghai"
    locale: Locale = Locale.ZH_CN
    key_file: Path = Path("var/duban.key")
    policy_file: Path | None = None
    indicators_file: Path = Path("var/indicators.csv")
    dead_man_url: SecretStr | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, dotenv_settings, TomlConfigSettingsSource(settings_cls)

    @field_validator("token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError
        return token

    @field_validator("bot_api_url")
    @classmethod
    def _check_bot_api_url(cls, url: str) -> str:
        url = url.rstrip("/")
        if not re.fullmatch(r"https?://[^\s]+/bot", url):
            raise ValueError
        return url

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, url: str) -> str:
        scheme, separator, rest = url.partition("://")
        if not separator or scheme.partition("+")[0] not in _DRIVERS:
            raise ValueError
        return f"{_DRIVERS.get(scheme, scheme)}://{rest}"

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, OSError) as error:
            raise ValueError from error
        return name

    @field_validator("dead_man_url")
    @classmethod
    def _check_dead_man_url(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not re.fullmatch(r"https?://[^\s/]+\S*", url.get_secret_value()):
            raise ValueError
        return url

    @field_validator("policy_file")
    @classmethod
    def _check_policy_file(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_file():
            raise ValueError
        return path

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def file_url(self) -> str:
        """Where files are downloaded from: https://server/bot becomes https://server/file/bot."""
        return self.bot_api_url.removesuffix("/bot") + "/file/bot"

    @property
    def sqlite_file(self) -> Path | None:
        """The file of a SQLite database; None for PostgreSQL and for a database in memory."""
        scheme, _, path = self.database_url.partition(":///")
        path = path.partition("?")[0]
        return Path(path) if scheme.startswith("sqlite") and path not in {"", ":memory:"} else None


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError when one is wrong or unknown."""
    try:
        return Settings()
    except ValidationError as error:
        problems = [_problem(str(one["loc"][0]), one["type"]) for one in error.errors(include_input=False)]
        raise SettingsError("\n".join(dict.fromkeys(problems))) from None
    except (SourceError, ValueError) as error:
        raise SettingsError(f"{TOML_FILE}: {error}") from None


def _problem(name: str, kind: str) -> str:
    name = name.lower()
    if kind == "extra_forbidden":
        known = ", ".join(PREFIX + one.upper() for one in _EXPECTED)
        return f"{PREFIX}{name.upper()}: no such setting; there are {known}"
    return f"{PREFIX}{name.upper()}: expected {_EXPECTED[name]}"
