"""Orders lived through two simulated years: how many steps were said, and whether every one of them as it should be.

Run: python -m benchmarks.two_years [orders] [days of each]
"""

import sys
from collections import Counter
from time import process_time

from tests.orders.simulation import lives

ORDERS, DAYS = 1_000, 60


def main(orders: int = ORDERS, days: int = DAYS) -> None:
    begun = process_time()
    said: Counter[str] = Counter()
    entries, mistakes = 0, list[str]()
    for life in lives(orders, seed=20_261_126, days=days):
        said.update(one.step.clock.value for one in life.said)
        entries += len(life.ledger)
        mistakes += life.mistakes()
    clocks = ", ".join(f"{clock} {count}" for clock, count in sorted(said.items()))
    print(f"{orders} orders, {days} days each, {entries} entries of their ledgers, {process_time() - begun:.0f} s")
    print(f"steps said: {said.total()} ({clocks})")
    print(f"said twice, out of hours, after their stop, too late, or forgotten: {len(mistakes)}")
    for sentence in mistakes[:20]:
        print(f"  {sentence}")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
