"""The province by city: what the basic courts below each intermediate court add up to."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.bulletins.full_table import FullTable
from rules.bulletins.ratio import Ratio
from rules.bulletins.series import Mode
from rules.bulletins.values import Bulletin, Entry


@dataclass(frozen=True, slots=True)
class City:
    """The basic courts of one intermediate court: counts added up, each court's own value, how many reach the target.

    `met` is None where there is neither target nor range.
    """

    name: str
    value: Ratio
    values: tuple[Ratio, ...]
    met: int | None


def cities(bulletin: Bulletin, table: FullTable) -> tuple[City, ...]:
    """Every city with a ranked basic court, the best first; in the roster's order where the mode is not to rank."""
    above = {court.code: court.superior for court in table.courts}
    names = {court.code: court.short_name for court in table.courts}
    found: dict[str, list[Entry]] = {court.code: [] for court in table.courts}
    for entry in bulletin.basic.entries:
        found.setdefault(above.get(entry.court_code, ""), []).append(entry)
    shown = [_city(code, entries, names, bulletin) for code, entries in found.items() if entries]
    if bulletin.mode is not Mode.RANK:
        return tuple(shown)
    return tuple(sorted(shown, key=lambda city: bulletin.measure.merit(city.value.value), reverse=True))


def _city(code: str, entries: list[Entry], names: Mapping[str, str], bulletin: Bulletin) -> City:
    measure = bulletin.measure
    has_goal = measure.has_range or measure.target is not None
    numerator, denominator = sum(one.numerator for one in entries), sum(one.denominator for one in entries)
    return City(
        name=names.get(code, code),
        value=Ratio(numerator, denominator if measure.has_denominator else 1),
        values=tuple(Ratio(one.numerator, one.denominator) for one in entries),
        met=sum(1 for one in entries if measure.meets_target(one.value)) if has_goal else None,
    )
