"""One call of the Bot API from end to end: fault, limit, method, trace."""

import inspect
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from typing import Any

from bot.sandbox.errors import ApiError, bad_request, too_many_requests
from bot.sandbox.faults import SENDING, Fault, FaultKind
from bot.sandbox.methods import METHODS
from bot.sandbox.parameters import Parameters
from bot.sandbox.trace import Call, Fate
from bot.sandbox.world import World

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_FATES = {
    FaultKind.TIMEOUT_BEFORE: Fate.TIMED_OUT,
    FaultKind.TIMEOUT_AFTER: Fate.TIMED_OUT,
    FaultKind.RESET_BEFORE: Fate.RESET,
    FaultKind.RESET_AFTER: Fate.RESET,
}
_BAD_GATEWAYS = {FaultKind.BAD_GATEWAY_BEFORE, FaultKind.BAD_GATEWAY_AFTER}


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: an HTTP status, a JSON body or (for 502) HTML, and whether the line holds."""

    code: int
    body: dict[str, Any] | str
    fate: Fate = Fate.ANSWERED


@dataclass(slots=True)
class _Visit:
    """One call while it is being answered."""

    world: World
    method: str
    parameters: Parameters
    chat_id: int | None
    breach: str | None = None
    fault: Fault | None = None

    async def answer(self) -> Answer:
        try:
            self._meet_fault_before()
            self._meet_limits()
            result = await self._result()
        except ApiError as refused:
            return self._refused(refused)
        self._count()
        return self._done(result)

    def _meet_fault_before(self) -> None:
        self.fault = self.world.faults.take(self.method.lower(), self.chat_id)
        if self.fault is None or self.fault.kind.is_after:
            return
        if self.fault.kind is FaultKind.TOO_MANY_REQUESTS:
            self._pause(self.fault.retry_after, self.fault.chat_id)
            raise too_many_requests(self.fault.retry_after)
        if self.fault.kind is FaultKind.UNAUTHORIZED:
            raise ApiError(401, "Unauthorized")
        raise ApiError(502, "Bad Gateway")

    def _pause(self, seconds: int, chat_id: int | None) -> None:
        """Chat 0 stands for all chats."""
        self.world.paused_until[chat_id or 0] = self.world.monotonic() + seconds

    def _meet_limits(self) -> None:
        """Note a broken limit in the trace; refuse only when limits are enforced."""
        if self.method.lower() not in SENDING or self.chat_id is None:
            return
        world = self.world
        paused = max(world.paused_until.get(self.chat_id, 0.0), world.paused_until.get(0, 0.0))
        if (left := paused - world.monotonic()) > 0:
            self.breach = "retry_after"
            if world.limits.is_enforced:
                raise too_many_requests(ceil(left))
        breach = world.limits.breach(self.chat_id, is_group=self.chat_id < 0, count=self._messages())
        if breach is None:
            return
        self.breach = self.breach or breach.window
        if world.limits.is_enforced:
            self._pause(breach.retry_after, None if breach.window == "overall" else self.chat_id)
            raise too_many_requests(breach.retry_after)

    def _messages(self) -> int:
        media = self.parameters.json("media") if self.method.lower() == "sendmediagroup" else None
        return len(media) if isinstance(media, list) else 1

    def _count(self) -> None:
        if self.method.lower() in SENDING and self.chat_id is not None:
            self.world.limits.count(self.chat_id, is_group=self.chat_id < 0, count=self._messages())

    async def _result(self) -> Any:  # noqa: ANN401 -- any JSON
        method = METHODS.get(self.method.lower())
        if method is None:
            raise bad_request(f"method {self.method} is not supported by the sandbox")
        try:
            result = method(self.world, self.parameters)
            return await result if inspect.isawaitable(result) else result
        except (AttributeError, KeyError, TypeError, ValueError) as misshapen:
            raise bad_request(f"can't parse parameters: {misshapen}") from misshapen

    def _refused(self, refused: ApiError) -> Answer:
        self._note(refused.code, refused.description)
        if self._is_bad_gateway:
            return Answer(HTTPStatus.BAD_GATEWAY, BAD_GATEWAY)
        body: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
        if refused.parameters:
            body["parameters"] = refused.parameters
        return Answer(refused.code, body, self._fate)

    def _done(self, result: Any) -> Answer:  # noqa: ANN401 -- any JSON
        code = HTTPStatus.BAD_GATEWAY if self._is_bad_gateway else HTTPStatus.OK
        self._note(code, "", result)
        return Answer(code, BAD_GATEWAY if self._is_bad_gateway else {"ok": True, "result": result}, self._fate)

    @property
    def _fate(self) -> Fate:
        return _FATES.get(self.fault.kind, Fate.ANSWERED) if self.fault else Fate.ANSWERED

    @property
    def _is_bad_gateway(self) -> bool:
        return self.fault is not None and self.fault.kind in _BAD_GATEWAYS

    def _note(self, code: int, description: str, result: object = None) -> None:
        message_id = result.get("message_id") if isinstance(result, dict) else None
        words = self.parameters.text("text") or self.parameters.text("caption") or None
        call = Call(
            self.world.now(),
            self.world.monotonic(),
            self.method,
            self.chat_id,
            words,
            code,
            description,
            self._fate,
            message_id,
            self.breach,
        )
        self.world.trace.calls.append(call)


async def answer(world: World, token: str, method: str, parameters: Parameters) -> Answer:
    """Telegram's answer to one call, faults included. A wrong token gets 401 and leaves no trace."""
    if token != world.bot.token:
        return Answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    chat_id = str(parameters.raw.get("chat_id", ""))
    number = int(chat_id) if chat_id.lstrip("-").isdigit() else None
    return await _Visit(world, method, parameters, number).answer()
