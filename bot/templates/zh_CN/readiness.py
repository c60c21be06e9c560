from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.readiness import ReadinessReport
from rules.outgoing import Notification
from rules.readiness import GeneralLack, Lack, Unready

_LACKS = {
    Lack.NO_GROUP: "未绑定群",
    Lack.UNREACHABLE: "机器人被移出群",
    Lack.BOT_NOT_ADMIN: "机器人不是管理员",
    Lack.SILENT: "群内长期无人发言",
    Lack.NO_PRESIDENT: "名册中无在任院长",
    Lack.PRESIDENT_NOT_ENROLLED: "院长未登记",
    Lack.NO_ENFORCEMENT_DIRECTOR: "名册中无在任执行局长",
    Lack.ENFORCEMENT_DIRECTOR_NOT_ENROLLED: "执行局长未登记",
}
_GENERAL = {
    GeneralLack.NO_COMMAND_GROUP: "院长之声（指挥群）尚未绑定：/groupcode 院长之声",
    GeneralLack.NO_OFFICE_GROUP: "督查室工作群尚未绑定：/groupcode 督查室",
    GeneralLack.PRIVACY_MODE_ON: "隐私模式开启，机器人收不到普通消息：请在 @BotFather 关闭后重新把机器人加入各群，或设为管理员",
}


def readiness_report(facts: ReadinessReport) -> Page:
    number = f"（{facts.page}/{facts.page_count}）" if facts.page_count > 1 else ""
    lines = [f"<b>体检</b>{number}：{facts.court_count} 个法院中 {facts.ready_count} 个已就绪。"]
    lines += [f"● {_GENERAL[lack]}" for lack in facts.general]
    return Page("\n".join([*lines, *(_line(one) for one in facts.unready)]))


def _line(unready: Unready) -> str:
    lacks = "、".join(_LACKS[lack] for lack in unready.lacks)
    return f"▪ <b>{lacks}</b>（{len(unready.courts)}）：{'、'.join(safe(name) for name in unready.courts)}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {ReadinessReport: readiness_report}
