"""查看全名: a press, a purpose, the name in private for some minutes; and /reads, who has read which name and why."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.full_names import FULL_NAME, Purpose, cases_of, may_read_full_name
from rules.groups import GroupKind
from rules.incoming import Pressed, Said
from rules.notifications.full_names import (
    FullNameRefused,
    FullNameShown,
    FullNameWithdrawn,
    NamedCase,
    NameRead,
    NamesRead,
    PurposeAsked,
)
from rules.orders.values import Order
from rules.outgoing import Answer, Outgoing, Recipient
from storage.audit import Entry
from storage.name_readings import EVENTS, ORDER_READ

_DAYS = 30
_MOST_LINES = 20


async def ask_for_purpose(scene: Scene, pressed: Pressed) -> Answer | None:
    """The first press asks for the purpose."""
    order = await _order(scene)
    if order is None or scene.speaker is None:
        return _refused(order)
    subject = f"name:{order.id}:{pressed.update_id}"
    recipient = Recipient(person_id=scene.speaker.id)
    actions = tuple(purpose.action for purpose in Purpose)
    buttons = (await scene.work.buttons.offer_many(subject, {recipient: actions}, scene.new_code))[recipient]
    await scene.work.outbox.put(
        Outgoing(f"{subject}:asked", recipient, PurposeAsked(order.number, buttons), slot=subject)
    )
    return None


def _handler(purpose: Purpose) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def show_name(scene: Scene, pressed: Pressed) -> Answer | None:
        """The second press shows the name in place of the question, and has it taken away again."""
        order = await _order(scene)
        if order is None or scene.speaker is None or scene.button is None:
            return _refused(order)
        facts = await _facts(scene, order, purpose)
        if not facts.petitioner and not facts.cases:
            return Answer(FullNameRefused(order.number, is_unknown=True), is_alert=True)
        numbers = [case.number for case in facts.cases]
        details = {"number": order.number, "purpose": purpose.value, "cases": numbers}
        await scene.work.audit.append(f"person:{scene.speaker.id}", ORDER_READ, f"order:{order.id}", **details)
        recipient, slot = Recipient(person_id=scene.speaker.id), scene.button.subject
        shown = Outgoing(f"{slot}:shown:{pressed.update_id}", recipient, facts, slot=slot)
        withdrawn = Outgoing(
            f"{slot}:withdrawn:{pressed.update_id}",
            recipient,
            FullNameWithdrawn(order.number),
            reply_to_slot=slot,
            not_before=scene.now + timedelta(minutes=facts.minutes),
        )
        for message in (shown, withdrawn):
            await scene.work.outbox.put(message)
        return None

    return show_name


async def _order(scene: Scene) -> Order | None:
    """The order of the pressed button, if the speaker works on it today."""
    words = scene.button.subject.split(":") if scene.button else []
    order = await scene.work.orders.get(int(words[1])) if len(words) > 1 else None
    if order is None or scene.speaker is None or not may_read_full_name(order, scene.roster, scene.speaker.id):
        return None
    return order


def _refused(order: Order | None) -> Answer:
    return Answer(FullNameRefused(order.number if order else ""), is_alert=True)


async def _facts(scene: Scene, order: Order, purpose: Purpose) -> FullNameShown:
    """What the order itself says, where it says more than the masked form, and what the register knows of its cases."""
    name = order.petitioner if order.petitioner != order.masked_petitioner else None
    known = [(number, await scene.work.cases.parties(number)) for number in cases_of(order)]
    cases = tuple(NamedCase(number, found.petitioner, found.respondent) for number, found in known if found)
    return FullNameShown(order.number, purpose, name, cases, scene.policy.personal_data.full_name_minutes)


async def list_reads(scene: Scene, said: Said) -> None:
    """/reads: the newest readings, to the office's group or in private."""
    since = scene.now - timedelta(days=_DAYS)
    entries, total = await scene.work.audit.newest(EVENTS, since, _MOST_LINES)
    facts = NamesRead(_DAYS, tuple(_line(scene, entry) for entry in entries), total)
    if scene.group is not None and scene.group.kind is GroupKind.OFFICE:
        recipient = Recipient(group_id=scene.group.id)
    elif scene.speaker is not None:
        recipient = Recipient(person_id=scene.speaker.id)
    else:
        recipient = Recipient(chat_id=said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"reads:{said.update_id}", recipient, facts))


def _line(scene: Scene, entry: Entry) -> NameRead:
    actor, _, number = entry.actor.partition(":")
    person = scene.roster.person_by_id.get(int(number)) if actor == "person" else None
    kind, _, subject = entry.subject.partition(":")
    what = str(entry.details.get("number", "")) if kind == "order" else subject
    known = {purpose.value: purpose for purpose in Purpose}
    purpose = known.get(str(entry.details.get("purpose")))
    who = person.name if person else entry.actor if actor == "person" else ""
    return NameRead(entry.at.astimezone(scene.policy.zone), who, what, purpose)


ROUTES = (
    Route(Press(FULL_NAME), Access(Who.ENROLLED, Where.PRIVATE), ask_for_purpose),
    *(Route(Press(one.action), Access(Who.ENROLLED, Where.PRIVATE), _handler(one)) for one in Purpose),
    Route(Command("reads"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), list_reads),
)
