from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.cli.desk import Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in an empty folder, without any setting."""
    monkeypatch.chdir(tmp_path)
    return Terminal(CliRunner(), tmp_path)


@pytest.fixture
def migrated(terminal: Terminal) -> Terminal:
    """A terminal in a folder whose database is made."""
    assert terminal.types("migrate").exit_code == 0
    return terminal
