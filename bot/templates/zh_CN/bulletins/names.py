"""What a bulletin is called."""

from bot.page import safe
from rules.bulletins.series import BulletinKind, Mode
from rules.bulletins.values import BulletinName

KINDS = {
    BulletinKind.DAILY: "执行指标日通报",
    BulletinKind.WEEKLY: "执行指标周通报",
    BulletinKind.MONTHLY: "执行指标月通报",
    BulletinKind.QUARTERLY: "执行指标季度通报",
    BulletinKind.CAMPAIGN: "战报",
    BulletinKind.AD_HOC: "执行指标通报",
    BulletinKind.QUERY: "执行指标查询（非通报）",
}
MODES = {
    Mode.RANK: "排名点名",
    Mode.RANGE: "区间评价",
    Mode.PROGRESS: "只表扬进步",
    Mode.OWN_COURT_ONLY: "只发本院",
}
_QUARTERS = ("一", "二", "三", "四")


def plain_title(name: BulletinName) -> str:
    """The title as the owner or its kind gives it, of a month or quarter with its name; not yet safe for markup."""
    title = KINDS[name.kind]
    if name.kind is BulletinKind.CAMPAIGN and name.title:
        title = name.title if name.title.endswith("报") else f"{name.title}战报"
    elif name.title:
        title = name.title
    elif name.kind is BulletinKind.MONTHLY and name.figures_day:
        title = f"{name.figures_day.month}月份执行指标通报"
    elif name.kind is BulletinKind.QUARTERLY and name.figures_day:
        title = f"第{_QUARTERS[(name.figures_day.month - 1) // 3]}季度执行指标通报"
    if name.correction:
        title += "〔更正〕" if name.correction == 1 else f"〔第{name.correction}次更正〕"
    return title


def title_of(name: BulletinName) -> str:
    return safe(plain_title(name))


def dated(name: BulletinName) -> str:
    """11月21日《执行指标日通报》, as the office speaks of one."""
    return f"{name.day.month}月{name.day.day}日《{title_of(name)}》"
