"""Troubles on the line, queued by a test or a person, or drawn by a seeded die."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

SENDING = frozenset({"sendmessage", "sendphoto", "senddocument", "sendmediagroup", "forwardmessage", "copymessage"})


class FaultKind(StrEnum):
    """What goes wrong. "Before": Telegram never took the request. "After": it did, and the answer was lost."""

    TOO_MANY_REQUESTS = "too_many_requests"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    BAD_GATEWAY_BEFORE = "bad_gateway_before"
    BAD_GATEWAY_AFTER = "bad_gateway_after"
    UNAUTHORIZED = "unauthorized"

    @property
    def is_after(self) -> bool:
        return self.value.endswith("_after")


@dataclass(slots=True)
class Fault:
    """Hits the next `times` calls of `methods` (lower case; by default all that send) to `chat_id`, or to any chat."""

    kind: FaultKind
    chat_id: int | None = None
    times: int = 1
    retry_after: int = 3
    methods: frozenset[str] = SENDING

    def hits(self, method: str, chat_id: int | None) -> bool:
        return method in self.methods and self.chat_id in {None, chat_id}


@dataclass(slots=True)
class Faults:
    """Queued faults come first, in order; then each kind of `rates` (probability per sending call) has its chance."""

    rates: Mapping[FaultKind, float] = field(default_factory=dict)
    seed: int = 0
    queued: list[Fault] = field(default_factory=list)
    _die: Random = field(init=False)

    def __post_init__(self) -> None:
        self._die = Random(self.seed)  # noqa: S311 -- a die for tests, no secret

    def next(
        self,
        kind: FaultKind | str,
        *,
        chat_id: int | None = None,
        times: int = 1,
        retry_after: int = 3,
        methods: frozenset[str] = SENDING,
    ) -> None:
        """Queue a fault. Raises ValueError when the kind is unknown."""
        lowered = frozenset(method.lower() for method in methods)
        self.queued.append(Fault(FaultKind(kind), chat_id, times, retry_after, lowered))

    def clear(self) -> None:
        self.queued.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that hits this call, used up by one; None for fair weather. `method` in lower case."""
        for fault in self.queued:
            if fault.hits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.queued.remove(fault)
                return fault
        if method in SENDING:
            for kind, rate in self.rates.items():
                if self._die.random() < rate:
                    return Fault(kind, chat_id)
        return None
