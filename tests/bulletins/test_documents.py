"""What the office signs and files: the draft of the notice as DOCX and PDF, and the workbook with everything."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import openpyxl
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.docx import notice_docx
from bot.documents.notice import CHARACTER_POINTS, LINE_POINTS, Notice, NoticeTable, Paragraph, signature_indent
from bot.documents.pdf import notice_facts, notice_pdf
from bot.documents.workbook import full_workbook
from bot.indicators_file import shipped_indicators
from bot.templates import Locale, render
from bot.templates.en.bulletins.notice import problem_text
from bot.templates.zh_CN.bulletins.documents import WORDS
from bot.templates.zh_CN.bulletins.notice import kind_text, notice_of, numeral, period_text
from rules.bulletins.full_table import FullTable, full_table, totals
from rules.bulletins.inputs import hash_of, inputs_of
from rules.bulletins.making import Edition, Snapshot, make_bulletin
from rules.bulletins.policy import BulletinPolicy, Mode
from rules.bulletins.series import BulletinKind
from rules.bulletins.values import Bulletin
from rules.courts import Court, Courts, Level
from rules.indicators import Figure
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook, NoticeForm
from tests.bulletins.figures import BASIC, COURTS, INTERMEDIATE, after_bulletins, province

THURSDAY, FRIDAY = date(2026, 3, 5), date(2026, 3, 6)
NOW = datetime(2026, 3, 7, 0, 30, tzinfo=UTC)
INDICATORS = shipped_indicators()
RATE = INDICATORS["a1_timely"]


def made_from(
    figures: list[Figure], before: list[Figure], courts: Courts = COURTS, mode: Mode = Mode.RANK
) -> tuple[Bulletin, FullTable, FullTable]:
    policy = BulletinPolicy(mode=mode)
    ranked = [one for one in figures if one.indicator_code == RATE.code]
    remembered = after_bulletins(RATE, courts, [[one for one in before if one.indicator_code == RATE.code]], policy)
    snapshot = Snapshot(date(2026, 3, 7), FRIDAY, RATE, courts, tuple(ranked), remembered)
    edition = Edition("bulletin:daily:2026-03-07")
    bulletin = make_bulletin(snapshot, policy, edition, NOW, hash_of(inputs_of(snapshot, policy)))
    table, earlier = (full_table(FRIDAY, courts, INDICATORS, some, before_key=None) for some in (figures, before))
    return bulletin, table, earlier


def notice(mode: Mode = Mode.RANK, **changes: tuple[int, int] | None) -> Notice:
    before = province(THURSDAY, {BASIC[-1]: (600, 1000)})
    bulletin, table, earlier = made_from(province(FRIDAY, dict(changes)), before, mode=mode)
    names = {court.code: court.full_name for court in table.courts}
    return notice_of(BulletinNotice(NoticeForm.DOCX, bulletin, totals(table, earlier), table.issuer, names))


def texts(found: Notice) -> list[str]:
    return [block.lead + block.text for block in found.body if isinstance(block, Paragraph)]


def test_the_notice_has_the_order_of_the_standard() -> None:
    """Title of organ, matter and kind; addressee; four sections; annexes; signature; date without leading zeros; imprint."""
    found = notice()

    assert "".join(found.title) == "辽宁省高级人民法院关于2026年3月7日全省法院执行指标情况的通报"
    assert found.addressee == "各中级人民法院、基层人民法院："
    assert [block.text for block in found.body if not isinstance(block, Paragraph | NoticeTable)] == [
        "一、总体情况",
        "二、指标完成情况",
        "三、存在问题",
        "四、工作要求",
    ]
    assert found.annex_names == (
        "中级法院法定期限内实际执结率情况表",
        "基层法院法定期限内实际执结率情况表",
        "未达到目标要求的法院清单",
    )
    assert (found.signature, found.date) == ("辽宁省高级人民法院", "2026年3月7日")
    assert found.imprint[1][0] == "辽宁省高级人民法院办公室"


def test_a_notice_of_a_month_or_a_quarter_is_called_after_it() -> None:
    """And a correction says that it is one."""
    bulletin, *_ = made_from(province(FRIDAY), province(THURSDAY))

    monthly = replace(bulletin, kind=BulletinKind.MONTHLY, correction=1)
    assert (period_text(monthly), kind_text(monthly)) == ("2026年3月份", "更正通报")
    assert period_text(replace(bulletin, kind=BulletinKind.QUARTERLY)) == "2026年第一季度"


def test_it_is_a_draft_without_number_and_seal() -> None:
    """People give it both when they issue it."""
    text = str(notice_facts(notice()))

    assert "草稿（未经签发）" in text
    assert "〔2026〕" not in text


def test_the_present_the_previous_value_the_change_and_the_demand_stand_side_by_side() -> None:
    """As a court's notice lists them; changes are percentage points."""
    found = texts(notice())

    assert "（一）法定期限内实际执结率。127家法院中127家报送，合计79.10%（100455／127000）" in found[1]
    assert "，上期79.08%，上升0.02个百分点；目标要求为不低于90%，18家法院达标。" in found[1]
    assert any(
        one.endswith("本期62.30%，上期60.00%，上升2.30个百分点，距目标要求27.70个百分点，已连续2期列后3名。")
        for one in found
    )


def test_in_english_a_month_keeps_its_capital_within_a_sentence() -> None:
    """A day's figures stand in for the bulletin before, and are called by their day."""
    bulletin, table, earlier = made_from(province(FRIDAY), province(THURSDAY))
    facts = BulletinNotice(
        NoticeForm.DOCX, replace(bulletin, compared_with=THURSDAY), totals(table, earlier), table.issuer, {}
    )
    entry = bulletin.basic.entries[-1]

    assert "; on 5 Mar 62.30%, unchanged; " in problem_text(entry, bulletin.basic, facts)


def test_who_did_not_report_is_named_and_asked() -> None:
    """It is a problem of its own, and no last place."""
    found = texts(notice(dlzs=None))

    assert "未报送数据。大连市中山区人民法院未报送数据，未参加评价。" in "".join(found)
    assert any("补报" in one for one in found)


@pytest.mark.parametrize("mode", [Mode.RANGE, Mode.OWN_COURT_ONLY])
def test_without_ranking_the_notice_names_nobody(mode: Mode) -> None:
    """How many reach the target, and no list of courts."""
    found = notice(mode)

    assert found.annexes == ()
    assert not any(court.full_name in one for court in COURTS for one in texts(found) if court.level is not Level.HIGH)


def test_a_page_holds_22_lines_of_28_characters_within_the_margins() -> None:
    """GB/T 9704: 156 by 225 millimetres; in the file as an office's word processor reads it."""
    document = docx.Document(io.BytesIO(notice_docx(notice())))
    section = document.sections[0]

    assert (round(LINE_POINTS * 22), round(CHARACTER_POINTS * 28)) == (638, 442)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one / Mm(1)) for one in margins if one] == [37, 35, 28, 26]
    assert (document.paragraphs[0].text, document.paragraphs[2].text) == ("草稿（未经签发）", "辽宁省高级人民法院")
    assert len(document.tables) == 2 + 3 + 1
    assert [cell.text for cell in document.tables[3].rows[1].cells][:2] == ["1", "沈阳市和平区人民法院"]
    assert len(document.tables[3].rows) == 1 + 110


def test_the_signature_is_centred_on_the_date() -> None:
    """The date keeps four characters free for the seal."""
    found = notice()

    assert signature_indent(found) == 4 + (6.0 - 9.0) / 2


def test_the_same_bulletin_gives_the_same_bytes() -> None:
    """A file that was signed can be made again and compared."""
    found = notice()
    bulletin, table, earlier = made_from(province(FRIDAY), province(THURSDAY))

    assert notice_docx(found) == notice_docx(found)
    assert notice_pdf(found) == notice_pdf(found)
    assert full_workbook(bulletin, table, earlier, WORDS) == full_workbook(bulletin, table, earlier, WORDS)


def test_the_workbook_holds_every_court_and_every_indicator() -> None:
    """With the values before, so that anybody can check the notice."""
    figures = [*province(FRIDAY), *province(FRIDAY, indicator="b4_days")]
    bulletin, table, earlier = made_from(figures, province(THURSDAY, {BASIC[0]: (930, 1000)}))
    book = openpyxl.load_workbook(io.BytesIO(full_workbook(bulletin, table, earlier, WORDS)))

    assert book.sheetnames == ["说明", "排名", "各院各项指标", "数据明细", "指标口径"]
    assert book["各院各项指标"].max_row == 1 + len(BASIC) + len(INTERMEDIATE)
    assert book["数据明细"].max_row == 1 + 2 * (len(BASIC) + len(INTERMEDIATE))
    first = next(row for row in book["数据明细"].values if row[0] == BASIC[0])
    assert first[4:] == ("法定期限内实际执结率", 950, 1000, 0.95, 930, 1000, 0.93, 2, "是")


FORMULA = ("=", "+", "-", "@", "\t", "\r")
HOSTILE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20) | st.sampled_from(
    ["=1+1", "+cmd|'/c calc'!A0", "-2", "@SUM(A1)", "\t=1", '#import "/etc/passwd"', "*$x$ @y", "]]><w:p/>", "喀" * 30]
)


@pytest.mark.slow
@settings(max_examples=15)
@given(names=st.lists(HOSTILE, min_size=2, max_size=6), mode=st.sampled_from(Mode))
def test_no_name_becomes_a_formula_or_breaks_a_file(names: list[str], mode: Mode) -> None:
    """What a roster holds stays text in every document and language."""
    courts = Courts.of([Court(f"c{number}", name, name, Level.BASIC, None) for number, name in enumerate(names)])
    figures = [Figure(FRIDAY, court.code, RATE.code, 50 + number, 100) for number, court in enumerate(courts)]
    bulletin, table, earlier = made_from(figures, [replace(one, day=THURSDAY) for one in figures], courts, mode)
    full = {court.code: court.full_name for court in courts}

    for locale in Locale:
        for form in NoticeForm:
            facts = BulletinNotice(form, bulletin, totals(table, earlier), names[0], full)
            assert render(facts, locale).attachment is not None
        page = render(BulletinWorkbook(bulletin, table, earlier), locale)
        assert page.attachment is not None
        for sheet in openpyxl.load_workbook(io.BytesIO(page.attachment.content)):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not any(cell.data_type == "f" for cell in cells)
            assert not any(str(cell.value).startswith(FORMULA) for cell in cells if isinstance(cell.value, str))


def test_headings_are_numbered_in_chinese() -> None:
    """As GB/T 9704 wants the second level."""
    assert [numeral(number) for number in (1, 10, 11, 20, 26)] == ["一", "十", "十一", "二十", "二十六"]
