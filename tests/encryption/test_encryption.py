"""Encryption at rest: bound to its place, useless without the key file, and moved to a new key without a pause."""

import os
import stat
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.encryption import Encryption, Place, UndecipherableError, without_keys
from storage.keys import KeyFile, KeyFileError, KeyFileMissingError, Keys

PLACE = Place("cases", "（2019）辽0211执1号", "petitioner")
FIRST, SECOND = bytes(range(32)), bytes(range(1, 33))


class Nonces:
    """Bytes that differ each time, for tests that need no secrecy."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, size: int) -> bytes:
        return next(self._numbers).to_bytes(size)


def encryption(*keys: bytes) -> Encryption:
    return Encryption(lambda: Keys(dict(enumerate(keys, start=1))), Nonces())


@given(st.text(max_size=60))
@settings(max_examples=50)
def test_what_was_encrypted_comes_back(text: str) -> None:
    """Any name in any script, and the empty one."""
    one = encryption(FIRST)

    assert one.decrypt(one.encrypt(text, PLACE, 1), PLACE, 1) == text


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("orders", PLACE.row, PLACE.column),
        Place(PLACE.table, "（2019）辽0211执2号", PLACE.column),
        Place(PLACE.table, PLACE.row, "respondent"),
        Place("case", "s" + PLACE.row, PLACE.column),
    ],
)
def test_a_value_moved_to_another_place_cannot_be_read(elsewhere: Place) -> None:
    """Nobody swaps two petitioners in the database without being noticed."""
    one = encryption(FIRST)
    sealed = one.encrypt("刘某来", PLACE, 1)

    with pytest.raises(UndecipherableError):
        one.decrypt(sealed, elsewhere, 1)


@given(st.integers(0, 36), st.integers(1, 255))
@settings(max_examples=40)
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    """Every byte of nonce, text and tag is covered."""
    one = encryption(FIRST)
    sealed = bytearray(one.encrypt("刘某来", PLACE, 1))
    sealed[place] ^= change

    with pytest.raises(UndecipherableError):
        one.decrypt(bytes(sealed), PLACE, 1)


def test_another_key_opens_nothing() -> None:
    """After a rotation the old key is useless, and so is a key that is not in the file."""
    sealed = encryption(FIRST).encrypt("刘某来", PLACE, 1)

    with pytest.raises(UndecipherableError):
        encryption(SECOND).decrypt(sealed, PLACE, 1)
    with pytest.raises(UndecipherableError):
        encryption(FIRST).decrypt(sealed, PLACE, 7)


def test_the_same_name_never_looks_the_same_twice_but_has_one_fingerprint() -> None:
    """Ciphertexts betray no equality; the fingerprint does so only to whoever has the key."""
    one, other = encryption(FIRST), encryption(SECOND)

    assert one.encrypt("刘某来", PLACE, 1) != one.encrypt("刘某来", PLACE, 1)
    assert one.fingerprint("刘某来", "petitioner", 1) == one.fingerprint(" 刘 某来\u3000", "petitioner", 1)
    assert one.fingerprint("刘某来", "petitioner", 1) != one.fingerprint("刘某来", "respondent", 1)
    assert one.fingerprint("刘某来", "petitioner", 1) != other.fingerprint("刘某来", "petitioner", 1)


def test_without_a_key_file_nothing_is_encrypted() -> None:
    """An error, instead of names in plain."""
    with pytest.raises(KeyFileMissingError):
        without_keys().encrypt("刘某来", PLACE, 1)


def test_a_key_file_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    """A second `create` would make everything unreadable, so it is refused."""
    file = KeyFile(tmp_path / "var" / "duban.key")

    file.create(FIRST)

    assert file.keys().by_number == {1: FIRST}
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    with pytest.raises(KeyFileError, match="there_already"):
        file.create(SECOND)
    assert file.keys().by_number == {1: FIRST}


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """Whoever can read the file can read the petitioners."""
    file = KeyFile(tmp_path / "duban.key")
    file.create(FIRST)
    file.path.chmod(0o644)

    with pytest.raises(KeyFileError, match="open_to_others"):
        file.keys()


@pytest.mark.parametrize("content", ["", "1\n", "1 kurz\n", "eins " + "A" * 44, "1 " + "A" * 43 + "\n"])
def test_a_damaged_key_file_is_refused_without_showing_it(tmp_path: Path, content: str) -> None:
    """Half a key opens nothing; the message never quotes what stands in the file."""
    path = tmp_path / "duban.key"
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(KeyFileError, match="damaged") as caught:
        KeyFile(path).keys()
    assert "AAAA" not in str(caught.value)


def test_a_running_bot_sees_the_new_key_at_once(tmp_path: Path) -> None:
    """The file is looked at before every use, so a rotation needs no restart."""
    running, command = KeyFile(tmp_path / "duban.key"), KeyFile(tmp_path / "duban.key")
    command.create(FIRST)
    assert running.keys().current == 1

    command.add(SECOND)
    assert running.keys() == Keys({1: FIRST, 2: SECOND})
    command.drop_old()

    assert running.keys() == Keys({2: SECOND})


def test_keys_are_never_shown() -> None:
    """Neither a repr nor an error quotes a key."""
    assert FIRST.hex() not in repr(Keys({1: FIRST}))
    assert repr(FIRST) not in repr(Keys({1: FIRST}))


def test_random_bytes_of_the_system_will_do() -> None:
    """In production the nonces come from the operating system."""
    one = Encryption(lambda: Keys({1: FIRST}), os.urandom)

    assert one.decrypt(one.encrypt("刘某来", PLACE, 1), PLACE, 1) == "刘某来"
