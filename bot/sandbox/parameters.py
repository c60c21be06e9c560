"""A call's parameters, whichever way they came: query, form, multipart or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import ApiError, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """Raw values by name. Every getter raises ApiError 400 for a value of the wrong shape."""

    raw: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        value = self.raw.get(name, default)
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int | None = None) -> int:
        value = self.raw.get(name)
        if (value is None or value == "") and default is not None:
            return default
        try:
            return int(str(value))
        except ValueError:
            raise _invalid(name) from None

    def flag(self, name: str) -> bool:
        return str(self.raw.get(name, "")).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:  # noqa: ANN401 -- any JSON
        """None when the parameter is missing or empty."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name, directly or as attach://."""
        reference = self.text(name)
        return self.uploads.get(reference.removeprefix("attach://") if reference else name)


def _invalid(name: str) -> ApiError:
    return bad_request(f"invalid {name} specified")
