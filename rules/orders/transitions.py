"""The life of an order as one table: who may do what with a share in which state, where it leads, and what the ledger says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.orders.values import Action, EventKind, OrderState, PartyRole

_S = OrderState
_OPEN = (_S.ISSUED, _S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.RETURNED)
_RUNNING = (*_OPEN, _S.DECLINED, _S.SUBMITTED)


class Authority(StrEnum):
    """Who acts, where it is none of the parties."""

    ISSUER = "issuer"  # and the supervision office
    CLOCK = "clock"


Who = frozenset[PartyRole] | Authority
Moves = Mapping[OrderState, OrderState | None]


@dataclass(frozen=True)
class Transition:
    """One action: who may, from where to where (None: the share leaves the order), the entry, whether it needs words."""

    who: Who
    moves: Moves
    event: EventKind
    needs_text: bool = False


def _to(goal: OrderState | None, states: Iterable[OrderState]) -> Moves:
    return dict.fromkeys(states, goal)


def _as_before(states: Iterable[OrderState]) -> Moves:
    return {state: state for state in states}


_ANYBODY = frozenset(PartyRole)
_WORKING = frozenset({PartyRole.RESPONSIBLE, PartyRole.ASSISTING})
_RESPONSIBLE = frozenset({PartyRole.RESPONSIBLE})
_ISSUER, _CLOCK = Authority.ISSUER, Authority.CLOCK
_A, _E = Action, EventKind

TABLE: dict[Action, Transition] = {
    _A.ACKNOWLEDGE: Transition(_ANYBODY, {_S.ISSUED: _S.ACKNOWLEDGED}, _E.ACKNOWLEDGED),
    _A.REPORT: Transition(_WORKING, _to(_S.IN_PROGRESS, _OPEN), _E.REPORTED, needs_text=True),
    _A.SUBMIT: Transition(_RESPONSIBLE, _to(_S.SUBMITTED, _OPEN), _E.SUBMITTED, needs_text=True),
    # Whoever asks for more time has taken the order.
    _A.EXTEND: Transition(
        _RESPONSIBLE, {**_as_before(_OPEN), _S.ISSUED: _S.ACKNOWLEDGED}, _E.EXTENSION_ASKED, needs_text=True
    ),
    _A.DECLINE: Transition(_WORKING, _to(_S.DECLINED, _OPEN[:3]), _E.DECLINED, needs_text=True),
    _A.ACCEPT_DECLINE: Transition(_ISSUER, _to(None, [_S.DECLINED]), _E.DECLINE_ACCEPTED),
    _A.INSIST: Transition(_ISSUER, _to(_S.ISSUED, [_S.DECLINED]), _E.INSISTED),
    _A.REASSIGN: Transition(_ISSUER, _to(None, (*_OPEN, _S.DECLINED)), _E.REASSIGNED, needs_text=True),
    _A.CLOSE: Transition(_ISSUER, _to(_S.CLOSED, [_S.SUBMITTED]), _E.CLOSED),
    _A.RETURN: Transition(_ISSUER, _to(_S.RETURNED, [_S.SUBMITTED]), _E.RETURNED, needs_text=True),
    _A.CANCEL: Transition(_ISSUER, _to(_S.CANCELLED, _RUNNING), _E.CANCELLED),
    _A.SET_DEADLINE: Transition(_ISSUER, _as_before(_RUNNING), _E.DEADLINE_SET),
    _A.GRANT_EXTENSION: Transition(_ISSUER, _as_before(_RUNNING), _E.EXTENDED),
    _A.REFUSE_EXTENSION: Transition(_ISSUER, _as_before(_RUNNING), _E.EXTENSION_REFUSED),
    _A.AMEND: Transition(_ISSUER, _as_before(_RUNNING), _E.AMENDED),
    _A.EXPEDITE: Transition(_ISSUER, _as_before(_RUNNING), _E.EXPEDITED, needs_text=True),
    _A.HOLD: Transition(_ISSUER, _as_before(_RUNNING), _E.HELD, needs_text=True),
    _A.RESUME: Transition(_ISSUER, _as_before(_RUNNING), _E.RESUMED),
    _A.SPLIT: Transition(_ISSUER, _to(None, _OPEN), _E.SPLIT),
    _A.MERGE: Transition(_ISSUER, _to(_S.CANCELLED, _RUNNING), _E.MERGED),
    _A.ABSORB: Transition(_ISSUER, _as_before(_RUNNING), _E.ABSORBED),
    _A.REOPEN: Transition(_ISSUER, {_S.CLOSED: _S.RETURNED, _S.CANCELLED: _S.ISSUED}, _E.REOPENED, needs_text=True),
    _A.LAPSE: Transition(_CLOCK, _to(_S.ISSUED, (_S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.RETURNED)), _E.LAPSED),
}
"""Every action. What is not here is refused. A hold that has run out is ended by the clock, as its issuer may end it before."""

TRANSITIONS: dict[tuple[Action, OrderState], OrderState | None] = {
    (action, state): goal for action, one in TABLE.items() for state, goal in one.moves.items()
}
ROLES: dict[Action, frozenset[PartyRole]] = {
    action: one.who for action, one in TABLE.items() if not isinstance(one.who, Authority)
}
"""The actions of the parties, and which of them may do it. All other actions are the issuer's and the office's, or the clock's."""

NEEDS_TEXT = frozenset(action for action, one in TABLE.items() if one.needs_text)
ACTIONS: dict[EventKind, Action] = {one.event: action for action, one in TABLE.items()}
"""The action that an entry of the ledger speaks of."""
