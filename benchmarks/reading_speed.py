"""How long one message takes to read against the courts of a country: `python -m benchmarks.reading_speed`.

The limit is 0.2 ms a message. Beside it, in the same run, stand two ways that merely find the courts' names and read nothing
else: one alternation of all names in `re`, and a loop with `in`. Times are processor time, the best of several rounds.
"""

import re
import time
from collections.abc import Callable, Iterator
from itertools import product

from bot.courts_file import shipped_courts
from bot.memory import collect_seldom
from rules.calendar import Calendar
from rules.courts import Court, Courts, Level
from rules.people import Roster
from rules.reading import Lexicon, read
from rules.reading.values import Message
from tests.reading.scoring import message, rows

LIMIT = 0.0002
COURTS = 3500
ROUNDS = 5
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


def main() -> None:
    """Print what reading takes beside the limit and beside two ways to find names alone."""
    courts = national_courts()
    lexicon = Lexicon.of(Roster(courts, (), ()))
    calendar = Calendar()
    messages = [message(row) for name in ("given", "tuning", "held_out") for row in rows(name)]
    collect_seldom()  # as the bot does when it starts
    ours = _best(lambda: [read(one, lexicon, calendar) for one in messages], len(messages))
    names = sorted({name for court in courts for name in court.names}, key=len, reverse=True)
    alternation = re.compile("|".join(map(re.escape, names)))
    some = messages[:_SHORT_AND_LONG]
    by_alternation = _best(lambda: [alternation.findall(one.text) for one in some], len(some))
    by_loop = _best(lambda: [[name for name in names if name in one.text] for one in some], len(some))
    signs = sum(len(one.text) for one in messages) / len(messages)
    print(f"{len(courts)} courts, {len(names)} names, {len(messages)} messages of {signs:.0f} characters on average")
    print(
        f"reading, everything   {ours * 1e6:8.0f} µs a message   {ours / LIMIT:5.2f} × the limit of {LIMIT * 1e6:.0f} µs"
    )
    print(
        f"names by alternation  {by_alternation * 1e6:8.0f} µs a message   {by_alternation / ours:5.2f} × our reading"
    )
    print(f"names by loop         {by_loop * 1e6:8.0f} µs a message   {by_loop / ours:5.2f} × our reading")
    _print_growth(messages[0], lexicon, calendar)


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
