from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.spreadsheets import line_text, refusal_text
from bot.templates.numbers import TEXT_LIMIT, first_that_fits
from rules.notifications.indicators import FiguresAlreadyImported, FiguresImported, FiguresRefused
from rules.outgoing import Notification


def figures_imported(facts: FiguresImported) -> Page:
    return Page(first_that_fits(TEXT_LIMIT, *(summary(facts, shown) for shown in (len(facts.refusals), 20, 5, 0))))


def summary(facts: FiguresImported, shown: int) -> Callable[[], str]:
    """The summary with so many of the refused lines."""

    def written() -> str:
        taken = facts.new + facts.changed + facts.same
        lines = [
            f"<b>Figures imported</b>: {safe(facts.file_name[:60])}"
            if taken
            else f"<b>Nothing was imported</b>: {safe(facts.file_name[:60])}"
        ]
        if taken:
            span = f"{facts.days[0].isoformat()}" + (f" to {facts.days[-1].isoformat()}" if len(facts.days) > 1 else "")
            lines.append(
                f"{span}; courts: {facts.courts}, indicators: {facts.indicators}, figures: {taken} ({facts.new} new, {facts.changed} corrected, {facts.same} as before)."
            )
        if facts.refused:
            lines.append(f"Refused lines: {facts.refused}")
            lines += [safe(line_text(one)) for one in facts.refusals[:shown]]
            if facts.refused > shown:
                lines.append(f"… and {facts.refused - shown} more. Please correct them and send the file again.")
        return "\n".join(lines)

    return written


def figures_refused(facts: FiguresRefused) -> Page:
    return Page(f"<b>Not imported</b>: {safe(facts.file_name[:60])}\n{safe(refusal_text(facts.refusal))}")


def figures_already_imported(facts: FiguresAlreadyImported) -> Page:
    return Page(
        f"The same file was imported on {facts.imported_at:%Y-%m-%d %H:%M} ({safe(facts.earlier_name[:60])}, {facts.taken} figures). It was not read again."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    FiguresImported: figures_imported,
    FiguresRefused: figures_refused,
    FiguresAlreadyImported: figures_already_imported,
}
