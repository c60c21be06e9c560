"""Two namings of one party are one party."""

from rules.people import Role
from rules.reading.values import Party


def add(parties: list[Party], new: Party) -> None:
    """Adds the party unless it is there already; of two namings of one post the fuller stays."""
    for place, old in enumerate(parties):
        if is_same(old, new):
            parties[place] = new if _fullness(new) > _fullness(old) else old
            return
    parties.append(new)


def is_same(old: Party, new: Party) -> bool:
    """Whether both name the same post, or the same person."""
    if old.person_id is not None and old.person_id == new.person_id:
        return True
    if (old.court, old.selector, old.org) != (new.court, new.selector, new.org):
        return False
    if old.court is None and old.selector is None and old.org is None:
        return old.name == new.name or None in (old.name, new.name)
    president = (None, Role.PRESIDENT)
    return old.title == new.title or (old.role in president and new.role in president)


def _fullness(one: Party) -> int:
    return sum(value is not None for value in (one.role, one.name, one.person_id, one.username))
