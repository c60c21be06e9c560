"""What follows from a draw: for every case that was drawn, an order to the court's president to meet the petitioner."""

from collections.abc import Iterable
from datetime import datetime

from rules.authority import may_order, ordering_posts
from rules.cases import CaseSummary, case_numbers_in
from rules.deadlines.values import Deadline
from rules.orders.values import Order
from rules.people import Person, Role, Roster
from rules.reading.values import OrderKind, Party, Reading, SpeechAct, Subtask


def interview_orders(cases: Iterable[CaseSummary], court_code: str, meet_by: datetime) -> Reading:
    """The orders as if somebody had written them: one for each case, all to the president, due at `meet_by`; at least one case.

    The deadline of 30 days that the policy sets by default is that of 法〔2021〕227号, article 5, for closing a petition.
    """
    deadline = Deadline(meet_by, "", (0, 0))
    president = (Party(court=court_code, role=Role.PRESIDENT),)
    first, *others = cases
    tasks = tuple(
        Subtask(OrderKind.INTERVIEW, president, deadline, _objective(case), case.petitioner_masked) for case in others
    )
    return Reading(
        SpeechAct.ORDER,
        1.0,
        OrderKind.INTERVIEW,
        president,
        petitioner=first.petitioner_masked,
        deadline=deadline,
        objective=_objective(first),
        subtasks=tasks,
    )


def _objective(case: CaseSummary) -> str:
    about = f"{case.cause}，" if case.cause else ""
    return f"接谈申请执行人{case.petitioner_masked}，{about}案号{case.number}；听取诉求，推动执行，当面答复"


def cases_named(order: Order) -> tuple[str, ...]:
    """The numbers of the cases that the order is about; those of the whole message where its own words name none."""
    return case_numbers_in(order.objective) or case_numbers_in(order.origin.text)


def issuer_of(roster: Roster, speaker: Person, court_code: str) -> Person | None:
    """In whose name the orders stand: whoever asked for the draw, or the president where that person may not order.

    None where the court has no president, so that nobody could be ordered to meet anybody.
    """
    president = roster.president_of(court_code)
    may = any(may_order(roster, post, court_code) for post in ordering_posts(roster, speaker.id))
    return speaker if may and president is not None else president
