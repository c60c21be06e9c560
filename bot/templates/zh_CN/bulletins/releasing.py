"""What holds a bulletin, and what waits for the office's press."""

from bot.page import Page, Words, safe
from bot.templates.numbers import TEXT_LIMIT, first_that_fits, value_text
from bot.templates.zh_CN.bulletins.doubting import doubt_lines
from bot.templates.zh_CN.bulletins.gathering import listed
from bot.templates.zh_CN.bulletins.names import MODES, dated
from bot.templates.zh_CN.bulletins.words import month_day
from rules.bulletins.occurrences import Hold
from rules.bulletins.ratio import Ratio
from rules.bulletins.values import HoldReason, Measure
from rules.notifications.bulletin_releases import (
    ACCEPT_DOUBTS,
    RELEASE,
    RETURN_BULLETIN,
    WITHDRAW,
    BulletinHeld,
    BulletinLapsed,
    Change,
    DryRun,
    NoRelease,
    ReleaseAsked,
    ReleaseRefused,
    Settled,
)

BUTTONS = Words({RELEASE: "发布", RETURN_BULLETIN: "退回", ACCEPT_DOUBTS: "核实无误，照发", WITHDRAW: "撤回"})


def bulletin_held(facts: BulletinHeld) -> Page:
    lines = [f"<b>{dated(facts.name)}暂缓发布</b>", f"原因：{hold_reason(facts.hold, facts.measure)}"]
    if facts.buttons:
        lines += doubt_lines(facts.hold.doubts, facts.measure)
        lines.append("请核对：数据有误的，重新导入后自动发布；核实无误的，按“照发”。一天之内未处理则不再发布。")
    else:
        lines.append("导入数据后会自动发布，并注明“延迟发布”；一天之内没有数据则不再发布。")
    missing = [f"未报数：{listed(facts.missing)}"] if facts.missing else []
    text = first_that_fits(TEXT_LIMIT, lambda: "\n".join([*lines, *missing]), lambda: "\n".join(lines))
    return Page(text, (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def hold_reason(hold: Hold, measure: Measure) -> str:
    name, day = safe(measure.short_zh), month_day(hold.figures_day) if hold.figures_day else ""
    reasons = {
        HoldReason.NO_FIGURES: f"“{name}”没有新的数据。",
        HoldReason.OLD_FIGURES: f"“{name}”最新的数据是{day}的，已过时。",
        HoldReason.INCOMPLETE: f"“{name}”{day}的数据只有{hold.reported}/{hold.expected}家法院报送。",
        HoldReason.IMPLAUSIBLE: f"“{name}”{day}的数据有{len(hold.doubts)}处异常：",
    }
    return reasons[hold.reason]


def bulletin_lapsed(facts: BulletinLapsed) -> Page:
    return Page(f"{dated(facts.name)}逾一天未能发布，已记录，不再补发。")


def release_asked(facts: ReleaseAsked) -> Page:
    if facts.settled is not None:
        return Page(settled_text(facts))
    lines = [
        f"<b>{dated(facts.name)}待发布</b>",
        f"方式：{MODES[facts.mode]}；发往{places(facts.groups, facts.people)}。",
    ]
    if facts.note:
        lines.append(f"理由：{safe(facts.note)}")
    if facts.changes:
        lines += ["数据变更：", *(change_line(one, facts.measure) for one in facts.changes)]
        lines += [f"……另有{facts.more_changes}家"] if facts.more_changes else []
    if facts.missing:
        lines.append(f"未报数{facts.missing}家，见通报。")
    if facts.doubts:
        lines += [f"数据异常{len(facts.doubts)}处：", *doubt_lines(facts.doubts, facts.measure)]
    lines.append("以上为预览，按“发布”后发出；一天之内未处理则不再发布。")
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def places(groups: int, people: int) -> str:
    return f"{groups}个群" + (f"、{people}人" if people else "")


def change_line(change: Change, measure: Measure) -> str:
    return f"· {safe(change.court)}：{share(change.was, measure)}→{share(change.now, measure)}"


def share(ratio: Ratio | None, measure: Measure) -> str:
    if ratio is None:
        return "无数据"
    counts = f"{ratio.numerator}/{ratio.denominator}"
    return f"{value_text(ratio.value, measure.unit)}（{counts}）" if ratio.denominator else counts


def settled_text(facts: ReleaseAsked) -> str:
    by = f"（{safe(facts.by)}）" if facts.by else ""
    number = f"第{facts.number}号，" if facts.number else ""
    words = {
        Settled.RELEASED: f"已发布{by}：{number}发往{places(facts.groups, facts.people)}。",
        Settled.RETURNED: f"已退回{by}，不再发布。",
        Settled.LAPSED: "逾一天未处理，不再发布。",
    }
    return f"{dated(facts.name)}{words[facts.settled] if facts.settled else ''}"


def dry_run(facts: DryRun) -> Page:
    lines = [f"<b>试排</b>：{dated(facts.name)}，{MODES[facts.mode]}，将发往{places(facts.groups, facts.people)}。"]
    if facts.hold:
        lines += [
            f"此刻会暂缓：{hold_reason(facts.hold, facts.measure)}",
            *doubt_lines(facts.hold.doubts, facts.measure),
        ]
    return Page("\n".join([*lines, "未保存，也没有发给任何人。"]))


def release_refused(facts: ReleaseRefused) -> Page:
    words, known = safe(facts.words[:40]), "、".join(safe(one) for one in facts.known)
    reasons = {
        NoRelease.UNKNOWN_NUMBER: f"没有第{words}号通报。编号见 /bulletins。"
        if words
        else "请写明编号，编号见 /bulletins。",
        NoRelease.NOT_STANDING: f"第{words}号通报已撤回。",
        NoRelease.NO_INPUTS: f"第{words}号通报发布时没有留存依据数据，不能更正，可以撤回后另发。",
        NoRelease.NOTHING_CHANGED: f"第{words}号通报的数据没有变化，不需要更正。请先导入更正后的数据。",
        NoRelease.WAITING: f"第{words}号通报的更正已在等待发布，请先处理。",
        NoRelease.SETTLED: "已有人处理，见上方消息。",
        NoRelease.NO_FIGURES: f"“{words}”没有可发布的数据。",
        NoRelease.HELD: "数据未过关，不能发布。",
        NoRelease.UNKNOWN_SERIES: f"没有看懂“{words}”。可用：{known}",
    }
    return Page(reasons[facts.reason])
