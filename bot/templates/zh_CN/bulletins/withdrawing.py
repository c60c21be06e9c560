"""Taking a bulletin back."""

from bot.page import Page, safe
from bot.templates.zh_CN.bulletins.names import dated, title_of
from bot.templates.zh_CN.bulletins.releasing import BUTTONS
from bot.templates.zh_CN.bulletins.words import month_day
from rules.notifications.bulletin_releases import BulletinWithdrawn, MessageWithdrawn, WithdrawalAsked, WithdrawalDone

LISTED = 20


def withdrawal_asked(facts: WithdrawalAsked) -> Page:
    if facts.by:
        return Page(f"{dated(facts.name)}（第{facts.number}号）由{safe(facts.by)}撤回，正在从{facts.chats}处收回。")
    note = f"理由：{safe(facts.note)}\n" if facts.note else ""
    text = (
        f"<b>撤回{dated(facts.name)}（第{facts.number}号）？</b>\n{note}"
        f"将从{facts.chats}处删除；发出超过48小时、无法删除的，改为“已撤回”字样。"
    )
    return Page(text, (BUTTONS.row(facts.buttons),))


def message_withdrawn(facts: MessageWithdrawn) -> Page:
    return Page(f"〔已撤回〕{month_day(facts.name.day)}《{title_of(facts.name)}》，请勿引用。")


def bulletin_withdrawn(facts: BulletinWithdrawn) -> Page:
    return Page(f"{dated(facts.name)}已撤回，请勿引用、转发。")


def withdrawal_done(facts: WithdrawalDone) -> Page:
    lines = [f"{dated(facts.name)}（第{facts.number}号）已从{facts.taken_back}处收回。"]
    if facts.never_left:
        lines.append(f"另有{facts.never_left}处未曾发出。")
    if facts.unreached:
        more = f"等{len(facts.unreached)}处" if len(facts.unreached) > LISTED else ""
        lines.append(f"未能收回：{'、'.join(safe(one) for one in facts.unreached[:LISTED])}{more}")
    return Page("\n".join(lines))
