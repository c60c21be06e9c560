"""Logs: one JSON object a line, without tokens and without what people wrote."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

_TOKEN = re.compile(r"(bot)?\d{2,}(:|%3A)[\w-]{6,}", re.IGNORECASE)
# These two write URLs with the token in them, or whole updates, at INFO and DEBUG.
_TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler", "aiosqlite", "asyncio", "sqlalchemy", "alembic")


def redact(text: str) -> str:
    """The text without anything that looks like a bot token."""
    return _TOKEN.sub("[token]", text)


def fingerprint(error: BaseException) -> str:
    """Where and as what an error arose, e.g. ValueError@handlers/orders.py:41; never what it says, as that may quote people."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rpartition('site-packages/')[2]}:{frames[-1].lineno}" if frames else "nowhere"
    return f"{type(error).__name__}@{place}"


class RedactTokens(logging.Filter):
    """Lets every record pass, without tokens in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.msg += f" {fingerprint(record.exc_info[1])}"
            record.exc_info = None
        record.exc_text = None
        return True


def set_up_logs(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send everything to `stream` (standard error by default) as JSON; libraries speak from WARNING up."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(RedactTokens())
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _without_tracebacks,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _without_tracebacks(_logger: object, _name: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    error = entry.pop("exc_info", None)
    if isinstance(error, BaseException):
        entry["error"] = fingerprint(error)
    return entry
