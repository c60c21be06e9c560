"""How the operators hear of what the bot cannot mend by itself."""

import structlog

from schedules.rounds import Alarm

__all__ = ["Alarm", "log_alarm"]

log = structlog.get_logger(__name__)


def log_alarm(what: str, **facts: object) -> None:
    """The alarm of last resort: a line in the log, which the operators' monitoring reads."""
    log.error("alarm", what=what, **facts)
