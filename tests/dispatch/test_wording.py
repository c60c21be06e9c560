"""Every message about releases and the meeting, in both languages: short enough, and inert to hostile words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.templates import Locale, render
from bot.templates.numbers import TEXT_LIMIT, visible_length
from rules.bulletins.doubts import Doubt
from rules.bulletins.fairness import fairness, namings
from rules.bulletins.occurrences import Hold
from rules.bulletins.ratio import Ratio
from rules.bulletins.series import Audience, BulletinKind, Mode
from rules.bulletins.values import BulletinName, BulletinState, HoldReason
from rules.calendar import Calendar
from rules.dispatch.policy import DispatchPolicy
from rules.dispatch.preparing import prepare
from rules.dispatch.values import Evidence, Meeting, NoMeeting, Speech, Talk
from rules.indicators.alarms import AlarmKind
from rules.notifications import bulletin_releases as releases
from rules.notifications import dispatch
from rules.outgoing import Button, Notification
from tests.bulletins.figures import BASIC, province
from tests.bulletins.test_wording import DAY, bulletin_of
from tests.world import SHANGHAI

HOSTILE = '<b>&amp; "法院" </a>'
NOW = datetime(2026, 12, 1, 1, tzinfo=UTC).astimezone(SHANGHAI)
BULLETIN = bulletin_of(province(DAY), before=[province(DAY), province(DAY)])
NAME = BulletinName(BulletinKind.CAMPAIGN, DAY, DAY, HOSTILE, 2)
MEASURE = replace(BULLETIN.measure, short_zh=HOSTILE, short_en=HOSTILE)
DOUBTS = tuple(Doubt(kind, HOSTILE, Ratio(9, 10), Ratio(1, 2), HOSTILE, HOSTILE) for kind in AlarmKind) * 3
NAMES = tuple(f"{HOSTILE}{number}" for number in range(200))


def meeting() -> Meeting:
    found = prepare([(3, BULLETIN)], NOW.replace(day=10), NOW, DispatchPolicy(), Calendar())
    assert isinstance(found, Meeting)
    speech = Speech("id", HOSTILE, "a" * 64, 1, NOW)
    speakers = (replace(one, court_name=HOSTILE, order_number="督2026-0001", speech=speech) for one in found.speakers)
    return replace(found, speakers=tuple(speakers), measure=MEASURE, minutes=HOSTILE * 100, bulletin=NAME)


MEETING = meeting()
SPEAKER = MEETING.speakers[-1]
EVIDENCE = (Evidence(3, NAME, 110, 110, 3, Ratio(1, 2)),)


def press(*actions: str) -> tuple[Button, ...]:
    return tuple(Button(action, "nonce") for action in actions)


SERIES = releases.SeriesLine(
    "storm", BulletinKind.CAMPAIGN, HOSTILE, "08:30", 1, tuple(Audience), NAMES[:2], NAMES[:2], True, True, Mode.RANK,
    HOSTILE, DAY, DAY, DAY,
)  # fmt: skip
FACTS: tuple[Notification, ...] = (
    *(
        releases.BulletinHeld(NAME, MEASURE, Hold(reason, DAY, 1, 2, DOUBTS), NAMES, press(releases.ACCEPT_DOUBTS))
        for reason in HoldReason
    ),
    releases.BulletinHeld(NAME, MEASURE, Hold(HoldReason.NO_FIGURES)),
    releases.BulletinLapsed(NAME),
    releases.FiguresAwaited(NAME, NOW, MEASURE, 1, NAMES, courts_asked=True),
    releases.FiguresAwaited(replace(NAME, figures_day=None), NOW, MEASURE, 1, (), courts_asked=False),
    releases.FiguresAsked(HOSTILE, DAY, NOW, MEASURE),
    releases.ReleaseAsked(
        NAME, MEASURE, Mode.RANK, 128, 2, DOUBTS, 3, (releases.Change(HOSTILE, None, Ratio(0, 0)),) * 12, 4, HOSTILE,
        press(releases.RELEASE, releases.RETURN_BULLETIN),
    ),
    *(
        releases.ReleaseAsked(NAME, MEASURE, Mode.RANGE, 1, 0, settled=settled, by=HOSTILE, number=3)
        for settled in releases.Settled
    ),
    releases.DryRun(NAME, MEASURE, Mode.PROGRESS, 128, 1, Hold(HoldReason.IMPLAUSIBLE, DAY, 1, 2, DOUBTS)),
    releases.WithdrawalAsked(NAME, 3, 128, HOSTILE, press(releases.WITHDRAW)),
    releases.WithdrawalAsked(NAME, 3, 128, HOSTILE, by=HOSTILE),
    releases.MessageWithdrawn(1, True, NAME),
    releases.BulletinWithdrawn(NAME),
    releases.WithdrawalDone(NAME, 3, 100, 2, NAMES),
    *(releases.ReleaseRefused(reason, HOSTILE, "publish", NAMES[:9]) for reason in releases.NoRelease),
    releases.SeriesShown(
        (SERIES, *(replace(SERIES, kind=kind) for kind in BulletinKind if kind is not BulletinKind.AD_HOC)), HOSTILE
    ),
    releases.SeriesShown(()),
    releases.BulletinsListed(
        (releases.BulletinLine(3, NAME, MEASURE, Mode.RANK, BulletinState.WITHDRAWN, DAY, HOSTILE, HOSTILE * 9, True),)
        * 20
    ),
    releases.BulletinsListed(()),
    releases.FairnessShown(
        fairness(DAY, DAY, 1, [(code, one, 1) for code, one in namings(BULLETIN)], dict.fromkeys(BASIC, HOSTILE))
    ),
    releases.FairnessShown(fairness(date(2026, 1, 1), DAY, 0, [], {})),
    dispatch.MeetingCard(MEETING, press(dispatch.CALL_MEETING, dispatch.DROP_MEETING)),
    dispatch.MeetingCalled(MEETING),
    dispatch.SpeechRequested(NOW, NOW, MEASURE, NAME, SPEAKER),
    dispatch.SpeechReminded(HOSTILE, NOW),
    dispatch.SpeechReceived(HOSTILE, HOSTILE, "a" * 64, True, True),
    dispatch.SpeechesMissing(NOW, NAMES[:6]),
    dispatch.MeetingReminded(NOW),
    dispatch.MeetingReminded(NOW, HOSTILE, 4),
    *(
        dispatch.TalkProposed(
            HOSTILE, MEASURE, EVIDENCE, press(dispatch.RELEASE_TALK, dispatch.REFUSE_TALK), talk, HOSTILE
        )
        for talk in Talk
    ),
    dispatch.TalkCalled(HOSTILE, MEASURE, EVIDENCE),
    dispatch.MinutesDrafted(MEETING, press(dispatch.PUBLISH_MINUTES)),
    dispatch.MinutesDrafted(MEETING, (), HOSTILE),
    dispatch.MinutesPublished(MEETING),
    *(dispatch.MeetingRefused(reason) for reason in NoMeeting),
)  # fmt: skip


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts.kind)
def test_every_message_is_short_enough_and_no_word_becomes_markup(facts: Notification, locale: Locale) -> None:
    """Whatever people type, and however many courts it is about."""
    text = render(facts, locale).text

    assert visible_length(text) <= TEXT_LIMIT
    rest = text
    for tag in ("b", "code"):
        assert text.count(f"<{tag}>") == text.count(f"</{tag}>")
        rest = rest.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in rest


def test_no_message_is_left_out() -> None:
    """A new one has to be tried here too."""
    assert {*releases.ALL, *dispatch.ALL} == {type(facts) for facts in FACTS}
