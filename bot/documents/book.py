"""A new workbook. Nothing that is written into it becomes a formula, a link or a number by itself."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def new_book(made: io.BytesIO) -> "Workbook":
    """The workbook, which is written into `made` when it is closed."""
    # Its modules take 5 MB and a twentieth of the time of a start, and a bot may write no workbook for days.
    from xlsxwriter import Workbook

    return Workbook(made, _OPTIONS)
