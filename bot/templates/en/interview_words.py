"""The words of interviews, by what they stand for."""

from rules.interviews.appointing import AppointmentFault
from rules.interviews.filling import Field, RecordFault
from rules.interviews.memory import PromiseState
from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction, Way
from rules.notifications.interview_cards import Menu, Offer

STATES = {
    InterviewState.OPEN: "no appointment",
    InterviewState.APPOINTED: "appointed",
    InterviewState.RECORDED: "being recorded",
    InterviewState.CLOSED: "closed",
    InterviewState.WITHDRAWN: "withdrawn",
}
WAYS = {Way.IN_PERSON: "in person", Way.VIDEO: "video", Way.TELEPHONE: "phone", Way.ON_SITE: "on site"}
OUTCOMES = {
    Outcome.PAID: "paid on the spot",
    Outcome.SETTLED: "settled",
    Outcome.INSTALMENTS: "instalments",
    Outcome.ENFORCED: "enforcement goes on",
    Outcome.RESUMED: "enforcement resumed",
    Outcome.EXPLAINED: "termination explained",
    Outcome.ENDED: "petition ended",
    Outcome.FAILED: "no agreement",
}
SATISFACTIONS = {
    Satisfaction.SATISFIED: "satisfied",
    Satisfaction.FAIRLY: "fairly satisfied",
    Satisfaction.DISSATISFIED: "dissatisfied",
    Satisfaction.NO_ANSWER: "no answer",
}
PROMISES = {
    PromiseState.OPEN: "not due yet",
    PromiseState.KEPT: "kept",
    PromiseState.BROKEN: "⚠️ broken",
    PromiseState.WITHDRAWN: "withdrawn",
}
GUESTS = {
    ParticipantRole.MEDIATES: " (mediator)",
    ParticipantRole.WITNESSES: " (witness)",
    ParticipantRole.LIAISON: " (liaison unit)",
}
FIELDS = {
    Field.OUTCOME: "outcome",
    Field.SATISFACTION: "satisfaction",
    Field.CLAIMS: "claims",
    Field.REPLY: "reply",
    Field.FINDINGS: "findings",
    Field.MET_ON: "met on",
    Field.NUMBER: "record no.",
    Field.TAGS: "problems",
    Field.REVISIT_ON: "revisit on",
    Field.REVISIT_RESULT: "revisit",
}
OFFERS = {
    Offer.APPOINT: "Arrange",
    Offer.POSTPONE: "Postpone",
    Offer.RECORD: "Record",
    Offer.GUESTS: "People",
    Offer.MEMORY: "Earlier ones",
    Offer.READ: "Read it all",
    Offer.CLOSE: "Close and hand in",
    Offer.PROMISE: "promises",
    Offer.ATTACH: "files",
    Offer.BACK: "‹ Back",
    Offer.TYPE: "Type it",
    Offer.FIELD_WAY: "way",
    Offer.GUEST: "add",
    Offer.CANDIDATE: "Who is it?",
    Offer.NOBODY: "None of them",
}
WIDTHS = {
    Offer.DAY: 3,
    Offer.TIME: 4,
    Offer.TAG: 2,
    Offer.OWNER: 1,
    Offer.CANDIDATE: 1,
    Offer.NOBODY: 1,
    Offer.CLOSE: 1,
    Offer.BACK: 1,
    Offer.WAY: 2,
    Offer.SATISFACTION: 2,
    Offer.OUTCOME: 2,
    Offer.GUEST: 2,
    Offer.FIELD: 2,
    Offer.FIELD_WAY: 2,
    Offer.PROMISE: 2,
    Offer.ATTACH: 2,
}
HINTS = {
    Menu.DAYS: "Choose a day, or press “Type it” and say it in one line.",
    Menu.TIMES: "Choose a time.",
    Menu.OUTCOME: "What came of it?",
    Menu.SATISFACTION: "Was the petitioner satisfied?",
    Menu.WAY: "How did you meet?",
    Menu.TAGS: "Which common problems does it show? Several are possible; press again to take one off.",
    Menu.OWNERS: "Who has to keep the promise?",
    Menu.GUESTS: "Who else takes part?",
    Menu.CANDIDATES: "Which of them is met? It can be changed until the record is closed.",
}
ASKED = {
    "appointment": "Answer with time, place and way in one line, such as: 2026-12-03 09:00 Room 301 in person",
    "reason": "Answer with the reason for the change.",
    "promise": "What does {owner} promise, and until when? Such as: 12月20日前 到位案款10万元",
    "attachment": "Answer this message with photos or scans, several at once if you like; for more, answer it again.",
    "mediates": "Answer with the mediator's office and name; the same once more takes it off.",
    "witnesses": "Answer with the witness; the same once more takes it off.",
    "liaison": "Answer with the liaison unit; the same once more takes it off.",
    "claims": "What does the petitioner ask for? Answer in a few words.",
    "reply": "What was the petitioner told? Answer in a few words.",
    "findings": "What is known of the enforcement? Answer in a few words.",
    "met_on": "On which day did you meet? Such as: 2026-12-03",
    "number": "Answer with the number of the written record.",
    "tags": "Answer with the common problem in a few words.",
    "revisit_on": "On which day is the revisit? Such as: 2027-01-15",
    "revisit_result": "What came of the revisit?",
}
APPOINTMENT_FAULTS = {
    AppointmentFault.TIME_NEEDED: "No time was found. Say it to the hour, such as: /appoint {short} 2026-12-03 09:00 Room 301",
    AppointmentFault.PAST: "That time is over. Choose another one, such as: /appoint {short} 明天上午9点",
    AppointmentFault.REASON_NEEDED: "A change of time needs a reason, such as: /appoint {short} 2026-12-05 09:00 reason: in hospital",
    AppointmentFault.SAME: "{number} is arranged just so already; nothing changes.",
    AppointmentFault.CLASH: "Clash: {clashes}. Choose another time; if both are to be, send it again with “anyhow” at the end.",
    AppointmentFault.OVER: "The interview of {number} is closed or withdrawn and cannot be arranged any more.",
    AppointmentFault.TOO_LONG: "Keep the place within 60 characters and the reason within 200.",
}
RECORD_FAULTS = {
    RecordFault.CLOSED: "The record of {number} is closed. If something in it is wrong, ask the issuer to return the order.",
    RecordFault.WITHDRAWN: "{number} was cancelled; no record is needed.",
    RecordFault.TOO_LONG: "That is too long. Shorten it, and attach the full text as a file.",
    RecordFault.DAY_NEEDED: "No day was found. Write it like this: 2026-12-03",
    RecordFault.DAY_AHEAD: "The day of the meeting cannot be after today. Check it and send it again.",
    RecordFault.BEFORE_MEETING: "The revisit cannot be before the meeting. Check it and send it again.",
    RecordFault.INCOMPLETE: "{number} cannot be closed yet; fill in first: {missing}.",
    RecordFault.NOT_ENTITLED: "The courts that lead or assist arrange and record the interview; /show {short} shows you the order.",
    RecordFault.NOT_THE_PRESIDENT: "The president who met the petitioner (or the deputy) closes the record, by the button on its card.",
    RecordFault.NOTHING_SAID: "There was nothing in it. Send it again.",
    RecordFault.NOT_A_FILE: "A photo or a scan is wanted here (jpg, png, pdf and the like). Send it again.",
    RecordFault.TOO_MANY: "An interview keeps 30 files at most.",
    RecordFault.NO_FILE_WANTED: "No record waits for a file. Press “Record” and “files” on the interview's card first, then send it.",
    RecordFault.FILE_TOO_BIG: "The file is larger than 20 MB and cannot be fetched. Send it in smaller parts.",
    RecordFault.DEADLINE_NEEDED: "No deadline was found. Say it with one, such as: 12月20日前 到位案款10万元",
    RecordFault.UNKNOWN: "There is no such interview. Give its number, such as /record 0012; /mine lists your orders.",
    RecordFault.NO_INTERVIEW: "{number} is no interview.",
    RecordFault.NOBODY_MAY_ORDER: "Nobody here may give this as an order. Ask the supervision office.",
}
