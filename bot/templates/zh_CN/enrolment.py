from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.enrolment import CodeRefused
from rules.notifications.enrolment import (
    AccountInUse,
    AccountMoved,
    AlreadyEnrolled,
    CodeNotAccepted,
    Help,
    Identity,
    Invitation,
    InvitationUnclear,
    Welcome,
)
from rules.outgoing import Notification

_REFUSED = {
    CodeRefused.LOCKED: "输错次数过多，已暂停验证一小时。请稍后再试，或向省法院督查室重新索取。",
    CodeRefused.UNKNOWN: "此码无效。请核对是否完整，或向省法院督查室重新索取。",
    CodeRefused.USED: "此码已被使用。如非本人操作，请立即告知省法院督查室。",
    CodeRefused.EXPIRED: "此码已过期。请向省法院督查室重新索取。",
    CodeRefused.FOR_A_PERSON: "这是个人登记码，请私聊机器人使用。",
    CodeRefused.FOR_A_GROUP: "这是群绑定码，请在要绑定的群内发送 /bind 加绑定码。",
}
_FOR_ALL = """/mine 我的督办件
/open 未办结的督办件
/show 编号 查看某件
/whoami 我的登记信息"""
_FOR_ENROLLED = """<b>怎么用</b>
在群里 @法院 或姓名写明事项和期限即可交办，例如：@大连中院 请周焱院长于周五前接谈一次。
{common}
/task 交办事项　/interview 交办接谈
/appoint 编号 约定接谈　/record 编号 接谈记录
/rank 指标排名　/court 法院 查看一院
/bulletin 最近一期通报　/why 编号 查催办经过"""
_FOR_OFFICE = """<b>督查室</b>
/check 体检：尚未就绪的法院及原因
把指标表格（XLSX、CSV）发给机器人即可导入"""
_FOR_ADMIN = """<b>管理员</b>
/invite 姓名　生成登记链接
/groupcode 法院　生成群绑定码"""


def welcome(facts: Welcome) -> Page:
    posts = "、".join(safe(post) for post in facts.posts)
    held = f"（{posts}）" if posts else ""
    text = f"{safe(facts.name)}，您已登记成功{held}。发送 /help 查看用法。"
    return Page(text)


def already_enrolled(facts: AlreadyEnrolled) -> Page:
    return Page(f"{safe(facts.name)}，您此前已登记，无需重复操作。发送 /help 查看用法。")


def account_in_use(facts: AccountInUse) -> Page:
    return Page(f"本账号已登记为{safe(facts.name)}，不能再登记为他人。请由本人用自己的账号打开链接。")


def account_moved(facts: AccountMoved) -> Page:
    return Page(f"{safe(facts.name)}的登记已转到另一账号，本账号不再有效。如非本人操作，请立即告知省法院督查室。")


def code_not_accepted(facts: CodeNotAccepted) -> Page:
    return Page(_REFUSED[facts.reason])


def identity(facts: Identity) -> Page:
    lines = [f"账号编号：<code>{facts.telegram_id}</code>"]
    lines += [f"姓名：{safe(facts.name)}"] if facts.name else ["尚未登记。"]
    lines += [f"职务：{safe(post)}" for post in facts.posts]
    return Page("\n".join([*lines, *(["系统管理员"] if facts.is_admin else [])]))


def help_page(facts: Help) -> Page:
    parts = [_FOR_ENROLLED.format(common=_FOR_ALL)] if facts.is_enrolled else []
    parts += [_FOR_OFFICE] if facts.is_office else []
    parts += [_FOR_ADMIN] if facts.is_admin else []
    greeting = f"{safe(facts.name)}，您好。\n" if facts.name else ""
    return Page(greeting + "\n\n".join(parts))


def invitation(facts: Invitation) -> Page:
    posts = "、".join(safe(post) for post in facts.posts)
    return Page(
        f"{safe(facts.name)}（{posts}）的登记链接，一次有效，请单独发给本人：\n"
        f"https://t.me/{facts.bot_username}?start={safe(facts.code)}"
    )


def invitation_unclear(facts: InvitationUnclear) -> Page:
    if not facts.asked:
        return Page("用法：/invite 姓名；同名时写：/invite 法院 姓名。")
    if facts.count:
        return Page(f"名册中有 {facts.count} 位{safe(facts.asked)}。请写明法院：/invite 法院 姓名。")
    return Page(f"名册中没有在任的{safe(facts.asked)}。请核对姓名，或先导入名册。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    Welcome: welcome,
    AlreadyEnrolled: already_enrolled,
    AccountInUse: account_in_use,
    AccountMoved: account_moved,
    CodeNotAccepted: code_not_accepted,
    Identity: identity,
    Help: help_page,
    Invitation: invitation,
    InvitationUnclear: invitation_unclear,
}
