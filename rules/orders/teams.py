"""The teams of a court (执行二团队, 第二督导组): who in the roster answers for them."""

import re

from rules.deadlines.numerals import NUMBER, number
from rules.people import Post, Role, Roster

_NUMBERED = re.compile(rf"第?(?P<number>{NUMBER})(?:号)?(?=[\u4e00-\u9fff])")
_ADORNMENT = "执行"


def role_for(team: str, court: str, roster: Roster) -> tuple[Role, int | None]:
    """The role and the person that answer for a team of the court.

    The one whose title names it (执行二团队负责人 for 第二团队); else whoever leads enforcement, under whom the teams work; in a
    court without an enforcement director, any of its staff.
    """
    post = _named(team, court, roster)
    if post is not None:
        return post.role, post.person_id
    leads = bool(roster.posts_at(court, Role.ENFORCEMENT_DIRECTOR))
    return (Role.ENFORCEMENT_DIRECTOR if leads else Role.STAFF), None


def _named(team: str, court: str, roster: Roster) -> Post | None:
    key = _key(team)
    found = [post for post in roster.posts_at(court) if post.title and key in _key(post.title)]
    return found[0] if len(found) == 1 else None


def _key(words: str) -> str:
    """The words without what one roster writes and the other leaves out: 执行第二团队 and 2团队 are one team."""
    return _NUMBERED.sub(_digits, words.replace(_ADORNMENT, ""))


def _digits(found: re.Match[str]) -> str:
    return str(number(found["number"]))
