from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.order_words import KINDS, day_and_time, except_for, unclear_line
from rules.notifications.order_readings import Misread, MisreadList, NothingToExplain, ReadingExplained
from rules.orders.misreadings import Cause, Summary
from rules.outgoing import Notification
from rules.reading.values import Band, QuestionKind, SpeechAct

_LONGEST = 60
_MOST_LABELS = 5
_ACTS = {
    SpeechAct.ORDER: "an order",
    SpeechAct.REQUEST: "a request to an equal or superior",
    SpeechAct.ACKNOWLEDGEMENT: "an acknowledgement",
    SpeechAct.PROGRESS: "a report",
    SpeechAct.RESULT: "a result",
    SpeechAct.EXTENSION_REQUEST: "a request for more time",
    SpeechAct.SUBMISSION: "a submission",
    SpeechAct.CANCELLATION: "a cancellation",
    SpeechAct.AMENDMENT: "a change",
    SpeechAct.DECLINE: "a refusal",
    SpeechAct.PLEDGE: "a pledge",
    SpeechAct.THANKS: "thanks",
    SpeechAct.INQUIRY: "a question",
    SpeechAct.SUGGESTION: "a suggestion",
    SpeechAct.ANNOUNCEMENT: "an announcement",
    SpeechAct.TALK: "talk",
}
_BANDS = {
    Band.HIGH: "high: issued at once",
    Band.MIDDLE: "middle: its issuer is asked first",
    Band.LOW: "low: no order",
}
_TAKEN_FOR = {
    "vocative": "who is addressed (responsible)",
    "agent": "who is to act",
    "subject": "the subject (responsible)",
    "together": "who acts together",
    "attending": "attending",
    "assisting": "assisting",
    "topic": "the topic, nobody responsible",
    "object": "an object, nobody responsible",
    "aside": "an aside, nobody responsible",
    "let off": "let off, nobody responsible",
    "deadline": "the deadline",
    "another time": "another time",
}
_QUESTIONS = {
    QuestionKind.RESPONSIBLE: "who is responsible",
    QuestionKind.TYPO: "a misspelling",
    QuestionKind.DEADLINE: "the deadline",
    QuestionKind.NO_DEADLINE: "there is no deadline",
    QuestionKind.IS_ORDER: "whether it is an order",
}
_CAUSES = {
    Cause.DRAFT_CHANGED: "corrected before it was confirmed",
    Cause.NO_ORDER: "no order",
    Cause.WITHDRAWN: "taken back at once",
    Cause.EDITED: "changed by an edit",
}


def reading_explained(facts: ReadingExplained) -> Page:
    lines = [
        "<b>How this was read</b>",
        f"“{safe(facts.text)}”",
        f"Taken for {_ACTS[facts.speech_act]}"
        + (f" ({KINDS[facts.order_kind]}), {facts.confidence}% sure, {_BANDS[facts.band]}" if facts.order_kind else ""),
    ]
    for line in facts.lines:
        why = f" ({safe(line.why)})" if line.why else ""
        lines.append(f"• “{safe(line.words)}” → {safe(_TAKEN_FOR.get(line.taken_for, line.taken_for))}{why}")
    if facts.left_out:
        lines.append(f"{facts.left_out} more are not listed.")
    if facts.order_kind:
        lines.append("Responsible: " + (", ".join(safe(one) for one in facts.responsible) or "open"))
        if facts.let_off:
            lines.append(f"    ({except_for(facts.let_off)})")
        if facts.attending:
            lines.append("Attending: " + ", ".join(safe(one) for one in facts.attending))
        estimate = " (estimated)" if facts.deadline_is_estimate else ""
        lines.append(f"Deadline: {day_and_time(facts.deadline) + estimate if facts.deadline else 'not set'}")
    if facts.questions:
        lines.append("Open: " + ", ".join(_QUESTIONS[one] for one in facts.questions))
    if facts.unclear:
        lines += ["Not sure about:", *(unclear_line(one.reason, one.words) for one in facts.unclear)]
    return Page("\n".join(lines))


def nothing_to_explain(facts: NothingToExplain) -> Page:
    if facts.is_foreign:
        return Page("Only its author and the supervision office see how a message was read.")
    return Page("Answer the message in question with /explain.")


def misread_list(facts: MisreadList) -> Page:
    if not facts.entries:
        return Page("No reading was corrected.")
    shown = "\n\n".join(_entry(one) for one in facts.entries)
    return Page(f"<b>Corrected readings</b> ({facts.total} in all, the newest {len(facts.entries)})\n\n{shown}")


def _entry(one: Misread) -> str:
    became = _summary(one.became) if one.became else "no order" if one.cause is Cause.NO_ORDER else "cancelled"
    return (
        f"{one.at:%m-%d %H:%M} {safe(one.by)} · {_CAUSES[one.cause]}\n“{safe(one.text)}”\n"
        f"Read: {_summary(one.was)}\nBecame: {became}"
    )


def _summary(facts: Summary) -> str:
    who = ", ".join(safe(one) for one in facts.responsible[:_MOST_LABELS]) or "open"
    until = day_and_time(facts.deadline) if facts.deadline else "no deadline"
    return f"{KINDS[facts.kind]} | {who} | {until} | {safe(facts.objective[:_LONGEST])}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ReadingExplained: reading_explained,
    NothingToExplain: nothing_to_explain,
    MisreadList: misread_list,
}
