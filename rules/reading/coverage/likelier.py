"""What a card offers: where the second reader is nearly sure of something else than the grammar read, that stands on it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rules.deadlines.values import Deadline
from rules.people import Role
from rules.reading.coverage.values import Made
from rules.reading.groups import Function, Group
from rules.reading.kinds import first_matter
from rules.reading.moods import Mood
from rules.reading.opinion import deadlines_of, names_in, parts_of, times_in
from rules.reading.parsing import Parsed
from rules.reading.values import OrderKind, Party

Seat = tuple[str | None, str | None, str | None, Role]
_FIRM = re.compile("[qmZBDY]")
_ONLY_SAID = (Function.TOPIC, Function.SUBJECT, Function.INNER)
_NO_PART, _DOER, _COMES_ALONG = range(3)
_SURELY_THE_KIND = 0.95
_SURELY_THE_TIME = 0.9
HARDLY_THE_TIME = 0.1
HARDLY_THE_PART = 0.15


def likelier(made: Made) -> Made:
    """The order with the likelier kind, deadline and people. Only for a reading that is asked about anyway."""
    people = _people(made)
    named = replace(made.named, attending=people[_COMES_ALONG], assisting=[]) if people else made.named
    responsible = tuple(people[_DOER]) if people else made.responsible
    return replace(made, kind=_kind(made), deadline=_deadline(made), named=named, responsible=responsible)


def seat(one: Party) -> Seat:
    """What tells a party from others, whatever it is called."""
    return one.court, one.selector, one.org, one.role or Role.PRESIDENT


def judged(made: Made) -> Iterator[tuple[Party, int, list[float], tuple[int, int]]]:
    """Every party that is named: the part that was read, how likely each part is, and the place of the words.

    Those who are named together are judged together. Of several namings of one party the one counts that speaks most for
    the part that was read.
    """
    read = {seat(one): _COMES_ALONG for one in (*made.named.attending, *made.named.assisting)}
    read |= {seat(one): _DOER for one in made.responsible}
    named = names_in(made.parsed, made.message, made.lexicon)
    shares: dict[tuple[int, int], list[list[float]]] = {}
    for (group, *_), likely in zip(named, parts_of(named, made.parsed), strict=True):
        shares.setdefault(group.span, []).append(likely)
    together = {span: [sum(each) / len(each) for each in zip(*those, strict=True)] for span, those in shares.items()}
    told: dict[Seat, list[tuple[list[float], Party, tuple[int, int]]]] = {}
    of_parts = {seat(one) for part in made.subtasks for one in part.responsible} - set(read)
    of_parts |= {(post.court_code, None, None, post.role) for post in made.message.sender_posts}  # 我在省院接谈
    sent = {one.court for one in made.responsible if one.court and one.role not in (None, Role.PRESIDENT)}
    for group, item, one, _ in named:
        is_told = seat(one) not in read and (_is_told(group, one, made.parsed) or _is_ours(group, one, made))
        # 东港、凤城两家，你们副院长到场: neither the courts nor the bare title are all that they are alone.
        is_sending = one.court in sent and (
            (one.title is None and seat(one) not in read) or (len(sent) > 1 and item.court is None)
        )
        if seat(one) not in of_parts and not is_told and not is_sending:
            told.setdefault(seat(one), []).append((together[group.span], one, group.span))
    for place, namings in told.items():
        part = read.get(place, _NO_PART)
        choose = max if part else min
        likely, one, span = choose(namings, key=lambda naming: naming[0][part])
        yield one, part, likely, span


def _is_told(group: Group, one: Party, parsed: Parsed) -> bool:
    """Whether its matter is put off (桓仁那件先放一放), it is away or threatened, or told about before others are asked."""
    mood = parsed.moods[group.clause]
    is_threatened = mood is Mood.CONDITION and one.court is not None
    is_away = mood is Mood.SOURCE and group.function is Function.SUBJECT
    if mood is Mood.HOLD or is_threatened or is_away:
        return True  # 找不着你和凤城法院院长一起来; 关院长今天请病假，程副院长你…
    clause = parsed.clauses[group.clause]
    is_topic = group.function is Function.TOPIC and one.court is not None and not _FIRM.search(clause.letters)
    # 台安法院报上来的数里有12件……请鞍山中院核清
    asked = [other for other in parsed.groups if other.function is Function.AGENT and other.items[0].court]
    is_report = mood is Mood.REPORT
    return is_topic and any(
        other.clause > group.clause if is_report else parsed.clauses[other.clause].sentence > clause.sentence
        for other in asked
    )


def _is_ours(group: Group, one: Party, made: Made) -> bool:
    """Whether somebody of the speaker's own court is only spoken of: 闫院长今天问起那件案子."""
    ours = {post.court_code for post in made.message.sender_posts}
    is_below = any(other.court not in ours for other in made.responsible)
    return group.function in _ONLY_SAID and one.court in ours and is_below


def _kind(made: Made) -> OrderKind:
    if first_matter(made.parsed.text) < len(made.parsed.text):
        return made.kind  # the second reader hears all matters at once, and the first says what the order is
    if made.opinion.interview > _SURELY_THE_KIND:
        return OrderKind.INTERVIEW
    return OrderKind.TASK if made.opinion.interview < 1 - _SURELY_THE_KIND else made.kind


def _deadline(made: Made) -> Deadline | None:
    """The time that is nearly surely the deadline, where the one that was read is hardly one."""
    times = times_in(made.parsed)
    if made.recurrence or not times:
        return made.deadline
    likely = list(deadlines_of(times, made.parsed))
    best = max(range(len(times)), key=likely.__getitem__)
    day = made.deadline.at.date() if made.deadline else None
    read = [share for (_, time), share in zip(times, likely, strict=True) if time.at and time.at.date() == day]
    is_doubted = max(read, default=0.0 if day else 1 - made.opinion.deadline) < HARDLY_THE_TIME
    return times[best][1].deadline if is_doubted and likely[best] > _SURELY_THE_TIME else made.deadline


def _people(made: Made) -> tuple[list[Party], list[Party], list[Party]] | None:
    """Nobody, the doers and those who come along, as they are likelier; None if that is as they were read."""
    found: tuple[list[Party], list[Party], list[Party]] = (
        [],
        list(made.responsible),
        [*made.named.attending, *made.named.assisting],
    )
    moved = False
    for one, part, likely, _ in judged(made):
        if likely[part] >= HARDLY_THE_PART or one.candidates:
            continue
        moved = True
        found[part][:] = [other for other in found[part] if seat(other) != seat(one)]
        found[likely.index(max(likely))].append(one)
    return found if moved and found[_DOER] else None
