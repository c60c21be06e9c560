"""Interviews with petitioners: drawing the cases."""

from handlers.orders.acting import board
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.authority import speaks_for_himself
from rules.draw import DrawFault, DrawRefusal, DrawRequest, may_draw, read_request
from rules.groups import GroupKind
from rules.incoming import Said
from rules.notifications.access import UseOwnAccount
from storage.draws import DrawnBy
from storage.interviews.drawing import Drawing


async def draw_cases(scene: Scene, said: Said) -> None:
    """/draw [n] [conditions] [reason], in a court's group: announced, drawn and published, or refused with what to do instead."""
    if scene.group is None or scene.speaker is None:
        return
    by = DrawnBy(scene.speaker.id, said.update_id)
    drawing = Drawing(
        board(scene),
        scene.group,
        scene.group.court_code or "",
        str(said.update_id),
        by,
        scene.speaker,
        said.message_id,
    )
    if not speaks_for_himself(said):
        await drawing.say("refused", UseOwnAccount())
        return
    request = read_request(said.arguments)
    refusal = _not_here(scene) or (request if isinstance(request, DrawRefusal) else None)
    if refusal is None and isinstance(request, DrawRequest):
        refusal = await drawing.draw(request, await drawing.lots(request.conditions))
    if refusal is not None:
        await drawing.refuse(refusal)


def _not_here(scene: Scene) -> DrawRefusal | None:
    if scene.group is None or scene.group.kind is not GroupKind.COURT or scene.group.court_code is None:
        return DrawRefusal(DrawFault.NO_COURT)
    is_of_office = is_of_the_office(scene.roster, scene.posts)
    if not may_draw(scene.roster, scene.posts, scene.group.court_code, is_of_office=is_of_office):
        return DrawRefusal(DrawFault.NOT_ENTITLED)
    return None


ROUTES = (Route(Command("draw"), Access(Who.ENROLLED, Where.BOUND_GROUP), draw_cases),)
