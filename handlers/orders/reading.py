"""A message as rules.reading wants it: mentions resolved to people, the chat's court, the order it answers."""

from datetime import datetime

from handlers.scene import Scene
from rules.deadlines.expressions import expressions
from rules.deadlines.values import Deadline, Moment
from rules.groups import GroupKind
from rules.incoming import Mention as Named
from rules.incoming import Said
from rules.orders.values import Order
from rules.people import TITLES, Post
from rules.reading.normal import normal
from rules.reading.values import Mention, Message, Party, Reading, ReplyContext


def understood(scene: Scene, said: Said, text: str, posts: tuple[Post, ...], order: Order | None = None) -> Reading:
    """What the words were taken to mean when somebody with these posts says them; `order` is that of the card they answer."""
    from rules.reading.reader import read  # a start needs no reader

    policy = scene.policy
    message = Message(
        text=text,
        said_at=said.said_at.astimezone(policy.zone),
        chat_court=scene.group.court_code if scene.group and scene.group.kind is GroupKind.COURT else None,
        sender_id=scene.speaker.id if scene.speaker else None,
        sender_posts=posts,
        mentions=_mentions(scene, said, text),
        reply_to=_context(scene, said, order),
    )
    return read(message, scene.lexicon, policy.calendar, policy.conventions)


def moment_of(scene: Scene, said_at: datetime) -> Moment:
    """When something was said, by the calendar and conventions of the courts."""
    return Moment(said_at.astimezone(scene.policy.zone), scene.policy.calendar, scene.policy.conventions)


def deadline_in(scene: Scene, said_at: datetime, words: str) -> Deadline | None:
    """The first moment that the words name; None where they name none."""
    found = (one.deadline for one in expressions(normal(words).text, moment_of(scene, said_at)))
    return next((deadline for deadline in found if deadline is not None), None)


def _mentions(scene: Scene, said: Said, text: str) -> tuple[Mention, ...]:
    """The entities, moved to where they stand in the part of the message that is read."""
    shift = len(said.text) - len(text) if said.text.endswith(text) else 0
    return tuple(
        Mention(one.offset - shift, one.length, _person_id(scene, one)) for one in said.mentions if one.offset >= shift
    )


def _person_id(scene: Scene, named: Named) -> int | None:
    by_id = scene.roster.person_by_telegram_id.get(named.telegram_id) if named.telegram_id is not None else None
    by_name = scene.roster.person_by_username.get(named.username.lower()) if named.username else None
    person = by_id or by_name
    return person.id if person else None


def _context(scene: Scene, said: Said, order: Order | None) -> ReplyContext | None:
    if said.reply_to is None:
        return None
    author = scene.roster.person_by_telegram_id.get(said.reply_to.sender_id or 0)
    posts = scene.roster.posts_of(author.id) if author else ()
    author_id = author.id if author else None
    return ReplyContext(
        said.reply_to.part or said.reply_to.text, posts, author_id, order.id if order else None, _responsible(order)
    )


def _responsible(order: Order | None) -> tuple[Party, ...]:
    return tuple(
        Party(one.court_code, one.post_role, one.person_id, title=TITLES[one.post_role] if one.post_role else None)
        for one in (order.responsible if order else ())
        if one.court_code
    )
