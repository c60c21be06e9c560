"""What nobody can guess: button nonces, one-time codes, keys."""

import secrets


def new_code() -> str:
    """22 characters of A-Z a-z 0-9 _ -, carrying 128 bits from the system's random source."""
    return secrets.token_urlsafe(16)


def random_bytes(size: int) -> bytes:
    """So many bytes from the system's random source, for keys and for the nonces of encryption."""
    return secrets.token_bytes(size)
