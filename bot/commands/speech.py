"""How the command line speaks: a sentence in each language, side by side, the one of the settings is shown."""

from typing import NoReturn

import typer

from bot.templates import Locale

REFUSED = 1


class Speech:
    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def choose(self, zh: str, en: str) -> str:
        return zh if self.locale is Locale.ZH_CN else en

    def say(self, zh: str, en: str) -> None:
        typer.echo(self.choose(zh, en))

    def warn(self, zh: str, en: str) -> None:
        typer.secho(self.choose(zh, en), fg=typer.colors.YELLOW, err=True)

    def refuse(self, zh: str, en: str) -> NoReturn:
        """Say on the error stream what is wrong and what to do, and end with exit code 1."""
        typer.secho(self.choose(zh, en), fg=typer.colors.RED, err=True)
        raise typer.Exit(REFUSED)
