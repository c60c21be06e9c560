"""/burden and /score: how much courts were given to read, and how they score, with every reason."""

from collections import defaultdict

from handlers.ledger import find
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.groups import GroupKind
from rules.incoming import Said
from rules.ledger.asking import NotUnderstood, read_question
from rules.ledger.values import Entry, court_of
from rules.notifications.burden import BurdenShown, ScoresShown
from rules.notifications.ledger import LedgerNotUnderstood
from rules.outgoing import Notification, Outgoing, Recipient
from rules.scoring import counted_events, score

_MOST_COURTS = 30
_THIS_MONTH = "本月"


async def burden(scene: Scene, said: Said) -> None:
    burdens = await scene.work.burdens.on(scene.now.astimezone(scene.policy.zone).date())
    policy = scene.policy.burden
    shown, left_out = burdens[:_MOST_COURTS], max(len(burdens) - _MOST_COURTS, 0)
    await _answer(scene, said, BurdenShown(shown, left_out, policy.messages_a_day, policy.demands_a_day))


async def show_scores(scene: Scene, said: Said) -> None:
    """Filtered as /ledger is; of this month where no time is named."""
    asked = said.arguments.strip() or _THIS_MONTH
    question = read_question(asked, scene.roster, scene.now.astimezone(scene.policy.zone).date())
    if not isinstance(question, NotUnderstood) and question.since is None:
        asked = f"{asked} {_THIS_MONTH}"
        question = read_question(asked, scene.roster, scene.now.astimezone(scene.policy.zone).date())
    if isinstance(question, NotUnderstood):
        await _answer(scene, said, LedgerNotUnderstood(question.words))
        return
    found = await find(scene, question)
    events = await scene.work.ledger.events({entry.order_id for entry in found}, counted_events())
    by_court: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        by_court[court_of(scene.roster)(entry)].append(entry)
    scores = [score(court, own, events, scene.policy.scoring) for court, own in by_court.items()]
    scores.sort(key=lambda one: (-one.points, one.court))
    left_out = max(len(scores) - _MOST_COURTS, 0)
    await _answer(scene, said, ScoresShown(asked, scene.policy.scoring.start, tuple(scores[:_MOST_COURTS]), left_out))


async def _answer(scene: Scene, said: Said, notification: Notification) -> None:
    """In the office's group if asked there, else in private."""
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    recipient = Recipient(chat_id=said.chat.id if is_in_office else said.sender.telegram_id)
    await scene.work.outbox.put(Outgoing(f"burden:answer:{said.update_id}", recipient, notification))


_OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (Route(Command("burden"), _OFFICE, burden), Route(Command("score"), _OFFICE, show_scores))
