from collections.abc import Callable, Iterable
from typing import Any

from bot.documents.interviews import InterviewWorkbookWords, interview_workbook
from bot.page import Attachment, Page, safe
from bot.pictures.interviews import InterviewPictureWords, interview_picture
from bot.templates.zh_CN.interview_words import OUTCOMES, SATISFACTIONS, WAYS
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
        return f"{first.year}年"
    if period.span is Span.MONTH:
        return f"{first.year}年{first.month}月"
    return f"{first.year}年第{'一二三四'[(first.month - 1) // 3]}季度"


def interview_counts(facts: InterviewCounts) -> Page:
    scope, total = facts.scope or "全省", facts.total
    lines = [f"<b>院长接谈　{safe(scope)}　{span(facts.period)}</b>", *_totals(total)]
    if facts.waiting:
        lines.append("未接谈最久：")
        lines += [_waiting(one) for one in facts.waiting]
    if total == Tally():
        return Page(f"{safe(scope)} {span(facts.period)}没有接谈件。抽取用 /draw，交办用 /interview。")
    if len(facts.parts) < 2:  # noqa: PLR2004 - one part is the whole
        return Page("\n".join(lines))
    picture = interview_picture(facts, _picture_words(facts))
    return Page(_fitting(lines), attachment=Attachment("接谈统计.png", picture, is_photo=True))


def _fitting(lines: list[str]) -> str:
    while len("\n".join(lines)) > _MOST_CHARACTERS and len(lines) > 1:
        lines = lines[:-1]
    return "\n".join(lines)


def _totals(total: Tally) -> Iterable[str]:
    drawn = f"（抽中 {total.drawn:,}）" if total.drawn else ""
    yield f"新增 {total.asked:,} 件{drawn}，已接谈 {total.met:,} 人次，未接谈 {total.waiting:,} 件"
    if total.ways:
        yield "方式：" + _list((WAYS[one], count) for one, count in total.ways)
    if total.outcomes:
        yield "结果：" + _list((OUTCOMES[one], count) for one, count in total.outcomes)
    if total.satisfactions:
        rate = f"（满意率 {_rate(total.content, total.answered)}）" if total.answered else ""
        yield "满意度：" + _list((SATISFACTIONS[one], count) for one, count in total.satisfactions) + rate
    if total.due or total.pending:
        rate = f"（{_rate(total.kept, total.due)}）" if total.due else ""
        yield f"承诺：到期 {total.due:,} 项，兑现 {total.kept:,}{rate}，未到期 {total.pending:,}"


def _list(counts: Iterable[tuple[str, int]]) -> str:
    return "、".join(f"{name} {count:,}" for name, count in counts)


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%"


def _waiting(one: Waiting) -> str:
    leader = f" {safe(one.leader)}" if one.leader else ""
    return f"· {safe(one.court)}{leader}　{one.number}　{one.days} 天" + ("（抽中）" if one.is_drawn else "")


def _picture_words(facts: InterviewCounts) -> InterviewPictureWords:
    total = facts.total
    return InterviewPictureWords(
        title=f"院长接谈　{facts.scope or '全省'}",
        subtitle=span(facts.period),
        tiles=(
            (f"{total.met:,}", "已接谈（人次）"),
            (f"{total.waiting:,}", "未接谈（件）"),
            (_rate(total.content, total.answered) if total.answered else "—", "满意率"),
            (_rate(total.kept, total.due) if total.due else "—", "承诺兑现率"),
        ),
        rows_heading="各院" if facts.scope else "各市",
        met="已接谈",
        waiting="未接谈",
        row="{met:,} / {waiting:,}",
        outcomes_heading="接谈结果",
        outcomes=OUTCOMES,
        satisfaction_heading="当事人评价",
        satisfactions=SATISFACTIONS,
        footer="已接谈：期内见面的人次。未接谈：期末尚未见面的全部接谈件。",
    )


def workbook(facts: InterviewWorkbook) -> Page:
    scope = facts.scope or "全省"
    title = f"院长接谈统计　{scope}　{span(facts.period)}"
    content = interview_workbook(facts, _workbook_words(title))
    name = f"接谈统计-{scope}-{span(facts.period)}.xlsx"
    return Page(f"{safe(title)}\n当事人已遮盖姓名；请勿外传。", attachment=Attachment(name, content))


def _workbook_words(title: str) -> InterviewWorkbookWords:
    return InterviewWorkbookWords(
        title=title,
        sheets=("各院", "院长", "未接谈", "共性问题"),
        total="合计",
        court="法院",
        president="接谈人",
        counts=("新增", "其中抽中", "已接谈", "未接谈", "承诺已兑现", "承诺未兑现", "承诺未到期", "满意率%"),
        ways=WAYS,
        outcomes=OUTCOMES,
        satisfactions=SATISFACTIONS,
        waiting=("法院", "接谈人", "督办件", "案号", "申请执行人", "下达日期", "已过天数", "抽中"),
        problems=("共性问题", "次数", "涉及法院", "法院", "督办件", "案号"),
        yes_no=("是", "否"),
    )


def common_problems(facts: CommonProblems) -> Page:
    if not facts.problems:
        return Page(f"{span(facts.period)}的接谈记录没有登记共性问题。")
    lines = [f"<b>接谈共性问题　{span(facts.period)}</b>"]
    for one in facts.problems:
        behind = "；".join(f"{safe(court)} {number}" for court, number, _ in one.behind)
        more = f" 等 {one.count} 件" if one.count > len(one.behind) else ""
        lines.append(f"<b>{safe(one.tag)}</b>　{one.count} 次，{one.courts} 家法院\n　{behind}{more}")
    if facts.others:
        lines.append(f"另有 {facts.others} 类。")
    lines.append("全部案件清单：/interviews 表格")
    return Page("\n".join(lines))


def period_not_understood(facts: PeriodNotUnderstood) -> Page:
    if facts.command == "problems":
        return Page("没有看懂。请写期间，例如：/problems 本月、/problems 2026-10、/problems 去年")
    return Page(
        "没有看懂，或不在您的范围内。请写法院和期间，例如：/interviews、/interviews 本月、"
        "/interviews 大连中院 2026-10；要表格加“表格”：/interviews 表格 本季度"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    InterviewCounts: interview_counts,
    InterviewWorkbook: workbook,
    CommonProblems: common_problems,
    PeriodNotUnderstood: period_not_understood,
}
