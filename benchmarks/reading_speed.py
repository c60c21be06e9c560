"""How long one message takes to read against the courts of a country, beside libraries that do a part of it.

    python -m benchmarks.reading_speed

The limit is 0.2 ms a message. The peers find names or times and read nothing else. For the courts' names: ahocorasick-rs, one
alternation of all names in `re`, and a loop with `in`. For the times: JioNLP, which came closest of the libraries for dates in
Chinese, with the share of the given deadlines whose day each reads right.

Processor time. Reading is timed on messages that it meets for the first time, in an order of chance, after a thousand others: the
median of stretches of 250, orders and what is none in turn. The peers are given the best of several rounds over the same messages.
"""

import logging
import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import product
from statistics import median

import jionlp
from ahocorasick_rs import AhoCorasick, MatchKind

from bot.courts_file import shipped_courts
from bot.memory import collect_seldom
from rules.calendar import Calendar
from rules.courts import Court, Courts, Level
from rules.deadlines import deadline_in
from rules.deadlines.values import Moment
from rules.people import Roster
from rules.reading.lexicon import Lexicon
from rules.reading.reader import read
from rules.reading.values import Message
from tests.reading.scoring import message, rows

LIMIT = 0.0002
COURTS = 3500
ROUNDS = 5
WARM = 1000
STRETCH = 250
_SHORT_AND_LONG = 20
_FIRST = "安宝昌成德丰福高广海和恒华吉嘉建江金景康乐临龙隆明南宁平庆荣瑞山顺泰天文武祥新兴阳永玉远云泽长镇正"
_SECOND = "州城川丰谷河湖江口岭陵宁平浦泉沙山水塘田溪乡阳邑原源洲"


def national_courts() -> Courts:
    """The shipped courts, and invented cities with their basic courts until there are as many as in the country."""
    found = list(shipped_courts())
    known = {name for court in found for name in court.names}
    names = (f"{first}{second}" for second, first in product(_SECOND + _FIRST, _FIRST))
    names_left = (name for name in names if f"{name}法院" not in known)
    while len(found) < COURTS:
        found.extend(_city(next(names_left), names_left, len(found)))
    return Courts.of(found[:COURTS])


def _city(city: str, names: Iterator[str], number: int) -> Iterator[Court]:
    code = f"n{number}"
    yield Court(
        code, f"{city}市中级人民法院", f"{city}中院", Level.INTERMEDIATE, "ln", f"{city}市", "", (f"{city}市中院",)
    )
    for place in range(9):
        county = next(names, f"{city}第{place}")
        full, alias = f"{city}市{county}区人民法院", (f"{county}区法院", f"{city}{county}法院")
        yield Court(f"{code}-{place}", full, f"{county}法院", Level.BASIC, code, f"{city}市", "", alias)


def _best(work: Callable[[], object], count: int) -> float:
    """Processor seconds of one piece of work, the best of all rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found) / count


def _first_time(
    messages: list[tuple[Message, bool]], lexicon: Lexicon, calendar: Calendar
) -> tuple[float, float, float]:
    """Processor seconds of one message that was not read before, by a process that has read others: of any, of an order, of another."""
    mixed = random.Random(1).sample(messages, len(messages))  # noqa: S311 -- an order of chance, no secret
    for one, _ in mixed[:WARM]:
        read(one, lexicon, calendar)
    found: list[tuple[float, float, float]] = []
    for begin in range(WARM, len(mixed) - STRETCH, STRETCH):
        stretch = mixed[begin : begin + STRETCH]
        spent, counts = [], []
        for wanted in (True, False):
            kind = [one for one, is_order in stretch if is_order is wanted]
            start = time.process_time()
            for one in kind:
                read(one, lexicon, calendar)
            spent.append(time.process_time() - start)
            counts.append(len(kind))
        found.append((sum(spent) / STRETCH, spent[0] / counts[0], spent[1] / counts[1]))
    any_one, order, other = zip(*found, strict=True)
    return median(any_one), median(order), median(other)


def main() -> None:
    """Print what reading takes beside the limit, and what its parts take beside their peers."""
    logging.disable()  # JioNLP writes a traceback for every time that it does not understand
    courts, calendar = national_courts(), Calendar()
    lexicon = Lexicon.of(Roster(courts, (), ()))
    told = [row for name in ("given", "tuning", "held_out") for row in rows(name)]
    messages = [message(row) for row in told]
    signs = sum(len(one.text) for one in messages) / len(messages)
    print(f"{len(courts)} courts, {len(messages)} messages of {signs:.0f} characters on average")
    collect_seldom()  # as the bot does when it starts
    orders = [row["kind"] != "none" for row in told]
    ours, order, other = _first_time(list(zip(messages, orders, strict=True)), lexicon, calendar)
    print(
        f"reading, everything      {ours * 1e6:8.1f} µs a message   {ours / LIMIT:5.2f} × the limit of {LIMIT * 1e6:.0f} µs"
    )
    _print("an order", order, ours)
    _print("what is none", other, ours, f"{1 - sum(orders) / len(orders):.0%} of these messages")
    _print_names(courts, messages, ours)
    _print_times(messages, calendar, ours)
    _print_growth(messages[0], lexicon, calendar)


def _print(what: str, spent: float, ours: float, remark: str = "") -> None:
    print(f"{what:25}{spent * 1e6:8.1f} µs a message   {spent / ours:6.3f} × our reading   {remark}".rstrip())


def _print_names(courts: Courts, messages: list[Message], ours: float) -> None:
    names = sorted({name for court in courts for name in court.names}, key=len, reverse=True)
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    alternation = re.compile("|".join(map(re.escape, names)))
    some = messages[:_SHORT_AND_LONG]
    found = _best(lambda: [automaton.find_matches_as_strings(one.text) for one in messages], len(messages))
    _print("names by ahocorasick-rs", found, ours)
    _print("names by alternation", _best(lambda: [alternation.findall(one.text) for one in some], len(some)), ours)
    found = _best(lambda: [[name for name in names if name in one.text] for one in some], len(some))
    _print("names by loop", found, ours)


def _print_times(messages: list[Message], calendar: Calendar, ours: float) -> None:
    given = [(row["text"], datetime.fromisoformat(row["said_at"]), row["day"]) for row in rows("deadlines_given")]

    def by_us(text: str, said_at: datetime) -> str | None:
        found = deadline_in(text, Moment(said_at, calendar))
        return found.at.date().isoformat() if found else None

    for what, reader in (("times by JioNLP", _by_jionlp), ("times by us", by_us)):
        right = sum(reader(text, said_at) == day for text, said_at, day in given)
        spent = _best(lambda reader=reader: [reader(one.text, one.said_at) for one in messages], len(messages))  # type: ignore[misc]
        _print(what, spent, ours, f"{right / len(given):.0%} of {len(given)} given days right")


def _by_jionlp(text: str, said_at: datetime) -> str | None:
    """The last day of the last time in the text that is a day, as it stands there."""
    found = jionlp.ner.extract_time(text, time_base=said_at.replace(tzinfo=None).timestamp())
    days = [one["detail"]["time"][-1][:10] for one in found if one["type"] in ("time_point", "time_span")]
    return days[-1] if days else None


def _print_growth(one: Message, lexicon: Lexicon, calendar: Calendar) -> None:
    """Print how the time grows with the length of a message: 2.0 for twice the length is linear."""
    times = []
    for length in (1000, 2000, 4000):
        text = (one.text * length)[:length]
        long = Message(text, one.said_at, sender_posts=one.sender_posts)
        times.append(_best(lambda long=long: read(long, lexicon, calendar), 1))  # type: ignore[misc]
    print(f"twice as long takes   {times[1] / times[0]:8.2f} and {times[2] / times[1]:.2f} × the time (2.00 is linear)")


if __name__ == "__main__":
    main()
