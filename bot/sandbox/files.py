"""Files that were uploaded, and what Telegram says of their size and shape."""

import hashlib
import mimetypes
import struct
from dataclasses import dataclass, field

from bot.sandbox.errors import bad_request
from bot.sandbox.messages import Attachment

LARGEST_DOWNLOAD = 20 << 20
LARGEST_UPLOAD = 50 << 20
LARGEST_PHOTO = 10 << 20
WIDEST_PHOTO = 10_000  # width plus height, pixels
LONGEST_RATIO = 20


@dataclass(frozen=True, slots=True)
class Stored:
    attachment: Attachment
    data: bytes

    @property
    def path(self) -> str:
        """The file_path that getFile answers."""
        number = self.attachment.file_id.rsplit("-", 1)[-1]
        suffix = self.attachment.name.rsplit(".", 1)[-1] if "." in self.attachment.name else "bin"
        return f"{self.attachment.kind}s/file_{number}.{suffix}"


@dataclass(slots=True)
class Files:
    """Everything uploaded, by file_id. The data stays in memory."""

    _stored: dict[str, Stored] = field(default_factory=dict)

    def get(self, file_id: str) -> Stored | None:
        return self._stored.get(file_id)

    def at(self, path: str) -> Stored | None:
        return next((stored for stored in self._stored.values() if stored.path == path), None)

    def keep_document(self, name: str, data: bytes) -> Attachment:
        """Raises ApiError when the file is empty or larger than 50 MB."""
        _check_size(data)
        mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return self._keep("document", name, mime_type, data, (0, 0))

    def keep_photo(self, name: str, data: bytes) -> Attachment:
        """Raises ApiError when it is no PNG or JPEG, above 10 MB, or beyond Telegram's proportions."""
        _check_size(data)
        if len(data) > LARGEST_PHOTO:
            raise bad_request(
                f"file of size {len(data)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
            )
        kind, width, height = picture_size(data)
        if width + height > WIDEST_PHOTO or max(width, height) > LONGEST_RATIO * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return self._keep("photo", name, f"image/{kind}", data, (width, height))

    def _keep(self, kind: str, name: str, mime_type: str, data: bytes, shape: tuple[int, int]) -> Attachment:
        digest = hashlib.sha256(data).hexdigest()[:12]
        file_id = f"{kind}-{digest}-{len(self._stored) + 1}"
        attachment = Attachment(kind, file_id, f"u{digest}", name, mime_type, len(data), *shape)
        self._stored[file_id] = Stored(attachment, data)
        return attachment


def _check_size(data: bytes) -> None:
    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > LARGEST_UPLOAD:
        raise bad_request("file is too big")


def picture_size(data: bytes) -> tuple[str, int, int]:
    """(png or jpeg, width, height) in pixels, from the file's head. Raises ApiError for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:  # noqa: PLR2004 -- the length of a PNG's head
        width, height = struct.unpack(">II", data[16:24])
        return "png", width, height
    if data[:2] == b"\xff\xd8" and (size := _jpeg_size(data)):
        return "jpeg", *size
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 -- every JPEG marker starts so
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 -- the frame headers
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None
