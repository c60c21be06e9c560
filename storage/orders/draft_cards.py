"""The card on which a message that may be an order is laid before its issuer."""

from rules.masking import masked
from rules.notifications.order_drafts import Choice, DraftCard, DraftPiece, DraftSettled, UnclearWords
from rules.orders.answers import open_question
from rules.orders.corrections import DraftPart
from rules.orders.draw_up import named, names_let_off, parts_of
from rules.orders.values import Origin, Party, PartyRole
from rules.outgoing import Outgoing, Recipient
from rules.people import Person
from rules.reading.values import OrderKind, Question, QuestionKind, Reading
from storage.orders.board import Board
from storage.orders.drafts import Draft
from storage.orders.issuing import draft_of

CONFIRM, REFUSE, CHOOSE = "draft_confirm", "draft_refuse", "draft_choose"
PARTS: dict[str, DraftPart] = {
    "draft_people": DraftPart.PEOPLE,
    "draft_deadline": DraftPart.DEADLINE,
    "draft_objective": DraftPart.OBJECTIVE,
}
_MOST_CHOICES = 8
_MOST_WORDS = 300
_MOST_UNCLEAR = 3
_LONGEST_PIECE = 60
_LONGEST_UNCLEAR = 30


async def show_draft(board: Board, draft: Draft, issuer: Person) -> None:
    """Put the card as it is now into the outbox, to its issuer alone."""
    reading, recipient = draft.reading, Recipient(person_id=issuer.id)
    question = open_question(reading)
    main, *others = parts_of(reading)
    parties = named(await draft_of(board, main, issuer, origin_of(draft)), board.roster)
    can_confirm = question is None and bool(reading.responsible)
    actions = (*((CONFIRM,) if can_confirm else ()), *PARTS, REFUSE)
    card = DraftCard(
        order_kind=reading.kind or OrderKind.TASK,
        text=draft.text[:_MOST_WORDS],
        responsible=_labels(parties, PartyRole.RESPONSIBLE),
        assisting=_labels(parties, PartyRole.ASSISTING),
        attending=_labels(parties, PartyRole.ATTENDING),
        petitioner=masked(reading.petitioner) if reading.petitioner else "",
        deadline=reading.deadline.at.astimezone(board.policy.zone) if reading.deadline else None,
        deadline_is_estimate=reading.deadline.is_estimate if reading.deadline else False,
        objective=(main.objective or draft.text)[:_MOST_WORDS],
        unclear=tuple(
            UnclearWords(one.reason, one.words[:_LONGEST_UNCLEAR]) for one in reading.unclear[:_MOST_UNCLEAR]
        ),
        basis=reading.basis,
        more=_more(parties),
        pieces=tuple([await _piece(board, draft, one, issuer) for one in others[:_MOST_CHOICES]]),
        is_open=not can_confirm,
        choices=await _choices(board, draft, question, recipient),
        buttons=tuple(
            [
                await board.work.buttons.offer(action, f"draft:{draft.id}", recipient, board.new_code)
                for action in actions
            ]
        ),
        let_off=names_let_off(main, parties, board.roster),
    )
    await put_draft(board, draft, card)


async def _piece(board: Board, draft: Draft, part: Reading, issuer: Person) -> DraftPiece:
    parties = named(await draft_of(board, part, issuer, origin_of(draft)), board.roster)
    deadline = part.deadline.at.astimezone(board.policy.zone) if part.deadline else None
    labels, without = _labels(parties, PartyRole.RESPONSIBLE), names_let_off(part, parties, board.roster)
    return DraftPiece(labels, deadline, part.objective[:_LONGEST_PIECE], without, _more(parties))


def _more(parties: tuple[Party, ...]) -> int:
    return max(sum(one.role is PartyRole.RESPONSIBLE for one in parties) - _MOST_CHOICES, 0)


def _labels(parties: tuple[Party, ...], role: PartyRole) -> tuple[str, ...]:
    return tuple(one.label for one in parties if one.role is role)[:_MOST_CHOICES]


async def _choices(board: Board, draft: Draft, question: Question | None, recipient: Recipient) -> tuple[Choice, ...]:
    offered = question.choices[:_MOST_CHOICES] if question else ()
    return tuple(
        [
            Choice(
                _words(board, question, choice),
                await board.work.buttons.offer(CHOOSE, f"draft:{draft.id}:{choice}", recipient, board.new_code),
            )
            for choice in offered
            if question is not None
        ]
    )


def _words(board: Board, question: Question, choice: str) -> str:
    if question.kind is QuestionKind.DEADLINE or choice not in board.roster.courts:
        return choice
    return board.roster.courts[choice].short_name


def origin_of(draft: Draft) -> Origin:
    """The message that the draft was made of."""
    return Origin(draft.chat_id, draft.message_id, draft.group_id, draft.text)


async def put_draft(board: Board, draft: Draft, facts: DraftCard | DraftSettled) -> None:
    """Show this in the place of the draft's card."""
    slot, recipient = f"draft:{draft.id}", Recipient(person_id=draft.issuer_id)
    await board.work.outbox.put(Outgoing(f"{slot}:v{draft.version}", recipient, facts, slot=slot))
