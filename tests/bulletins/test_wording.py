"""Texts and pictures of a bulletin: within Telegram's limits, faithful to the figures, inert to hostile names."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.indicators_file import shipped_indicators
from bot.pictures.bulletin import picture_facts
from bot.pictures.drawing import draw
from bot.templates import Locale, render
from bot.templates.en.bulletins.province import PICTURE as ENGLISH
from bot.templates.numbers import CAPTION_LIMIT, TEXT_LIMIT, decimal, first_that_fits, gap_text, visible_length
from bot.templates.zh_CN.bulletins.province import PICTURE as CHINESE
from bot.templates.zh_CN.bulletins.province import caption
from rules.bulletins.inputs import hash_of, inputs_of, read_inputs
from rules.bulletins.making import Edition, Snapshot, make_bulletin
from rules.bulletins.policy import BulletinPolicy, Mode
from rules.bulletins.ratio import Ratio
from rules.bulletins.recipients import court_part
from rules.bulletins.values import Bulletin
from rules.courts import Court, Courts, Level
from rules.dispatch.rectifying import Rectification
from rules.indicators import Figure, Unit
from rules.ledger.lights import Light
from rules.notifications.bulletins import FullRanking
from storage.outbox import from_facts, to_facts
from tests.bulletins.figures import BASIC, COURTS, INTERMEDIATE, Shares, after_bulletins, province

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
RATE = shipped_indicators()["a1_timely"]


def snapshot_of(
    figures: list[Figure],
    courts: Courts = COURTS,
    policy: BulletinPolicy | None = None,
    before: list[list[Figure]] | None = None,
) -> Snapshot:
    """The figures after one day of the same, or after the days that are given."""
    remembered = after_bulletins(RATE, courts, [figures] if before is None else before, policy or BulletinPolicy())
    return Snapshot(DAY, DAY, RATE, courts, tuple(figures), remembered, is_sample=True)


def bulletin_of(
    figures: list[Figure],
    courts: Courts = COURTS,
    policy: BulletinPolicy | None = None,
    before: list[list[Figure]] | None = None,
) -> Bulletin:
    policy = policy or BulletinPolicy()
    snapshot = snapshot_of(figures, courts, policy, before)
    edition = Edition("bulletin:daily:2026-11-20", is_late=True)
    return make_bulletin(snapshot, policy, edition, NOW, hash_of(inputs_of(snapshot, policy)))


def invented(names: list[str], level: Level) -> list[Court]:
    return [Court(f"{level}{number}", name, name, level, None) for number, name in enumerate(names)]


NAMES = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=14)
SHARES = st.integers(0, 4).map(lambda quarters: (25 * quarters, 100))


@settings(max_examples=40)
@given(basic=NAMES, intermediate=NAMES, data=st.data(), mode=st.sampled_from(Mode), room=st.integers(3, 10))
def test_no_text_is_ever_too_long_and_no_name_becomes_markup(
    *, basic: list[str], intermediate: list[str], data: st.DataObject, mode: Mode, room: int
) -> None:
    """Many ties, long and hostile names, whatever the mode: captions and texts stay within Telegram's limits."""
    courts = Courts.of([*invented(basic, Level.BASIC), *invented(intermediate, Level.INTERMEDIATE)])
    figures = [Figure(DAY, court.code, RATE.code, *data.draw(SHARES)) for court in courts]
    bulletin = bulletin_of(figures, courts, BulletinPolicy(mode=mode, named_at_most=room))

    for locale in Locale:
        ranking = render(FullRanking(bulletin), locale).text
        assert visible_length(ranking) <= TEXT_LIMIT
        assert_no_stray_markup(ranking)
        for court in courts:
            part = court_part(bulletin, court.code, courts)
            assert part is not None
            assert visible_length(render(part, locale).text) <= TEXT_LIMIT
    shortest = first_that_fits(
        CAPTION_LIMIT, *(lambda details=details: caption(bulletin, details=details) for details in (2, 1, 0)), str
    )
    assert_no_stray_markup(shortest)


def assert_no_stray_markup(text: str) -> None:
    rest = text.replace("<b>", "").replace("</b>", "")
    assert "<" not in rest
    assert text.count("<b>") == text.count("</b>")


def test_the_daily_bulletin_survives_the_outbox() -> None:
    """What is kept as JSON comes back as the same facts, so that a restart cannot change a word."""
    bulletin = bulletin_of(province(DAY))
    notification = FullRanking(bulletin)

    assert from_facts("full_ranking", to_facts(notification)) == notification


def test_the_order_of_the_figures_changes_neither_bulletin_nor_hash() -> None:
    """Whoever has the same inputs gets the same bulletin, byte for byte."""
    figures = province(DAY)

    assert bulletin_of(figures[::-1]) == bulletin_of(figures)


@pytest.mark.parametrize("change", [{"dl": (1, 1000)}, {"dl": None}])
def test_any_change_of_a_figure_changes_the_hash(change: dict[str, tuple[int, int] | None]) -> None:
    """A bulletin can be held against its inputs."""
    assert bulletin_of(province(DAY, change)).inputs_hash != bulletin_of(province(DAY)).inputs_hash


@pytest.mark.parametrize("light", [None, *Light])
def test_the_light_of_an_order_is_kept_with_the_bulletin(light: Light | None) -> None:
    """The inputs give it back; those of a bulletin from before there were lights give the same bytes as ever."""
    asked = Rectification("督2026-0001", "dlgjz", RATE.code, Ratio(50, 100), Ratio(80, 100), DAY, light)
    inputs = inputs_of(replace(snapshot_of(province(DAY)), rectifications=(asked,)), BulletinPolicy())

    snapshot, policy = read_inputs(inputs)

    assert snapshot.rectifications == (asked,)
    assert inputs_of(snapshot, policy) == inputs
    assert (b'"2026-11-20"]' in inputs) is (light is None)


def test_the_same_bulletin_gives_the_same_picture() -> None:
    """Every group gets the same bytes, also from another process on another day."""
    facts = picture_facts(bulletin_of(province(DAY)), CHINESE)

    first = draw("ranking.typ", facts)

    assert draw("ranking.typ", {**facts}) == first
    assert draw("ranking.typ", {**facts, "footer": "另一张"}) != first


def test_the_picture_is_as_wide_as_a_phone_and_not_too_tall() -> None:
    """A taller one is scaled down by Telegram until nobody can read it."""
    facts = picture_facts(bulletin_of(province(DAY)), CHINESE)

    png = draw("ranking.typ", facts)

    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert width == 1080
    assert height <= 1.6 * width


def test_ties_and_recoveries_do_not_make_the_picture_too_tall() -> None:
    """With six courts at each end, and three in each pool that have left the last places, it still fits a phone."""
    last: Shares = dict.fromkeys([*BASIC[50:53], *INTERMEDIATE[7:10]], (10, 1000))
    ties: Shares = {**dict.fromkeys(BASIC[:6], (950, 1000)), **dict.fromkeys(BASIC[-6:], (500, 1000))}
    for figures in (province(DAY), province(DAY, ties)):
        before = province(DAY - timedelta(days=1), last)
        facts = picture_facts(bulletin_of(figures, before=[before]), CHINESE)

        png = draw("ranking.typ", facts)

        assert [len(part["names"]) for part in facts["parts"] if part["kind"] == "note"] == [3, 3]
        assert int.from_bytes(png[16:20]) == 1080
        assert int.from_bytes(png[20:24]) <= 1.6 * 1080


def test_a_name_in_the_picture_stays_text() -> None:
    """Typst's own commands in a court's name are drawn, not carried out."""
    hostile = invented(["#panic[x]", "*b* $c$ @d <e>", '\\#read("/etc/passwd")', "丁"], Level.BASIC)
    courts = Courts.of(hostile)
    figures = [Figure(DAY, court.code, RATE.code, 90 - number, 100) for number, court in enumerate(hostile)]

    for words in (CHINESE, ENGLISH):
        assert draw("ranking.typ", picture_facts(bulletin_of(figures, courts), words)).startswith(b"\x89PNG")


def test_the_named_courts_are_coloured_where_they_stand() -> None:
    """Each court is one tick, the best at the right end, the last three in red."""
    parts = picture_facts(bulletin_of(province(DAY)), CHINESE)["parts"]

    strip = next(part for part in parts if part["kind"] == "strip")

    assert len(strip["ticks"]) == 110
    assert [tick["tone"] for tick in strip["ticks"][-3:]] == ["bad", "bad", "bad"]
    assert (strip["ticks"][0]["at"], strip["ticks"][-1]["at"]) == (1.0, 0.0)


def test_a_missing_pool_is_left_out_of_text_and_picture() -> None:
    """A province whose intermediate courts have no figures still has a bulletin."""
    only_basic = [figure for figure in province(DAY) if COURTS[figure.court_code].level is Level.BASIC]
    bulletin = bulletin_of(only_basic)

    assert "中级法院前3名" not in caption(bulletin, details=2)
    assert "未报数：17家" in caption(bulletin, details=2)
    assert len(picture_facts(bulletin, CHINESE)["parts"]) == 3


def test_words_are_rounded_from_exact_values() -> None:
    """Half goes to the even digit; a difference of percentages is in percentage points."""
    assert decimal(Fraction(1, 3) * 100) == "33.33"
    assert decimal(Fraction(12345, 10000) * 100, 1) == "123.4"
    assert decimal(Fraction(-1, 1000)) == "0.00"
    assert gap_text(Fraction(-47, 1000), Unit.PERCENT) == "4.70"


def test_what_counts_is_what_telegram_counts() -> None:
    """UTF-16 units of the text without its markup."""
    assert visible_length("<b>a&amp;b</b>𠀀") == 5
    with pytest.raises(ValueError, match="short enough"):
        first_that_fits(2, lambda: "abc")


def test_a_late_bulletin_is_marked_in_picture_and_text() -> None:
    """延迟发布 and 示例数据 stand where everybody looks."""
    bulletin = bulletin_of(province(DAY))

    assert picture_facts(bulletin, CHINESE)["badges"] == ["延迟发布", "示例数据"]
    assert picture_facts(replace(bulletin, is_late=False, is_sample=False), ENGLISH)["badges"] == []


def test_a_court_that_was_ordered_twice_is_one_court_under_its_newest_order() -> None:
    """The bulletin counts courts, and tells the court what it has to reach now."""
    first = Rectification("督2026-0001", "dlgjz", RATE.code, Ratio(50, 100), Ratio(80, 100), DAY)
    again = replace(first, order_number="督2026-0007", target=Ratio(85, 100))
    snapshot = replace(snapshot_of(province(DAY)), rectifications=(first, again))

    bulletin = make_bulletin(snapshot, BulletinPolicy(), Edition(), NOW, "")

    assert [(one.order_number, one.target) for one in bulletin.effects] == [("督2026-0007", Ratio(85, 100))]
