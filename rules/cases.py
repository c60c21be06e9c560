"""The register of enforcement cases: what is known of a case, and how its number is written.

Case numbers follow the Supreme People's Court's rules of 2015 (法〔2015〕137号), in force since 2016-01-01: year in brackets,
the court's code, the kind of case, a serial number. Older numbers (（2015）甘执字第123号) are kept as they are written.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rules.courts import Court, Courts
from rules.masking import masked
from rules.spreadsheets import tidy


class CaseState(StrEnum):
    OPEN = "open"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"  # 终本: the round of enforcement ended without full payment
    CLOSED = "closed"


STATES: dict[str, CaseState] = {
    "在办": CaseState.OPEN,
    "执行中": CaseState.OPEN,
    "未结": CaseState.OPEN,
    "恢复执行": CaseState.OPEN,
    "中止": CaseState.SUSPENDED,
    "暂缓": CaseState.SUSPENDED,
    "终本": CaseState.TERMINATED,
    "终结本次执行程序": CaseState.TERMINATED,
    "执结": CaseState.CLOSED,
    "已结": CaseState.CLOSED,
    "执行完毕": CaseState.CLOSED,
    "终结执行": CaseState.CLOSED,
}
"""The words of the register, the usual one of each state first."""


@dataclass(frozen=True, slots=True)
class PetitionHistory:
    """When the petitioner first went to the authorities, how often, and how high (区、市、省、国家)."""

    first_on: date | None = None
    count: int = 0
    levels: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case under its number. Amounts are in fen; None where the register does not say. Full names never reach a repr."""

    number: str
    court_code: str
    filed_on: date
    petitioner: str = field(repr=False)
    respondent: str = field(default="", repr=False)
    cause: str = ""
    claimed: int | None = None
    recovered: int | None = None
    handler: str = ""
    state: CaseState = CaseState.OPEN
    petitions: PetitionHistory = PetitionHistory()
    interviewed_on: date | None = None
    excluded_reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """What of a case may be shown and what a draw asks for, without any full name."""

    number: str
    court_code: str
    filed_on: date
    petitioner_masked: str
    cause: str = ""
    claimed: int | None = None
    handler: str = ""
    state: CaseState = CaseState.OPEN
    petitions: int = 0
    interviewed_on: date | None = None
    drawn_on: date | None = None
    excluded_reason: str = ""


_NUMBER = re.compile(
    r"[(\[〔](?P<year>(?:19|20)\d\d)[)\]〕](?P<court>[一-鿿]\d{0,4})(?P<kind>[一-鿿]{1,3})(?<!字第)(?P<serial>\d{1,6})号"
)
_OLD_NUMBER = re.compile(
    r"[(\[〔](?P<year>(?:19|20)\d\d)[)\]〕](?P<rest>[一-鿿]{1,8}字第)(?P<serial>\d{1,6})(?P<end>号(?:之[一二三四五六七八九十]+)?)"
)


def case_number(written: str) -> str | None:
    """The number in its one form, （2019）辽0211执1234号, however brackets and blanks were typed; None for what is no case number."""
    plain = "".join(tidy(written).split())
    if found := _NUMBER.fullmatch(plain):
        return f"（{found['year']}）{found['court']}{found['kind']}{int(found['serial'])}号"
    if found := _OLD_NUMBER.fullmatch(plain):
        return f"（{found['year']}）{found['rest']}{int(found['serial'])}{found['end']}"
    return None


def case_numbers_in(text: str) -> tuple[str, ...]:
    """The case numbers that a text mentions, each once and in its one form, in the order in which they appear."""
    plain = "".join(tidy(text).split())
    found = sorted((*_NUMBER.finditer(plain), *_OLD_NUMBER.finditer(plain)), key=re.Match.start)
    return tuple(dict.fromkeys(number for one in found if (number := case_number(one[0]))))


def court_code_in(number: str) -> str | None:
    """The code that the number names its court by, such as 辽0211; None for numbers from before 2016."""
    found = _NUMBER.fullmatch(tidy(number))
    return found["court"] if found else None


def court_of_number(number: str, courts: Courts) -> Court | None:
    """The court whose code is in the number; None where no court of the roster has it, or several."""
    code = court_code_in(number)
    found = [court for court in courts if code and court.case_prefix == code]
    return found[0] if len(found) == 1 else None


_PARTING = re.compile(r"[、,，;；/]\s*|\s{2,}")
_AND_OTHERS = re.compile(r"等[\d一二两三四五六七八九十百]*[人名户个]?$")
_SOMEBODY = "某"


def masked_parties(names: str, taken: Collection[str] = ()) -> str:
    """The names of a register's cell as they may be shown: 张建国、李大伟等5人 → 张某、李某等5人; 张某1 where 张某 is `taken`.

    Stricter than what is done with words in a message: here every cell is a name, so nothing passes unmasked because it looks
    like a description. What is masked in the register already (刘某来) stays.
    """
    shown: list[str] = []
    for name in filter(None, _PARTING.split(names.strip())):
        others = _AND_OTHERS.search(name)
        form = _masked_name(name[: others.start()] if others else name)
        shown.append(_numbered(form, taken, shown) + (others[0] if others else ""))
    return "、".join(shown)


def _masked_name(name: str) -> str:
    form = masked(name) if name else _SOMEBODY
    return form if form != name or _SOMEBODY in name else name[:1] + _SOMEBODY


def _numbered(form: str, *taken: Collection[str]) -> str:
    """The form, or 张某1, 张某2, … that nobody has; found by halving, as a court may know a thousand people of one surname."""

    def is_taken(number: int) -> bool:
        numbered = f"{form}{number or ''}"
        return any(numbered in some for some in taken)

    if not form.endswith(_SOMEBODY) or not is_taken(0):
        return form
    free = 1
    while is_taken(free):
        free *= 2
    last = free // 2
    while free - last > 1:
        middle = (last + free) // 2
        last, free = (middle, free) if is_taken(middle) else (last, middle)
    return f"{form}{free}"
