"""What `duban run` loads before it asks Telegram for the first time."""

import subprocess
import sys

import pytest

LATER = ("rules.reading.reader", "bot.templates.en", "bot.templates.zh_CN", "docx", "typst", "psycopg", "rich")


@pytest.mark.slow
def test_a_start_loads_no_reader_no_words_and_no_makers_of_files() -> None:
    """Each would make the first poll later; `python -m benchmarks.start` says how late it is."""
    program = (
        "import sys; from bot.memory import leave_out_colours; leave_out_colours(); import bot.commands.run;"
        f"print([one for one in {LATER} if sys.modules.get(one)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "[]\n"
