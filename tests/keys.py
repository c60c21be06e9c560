"""A key for tests, and nonces that differ: what is sealed twice never looks the same."""

from itertools import count

from storage.encryption import Encryption
from storage.keys import Keys

KEY = bytes(range(32))
_numbers = count(1)


def nonce(size: int) -> bytes:
    """As many bytes as asked for; no two are equal within a run."""
    return next(_numbers).to_bytes(size)


ENCRYPTION = Encryption(lambda: Keys({1: KEY}), nonce)
