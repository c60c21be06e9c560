import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rules.courts import Court
from rules.people import TITLES, Role
from rules.roster_import.columns import missing_values
from rules.roster_import.values import GuaranteeEntry, LineRefusal, PersonEntry, PostEntry, Problem, Sheet
from rules.spreadsheets import Record

ROLES: dict[str, Role] = {
    **{title: role for role, title in TITLES.items()},
    **{role.value: role for role in Role},
    "党组书记、院长": Role.PRESIDENT,
    "执行局局长": Role.ENFORCEMENT_DIRECTOR,
    "执行局副局长": Role.DEPUTY_ENFORCEMENT_DIRECTOR,
    "副执行局长": Role.DEPUTY_ENFORCEMENT_DIRECTOR,
    "庭长": Role.DIVISION_HEAD,
    "指挥中心主任": Role.COMMAND_CENTRE_DIRECTOR,
    "督查室工作人员": Role.SUPERVISION_OFFICER,
}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")  # 4 to 32 characters, as Telegram allows
_DATE_EXAMPLE = "2026-03-01"


@dataclass(frozen=True, slots=True)
class CourtNames:
    """Which court a cell names: by code, full name, short name or an alias that is its alone."""

    code_by_name: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, courts: Iterable[Court]) -> "CourtNames":
        code_by_name: dict[str, str] = {}
        ambiguous: dict[str, tuple[str, ...]] = {}
        for court in courts:
            code_by_name |= dict.fromkeys((*court.names, court.code), court.code)
            for alias in court.ambiguous_aliases:
                ambiguous[alias] = (*ambiguous.get(alias, ()), court.short_name)
        return cls(code_by_name, ambiguous)


def read_people(
    rows: Sequence[Record], names: CourtNames
) -> tuple[tuple[PersonEntry, ...], tuple[PostEntry, ...], list[LineRefusal]]:
    """The people and their posts, one post a line, and what stands against the sheet."""
    refused: list[LineRefusal] = []
    people: dict[str, PersonEntry] = {}
    posts: list[tuple[int, PostEntry]] = []
    for row in rows:
        wrong = _problems_of_line(Sheet.PEOPLE, row, names)
        wrong += _person_problems(row, people)
        refused += wrong
        if not wrong:
            people[row.cells["key"]] = _person(row, people.get(row.cells["key"]))
            posts.append((row.line, _post(row, names)))
    refused += [*_repeated_usernames(rows), *_repeated_posts(posts), *_two_presidents(posts, people)]
    refused.sort(key=lambda refusal: refusal.line)
    return tuple(people.values()), tuple(post for _, post in posts), refused


def read_guarantees(
    rows: Sequence[Record], names: CourtNames, people: Mapping[str, str]
) -> tuple[tuple[GuaranteeEntry, ...], list[LineRefusal]]:
    """Who answers for which court; `people` are the names of those who may, by person key."""
    refused: list[LineRefusal] = []
    guarantees: list[GuaranteeEntry] = []
    lines: dict[tuple[str, str, date], int] = {}
    for row in rows:
        wrong = _problems_of_line(Sheet.GUARANTEES, row, names)
        key = row.cells["key"]
        if key and key not in people:
            wrong.append(LineRefusal(Sheet.GUARANTEES, row.line, "key", Problem.UNKNOWN_PERSON, key))
        if not wrong:
            entry = _guarantee(row, names)
            first = lines.setdefault((entry.person_key, entry.court_code, entry.since), row.line)
            if first != row.line:
                wrong.append(LineRefusal(Sheet.GUARANTEES, row.line, "court", Problem.REPEATED, "", (str(first),)))
            guarantees.append(entry)
        refused += wrong
    return tuple(guarantees), refused


def _problems_of_line(sheet: Sheet, row: Record, names: CourtNames) -> list[LineRefusal]:
    wrong = missing_values(sheet, row)
    court = row.cells["court"]
    if court and court not in names.code_by_name:
        several = names.ambiguous.get(court, ())
        problem = Problem.AMBIGUOUS_COURT if several else Problem.UNKNOWN_COURT
        wrong.append(LineRefusal(sheet, row.line, "court", problem, court, several))
    role = row.cells.get("role")
    if role and role.lower() not in ROLES:
        wrong.append(LineRefusal(sheet, row.line, "role", Problem.UNKNOWN_ROLE, role, tuple(TITLES.values())))
    return wrong + _date_problems(sheet, row)


def _date_problems(sheet: Sheet, row: Record) -> list[LineRefusal]:
    wrong = [
        LineRefusal(sheet, row.line, column, Problem.BAD_DATE, row.cells[column], (_DATE_EXAMPLE,))
        for column in ("since", "until")
        if row.cells[column] and read_date(row.cells[column]) is None
    ]
    since, until = read_date(row.cells["since"]), read_date(row.cells["until"])
    if since and until and until < since:
        wrong.append(
            LineRefusal(
                sheet, row.line, "until", Problem.ENDS_BEFORE_IT_BEGINS, row.cells["until"], (since.isoformat(),)
            )
        )
    return wrong


def read_date(cell: str) -> date | None:
    """The day that 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日 or 20260301 names; None for anything else."""
    found = _DATE.fullmatch(cell) or _COMPACT_DATE.fullmatch(cell)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _person_problems(row: Record, people: Mapping[str, PersonEntry]) -> list[LineRefusal]:
    wrong = []
    before = people.get(row.cells["key"])
    name = row.cells["name"]
    if before and name and name != before.name:
        wrong.append(LineRefusal(Sheet.PEOPLE, row.line, "name", Problem.OTHER_NAME_BEFORE, name, (before.name,)))
    username = _username(row)
    if username is not None and not _USERNAME.fullmatch(username):
        wrong.append(LineRefusal(Sheet.PEOPLE, row.line, "username", Problem.BAD_USERNAME, row.cells["username"]))
    return wrong


def _username(row: Record) -> str | None:
    return row.cells["username"].removeprefix("@") or None


def _person(row: Record, before: PersonEntry | None) -> PersonEntry:
    username = _username(row) or (before.username if before else None)
    return PersonEntry(row.cells["key"], row.cells["name"], username)


def _since(row: Record) -> date:
    found = read_date(row.cells["since"])
    if found is None:
        raise ValueError("the line was not checked before it was read")
    return found


def _post(row: Record, names: CourtNames) -> PostEntry:
    role = ROLES[row.cells["role"].lower()]
    return PostEntry(
        person_key=row.cells["key"],
        court_code=names.code_by_name[row.cells["court"]],
        role=role,
        title=row.cells["title"] or TITLES[role],
        since=_since(row),
        until=read_date(row.cells["until"]),
    )


def _guarantee(row: Record, names: CourtNames) -> GuaranteeEntry:
    court = names.code_by_name[row.cells["court"]]
    return GuaranteeEntry(row.cells["key"], court, _since(row), read_date(row.cells["until"]))


def _repeated_usernames(rows: Sequence[Record]) -> list[LineRefusal]:
    """A username that two people claim; which of them a message means could then not be told."""
    owners: dict[str, tuple[str, int]] = {}
    refused = []
    for row in rows:
        username, key = _username(row), row.cells["key"]
        if username is None:
            continue
        owner, line = owners.setdefault(username.lower(), (key, row.line))
        if owner != key:
            refused.append(LineRefusal(Sheet.PEOPLE, row.line, "username", Problem.REPEATED, username, (str(line),)))
    return refused


def _repeated_posts(posts: Sequence[tuple[int, PostEntry]]) -> list[LineRefusal]:
    lines: dict[tuple[str, str, Role, date], int] = {}
    refused = []
    for line, post in posts:
        first = lines.setdefault((post.person_key, post.court_code, post.role, post.since), line)
        if first != line:
            refused.append(LineRefusal(Sheet.PEOPLE, line, "role", Problem.REPEATED, post.title, (str(first),)))
    return refused


def _two_presidents(posts: Sequence[tuple[int, PostEntry]], people: Mapping[str, PersonEntry]) -> list[LineRefusal]:
    """A court has one president at a time; the successor's line is refused when the predecessor has not left."""
    terms: dict[str, list[tuple[date, date, int, PostEntry]]] = {}
    for line, post in posts:
        if post.role is Role.PRESIDENT:
            terms.setdefault(post.court_code, []).append((post.since, post.until or date.max, line, post))
    refused = []
    for court_terms in terms.values():
        ordered = sorted(court_terms, key=lambda term: term[:3])
        latest = ordered[0]
        for term in ordered[1:]:
            since, _, line, post = term
            if since <= latest[1] and post.person_key != latest[3].person_key:
                against = (people[latest[3].person_key].name, str(latest[2]))
                name = people[post.person_key].name
                refused.append(LineRefusal(Sheet.PEOPLE, line, "since", Problem.TWO_PRESIDENTS, name, against))
            latest = max(latest, term, key=lambda one: one[1])
    return refused
