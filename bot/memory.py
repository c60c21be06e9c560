"""What the running bot keeps in memory, and how often Python looks through it."""

import gc
import os

_NEW_OBJECTS = 50_000


def collect_seldom() -> None:
    """Leave alone what is loaded for good, and look through new objects after 50,000 of them instead of 700.

    A bulletin makes hundreds of thousands of objects, hardly one of which lies in a ring; looking through all of them again and
    again took two fifths of its time (`python -m benchmarks.daily_bulletin`). To be called once, when
    everything is imported.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def leave_out_phrases() -> None:
    """Leave pypinyin's dictionary of phrases on the disk: 43 MB, and a sixth of a second when the first message is read.

    Only single characters are asked for, whose sounds are the same without it. To be called before anything is read.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
