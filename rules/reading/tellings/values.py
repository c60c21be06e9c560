"""A row of the tables of what is told, and what is told in a text."""

import re
from typing import NamedTuple


class Telling(NamedTuple):
    """`words` are looked for only where one of the `signs` occurs; what begins within them is told.

    `is_whole`: the whole message is. `is_firm`: even what is firm in it, for it was to be done then, or is done by others.
    """

    signs: frozenset[str]
    words: re.Pattern[str]
    why: str
    example: str
    is_whole: bool = False
    is_firm: bool = False


class Told(NamedTuple):
    start: int
    stop: int
    is_firm: bool
