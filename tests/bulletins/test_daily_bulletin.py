"""The daily bulletin, from the figures in the database to the words on the telephones."""

from datetime import date

from rules.policy import Policy
from storage.unit_of_work import unit_of_work
from tests.bulletins.figures import BASIC, INTERMEDIATE, keep, leap, province
from tests.world import World

FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)
BOTTOM = BASIC[-3:]


async def test_at_half_past_eight_the_command_group_gets_text_and_picture(world: World) -> None:
    """Title, date, headline indicator, the first and the last three basic courts, then the intermediate ones."""
    await keep(world, province(FRIDAY))

    await leap(world, "2026-11-21 08:30")

    bulletin = world.group("院长之声").last
    assert bulletin.attachment is not None
    assert bulletin.attachment.kind == "photo"
    assert bulletin.text.startswith(
        "执行指标日通报\n2026年11月21日 · 数据截至11月20日\n法定期限内实际执结率（目标≥90%）\n\n"
        "基层法院前3名（参评110家）\n1. 和平法院 95.00%\n2. 沈河法院 94.70%\n3. 大东法院 94.40%\n基层法院后3名\n110. "
    )
    assert "中级法院前3名（参评17家）\n1. 沈阳中院 90.00%\n2. 大连中院 89.00%\n3. 鞍山中院 88.00%" in bulletin.text


async def test_each_court_hears_of_itself_in_its_own_group(world: World) -> None:
    """Place, value, distance to target, and what it needs for the next place; nothing of the other courts."""
    await keep(world, province(FRIDAY))

    await leap(world, "2026-11-21 08:30")

    own = world.group("甘井子法院").last.text
    assert own == (
        "甘井子法院 · 执行指标日通报\n11月21日 · 数据截至11月20日\n"
        "法定期限内实际执结率 89.60%（896/1000）\n"
        "全省110家参评基层法院中列第19位\n"
        "距目标 90% 差0.40个百分点，再多4件即可达标\n"
        "前一位是第18位（89.90%），再多3件即可追平"
    )


async def test_an_intermediate_court_hears_of_the_courts_of_its_city_too(world: World) -> None:
    """The president answers for them; they are ranked among themselves."""
    await keep(world, province(FRIDAY))

    await leap(world, "2026-11-21 08:30")

    own = world.group("大连中院").last.text
    assert "全省17家参评中级法院中列第2位" in own
    assert "辖区基层法院\n1. 中山法院 90.50%（全省第16位）\n2. 西岗法院 90.20%（全省第17位）" in own


async def test_moves_and_runs_are_counted_from_bulletin_to_bulletin(world: World) -> None:
    """Twice in a row at the end, then a way out that is praised."""
    last = BASIC[-1]
    for day in (20, 21):
        await keep(world, province(date(2026, 11, day)))
        await leap(world, f"2026-11-{day + 1} 08:30")
    await keep(world, province(date(2026, 11, 22), {last: (999, 1000)}))
    await leap(world, "2026-11-23 08:30")

    second, third = world.group("院长之声").texts[-2:]

    assert "尚无上期" not in second
    assert "110. 辽河法院 62.30%（持平，距目标27.70个百分点，连续2期）" in second
    assert "1. 辽河法院 99.90%（↑109）" in third
    assert "走出后3名：辽河法院 99.90%（此前连续2期列名，现列第1位）" in third


async def test_days_of_which_nothing_was_published_are_held_against_nobody(world: World) -> None:
    """The first bulletin compares with the day before, and says of no court that it was named before or has recovered."""
    for day in (18, 19):
        await keep(world, province(date(2026, 11, day)))
    await keep(world, province(FRIDAY, {BASIC[-1]: (999, 1000)}))

    await leap(world, "2026-11-21 08:30")

    first = world.group("院长之声").last.text
    assert "法定期限内实际执结率（目标≥90%）\n尚无上期通报，以下“上期”指11月19日数据\n\n" in first
    assert "尚无上期通报，以下“上期”指11月19日数据" in world.group("甘井子法院").last.text
    assert "1. 辽河法院 99.90%（↑109）" in first
    assert "连续" not in first
    assert "走出" not in first


async def test_a_bulletin_that_names_nobody_neither_lengthens_a_run_nor_ends_it(world: World) -> None:
    """Named, then a day in the mode range, then named again: twice."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    await world.person("程雨桐").says(world.group("辽宁高院"), "/mode range")
    await keep(world, province(SATURDAY))
    await leap(world, "2026-11-22 08:30")
    await world.person("程雨桐").says(world.group("辽宁高院"), "/mode rank")
    await keep(world, province(date(2026, 11, 22)))

    await leap(world, "2026-11-23 08:30")

    assert "110. 辽河法院 62.30%（持平，距目标27.70个百分点，连续2期）" in world.group("院长之声").last.text


async def test_courts_that_tie_are_all_named(world: World) -> None:
    """Two share the third place from the end, so four are named."""
    await keep(world, province(FRIDAY, {BASIC[-4]: (629, 1000), BASIC[-3]: (629, 1000)}))

    await leap(world, "2026-11-21 08:30")

    lines = world.group("院长之声").last.text.split("基层法院后3名\n")[1].splitlines()[:4]
    assert [line.split(".")[0] for line in lines] == ["110", "109", "107", "107"]


async def test_missing_and_small_courts_are_listed_and_not_ranked(world: World) -> None:
    """No figures is no last place, and three of three is no first."""
    await keep(world, province(FRIDAY, {"dlzs": None, "dlgjz": (3, 3)}))

    await leap(world, "2026-11-21 08:30")

    text = world.group("院长之声").last.text
    assert "参评108家" in text
    assert text.endswith("未报数：中山法院\n基数过小不排名：甘井子法院")
    assert "3/3，基数过小，不参加排名。" in world.group("甘井子法院").last.text


async def test_no_bulletin_leaves_twice_for_one_morning(world: World) -> None:
    """However often the clock wakes the job, and after a restart too."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    world.unread()

    await leap(world, "2026-11-21 08:45")
    await world.asleep_until("2026-11-21 09:00")

    assert world.unread() == {}


async def test_a_late_start_publishes_late_and_says_so(world: World) -> None:
    """The bot slept through half past eight; what was due leaves as soon as it wakes, marked."""
    await keep(world, province(FRIDAY))
    await world.asleep_until("2026-11-21 11:20")

    assert world.group("院长之声").last.text.startswith("执行指标日通报〔延迟发布〕\n")
    assert "〔延迟发布〕" in world.group("甘井子法院").last.text


async def test_after_days_of_sleep_only_the_last_bulletin_leaves(world: World) -> None:
    """What is older than a day is recorded and the office told; nobody gets a heap of old news."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    for day in (22, 23, 24):
        await keep(world, province(date(2026, 11, day)))
    world.unread()

    await world.asleep_until("2026-11-24 10:00")

    news = world.unread()
    assert [text.splitlines()[1] for text in news["院长之声"]] == ["2026年11月24日 · 数据截至11月24日"]
    assert news["辽宁高院督查室"] == [
        FILED,
        "11月22日《执行指标日通报》逾一天未能发布，已记录，不再补发。",
        "11月23日《执行指标日通报》逾一天未能发布，已记录，不再补发。",
    ]


FILED = "第2号 11月24日《执行指标日通报》已发布（法定期限内实际执结率）。\n通报草稿和全表可在此调取："
HELD = (
    "11月22日《执行指标日通报》暂缓发布\n原因：“法定期限内实际执结率”没有新的数据。\n"
    "导入数据后会自动发布，并注明“延迟发布”；一天之内没有数据则不再发布。"
)


async def test_without_new_figures_the_bulletin_is_held_and_the_office_told_once(world: World) -> None:
    """Yesterday's numbers are not published again as today's."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    world.unread()

    await leap(world, "2026-11-22 10:00")

    assert world.unread() == {"辽宁高院督查室": [HELD]}


async def test_a_held_bulletin_leaves_by_itself_when_the_figures_come(world: World) -> None:
    """Nobody has to remember it."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    await leap(world, "2026-11-22 09:00")
    world.unread()

    await keep(world, province(SATURDAY))
    await leap(world, "2026-11-22 09:30")

    assert world.group("院长之声").last.text.startswith("执行指标日通报〔延迟发布〕\n2026年11月22日 · 数据截至11月21日")


async def test_an_incomplete_day_is_held_and_the_missing_courts_are_named(world: World) -> None:
    """A ranking of some is no ranking; the office learns whom to ask."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    await keep(world, province(SATURDAY, dict.fromkeys(BASIC[:40])))
    world.unread()

    await leap(world, "2026-11-22 08:30")

    news = world.unread()
    assert set(news) == {"辽宁高院督查室"}
    assert "11月21日的数据只有87/127家法院报送" in news["辽宁高院督查室"][0]
    assert "未报数：和平法院、沈河法院、" in news["辽宁高院督查室"][0]


async def test_figures_that_come_too_old_are_no_news(world: World) -> None:
    """Numbers of last week held back until now are not published as today's."""
    await keep(world, province(date(2026, 11, 10)))

    await leap(world, "2026-11-21 08:30")

    (held,) = world.unread()["辽宁高院督查室"]
    assert "最新的数据是11月10日的，已过时" in held


async def test_a_new_bot_owes_nothing_for_the_morning_before_its_first_figures(world: World) -> None:
    """Figures imported at nine make the next morning's bulletin, not a late one at once."""
    await keep(world, province(FRIDAY))

    await leap(world, "2026-11-20 23:30")

    assert world.unread() == {}


async def test_a_bot_that_never_had_figures_is_silent(world: World) -> None:
    """Nothing to publish is no fault on the first day."""
    await leap(world, "2026-11-23 12:00")

    assert world.unread() == {}


async def test_sample_data_is_marked_wherever_it_is_shown(world: World) -> None:
    """示例数据 never passes for real."""
    await keep(world, province(FRIDAY), is_sample=True)

    await leap(world, "2026-11-21 08:30")

    assert "〔示例数据〕" in world.group("院长之声").last.text
    assert "〔示例数据〕" in world.group("大连中院").last.text


async def test_what_was_published_stays_when_figures_are_corrected(world: World) -> None:
    """The bulletin is frozen with the hash of its inputs; a correction does not rewrite it."""
    await keep(world, province(FRIDAY))
    await leap(world, "2026-11-21 08:30")
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        before = await work.bulletins.get("bulletin:daily:2026-11-21")

    await keep(world, province(FRIDAY, {BASIC[0]: (1, 1000)}), "更正")
    await leap(world, "2026-11-21 09:30")

    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        assert await work.bulletins.get("bulletin:daily:2026-11-21") == before
    assert before is not None
    assert len(before.inputs_hash) == 64


async def test_policy_and_intermediates_are_as_the_stories_assume() -> None:
    """The stories' figures hold these to be true."""
    assert Policy().bulletins.headline == "a1_timely"
    assert (len(BASIC), len(INTERMEDIATE), INTERMEDIATE[1]) == (110, 17, "dl")
