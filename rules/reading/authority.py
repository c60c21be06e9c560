"""Whether a message goes down the line, as an order does, or up and sideways, as a request does."""

from rules.courts import Level
from rules.people import Post, Role
from rules.reading.lexicon import Lexicon
from rules.reading.values import Party

_RANK = {Role.PRESIDENT: 0, Role.VICE_PRESIDENT: 1}
_RANK_BELOW = 2
# Whom an enforcement director leads in the own court; other offices are asked, not ordered.
_LED_BY = {
    Role.ENFORCEMENT_DIRECTOR: (
        Role.DEPUTY_ENFORCEMENT_DIRECTOR,
        Role.DIVISION_HEAD,
        Role.COMMAND_CENTRE_DIRECTOR,
    ),
    Role.COMMAND_CENTRE_DIRECTOR: (Role.DIVISION_HEAD,),
    Role.SUPERVISION_OFFICER: (Role.ENFORCEMENT_DIRECTOR, Role.COMMAND_CENTRE_DIRECTOR, Role.DIVISION_HEAD),
}


def goes_down(posts: tuple[Post, ...], target: Party, lexicon: Lexicon) -> bool:
    """Whether somebody with these posts speaks downwards to the target; whether he may is judged elsewhere."""
    if not posts or target.org is not None:
        return True
    for post in posts:  # noqa: SIM110 -- asked for every name, and any() takes twice as long
        if _goes_down(post, target, lexicon):
            return True
    return False


def calls_up(posts: tuple[Post, ...], called: tuple[Party, ...], lexicon: Lexicon) -> bool:
    """Whether those called are above or beside somebody with these posts; 朝阳的同志们, said at 朝阳, are everybody there."""
    own = {post.court_code for post in posts}
    others = [one for one in called if one.title or one.court not in own]
    return bool(others) and not any(goes_down(posts, one, lexicon) for one in others)


# What a court below the high court may select among its own: teams, and courts by what they lack.
_ABOVE = ("all", "level:intermediate", "children:", "level:basic")
_OWN_BODIES = ("team:", "liaison_units")


def _selects_below(selector: str, court: str, level: Level) -> bool:
    if selector.startswith(_OWN_BODIES):
        return True
    is_own = selector == f"children:{court}"
    return level is Level.INTERMEDIATE and (is_own or not selector.startswith(_ABOVE))


def _goes_down(post: Post, target: Party, lexicon: Lexicon) -> bool:
    courts = lexicon.courts
    if target.selector:
        level = courts[post.court_code].level
        return level is Level.HIGH or _selects_below(target.selector, post.court_code, level)
    if target.court is None:
        above = target.candidates and all(courts.is_above(code, post.court_code) for code in target.candidates)
        return not above
    if target.court == post.court_code:
        own, other = _RANK.get(post.role, _RANK_BELOW), _RANK.get(target.role or Role.PRESIDENT, _RANK_BELOW)
        return own < other or target.role in _LED_BY.get(post.role, ())
    return courts.is_above(post.court_code, target.court)
