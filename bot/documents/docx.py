"""A notice as DOCX, so that the office can finish it in its own word processor.

It names the fonts that Chinese offices have (方正小标宋简体, 仿宋_GB2312, 黑体, 楷体_GB2312); the reader's machine supplies them.
"""

import io
import zipfile
from math import floor
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from bot.documents.notice import (
    ANNEX_TITLE_POINTS,
    BODY_POINTS,
    BOTTOM,
    CHARACTER_POINTS,
    DATE_INDENT,
    LEFT,
    LINE_POINTS,
    NUMBER_POINTS,
    RIGHT,
    TABLE_POINTS,
    TITLE_POINTS,
    TOP,
    Annex,
    Heading,
    Notice,
    NoticeTable,
    Paragraph,
    signature_indent,
)

SONG, FANGSONG, HEI, KAI, LATIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "Times New Roman"
NUMBERS = "宋体"
_TWIPS = 20
_SPACING = floor((CHARACTER_POINTS - BODY_POINTS) * _TWIPS)  # so that 28 characters stand in a line
_FOOTER = 25  # millimetres
_PAGE_WIDTH = (210 - LEFT - RIGHT) / 25.4 * 72
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def notice_docx(notice: Notice) -> bytes:
    """The document. The same notice gives the same bytes; a table of 3,500 rows takes about two seconds."""
    document = docx.Document()
    _set_up(document, notice)
    _write(document, notice)
    made = io.BytesIO()
    document.save(made)
    return _undated(made.getvalue())


def _set_up(document: Document, notice: Notice) -> None:
    properties = document.core_properties
    properties.title = _clean("".join(notice.title))
    properties.author, properties.comments = _clean(notice.signature), ""
    properties.created = properties.modified = notice.made_at.replace(tzinfo=None)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()  # the names of a theme would go before those of the style
    _set_fonts(document.styles["Normal"].element.get_or_add_rPr(), FANGSONG)
    document.styles["Normal"].font.size = Pt(BODY_POINTS)
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.footer_distance = Mm(_FOOTER)
    _set_grid(section)
    for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
        _number(footer.paragraphs[0], is_odd=is_odd)


def _set_grid(section: Section) -> None:
    """22 lines a page; the 28 characters of a line are made by their spacing.

    A grid of characters is read differently by every program: LibreOffice gives each of ours two cells.
    """
    for old in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no word for the grid
        section._sectPr.remove(old)  # noqa: SLF001
    section._sectPr.append(_element("w:docGrid", type="lines", linePitch=str(round(LINE_POINTS * _TWIPS))))  # noqa: SLF001


def _number(line: Line, *, is_odd: bool) -> None:
    """— 1 —, one character from the outer edge."""
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_odd else WD_ALIGN_PARAGRAPH.LEFT
    indent = {"rightChars" if is_odd else "leftChars": "100"}
    line._p.get_or_add_pPr().append(_element("w:ind", **indent))  # noqa: SLF001 - indents in characters
    _run(line, "— ", NUMBERS, NUMBER_POINTS)
    run = _run(line, "", NUMBERS, NUMBER_POINTS)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run.append(instruction)
    _run(line, " —", NUMBERS, NUMBER_POINTS)


def _write(document: Document, notice: Notice) -> None:
    _line(document, notice.draft_mark, HEI)
    if not notice.accent:  # a letter is one matter on one page
        _line(document)
    for part in notice.title:
        title = _line(document, part, SONG, TITLE_POINTS, WD_ALIGN_PARAGRAPH.CENTER)
        title.paragraph_format.line_spacing = Pt(35)
        if notice.accent:
            _colour(title, notice.accent)
            title.paragraph_format.space_after = Pt(6)
    if not notice.accent:
        _line(document)
    _line(document, notice.addressee)
    for block in notice.body:
        _block(document, block, notice)
    # The signature never stands on a page without text of the body.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _annex_list(document, notice)
    _line(document).paragraph_format.keep_with_next = True
    for text, indent in ((notice.signature, signature_indent(notice)), (notice.date, float(DATE_INDENT))):
        line = _line(document, text, alignment=WD_ALIGN_PARAGRAPH.RIGHT)
        _indent(line, right=indent)
        line.paragraph_format.keep_with_next = text is notice.signature
    for annex in notice.annexes:
        _annex(document, annex)
    _imprint(document, notice)


def _block(document: Document, block: Heading | Paragraph | NoticeTable, notice: Notice) -> None:
    if isinstance(block, NoticeTable):
        if block.caption:
            caption = _line(document, block.caption, HEI, 12, WD_ALIGN_PARAGRAPH.CENTER)
            caption.paragraph_format.keep_with_next = True
        _table(document, block)
        return
    line = _line(document, "")
    if notice.is_chinese:
        _indent(line, first=2)
    if isinstance(block, Heading):
        _run(line, block.text, HEI)
        line.paragraph_format.keep_with_next = True
        return
    if block.lead:
        _run(line, block.lead, KAI)
    _run(line, block.text)


def _annex_list(document: Document, notice: Notice) -> None:
    """附件：1．…, one line below the body, the numbers below one another; a single annex has no number (GB/T 9704—2012, 7.3.4)."""
    if not notice.annexes:
        return
    _line(document).paragraph_format.keep_with_next = True
    for place, title in enumerate(notice.annex_names, start=1):
        label = notice.annex_label if place == 1 else "　" * len(notice.annex_label)
        dot = "．" if notice.is_chinese else ". "
        number = f"{place}{dot}" if len(notice.annexes) > 1 else ""
        line = _line(document, f"{label}{number}{title}")
        line.paragraph_format.keep_with_next = True
        _indent(line, first=2)


def _annex(document: Document, annex: Annex) -> None:
    label = _line(document, annex.label, HEI)
    label.paragraph_format.page_break_before = True
    title = _line(document, annex.title, SONG, ANNEX_TITLE_POINTS, WD_ALIGN_PARAGRAPH.CENTER)
    title.paragraph_format.space_after = Pt(6)
    _table(document, annex.table)


def _table(document: Document, table: NoticeTable) -> None:
    """The rows are copied from one, since python-docx takes a second for a hundred."""
    whole = sum(table.widths)
    widths = [_PAGE_WIDTH * width / whole for width in table.widths]
    made = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.autofit = False
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="40", type="dxa"))
    made._tbl.tblPr.append(margins)  # noqa: SLF001 - python-docx has no word for the margins of cells
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    made._tbl.append(_row(table.headings, widths, (), HEI, is_heading=True))  # noqa: SLF001 - rows as XML
    for texts in table.rows:
        made._tbl.append(_row(texts, widths, table.left, FANGSONG))  # noqa: SLF001


def _row(
    texts: tuple[str, ...],
    widths: list[float],
    left: tuple[int, ...],
    font: str,
    *,
    is_heading: bool = False,
    points: float = TABLE_POINTS,
) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
    row = _element("w:tr")
    about = _element("w:trPr")
    about.append(_element("w:cantSplit"))
    if is_heading:
        about.append(_element("w:tblHeader"))
    row.append(about)
    for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
        cell = _element("w:tc")
        cell_about = _element("w:tcPr")
        cell_about.append(_element("w:tcW", w=str(round(width * _TWIPS)), type="dxa"))
        cell_about.append(_element("w:vAlign", val="center"))
        cell.append(cell_about)
        cell.append(_cell_line(text, font, points, "left" if column in left else "center"))
        row.append(cell)
    return row


def _cell_line(text: str, font: str, points: float, alignment: str) -> Any:  # noqa: ANN401 - an element of lxml
    line = _element("w:p")
    about = _element("w:pPr")
    about.append(_element("w:snapToGrid", val="0"))
    about.append(_element("w:spacing", before="40", after="40", line=str(round(points * 27)), lineRule="exact"))
    about.append(_element("w:jc", val=alignment))
    line.append(about)
    line.append(_text_run(text, font, points))
    return line


def _imprint(document: Document, notice: Notice) -> None:
    """The 版记 at the foot of the last page: a table that hangs on the bottom margin.

    There is a thin line before and after it, without which it would grow into the annex's table.
    """
    if not notice.imprint:
        return
    _thin_line(document)
    has_right = any(right for _, right in notice.imprint)
    widths = [_PAGE_WIDTH * 0.6, _PAGE_WIDTH * 0.4] if has_right else [_PAGE_WIDTH]
    made = document.add_table(rows=0, cols=len(widths))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    table = made._tbl  # noqa: SLF001 - python-docx has no word for floating tables
    floating = _element(
        "w:tblpPr", leftFromText="0", rightFromText="0", vertAnchor="margin", horzAnchor="margin", tblpYSpec="bottom"
    )
    style = table.tblPr.find(qn("w:tblStyle"))
    table.tblPr.insert(0 if style is None else 1, floating)
    borders = _element("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "4")):
        borders.append(_element(f"w:{side}", val="single", sz=size, space="0", color="000000"))
    table.tblPr.append(borders)
    for texts in notice.imprint:
        row = _row(texts[: len(widths)], widths, (0,), FANGSONG, points=NUMBER_POINTS)
        for line, side in zip(row.iter(qn("w:jc")), ("left", "right"), strict=False):
            line.set(qn("w:val"), side)
        table.append(row)
    _thin_line(document)


def _thin_line(document: Document) -> None:
    line = _line(document)
    line.paragraph_format.line_spacing = Pt(1)
    line._p.get_or_add_pPr().insert(0, _element("w:snapToGrid", val="0"))  # noqa: SLF001 - else it takes a whole line


def _line(
    document: Document,
    text: str = "",
    font: str = FANGSONG,
    points: float = BODY_POINTS,
    alignment: WD_ALIGN_PARAGRAPH | None = None,
) -> Line:
    line: Line = document.add_paragraph()
    if alignment is not None:
        line.alignment = alignment
    space = line.paragraph_format
    space.space_before = space.space_after = Pt(0)
    space.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    space.line_spacing = Pt(LINE_POINTS)
    space.widow_control = False
    if text:
        _run(line, text, font, points)
    return line


def _indent(line: Line, *, first: float = 0, right: float = 0) -> None:
    """Indents in characters, and in twips for programs that do not know those."""
    twips = CHARACTER_POINTS * _TWIPS
    given = {"firstLine": first, "right": right}
    found = {name: str(round(count * twips)) for name, count in given.items() if count}
    found |= {f"{name}Chars": str(round(count * 100)) for name, count in given.items() if count}
    line._p.get_or_add_pPr().append(_element("w:ind", **found))  # noqa: SLF001 - indents in characters


def _colour(line: Line, accent: str) -> None:
    for run in line.runs:
        run.font.color.rgb = RGBColor.from_string(accent.removeprefix("#"))


def _run(line: Line, text: str, font: str = FANGSONG, points: float = BODY_POINTS) -> Any:  # noqa: ANN401 - an element of lxml
    run = _text_run(text, font, points)
    line._p.append(run)  # noqa: SLF001 - one way to make a run, in a table and outside
    return run


def _text_run(text: str, font: str, points: float) -> Any:  # noqa: ANN401 - an element of lxml
    run = _element("w:r")
    about = _element("w:rPr")
    _set_fonts(about, font)
    if points == BODY_POINTS:
        about.append(_element("w:spacing", val=str(_SPACING)))
    _set_size(about, points)
    run.append(about)
    if text:
        words = _element("w:t")
        words.text = _clean(text)
        words.set(qn("xml:space"), "preserve")
        run.append(words)
    return run


def _set_fonts(about: Any, font: str) -> None:  # noqa: ANN401 - an element of lxml
    for old in about.findall(qn("w:rFonts")):
        about.remove(old)
    about.insert(0, _element("w:rFonts", ascii=LATIN, hAnsi=LATIN, cs=LATIN, eastAsia=font))


def _set_size(about: Any, points: float) -> None:  # noqa: ANN401 - an element of lxml
    for name in ("w:sz", "w:szCs"):
        for old in about.findall(qn(name)):
            about.remove(old)
        about.append(_element(name, val=str(round(points * 2))))


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _clean(text: str) -> str:
    """The text without what XML cannot carry."""
    return "".join(sign for sign in text if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign < "\ufffe")


def _undated(content: bytes) -> bytes:
    """The archive with the same date in every entry, so that the same notice gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            about = zipfile.ZipInfo(part.filename, _ALWAYS)
            about.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(about, old.read(part))
    return packed.getvalue()
