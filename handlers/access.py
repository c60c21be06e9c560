"""Whether an update may wake the handler it is meant for."""

from handlers.routes import Access, Where, Who
from rules.access import is_of_the_office
from rules.groups import Group
from rules.incoming import Chat, ChatKind, Incoming, Pressed, Said
from rules.notifications.access import NotAllowed, NotEnrolled, NotYourButton, UseOwnAccount, WrongPlace
from rules.outgoing import Notification
from rules.people import Person, Roster
from storage.buttons import OfferedButton

Refusal = Notification | None
"""None refuses in silence."""


class RefusedError(Exception):
    """The handler is not woken; `refusal` is what to say about it, None for silence."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(type(refusal).__name__)
        self.refusal = refusal


def check(
    access: Access,
    incoming: Incoming,
    *,
    speaker: Person | None,
    group: Group | None,
    roster: Roster,
    admin_ids: frozenset[int],
    button: OfferedButton | None = None,
) -> None:
    """Return if the handler may be woken, else raise RefusedError."""
    sender = incoming.sender if isinstance(incoming, Said | Pressed) else None
    is_admin = sender is not None and not sender.is_anonymous and sender.telegram_id in admin_ids
    is_command = isinstance(incoming, Said) and incoming.command is not None
    _check_place(access, incoming.chat, group, is_told=is_command and (speaker is not None or is_admin))
    if access.who is Who.ANYONE:
        return
    if sender is not None and sender.is_anonymous:
        raise RefusedError(UseOwnAccount() if is_command else None)
    if not _is_one_of(access.who, speaker, roster, is_admin=is_admin):
        raise RefusedError(_why_not(incoming, speaker, is_told=is_command or _expects_an_answer(incoming)))
    if (
        button is not None
        and button.person_ids is not None
        and (speaker is None or speaker.id not in button.person_ids)
    ):
        raise RefusedError(NotYourButton())


def _expects_an_answer(incoming: Incoming) -> bool:
    """Whether silence would puzzle: after a press, and after a file that was sent to the bot alone."""
    if isinstance(incoming, Pressed):
        return True
    return isinstance(incoming, Said) and incoming.document is not None and incoming.chat.kind is ChatKind.PRIVATE


def _check_place(access: Access, chat: Chat, group: Group | None, *, is_told: bool) -> None:
    is_private = chat.kind is ChatKind.PRIVATE
    is_bound = group is not None and group.is_bound
    fits = {
        Where.ANYWHERE: True,
        Where.PRIVATE: is_private,
        Where.BOUND_GROUP: is_bound,
        Where.PRIVATE_OR_BOUND_GROUP: is_private or is_bound,
    }
    if not fits[access.where]:
        raise RefusedError(WrongPlace(in_private=access.where is Where.PRIVATE) if is_told else None)


def _is_one_of(who: Who, speaker: Person | None, roster: Roster, *, is_admin: bool) -> bool:
    if who is Who.ENROLLED:
        return speaker is not None
    if is_admin:
        return True
    return who is Who.OFFICE and speaker is not None and is_of_the_office(roster, roster.posts_of(speaker.id))


def _why_not(incoming: Incoming, speaker: Person | None, *, is_told: bool) -> Refusal:
    """Enrolled people learn that it is not for them; strangers learn something in private only, and nothing about us."""
    if not is_told:
        return None
    if speaker is not None:
        return NotAllowed()
    return NotEnrolled() if incoming.chat.kind is ChatKind.PRIVATE else None
