"""Who may order whom, and who may act for whom. Authority follows the posts that somebody holds today."""

from rules.courts import Level
from rules.incoming import ChatKind, Said
from rules.orders.values import Party
from rules.people import Person, Post, Role, Roster

_ORDERING: dict[Level, frozenset[Role]] = {
    Level.HIGH: frozenset(
        {Role.PRESIDENT, Role.VICE_PRESIDENT, Role.ENFORCEMENT_DIRECTOR, Role.SUPERVISION_OFFICER},
    ),
    Level.INTERMEDIATE: frozenset({Role.PRESIDENT}),
    Level.BASIC: frozenset({Role.PRESIDENT}),
}
"""The posts that carry authority to order, by the level of the court."""

_DEPUTIES: dict[Role, Role] = {
    Role.PRESIDENT: Role.VICE_PRESIDENT,
    Role.ENFORCEMENT_DIRECTOR: Role.DEPUTY_ENFORCEMENT_DIRECTOR,
}
"""Who stands in for whom within one court (AB岗)."""

_OFFICE = frozenset({Role.SUPERVISION_OFFICER})


def ordering_posts(roster: Roster, person_id: int) -> tuple[Post, ...]:
    """The posts on which this person may order, the one with the widest reach first."""
    posts = [post for post in roster.posts_of(person_id) if post.role in _ORDERING[roster.level_of(post)]]
    return tuple(sorted(posts, key=lambda post: list(Level).index(roster.level_of(post))))


def may_order(roster: Roster, post: Post, court_code: str) -> bool:
    """Whether the post may order something of the court: never sideways or upwards."""
    if post.role not in _ORDERING[roster.level_of(post)]:
        return False
    return post.court_code == court_code or roster.courts.is_above(post.court_code, court_code)


def may_invite(roster: Roster, post: Post, court_code: str) -> bool:
    """Whether the post may invite somebody of the court to attend: up and down its own line, but not sideways."""
    return may_order(roster, post, court_code) or roster.courts.is_above(court_code, post.court_code)


def is_office(roster: Roster, person_id: int) -> bool:
    """Whether the person is of the high court's supervision office, which follows every order."""
    return any(post.role in _OFFICE and roster.level_of(post) is Level.HIGH for post in roster.posts_of(person_id))


def acts_for(roster: Roster, person_id: int, party: Party) -> bool:
    """Whether the person holds the party's post today, or is the deputy of whoever holds it, by his post or for a leave.

    Several people can hold one post (vice-presidents): then only the one who was named, while he holds it.
    """
    if party.court_code is None or party.post_role is None:
        return False
    holders = {holder.id for holder in roster.holders(party.court_code, party.post_role)}
    if person_id in holders:
        return party.person_id in {None, person_id} or party.person_id not in holders
    return person_id in {deputy.id for deputy in deputies_of(roster, party)}


def _standing_in(roster: Roster, party: Party) -> tuple[Person, ...]:
    """Those whom the holders of the party's post have named for the days of their leave."""
    if party.court_code is None or party.post_role is None:
        return ()
    holders = roster.holders(party.court_code, party.post_role)
    meant = [one for one in holders if one.id == party.person_id] or holders
    return tuple(deputy for one in meant if (deputy := roster.stand_in(one)) is not None)


def deputies_of(roster: Roster, party: Party) -> tuple[Person, ...]:
    """Who stands in for the party's post in the same court: whom its holder has named while he is away, then the deputies."""
    role = _DEPUTIES.get(party.post_role) if party.post_role else None
    by_post = roster.holders(party.court_code, role) if party.court_code and role else ()
    return tuple(dict.fromkeys((*_standing_in(roster, party), *by_post)))


def sees(roster: Roster, person_id: int, party_courts: frozenset[str], issuer_id: int) -> bool:
    """Whether the person is entitled to an order's details: its issuer, its courts, those above them, the high court."""
    courts = {post.court_code for post in roster.posts_of(person_id)}
    if person_id == issuer_id:
        return True
    leads = any(
        roster.courts.is_above(own, court) for own in courts for court in party_courts if court in roster.courts
    )
    return leads or bool(courts & party_courts)


def speaks_for_himself(said: Said) -> bool:
    """Whether the words are the sender's own: not forwarded, not edited, not anonymous, of no bot and no channel."""
    sender = said.sender
    is_masked = sender.is_anonymous or sender.is_bot or said.chat.kind is ChatKind.CHANNEL
    return not (is_masked or said.is_forwarded or said.is_edited)
