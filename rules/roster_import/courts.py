from collections.abc import Sequence

from rules.courts import Court, Level
from rules.roster_import.columns import missing_values
from rules.roster_import.values import LineRefusal, Problem, Sheet
from rules.spreadsheets import Record

LEVELS: dict[str, Level] = {
    "高院": Level.HIGH,
    "中院": Level.INTERMEDIATE,
    "基层": Level.BASIC,
    "高级": Level.HIGH,
    "中级": Level.INTERMEDIATE,
    "基层法院": Level.BASIC,
    **{level.value: level for level in Level},
}
_ABOVE = {Level.INTERMEDIATE: Level.HIGH, Level.BASIC: Level.INTERMEDIATE}
_NAMES_OF = {Level.HIGH: "高院", Level.INTERMEDIATE: "中院", Level.BASIC: "基层"}


def read_courts(rows: Sequence[Record]) -> tuple[tuple[Court, ...], list[LineRefusal]]:
    """The courts whose lines can be read, and what stands against the sheet; with refusals it must not be kept."""
    refused: list[LineRefusal] = []
    read: list[tuple[int, Court]] = []
    for row in rows:
        wrong = _problems_of_line(row)
        refused += wrong
        if not wrong:
            read.append((row.line, _court(row)))
    refused += _repeated_names(read)
    if not refused:
        refused += [*_high_court_problems(read), *_parent_problems(read)]
    refused.sort(key=lambda refusal: refusal.line)
    return tuple(court for _, court in read), refused


def _problems_of_line(row: Record) -> list[LineRefusal]:
    wrong = missing_values(Sheet.COURTS, row)
    level = row.cells["level"]
    if level and level.lower() not in LEVELS:
        wrong.append(
            LineRefusal(Sheet.COURTS, row.line, "level", Problem.UNKNOWN_LEVEL, level, tuple(_NAMES_OF.values()))
        )
    return wrong


def _court(row: Record) -> Court:
    cells = row.cells
    return Court(
        code=cells["code"],
        full_name=cells["full_name"],
        short_name=cells["short_name"],
        level=LEVELS[cells["level"].lower()],
        parent=cells["parent"] or None,
        city=cells["city"],
        case_prefix=cells["case_prefix"],
        aliases=_names(cells["aliases"]),
        ambiguous_aliases=_names(cells["ambiguous_aliases"]),
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split("|") if (name := part.strip()))


def _repeated_names(read: Sequence[tuple[int, Court]]) -> list[LineRefusal]:
    """A code or a name that an earlier line has already; an alias that two courts claim belongs to the ambiguous ones."""
    refused = []
    codes: dict[str, int] = {}
    claimed: dict[str, int] = {}
    for line, court in read:
        if court.code in codes:
            refused.append(
                LineRefusal(Sheet.COURTS, line, "code", Problem.REPEATED, court.code, (str(codes[court.code]),))
            )
            continue
        codes[court.code] = line
        columns = [("full_name", court.full_name), ("short_name", court.short_name)]
        columns += [("aliases", alias) for alias in court.aliases]
        for column, name in columns:
            if claimed.setdefault(name, line) != line:
                where = (str(claimed[name]),)
                refused.append(LineRefusal(Sheet.COURTS, line, column, Problem.NAME_OF_ANOTHER_COURT, name, where))
    return refused


def _high_court_problems(read: Sequence[tuple[int, Court]]) -> list[LineRefusal]:
    """Exactly one high court leads the others."""
    high = [(line, court) for line, court in read if court.level is Level.HIGH]
    if not high:
        return [LineRefusal(Sheet.COURTS, 1, "level", Problem.NO_HIGH_COURT, expected=(_NAMES_OF[Level.HIGH],))]
    first = (str(high[0][0]),)
    return [
        LineRefusal(Sheet.COURTS, line, "level", Problem.SECOND_HIGH_COURT, court.full_name, first)
        for line, court in high[1:]
    ]


def _parent_problems(read: Sequence[tuple[int, Court]]) -> list[LineRefusal]:
    """Every parent exists and is one level up, so nobody leads himself, however long the way round."""
    by_code = {court.code: court for _, court in read}
    refused = []
    for line, court in read:
        wanted = _ABOVE.get(court.level)
        parent = by_code.get(court.parent or "")
        if wanted is None:
            if court.parent is not None:
                refused.append(LineRefusal(Sheet.COURTS, line, "parent", Problem.WRONG_PARENT, court.parent))
        elif parent is None:
            problem = Problem.UNKNOWN_PARENT if court.parent else Problem.MISSING_VALUE
            refused.append(LineRefusal(Sheet.COURTS, line, "parent", problem, court.parent or "", (_NAMES_OF[wanted],)))
        elif parent.level is not wanted:
            refused.append(
                LineRefusal(
                    Sheet.COURTS, line, "parent", Problem.WRONG_PARENT, court.parent or "", (_NAMES_OF[wanted],)
                )
            )
    return refused
