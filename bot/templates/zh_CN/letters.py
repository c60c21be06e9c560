from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.documents.notice import Notice, Paragraph
from bot.documents.notice_file import notice_file
from bot.page import Attachment, LabelledButton, Page, safe
from bot.templates.zh_CN.order_words import KINDS, day_and_time, short
from rules.letters import Colour, LetterNumber
from rules.notifications.letters import LettersListed, SupervisionLetter
from rules.outgoing import Notification

_NAMES = {Colour.BLUE: "提醒单", Colour.ORANGE: "预警单", Colour.RED: "督办单"}
_SIGNS = {Colour.BLUE: "🔵", Colour.ORANGE: "🟠", Colour.RED: "🔴"}
ACCENTS = {Colour.BLUE: "#1F5FA8", Colour.ORANGE: "#C55A11", Colour.RED: "#C00000"}


def supervision_letter(facts: SupervisionLetter) -> Page:
    notice = _notice(facts)
    content = notice_file(notice, facts.form)
    mention = f'<a href="tg://user?id={facts.telegram_id}">{safe(facts.name)}</a>，' if facts.telegram_id else ""
    text = (
        f"{_SIGNS[facts.letter.colour]} <b>{number_text(facts.letter)}</b>　{facts.number}（{KINDS[facts.order_kind]}）"
        f"{safe(facts.court)}{safe(facts.label)}{_standing(facts)}。{mention}{_demand(facts)}\n"
        f"说明情况：/report {short(facts.number)}　报送结果：/submit {short(facts.number)}"
    )
    return Page(text, attachment=Attachment(f"{number_text(facts.letter)}.{facts.form}", content))


def number_text(letter: LetterNumber) -> str:
    """提醒单〔2026〕12号."""
    return f"{_NAMES[letter.colour]}〔{letter.year}〕{letter.count}号"


def _standing(facts: SupervisionLetter) -> str:
    if facts.workdays_late:
        return f"已逾期{facts.workdays_late}个工作日（时限{day_and_time(facts.deadline)}）"
    return f"应于{day_and_time(facts.deadline)}前办结，尚未报送结果"


def _in_the_letter(facts: SupervisionLetter) -> str:
    """The deadline has been named in the letter before."""
    return f"已逾期{facts.workdays_late}个工作日" if facts.workdays_late else "尚未报送结果"


def _demand(facts: SupervisionLetter) -> str:
    if facts.letter.colour is Colour.BLUE:
        return "请抓紧办理，按期报送结果。" if not facts.workdays_late else "请尽快办结并报送结果。"
    if facts.letter.colour is Colour.ORANGE:
        return "请立即办理，并于1个工作日内说明原因和完成时间。"
    return "请于1个工作日内办结，并书面说明逾期原因；仍未办结的，将提请点名、约谈。"


def _notice(facts: SupervisionLetter) -> Notice:
    petitioner = f"，申请执行人{facts.petitioner}" if facts.petitioner else ""
    matter = facts.objective.rstrip("。；;，")
    body = [
        Paragraph(
            f"{facts.issuer}于{_day(facts.ordered_at)}交办的{facts.number}号督办件（{KINDS[facts.order_kind]}{petitioner}），"
            f"由你院负责办理。事项：{matter}。办结时限：{_day(facts.deadline)}。"
        )
    ]
    if facts.before:
        letters = "、".join(number_text(one) for one in facts.before)
        body.append(Paragraph(f"此前已发{letters}，未见办结。"))
    body.append(Paragraph(f"截至{_day(facts.issued_at)}，本件{_in_the_letter(facts)}。{_demand(facts)}"))
    if facts.last_word:
        body.append(Paragraph(f"最近一次反馈：“{facts.last_word}”。"))
    body.append(Paragraph("一事一单，不盖印章。如有异议，请告省法院督查室。"))
    return Notice(
        language="zh",
        draft_mark=number_text(facts.letter),
        title=(f"督办{_NAMES[facts.letter.colour]}" if facts.letter.colour is not Colour.RED else "督办单",),
        addressee=f"{facts.court}{facts.label}{facts.name}：",
        body=tuple(body),
        annex_label="",
        annexes=(),
        signature=f"{facts.office}督查室",
        date=_day(facts.issued_at),
        imprint=tuple((f"抄送：{one}院长", "") for one in facts.copied_to),
        made_at=facts.issued_at,
        accent=ACCENTS[facts.letter.colour],
    )


def _day(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def letters_listed(facts: LettersListed) -> Page:
    if not facts.lines:
        return Page(f"{facts.number} 没有发过督办函。")
    lines = [f"<b>{facts.number}　督办函</b>（点按可取 Word 版）"]
    lines += [
        f"{_SIGNS[one.letter.colour]} {number_text(one.letter)}　{one.issued_at:%m-%d %H:%M}　{safe(one.label)}"
        for one in facts.lines
    ]
    rows = tuple((LabelledButton(number_text(one.letter), nonce=one.button.nonce),) for one in facts.lines)
    return Page("\n".join(lines), rows)


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    SupervisionLetter: supervision_letter,
    LettersListed: letters_listed,
}
