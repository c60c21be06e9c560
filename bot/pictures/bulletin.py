"""The picture of a bulletin: who is named, where everybody stands, and the target as a line."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from bot.pictures.drawing import draw
from rules.bulletins.own import most_improved
from rules.bulletins.policy import Mode
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult
from rules.courts import Level
from rules.indicators import Direction

SOURCE = "ranking.typ"
MOST_IMPROVED = 3


@dataclass(frozen=True)
class PictureWords:
    """The words of one language."""

    title: Callable[[Bulletin], str]
    subtitle: Callable[[Bulletin], str]
    measure: Callable[[Measure], str]
    pools: dict[Level, str]
    top: Callable[[int], str]
    bottom: Callable[[int], str]
    recovered: Callable[[int], str]
    improved: str
    everybody: str
    ranked: Callable[[int], str]
    run: Callable[[int], str]
    lowest: str
    middle: str
    highest: str
    late: str
    sample: str
    value: Callable[[Fraction, Measure], str]
    change: Callable[[Entry, Measure], str]
    pause: str
    comma: str
    moves: Callable[[Bulletin], str]
    lines: Callable[[Measure], str]


def bulletin_picture(bulletin: Bulletin, words: PictureWords) -> bytes:
    """The picture as PNG. Takes about a tenth of a second the first time; the same bulletin gives the same bytes."""
    return draw(SOURCE, picture_facts(bulletin, words))


def picture_facts(bulletin: Bulletin, words: PictureWords) -> dict[str, Any]:
    """All that the picture shows, as JSON."""
    parts = [part for pool in bulletin.pools if pool.entries for part in _parts(pool, bulletin, words)]
    badges = [words.late] * bulletin.is_late + [words.sample] * bulletin.is_sample
    return {
        "title": words.title(bulletin),
        "subtitle": words.subtitle(bulletin),
        "measure": words.measure(bulletin.measure),
        "badges": badges,
        "target": _bar_target(bulletin),
        "parts": parts,
        "footer": words.pause.join([words.moves(bulletin)] * _has_moves(bulletin) + [words.lines(bulletin.measure)]),
        "shows_moves": bulletin.mode is Mode.RANK,
    }


def _has_moves(bulletin: Bulletin) -> bool:
    return bulletin.mode is Mode.RANK and any(one.move is not None for pool in bulletin.pools for one in pool.entries)


def _parts(pool: PoolResult, bulletin: Bulletin, words: PictureWords) -> list[dict[str, Any]]:
    name, measure = words.pools[pool.level], bulletin.measure
    bar_end = _largest(bulletin) if pool.level is Level.BASIC else None
    parts: list[dict[str, Any]] = []

    def rows(heading: str, tone: str, entries: tuple[Entry, ...]) -> None:
        if entries:
            shown = [_row(entry, bulletin, bar_end, words) for entry in entries]
            parts.append({"kind": "rows", "heading": f"{name} · {heading}", "remark": "", "tone": tone, "rows": shown})

    if bulletin.mode is Mode.RANK:
        rows(words.top(pool.named_places), "good", pool.named(pool.top))
        rows(words.bottom(pool.named_places), "bad", pool.named(pool.bottom)[::-1])
        parts += _recovered(pool, bulletin, words)
    elif bulletin.mode is Mode.PROGRESS:
        rows(words.improved, "good", most_improved(pool, measure, MOST_IMPROVED))
    # Seventeen courts in one strip tell little, and a taller picture is scaled down until its words are too small.
    if pool.level is Level.BASIC or bulletin.mode is not Mode.RANK:
        parts.append(_strip(pool, bulletin, words))
    return parts


def _recovered(pool: PoolResult, bulletin: Bulletin, words: PictureWords) -> list[dict[str, Any]]:
    """Whoever has left the last places, in a block of the colour of praise; rows would make the picture too tall to read."""
    if not pool.recovered:
        return []
    names = [f"{entry.court_name} {words.value(entry.value, bulletin.measure)}" for entry in pool.recovered]
    heading = words.recovered(pool.named_places)
    return [{"kind": "note", "heading": heading, "tone": "good", "names": names, "pause": words.comma}]


def _row(entry: Entry, bulletin: Bulletin, bar_end: Fraction | None, words: PictureWords) -> dict[str, Any]:
    is_ranked, measure = bulletin.mode is Mode.RANK, bulletin.measure
    run = max(entry.top_run, entry.bottom_run)
    return {
        "place": str(entry.place) if is_ranked else "",
        "name": entry.court_name,
        "remark": (words.run(run) if run > 1 else "") if is_ranked else words.change(entry, measure),
        "value": words.value(entry.value, measure),
        "move": entry.move if is_ranked else None,
        "share": float(entry.value / bar_end) if bar_end else None,
    }


def _largest(bulletin: Bulletin) -> Fraction:
    """The value at the right end of the bars: the largest, or the target where that lies beyond."""
    target = bulletin.measure.target
    values = [entry.value for pool in bulletin.pools for entry in pool.entries]
    return max([*values, *([target.value] if target else []), Fraction(0)])


def _bar_target(bulletin: Bulletin) -> float | None:
    target, largest = bulletin.measure.target, _largest(bulletin)
    return float(target.value / largest) if target and largest else None


def _strip(pool: PoolResult, bulletin: Bulletin, words: PictureWords) -> dict[str, Any]:
    """One tick a court, the better the further right; the target only where it lies among them."""
    measure = bulletin.measure
    merits = [measure.merit(entry.value) for entry in pool.entries]
    worst, best = min(merits), max(merits)

    def position(merit: Fraction) -> float:
        return float((merit - worst) / (best - worst)) if best > worst else 0.5

    names_ends = bulletin.mode is Mode.RANK
    tones = {code: tone for codes, tone in ((pool.top, "good"), (pool.bottom, "bad")) for code in codes if names_ends}
    target = measure.merit(measure.target.value) if measure.target else None
    values = [entry.value for entry in pool.entries]
    ends = (min(values), median(values), max(values))
    labels = [
        f"{word} {words.value(Fraction(value), measure)}"
        for word, value in zip((words.lowest, words.middle, words.highest), ends, strict=True)
    ]
    return {
        "kind": "strip",
        "heading": f"{words.pools[pool.level]} · {words.everybody}",
        "remark": words.ranked(len(pool.entries)),
        "ticks": [
            {"at": position(merit), "tone": tones.get(entry.court_code, "plain")}
            for merit, entry in zip(merits, pool.entries, strict=True)
        ],
        "target": position(target) if target is not None and worst <= target <= best else None,
        "labels": labels if measure.direction is Direction.HIGHER else labels[::-1],
    }
