"""召集: the invitations, the requests for speeches, the rectification orders and the proposals for talks, all at once."""

from dataclasses import replace

from handlers.dispatch.desk import OFFICE, actor_key, offer, office, pressed_meeting, show_card, standing
from handlers.orders.issuing import issue
from handlers.routes import Press, Route
from handlers.scene import Scene
from rules.dispatch.orders import rectification_orders
from rules.dispatch.rectifying import Rectification
from rules.dispatch.runs import evidence
from rules.dispatch.values import Evidence, Meeting, MeetingState, NoMeeting, Speaker, Speaks, Talk
from rules.incoming import Pressed
from rules.notifications.dispatch import (
    CALL_MEETING,
    DROP_MEETING,
    REFUSE_TALK,
    RELEASE_TALK,
    MeetingCalled,
    MeetingRefused,
    SpeechRequested,
    TalkProposed,
)
from rules.orders.draw_up import NotDrawnUp
from rules.orders.values import Order, Origin
from rules.outgoing import Answer, Outgoing, Recipient


async def call(scene: Scene, pressed: Pressed) -> Answer | None:
    """Everything that follows from calling the meeting, once; whoever calls it is the issuer of its orders."""
    meeting = await pressed_meeting(scene)
    if meeting is None or meeting.state is not MeetingState.PREPARED:
        return Answer(MeetingRefused(NoMeeting.SETTLED), is_alert=True)
    if scene.speaker is None:
        return Answer(MeetingRefused(NoMeeting.NOT_IN_ROSTER), is_alert=True)
    if meeting.held_at <= scene.now:
        return Answer(MeetingRefused(NoMeeting.TOO_LATE), is_alert=True)
    if not await _stands(scene, meeting):
        return Answer(MeetingRefused(NoMeeting.BULLETIN_GONE), is_alert=True)
    orders = await _issue_orders(scene, pressed, meeting)
    if orders is None:
        return Answer(MeetingRefused(NoMeeting.NOT_IN_ROSTER), is_alert=True)
    meeting = _numbered(meeting, orders)
    meeting = replace(meeting, state=MeetingState.CALLED, called_by=scene.speaker.id)
    await scene.work.dispatch.keep(meeting)
    await _invite(scene, meeting)
    await _propose_talks(scene, meeting)
    await show_card(scene, meeting, "called")
    await scene.work.audit.append(actor_key(scene), "meeting.called", f"meeting:{meeting.id}")
    return None


async def drop(scene: Scene, _pressed: Pressed) -> Answer | None:
    meeting = await pressed_meeting(scene)
    if meeting is None or meeting.state is not MeetingState.PREPARED:
        return Answer(MeetingRefused(NoMeeting.SETTLED), is_alert=True)
    dropped = replace(meeting, state=MeetingState.DROPPED)
    await scene.work.dispatch.keep(dropped)
    await show_card(scene, dropped, "dropped")
    await scene.work.audit.append(actor_key(scene), "meeting.dropped", f"meeting:{meeting.id}")
    return None


async def _issue_orders(scene: Scene, pressed: Pressed, meeting: Meeting) -> tuple[Order, ...] | None:
    """One order for each of the last; None where whoever presses may not order."""
    reading = rectification_orders(meeting, scene.policy.conventions.close_of_business, scene.policy.zone)
    if reading is None or scene.speaker is None:
        return ()
    group_id = scene.group.id if scene.group else None
    origin = Origin(pressed.chat.id, pressed.message_id or 0, group_id, f"第{meeting.id}次视频调度会整改任务")
    orders = await issue(scene, reading, scene.speaker, origin)
    if isinstance(orders, NotDrawnUp):
        return None
    for order, speaker in zip(orders, meeting.speaking(Speaks.SELF_CRITICISM), strict=True):
        asked = Rectification(
            order.number,
            speaker.court_code,
            meeting.measure.code,
            speaker.value,
            speaker.target or speaker.value,
            meeting.rectify_by,
        )
        await scene.work.dispatch.add_rectification(order.id, asked)
    return orders


def _numbered(meeting: Meeting, orders: tuple[Order, ...]) -> Meeting:
    for order, speaker in zip(orders, meeting.speaking(Speaks.SELF_CRITICISM), strict=True):
        meeting = meeting.with_speaker(replace(speaker, order_number=order.number))
    return meeting


async def _invite(scene: Scene, meeting: Meeting) -> None:
    """The command group as a whole, and each court that speaks in its own group, or its president where it has none."""
    command = await scene.work.groups.command()
    if command is not None:
        key = f"meeting:{meeting.id}:called:group:{command.id}"
        await scene.work.outbox.put(Outgoing(key, Recipient(group_id=command.id), MeetingCalled(meeting)))
    for speaker in meeting.speakers:
        recipient = await place_of(scene, speaker.court_code)
        if recipient is None:
            continue
        slot = speech_slot(meeting, speaker)
        facts = SpeechRequested(meeting.held_at, meeting.speeches_by, meeting.measure, meeting.bulletin, speaker)
        await scene.work.outbox.put(Outgoing(f"{slot}:{recipient.key}", recipient, facts, slot=slot))


async def place_of(scene: Scene, court_code: str) -> Recipient | None:
    group = await scene.work.groups.of_court(court_code)
    if group is not None:
        return Recipient(group_id=group.id)
    president = scene.roster.president_of(court_code)
    return Recipient(person_id=president.id) if president is not None and president.is_enrolled else None


def speech_slot(meeting: Meeting, speaker: Speaker) -> str:
    return f"meeting:{meeting.id}:speech:{speaker.court_code}"


async def _propose_talks(scene: Scene, meeting: Meeting) -> None:
    for speaker in meeting.speakers:
        if speaker.talk is not Talk.PROPOSED:
            continue
        slot = f"talk:{meeting.id}:{speaker.court_code}"
        facts = TalkProposed(speaker.court_name, meeting.measure, await evidence_of(scene, meeting, speaker))
        for recipient in await office(scene):
            buttons = await offer(scene, slot, recipient, RELEASE_TALK, REFUSE_TALK)
            offered = replace(facts, buttons=buttons)
            await scene.work.outbox.put(Outgoing(f"{slot}:{recipient.key}", recipient, offered, slot=slot))


async def evidence_of(scene: Scene, meeting: Meeting, speaker: Speaker) -> tuple[Evidence, ...]:
    """The bulletins in a row that stand now and in which the court was among the last, the newest first."""
    kept = await scene.work.bulletins.kept(meeting.bulletin_key)
    return evidence(speaker.court_code, speaker.speaks, await standing(scene, kept)) if kept else ()


async def _stands(scene: Scene, meeting: Meeting) -> bool:
    """Whether the bulletin that the meeting rests on was neither withdrawn nor corrected since."""
    kept = await scene.work.bulletins.kept(meeting.bulletin_key)
    return kept is not None and kept.is_standing


ROUTES = (Route(Press(CALL_MEETING), OFFICE, call), Route(Press(DROP_MEETING), OFFICE, drop))
