"""The ranking beside polars and DuckDB, on the same figures; the places are compared before any time is printed.

    python -m benchmarks.ranking

"ours" is rules.ranking.rank: exact fractions, ties, and courts too small apart. The peers rank floats: "alone" is their query on a
table that they hold already, "with conversion" from and to the Python values that the bulletin has. Best of five.
"""

import time
from collections.abc import Callable
from datetime import date

import duckdb
import polars as pl

from bot.indicators_file import shipped_indicators
from rules.indicators import Figure
from rules.ranking import rank

DAY = date(2026, 11, 20)
INDICATOR = shipped_indicators()["a1_timely"]
SIZES = (110, 3_500, 100_000)
ROUNDS = 5

Places = dict[str, int]


def figures(courts: int) -> list[Figure]:
    """Rates with many ties; a tenth of the courts have too few cases."""
    return [
        Figure(DAY, f"c{n}", INDICATOR.code, 7 + (n * 7919) % (3 if n % 10 == 0 else 900), 10 if n % 10 == 0 else 1000)
        for n in range(courts)
    ]


def ours(pool: list[str], known: list[Figure]) -> Places:
    return {place.court_code: place.place for place in rank(INDICATOR, pool, known).places}


def frame(known: list[Figure]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "court": [one.court_code for one in known],
            "numerator": [one.numerator for one in known],
            "denominator": [one.denominator for one in known],
        }
    )


def polars_query(data: pl.DataFrame) -> pl.DataFrame:
    enough = data.filter(pl.col("denominator") >= INDICATOR.minimum_denominator)
    value = pl.col("numerator") / pl.col("denominator")
    return enough.select("court", value.rank("min", descending=True).alias("place")).sort("place")


def fill(connection: duckdb.DuckDBPyConnection, known: list[Figure]) -> None:
    """The figures as a table, by lists: the way that needs no further package."""
    columns = ([one.court_code for one in known], [one.numerator for one in known], [one.denominator for one in known])
    names = "unnest(?) AS court, unnest(?) AS numerator, unnest(?) AS denominator"
    connection.execute(f"CREATE OR REPLACE TABLE data AS SELECT {names}", columns)


DUCKDB_QUERY = f"""
SELECT court, rank() OVER (ORDER BY numerator / denominator DESC) AS place
FROM data WHERE denominator >= {INDICATOR.minimum_denominator} ORDER BY place
"""  # noqa: S608 - a number of ours


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of five runs."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def main() -> None:
    print(
        "courts  | ours ms | polars alone: ratio | with conversion: ratio | DuckDB alone: ratio | with conversion: ratio"
    )
    connection = duckdb.connect()
    for courts in SIZES:
        known = figures(courts)
        pool = [one.court_code for one in known]
        data = frame(known)
        fill(connection, known)

        def with_polars(known: list[Figure] = known) -> Places:
            found = polars_query(frame(known))
            return dict(zip(found["court"].to_list(), found["place"].to_list(), strict=True))

        def with_duckdb(known: list[Figure] = known) -> Places:
            fill(connection, known)
            return dict(connection.execute(DUCKDB_QUERY).fetchall())

        expected = ours(pool, known)
        assert with_polars() == expected
        assert with_duckdb() == expected
        own = best(lambda pool=pool, known=known: ours(pool, known))  # type: ignore[misc]
        peers = (
            best(lambda data=data: polars_query(data)),  # type: ignore[misc]
            best(with_polars),
            best(lambda: connection.execute(DUCKDB_QUERY).fetchall()),
            best(with_duckdb),
        )
        print(f"{courts:7,} | {own:7.2f} | " + " | ".join(f"{one:9.2f}: {own / one:7.2f}" for one in peers))


if __name__ == "__main__":
    main()
