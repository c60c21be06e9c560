"""Numbers that point at one person – identity, mobile and bank card numbers – found in what people type, and masked.

They are searched for as people write them and as people hide them: with blanks, dashes and dots between the digits, in
full-width or any other digits that Unicode knows, with invisible marks in between, and in Chinese numerals.

Sources: GB 11643-1999 (18 digits: region, birthday, order, check digit by ISO 7064 MOD 11-2; the 15 digits before it had a
two-digit year and no check digit), the eleven digits of mainland mobile numbers, and ISO/IEC 7812 (Luhn) for bank cards.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise


class PersonalDataKind(StrEnum):
    ID_NUMBER = "id_number"
    BANK_CARD = "bank_card"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What was found, and where: from `start` to before `end`, counted in Python characters."""

    kind: PersonalDataKind
    start: int
    end: int


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Every identity, mobile and bank card number in the text, from left to right, none within another."""
    if len(text) < _SHORTEST:
        return ()
    found = list(_found_in(text, _PLAIN))
    if _CHINESE_NUMERAL.search(text):
        found += _found_in(text, _WITH_CHINESE)
    return _apart(found)


def mask_personal_data(text: str) -> str:
    """The text with a * for every digit of such a number.

    A digit that takes two UTF-16 units becomes two stars, so places that Telegram counts in such units stay true.
    """
    # Once more until nothing is left: masking one number may lay bare another that stood too close to it.
    while found := find_personal_data(text):
        inside = {place for one in found for place in range(one.start, one.end)}
        text = "".join(_masked(sign) if place in inside else sign for place, sign in enumerate(text))
    return text


def _masked(sign: str) -> str:
    if _WITH_CHINESE[ord(sign)] not in _DIGITS_AND_X:
        return sign
    return "**" if ord(sign) > _LAST_OF_ONE_UNIT else "*"


_LAST_OF_ONE_UNIT = 0xFFFF

# Every character becomes one of these, so that places stay the same: a digit, X, a letter, or what may stand between digits.
_INVISIBLE, _GAP, _DOT, _LETTER, _WALL = "\x00", " ", ".", "a", "\n"
_DIGITS_AND_X = frozenset("0123456789X")
_X = frozenset("XxХхΧχ×✕")  # Latin, Cyrillic, Greek and the signs that stand in for them
_JOINERS = frozenset("-_·•/~\t−")
_CHINESE = dict(zip("〇零一幺二三四五六七八九壹贰叁肆伍陆柒捌玖", "0011234567891234567890", strict=False))
_CHINESE_NUMERAL = re.compile(f"[{''.join(_CHINESE)}]")


class _Fold(dict[int, str]):
    """A table for str.translate that is filled in while it is used; planes beyond the first are worked out each time."""

    def __init__(self, more_digits: dict[str, str]) -> None:
        super().__init__({ord(sign): digit for sign, digit in more_digits.items()})

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        if code <= _LAST_OF_ONE_UNIT:
            self[code] = folded
        return folded


def _folded(sign: str) -> str:
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", sign)
    if sign in _X or plain in _X:
        return "X"
    if plain == ".":
        return _DOT
    category = unicodedata.category(sign)
    if category in {"Cf", "Mn", "Me"}:
        return _INVISIBLE
    if category in {"Zs", "Pd"} or sign in _JOINERS:
        return _GAP
    return _LETTER if plain.isascii() and plain.isalpha() else _WALL


_PLAIN = _Fold({})
_WITH_CHINESE = _Fold(_CHINESE)

_CHAIN = re.compile(r"\d(?:\x00*(?:[ .]\x00*){0,3}\d)+(?:\x00*(?:[ .]\x00*){0,2}X(?!\x00*[\dXa]))?")
_SHORTEST, _LONGEST = 11, 19


@dataclass(frozen=True, slots=True)
class _Number:
    """Digits that may be one number: their values, the lengths of the groups in which they are written, and where."""

    digits: str
    sizes: tuple[int, ...]
    start: int
    end: int
    text: str
    is_piece: bool  # it is written digit by digit, and more single digits stand before or after

    @property
    def is_whole(self) -> bool:
        return len(self.sizes) == 1


def _found_in(text: str, fold: _Fold) -> Iterator[PersonalData]:
    folded = text.translate(fold)
    for match in _CHAIN.finditer(folded):
        places = [place for place in range(*match.span()) if folded[place] in _DIGITS_AND_X]
        without_x = places[:-1] if folded[places[-1]] == "X" else []
        for some in (places, without_x):
            for number in _numbers(text, folded, some):
                if (kind := _kind_of(number)) is not None:
                    yield PersonalData(kind, number.start, number.end)


def _numbers(text: str, folded: str, places: list[int]) -> Iterator[_Number]:
    """Every run of whole groups that has the length of one of the three."""
    if len(places) < _SHORTEST:
        return
    digits = "".join(folded[place] for place in places)
    bounds = [0, *_group_begins(folded, places), len(places)]
    sizes = [after - before for before, after in pairwise(bounds)]
    for first, begin in enumerate(bounds):
        for last in range(first + 1, len(bounds)):
            length = bounds[last] - begin
            if length > _LONGEST:
                break
            if length >= _SHORTEST:
                own = tuple(sizes[first:last])
                is_piece = own[0] == 1 and 1 in (*sizes[max(first - 1, 0) : first], *sizes[last : last + 1])
                start, end = places[begin], places[bounds[last] - 1] + 1
                yield _Number(digits[begin : bounds[last]], own, start, end, text, is_piece)


def _group_begins(folded: str, places: list[int]) -> Iterator[int]:
    """Which digits have a gap or a dot before them; an X stays with its number, whatever stands between."""
    for number, (before, place) in enumerate(pairwise(places), start=1):
        if folded[place] != "X" and folded[before + 1 : place].strip(_INVISIBLE):
            yield number


def _kind_of(number: _Number) -> PersonalDataKind | None:
    if is_id_number(number.digits) and (len(number.digits) == _ID_DIGITS or _is_likely_old_id(number)):
        return PersonalDataKind.ID_NUMBER
    if is_bank_card(number.digits) and _is_typed_as_one(number.sizes):
        return PersonalDataKind.BANK_CARD
    if _is_mobile(number.digits, number.sizes) and not number.is_piece and not _is_amount(number):
        return PersonalDataKind.MOBILE
    return None


_OLD_ID_DIGITS, _ID_DIGITS, _REGION_DIGITS = 15, 18, 6
# Two digits each: the provinces, and 81–83 and 91 for Hong Kong, Macau, Taiwan and abroad.
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR = 1890, 2069


def is_id_number(number: str) -> bool:
    """Whether the ASCII digits (the last may be X) are a resident identity number: province, birthday, check digit."""
    if _PROVINCES.match(number) is None:
        return False
    if len(number) == _OLD_ID_DIGITS:
        return number.isdecimal() and _is_birthday("19" + number[6:12])
    return len(number) == _ID_DIGITS and _is_birthday(number[6:14]) and number[17] == id_check_digit(number[:17])


def id_check_digit(first_17: str) -> str:
    """The eighteenth digit that belongs to the first seventeen (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return _CHECK_DIGITS[sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True)) % 11]


def _is_birthday(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return _FIRST_BIRTH_YEAR <= day.year <= _LAST_BIRTH_YEAR


def _is_likely_old_id(number: _Number) -> bool:
    """The old numbers have no check digit, so the way of writing must speak for them: the region stands apart, or nothing."""
    is_grouped_so = number.is_whole or set(number.sizes) == {1} or number.sizes[0] == _REGION_DIGITS
    return is_grouped_so and not _is_amount(number)


# Issuers met on the mainland: UnionPay (62, 81, older 60 and 9558), Visa, Mastercard, American Express, JCB.
_CARDS = re.compile(r"(?:62|81|60)\d{14,17}|9558\d{12,15}|4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13}")
_CARD_GROUP = 4


def is_bank_card(number: str) -> bool:
    """Whether the ASCII digits are a bank card number: an issuer's prefix, its length, and the Luhn digit."""
    return _CARDS.fullmatch(number) is not None and luhn_sum(number) % 10 == 0


def luhn_sum(number: str) -> int:
    """The Luhn sum; a valid number's is a multiple of ten."""
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2])
    return sum(doubled) + sum(int(digit) for digit in number[-1::-2])


# 0, 86 and 0086 may be glued to the number.
_MOBILE = re.compile(r"(?:0|86|0086)?1[3-9]\d{9}")
_MOBILE_GROUPS = frozenset({(3, 4, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (3, 8), (7, 4), (5, 6), (6, 5), (2, 3, 3, 3)})


def _is_mobile(number: str, sizes: tuple[int, ...]) -> bool:
    if not number.isdecimal() or _MOBILE.fullmatch(number) is None:
        return False
    return len(sizes) == 1 or sizes in _MOBILE_GROUPS or set(sizes) == {1}


def _is_typed_as_one(sizes: tuple[int, ...]) -> bool:
    """Digit by digit, or in groups of at least four digits and a rest: not a row of a table."""
    return set(sizes) == {1} or all(size >= _CARD_GROUP for size in sizes[:-1])


_UNIT_AFTER = re.compile(r"\s*(?:元(?![旦月宵])|圆|万元|亿|角|美元|港元|%|％|‰)|\.\d{1,2}(?!\d)")
_CURRENCY_BEFORE = re.compile(r"(?:[¥￥$€]|RMB|CNY)\s*$|(?:^|\D)\d{1,6}\.$", re.IGNORECASE)
_CURRENCY_CHARACTERS = 9


def _is_amount(number: _Number) -> bool:
    before = number.text[max(number.start - _CURRENCY_CHARACTERS, 0) : number.start]
    return number.is_whole and bool(_UNIT_AFTER.match(number.text, number.end) or _CURRENCY_BEFORE.search(before))


def _apart(found: Iterable[PersonalData]) -> tuple[PersonalData, ...]:
    """Where findings overlap, the longest stays; in their order in the text."""
    kept: list[PersonalData] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
