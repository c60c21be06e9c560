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
        TABLE: "全表",
        CITIES: "分市",
        OWN: "我院",
        BEFORE: "上期",
        TREND: "走势",
        NOTICE_DOCX: "通报 Word",
        NOTICE_PDF: "通报 PDF",
        WORKBOOK: "全表 Excel",
    }
)


def rows_of(buttons: tuple[Button, ...]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Four short words a row, as a telephone shows them."""
    return _WORDS.rows(buttons, 4)
