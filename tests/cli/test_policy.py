"""duban policy: whether the ladders can be climbed, and what they would do to an order."""

from tests.cli.desk import Terminal


def test_the_shipped_policy_is_good(terminal: Terminal) -> None:
    """One sentence, with the number of ladders."""
    result = terminal.types("policy", "check")

    assert result.exit_code == 0
    assert result.output == "✓ 策略文件有效，2套督办阶梯都能走完。\n"


def test_a_timeline_over_the_national_day(terminal: Terminal) -> None:
    """Issued on 30 September at 16:00: the first reminder comes after the holiday; three silences, each with its head."""
    result = terminal.types("policy", "simulate", "--issued", "2026-09-30 16:00", "--deadline", "2026-10-15 17:30")

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "交办：2026-09-30 周三 16:00 下达，时限 2026-10-15 周四 17:30"
    assert {"法院一直不签收、不办结", "签收后没有反馈", "报办结后交办人没有答复"} <= set(lines)
    assert lines[3].split()[0] == "2026-10-08"
    assert not any("2026-10-0" + day in line for line in lines[3:] for day in "1234567")


def test_an_unreadable_moment_is_refused(terminal: Terminal) -> None:
    """With the way to write it, and no traceback."""
    result = terminal.types("policy", "simulate", "--issued", "明天")

    assert result.exit_code != 0
    assert "2026-09-30 16:00" in result.stderr


def test_a_ladder_that_cannot_be_climbed_is_refused_by_line(terminal: Terminal) -> None:
    """The step that never ends is named with its line, in both languages, and nothing is said to be good."""
    steps = '[ladder]\nprogress = [\n  { offset = "+1 day", to = ["office"], rung = "urge", every = "1 day" },\n]\n'
    terminal.file("policy.toml", steps)
    terminal.file(".env", "DUBAN_POLICY_FILE=policy.toml\n")

    result = terminal.types("policy", "check")

    assert result.exit_code == 1
    assert "policy.toml:3: ladder.progress.0: 写了 every 就必须写 times" in result.stderr
    assert "needs `times`, or it would never end" in result.stderr
    assert "✓" not in result.stdout
