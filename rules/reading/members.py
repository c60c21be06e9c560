"""The courts of a set: whom 各中院, 各基层法院 and 大连辖区法院 hold."""

from rules.courts import Courts, Level

_BY_LEVEL = "level"
_BELOW = "children"


def members(selector: str, courts: Courts) -> tuple[str, ...] | None:
    """The codes of the courts that the selector stands for, in the roster's order; None where only figures can say."""
    sort, _, value = selector.partition(":")
    if sort == "all":
        return tuple([court.code for court in courts if court.level is not Level.HIGH])
    if sort == _BY_LEVEL:
        return tuple([court.code for court in courts if court.level == value])
    if sort == _BELOW:
        return tuple([court.code for court in courts.children(value)])
    return None
