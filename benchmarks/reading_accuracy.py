"""How well messages are read, set by set: `python -m benchmarks.reading_accuracy [--misses given|tuning]`.

`held_out` is looked at for figures only: whoever reads its misses moves them into `tuning` and writes new ones.
"""

import sys

from tests.reading.scoring import FIELDS, Score, deadline_misses, score

_SETS = ("given", "tuning", "held_out")
_CURVE = (0.75, 0.80, 0.85, 0.90, 0.95)
_DEADLINE_SETS = ("deadlines_given", "deadlines_tuning", "deadlines_held_out")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    – "


def _print(name: str, found: Score) -> None:
    print(f"\n{name}: {found.orders} orders, {found.talk} other messages")
    print(f"  orders fully right       {_share(found.right, found.orders)}   wanted ≥ 90 %")
    print(f"  right or asked           {_share(found.right_or_asked, found.orders)}   wanted ≥ 97 %")
    print(f"  false orders             {_share(found.false_orders, found.talk)}   wanted   0 %")
    print(f"  false drafts             {_share(found.false_drafts, found.talk)}   wanted ≤ 2 %")
    for high in _CURVE:
        wrong, right = found.asked(high)
        print(f"  asked below {high:.2f}: of wrong readings {wrong:6.1%}, of right ones {right:6.1%}")
    print(f"  speech act of the others {_share(found.acts_right, found.acts)}")
    for field in FIELDS:
        precision, recall = _share(found.hits[field], found.read[field]), _share(found.hits[field], found.want[field])
        print(f"  {field:12} precision {precision} recall {recall}")


def main(shown: tuple[str, ...]) -> None:
    for name in _SETS:
        found = score(name)
        _print(name, found)
        if name in shown:
            print("\n".join(found.misses))
    for name in _DEADLINE_SETS:
        count, misses = deadline_misses(name)
        print(f"\n{name}: {_share(count - len(misses), count)} of {count} right   wanted ≥ 97 %")
        if name in shown:
            print("\n".join(misses))


if __name__ == "__main__":
    main(tuple(sys.argv[2:]) if sys.argv[1:2] == ["--misses"] else ())
