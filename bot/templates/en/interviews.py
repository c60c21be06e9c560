import base64
import zlib
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.page import Attachment, Page, safe
from rules.draw import DrawFault
from rules.notifications.interviews import CasesDrawn, DrawAnnounced, DrawnLine, DrawRefused
from rules.outgoing import Notification


def draw_announced(facts: DrawAnnounced) -> Page:
    left_out = (
        (facts.interviewed, f"interviewed or drawn within {facts.rest_days} days"),
        (facts.too_old, "filed before"),
        (facts.excluded, "kept out for a recorded reason"),
        (facts.unfitting, "not meeting the conditions"),
    )
    others = "; ".join(f"{number:,} {why}" for number, why in left_out if number)
    lines = [
        f"<b>Draw {facts.number} of cases for interviews</b>  {safe(facts.court)}",
        f"Asked for by {safe(facts.by)}: {facts.wanted} to be drawn"
        if facts.by
        else f"The draw of the month: {facts.wanted}",
        f"Pool: {facts.pool_size:,} cases filed since {_day(facts.since)}"
        + (f"; not in it: {others}" if others else ""),
    ]
    if facts.conditions:
        lines.append(f"Conditions: {safe('; '.join(facts.conditions))}")
    if facts.follows:
        lines.append(f"⚠️ Soon after draw {facts.follows}; the reason for another one: {safe(facts.reason)}")
    elif facts.reason:
        lines.append(f"Remark: {safe(facts.reason)}")
    lines += [
        f"Fingerprint of the pool: <code>{facts.pool_hash}</code>",
        f"Fingerprint of the seed: <code>{facts.commitment}</code>",
        "Pool and seed are fixed now, the result follows at once; anybody can check it afterwards.",
    ]
    return Page("\n".join(lines))


def cases_drawn(facts: CasesDrawn) -> Page:
    lines = [
        f"<b>Result of draw {facts.number}</b>  {safe(facts.court)}",
        *(f"{place}. {_line(line)}" for place, line in enumerate(facts.lines, start=1)),
        f"Each is an order of its own: the president meets the petitioner by {_day(facts.meet_by)}."
        if facts.meet_by
        else "The court has no president, so nothing was ordered; use /interview once there is one.",
        f"Seed: <code>{safe(facts.seed)}</code>",
        f"To check: save the file and run duban verify-draw FILE, or duban verify-draw {facts.number}",
    ]
    content = zlib.decompress(base64.b64decode(facts.record))
    return Page("\n".join(lines), attachment=Attachment(f"draw-{facts.number}.json", content))


def _line(line: DrawnLine) -> str:
    about = ", ".join(filter(None, (safe(line.petitioner), safe(line.cause), f"filed {_day(line.filed_on)}")))
    return f"{line.number}\n     {about}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def draw_refused(facts: DrawRefused) -> Page:
    return Page(_REFUSALS[facts.fault](facts))


_REFUSALS: dict[DrawFault, Callable[[DrawRefused], str]] = {
    DrawFault.NOT_UNDERSTOOD: lambda _: (
        "This was not understood. Write how many, and what there is to explain behind it: /draw 3 or /draw 2 REASON"
    ),
    DrawFault.CONDITION_NOT_UNDERSTOOD: lambda _: (
        "The conditions were not understood. There are 案由, 立案年, 标的 (with 万元 or 元), 信访次数, 状态 and 承办人, for example: "
        "/draw 3 案由=民间借贷、买卖合同 立案年=2016-2018 标的>100万元 信访次数≥3 状态=终本. A reason comes last, behind “理由：”."
    ),
    DrawFault.NOTHING_FITS: lambda facts: (
        f"None of the {facts.limit:,} cases that may be drawn meets the conditions. Ask for less, or draw without conditions."
    ),
    DrawFault.TOO_MANY: lambda facts: f"At most {facts.limit} cases at a time. Ask for fewer: /draw {facts.limit}",
    DrawFault.EMPTY_POOL: lambda facts: (
        f"There is nothing to draw from: a case must have been filed since {_day(facts.since)}, not interviewed or drawn within "
        f"{facts.rest_days} days, and not kept out for a recorded reason. Import cases first: duban cases import FILE"
    ),
    DrawFault.LARGER_THAN_POOL: lambda facts: (
        f"There are only {facts.limit} cases to draw from. Ask for fewer: /draw {facts.limit}"
    ),
    DrawFault.REASON_NEEDED: lambda facts: (
        f"This court drew on {_day(facts.last_on)} (draw {facts.last}); nobody draws again without a reason. "
        "Write it behind the number, it will be shown in the group: /draw 1 REASON"
    ),
    DrawFault.NOT_ENTITLED: lambda _: (
        "A draw is asked for by the president or enforcement director of the court or of a court above it, "
        "or by the supervision office of the high court."
    ),
    DrawFault.NO_COURT: lambda _: "Use /draw in the group of the court whose cases are to be drawn.",
}

PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    DrawAnnounced: draw_announced,
    CasesDrawn: cases_drawn,
    DrawRefused: draw_refused,
}
