from dataclasses import replace

import pytest

from rules.authority import may_invite, may_order, ordering_posts, sees, speaks_for_himself
from rules.incoming import Chat, ChatKind, Said, Sender
from tests.orders.examples import CLERK, LIN, OFFICER, ROSTER, SONG, SY, VICE, WANG, ZHOU, at


def reach(person: int) -> set[str]:
    return {
        court.code
        for post in ordering_posts(ROSTER, person)
        for court in ROSTER.courts
        if may_order(ROSTER, post, court.code)
    }


@pytest.mark.parametrize(
    ("person", "courts"),
    [
        (LIN, {"ln", "dl", "dlgjz", "sy"}),
        (WANG, {"ln", "dl", "dlgjz", "sy"}),
        (VICE, {"ln", "dl", "dlgjz", "sy"}),
        (OFFICER, {"ln", "dl", "dlgjz", "sy"}),
        (ZHOU, {"dl", "dlgjz"}),
        (SONG, {"dlgjz"}),
        (CLERK, set()),
    ],
)
def test_authority_runs_down_never_sideways_or_up(person: int, courts: set[str]) -> None:
    """High-court leaders and the office reach all courts, 周焱 his own and those below it, 宋立群 his own, staff none."""
    assert reach(person) == courts


def test_an_invitation_may_go_up_its_own_line() -> None:
    """周焱 may invite the high court's director, but nobody of 沈阳中院."""
    (post,) = ordering_posts(ROSTER, ZHOU)

    assert may_invite(ROSTER, post, "ln")
    assert not may_invite(ROSTER, post, "sy")


@pytest.mark.parametrize(
    ("person", "is_entitled"), [(LIN, True), (OFFICER, True), (ZHOU, True), (SONG, True), (SY, False)]
)
def test_details_are_for_the_line_of_the_order(person: int, is_entitled: bool) -> None:  # noqa: FBT001 - a row of the table
    """Its courts and those above them see an order of 甘井子法院; 沈阳中院 does not."""
    assert sees(ROSTER, person, frozenset({"dlgjz"}), issuer_id=LIN) is is_entitled


def test_only_a_persons_own_words_carry_authority() -> None:
    """Forwarded, edited and anonymous words, and those of bots and channels, are nobody's order."""
    said = Said(1, Chat(-1, ChatKind.GROUP), Sender(1001), 1, at("2026-09-14 09:00"), "请甘井子法院院长接谈")

    assert speaks_for_himself(said)
    assert not speaks_for_himself(replace(said, is_forwarded=True))
    assert not speaks_for_himself(replace(said, is_edited=True))
    assert not speaks_for_himself(replace(said, sender=replace(said.sender, is_anonymous=True)))
    assert not speaks_for_himself(replace(said, sender=replace(said.sender, is_bot=True)))
    assert not speaks_for_himself(replace(said, chat=Chat(-1, ChatKind.CHANNEL)))
