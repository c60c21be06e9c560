"""How often Python looks for objects that refer to each other in a ring and to which nothing else refers."""

import gc

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
