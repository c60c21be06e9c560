"""The files of a bulletin for the office."""

from bot.documents.notice_file import notice_file
from bot.documents.workbook import WorkbookWords, full_workbook
from bot.page import Attachment, Page
from bot.templates.en.bulletins.notice import day_text, notice_of
from bot.templates.en.bulletins.words import POOLS
from rules.bulletins.full_table import FullTable
from rules.bulletins.values import Bulletin
from rules.courts import Level
from rules.indicators import Certainty, Direction, Unit
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook, NoticeForm

_POOLS = {**POOLS, Level.HIGH: "High court"}


def bulletin_notice(facts: BulletinNotice) -> Page:
    notice = notice_of(facts)
    content = notice_file(notice, facts.form)
    form = "Word" if facts.form is NoticeForm.DOCX else "PDF"
    text = (
        f"Draft of the notice of {day_text(facts.bulletin.day)} ({form}), in the official layout, without number and seal. "
        "Dates for what is asked are left open; the supervision office decides and issues it."
    )
    return Page(text, attachment=Attachment(f"notice-{facts.bulletin.day.isoformat()}.{facts.form}", content))


def bulletin_workbook(facts: BulletinWorkbook) -> Page:
    content = full_workbook(facts.bulletin, facts.table, facts.before, WORDS)
    text = (
        f"Full table of the bulletin of {day_text(facts.bulletin.day)}: {len(facts.table.measured)} courts, "
        f"{len(facts.table.indicators)} indicators."
    )
    return Page(text, attachment=Attachment(f"bulletin-{facts.bulletin.day.isoformat()}.xlsx", content))


def about(bulletin: Bulletin, table: FullTable) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of how the workbook came about."""
    marks = ", ".join(["published late"] * bulletin.is_late + ["sample data"] * bulletin.is_sample) or "none"
    return (
        ("Bulletin of", day_text(bulletin.day)),
        ("Figures of", day_text(table.figures_day)),
        *(
            [("Before", f"no bulletin; in Places the figures of {day_text(bulletin.compared_with)}")]
            if bulletin.compared_with
            else []
        ),
        ("Ranked by", bulletin.measure.name_en),
        ("Marks", marks),
        ("Hash of the inputs (SHA-256)", bulletin.inputs_hash),
        (
            "Note",
            "From the same figures as the bulletin. Rates come from numerator and denominator; changes of rates are in points.",
        ),
        (
            "Definitions",
            "How well each is known stands on the sheet Definitions. What is unset is for the office to decide.",
        ),
    )


WORDS = WorkbookWords(
    sheets=("About", "Places", "Values", "Figures", "Definitions"),
    about=about,
    pools=_POOLS,
    short=lambda measure: measure.short_en,
    long=lambda measure: measure.name_en,
    places=(
        "Pool",
        "Place",
        "Court",
        "Numerator",
        "Denominator",
        "Now",
        "Before",
        "Change",
        "Move",
        "Bulletins among the last",
    ),
    court_columns=("Code", "Court", "Level", "Superior court"),
    figure_columns=(
        "Indicator",
        "Numerator",
        "Denominator",
        "Now",
        "Numerator before",
        "Denominator before",
        "Before",
        "Change",
        "Enough to rank",
    ),
    definition_columns=(
        "Code",
        "Indicator",
        "Era",
        "Numerator",
        "Denominator",
        "Unit",
        "Direction",
        "Target",
        "Range from",
        "Range to",
        "Smallest denominator",
        "Definition is",
        "Target is",
        "Sources",
    ),
    certainties={
        Certainty.SOURCED: "published",
        Certainty.DERIVED: "recomputed from published figures",
        Certainty.GENERAL_KNOWLEDGE: "general knowledge",
        Certainty.UNCERTAIN: "uncertain",
        Certainty.UNSET: "unset",
    },
    directions={Direction.HIGHER: "higher is better", Direction.LOWER: "lower is better"},
    units={
        Unit.PERCENT: "per cent",
        Unit.DAYS: "days",
        Unit.COUNT: "count",
        Unit.RATIO: "ratio",
        Unit.PLACES: "mean place",
    },
    yes_no=("yes", "no"),
)
