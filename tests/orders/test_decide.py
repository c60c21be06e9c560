from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rules.orders.decide import TRANSITIONS, Decision, Deed, Refusal, RefusalReason, decide
from rules.orders.values import Action, EventKind, Order, OrderState
from rules.people import Post, Role
from tests.orders.examples import CLERK, DEPUTY, LIN, OFFICER, ROSTER, SINCE, SONG, SY, WANG, ZHOU, at, order, party

NOW = at("2026-09-14 10:00")


def done(start: Order, action: Action, actor: int, text: str = "", party_id: int | None = None) -> Order:
    decision = decide(start, Deed(action, actor, NOW, text, party_id), ROSTER)
    assert isinstance(decision, Decision)
    return decision.order


def refused(start: Order, action: Action, actor: int, text: str = "") -> RefusalReason:
    refusal = decide(start, Deed(action, actor, NOW, text), ROSTER)
    assert isinstance(refusal, Refusal)
    return refusal.reason


def test_each_president_acknowledges_his_own_share() -> None:
    """周焱 acknowledges; 甘井子法院 is still missing, so the order as a whole is not acknowledged."""
    after = done(order(), Action.ACKNOWLEDGE, ZHOU)

    assert [one.state for one in after.responsible] == [OrderState.ACKNOWLEDGED, OrderState.ISSUED]
    assert after.state is OrderState.ISSUED


def test_a_second_press_changes_nothing() -> None:
    """Whoever acknowledged is told so; the ledger gets no second entry."""
    once = done(order(), Action.ACKNOWLEDGE, ZHOU)

    assert refused(once, Action.ACKNOWLEDGE, ZHOU) is RefusalReason.ALREADY_DONE


@pytest.mark.parametrize("stranger", [SY, CLERK, LIN])
def test_nobody_acknowledges_for_others(stranger: int) -> None:
    """Neither another court's president, nor the court's staff, nor the issuer himself."""
    assert refused(order(), Action.ACKNOWLEDGE, stranger) is RefusalReason.NOT_A_PARTY


def test_the_vice_president_stands_in() -> None:
    """何立新, vice-president of 甘井子法院, acknowledges for 宋立群, and the ledger keeps who it was."""
    decision = decide(order(), Deed(Action.ACKNOWLEDGE, DEPUTY, NOW), ROSTER)

    assert isinstance(decision, Decision)
    assert decision.order.parties[1].acknowledged_by == DEPUTY
    assert decision.events[0].actor_id == DEPUTY


def test_the_successor_takes_the_order_over() -> None:
    """When 宋立群 has left and 高志远 is president of 甘井子法院, the order is his, and no longer 宋立群's."""
    posts = (*(one for one in ROSTER.posts if one.person_id != SONG), Post(SY, "dlgjz", Role.PRESIDENT, "院长", SINCE))
    roster = replace(ROSTER, posts=posts)

    assert isinstance(decide(order(), Deed(Action.ACKNOWLEDGE, SY, NOW), roster), Decision)
    assert isinstance(decide(order(), Deed(Action.ACKNOWLEDGE, SONG, NOW), roster), Refusal)


def test_who_attends_takes_note_but_reports_nothing() -> None:
    """王宏 confirms that he comes; a result is not his to give."""
    assert done(order(), Action.ACKNOWLEDGE, WANG).parties[2].is_acknowledged
    assert refused(order(), Action.SUBMIT, WANG, "谈妥") is RefusalReason.NOT_YOUR_PART


def test_a_report_acknowledges_along_the_way() -> None:
    """Whoever reports has evidently seen the order."""
    after = done(order(), Action.REPORT, SONG, "已约定周三接谈")

    assert after.parties[1].state is OrderState.IN_PROGRESS
    assert after.parties[1].acknowledged_at == NOW
    assert after.parties[1].last_word == "已约定周三接谈"


def test_a_result_needs_words() -> None:
    """办结 without a result is refused."""
    assert refused(order(), Action.SUBMIT, SONG, "  ") is RefusalReason.TEXT_NEEDED


def test_the_order_is_closed_when_every_share_is_closed() -> None:
    """Both presidents submit, the issuer closes one share and then the other."""
    submitted = done(done(order(), Action.SUBMIT, ZHOU, "达成和解"), Action.SUBMIT, SONG, "款已到位")
    half = done(submitted, Action.CLOSE, LIN, party_id=1)

    assert submitted.state is OrderState.SUBMITTED
    assert half.state is OrderState.SUBMITTED
    assert done(half, Action.CLOSE, LIN).state is OrderState.CLOSED


def test_what_was_not_submitted_is_not_closed() -> None:
    """销号 takes a result first; what is not wanted any more is cancelled."""
    assert refused(order(), Action.CLOSE, LIN) is RefusalReason.NOT_SUBMITTED


def test_only_issuer_and_office_close() -> None:
    """The supervision office may; a party may not close his own order."""
    submitted = order(parties=(party(1, "dl", ZHOU, state=OrderState.SUBMITTED),))

    assert refused(submitted, Action.CLOSE, ZHOU) is RefusalReason.NOT_THE_ISSUER
    assert done(submitted, Action.CLOSE, OFFICER).state is OrderState.CLOSED


def test_a_returned_order_is_worked_on_again() -> None:
    """退回重办 with a reason; the share can be submitted anew."""
    submitted = done(order(), Action.SUBMIT, ZHOU, "达成和解")
    returned = done(submitted, Action.RETURN, LIN, "请附笔录")

    assert returned.state is OrderState.RETURNED
    assert done(returned, Action.SUBMIT, ZHOU, "笔录已附").parties[0].state is OrderState.SUBMITTED


def test_a_return_names_its_court_when_two_have_submitted() -> None:
    """Which of the two is meant is asked, never guessed."""
    both = done(done(order(), Action.SUBMIT, ZHOU, "达成和解"), Action.SUBMIT, SONG, "款已到位")

    assert refused(both, Action.RETURN, LIN, "请附笔录") is RefusalReason.WHICH_PARTY


def test_the_issuer_cancels_freely_for_ten_minutes() -> None:
    """Until 09:10 without a reason, afterwards with one."""
    in_time = Deed(Action.CANCEL, LIN, at("2026-09-14 09:10"))
    too_late = replace(in_time, now=in_time.now + timedelta(seconds=1))

    assert isinstance(decide(order(), in_time, ROSTER), Decision)
    assert decide(order(), too_late, ROSTER) == Refusal(RefusalReason.CANCEL_REASON_NEEDED, "督2026-0001")
    assert isinstance(decide(order(), replace(too_late, text="另行安排"), ROSTER), Decision)


def test_nothing_is_done_with_a_cancelled_order() -> None:
    """A report on it is refused; cancelling it again says that it is done."""
    cancelled = done(order(), Action.CANCEL, LIN, "另行安排")

    assert refused(cancelled, Action.REPORT, ZHOU, "在办") is RefusalReason.ORDER_CANCELLED
    assert refused(cancelled, Action.CANCEL, LIN, "另行安排") is RefusalReason.ALREADY_DONE


def test_a_deadline_is_set_by_the_issuer_and_lies_ahead() -> None:
    """Setting it is an entry of the ledger; a past one is refused."""
    ahead = Deed(Action.SET_DEADLINE, LIN, NOW, deadline=at("2026-09-18 17:30"))

    decision = decide(order(), ahead, ROSTER)

    assert isinstance(decision, Decision)
    assert decision.order.deadline == at("2026-09-18 17:30")
    assert decision.events[0].kind is EventKind.DEADLINE_SET
    assert decide(order(), replace(ahead, deadline=NOW), ROSTER) == Refusal(RefusalReason.DEADLINE_PAST, "督2026-0001")


@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from([one for one in Action if one is not Action.SET_DEADLINE]),
            st.sampled_from([LIN, ZHOU, SONG, WANG, SY]),
        ),
        max_size=12,
    )
)
@example(deeds=[(Action.CANCEL, WANG), (Action.REOPEN, WANG)])
@example(deeds=[(Action.DECLINE, ZHOU), (Action.ACCEPT_DECLINE, WANG)])
def test_no_history_leaves_the_table(deeds: list[tuple[Action, int]]) -> None:
    """Whatever is pressed in whatever order: each share moves along the table, and what is over stays over unless reopened."""
    now = order()
    for action, actor in deeds:
        outcome = decide(now, Deed(action, actor, NOW, "理由"), ROSTER)
        if isinstance(outcome, Refusal):
            continue
        states = {one.id: one.state for one in now.parties}
        for one in outcome.order.parties:  # whose refusal is accepted, leaves
            assert one.state in (states[one.id], TRANSITIONS.get((action, states[one.id])))
        assert not now.is_over or action is Action.REOPEN
        now = outcome.order
