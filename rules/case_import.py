"""From the lines of a table to cases: what can be read is read, what cannot is refused line by line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from rules.cases import STATES, Case, CaseState, PetitionHistory, case_number, court_code_in, court_of_number
from rules.courts import Court, Courts
from rules.personal_data import mask_personal_data
from rules.spreadsheets import Column, Record, Refusal, Table, day_in, read_records

COLUMNS = (
    Column("number", ("案号", "执行案号", "case number")),
    Column("court", ("法院", "执行法院", "court"), is_required=False),
    Column("filed_on", ("立案日期", "立案时间", "filed on")),
    Column("cause", ("案由", "执行案由", "cause"), is_required=False),
    Column("claimed", ("申请标的额", "申请执行标的", "标的额", "claimed"), is_required=False),
    Column("recovered", ("已到位金额", "实际到位金额", "到位金额", "recovered"), is_required=False),
    Column("petitioner", ("申请执行人", "申请人", "petitioner")),
    Column("respondent", ("被执行人", "被申请人", "respondent"), is_required=False),
    Column("handler", ("承办人", "handler"), is_required=False),
    Column("state", ("办理状态", "案件状态", "state"), is_required=False),
    Column("petitioned_on", ("首次信访日期", "first petition"), is_required=False),
    Column("petitions", ("信访次数", "petitions"), is_required=False),
    Column("petition_levels", ("信访层级", "petition levels"), is_required=False),
    Column("interviewed_on", ("最近接谈日期", "last interview"), is_required=False),
    Column("excluded_reason", ("不参加抽取的理由", "reason not to draw"), is_required=False),
)
HEADINGS = {column.name: column.headings[0] for column in COLUMNS}

EARLIEST = date(1990, 1, 1)
LARGEST_FEN = 10**15
MOST_PETITIONS = 10_000
LONGEST_NAME = 400
_FEN = 100
_UNITS = {"万元": 10_000, "万": 10_000, "亿元": 10**8, "亿": 10**8, "元": 1}
_NOTHING = frozenset({"", "-", "—", "–", "/", "无"})
# What a sentence about a line may repeat of it; cells with names are never repeated.
_QUOTABLE = frozenset(
    {"number", "court", "filed_on", "claimed", "recovered", "state", "petitioned_on", "petitions"}
) | {"interviewed_on"}
_SHOWN_CHARACTERS = 30


class CaseFault(StrEnum):
    """What is wrong with one cell of a line."""

    EMPTY = "empty"
    NO_CASE_NUMBER = "no_case_number"
    NO_DAY = "no_day"
    DAY_OUT_OF_RANGE = "day_out_of_range"  # before 1990, or in the future
    UNKNOWN_COURT = "unknown_court"
    AMBIGUOUS_COURT = "ambiguous_court"  # detail: the courts that it may be
    OTHER_COURTS_NUMBER = "other_courts_number"  # detail: the code that the court's numbers carry
    OUT_OF_REACH = "out_of_reach"  # the sender answers for other courts
    NO_AMOUNT = "no_amount"
    NO_COUNT = "no_count"
    UNKNOWN_STATE = "unknown_state"  # detail: the words that are known
    TOO_LONG = "too_long"
    SAME_NUMBER = "same_number"  # the number stands above with other facts; detail: the first line


@dataclass(frozen=True, slots=True)
class CaseRefusal:
    """One line that was not taken: where, what stood there (shortened; never a name), and what was wrong."""

    line: int
    heading: str
    cell: str
    fault: CaseFault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CasesRead:
    cases: tuple[Case, ...]
    refused: tuple[CaseRefusal, ...]


class _RefusedError(Exception):
    def __init__(self, column: str, fault: CaseFault, detail: str = "") -> None:
        super().__init__(fault)
        self.column = column
        self.fault = fault
        self.detail = detail


def read_cases(
    table: Table, courts: Courts, today: date, *, within: frozenset[str] | None = None
) -> CasesRead | Refusal:
    """Every line as a case or as a refusal, in the table's order; a Refusal where the table is not of this kind.

    `within` are the courts for which the sender may speak; None means all. A line that repeats another word for word counts
    once; one that contradicts an earlier line of the same number is refused, and the earlier one is taken.
    """
    records = read_records(table, COLUMNS)
    if isinstance(records, Refusal):
        return records
    found: dict[str, tuple[int, Case]] = {}
    refused: list[CaseRefusal] = []
    for record in records:
        try:
            _add(found, record.line, _case(record, courts, today, within))
        except _RefusedError as error:
            cell = record.cells[error.column][:_SHOWN_CHARACTERS] if error.column in _QUOTABLE else ""
            shown = mask_personal_data(cell)
            refused.append(CaseRefusal(record.line, HEADINGS[error.column], shown, error.fault, error.detail))
    return CasesRead(tuple(case for _, case in found.values()), tuple(refused))


def _add(found: dict[str, tuple[int, Case]], line: int, case: Case) -> None:
    first_line, first = found.setdefault(case.number, (line, case))
    if first != case:
        raise _RefusedError("number", CaseFault.SAME_NUMBER, str(first_line))


def _case(record: Record, courts: Courts, today: date, within: frozenset[str] | None) -> Case:
    number = case_number(record.cells["number"])
    if number is None:
        raise _RefusedError("number", CaseFault.NO_CASE_NUMBER if record.cells["number"] else CaseFault.EMPTY)
    court = _court(record, number, courts)
    if within is not None and court.code not in within:
        raise _RefusedError("court" if record.cells["court"] else "number", CaseFault.OUT_OF_REACH)
    filed_on = _day(record, "filed_on", today)
    if filed_on is None:
        raise _RefusedError("filed_on", CaseFault.EMPTY)
    return Case(
        number=number,
        court_code=court.code,
        filed_on=filed_on,
        petitioner=_name(record, "petitioner", is_required=True),
        respondent=_name(record, "respondent"),
        cause=_words(record, "cause"),
        claimed=_fen(record, "claimed"),
        recovered=_fen(record, "recovered"),
        handler=_words(record, "handler"),
        state=_state(record),
        petitions=_petitions(record, today),
        interviewed_on=_day(record, "interviewed_on", today),
        excluded_reason=_words(record, "excluded_reason"),
    )


def _court(record: Record, number: str, courts: Courts) -> Court:
    """The court that the line names, or else the one that the number names; the two may not contradict each other."""
    cell, by_number = record.cells["court"], court_of_number(number, courts)
    if not cell:
        if by_number is None:
            raise _RefusedError("court", CaseFault.EMPTY)
        return by_number
    court = courts.by_code.get(cell.lower()) or courts.by_name.get(cell)
    if court is None:
        candidates = [one.short_name for one in courts if cell in one.ambiguous_aliases]
        fault = CaseFault.AMBIGUOUS_COURT if candidates else CaseFault.UNKNOWN_COURT
        raise _RefusedError("court", fault, "、".join(candidates))
    code = court_code_in(number)
    if code is not None and court.case_prefix and code != court.case_prefix:
        raise _RefusedError("number", CaseFault.OTHER_COURTS_NUMBER, court.case_prefix)
    return court


def _day(record: Record, column: str, today: date) -> date | None:
    cell = record.cells[column]
    if cell in _NOTHING:
        return None
    day = day_in(cell)
    if day is None:
        raise _RefusedError(column, CaseFault.NO_DAY)
    if not EARLIEST <= day <= today:
        raise _RefusedError(column, CaseFault.DAY_OUT_OF_RANGE)
    return day


def _name(record: Record, column: str, *, is_required: bool = False) -> str:
    """The name as it stands; it is encrypted before it is kept, so nothing in it has to be masked."""
    name = " ".join(record.cells[column].split())
    if is_required and name in _NOTHING:
        raise _RefusedError(column, CaseFault.EMPTY)
    if len(name) > LONGEST_NAME:
        raise _RefusedError(column, CaseFault.TOO_LONG)
    return "" if name in _NOTHING else name


def _words(record: Record, column: str) -> str:
    words = record.cells[column]
    if len(words) > LONGEST_NAME:
        raise _RefusedError(column, CaseFault.TOO_LONG)
    return mask_personal_data(words)


def _fen(record: Record, column: str) -> int | None:
    """The amount in fen, written 120000, 120,000.50, 12万元 or 1.2亿元; without a unit it is yuan."""
    cell = record.cells[column].replace(",", "").replace(" ", "").lstrip("¥￥")
    if cell in _NOTHING:
        return None
    unit = next((unit for unit in _UNITS if cell.endswith(unit)), "")
    try:
        fen = Decimal(cell.removesuffix(unit)) * _UNITS.get(unit, 1) * _FEN
    except InvalidOperation:
        raise _RefusedError(column, CaseFault.NO_AMOUNT) from None
    if not fen.is_finite() or fen != fen.to_integral_value() or not 0 <= fen <= LARGEST_FEN:
        raise _RefusedError(column, CaseFault.NO_AMOUNT)
    return int(fen)


def _state(record: Record) -> CaseState:
    cell = record.cells["state"]
    if cell in _NOTHING:
        return CaseState.OPEN
    if cell not in STATES:
        raise _RefusedError("state", CaseFault.UNKNOWN_STATE, "、".join(STATES))
    return STATES[cell]


def _petitions(record: Record, today: date) -> PetitionHistory:
    cell = record.cells["petitions"].removesuffix("次")
    if cell in _NOTHING:
        count = 0
    elif cell.isascii() and cell.isdecimal() and int(cell) <= MOST_PETITIONS:
        count = int(cell)
    else:
        raise _RefusedError("petitions", CaseFault.NO_COUNT)
    return PetitionHistory(_day(record, "petitioned_on", today), count, _words(record, "petition_levels"))
