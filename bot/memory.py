"""What the running bot loads and keeps in memory, and how often Python looks through it."""

import gc
import os
import sys

_NEW_OBJECTS = 50_000


def leave_out_colours() -> None:
    """Keep structlog and httpx from loading rich, pygments and click: 6 MB for colours in a terminal, which a log does not have.

    To be called before either is imported. What is None in `sys.modules` counts as not installed, and both do without.
    """
    for name in ("rich", "httpx._main"):
        sys.modules[name] = None  # type: ignore[assignment]


def leave_out_phrases() -> None:
    """Leave pypinyin's dictionary of phrases on the disk: 43 MB, and a sixth of a second when the first message is read.

    Only single characters are asked for, whose sounds are the same without it. To be called before anything is read.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")


def collect_later() -> None:
    """As `collect_seldom`, without the look at what is loaded, which takes a tenth of a start: that is left for a quiet moment."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    gc.enable()


def collect_seldom() -> None:
    """Leave alone what is loaded for good, and look through new objects after 50,000 of them instead of 700.

    A bulletin makes hundreds of thousands of objects, hardly one of which lies in a ring; looking through all of them again and
    again took two fifths of its time (`python -m benchmarks.daily_bulletin`). To be called when everything is imported.
    """
    gc.unfreeze()
    gc.collect()
    collect_later()
