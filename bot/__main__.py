"""The command line: `duban`, or `python -m bot`. Each command imports what it needs when it runs, so that --help is quick."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from rules.groups import GroupKind
from rules.reading.values import OrderKind

app = typer.Typer(
    name="duban",
    help="督办：督办件、督办阶梯与指标通报 · Tracked orders, an escalation ladder and indicator bulletins",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
roster = typer.Typer(help="名册：法院、人员、包保 · Courts, people and guarantees", no_args_is_help=True)
indicators = typer.Typer(help="指标数据 · Figures of the indicators", no_args_is_help=True)
cases = typer.Typer(help="案件台账 · The register of cases", no_args_is_help=True)
key = typer.Typer(help="加密姓名的密钥 · The key that encrypts names", no_args_is_help=True)
erase = typer.Typer(help="彻底删除个人信息 · Delete everything of a person or a case", no_args_is_help=True)
ledger = typer.Typer(help="督办台账 · The ledger of orders", no_args_is_help=True)
policy = typer.Typer(help="策略文件：核对、推演 · The policy: is it good, what would it do", no_args_is_help=True)
app.add_typer(policy, name="policy")
calendar = typer.Typer(help="工作日历 · The working calendar", no_args_is_help=True)
misread = typer.Typer(help="被更正的读法 · Readings that people corrected", no_args_is_help=True)
bulletin = typer.Typer(help="通报 · Bulletins", no_args_is_help=True)
app.add_typer(bulletin, name="bulletin")
app.add_typer(misread, name="misread")
app.add_typer(ledger, name="ledger")
app.add_typer(calendar, name="calendar")
app.add_typer(roster, name="roster")
app.add_typer(cases, name="cases")
app.add_typer(key, name="key")
app.add_typer(erase, name="erase")
app.add_typer(indicators, name="indicators")

ExistingFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, metavar="文件")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="覆盖已有文件 · replace the file if it exists")]


@app.command()
def run() -> None:
    """启动机器人（需先 migrate，并设置 DUBAN_TOKEN）· Run the bot until Ctrl-C."""
    from bot.memory import leave_out_colours

    gc.disable()  # until all is loaded: looking through it again and again takes a tenth of the time
    leave_out_colours()
    from bot.commands.run import run as run_bot

    run_bot()


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="页面端口，0 为自动选择 · port of the page, 0 takes a free one")] = 0,
) -> None:
    """不用 Telegram、不用联网：在浏览器里试用 · Try everything in the browser, without Telegram and network."""
    from bot.demo.command import demo as run_demo

    run_demo(port)


@app.command()
def check() -> None:
    """体检：设置、数据库、令牌、尚未就绪的法院 · Settings, database, token, and the courts that are not ready."""
    from bot.commands.check import check as run_check

    run_check()


@app.command()
def migrate() -> None:
    """建立或升级数据库，首次建立时导入 128 家法院 · Make the database, or bring it to this version."""
    from bot.commands.migrate import migrate as run_migrate

    run_migrate()


@policy.command("check")
def check_policy() -> None:
    """核对策略文件，逐条指出走不到或没有尽头的督办步骤 · Refuse steps that can never come, or never end."""
    from bot.commands.policy import check as run_check_policy

    run_check_policy()


@policy.command("simulate")
def simulate_policy(
    kind: Annotated[
        OrderKind, typer.Option(help="种类 · task 交办、interview 接谈、rectification 整改、promise 承诺")
    ] = OrderKind.TASK,
    is_urgent: Annotated[bool, typer.Option("--urgent", help="特急 · around the clock")] = False,
    issued: Annotated[str, typer.Option(help="下达时刻，如 2026-09-30 16:00，默认现在 · when it is issued")] = "",
    deadline: Annotated[str, typer.Option(help="办结时限，默认十日后 17:30 · the deadline")] = "",
) -> None:
    """推演一件督办件的催办时间表（含节假日、静默时段）· The timeline of an order on which nobody acts."""
    from bot.commands.policy import simulate

    simulate(kind, issued, deadline, is_urgent=is_urgent)


@misread.command("export")
def export_misreadings(
    path: Annotated[Path, typer.Argument(dir_okay=False, metavar="文件")],
    overwrite: Overwrite = False,
) -> None:
    """导出为 JSON 行（姓名已隐去）· Write them as JSON lines, without names of parties."""
    from bot.commands.misread import export

    export(path, is_overwriting=overwrite)


@calendar.command("import")
def import_calendar(path: ExistingFile) -> None:
    """登记放假安排：文本文件，每行如 休 2027-01-01 元旦 · Take the yearly notice from a text file, a day or range a line."""
    from bot.commands.calendar import import_file

    import_file(path)


@ledger.command("export")
def export_ledger(
    path: Annotated[Path, typer.Argument(dir_okay=False, metavar="文件")],
    words: Annotated[list[str] | None, typer.Argument(metavar="[筛选词...]")] = None,
    overwrite: Overwrite = False,
) -> None:
    """导出为 .xlsx 或 .docx，筛选词同 /ledger（如 大连中院辖区 红 本月）· Write the ledger as a file, filtered as /ledger is."""
    from bot.commands.ledger import export

    export(path, " ".join(words or []), is_overwriting=overwrite)


@roster.command("import")
def import_roster(
    files: Annotated[
        list[Path] | None, typer.Argument(exists=True, dir_okay=False, readable=True, metavar="[文件...]")
    ] = None,
) -> None:
    """导入 XLSX 或 CSV；不写文件则导入自带的 128 家法院 · Import files, or the shipped courts if none is named."""
    from bot.commands.roster import import_files

    import_files(files or [])


@roster.command("template")
def roster_template(
    path: Annotated[Path, typer.Argument(dir_okay=False, metavar="文件")] = Path("名册模板.xlsx"),
    overwrite: Overwrite = False,
) -> None:
    """生成名册模板（含 128 家法院）· Write the workbook to fill in."""
    from bot.commands.roster import write_template

    write_template(path, is_overwriting=overwrite)


@indicators.command("import")
def import_indicators(path: ExistingFile) -> None:
    """导入指标数据，XLSX 或 CSV · Import figures from a file."""
    from bot.commands.indicators import import_file

    import_file(path)


@indicators.command("define")
def define_indicators(path: ExistingFile) -> None:
    """采用自定的指标口径和综合指标，XLSX 或 CSV · Take the owner's own definitions, and combinations of several."""
    from bot.commands.indicators import define

    define(path)


@indicators.command("list")
def list_indicators() -> None:
    """列出全部指标：代码、目标、口径和目标有多可靠 · List every definition and how well it is known."""
    from bot.commands.indicators import list_definitions

    list_definitions()


@indicators.command("template")
def indicators_template(
    path: Annotated[Path, typer.Argument(dir_okay=False, metavar="文件")] = Path("指标模板.xlsx"),
    overwrite: Overwrite = False,
) -> None:
    """生成指标数据模板 · Write the workbook to fill in."""
    from bot.commands.indicators import write_template

    write_template(path, is_overwriting=overwrite)


@bulletin.command("list")
def list_bulletins() -> None:
    """列出已发布的通报及编号 · List what was published, with numbers."""
    from bot.commands.bulletins import list_bulletins as run_list

    run_list()


@bulletin.command("reproduce")
def reproduce_bulletin(
    number: Annotated[int, typer.Argument(metavar="编号", min=1)],
    folder: Annotated[Path, typer.Option("--out", file_okay=False, help="输出目录 · where to write")] = Path(),
) -> None:
    """用留存的依据数据重算一期通报，文字和图片逐字节一致 · Make a bulletin again, byte for byte."""
    from bot.commands.bulletins import reproduce

    reproduce(number, folder)


@bulletin.command("export")
def export_bulletin(
    number: Annotated[int, typer.Argument(metavar="编号", min=1)],
    folder: Annotated[Path, typer.Option("--out", file_okay=False, help="输出目录 · where to write")] = Path(),
) -> None:
    """导出一期通报：公文草稿（Word、PDF）、全表（Excel）和图片 · Write a bulletin's documents and pictures."""
    from bot.commands.bulletins import export

    export(number, folder)


@app.command()
def invite(
    name: Annotated[str, typer.Argument(metavar="[姓名]")] = "",
    everybody: Annotated[bool, typer.Option("--all", help="所有未登记的人 · everybody who is not enrolled")] = False,
    out: Annotated[Path | None, typer.Option(dir_okay=False, help="写入 CSV 文件 · write a CSV file")] = None,
) -> None:
    """生成个人登记链接 · Make links by which people enrol."""
    from bot.commands.invite import invite as run_invite

    run_invite(name, is_for_all=everybody, out=out)


@app.command("group-code")
def group_code(
    court: Annotated[str, typer.Argument(metavar="[法院]")] = "",
    kind: Annotated[GroupKind, typer.Option(help="court 法院群、command 院长之声、office 督查室")] = GroupKind.COURT,
) -> None:
    """生成群绑定码 · Make a code by which a group is bound."""
    from bot.commands.invite import group_code as run_group_code

    run_group_code(court, kind)


@cases.command("import")
def import_cases(file: ExistingFile) -> None:
    """导入案件台账（XLSX 或 CSV），姓名加密保存 · Import the register; names are kept encrypted."""
    from bot.commands.cases import import_file

    import_file(file)


Purpose = Annotated[
    str,
    typer.Option(
        "--purpose",
        help="用途（核对身份、联系当事人、准备接谈、起草文书、来访登记），记入审计 · why; kept in the audit chain",
    ),
]


@cases.command("show")
def show_case(number: Annotated[str, typer.Argument(metavar="案号")], purpose: Purpose) -> None:
    """查阅当事人全名（须写用途）· Show the full names of a case."""
    from bot.commands.cases import show

    show(number, purpose)


@cases.command("find")
def find_cases(name: Annotated[str, typer.Argument(metavar="姓名")], purpose: Purpose) -> None:
    """查一名申请执行人在各院的全部案件（须写用途）· Find every case of a petitioner, in all courts."""
    from bot.commands.cases import find

    find(name, purpose)


@cases.command("template")
def cases_template(
    path: Annotated[Path, typer.Argument(dir_okay=False, metavar="文件")] = Path("案件台账模板.xlsx"),
    overwrite: Overwrite = False,
) -> None:
    """生成案件台账模板 · Write the workbook to fill in."""
    from bot.commands.cases import write_template

    write_template(path, is_overwriting=overwrite)


@key.command("create")
def create_key() -> None:
    """生成密钥文件（DUBAN_KEY_FILE）· Make the key file."""
    from bot.commands.key import create

    create()


@key.command("rotate")
def rotate_key() -> None:
    """更换密钥，重新加密全部姓名；中断后再运行即可继续 · Change the key; run again if it was interrupted."""
    from bot.commands.key import rotate

    rotate()


Confirmed = Annotated[bool, typer.Option("--yes", help="不再询问 · do not ask")]


@erase.command("petitioner")
def erase_petitioner(name: Annotated[str, typer.Argument(metavar="姓名")], yes: Confirmed = False) -> None:
    """删除一名申请执行人的全部内容，并重写数据库文件 · Delete everything of a petitioner."""
    from bot.commands.erase import petitioner

    petitioner(name, is_confirmed=yes)


@erase.command("case")
def erase_case(number: Annotated[str, typer.Argument(metavar="案号")], yes: Confirmed = False) -> None:
    """删除一个案件的全部内容，并重写数据库文件 · Delete everything of a case."""
    from bot.commands.erase import case

    case(number, is_confirmed=yes)


@erase.command("person")
def erase_person(name: Annotated[str, typer.Argument(metavar="姓名|人员编号")], yes: Confirmed = False) -> None:
    """删除名册中一人的姓名、账号和私聊，并重写数据库文件 · Make somebody of the roster nameless."""
    from bot.commands.erase import person

    person(name, is_confirmed=yes)


@app.command("verify-draw")
def verify_draw(which: Annotated[str, typer.Argument(metavar="文件|编号")]) -> None:
    """核对一次抽取：重算并与公布的指纹比对 · Replay a draw and compare it with what was announced."""
    from bot.commands.draws import verify_draw as run_verify_draw

    run_verify_draw(which)


@app.command("read-orders")
def read_orders(
    roster_file: Annotated[
        Path | None, typer.Option("--roster", exists=True, dir_okay=False, help="名册文件 · courts and people")
    ] = None,
    usernames: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="用户名对照表（JSON）· table of usernames")
    ] = None,
) -> None:
    """读消息：标准输入每行一个 JSON，输出读出的交办 · Read messages, one JSON object a line, as orders."""
    from bot.commands.read_orders import run_read_orders

    run_read_orders(roster_file, usernames)


@app.command("read-deadlines")
def read_deadlines() -> None:
    """读时限：标准输入每行一个 JSON，输出日期和时间 · Read deadlines, one JSON object a line."""
    from bot.commands.read_orders import run_read_deadlines

    run_read_deadlines()


def main() -> None:
    """The entry point of the console script."""
    app()


if __name__ == "__main__":
    main()
