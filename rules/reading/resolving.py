"""Who is meant: items of the text become parties, by the roster, the chat and the other courts of the message."""

from dataclasses import replace

from rules.courts import Level
from rules.people import TITLES as USUAL_TITLES
from rules.people import Person, Post, Role
from rules.reading.items import Item
from rules.reading.pieces import Addressee, Token
from rules.reading.setting import Setting
from rules.reading.spelling import sound_of
from rules.reading.values import Party
from rules.reading.vocabulary import NAMED_TITLES, TITLES, Sort, Title
from rules.reading.which_court import court_codes, yours

_REMEMBERED = 4096  # holders
# 基层法院周三前自查，中院周五前复核: where no city is spoken of, those of all.
_ANY_INTERMEDIATE, _BASIC = ("中院", "市中院"), "基层"


def party(item: Item, setting: Setting, addressed: tuple[str, ...] = ()) -> Party:
    """The party that the item names, once those courts are addressed.

    `candidates` are filled and `court` is None where it cannot be decided.
    """
    seen = setting.known.get(id(item))
    if seen is not None and (seen[1] is None or seen[1] == addressed):
        return seen[2]
    # A court by its own name is the same whoever is addressed.
    is_by_name = item.court is not None and item.court.sort != Sort.RELATIVE and item.selector is None
    found = _resolved(item, setting if is_by_name else setting.after(addressed))
    setting.known[id(item)] = item, None if is_by_name else addressed, found
    return found


def _resolved(item: Item, setting: Setting) -> Party:
    if item.at and isinstance(item.at.value, Addressee) and (item.at.value.person_id or item.at.value.username):
        return _addressee(item, item.at.value, setting)
    is_team_member = item.selector and item.title and item.title.name
    if item.selector and isinstance(item.selector.value, str) and not is_team_member:
        return _selected(item, item.selector.value, setting)
    if item.organisation:
        return Party(org=_body(item, item.organisation, setting))
    holder = _named_holder(item, item.name, setting) if item.name else None
    if holder:
        return holder
    return _at_court(item, item.court, setting) if item.court else _by_title(item, setting)


def _named_holder(item: Item, name: Token, setting: Setting) -> Party | None:
    """The person of the name, with the post at the court that is said with it (省院崔凯同志); None if no name decides."""
    people = name.value if isinstance(name.value, tuple) else ()
    if item.court is None and people:
        return _person(people[0], setting) if len(people) == 1 else Party()
    if item.court is None or item.title or len(people) != 1:
        return None
    person_id = people[0]
    roster, codes = setting.lexicon.roster, court_codes(item.court, setting)
    post = next((post for post in roster.posts_of(person_id) if post.court_code in codes), None)
    return _holder(roster.person_by_id[person_id], post) if post else None


def _body(item: Item, body: Token, setting: Setting) -> str:
    """The body outside the courts as it is called, with its place: 朝阳市公安局."""
    if item.court is None:
        return str(body.value)
    return f"{setting.text[item.court.start : item.court.end]}{body.value}"


def _title(item: Item) -> Title | None:
    token = item.title or item.office
    if item.title and item.office and isinstance(item.office.value, Title):
        # 立案庭沈庭长 is the 立案庭长, called 沈.
        office = item.office.value.words
        title = TITLES.get(f"{office}长") or TITLES.get(f"{office}{getattr(item.title.value, 'words', '')}")
        if title and isinstance(item.title.value, Title) and item.title.value.role is title.role:
            return title
        if item.title.name and item.title.value is TITLES["主任"]:
            return TITLES.get(f"{item.office.value.words}主任", item.title.value)  # 政治部郑主任
        if item.title.name and isinstance(item.title.value, Title) and item.title.value.words in NAMED_TITLES:
            return Title(Role.STAFF, f"{office}{item.title.value.words}")  # 警务保障科邵科长
    return token.value if token and isinstance(token.value, Title) else None


def _person(person_id: int, setting: Setting) -> Party:
    roster = setting.lexicon.roster
    posts = roster.posts_of(person_id)
    if not posts:
        return Party(person_id=person_id)
    return _holder(roster.person_by_id[person_id], posts[0])


def _holder(person: Person, post: Post) -> Party:
    return Party(
        post.court_code,
        post.role,
        person.id,
        person.name,
        USUAL_TITLES[post.role] if post.role is not Role.STAFF else post.title,
    )


def _addressee(item: Item, at: Addressee, setting: Setting) -> Party:
    if at.person_id is not None:
        found = _person(at.person_id, setting)
        said = item.title.name if item.title else ""
        if said and found.name and not found.name.startswith(said[0]):
            return Party(
                role=found.role, name=said, username=at.username, candidates=(found.court,) if found.court else ()
            )
        return replace(found, username=at.username)
    title = _title(item)
    others = tuple(code for code in setting.mentioned if not setting.is_ours_or_above(code))
    return Party(
        role=title.role if title else None,
        title=title.words if title else None,
        name=item.title.name if item.title else None,
        username=at.username,
        candidates=others,
    )


def _selected(item: Item, selector: str, setting: Setting) -> Party:
    title = _title(item)
    role, words = (title.role, title.words) if title else (None, None)
    around = item.court.value if item.court and isinstance(item.court.value, tuple) else ()
    home = next((code for code in setting.addressed if selector == "children"), setting.home)
    if len(around) == 1 and setting.lexicon.courts[around[0]].level is Level.INTERMEDIATE:
        selector = f"children:{around[0]}"
    elif home and selector in ("all", "children", "level:basic"):
        level = setting.lexicon.courts[home].level
        if level is Level.INTERMEDIATE:
            selector = f"children:{home}"
    name = _called(item, setting) if selector.startswith(("team:", "liaison_units")) else None
    return Party(selector="all" if selector == "children" else selector, role=role, name=name, title=words)


def _called(item: Item, setting: Setting) -> str | None:
    """The words for bodies that have no list of members: 第二督导组, 各联动单位."""
    token = item.selector
    return setting.text[token.start : token.end] if token else None


def _at_court(item: Item, court: Token, setting: Setting) -> Party:
    codes = court_codes(court, setting)
    title = _title(item)
    role, words = (title.role, title.words) if title else (None, None)
    if not codes and court.value in _ANY_INTERMEDIATE and _BASIC in setting.text:
        return Party(selector="level:intermediate", role=role, title=words)
    name = (item.title.name or None) if item.title else None
    if len(codes) != 1:
        return Party(role=role, name=name, title=words, candidates=codes)
    if name or item.name or item.office:
        return _with_person(Party(codes[0], role, None, name, words), item, setting)
    known, asked = setting.lexicon.holders, (codes[0], role, words)
    if asked not in known:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[asked] = _with_person(Party(codes[0], role, None, None, words), item, setting)
    return known[asked]


def _with_person(made: Party, item: Item, setting: Setting) -> Party:
    """The same with the roster's holder of the post, if there is exactly one and the name said does not contradict."""
    if made.court is None:
        return made
    role = made.role or Role.PRESIDENT
    holders = setting.lexicon.roster.holders(made.court, role)
    deputy = _deputy_called_president(made, setting) if role is Role.PRESIDENT and made.name else None
    if deputy or not holders:
        return deputy or made
    said = made.name or (item.name and str(setting.lexicon.roster.person_by_id[_first(item.name)].name)) or ""
    fitting = [person for person in holders if person.name.startswith(said)]
    if len(fitting) == 1 and item.office is None:
        return Party(made.court, made.role, fitting[0].id, fitting[0].name, made.title)
    if said and not fitting:
        alike = tuple(person for person in holders if len(said) > 1 and sound_of(person.name) == sound_of(said))
        if len(alike) == 1:  # 周验 for 周焱: the court stays, and the card asks
            return replace(made, person_id=alike[0].id, name=alike[0].name, candidates=(made.court,))
    if not fitting and said:
        return replace(made, court=None, candidates=(made.court,))
    return made


def _deputy_called_president(made: Party, setting: Setting) -> Party | None:
    """The vice-president of the name, by the courtesy that drops 副 (省院闫院长), if the president has another name."""
    name = made.name or ""
    if any(one.name.startswith(name) for one in setting.lexicon.roster.holders(made.court or "", Role.PRESIDENT)):
        return None
    pairs = setting.lexicon.holders_named(name, Role.VICE_PRESIDENT)
    here = [pair for pair in pairs if pair[1].court_code == made.court]
    return _holder(*here[0]) if len(here) == 1 else None


def _first(token: Token) -> int:
    return int(token.value[0]) if isinstance(token.value, tuple) else 0


def _by_title(item: Item, setting: Setting) -> Party:
    """A title or an office without a court: by the surname in the roster, else by what the message is about."""
    title = _title(item)
    if title is None:
        return Party()
    name = item.title.name if item.title else ""
    if item.office or not name:
        is_ours = item.office is not None and len(set(setting.addressed)) > 1  # 三家中院周五前报，宣传处下周三前改完
        court = () if is_ours else yours(setting)
        court = court or ((setting.home,) if setting.home else ())
        if item.office and setting.message.chat_court is None and court and set(court) <= set(setting.sender_courts):
            court = (setting.lexicon.courts.high.code,)  # 督查室：我院…, said in the command group
        below = [code for code in setting.mentioned if not setting.is_ours_or_above(code)]
        is_at_home = (
            setting.message.chat_court in setting.sender_courts or _is_named_before(item, below, setting)
        ) and title.role is Role.PRESIDENT
        if is_at_home and not item.office and len(below) == 1 and set(court) <= set(setting.sender_courts):
            court = (below[0],)  # 桓仁法院举报电话没人接，院长两小时内查清: its own president
        made = Party(court=court[0] if court else None, role=title.role, title=title.words)
        return _with_person(made, item, setting)
    return _by_surname(name, title, setting)


def _is_named_before(item: Item, below: list[str], setting: Setting) -> bool:
    """Whether the high court named the one court first, and then its title: 太和法院抽中3件，院长请逐件接谈."""
    courts = setting.lexicon.courts
    if not item.title or len(below) != 1 or not setting.home or courts[setting.home].level is not Level.HIGH:
        return False
    place = courts[below[0]].short_name.removesuffix("法院")
    return place in setting.text[: item.title.start]


def _by_surname(name: str, title: Title, setting: Setting) -> Party:
    pairs = setting.lexicon.holders_named(name, title.role)
    if title.role is Role.PRESIDENT:
        pairs = pairs or setting.lexicon.holders_named(name, Role.VICE_PRESIDENT)
    near = _near_pairs(pairs, setting)
    if len(near) == 1:
        return _holder(*near[0])
    base = Party(role=title.role, title=title.words, name=name)
    if near:
        return replace(base, candidates=tuple(dict.fromkeys(post.court_code for _, post in near)))
    return _unknown(base, setting)


def _near_pairs(pairs: tuple[tuple[Person, Post], ...], setting: Setting) -> tuple[tuple[Person, Post], ...]:
    """Those at the courts that the message names, else those in the chat's family, else all."""
    courts = setting.lexicon.courts
    mentioned = {*setting.mentioned, *(courts[code].parent for code in setting.mentioned)}
    chat = setting.message.chat_court
    family = {chat, *(court.code for court in courts.children(chat))} if chat else set()
    for circle in (set(setting.mentioned), mentioned, family, set(setting.sender_courts)):
        near = tuple(pair for pair in pairs if pair[1].court_code in circle)
        if near:
            return near
    return () if _is_vacant(setting, pairs) else pairs


def _is_vacant(setting: Setting, pairs: tuple[tuple[Person, Post], ...]) -> bool:
    """Whether the message is about one court of which nobody is known to hold the post: then it is his, by that name."""
    about = _about(setting)
    roles = {post.role for _, post in pairs}
    return len(about) == 1 and not any(setting.lexicon.roster.holders(about[0], role) for role in roles)


def _about(setting: Setting) -> tuple[str, ...]:
    return tuple(code for code in setting.mentioned if not setting.is_ours_or_above(code))


def _unknown(base: Party, setting: Setting) -> Party:
    """Somebody who is not in the roster: of the one court that the message is about, or of the chat's own."""
    about = _about(setting)
    pairs = setting.lexicon.holders_named(base.name or "", base.role) if base.role else ()
    if len(about) == 1 and (not pairs or _is_vacant(setting, pairs)):
        return replace(base, court=about[0])
    chat = setting.message.chat_court
    is_deputy = base.role is not Role.PRESIDENT
    if not about and chat and (is_deputy or chat not in setting.sender_courts):
        return replace(base, court=chat)
    return replace(base, candidates=about)
