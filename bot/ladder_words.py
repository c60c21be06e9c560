"""What is wrong with a ladder, in words, for whoever writes the policy."""

from rules.ladder.lint import MOST_TIMES, Flaw, Mistake

FLAWS: dict[Flaw, tuple[str, str]] = {
    Flaw.NOBODY: ("这一级没有写发给谁（to）", "this step speaks to nobody; fill in `to`"),
    Flaw.BEFORE_ITS_CLOCK: (
        "这一级早于起算时刻，永远不会发出；只有 completion 可以写负数",
        "this step lies before its clock begins and can never come; only completion may count backwards",
    ),
    Flaw.OUT_OF_ORDER: (
        "这一级早于上一级；请按先后排列，低的在前",
        "this step comes before the one above it; put them in the order of time",
    ),
    Flaw.SAID_TWICE: (
        "与前面一级同时、同样、发给同样的人，前一级永远不会发出",
        "an earlier step says the same to the same people at the same moment, so that one can never come",
    ),
    Flaw.AFTER_THE_END: (
        "前面一级已撤销签收（puts_back），这一级永远不会到来",
        "an earlier step puts the acknowledgement back, which ends this clock: the step can never come",
    ),
    Flaw.STOPPED_BEFORE: (
        "until 写的条件在起算前已经满足，这一级永远不会发出",
        "what `until` waits for has happened before this clock begins: the step can never come",
    ),
    Flaw.ENDLESS: (
        "写了 every 就必须写 times（最多几次），否则催办没有尽头",
        "a step with `every` needs `times`, or it would never end",
    ),
    Flaw.TOO_OFTEN: (
        f"times 不能超过 {MOST_TIMES}",
        f"`times` may be {MOST_TIMES} at most, or the step would never end",
    ),
    Flaw.NO_DISTANCE: (
        "every 必须大于 0，否则会同时发出无数次",
        "`every` must be more than nothing, or the step would never end",
    ),
    Flaw.TIMES_ALONE: ("写了 times 就必须写 every（隔多久）", "`times` without `every`: say how far apart"),
    Flaw.PUTS_BACK_ELSEWHERE: (
        "puts_back 只能写在 progress：在别处会周而复始，没有尽头",
        "`puts_back` belongs to progress only; elsewhere the clock would begin anew for ever",
    ),
}


def sentence(mistake: Mistake) -> str:
    """In both languages, as the policy is read before a language is known."""
    zh, en = FLAWS[mistake.flaw]
    return f"{zh} · {en}"
