"""/closure: the office enters that one court is closed on a day; its ladder waits."""

import re
from datetime import date, timedelta

from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.calendar import Closure
from rules.courts import court_named
from rules.groups import GroupKind
from rules.incoming import Said
from rules.notifications.closures import ClosureNotUnderstood, ClosuresShown
from rules.outgoing import Notification, Outgoing, Recipient

_FORM = re.compile(
    r"(?P<drop>删\s+)?(?P<court>\S+)\s+(?P<first>\d{4}-\d{2}-\d{2})(?:(?:\.\.|至|~)(?P<last>\d{4}-\d{2}-\d{2}))?(?:\s+(?P<note>.*))?"
)
_LONGEST = 31
_LONGEST_NOTE = 40


async def closure(scene: Scene, said: Said) -> None:
    """Without arguments the closures ahead; with a court and days, these are added, or with 删 taken away."""
    words = said.arguments.strip()
    if not words:
        await _answer(scene, said, await _shown(scene, is_changed=False))
        return
    closures = _read(scene, words)
    if not closures:
        await _answer(scene, said, ClosureNotUnderstood())
        return
    is_dropped = words.startswith("删")
    await scene.work.calendar.change_closures(() if is_dropped else closures, closures if is_dropped else ())
    actor = f"person:{scene.speaker.id}" if scene.speaker else f"telegram:{said.sender.telegram_id}"
    days = [f"{one.court_code} {one.day}" for one in closures]
    await scene.work.audit.append(actor, "closures.changed", "calendar", days=days, is_dropped=is_dropped)
    await _answer(scene, said, await _shown(scene, is_changed=True))


def _read(scene: Scene, words: str) -> tuple[Closure, ...]:
    found = _FORM.fullmatch(words)
    court = court_named(scene.roster.courts, found["court"]) if found else None
    if found is None or court is None:
        return ()
    try:
        first = date.fromisoformat(found["first"])
        last = date.fromisoformat(found["last"]) if found["last"] else first
    except ValueError:
        return ()
    length = (last - first).days + 1
    if not 0 < length <= _LONGEST:
        return ()
    note = (found["note"] or "").strip()[:_LONGEST_NOTE]
    return tuple(Closure(court.code, first + timedelta(days=number), note) for number in range(length))


async def _shown(scene: Scene, *, is_changed: bool) -> ClosuresShown:
    today = scene.now.astimezone(scene.policy.zone).date()
    ahead = [one for one in await scene.work.calendar.closures() if one.day >= today]
    courts = scene.roster.courts
    named = tuple((courts[one.court_code].short_name, one) for one in ahead if one.court_code in courts)
    return ClosuresShown(named, is_changed)


async def _answer(scene: Scene, said: Said, notification: Notification) -> None:
    """In the office's group if asked there, else in private."""
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    recipient = Recipient(chat_id=said.chat.id if is_in_office else said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"closure:{said.update_id}", recipient, notification))


ROUTES = (Route(Command("closure"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), closure),)
