"""The buttons under a bulletin."""

from bot.page import LabelledButton, Words
from rules.notifications.bulletin_pictures import (
    BEFORE,
    CITIES,
    NOTICE_DOCX,
    NOTICE_PDF,
    OWN,
    TABLE,
    TREND,
    WORKBOOK,
)
from rules.outgoing import Button

_WORDS = Words(
    {
        TABLE: "Full table",
        CITIES: "By city",
        OWN: "My court",
        BEFORE: "Before",
        TREND: "Trend",
        NOTICE_DOCX: "Word",
        NOTICE_PDF: "PDF",
        WORKBOOK: "Excel",
    }
)


def rows_of(buttons: tuple[Button, ...]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Four short words a row, as a telephone shows them."""
    return _WORDS.rows(buttons, 4)
