"""Who belongs to the supervision office, which looks after every order of the province."""

from rules.courts import Level
from rules.people import Post, Role, Roster

_OFFICE_ROLES = frozenset({Role.SUPERVISION_OFFICER, Role.PRESIDENT, Role.VICE_PRESIDENT, Role.ENFORCEMENT_DIRECTOR})


def is_of_the_office(roster: Roster, posts: tuple[Post, ...]) -> bool:
    """Whether one of the posts is in the high court's supervision office or among the leaders it works for."""
    return any(roster.level_of(post) is Level.HIGH and post.role in _OFFICE_ROLES for post in posts)
