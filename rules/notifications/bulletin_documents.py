"""What goes to the office as a file: the draft of the official notice, and the workbook with everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from rules.bulletins.full_table import FullTable, Total
from rules.bulletins.values import Bulletin
from rules.outgoing import Notification, Priority


class NoticeForm(StrEnum):
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class BulletinNotice(Notification):
    """The draft of a 通报. `names` are the courts' full names by code, `issuer` is the high court's."""

    kind: ClassVar[str] = "bulletin_notice"
    priority: ClassVar[Priority] = Priority.BULLETIN

    form: NoticeForm
    bulletin: Bulletin
    totals: tuple[Total, ...]
    issuer: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BulletinWorkbook(Notification):
    """Every court and every indicator, with the values of the bulletin before."""

    kind: ClassVar[str] = "bulletin_workbook"
    priority: ClassVar[Priority] = Priority.BULLETIN

    bulletin: Bulletin
    table: FullTable
    before: FullTable | None = None


ALL: tuple[type[Notification], ...] = (BulletinNotice, BulletinWorkbook)
