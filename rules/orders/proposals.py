"""What a message may mean for an order that stands, put before the person who decides."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.orders.values import Action, Order
from rules.reading.values import OrderKind, Reading, SpeechAct


class ProposalKind(StrEnum):
    """Who is asked what."""

    ACKNOWLEDGEMENT = "acknowledgement"  # the speaker: which order he has received
    RESULT = "result"  # the speaker: whether his words are a report, a result, or neither
    SUBMISSION = "submission"  # the speaker: which order he hands in
    EXTENSION_REQUEST = "extension_request"  # the speaker: which order he wants more time for
    DECLINE = "decline"  # the speaker: whether he declines the order
    EXTENSION = "extension"  # the issuer: whether the party gets more time
    CANCELLATION = "cancellation"  # the issuer: whether the order is cancelled
    AMENDMENT = "amendment"  # the issuer: whether the order is changed


class ProposalState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True)
class Proposal:
    """`by_id` said the words, `group_id` is where the question stands (None: in private to whoever decides).

    `deadline` is the one that is asked for; `reading` is that of an order's message after it was edited. Until the speaker
    has chosen among several orders `order_id` is the first of them.
    """

    id: int
    kind: ProposalKind
    order_id: int
    party_id: int | None
    by_id: int
    group_id: int | None
    text: str
    said_at: datetime
    expires_at: datetime
    deadline: datetime | None = None
    deadline_is_estimate: bool = False
    reading: Reading | None = None
    state: ProposalState = ProposalState.OPEN
    version: int = 1


MEANINGS: dict[SpeechAct, tuple[ProposalKind, Action]] = {
    SpeechAct.ACKNOWLEDGEMENT: (ProposalKind.ACKNOWLEDGEMENT, Action.ACKNOWLEDGE),
    SpeechAct.RESULT: (ProposalKind.RESULT, Action.REPORT),
    SpeechAct.SUBMISSION: (ProposalKind.SUBMISSION, Action.SUBMIT),
    SpeechAct.DECLINE: (ProposalKind.DECLINE, Action.DECLINE),
    SpeechAct.EXTENSION_REQUEST: (ProposalKind.EXTENSION_REQUEST, Action.EXTEND),
    SpeechAct.CANCELLATION: (ProposalKind.CANCELLATION, Action.CANCEL),
    SpeechAct.AMENDMENT: (ProposalKind.AMENDMENT, Action.AMEND),
}
"""What words that are no order propose, and the action that must be open to the speaker for it."""


_CANCELLED = re.compile(r"作废|撤回|撤销|取消|不用再谈|不用再办|不用办了|不用报了|不必办|不再办理")
_UNSURE = re.compile(r"[?？吗]|不要|别|不能|是否|要不要|如果|假如|先不|暂不")
_LONGEST_CANCELLATION = 24
_SUBMITTING = re.compile(r"申请|请予?|恳请|提请|请求|审核|销号|办结|报告|领导|院长|局长|[，,。；;！!、:：\s]")
_LEAST_RESULT = 4
_MEETING = re.compile(r"接谈|会见|面见|面谈|接访|约见|见了|谈了|谈过")


def is_plain_cancellation(text: str) -> bool:
    """Whether the words can mean nothing but that the order is off: short, certain, without a condition."""
    return len(text) <= _LONGEST_CANCELLATION and bool(_CANCELLED.search(text)) and not _UNSURE.search(text)


def says_result(text: str) -> bool:
    """Whether words that hand an order in also say what came of it."""
    return len(_SUBMITTING.sub("", text)) >= _LEAST_RESULT


def likeliest(orders: list[Order], text: str) -> list[Order]:
    """The orders that the words can be about: the one whose petitioner or number they name, else interviews if they speak of one."""
    named = [one for one in orders if _is_named(one, text)]
    met = [one for one in orders if one.kind is OrderKind.INTERVIEW] if _MEETING.search(text) else []
    return named or met or orders


def _is_named(order: Order, text: str) -> bool:
    names = (order.number, order.number.rpartition("督")[2], order.petitioner, order.masked_petitioner)
    return any(name in text for name in names if name)
