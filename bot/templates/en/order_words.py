"""The words of orders: one for each value."""

from datetime import datetime, time

from bot.page import Words, safe
from rules.ladder.values import Clock, Rung, StepReason, Target
from rules.notifications.orders import Addressee
from rules.orders.decide import RefusalReason
from rules.orders.draw_up import WhyNot
from rules.orders.undelivered import Cause
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.reading.values import OrderKind, Unclear

KINDS = {
    OrderKind.TASK: "task",
    OrderKind.INTERVIEW: "interview",
    OrderKind.RECTIFICATION: "rectification",
    OrderKind.PROMISE: "promise",
}
UNCLEAR = {
    Unclear.COUNT: "the number does not fit the courts named",
    Unclear.SIDE_BY_SIDE: "courts run together",
    Unclear.COMPANY: "who attends or assists",
    Unclear.PERSON: "whether somebody named has a part",
    Unclear.OFFICE: "an office that is not known",
    Unclear.EXCEPTION: "which courts are let off",
    Unclear.SEVERAL: "different people in different sentences",
    Unclear.TIME: "a time that was not used",
    Unclear.TWO_TIMES: "more than one deadline",
    Unclear.RECURRENCE: "what recurs was not read in full",
    Unclear.MEETING: "whether somebody is to be met",
    Unclear.PETITIONER: "who the party is",
    Unclear.LIST: "items that were not all read",
    Unclear.ORDER: "whether it is an order",
}
STATES = {
    OrderState.ISSUED: "to be acknowledged",
    OrderState.ACKNOWLEDGED: "acknowledged",
    OrderState.IN_PROGRESS: "in progress",
    OrderState.SUBMITTED: "submitted, to be closed",
    OrderState.RETURNED: "returned",
    OrderState.DECLINED: "declined, waits for the issuer",
    OrderState.ON_HOLD: "on hold",
    OrderState.CLOSED: "closed",
    OrderState.CANCELLED: "cancelled",
}
MARKS = dict.fromkeys(OrderState, "✓") | {
    OrderState.ISSUED: "○",
    OrderState.RETURNED: "↩",
    OrderState.DECLINED: "↩",
    OrderState.CANCELLED: "✕",
}
ROLES = {PartyRole.RESPONSIBLE: "Responsible", PartyRole.ASSISTING: "Assisting", PartyRole.ATTENDING: "Attending"}
ACTIONS = {
    Action.ACKNOWLEDGE: "acknowledge",
    Action.REPORT: "report",
    Action.SUBMIT: "submit",
    Action.CLOSE: "close",
    Action.RETURN: "return",
    Action.CANCEL: "cancel",
    Action.EXTEND: "ask for more time",
    Action.GRANT_EXTENSION: "grant the extension",
    Action.REFUSE_EXTENSION: "refuse the extension",
    Action.AMEND: "change the order",
    Action.SET_DEADLINE: "set the deadline",
    Action.DECLINE: "decline",
    Action.ACCEPT_DECLINE: "take back what was declined",
    Action.INSIST: "insist",
    Action.REASSIGN: "reassign",
    Action.HOLD: "hold",
    Action.RESUME: "resume",
    Action.SPLIT: "split",
    Action.MERGE: "merge",
    Action.ABSORB: "take in",
    Action.REOPEN: "reopen",
    Action.EXPEDITE: "make urgent",
    Action.LAPSE: "put the acknowledgement back",
}
EVENTS = {
    EventKind.ISSUED: "issued",
    EventKind.ACKNOWLEDGED: "acknowledged",
    EventKind.REPORTED: "reported",
    EventKind.SUBMITTED: "submitted",
    EventKind.CLOSED: "closed",
    EventKind.RETURNED: "returned",
    EventKind.CANCELLED: "cancelled",
    EventKind.EXTENSION_ASKED: "asked for more time",
    EventKind.EXTENDED: "extended",
    EventKind.EXTENSION_REFUSED: "extension refused",
    EventKind.AMENDED: "changed",
    EventKind.DEADLINE_SET: "deadline set",
    EventKind.DECLINED: "declined",
    EventKind.DECLINE_ACCEPTED: "taken back after it was declined",
    EventKind.INSISTED: "not taken back; please go on",
    EventKind.REASSIGNED: "reassigned",
    EventKind.HELD: "on hold",
    EventKind.RESUMED: "resumed",
    EventKind.SPLIT: "split off",
    EventKind.MERGED: "merged into",
    EventKind.ABSORBED: "has taken in",
    EventKind.REOPENED: "reopened",
    EventKind.EXPEDITED: "made urgent",
    EventKind.LAPSED: "no report came: to be acknowledged again",
    EventKind.HANDED_OVER: "passed on with the post",
    EventKind.NAMED: "named",
    EventKind.NAMING_REFUSED: "not named",
    EventKind.SUMMONED: "summoned",
    EventKind.SUMMONS_REFUSED: "not summoned",
}
CLOCKS = {
    Clock.ACKNOWLEDGEMENT: "acknowledgement",
    Clock.COMPLETION: "completion",
    Clock.PROGRESS: "progress",
    Clock.DECISION: "issuer's answer",
}
RUNGS = {
    Rung.REMIND: "Reminder",
    Rung.URGE: "Urgent reminder",
    Rung.SUPERVISION_LETTER: "Supervision letter",
    Rung.LISTING: "On the supervision list",
    Rung.NAMING: "Naming proposed",
    Rung.SUMMONS: "Summons proposed",
}
TARGETS = {
    Target.COURT_GROUP: "court group",
    Target.ASSIGNEE: "in person",
    Target.DEPUTY: "deputy",
    Target.SUPERIOR_PRESIDENT: "superior president",
    Target.GUARANTOR: "guarantor",
    Target.OFFICE: "office",
    Target.COMMAND_GROUP: "command group",
    Target.ISSUER: "issuer",
}
REASONS = {
    StepReason.DUE: "when due",
    StepReason.CAUGHT_UP: "due while the service was down; sent in the digest",
    StepReason.PAST_WHEN_PLANNED: "its moment had passed when the order was issued or the deadline set",
    StepReason.SAME_MOMENT: "a higher step falls on the same moment",
    StepReason.ACKNOWLEDGED: "acknowledged",
    StepReason.NOT_ACKNOWLEDGED: "to be acknowledged again first",
    StepReason.REPORTED: "reported",
    StepReason.SUBMITTED: "submitted",
    StepReason.DECIDED: "answered",
    StepReason.ORDER_CLOSED: "closed",
    StepReason.ORDER_CANCELLED: "cancelled",
    StepReason.DEADLINE_MOVED: "the deadline was changed",
    StepReason.BEGAN_ANEW: "the clock began anew",
    StepReason.MADE_URGENT: "made urgent; another ladder holds now",
    StepReason.ON_HOLD: "on hold",
    StepReason.DECLINED: "declined; the clock stands still until the issuer answers",
    StepReason.PARTY_LEFT: "the order was changed and is no longer theirs",
    StepReason.NOBODY_THERE: "no group, and nobody enrolled",
    StepReason.FOREIGN: "belongs to no ladder, put right by the self-check",
}
UNDELIVERED = {
    Cause.NOT_ENROLLED: "not enrolled",
    Cause.BLOCKED: "has blocked the bot",
    Cause.NOT_IN_GROUP: "the bot is not in the group",
    Cause.TOO_LATE: "too late to be of use",
    Cause.UNCERTAIN: "nobody knows whether it arrived",
    Cause.WAITING: "waits to be sent",
    Cause.REFUSED: "refused by Telegram",
}
REFUSALS = {
    RefusalReason.NOT_A_PARTY: "{number}: only {labels}, or the deputy, can {action}.",
    RefusalReason.NOT_YOUR_PART: "You are not responsible in {number} and need not {action}; {labels} can.",
    RefusalReason.NOT_THE_ISSUER: "{number}: only its issuer ({labels}) or the supervision office can {action}.",
    RefusalReason.ALREADY_DONE: "{number}: done before ({action}); nothing has changed.",
    RefusalReason.NOT_SUBMITTED: "{number}: {labels} has not submitted, so you cannot {action}. If it is no longer wanted: /cancel {short} reason",
    RefusalReason.ORDER_CLOSED: "{number} is closed; you cannot {action} any more.",
    RefusalReason.ORDER_CANCELLED: "{number} is cancelled; you cannot {action} any more.",
    RefusalReason.TEXT_NEEDED: "To {action}, write the words after the number, such as: /report {short} 已约定周三接谈",
    RefusalReason.WHICH_PARTY: "{number}: several have submitted: {labels}. Press Return under the result that you mean.",
    RefusalReason.CANCEL_REASON_NEEDED: "By now a reason is needed: /cancel {short} reason",
    RefusalReason.DEADLINE_PAST: "This deadline is past. Another one: /deadline {short} 11月30日前",
    RefusalReason.DEADLINE_UNREADABLE: "This deadline was not understood. Write: /deadline {short} 11月30日前",
    RefusalReason.UNKNOWN_ORDER: "There is no such order. Check the number, or send /mine.",
    RefusalReason.WHICH_ORDER: "You can {action} several: {labels}. Write the number after the command.",
    RefusalReason.NOTHING_OPEN: "There is no order that you can {action}.",
    RefusalReason.DRAFT_OVER: "This draft is settled or has expired. Please send the message again.",
    RefusalReason.PROPOSAL_OVER: "This was decided before, or has expired.",
    RefusalReason.NO_DEADLINE: "{number} has no deadline yet, so none need be extended.",
    RefusalReason.EXTENSION_LATE: "{number}: the deadline has passed. Give reason and date with /report {short}.",
    RefusalReason.EXTENSION_DATE_NEEDED: "Until when? Write: /extend {short} 12月5日前 等待评估报告",
    RefusalReason.EXTENSION_REASON_NEEDED: "A reason is needed. Write: /extend {short} 12月5日前 等待评估报告",
    RefusalReason.EXTENSION_NOT_LATER: "This is not after the present deadline. Write: /extend {short} 12月5日前 等待评估报告",
    RefusalReason.NOTHING_CHANGES: "{number}: nothing would change.",
    RefusalReason.NAMING_DECIDED: "{number}, {labels}: this was decided before.",
    RefusalReason.DECLINE_LATE: "{number} can no longer be declined. Say what stands in the way with /report {short}; the issuer may reassign it.",
    RefusalReason.DECLINED_ALREADY: "{number}: {labels} has declined; please wait for the issuer's answer.",
    RefusalReason.NOT_DECLINED: "{number}: nobody has declined it.",
    RefusalReason.REASON_NEEDED: "To {action}, write the reason behind the command.",
    RefusalReason.NEW_PARTY_NEEDED: "Nobody to take over was recognised. Write: /reassign {short} 甘井子法院→沙河口法院院长 reason",
    RefusalReason.WHICH_SHARE: "Which of them: {labels}? Such as: /reassign {short} 甘井子法院→沙河口法院院长 reason; /split {short} 甘井子法院院长",
    RefusalReason.OUT_OF_REACH: "{labels}: out of the issuer's reach.",
    RefusalReason.PARTY_ALREADY: "{labels} has a share in {number} already.",
    RefusalReason.SUBMITTED_ALREADY: "{number}: the result is submitted; you cannot {action}.",
    RefusalReason.HOLD_DATE_NEEDED: "A hold needs its last day and a reason: /hold {short} 12月10日前 等待评估报告",
    RefusalReason.HOLD_PAST: "This day is past. Write: /hold {short} 12月10日前 等待评估报告",
    RefusalReason.HOLD_TOO_LONG: "A hold lasts {labels} days at most; please name another day.",
    RefusalReason.NOT_HELD: "{number} is not on hold.",
    RefusalReason.NOBODY_STAYS: "Nobody responsible would be left in {number}; leave one in it.",
    RefusalReason.OTHER_ORDER_NEEDED: "Into which order, of the same court's? Write: /merge {short} 0002 reason",
    RefusalReason.OTHER_ORDER_OVER: "The order to merge into is over.",
    RefusalReason.NOT_OVER: "{number} is not over; it need not be reopened.",
    RefusalReason.URGENT_ALREADY: "{number} is urgent already.",
    RefusalReason.NO_LONGER_LATE: "{number}: {labels} is not late any more; nothing is published.",
}
WHY_NOT = {
    WhyNot.NO_AUTHORITY: "Your post carries no authority to issue orders, so nothing was registered. Ask your president or the supervision office.",
    WhyNot.OUT_OF_REACH: "{labels}: out of your reach, so nothing was registered. You can order your own court and those below it; else ask the supervision office.",
    WhyNot.UNKNOWN_PARTIES: "It is not clear who is meant ({labels}), so nothing was registered. Name court and title and send it again.",
    WhyNot.NOBODY_NAMED: "Nobody responsible was recognised, so nothing was registered. Write court and title, such as: /task 甘井子法院院长 三日内报送台账",
    WhyNot.NO_BULLETIN: "“{labels}”: no bulletin was published yet that could say which courts these are, so nothing was registered. Name the courts and send it again.",
    WhyNot.NOT_RANKED: "“{labels}”: bulletins rank nobody at present, so nothing was registered. Name the courts and send it again.",
    WhyNot.NO_TARGET: "“{labels}”: the indicator has no target, so nothing was registered. Name the courts and send it again.",
    WhyNot.NO_RECORD: "“{labels}”: no record here says who that is, so nothing was registered. Name court and title and send it again.",
    WhyNot.NO_SUCH_COURT: "“{labels}”: by the newest bulletin there is no such court within your reach, so nothing was registered.",
}
LABELS = {
    "order_acknowledge": "Acknowledge",
    "order_report": "Report",
    "order_submit": "Submit",
    "interview_open": "Interview",
    "order_close": "Close",
    "order_return": "Return",
    "order_cancel": "Cancel",
    "order_decline": "Decline",
    "order_accept_decline": "Take back",
    "order_reassign": "Reassign",
    "order_insist": "Insist",
    "order_hold": "Hold",
    "order_resume": "Resume",
    "order_split": "Split",
    "order_merge": "Merge",
    "order_reopen": "Reopen",
    "order_expedite": "Make urgent",
    "order_more": "More…",
    "order_missing": "Who is missing",
    "order_deadline_workdays": "3 workdays",
    "order_deadline_week": "One week",
    "order_deadline_month": "End of month",
    "order_ledger": "Everything",
    "order_full_name": "Full name",
    "order_name": "Name",
    "order_do_not_name": "Do not name",
    "order_summon": "Summon",
    "order_do_not_summon": "Do not summon",
    "draft_confirm": "Issue the order",
    "draft_people": "People",
    "draft_deadline": "Deadline",
    "draft_objective": "Matter",
    "draft_refuse": "No order",
}
_END_OF_DAY = time(23, 59)
_MOST_COURTS = 5


def day_and_time(moment: datetime) -> str:
    """Wed 25 Nov 17:30; the end of the day is not said."""
    day = f"{moment:%a} {moment.day} {moment:%b}"
    return day if moment.time() >= _END_OF_DAY else f"{day} {moment:%H:%M}"


def short(number: str) -> str:
    """The number as commands take it: 0001."""
    return number.rpartition("-")[2]


def unclear_line(reason: Unclear, words: str) -> str:
    return f"• {UNCLEAR[reason]}: “{safe(words)}”" if words else f"• {UNCLEAR[reason]}"


BUTTONS = Words(LABELS)


def except_for(courts: tuple[str, ...]) -> str:
    """The courts that are left out, behind “except”; of many the first few."""
    more = f" and {len(courts) - _MOST_COURTS} more" if len(courts) > _MOST_COURTS else ""
    return "except " + ", ".join(safe(one) for one in courts[:_MOST_COURTS]) + more


def mentions(addressees: tuple[Addressee, ...]) -> str:
    """The names as mentions, with a comma behind, for whom Telegram knows."""
    named = [
        f'<a href="tg://user?id={one.telegram_id}">{safe(one.name)}</a>' if one.telegram_id else safe(one.name)
        for one in addressees
    ]
    return ", ".join(named) + ", " if named else ""
