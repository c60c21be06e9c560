"""The policy with the days that the office has typed in laid over it."""

from dataclasses import replace

from rules.calendar import Calendar
from rules.policy import Policy
from storage.unit_of_work import UnitOfWork


class CalendarKeeper:
    """Keeps the policy in memory; the days are read again only after the database has counted a change."""

    def __init__(self, policy: Policy) -> None:
        self._given = policy
        self._known: tuple[str, Policy] | None = None

    async def policy(self, work: UnitOfWork, version: str | None = None) -> Policy:
        """The policy of now; `version` is the roster's, where it has been read in this transaction already."""
        version = version or await work.roster.version()
        if self._known is None or self._known[0] != version:
            closures = (*self._given.calendar.closures, *await work.calendar.closures())
            days = (*self._given.calendar.overrides, *await work.calendar.all())
            self._known = (version, replace(self._given, calendar=Calendar(days, closures)))
        return self._known[1]
