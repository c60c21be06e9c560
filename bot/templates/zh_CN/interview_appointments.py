from collections.abc import Callable
from typing import Any

from bot.calendar_file import calendar_file
from bot.page import Attachment, Page, safe
from bot.templates.zh_CN.interview_words import (
    APPOINTMENT_FAULTS,
    WAYS,
    WEEKDAYS,
)
from bot.templates.zh_CN.order_words import day_and_time, short
from rules.notifications.interview_appointments import (
    AppointmentLine,
    AppointmentMade,
    AppointmentRefused,
    AppointmentReminder,
    AppointmentWithdrawn,
    CalendarEntry,
)
from rules.outgoing import Notification


def when(one: AppointmentLine) -> str:
    rest = "　⚠️休息日" if one.is_rest_day else ""
    return f"<b>{one.starts_at.month}月{one.starts_at.day}日（{WEEKDAYS[one.starts_at.weekday()]}）{one.starts_at:%H:%M}</b>{rest}"


def appointment_made(facts: AppointmentMade) -> Page:
    head = (
        "接谈改期"
        if facts.is_change and facts.appointment.reason
        else "接谈安排有变"
        if facts.is_change
        else "接谈安排"
    )
    lines = [
        f"<b>{head}　{facts.number}</b>" + (f"　{safe(facts.petitioner)}" if facts.petitioner else ""),
        f"时间：{when(facts.appointment)}　{WAYS[facts.appointment.way]}",
    ]
    if facts.appointment.place:
        lines.append(f"地点：{safe(facts.appointment.place)}")
    if facts.is_change and facts.appointment.reason:
        lines.append(f"改期理由：{safe(facts.appointment.reason)}")
    lines.append("接谈人：" + "、".join(safe(one) for one in facts.leads))
    if facts.others:
        lines.append("参加：" + "、".join(safe(one) for one in facts.others))
    by = f"（{safe(facts.by)}安排）" if facts.by else ""
    if ending := by + ("点附件加入手机日历。" if facts.calendar else ""):
        lines.append(ending)
    return Page("\n".join(lines), attachment=_calendar(facts.calendar))


def appointment_withdrawn(facts: AppointmentWithdrawn) -> Page:
    tail = "点附件从手机日历中撤下。" if facts.calendar else ""
    if facts.successor:
        words = f"{day_and_time(facts.starts_at)}的接谈随职务移交，由{safe(facts.successor)}参加。{tail}"
        return Page(f"<b>接谈移交　{facts.number}</b>\n{words}", attachment=_calendar(facts.calendar))
    return Page(
        f"<b>接谈取消　{facts.number}</b>\n原定{day_and_time(facts.starts_at)}的接谈不再进行，督办件已撤销。{tail}",
        attachment=_calendar(facts.calendar),
    )


def appointment_reminder(facts: AppointmentReminder) -> Page:
    lines = [
        f"<b>接谈提醒　{facts.number}</b>" + (f"　{safe(facts.petitioner)}" if facts.petitioner else ""),
        f"{when(facts.appointment)}　{WAYS[facts.appointment.way]}"
        + (f"　{safe(facts.appointment.place)}" if facts.appointment.place else ""),
    ]
    if facts.earlier:
        broken = f"，承诺未兑现 {facts.broken} 项" if facts.broken else ""
        lines.append(f"此前已接谈 {facts.earlier} 次{broken}。")
    lines.append("如需改期，请发送 /appoint " + f"{short(facts.number)} 新时间 理由：……")
    return Page("\n".join(lines), attachment=_calendar(facts.calendar))


def _calendar(entry: CalendarEntry | None) -> Attachment | None:
    return calendar_file(entry, f"接谈 {entry.number}") if entry else None


def appointment_refused(facts: AppointmentRefused) -> Page:
    clashes = "；".join(
        f"{safe(one.person)}当时另有接谈 {one.number}（{day_and_time(one.starts_at)}）" for one in facts.clashes
    )
    return Page(APPOINTMENT_FAULTS[facts.fault].format(short=short(facts.number), number=facts.number, clashes=clashes))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    AppointmentMade: appointment_made,
    AppointmentWithdrawn: appointment_withdrawn,
    AppointmentReminder: appointment_reminder,
    AppointmentRefused: appointment_refused,
}
