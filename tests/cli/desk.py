"""The operator's terminal."""

from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.__main__ import app


@dataclass(frozen=True)
class Terminal:
    runner: CliRunner
    folder: Path

    def types(self, *words: str) -> Result:
        """What `duban …` prints, and its exit code."""
        return self.runner.invoke(app, list(words), catch_exceptions=False)

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)
