"""All that decides a bulletin as plain JSON: hashed, kept with it, and read back to make the same bulletin again."""

import hashlib
import json
from dataclasses import asdict, fields
from datetime import date
from fractions import Fraction
from typing import Any

from rules.bulletins.campaigns import Campaign, Tally
from rules.bulletins.making import POOLS, Snapshot, Standings
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.ratio import Ratio
from rules.bulletins.series import Mode
from rules.courts import Court, Courts, Level
from rules.dispatch.rectifying import Rectification
from rules.indicators import Certainty, CountedIn, Direction, Figure, Indicator, Part, Unit
from rules.ledger.lights import Light
from rules.ranking import Standing

_READ: dict[str, Any] = {
    "unit": Unit,
    "direction": Direction,
    "counted_in": CountedIn,
    "target": Fraction,
    "range_low": Fraction,
    "range_high": Fraction,
    "target_certainty": Certainty,
    "definition_certainty": Certainty,
    "combines": lambda parts: tuple(Part(**part) for part in parts),
}


def inputs_of(snapshot: Snapshot, policy: BulletinPolicy) -> bytes:
    """The figures, the definition, the pools, the memory and the mode, in one canonical form, as UTF-8."""
    figures = sorted((one.court_code, one.numerator, one.denominator) for one in snapshot.figures)
    ranked = (court for court in snapshot.courts if court.level in POOLS)
    inputs: dict[str, Any] = {
        "day": snapshot.day.isoformat(),
        "figures_day": snapshot.figures_day.isoformat(),
        "indicator": _plain_indicator(snapshot.indicator),
        "courts": [(court.code, court.short_name, court.level, court.parent) for court in ranked],
        "before": {level: _plain_standing(snapshot.before[level]) for level in POOLS},
        "policy": [policy.mode, policy.named, policy.named_at_most],
        "is_sample": snapshot.is_sample,
        "figures": figures,
        "campaign": asdict(snapshot.campaign) if snapshot.campaign else None,
        "rectifications": [_plain_rectification(one) for one in snapshot.rectifications],
    }
    if snapshot.compared_with is not None:
        inputs["compared_with"] = snapshot.compared_with.isoformat()
    return json.dumps(inputs, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_of(inputs: bytes) -> str:
    """SHA-256, as 64 hexadecimal digits."""
    return hashlib.sha256(inputs).hexdigest()


def read_inputs(inputs: bytes) -> tuple[Snapshot, BulletinPolicy]:
    """What `inputs_of` wrote down, enough of it to make the same bulletin. Raises ValueError or KeyError for other bytes."""
    found = json.loads(inputs)
    day, indicator = date.fromisoformat(found["figures_day"]), _indicator(found["indicator"])
    courts = [Court(code, short, short, Level(level), parent) for code, short, level, parent in found["courts"]]
    mode, named, named_at_most = found["policy"]
    snapshot = Snapshot(
        day=date.fromisoformat(found["day"]),
        figures_day=day,
        indicator=indicator,
        courts=Courts.of(courts),
        figures=tuple(Figure(day, code, indicator.code, *counts) for code, *counts in found["figures"]),
        before=_standings(found["before"]),
        is_sample=found["is_sample"],
        campaign=_campaign(found.get("campaign")),
        rectifications=tuple(_rectification(*one) for one in found.get("rectifications", ())),
        compared_with=date.fromisoformat(found["compared_with"]) if "compared_with" in found else None,
    )
    return snapshot, BulletinPolicy(mode=Mode(mode), named=named, named_at_most=named_at_most)


def _campaign(found: dict[str, Any] | None) -> Campaign | None:
    if found is None:
        return None
    tallies = (Tally(**{**one, "counted_in": CountedIn(one["counted_in"])}) for one in found["tallies"])
    return Campaign(found["day"], found["days"], tuple(tallies))


def _plain_rectification(asked: Rectification) -> tuple[Any, ...]:
    baseline, target = asked.baseline, asked.target
    counts = (baseline.numerator, baseline.denominator, target.numerator, target.denominator)
    # Bulletins from before there were lights have none, and are to give the same bytes again.
    light = (asked.light.value,) if asked.light else ()
    return (asked.order_number, asked.court_code, asked.indicator_code, *counts, asked.due_on.isoformat(), *light)


def _rectification(number: str, court: str, indicator: str, *rest: Any) -> Rectification:  # noqa: ANN401 - as JSON has it
    counts, due_on, light = rest[:4], rest[4], rest[5:]
    baseline, target = Ratio(*counts[:2]), Ratio(*counts[2:])
    about = number, court, indicator, baseline, target, date.fromisoformat(due_on)
    return Rectification(*about, light=Light(*light) if light else None)


def _plain_indicator(indicator: Indicator) -> dict[str, Any]:
    values = {field.name: getattr(indicator, field.name) for field in fields(indicator)}
    plain = {name: str(value) if isinstance(value, Fraction) else value for name, value in values.items()}
    return {**plain, "combines": [asdict(part) for part in indicator.combines]}


def _indicator(found: dict[str, Any]) -> Indicator:
    read = {name: _READ[name](value) if name in _READ and value is not None else value for name, value in found.items()}
    return Indicator(**read)


def _plain_standing(before: Standing) -> dict[str, Any]:
    return {
        "places": dict(before.places),
        "shares": dict(before.shares),
        "top_runs": dict(before.top_runs),
        "bottom_runs": dict(before.bottom_runs),
    }


def _standings(found: dict[str, Any]) -> Standings:
    return {
        level: Standing(
            places=found[level]["places"],
            shares={code: (share[0], share[1]) for code, share in found[level]["shares"].items()},
            top_runs=found[level]["top_runs"],
            bottom_runs=found[level]["bottom_runs"],
        )
        for level in POOLS
    }
