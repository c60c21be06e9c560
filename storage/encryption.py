"""Personal data at rest: AES-256-GCM, bound to the table, row and column where it stands.

A value that was moved to another row, column or table cannot be decrypted, nor can one that was changed. Equality is searched
for in a column of HMACs, which says nothing about the text to whoever has no key. Both keys are derived from the key in
the file (HKDF-SHA256, RFC 5869), so neither stands anywhere. NIST SP 800-38D allows 2^32 random nonces under one key.
"""

import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.keys import KEY_BYTES, KeyFileMissingError, Keys

NONCE_BYTES = 12
KEY_NUMBER_BYTES = 2


class UndecipherableError(Exception):
    """The value was changed, stands in another place than it was encrypted for, or its key is gone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands; `row` is the row's natural key, which never changes."""

    table: str
    row: str
    column: str

    def bound_to(self, key_number: int) -> bytes:
        """What the ciphertext is authenticated with. The lengths keep two places from looking alike."""
        table, column, key = _known(self.table), _known(self.column), _known(str(key_number))
        return b"".join((table, _with_length(self.row), column, key))


def _with_length(part: str) -> bytes:
    encoded = part.encode()
    return len(encoded).to_bytes(4) + encoded


_known = lru_cache(maxsize=256)(_with_length)  # there are few tables, columns and keys, and no end of rows


class Encryption:
    """Encrypts under the current one of the `keys`. `random_bytes` gives as many unpredictable bytes as asked for."""

    def __init__(self, keys: Callable[[], Keys], random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    @property
    def current(self) -> int:
        """The number of the key that encrypts now; kept beside every value. Raises KeyFileError."""
        return self._keys().current

    def encrypt(self, text: str, place: Place, key_number: int) -> bytes:
        """The nonce and what AES-GCM makes of the text: 28 bytes more than the text has."""
        return self._encrypted(text, place, key_number, self._key(key_number))

    def _encrypted(self, text: str, place: Place, key_number: int, key: bytes) -> bytes:
        nonce = self._random_bytes(NONCE_BYTES)
        return nonce + _cipher(key).encrypt(nonce, text.encode(), place.bound_to(key_number))

    def decrypt(self, sealed: bytes, place: Place, key_number: int) -> str:
        """The text that was encrypted for this place. Raises UndecipherableError."""
        cipher = _cipher(self._key(key_number))
        try:
            text = cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.bound_to(key_number))
        except (InvalidTag, ValueError):
            raise UndecipherableError(f"{place.table}.{place.column}") from None
        return text.decode()

    def seal(self, text: str, place: Place) -> bytes:
        """The text under the current key, whose number goes before it: 30 bytes more than the text has. Raises KeyFileError."""
        keys = self._keys()  # looked at once: it asks whether the file was replaced
        number = keys.current
        return number.to_bytes(KEY_NUMBER_BYTES) + self._encrypted(text, place, number, keys.by_number[number])

    def open(self, sealed: bytes, place: Place) -> str:
        """The text that was sealed for this place. Raises UndecipherableError."""
        return self.decrypt(sealed[KEY_NUMBER_BYTES:], place, int.from_bytes(sealed[:KEY_NUMBER_BYTES]))

    def fingerprint(self, text: str, purpose: str, key_number: int) -> str:
        """A keyed hash of the text as people mean it (blanks and widths do not count), in 64 hexadecimal digits."""
        meant = "".join(unicodedata.normalize("NFKC", text).split())
        key = _derived(self._key(key_number), b"duban/search")
        return hmac.digest(key, f"{purpose}:{meant}".encode(), "sha256").hex()

    def fingerprints(self, text: str, purpose: str) -> tuple[str, ...]:
        """The hashes under every key that rows may still stand under while keys are being rotated."""
        return tuple(self.fingerprint(text, purpose, number) for number in self._keys().by_number)

    def _key(self, number: int) -> bytes:
        key = self._keys().by_number.get(number)
        if key is None:
            raise UndecipherableError(f"key {number}")
        return key


def without_keys() -> Encryption:
    """What a database has that was opened without a key file: whoever needs a name meets KeyFileError."""
    return Encryption(_no_keys, bytes)


def _no_keys() -> Keys:
    raise KeyFileMissingError


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(_derived(key, b"duban/encrypt"))


@lru_cache(maxsize=16)
def _derived(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=use).derive(key)
