"""Setting the scene for a handler: who speaks, in which group, under which roster."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.calendars import CalendarKeeper
from handlers.scene import Scene
from rules.groups import Group
from rules.incoming import GroupMigrated, GroupRenamed, Incoming, Pressed
from rules.people import Person, Roster
from rules.policy import Policy
from storage.buttons import OfferedButton
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from rules.reading.lexicon import Lexicon


class Scenes:
    """Sets one scene per update; the roster, and the words by which it is named, are read again only after it changed or at midnight."""

    def __init__(self, *, policy: Policy, new_code: Callable[[], str], admin_ids: frozenset[int]) -> None:
        self._policy = policy
        self._calendar = CalendarKeeper(policy)
        self._new_code = new_code
        self._admin_ids = admin_ids
        self._known: tuple[str, date, Roster, Lexicon] | None = None

    async def scene(self, work: UnitOfWork, incoming: Incoming, now: datetime) -> Scene:
        version = await work.roster.version()
        roster, lexicon = await self._known_today(work, version, now)
        speaker = _speaker(incoming, roster)
        group = await work.groups.at_chat(incoming.chat.id) if incoming.chat.id < 0 else None
        return Scene(
            now=now,
            new_code=self._new_code,
            work=work,
            roster=roster,
            lexicon=lexicon,
            policy=await self._calendar.policy(work, version),
            speaker=speaker,
            group=group,
            button=await _button(work, incoming, speaker, group),
            admin_ids=self._admin_ids,
        )

    async def _known_today(self, work: UnitOfWork, version: str, now: datetime) -> "tuple[Roster, Lexicon]":
        today = now.astimezone(self._policy.zone).date()
        if self._known is None or self._known[:2] != (version, today):
            from rules.reading.lexicon import Lexicon  # a start needs no reader

            roster = await work.roster.on(today)
            self._known = (version, today, roster, Lexicon.of(roster))
        return self._known[2:]


def _speaker(incoming: Incoming, roster: Roster) -> Person | None:
    """The person of the roster behind the numeric Telegram id, if that person holds a post today."""
    if isinstance(incoming, GroupMigrated | GroupRenamed) or incoming.sender.is_anonymous:
        return None
    person = roster.person_by_telegram_id.get(incoming.sender.telegram_id)
    return person if person is not None and roster.posts_of(person.id) else None


async def _button(
    work: UnitOfWork, incoming: Incoming, speaker: Person | None, group: Group | None
) -> OfferedButton | None:
    """What the pressed button stands for; None for a forged one, and for one that was offered in another chat."""
    if not isinstance(incoming, Pressed):
        return None
    button = await work.buttons.find(incoming.nonce)
    here = {f"chat:{incoming.chat.id}"}
    if group is not None:
        here.add(f"group:{group.id}")
    elif speaker is not None:
        here.add(f"person:{speaker.id}")
    return button if button is not None and button.recipient in here else None
