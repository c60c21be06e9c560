"""The key file: what encrypts personal data, kept apart from the database that holds it."""

import base64
import binascii
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

KEY_BYTES = 32
OWNER_ONLY = 0o600
_OTHERS = 0o077


class KeyFileFault(StrEnum):
    """What is wrong with a key file."""

    MISSING = "missing"
    OPEN_TO_OTHERS = "open_to_others"
    THERE_ALREADY = "there_already"
    DAMAGED = "damaged"


class KeyFileError(Exception):
    """The key file cannot be used. The message names the file and the fault, and never shows a key."""

    def __init__(self, path: Path | None, fault: KeyFileFault) -> None:
        super().__init__(f"{path or 'no path'}: {fault}")
        self.fault = fault


class KeyFileMissingError(KeyFileError):
    """There is no key file where one is looked for."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path, KeyFileFault.MISSING)


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """All keys that may still be needed, by their number; the highest encrypts, the others only decrypt."""

    by_number: dict[int, bytes]

    @property
    def current(self) -> int:
        return max(self.by_number)

    @property
    def is_being_rotated(self) -> bool:
        return len(self.by_number) > 1


class KeyFile:
    """One line a key: its number and 32 bytes in base64. It is read anew whenever it was replaced, so a rotation needs no restart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._keys: Keys | None = None
        self._read_from: tuple[int, int] | None = None

    def keys(self) -> Keys:
        """The keys as they stand in the file now. Raises KeyFileError when it is missing, open to others, or damaged."""
        try:
            about = self.path.stat()
        except OSError:
            raise KeyFileMissingError(self.path) from None
        if about.st_mode & _OTHERS:
            raise KeyFileError(self.path, KeyFileFault.OPEN_TO_OTHERS)
        if self._keys is None or self._read_from != (about.st_ino, about.st_mtime_ns):
            self._keys = _parsed(self.path)
            self._read_from = about.st_ino, about.st_mtime_ns
        return self._keys

    def create(self, key: bytes) -> None:
        """Write a file with this first key. Raises KeyFileError where a file is already: without its keys nothing can be read."""
        if self.path.exists():
            raise KeyFileError(self.path, KeyFileFault.THERE_ALREADY)
        self._replace(Keys({1: key}))

    def add(self, key: bytes) -> Keys:
        """The keys with one more, which encrypts from now on."""
        keys = self.keys()
        self._replace(Keys({**keys.by_number, keys.current + 1: key}))
        return self.keys()

    def drop_old(self) -> None:
        """Forget every key but the current one."""
        keys = self.keys()
        self._replace(Keys({keys.current: keys.by_number[keys.current]}))

    def _replace(self, keys: Keys) -> None:
        """Replace the file in one step that a crash cannot halve."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f"{self.path.name}.new")
        beside.unlink(missing_ok=True)
        lines = [f"{number} {base64.b64encode(key).decode()}\n" for number, key in sorted(keys.by_number.items())]
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
        _sync_folder(self.path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable: a key that is lost in a power cut takes everything encrypted under it along."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _parsed(path: Path) -> Keys:
    try:
        lines = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
        found = {int(number): base64.b64decode(key, validate=True) for number, key in lines}
    except (ValueError, OSError, binascii.Error):
        raise KeyFileError(path, KeyFileFault.DAMAGED) from None
    if not found or any(len(key) != KEY_BYTES for key in found.values()):
        raise KeyFileError(path, KeyFileFault.DAMAGED)
    return Keys(found)
