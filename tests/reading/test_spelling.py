"""The sounds by which a misspelt court is found."""

import subprocess
import sys

from bot.courts_file import shipped_courts
from rules.reading.spelling import Spelling, sounds_of

_SAY = """
import sys
from bot.memory import leave_out_phrases
from rules.reading.spelling import sounds_of

leave_out_phrases()
print([sounds_of(sign) for sign in sys.argv[1]])
print("pypinyin.phrases_dict" in sys.modules)
"""


def test_the_running_bot_hears_single_characters_as_everybody_does() -> None:
    """Without the dictionary of phrases every character of the courts' names has the sounds that it has with it."""
    signs = "".join(sorted({sign for court in shipped_courts() for name in court.names for sign in name}))

    done = subprocess.run(  # noqa: S603 -- our own lines
        [sys.executable, "-c", _SAY, signs], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == [str([sounds_of(sign) for sign in signs]), "False"]


def test_a_name_is_found_by_the_other_reading_of_one_character() -> None:
    """长图法院 begins with zhang or chang; the second reading is that of 昌图法院."""
    spelling = Spelling.of({"昌图法院": ("T1",), "东港法院": ("D1",)})

    assert spelling.meant_by("长图法院") == ("T1",)
