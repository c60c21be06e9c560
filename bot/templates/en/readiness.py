from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.readiness import ReadinessReport
from rules.outgoing import Notification
from rules.readiness import GeneralLack, Lack, Unready

_LACKS = {
    Lack.NO_GROUP: "no group",
    Lack.UNREACHABLE: "bot removed from the group",
    Lack.BOT_NOT_ADMIN: "bot is no administrator",
    Lack.SILENT: "no word for a long time",
    Lack.NO_PRESIDENT: "no president in the roster",
    Lack.PRESIDENT_NOT_ENROLLED: "president not enrolled",
    Lack.NO_ENFORCEMENT_DIRECTOR: "no enforcement director in the roster",
    Lack.ENFORCEMENT_DIRECTOR_NOT_ENROLLED: "enforcement director not enrolled",
}
_GENERAL = {
    GeneralLack.NO_COMMAND_GROUP: "the command group is not bound: /groupcode command",
    GeneralLack.NO_OFFICE_GROUP: "the supervision office's group is not bound: /groupcode office",
    GeneralLack.PRIVACY_MODE_ON: "privacy mode is on, the bot does not hear plain messages: switch it off at @BotFather"
    " and add the bot to its groups again, or make it an administrator",
}


def readiness_report(facts: ReadinessReport) -> Page:
    number = f" ({facts.page}/{facts.page_count})" if facts.page_count > 1 else ""
    lines = [f"<b>Check</b>{number}: {facts.ready_count} of {facts.court_count} courts are ready."]
    lines += [f"● {_GENERAL[lack]}" for lack in facts.general]
    return Page("\n".join([*lines, *(_line(one) for one in facts.unready)]))


def _line(unready: Unready) -> str:
    lacks = ", ".join(_LACKS[lack] for lack in unready.lacks)
    return f"▪ <b>{lacks}</b> ({len(unready.courts)}): {', '.join(safe(name) for name in unready.courts)}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {ReadinessReport: readiness_report}
