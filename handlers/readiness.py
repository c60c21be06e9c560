"""/check: the office looks which courts are not ready."""

from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.groups import GroupKind
from rules.incoming import Said
from rules.notifications.readiness import reports
from rules.outgoing import Outgoing, Recipient
from rules.readiness import readiness


async def check(scene: Scene, said: Said) -> None:
    """Answered in the office's group if asked there, else in private: other groups need not read it."""
    found = readiness(
        scene.roster,
        await scene.work.groups.known(),
        now=scene.now,
        policy=scene.policy.groups,
        reads_everything=await scene.work.marks.bot_reads_everything(),
    )
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    recipient = Recipient(chat_id=said.chat.id if is_in_office else said.sender.telegram_id)
    for report in reports(found):
        key = f"readiness:{said.update_id}:{report.page}"
        await scene.work.outbox.put(Outgoing(key, recipient, report))


ROUTES = (Route(Command("check"), Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP), check),)
