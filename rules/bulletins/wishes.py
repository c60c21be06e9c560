"""What the office asks for in a few words: a mode, a series, an indicator, recipients."""

from dataclasses import dataclass

from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import EVERY_COURT, Audience, BulletinKind, Mode, Series
from rules.indicators import Indicator, Indicators

_MODES = {
    **{str(mode): mode for mode in Mode},
    "own": Mode.OWN_COURT_ONLY,
    "排名": Mode.RANK,
    "点名": Mode.RANK,
    "区间": Mode.RANGE,
    "进步": Mode.PROGRESS,
    "本院": Mode.OWN_COURT_ONLY,
}
_AUDIENCES = {
    **{str(audience): audience for audience in Audience},
    "院长之声": Audience.COMMAND_GROUP,
    "各中院": Audience.CITY_GROUPS,
    "各基层法院": Audience.COURT_GROUPS,
    "督查室": Audience.OFFICE,
}
_KINDS = {
    "日": BulletinKind.DAILY,
    "日通报": BulletinKind.DAILY,
    "周": BulletinKind.WEEKLY,
    "周通报": BulletinKind.WEEKLY,
    "月": BulletinKind.MONTHLY,
    "月通报": BulletinKind.MONTHLY,
    "季": BulletinKind.QUARTERLY,
    "季度通报": BulletinKind.QUARTERLY,
}


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The word that means nothing here, and what would."""

    word: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishWish:
    """An ad hoc bulletin; None and the default are the policy's."""

    indicator: Indicator | None = None
    mode: Mode | None = None
    to: tuple[Audience, ...] = EVERY_COURT

    def series(self) -> Series:
        """As a series of one."""
        code = self.indicator.code if self.indicator else ""
        return Series(
            BulletinKind.AD_HOC, BulletinKind.AD_HOC, indicator=code, mode=self.mode, to=self.to, preview=True
        )


def read_publish(words: str, definitions: Indicators) -> PublishWish | NotUnderstood:
    """首执终本率 range 院长之声, in any order; every part may be left out."""
    indicator: Indicator | None = None
    mode: Mode | None = None
    to: list[Audience] = []
    for word in words.split():
        if word in _MODES:
            mode = _MODES[word]
        elif word in _AUDIENCES:
            to.append(_AUDIENCES[word])
        elif found := definitions.named(word):
            indicator = found
        else:
            return NotUnderstood(word, (*(str(one) for one in Mode), *(str(one) for one in Audience)))
    return PublishWish(indicator, mode, tuple(to) or EVERY_COURT)


def read_switch(words: str, policy: BulletinPolicy) -> tuple[tuple[Series, ...], Mode] | NotUnderstood:
    """`daily range`: the series and the mode; without a series all of them."""
    series: list[Series] = []
    mode: Mode | None = None
    known = (*(one.name for one in policy.series), *(str(one) for one in Mode))
    for word in words.split():
        if word in _MODES:
            mode = _MODES[word]
        elif found := series_named(word, policy):
            series.append(found)
        else:
            return NotUnderstood(word, known)
    if mode is None:
        return NotUnderstood(words.strip(), tuple(str(one) for one in Mode))
    return tuple(series) or policy.series, mode


def series_named(word: str, policy: BulletinPolicy) -> Series | None:
    """The series of this name, title or kind; None where there is none."""
    kind = _KINDS.get(word)
    return next((one for one in policy.series if word in {one.name, one.title} or one.kind is kind), None)
