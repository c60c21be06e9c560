"""/ledger: the office asks for orders by court, light, leader, kind, time and state, as lines, as sums or as a file."""

from collections.abc import Awaitable, Callable

from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.groups import GroupKind
from rules.incoming import Pressed, Said
from rules.ledger.asking import NotUnderstood, read_question
from rules.ledger.entries import Eyes
from rules.ledger.lights import Light
from rules.ledger.values import Entry, Question, court_of, sums
from rules.notifications.ledger import Form, LedgerFile, LedgerNotUnderstood, LedgerShown, LedgerSums
from rules.outgoing import Answer, Notification, Outgoing, Recipient

_MOST_LINES, _MOST_SUMS, _MOST_ORDERS = 12, 25, 2_000
_BY_COURT, _BY_LEADER = "按法院", "按领导"
_FORMS = {"ledger_xlsx": Form.XLSX, "ledger_docx": Form.DOCX}


async def ledger(scene: Scene, said: Said) -> None:
    """Answered in the office's group if asked there, else in private: nobody else may read it."""
    recipient = _place(scene, said)
    await _put(scene, recipient, said.update_id, await _answer(scene, said.arguments, recipient))


async def _answer(scene: Scene, asked: str, recipient: Recipient) -> Notification:
    words = " ".join(word for word in asked.split() if word not in {_BY_COURT, _BY_LEADER})
    question = read_question(words, scene.roster, scene.now.astimezone(scene.policy.zone).date())
    if isinstance(question, NotUnderstood):
        return LedgerNotUnderstood(question.words)
    found = await find(scene, question)
    if _BY_COURT in asked.split() or _BY_LEADER in asked.split():
        is_by_court = _BY_COURT in asked.split()
        summed = sums(found, court_of(scene.roster) if is_by_court else lambda entry: entry.issuer)
        return LedgerSums(words, is_by_court, summed[:_MOST_SUMS], max(len(summed) - _MOST_SUMS, 0))
    lights = {light: sum(entry.light is light for entry in found) for light in Light}
    actions = {recipient: tuple(_FORMS) if found else ()}
    buttons = await scene.work.buttons.offer_many(f"ledger:{words}", actions, scene.new_code)
    gravest = sorted(found, key=lambda entry: list(Light).index(entry.light))
    return LedgerShown(words, len(found), lights, tuple(gravest[:_MOST_LINES]), buttons[recipient])


async def find(scene: Scene, question: Question) -> tuple[Entry, ...]:
    """The entries that the question takes, of the newest orders."""
    eyes = Eyes(scene.now, scene.policy.court_time, scene.policy.lights)
    return await scene.work.ledger.find(question, eyes, most_orders=_MOST_ORDERS)


def _file_handler(form: Form) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def handle(scene: Scene, pressed: Pressed) -> Answer | None:
        asked = scene.button.subject.partition(":")[2] if scene.button else ""
        today = scene.now.astimezone(scene.policy.zone).date()
        question = read_question(asked, scene.roster, today)
        if isinstance(question, NotUnderstood):
            return Answer(LedgerNotUnderstood(question.words), is_alert=True)
        found = await find(scene, question)
        name_of = court_of(scene.roster)
        issuer = scene.roster.courts.high.full_name
        facts = LedgerFile(asked, today, form, found, tuple(name_of(entry) for entry in found), issuer)
        await _put(scene, _place(scene, pressed), pressed.update_id, facts)
        actor = f"person:{scene.speaker.id}" if scene.speaker else f"telegram:{pressed.sender.telegram_id}"
        await scene.work.audit.append(actor, "ledger.exported", "ledger", asked=asked, lines=len(found))
        return None

    return handle


def _place(scene: Scene, asked: Said | Pressed) -> Recipient:
    is_in_office = scene.group is not None and scene.group.kind is GroupKind.OFFICE
    if is_in_office and scene.group is not None:
        return Recipient(group_id=scene.group.id)
    return Recipient(person_id=scene.speaker.id) if scene.speaker else Recipient(chat_id=asked.sender.telegram_id)


async def _put(scene: Scene, recipient: Recipient, update_id: int, facts: Notification) -> None:
    await scene.work.outbox.put(Outgoing(f"ledger:{update_id}", recipient, facts))


_OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (
    Route(Command("ledger"), _OFFICE, ledger),
    *(Route(Press(action), _OFFICE, _file_handler(form)) for action, form in _FORMS.items()),
)
