"""What a bulletin is called."""

from bot.page import safe
from rules.bulletins.series import BulletinKind, Mode
from rules.bulletins.values import BulletinName

KINDS = {
    BulletinKind.DAILY: "Daily bulletin",
    BulletinKind.WEEKLY: "Weekly bulletin",
    BulletinKind.MONTHLY: "Monthly bulletin",
    BulletinKind.QUARTERLY: "Quarterly bulletin",
    BulletinKind.CAMPAIGN: "Battle report",
    BulletinKind.AD_HOC: "Bulletin",
    BulletinKind.QUERY: "Figures as of now (no bulletin)",
}
MODES = {
    Mode.RANK: "ranking, first and last named",
    Mode.RANGE: "against the target, nobody named",
    Mode.PROGRESS: "progress only",
    Mode.OWN_COURT_ONLY: "each court its own part only",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_title(name: BulletinName) -> str:
    """The title as the owner or its kind gives it, of a month or quarter with its name; not yet safe for markup."""
    title = name.title or KINDS[name.kind]
    if not name.title and name.figures_day and name.kind is BulletinKind.MONTHLY:
        title = f"{title}, {_MONTHS[name.figures_day.month - 1]} {name.figures_day.year}"
    elif not name.title and name.figures_day and name.kind is BulletinKind.QUARTERLY:
        title = f"{title}, Q{(name.figures_day.month - 1) // 3 + 1} {name.figures_day.year}"
    if name.correction:
        title += " [corrected]" if name.correction == 1 else f" [correction {name.correction}]"
    return title


def title_of(name: BulletinName) -> str:
    return safe(plain_title(name))


def dated(name: BulletinName) -> str:
    """“Daily bulletin” of 21 Nov, as the office speaks of one."""
    return f"“{title_of(name)}” of {name.day.day} {_MONTHS[name.day.month - 1]}"
