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
        (facts.interviewed, f"{facts.rest_days} 天内已接谈或抽中"),
        (facts.too_old, "立案在此之前"),
        (facts.excluded, "已登记不参加抽取的理由"),
        (facts.unfitting, "不符合条件"),
    )
    others = "；".join(f"{why} {number:,} 件" for number, why in left_out if number)
    lines = [
        f"<b>接谈案件抽取 第 {facts.number} 号</b>　{safe(facts.court)}",
        f"{safe(facts.by)}发起，抽取 {facts.wanted} 件" if facts.by else f"每月定期抽取，本次 {facts.wanted} 件",
        f"候选 {facts.pool_size:,} 件（{_day(facts.since)}以后立案）" + (f"，未列入：{others}" if others else ""),
    ]
    if facts.conditions:
        lines.append(f"条件：{safe('；'.join(facts.conditions))}")
    if facts.follows:
        lines.append(f"⚠️ 距第 {facts.follows} 号抽取时间较近，再次抽取的理由：{safe(facts.reason)}")
    elif facts.reason:
        lines.append(f"说明：{safe(facts.reason)}")
    lines += [
        f"候选清单指纹：<code>{facts.pool_hash}</code>",
        f"种子指纹：<code>{facts.commitment}</code>",
        "候选清单和种子已经锁定，结果随即公布；公布后任何人都可以核对。",
    ]
    return Page("\n".join(lines))


def cases_drawn(facts: CasesDrawn) -> Page:
    lines = [
        f"<b>抽取结果 第 {facts.number} 号</b>　{safe(facts.court)}",
        *(f"{place}. {_line(line)}" for place, line in enumerate(facts.lines, start=1)),
        f"已分别生成接谈件，请院长于{_day(facts.meet_by)}前接谈。"
        if facts.meet_by
        else "院长空缺，未生成接谈件；到任后请用 /interview 交办。",
        f"种子：<code>{safe(facts.seed)}</code>",
        f"核对：附件存盘后运行 duban verify-draw 文件，或 duban verify-draw {facts.number}",
    ]
    content = zlib.decompress(base64.b64decode(facts.record))
    return Page("\n".join(lines), attachment=Attachment(f"抽取记录{facts.number}.json", content))


def _line(line: DrawnLine) -> str:
    about = "，".join(filter(None, (safe(line.petitioner), safe(line.cause), f"{_day(line.filed_on)}立案")))
    return f"{line.number}\n　 {about}"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def draw_refused(facts: DrawRefused) -> Page:
    return Page(_REFUSALS[facts.fault](facts))


_REFUSALS: dict[DrawFault, Callable[[DrawRefused], str]] = {
    DrawFault.NOT_UNDERSTOOD: lambda _: (
        "没有看懂。请写件数，需要说明的写在后面，例如：/draw 3 或 /draw 2 理由：原案已移送"
    ),
    DrawFault.CONDITION_NOT_UNDERSTOOD: lambda _: (
        "没有看懂条件。可用：案由、立案年、标的（须写万元或元）、信访次数、状态、承办人，例如："
        "/draw 3 案由=民间借贷、买卖合同 立案年=2016-2018 标的>100万元 信访次数≥3 状态=终本。"
        "说明写在最后，以“理由：”开头。"
    ),
    DrawFault.NOTHING_FITS: lambda facts: f"可抽取的 {facts.limit:,} 件中没有符合条件的。请放宽条件，或不带条件抽取。",
    DrawFault.TOO_MANY: lambda facts: f"一次最多抽取 {facts.limit} 件。请减少件数，例如：/draw {facts.limit}",
    DrawFault.EMPTY_POOL: lambda facts: (
        f"没有可抽取的案件：候选案件须在 {_day(facts.since)}以后立案，{facts.rest_days} 天内未接谈、未抽中，"
        "且没有登记不参加抽取的理由。请先导入案件：duban cases import 文件"
    ),
    DrawFault.LARGER_THAN_POOL: lambda facts: f"候选案件只有 {facts.limit} 件。请减少件数，例如：/draw {facts.limit}",
    DrawFault.REASON_NEEDED: lambda facts: (
        f"本院 {_day(facts.last_on)}已抽取（第 {facts.last} 号），不得无故重抽。确需再抽，请写明理由，"
        "理由将公布在群内，例如：/draw 1 理由：原案已移送"
    ),
    DrawFault.NOT_ENTITLED: lambda _: "抽取由本院院长、执行局长或上级法院院长、执行局长和省法院督查室发起。",
    DrawFault.NO_COURT: lambda _: "请在要抽取的法院的群里使用 /draw。",
}

PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    DrawAnnounced: draw_announced,
    CasesDrawn: cases_drawn,
    DrawRefused: draw_refused,
}
