from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.numbers import TEXT_LIMIT, first_that_fits
from bot.templates.zh_CN.spreadsheets import line_text, refusal_text
from rules.notifications.indicators import FiguresAlreadyImported, FiguresImported, FiguresRefused
from rules.outgoing import Notification


def figures_imported(facts: FiguresImported) -> Page:
    return Page(first_that_fits(TEXT_LIMIT, *(summary(facts, shown) for shown in (len(facts.refusals), 20, 5, 0))))


def summary(facts: FiguresImported, shown: int) -> Callable[[], str]:
    """The summary with so many of the refused lines."""

    def written() -> str:
        taken = facts.new + facts.changed + facts.same
        lines = [
            f"<b>指标数据已导入</b>：{safe(facts.file_name[:60])}"
            if taken
            else f"<b>没有导入任何数据</b>：{safe(facts.file_name[:60])}"
        ]
        if taken:
            span = f"{facts.days[0].isoformat()}" + (f" 至 {facts.days[-1].isoformat()}" if len(facts.days) > 1 else "")
            lines.append(
                f"{span}，{facts.courts}家法院，{facts.indicators}项指标，共{taken}条：新增{facts.new}，更正{facts.changed}，相同{facts.same}。"
            )
        if facts.refused:
            lines.append(f"拒收{facts.refused}行：")
            lines += [safe(line_text(one)) for one in facts.refusals[:shown]]
            if facts.refused > shown:
                lines.append(f"……另有{facts.refused - shown}行。请改正后重新发送。")
        return "\n".join(lines)

    return written


def figures_refused(facts: FiguresRefused) -> Page:
    return Page(f"<b>未导入</b>：{safe(facts.file_name[:60])}\n{safe(refusal_text(facts.refusal))}")


def figures_already_imported(facts: FiguresAlreadyImported) -> Page:
    return Page(
        f"这个文件已于 {facts.imported_at:%Y-%m-%d %H:%M} 导入过（{safe(facts.earlier_name[:60])}，{facts.taken}条），内容相同，未重复导入。"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    FiguresImported: figures_imported,
    FiguresRefused: figures_refused,
    FiguresAlreadyImported: figures_already_imported,
}
