"""Who may see whose figures, and where: what is shown in a court's group is for that court's staff."""

from collections.abc import Iterable

from rules.bulletins.policy import Mode
from rules.courts import Courts
from rules.groups import Group, GroupKind
from rules.people import Post

_OF_A_COURT = {GroupKind.COURT, GroupKind.CITY, GroupKind.LIAISON}


def own_court_of(group: Group | None) -> str | None:
    """The court whose group it is; None in private, in the command group and in the office's."""
    return group.court_code if group is not None and group.kind in _OF_A_COURT else None


def may_see_court(
    court_code: str, courts: Courts, *, group: Group | None, posts: Iterable[Post], mode: Mode, is_office: bool
) -> bool:
    """Whether the court's figures may be shown here.

    In a court's group that court's and those of the courts below it. Elsewhere everybody's while the mode is to rank, and
    otherwise those of one's own courts and the courts below them; the office sees all.
    """
    own = own_court_of(group)
    if own is not None:
        return _is_within(court_code, own, courts)
    if is_office or mode is Mode.RANK:
        return True
    return any(_is_within(court_code, post.court_code, courts) for post in posts)


def _is_within(court_code: str, own: str, courts: Courts) -> bool:
    return court_code == own or courts.is_above(own, court_code)
