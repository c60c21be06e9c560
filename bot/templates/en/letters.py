from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.documents.notice import Notice, Paragraph
from bot.documents.notice_file import notice_file
from bot.page import Attachment, LabelledButton, Page, safe
from bot.templates.en.order_words import KINDS, day_and_time, short
from bot.templates.zh_CN.letters import ACCENTS
from rules.letters import Colour, LetterNumber
from rules.notifications.letters import LettersListed, SupervisionLetter
from rules.outgoing import Notification

_NAMES = {Colour.BLUE: "Reminder", Colour.ORANGE: "Warning", Colour.RED: "Demand"}
# An order in Chinese ends with its own stop.
_STOPS = "。；;，,. "
_SIGNS = {Colour.BLUE: "🔵", Colour.ORANGE: "🟠", Colour.RED: "🔴"}


def supervision_letter(facts: SupervisionLetter) -> Page:
    notice = _notice(facts)
    content = notice_file(notice, facts.form)
    mention = f'<a href="tg://user?id={facts.telegram_id}">{safe(facts.name)}</a>, ' if facts.telegram_id else ""
    text = (
        f"{_SIGNS[facts.letter.colour]} <b>{number_text(facts.letter)}</b>: {facts.number} ({KINDS[facts.order_kind]}), "
        f"{safe(facts.court)} {safe(facts.label)}: {_standing(facts)}. {mention}{_demand(facts)}\n"
        f"Explain: /report {short(facts.number)}. Hand in: /submit {short(facts.number)}"
    )
    return Page(text, attachment=Attachment(f"{number_text(facts.letter).replace('/', '-')}.{facts.form}", content))


def number_text(letter: LetterNumber) -> str:
    """Reminder 12/2026."""
    return f"{_NAMES[letter.colour]} {letter.count}/{letter.year}"


def _in_the_letter(facts: SupervisionLetter) -> str:
    """The deadline has been named in the letter before."""
    return f"{_workdays(facts.workdays_late)} overdue" if facts.workdays_late else "without a result"


def _workdays(count: int) -> str:
    return f"{count} workday" if count == 1 else f"{count} workdays"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _standing(facts: SupervisionLetter) -> str:
    if facts.workdays_late:
        return f"{_workdays(facts.workdays_late)} overdue (due {day_and_time(facts.deadline)})"
    return f"due {day_and_time(facts.deadline)}, no result yet"


def _demand(facts: SupervisionLetter) -> str:
    if facts.letter.colour is Colour.BLUE:
        return "please hand in the result in time." if not facts.workdays_late else "please hand in the result soon."
    if facts.letter.colour is Colour.ORANGE:
        return "please act at once, and explain within one workday why it is late and when it will be done."
    return "please finish within one workday and explain in writing; naming and a summons will be proposed otherwise."


def _notice(facts: SupervisionLetter) -> Notice:
    petitioner = f", petitioner {facts.petitioner}" if facts.petitioner else ""
    body = [
        Paragraph(
            f"On {_day(facts.ordered_at)} {facts.issuer} gave your court the order {facts.number} "
            f"({KINDS[facts.order_kind]}{petitioner}). The matter: {facts.objective.rstrip(_STOPS)}. It is due {day_and_time(facts.deadline)}."
        )
    ]
    if facts.before:
        body.append(Paragraph(f"Sent before, without a result: {', '.join(number_text(one) for one in facts.before)}."))
    body.append(
        Paragraph(f"As of {_day(facts.issued_at)} it is {_in_the_letter(facts)}. {_demand(facts).capitalize()}")
    )
    if facts.last_word:
        body.append(Paragraph(f"Your last report: “{facts.last_word}”"))
    body.append(Paragraph("This letter is about this matter only. It was issued by the ladder and bears no seal."))
    return Notice(
        language="en",
        draft_mark=number_text(facts.letter),
        title=(f"Supervision letter: {_NAMES[facts.letter.colour].lower()}",),
        addressee=f"{facts.court}, {facts.label} {facts.name}:",
        body=tuple(body),
        annex_label="",
        annexes=(),
        signature=f"{facts.office}, supervision office",
        date=_day(facts.issued_at),
        imprint=tuple((f"Copied to: {one}", "") for one in facts.copied_to),
        made_at=facts.issued_at,
        accent=ACCENTS[facts.letter.colour],
    )


def letters_listed(facts: LettersListed) -> Page:
    if not facts.lines:
        return Page(f"No supervision letter was sent about {facts.number}.")
    lines = [f"<b>Letters about {facts.number}</b> (press for the Word document)"]
    lines += [
        f"{_SIGNS[one.letter.colour]} {number_text(one.letter)}, {one.issued_at:%m-%d %H:%M}, {safe(one.label)}"
        for one in facts.lines
    ]
    rows = tuple((LabelledButton(number_text(one.letter), nonce=one.button.nonce),) for one in facts.lines)
    return Page("\n".join(lines), rows)


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    SupervisionLetter: supervision_letter,
    LettersListed: letters_listed,
}
