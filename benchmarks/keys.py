"""A key for the benchmarks, so that they seal what the product seals."""

import secrets

from storage.encryption import Encryption
from storage.keys import KEY_BYTES, Keys

# Two processes of one benchmark work on one database, so the key is always the same.
ENCRYPTION = Encryption(lambda: Keys({1: bytes(range(KEY_BYTES))}), secrets.token_bytes)
