"""`python -m bot.sandbox --port 8099 --cast FILE.json`: the sandbox on this machine alone (127.0.0.1)."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.sandbox.cast import CastError, load_cast
from bot.sandbox.serving import HERE, serve


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 -- the program's entry is where the wall clock is read


def _announce(port: int) -> None:
    print(f"http://{HERE}:{port}/", flush=True)  # noqa: T201 -- the command's own answer, once it can be visited


def main() -> int:
    """The exit code: 2 when the cast file does not hold."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.sandbox", description="A stand-in for Telegram on this machine."
    )
    parser.add_argument("--port", type=int, default=8099, help="0 picks a free one")
    parser.add_argument("--cast", type=Path, required=True, help="JSON file with the bot, the users and the chats")
    parser.add_argument("--enforce-limits", action="store_true", help="answer 429 where Telegram would")
    given = parser.parse_args()
    try:
        world = load_cast(given.cast, _now)
    except CastError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 -- the command's own answer
        return 2
    world.limits.is_enforced = given.enforce_limits
    serve(world, given.port, _announce)
    return 0


if __name__ == "__main__":
    sys.exit(main())
