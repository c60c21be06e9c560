"""How the operators hear of what the bot cannot mend by itself."""

from typing import Protocol

import structlog

log = structlog.get_logger(__name__)


class Alarm(Protocol):
    def __call__(self, what: str, **facts: object) -> None:
        """Tell the operators. `what` is one of a few names; the facts carry no text of messages and no secrets."""


def log_alarm(what: str, **facts: object) -> None:
    """The alarm of last resort: a line in the log, which the operators' monitoring reads."""
    log.error("alarm", what=what, **facts)
