"""Everything that can be named, indexed once for a roster: courts, places, people, usernames, and the vocabulary."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rules.courts import Court, Courts, Level
from rules.people import Person, Post, Role, Roster
from rules.reading.selectors import HEADS
from rules.reading.spelling import Spelling
from rules.reading.values import Party
from rules.reading.vocabulary import MARKS, OFFICES, PHRASES, TITLES, Sort, words_by_sort

_COURT_ENDINGS = ("中级人民法院", "人民法院", "中级法院", "中院", "法院", "高院")
_MINORITIES = ("满族自治县", "蒙古族自治县", "左翼蒙古族自治县", "自治县")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word stands for. `value` is the courts' codes, a Title, a SpeechAct or a person's id, by its sort."""

    sort: str
    value: object = None
    is_short_title: bool = False
    """王局: a surname and the first sign of a title."""
    is_shared: bool = False
    """Whether the word names several courts (铁西法院) or is too loose to name its one (大连法院)."""


Words = tuple[tuple[str, Entry], ...]
"""Words that begin alike, with what they stand for, longest first."""


_MANY = 8


@dataclass(frozen=True)
class Lexicon:
    """Words to entries, by how they begin, so that a message is read in one pass."""

    roster: Roster
    words: dict[str, Words] = field(repr=False)
    """Those that begin with two signs, and those of one sign; none for a sign that only begins the words of a selector.

    Where many begin with the same two, also those that begin with three; then only shorter ones are left for the two.
    """

    @classmethod
    def of(cls, roster: Roster) -> "Lexicon":
        entries = {word: Entry(sort, _value(sort, word)) for word, sort in words_by_sort().items()}
        entries.update(_court_entries(roster.courts))
        entries.update(_people_entries(roster.people, entries.keys()))
        entries.update(_short_titles(roster))
        entries.update({mark: Entry(sort) for mark, sort in MARKS.items()})
        return cls(roster, dict.fromkeys(HEADS, ()) | _by_beginning(entries))

    def longest(self, text: str, place: int) -> tuple[str, Entry] | None:
        """The longest word that begins at the place."""
        words = self.words.get(text[place : place + 2])
        words = self.words.get(text[place], ()) if words is None else self.words.get(text[place : place + 3], words)
        for found in words:
            if text.startswith(found[0], place):
                return found
        return None

    @cached_property
    def courts(self) -> Courts:
        return self.roster.courts

    @cached_property
    def holders(self) -> dict[tuple[str, Role | None, str | None], Party]:
        """Who holds a post by court, role and title, as far as it was asked: most names are a court and a title."""
        return {}

    @cached_property
    def spelling(self) -> Spelling:
        """The courts' names by sound and by shape, for misspelt ones."""
        names: dict[str, set[str]] = {}
        for word, entry in (found for words in self.words.values() for found in words):
            if entry.sort in (Sort.COURT, Sort.PLACE) and isinstance(entry.value, tuple):
                names.setdefault(word, set()).update(entry.value)
        return Spelling.of({word: tuple(sorted(codes)) for word, codes in names.items()})

    @cached_property
    def case_prefixes(self) -> dict[str, str]:
        return {court.case_prefix: court.code for court in self.courts if court.case_prefix}

    @cached_property
    def _posts_by_surname(self) -> dict[str, tuple[tuple[Person, Post], ...]]:
        found: dict[str, list[tuple[Person, Post]]] = {}
        for post in self.roster.posts:
            person = self.roster.person_by_id[post.person_id]
            for length in (1, 2):
                found.setdefault(person.name[:length], []).append((person, post))
        return {surname: tuple(pairs) for surname, pairs in found.items()}

    def holders_named(self, name: str, role: Role | None) -> tuple[tuple[Person, Post], ...]:
        """People with the post whose name is, or begins with, the name."""
        pairs = self._posts_by_surname.get(name[:2], ()) or self._posts_by_surname.get(name[:1], ())
        return tuple(
            (person, post)
            for person, post in pairs
            if person.name.startswith(name) and (role is None or post.role is role)
        )


def _value(sort: str, word: str) -> object:
    if sort == Sort.TITLE:
        return TITLES[word]
    if sort == Sort.OFFICE:
        return OFFICES[word]
    if sort == Sort.ORGANISATION:
        return word.removeprefix("当地").removeprefix("属地")
    return PHRASES[word] if sort == Sort.PHRASE else word


def _by_beginning(entries: dict[str, Entry]) -> dict[str, Words]:
    found: dict[str, list[str]] = {}
    for word in sorted(entries, key=len, reverse=True):
        found.setdefault(word[:2], []).append(word)
    for beginning, words in tuple(found.items()):
        if len(beginning) > 1 and beginning[0] in entries:
            words.append(beginning[0])
        if len(words) > _MANY:
            found |= _by_third(beginning, words)
    return {beginning: tuple([(word, entries[word]) for word in words]) for beginning, words in found.items()}


def _by_third(beginning: str, words: list[str]) -> dict[str, list[str]]:
    """The words, which begin alike, by their third sign as well; those without one stand behind each."""
    short = [word for word in words if len(word) <= len(beginning)]
    found: dict[str, list[str]] = {beginning: short}
    for word in words[: len(words) - len(short)]:
        found.setdefault(word[:3], []).append(word)
    return {one: [*longer, *short] if one != beginning else short for one, longer in found.items()}


def place_of(court: Court) -> str:
    """The name of the court's place as people shorten it: 甘井子 of 甘井子法院, 大连 of 大连中院."""
    for ending in _COURT_ENDINGS:
        if court.short_name.endswith(ending) and len(court.short_name) > len(ending):
            return court.short_name.removesuffix(ending)
    return court.short_name


def _places(court: Court) -> Iterator[str]:
    """The court's place in the forms people use: 望花, 望花区, 大连市."""
    place = place_of(court)
    yield place
    if court.level is Level.INTERMEDIATE and court.city:
        yield court.city
        yield f"{place}地区"
    area = court.full_name.removeprefix(court.city).removesuffix("人民法院")
    if court.level is Level.BASIC and area.startswith(place) and area != place:
        yield area
        if any(area.endswith(ending) for ending in _MINORITIES):
            yield f"{place}县"


def _court_entries(courts: Courts) -> dict[str, Entry]:
    exact: dict[str, set[str]] = {}
    shared: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for court in courts:
        for name in (*court.names, *_more_names(court)):
            exact.setdefault(name, set()).add(court.code)
        for name in court.ambiguous_aliases:
            shared.setdefault(name, set()).add(court.code)
        for name in _places(court):
            places.setdefault(name, set()).add(court.code)
    found = {name: _entry(Sort.PLACE, codes) for name, codes in places.items() if len(name) > 1}
    found |= _shared_entries(shared, known=found)
    found |= {name: _entry(Sort.COURT, codes) for name, codes in exact.items()}
    first: dict[Entry, Entry] = {}
    return {name: first.setdefault(entry, entry) for name, entry in found.items()}  # a court's many names share one


def _entry(sort: str, codes: set[str]) -> Entry:
    return Entry(sort, tuple(sorted(codes)), is_shared=len(codes) > 1)


def _shared_entries(shared: dict[str, set[str]], known: dict[str, Entry]) -> dict[str, Entry]:
    """Names that leave the court open (铁西法院), and their places (铁西) unless the place is a court's own."""
    found: dict[str, Entry] = {}
    for name, codes in shared.items():
        if name in _RELATIVE_NAMES:
            continue
        sort = Sort.COURT if name.endswith("院") else Sort.PLACE
        found[name] = Entry(sort, tuple(sorted(codes)), is_shared=True)
        place = name.removesuffix("法院")
        if len(codes) > 1 and len(place) > 1 and place not in known and place not in _COMMON_NOUNS:
            found.setdefault(place, Entry(Sort.PLACE, tuple(sorted(codes)), is_shared=True))
    return found


_RELATIVE_NAMES = frozenset(("市中院",))
_COMMON_NOUNS = frozenset(("铁路", "铁院"))


def _more_names(court: Court) -> Iterator[str]:
    """Forms of the name that follow from it: 甘井子院, 甘井子人民法院, 甘井子区院."""
    place = place_of(court)
    if court.level is Level.BASIC and len(place) > 1:
        yield f"{place}院"
        yield f"{place}人民法院"
        for area in _places(court):
            yield f"{area}法院"
            yield f"{area}院"
            yield f"{area}人民法院"
    elif court.level is Level.INTERMEDIATE and court.short_name.endswith("中院"):
        yield f"{place}中级人民法院"


def _people_entries(people: Iterable[Person], known: Container[str]) -> dict[str, Entry]:
    """Names, and with 同志 or a title also given names (振喜同志, 振喜院长); 新民院长 is the court's."""
    found: dict[str, set[int]] = {}
    for person in people:
        if len(person.name) > 1:
            given = person.name[1:]
            forms = [person.name, f"{person.name}同志", f"{person.name[-2:]}同志"]
            forms += [f"{given}{title}" for title in _FAMILIAR_TITLES if len(given) > 1 and given not in known]
            for form in forms:
                found.setdefault(form, set()).add(person.id)
    return {name: Entry(Sort.NAME, tuple(sorted(ids))) for name, ids in found.items()}


_FAMILIAR_TITLES = ("院长", "副院长", "局长", "主任", "庭长")


def _short_titles(roster: Roster) -> dict[str, Entry]:
    """王局 for the enforcement directors of the roster; only surnames that one of them has."""
    directors = (post.person_id for post in roster.posts if post.role is Role.ENFORCEMENT_DIRECTOR)
    surnames = {roster.person_by_id[person_id].name[:1] for person_id in directors}
    title = TITLES["执行局长"]
    return {f"{surname}局": Entry(Sort.TITLE, title, is_short_title=True) for surname in surnames}
