"""The draw of the month: on its day or the first workday after it, once for each court, whatever happens to the process."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from rules.draw import InterviewPolicy
from rules.monthly_draw import due_month
from rules.policy import Policy
from tests.databases import Template
from tests.interviews.test_in_the_group import case, know
from tests.world import SHANGHAI, World, open_world

MONTHLY = InterviewPolicy(monthly_day=5, monthly_cases=2, monthly_at=time(9, 0))
POLICY = replace(Policy(), interviews=MONTHLY)


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2026-12-04 23:00", None),
        ("2026-12-05 09:00", None),  # a Saturday
        ("2026-12-07 08:59", None),
        ("2026-12-07 09:00", "2026-12"),
        ("2026-12-14 08:59", "2026-12"),
        ("2026-12-14 09:00", None),
        ("2026-10-08 08:30", None),
        ("2026-10-08 09:00", "2026-10"),  # the fifth lies in the national holidays
    ],
)
def test_when_it_is_due(moment: str, month: str | None) -> None:
    """By the legal calendar; a week later it is given up."""
    now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)

    assert due_month(now, MONTHLY, POLICY.court_time) == month
    assert due_month(now, InterviewPolicy(), POLICY.court_time) is None


def draws(world: World, name: str) -> list[str]:
    return [text.splitlines()[1] for text in world.group(name).texts if text.startswith("接谈案件抽取")]


async def test_every_court_draws_once_a_month(template: Template, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two in 甘井子, the only one in 沙河口, none where there is no register; a restart draws nothing twice; next month again."""
    async with open_world(template, tmp_path_factory.mktemp("month"), policy=POLICY) as world:
        await know(world, [*(case(serial) for serial in range(1, 9)), case(1, court="dlshk")])

        await world.asleep_until("2026-12-07 09:00")
        await world.start_again()
        await world.asleep_until("2026-12-08 09:00")
        once = {name: draws(world, name) for name in ("甘井子法院", "沙河口法院", "大连中院")}
        await world.asleep_until("2027-01-05 09:00")

        assert once == {
            "甘井子法院": ["每月定期抽取，本次 2 件"],
            "沙河口法院": ["每月定期抽取，本次 1 件"],
            "大连中院": [],
        }
        assert len(draws(world, "甘井子法院")) == 2
        assert any("没有可抽取的案件" in text for text in world.group("沙河口法院").texts)
        assert not world.alarms.names


async def test_each_drawn_case_is_an_order_in_the_presidents_name(
    template: Template, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As after a draw that somebody asked for; a draw shortly before is named, with the reason."""
    async with open_world(template, tmp_path_factory.mktemp("month"), policy=POLICY) as world:
        await know(world, [case(serial) for serial in range(1, 9)])
        await world.asleep_until("2026-11-30 09:00")
        await world.person("宋立群").says(world.group("甘井子法院"), "/draw")

        await world.asleep_until("2026-12-07 09:00")

        announced = [text for text in world.group("甘井子法院").texts if text.startswith("接谈案件抽取")][-1]
        assert "再次抽取的理由：每月定期抽取" in announced
        await world.person("宋立群").says(None, "/mine")
        assert "待我院办理（3件）" in world.person("宋立群").phone.last.text
