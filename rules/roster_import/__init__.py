"""From the lines of a roster file to courts, people, posts and guarantees, or to every refusal at once."""

from collections.abc import Mapping, Sequence

from rules.courts import Court
from rules.roster_import.columns import COLUMNS
from rules.roster_import.courts import read_courts
from rules.roster_import.people import CourtNames, read_guarantees, read_people
from rules.roster_import.values import LineRefusal, RosterFile, Sheet
from rules.spreadsheets import Record

__all__ = ["COLUMNS", "LineRefusal", "RosterFile", "Sheet", "read_roster"]


def read_roster(
    sheets: Mapping[Sheet, Sequence[Record]],
    *,
    known_courts: Sequence[Court] = (),
    known_people: Mapping[str, str] | None = None,
) -> RosterFile | tuple[LineRefusal, ...]:
    """What the sheets say, or all refusals in the order of sheets and lines; then nothing of the file is to be kept.

    A sheet that is absent leaves its part of the roster as it is: `known_courts` and `known_people` (names by person
    key) are what the other sheets may then refer to.
    """
    courts, refused = read_courts(sheets[Sheet.COURTS]) if Sheet.COURTS in sheets else (None, [])
    names = CourtNames.of(known_courts if courts is None else courts)
    people, posts = None, None
    keys = dict(known_people or {})
    if Sheet.PEOPLE in sheets:
        people, posts, more = read_people(sheets[Sheet.PEOPLE], names)
        keys |= {person.key: person.name for person in people}
        refused += more
    guarantees = None
    if Sheet.GUARANTEES in sheets:
        guarantees, more = read_guarantees(sheets[Sheet.GUARANTEES], names, keys)
        refused += more
    return tuple(refused) or RosterFile(courts, people, posts, guarantees)
