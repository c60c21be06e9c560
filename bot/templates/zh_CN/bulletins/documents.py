"""The files of a bulletin for the office."""

from bot.documents.notice_file import notice_file
from bot.documents.workbook import WorkbookWords, full_workbook
from bot.page import Attachment, Page
from bot.templates.zh_CN.bulletins.notice import day_text, notice_of
from bot.templates.zh_CN.bulletins.words import POOLS
from rules.bulletins.full_table import FullTable
from rules.bulletins.values import Bulletin
from rules.courts import Level
from rules.indicators import Certainty, Direction, Unit
from rules.notifications.bulletin_documents import BulletinNotice, BulletinWorkbook, NoticeForm

_POOLS = {**POOLS, Level.HIGH: "高级法院"}


def bulletin_notice(facts: BulletinNotice) -> Page:
    notice = notice_of(facts)
    content = notice_file(notice, facts.form)
    form = "Word" if facts.form is NoticeForm.DOCX else "PDF"
    text = (
        f"{day_text(facts.bulletin.day)}通报（草稿，{form}）。按公文格式排版，未编文号，未用印；"
        "“工作要求”中的时限留空，请督查室审定后发文。"
    )
    return Page(text, attachment=Attachment(f"通报草稿{facts.bulletin.day:%Y%m%d}.{facts.form}", content))


def bulletin_workbook(facts: BulletinWorkbook) -> Page:
    content = full_workbook(facts.bulletin, facts.table, facts.before, WORDS)
    text = f"{day_text(facts.bulletin.day)}通报全表：{len(facts.table.measured)}家法院、{len(facts.table.indicators)}项指标。"
    return Page(text, attachment=Attachment(f"通报全表{facts.bulletin.day:%Y%m%d}.xlsx", content))


def about(bulletin: Bulletin, table: FullTable) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of how the workbook came about."""
    marks = "、".join(["延迟发布"] * bulletin.is_late + ["示例数据"] * bulletin.is_sample) or "无"
    return (
        ("通报日期", day_text(bulletin.day)),
        ("数据截至", day_text(table.figures_day)),
        *(
            [("上期", f"尚无上期通报，“排名”表中指{day_text(bulletin.compared_with)}数据")]
            if bulletin.compared_with
            else []
        ),
        ("主指标", bulletin.measure.name_zh),
        ("标记", marks),
        ("数据校验（SHA-256）", bulletin.inputs_hash),
        (
            "说明",
            "本表与通报取自同一份数据。比率由分子、分母算出，百分率的增减以百分点计；位次只在同一参评范围内比较。",
        ),
        ("口径", "口径和目标的可信程度见“指标口径”表；注明“未设”的由督查室确定，不得作为官方数值引用。"),
    )


WORDS = WorkbookWords(
    sheets=("说明", "排名", "各院各项指标", "数据明细", "指标口径"),
    about=about,
    pools=_POOLS,
    short=lambda measure: measure.short_zh,
    long=lambda measure: measure.name_zh,
    places=("参评范围", "位次", "法院", "分子", "分母", "本期", "上期", "增减", "位次变化", "连续列后几名（期）"),
    court_columns=("法院代码", "法院", "层级", "上级法院"),
    figure_columns=("指标", "分子", "分母", "本期", "上期分子", "上期分母", "上期", "增减", "基数足够"),
    definition_columns=(
        "指标代码",
        "指标",
        "适用时期",
        "分子",
        "分母",
        "单位",
        "方向",
        "目标",
        "区间下限",
        "区间上限",
        "最小分母",
        "口径依据",
        "目标依据",
        "来源",
    ),
    certainties={
        Certainty.SOURCED: "见于公开文件",
        Certainty.DERIVED: "由公开数据推算",
        Certainty.GENERAL_KNOWLEDGE: "业内通行，未查证",
        Certainty.UNCERTAIN: "各处说法不一",
        Certainty.UNSET: "未设",
    },
    directions={Direction.HIGHER: "越高越好", Direction.LOWER: "越低越好"},
    units={Unit.PERCENT: "百分比", Unit.DAYS: "天", Unit.COUNT: "数量", Unit.RATIO: "比值", Unit.PLACES: "平均位次"},
    yes_no=("是", "否"),
)
