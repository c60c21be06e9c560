from collections.abc import Callable, Iterable
from typing import Any

from bot.documents.interviews import InterviewWorkbookWords, interview_workbook
from bot.page import Attachment, Page, safe
from bot.pictures.interviews import InterviewPictureWords, interview_picture
from bot.templates.en.interview_words import OUTCOMES, SATISFACTIONS, WAYS
from rules.interviews.counts import Tally
from rules.interviews.periods import Period, Span
from rules.notifications.interview_counts import (
    CommonProblems,
    InterviewCounts,
    InterviewWorkbook,
    PeriodNotUnderstood,
    Waiting,
)
from rules.outgoing import Notification

_MOST_CHARACTERS = 900
"""So many fit under a picture, markup left out."""


def span(period: Period) -> str:
    first = period.first
    if period.span is Span.YEAR:
        return f"{first.year}"
    if period.span is Span.MONTH:
        return f"{first:%B %Y}"
    return f"Q{(first.month - 1) // 3 + 1} {first.year}"


def interview_counts(facts: InterviewCounts) -> Page:
    scope, total = facts.scope or "the province", facts.total
    lines = [f"<b>Interviews · {safe(scope)} · {span(facts.period)}</b>", *_totals(total)]
    if facts.waiting:
        lines.append("Waiting longest:")
        lines += [_waiting(one) for one in facts.waiting]
    if total == Tally():
        return Page(
            f"No interviews: {safe(scope)}, {span(facts.period)}. Draw cases with /draw, order one with /interview."
        )
    if len(facts.parts) < 2:  # noqa: PLR2004 - one part is the whole
        return Page("\n".join(lines))
    picture = interview_picture(facts, _picture_words(facts))
    return Page(_fitting(lines), attachment=Attachment("interviews.png", picture, is_photo=True))


def _fitting(lines: list[str]) -> str:
    while len("\n".join(lines)) > _MOST_CHARACTERS and len(lines) > 1:
        lines = lines[:-1]
    return "\n".join(lines)


def _totals(total: Tally) -> Iterable[str]:
    drawn = f" ({total.drawn:,} by lot)" if total.drawn else ""
    yield f"{total.asked:,} new{drawn}, {total.met:,} held, {total.waiting:,} not yet held"
    if total.ways:
        yield "How: " + _list((WAYS[one], count) for one, count in total.ways)
    if total.outcomes:
        yield "Outcome: " + _list((OUTCOMES[one], count) for one, count in total.outcomes)
    if total.satisfactions:
        rate = f" ({_rate(total.content, total.answered)} content)" if total.answered else ""
        yield "Satisfaction: " + _list((SATISFACTIONS[one], count) for one, count in total.satisfactions) + rate
    if total.due or total.pending:
        rate = f" ({_rate(total.kept, total.due)})" if total.due else ""
        yield f"Promises: {total.kept:,} of {total.due:,} due kept{rate}, {total.pending:,} not due yet"


def _list(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts)


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%"


def _waiting(one: Waiting) -> str:
    leader = f" {safe(one.leader)}" if one.leader else ""
    return f"· {safe(one.court)}{leader} · {one.number} · {one.days} days" + (" (by lot)" if one.is_drawn else "")


def _picture_words(facts: InterviewCounts) -> InterviewPictureWords:
    total = facts.total
    return InterviewPictureWords(
        title=f"Interviews · {facts.scope or 'Province'}",
        subtitle=span(facts.period),
        tiles=(
            (f"{total.met:,}", "held"),
            (f"{total.waiting:,}", "not yet held"),
            (_rate(total.content, total.answered) if total.answered else "—", "content"),
            (_rate(total.kept, total.due) if total.due else "—", "promises kept"),
        ),
        rows_heading="Courts" if facts.scope else "Cities",
        met="held",
        waiting="not yet",
        row="{met:,} / {waiting:,}",
        outcomes_heading="Outcomes",
        outcomes=OUTCOMES,
        satisfaction_heading="What petitioners said",
        satisfactions=SATISFACTIONS,
        footer="Held: within the period. Not yet: all that were open at its end.",
    )


def workbook(facts: InterviewWorkbook) -> Page:
    scope = facts.scope or "Province"
    title = f"Interviews · {scope} · {span(facts.period)}"
    content = interview_workbook(facts, _workbook_words(title))
    name = f"interviews-{scope}-{span(facts.period)}.xlsx"
    return Page(f"{safe(title)}\nPetitioners are masked; do not pass it on.", attachment=Attachment(name, content))


def _workbook_words(title: str) -> InterviewWorkbookWords:
    return InterviewWorkbookWords(
        title=title,
        sheets=("Courts", "Presidents", "Not yet held", "Problems"),
        total="Total",
        court="Court",
        president="Led by",
        counts=(
            "New",
            "By lot",
            "Held",
            "Not yet held",
            "Promises kept",
            "Promises broken",
            "Not due yet",
            "Content %",
        ),
        ways=WAYS,
        outcomes=OUTCOMES,
        satisfactions=SATISFACTIONS,
        waiting=("Court", "Led by", "Order", "Case", "Petitioner", "Since", "Days", "By lot"),
        problems=("Problem", "Times", "Courts", "Court", "Order", "Case"),
        yes_no=("yes", "no"),
    )


def common_problems(facts: CommonProblems) -> Page:
    if not facts.problems:
        return Page(f"No common problems were recorded: {span(facts.period)}.")
    lines = [f"<b>Common problems · {span(facts.period)}</b>"]
    for one in facts.problems:
        behind = "; ".join(f"{safe(court)} {number}" for court, number, _ in one.behind)
        more = f" and {one.count - len(one.behind)} more" if one.count > len(one.behind) else ""
        lines.append(f"<b>{safe(one.tag)}</b> · {one.count} times, {one.courts} courts\n  {behind}{more}")
    if facts.others:
        lines.append(f"{facts.others} more kinds.")
    lines.append("All cases behind them: /interviews xlsx")
    return Page("\n".join(lines))


def period_not_understood(facts: PeriodNotUnderstood) -> Page:
    if facts.command == "problems":
        return Page("Not understood. Name a period: /problems 本月, /problems 2026-10, /problems 2026")
    return Page(
        "Not understood, or not within your reach. Name a court and a period: /interviews, /interviews 本月, "
        "/interviews 大连中院 2026-10; as a workbook: /interviews xlsx 2026"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    InterviewCounts: interview_counts,
    InterviewWorkbook: workbook,
    CommonProblems: common_problems,
    PeriodNotUnderstood: period_not_understood,
}
