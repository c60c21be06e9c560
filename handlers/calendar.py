"""/calendar: the office looks at the working calendar, and types in the yearly notice."""

from dataclasses import replace

from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.calendar import Calendar
from rules.calendar_notice import ahead, read_notice
from rules.groups import GroupKind
from rules.incoming import Said
from rules.notifications.calendar import CalendarNotTaken, CalendarShown, changed
from rules.outgoing import Notification, Outgoing, Recipient

_MOST_OVERRIDES = 40
_MOST_MISTAKES = 20
_LONGEST_LINE = 60


async def calendar(scene: Scene, said: Said) -> None:
    """Without arguments what is known; with lines, those days are typed in, all of them or none."""
    if not said.arguments.strip():
        await _answer(scene, said, await _shown(scene))
        return
    notice = read_notice(said.arguments)
    if isinstance(notice, tuple):
        shown = tuple(replace(one, words=one.words[:_LONGEST_LINE]) for one in notice[:_MOST_MISTAKES])
        await _answer(scene, said, CalendarNotTaken(shown, max(len(notice) - _MOST_MISTAKES, 0)))
        return
    await scene.work.calendar.change(notice.kept, notice.dropped)
    actor = f"person:{scene.speaker.id}" if scene.speaker else f"telegram:{said.sender.telegram_id}"
    days = [f"{one.day} {one.kind}" for one in notice.kept]
    dropped = [str(day) for day in notice.dropped]
    await scene.work.audit.append(actor, "calendar.changed", "calendar", kept=days, dropped=dropped)
    await _answer(scene, said, changed(notice.kept, notice.dropped))


async def _shown(scene: Scene) -> CalendarShown:
    known: Calendar = scene.policy.calendar
    typed = await scene.work.calendar.all()
    today = scene.now.astimezone(scene.policy.zone).date()
    first, last = known.published_years
    year = today.year
    while known.is_known(today.replace(year=year, month=1, day=1)):
        year += 1
    return CalendarShown(
        first_year=first,
        last_year=last,
        typed_years=known.typed_years,
        estimated_from=year,
        ahead=ahead(known, today),
        overrides=typed[-_MOST_OVERRIDES:],
        left_out=max(len(typed) - _MOST_OVERRIDES, 0),
    )


async def _answer(scene: Scene, said: Said, notification: Notification) -> None:
    """In the office's group if asked there, else in private."""
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    recipient = Recipient(chat_id=said.chat.id if is_in_office else said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"calendar:{said.update_id}", recipient, notification))


ROUTES = (Route(Command("calendar"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), calendar),)
