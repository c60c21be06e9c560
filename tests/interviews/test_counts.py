"""/interviews and /problems: what a leader asks for at one look, and the workbook behind it."""

import io
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from bot.courts_file import shipped_courts
from bot.templates import Locale, render
from rules.courts import Courts
from rules.interviews.counts import (
    Counted,
    NamedTally,
    Problem,
    Tally,
    by_city,
    by_court,
    problems,
    tally,
    waiting_longest,
)
from rules.interviews.memory import PromiseState
from rules.interviews.periods import month_of, quarter_of, read_period, year_of
from rules.interviews.values import InterviewState, Outcome, Satisfaction, Source, Way
from rules.notifications.interview_counts import CommonProblems, InterviewCounts, InterviewWorkbook, Waiting
from tests.bulletins.figures import keep, leap, province
from tests.interviews.test_in_the_group import case, know
from tests.world import World

TODAY = date(2026, 11, 20)
MONTH = month_of(TODAY)
COURTS = Courts.of(shipped_courts())


def one(number: int, court: str = "dlgjz", **more: object) -> Counted:
    facts: dict[str, object] = {
        "leader": "宋立群",
        "asked_on": TODAY - timedelta(days=10),
        "state": InterviewState.OPEN,
        "source": Source.DRAW,
    } | more
    return Counted(f"督2026-{number:04}", court, **facts)  # type: ignore[arg-type]


def met(number: int, court: str = "dlgjz", **more: object) -> Counted:
    facts: dict[str, object] = {
        "state": InterviewState.CLOSED,
        "met_on": TODAY,
        "way": Way.IN_PERSON,
        "outcome": Outcome.SETTLED,
        "satisfaction": Satisfaction.SATISFIED,
    } | more
    return one(number, court, **facts)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("", year_of(TODAY)),
        ("本月", MONTH),
        ("上月", month_of(date(2026, 10, 1))),
        ("10月", month_of(date(2026, 10, 1))),
        ("12月份", month_of(date(2025, 12, 1))),
        ("2026-2", month_of(date(2026, 2, 1))),
        ("2025年7月", month_of(date(2025, 7, 1))),
        ("本季度", quarter_of(TODAY)),
        ("上季度", quarter_of(date(2026, 7, 1))),
        ("去年", year_of(date(2025, 1, 1))),
        ("2024年", year_of(date(2024, 1, 1))),
        ("下辈子", None),
        ("13月", None),
    ],
)
def test_periods_in_an_offices_words(words: str, period: object) -> None:
    """A month without a year is the last one of that name that has begun."""
    assert read_period(words, TODAY) == period


def test_what_is_counted_in_a_month() -> None:
    """Ordered and drawn within it, held within it, and whoever still waits, since whenever."""
    long_ago = TODAY - timedelta(days=100)
    found = tally(
        [
            met(1, promises=(PromiseState.KEPT, PromiseState.BROKEN)),
            met(2, asked_on=long_ago, satisfaction=Satisfaction.DISSATISFIED, promises=(PromiseState.OPEN,)),
            met(3, met_on=long_ago, asked_on=long_ago),
            one(4, source=Source.ORDER),
            one(5, asked_on=long_ago),
            one(6, state=InterviewState.WITHDRAWN),
            met(7, satisfaction=Satisfaction.NO_ANSWER, outcome=None, way=None),
        ],
        MONTH,
    )

    assert (found.asked, found.drawn, found.met, found.waiting) == (3, 2, 3, 2)
    assert found.outcomes == ((Outcome.SETTLED, 2),)
    assert (found.content, found.answered) == (1, 2)
    assert (found.kept, found.due, found.pending) == (1, 2, 1)


def test_by_court_and_by_city() -> None:
    """A city is its intermediate court with those below it; the high court stands alone; a court without interviews is left out."""
    everything = [met(1), met(2, "dl"), one(3, "dlshk"), met(4, "sy"), met(5, "ln")]

    assert [row.name for row in by_court(everything, MONTH, COURTS)] == [
        "辽宁高院",
        "沈阳中院",
        "大连中院",
        "沙河口法院",
        "甘井子法院",
    ]
    assert [(row.name, row.tally.met, row.tally.waiting) for row in by_city(everything, MONTH, COURTS)] == [
        ("辽宁高院", 1, 0),
        ("沈阳中院", 1, 0),
        ("大连中院", 2, 1),
    ]


def test_who_has_drawn_and_not_met_stands_first_who_waits_longest() -> None:
    """Until the end of the period; whoever was only ordered counts too."""
    found = [one(1), one(2, asked_on=TODAY - timedelta(days=40), source=Source.ORDER), met(3)]

    assert [waiting.number for waiting in waiting_longest(found, MONTH)] == ["督2026-0002", "督2026-0001"]
    assert [waiting.number for waiting in waiting_longest(found, MONTH, only_drawn=True)] == ["督2026-0001"]


def test_common_problems_with_what_lies_behind_them() -> None:
    """The most frequent first, with courts and cases."""
    found = problems(
        [met(1, tags=("查控难",), case_number="（2019）辽0211执1号"), met(2, "dlshk", tags=("查控难", "判项不明"))],
        MONTH,
        COURTS,
    )

    assert found == (
        Problem(
            "查控难",
            2,
            2,
            (("甘井子法院", "督2026-0001", "（2019）辽0211执1号"), ("沙河口法院", "督2026-0002", "")),
        ),
        Problem("判项不明", 1, 1, (("沙河口法院", "督2026-0002", ""),)),
    )


# In the chat


async def drawn(world: World) -> None:
    await know(world, [*(case(serial) for serial in range(1, 6)), case(1, court="dlshk")])
    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 2")
    await world.person("秦岚").says(world.group("沙河口法院"), "/draw")
    world.unread()


async def test_a_courts_group_hears_of_its_own_interviews(world: World) -> None:
    """Two drawn, nobody met yet, and who waits longest."""
    await drawn(world)
    await world.asleep_until("2026-11-21 15:00")

    await world.person("贺敏").says(world.group("甘井子法院"), "/interviews 本月")

    assert world.group("甘井子法院").last.text.splitlines()[:4] == [
        "院长接谈　甘井子法院　2026年11月",
        "新增 2 件（抽中 2），已接谈 0 人次，未接谈 2 件",
        "未接谈最久：",
        "· 甘井子法院 宋立群　督2026-0001　1 天（抽中）",
    ]


async def test_the_command_group_sees_numbers_and_a_picture(world: World) -> None:
    """Cities beside each other, and no single case."""
    await drawn(world)
    await know(world, [case(9)])
    await world.person("顾长河").says(world.group("院长之声"), "/interviews")

    said = world.group("院长之声").last
    assert "新增 3 件" in said.text
    assert "督2026" not in said.text


async def test_the_workbook_of_the_office_holds_every_court(world: World) -> None:
    """Courts with a total, presidents, who waits; petitioners masked."""
    await drawn(world)

    await world.person("程雨桐").says(world.group("辽宁高院"), "/interviews 表格")

    attachment = world.group("辽宁高院").last.attachment
    assert attachment is not None
    stored = world.telegram.files.get(attachment.file_id)
    assert stored is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(stored.data))
    assert book.sheet_names == ["各院", "院长", "未接谈", "共性问题"]
    courts = book.get_sheet_by_name("各院").to_python()
    assert [row[0] for row in courts] == ["院长接谈统计　全省　2026年", "法院", "沙河口法院", "甘井子法院", "合计"]
    waiting = book.get_sheet_by_name("未接谈").to_python()
    assert {row[4] for row in waiting[2:]} == {"张某"}


async def test_a_workbook_asked_for_in_the_command_group_comes_in_private_and_holds_ones_own_courts(
    world: World,
) -> None:
    """The president of one city does not get another city's cases."""
    await drawn(world)

    await world.person("顾长河").says(world.group("院长之声"), "/interviews 表格")
    await world.person("周焱").says(world.group("院长之声"), "/interviews 表格")

    assert "沈阳中院" in world.person("顾长河").phone.last.text
    assert "大连中院" in world.person("周焱").phone.last.text
    assert not world.group("院长之声").read()


@pytest.mark.parametrize("words", ["/interviews 沈阳中院", "/interviews 明年", "/interviews 没有这个法院"])
async def test_what_is_not_understood_or_out_of_reach_gets_one_sentence(world: World, words: str) -> None:
    """A court of another city is as unknown as one that does not exist."""
    await world.person("宋立群").says(world.group("甘井子法院"), words)

    assert world.group("甘井子法院").last.text.startswith("没有看懂，或不在您的范围内。")


async def test_common_problems_are_for_the_office(world: World) -> None:
    """Nobody else is answered by the list."""
    await world.person("程雨桐").says(world.group("辽宁高院"), "/problems 本月")
    await world.person("宋立群").says(None, "/problems")

    assert world.group("辽宁高院").last.text == "2026年11月的接谈记录没有登记共性问题。"
    assert "共性问题" not in world.person("宋立群").phone.last.text


# The words


def whole_province() -> InterviewCounts:
    """Every city, the longest names, every outcome."""
    total = Tally(
        10_474,
        9_999,
        8_364,
        2_110,
        tuple((way, 2_091) for way in Way),
        tuple((outcome, 1_045) for outcome in Outcome),
        tuple((answer, 2_091) for answer in Satisfaction),
        1_070,
        1_062,
        1_001,
    )
    cities = [court.short_name for court in COURTS if court.parent in {None, "ln"}]
    waiting = tuple(
        Waiting("沈阳经济技术开发区法院", "欧阳震华", f"督2026-{n:04}", "", "", TODAY, 300, is_drawn=True)
        for n in range(5)
    )
    return InterviewCounts("", year_of(TODAY), total, tuple(NamedTally(name, name, total) for name in cities), waiting)


@pytest.mark.parametrize("locale", list(Locale))
def test_the_largest_counts_fit_under_the_picture(locale: Locale) -> None:
    """1,024 characters are all that Telegram allows there."""
    page = render(whole_province(), locale)

    assert len(page.text) < 1_024
    assert page.attachment is not None
    assert page.attachment.is_photo


@pytest.mark.parametrize("locale", list(Locale))
def test_hostile_words_become_neither_markup_nor_formula(locale: Locale) -> None:
    """A tag that somebody typed is text everywhere."""
    bad = "<b>=HYPERLINK(1)"
    problem = Problem(bad, 1, 1, ((bad, "督2026-0001", bad),))
    sheet = InterviewWorkbook(bad, MONTH, Tally(met=1), (), (), (), (problem,))

    page = render(sheet, locale)

    assert "<b>=HYPER" not in page.text
    assert "<b>=HYPER" not in render(CommonProblems(MONTH, (problem,)), locale).text
    assert page.attachment is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(page.attachment.content))
    assert book.get_sheet_by_index(3).to_python()[2][0] == bad


async def test_the_bulletin_tells_the_command_group_of_the_months_interviews(world: World) -> None:
    """One line below the caption; the courts' own parts have none."""
    await drawn(world)
    await keep(world, province(TODAY))

    await leap(world, "2026-11-21 08:30")

    (bulletin,) = [text for text in world.group("院长之声").texts if text.startswith("执行指标日通报")]
    assert bulletin.endswith("\n\n本月院长接谈 0 人次，未接谈 3 件。")
    assert not [text for text in world.group("甘井子法院").texts if "本月院长接谈" in text]
