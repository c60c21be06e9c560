"""Whether naming is even-handed, as the office sees it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.bulletins.fairness import Naming, fairness, namings
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import Mode
from tests.bulletins.figures import BASIC, keep, leap, province
from tests.bulletins.test_wording import bulletin_of
from tests.world import World

FRIDAY = date(2026, 11, 20)
OFFICE = "辽宁高院"


async def test_the_office_sees_who_was_named_how_often(world: World) -> None:
    """Praise and blame, recoveries, and who was never named; what was too small or missing is listed apart."""
    last = BASIC[-1]
    await keep(world, province(FRIDAY, {"dlgjz": (3, 3)}))
    await leap(world, "2026-11-21 08:30")
    await keep(world, province(date(2026, 11, 21), {last: (999, 1000), "dlzs": None}))
    await leap(world, "2026-11-22 08:30")

    await world.person("程雨桐").says(world.group(OFFICE), "/fairness 7")

    lines = world.group(OFFICE).last.text.splitlines()
    assert lines[0] == "点名情况　11月16日至11月22日，通报2期"
    assert lines[1] == "表扬14家次（含走出后列1家次），批评12家次；从未点到114家。"
    assert "辽河法院（1次，表扬3次）" in lines[2]
    assert lines[4] == "走出后列：辽河法院（1次）"
    assert lines[5] == "基数过小、未参加排名：甘井子法院（1期）"
    assert lines[6] == "未报数最多：中山法院（1期）"


async def test_what_was_withdrawn_blames_nobody(world: World) -> None:
    """A naming that was taken back is not counted."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    await world.person("程雨桐").says(world.group(OFFICE), "/withdraw 1")
    await world.person("程雨桐").presses("撤回", world.group(OFFICE))

    await world.person("程雨桐").says(world.group(OFFICE), "/fairness 2026-11")

    assert world.group(OFFICE).last.text == "11月1日至11月21日没有发布过通报。"


async def test_a_correction_is_counted_in_place_of_what_it_corrects(world: World) -> None:
    """The court that was wrongly named is not named any more."""
    await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}))
    await leap(world, "2026-11-21 08:30")
    await keep(world, province(FRIDAY), "更正")
    await world.person("程雨桐").says(world.group(OFFICE), "/correct 1")
    await world.person("程雨桐").presses("发布", world.group(OFFICE))

    await world.person("程雨桐").says(world.group(OFFICE), "/fairness 2026")

    text = world.group(OFFICE).last.text
    assert "通报1期" in text
    assert "和平法院" not in text.splitlines()[2]


async def test_a_president_is_not_shown_the_account(world: World) -> None:
    """It is the office's own mirror."""
    await world.person("周焱").says(None, "/fairness")

    assert "点名情况" not in world.person("周焱").phone.last.text


def test_a_court_that_recovers_is_praised_wherever_it_would_have_been_blamed() -> None:
    """In the text, in the picture and in its own group, as prominently as the last places."""
    was = province(FRIDAY)
    better = province(FRIDAY, dict.fromkeys(BASIC[-6:-3], (1, 1000)))
    bulletin = bulletin_of(better, before=[was])

    found = dict.fromkeys(code for code, naming in namings(bulletin) if naming is Naming.RECOVERED)

    assert list(found) == [one.court_code for one in bulletin.basic.recovered]
    assert len(found) == len(bulletin.basic.bottom)


SHARES = st.dictionaries(
    st.sampled_from(BASIC), st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda one: (min(one), max(one)))
)


@settings(max_examples=40)
@given(shares=SHARES, mode=st.sampled_from(Mode))
def test_nobody_is_named_below_the_smallest_denominator(shares: dict[str, tuple[int, int]], mode: Mode) -> None:
    """Whatever the figures; and in no mode but the ranking is anybody named at all."""
    bulletin = bulletin_of(province(FRIDAY, {**shares}), policy=BulletinPolicy(mode=mode))
    small = {code for code, (_, whole) in shares.items() if whole < 20}

    named = {code for code, naming in namings(bulletin) if naming in {Naming.TOP, Naming.BOTTOM, Naming.RECOVERED}}

    assert not named & small
    assert mode is Mode.RANK or not named


def test_an_account_of_nothing_names_nobody() -> None:
    """Every court was never named."""
    account = fairness(FRIDAY, FRIDAY, 0, [], {"a": "甲", "b": "乙"})

    assert (account.praised, account.blamed, account.never_named) == (0, 0, 2)
