"""Codes that nobody can guess: button nonces and one-time codes."""

import secrets


def new_code() -> str:
    """22 characters of A-Z a-z 0-9 _ -, carrying 128 bits from the system's random source."""
    return secrets.token_urlsafe(16)
