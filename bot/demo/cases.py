"""A register of cases that never were, so that there is something to draw in the demonstration."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bot.demo.names import invented_names
from rules.cases import Case, CaseState, PetitionHistory
from rules.courts import Court, Courts

_EACH = 8
_FIRST_DAY = date(2016, 1, 4)
_CAUSES = (
    "民间借贷",
    "买卖合同",
    "追索劳动报酬",
    "机动车事故",
    "建设工程合同",
    "物业服务合同",
    "抚养费",
    "人身损害赔偿",
)
_STATES = (CaseState.OPEN, CaseState.OPEN, CaseState.OPEN, CaseState.TERMINATED, CaseState.SUSPENDED)


def sample_cases(courts: Courts, today: date, rng: Random, taken: frozenset[str]) -> Iterator[Case]:
    """Eight cases for every court whose code in case numbers is known; all names are invented, none is in `taken`."""
    names = invented_names(rng, taken)
    for court in courts:
        if len(court.case_prefix) > 1:
            for serial in sorted(rng.sample(range(1, 4_000), _EACH)):
                yield _case(court, serial, (next(names), next(names)), today, rng)


def _case(court: Court, serial: int, parties: tuple[str, str], today: date, rng: Random) -> Case:
    filed_on = _FIRST_DAY + timedelta(days=rng.randrange((today - _FIRST_DAY).days))
    claimed = rng.randrange(5_000, 3_000_000)
    petitions = rng.choice((0, 0, 1, 2, 5))
    return Case(
        number=f"（{filed_on.year}）{court.case_prefix}执{serial}号",
        court_code=court.code,
        filed_on=filed_on,
        petitioner=parties[0],
        respondent=parties[1],
        cause=rng.choice(_CAUSES),
        claimed=claimed * 100,
        recovered=claimed * rng.randrange(0, 60),
        state=rng.choice(_STATES),
        petitions=PetitionHistory(filed_on + timedelta(days=200), petitions, "区、市")
        if petitions
        else PetitionHistory(),
    )
