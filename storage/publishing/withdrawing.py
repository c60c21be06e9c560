"""撤回: a bulletin is taken back from every chat that has it, and the office told which could not be reached."""

from rules.bulletins.values import BulletinState
from rules.notifications.bulletin_releases import BulletinWithdrawn, MessageWithdrawn, WithdrawalDone
from rules.notifications.bulletins import ProvinceBulletin
from rules.outgoing import OutboxState, Outgoing
from storage.bulletins import Kept
from storage.outbox import Fate
from storage.publishing.publisher import Publisher


async def begin_withdrawal(publisher: Publisher, key: str, by: int, note: str) -> bool:
    """Call back what still waits, and take back what has left. False where the bulletin does not stand any more."""
    if not await publisher.work.bulletins.withdraw(key, by, note):
        return False
    await publisher.work.outbox.call_back(await publisher.message_keys(key))
    await take_back(publisher, key)
    return True


async def take_back(publisher: Publisher, key: str) -> None:
    """Once more what has left since, and, when nothing is under way any more, the report to the office."""
    kept = await publisher.work.bulletins.kept(key)
    if kept is None or kept.state is not BulletinState.WITHDRAWING:
        return
    sent = await publisher.work.outbox.fates(await publisher.message_keys(key))
    for fate in sent:
        if fate.state is OutboxState.SENT and fate.message_id is not None:
            await _take_back(publisher, kept, fate, fate.message_id)
    ended = await publisher.work.outbox.fates([_deletion(one) for one in sent])
    if all(one.state.is_final for one in (*sent, *ended)):
        await _report(publisher, kept, sent, ended)


async def _take_back(publisher: Publisher, kept: Kept, fate: Fate, message_id: int) -> None:
    name = kept.bulletin.name
    facts = MessageWithdrawn(message_id, fate.kind == ProvinceBulletin.kind, name)
    if await publisher.work.outbox.put(Outgoing(_deletion(fate), fate.recipient, facts)):
        await publisher.work.outbox.put(Outgoing(f"{fate.key}:withdrawn", fate.recipient, BulletinWithdrawn(name)))


def _deletion(fate: Fate) -> str:
    return f"{fate.key}:deleted"


async def _report(publisher: Publisher, kept: Kept, sent: tuple[Fate, ...], ended: tuple[Fate, ...]) -> None:
    await publisher.work.bulletins.withdrawn(kept.key)
    titles = {group.id: group.title for group in await publisher.work.groups.known()}
    lost = [one for one in ended if one.state is not OutboxState.SENT]
    lost += [one for one in sent if one.state is OutboxState.UNCERTAIN]
    unreached = tuple(titles.get(one.recipient.group_id or 0) or _name(publisher, one) for one in lost)
    never_left = sum(1 for one in sent if one.state not in {OutboxState.SENT, OutboxState.UNCERTAIN})
    taken_back = sum(1 for one in ended if one.state is OutboxState.SENT)
    facts = WithdrawalDone(kept.bulletin.name, kept.number or 0, taken_back, never_left, unreached)
    for recipient in await publisher.office():
        await publisher.work.outbox.put(Outgoing(f"{kept.key}:withdrawal:{recipient.key}", recipient, facts))


def _name(publisher: Publisher, fate: Fate) -> str:
    person = publisher.roster.person_by_id.get(fate.recipient.person_id or 0)
    return person.name if person else fate.recipient.key
