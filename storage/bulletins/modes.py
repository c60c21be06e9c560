from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import Mode, Series
from storage.tables.bulletins import BulletinModeRow


@dataclass(frozen=True, slots=True)
class ModeSwitch:
    """Since when a series has had its mode, and by whom."""

    series: str
    mode: Mode
    by: str
    at: datetime


class BulletinModes:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def switch(self, series: str, mode: Mode, by: str) -> None:
        """From now on the series is published in this mode, whatever the policy file says."""
        self._session.add(BulletinModeRow(series=series, mode=mode, by=by, at=self._now))
        await self._session.flush()

    async def current(self) -> dict[str, ModeSwitch]:
        """The newest switch of every series that was ever switched."""
        rows = (await self._session.exec(select(BulletinModeRow).order_by(col(BulletinModeRow.id)))).all()
        return {row.series: ModeSwitch(row.series, row.mode, row.by, row.at) for row in rows}

    async def mode_of(self, series: Series, policy: BulletinPolicy) -> Mode:
        """The mode that holds for the series: that of the newest switch, or else its own, or else the policy's."""
        switched = (await self.current()).get(series.name)
        return switched.mode if switched is not None else series.mode or policy.mode

    async def mode_of_answers(self, policy: BulletinPolicy) -> Mode:
        """What questions are answered by: the mode of the first series."""
        return await self.mode_of(policy.series[0], policy) if policy.series else policy.mode
