"""Titles and offices, and what post they stand for."""

from dataclasses import dataclass

from rules.people import Role


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its usual form, and what it entitles to."""

    role: Role
    words: str


def _titles(role: Role, usual: str, *words: str) -> dict[str, Title]:
    return dict.fromkeys((usual, *words), Title(role, usual))


TITLES: dict[str, Title] = {
    **_titles(Role.PRESIDENT, "院长", "法院院长", "一把手", "党组书记", "主要负责人", "主要负责同志", "主要领导"),
    **_titles(
        Role.VICE_PRESIDENT,
        "副院长",
        "分管副院长",
        "主管副院长",
        "主管院长",
        "分管院长",
        "常务副院长",
        "分管领导",
        "主管领导",
        "分管执行副院长",
        "分管执行工作的副院长",
        "分管执行的副院长",
        "主管执行的副院长",
        "分管执行院长",
        "执行副院长",
    ),
    **_titles(
        Role.ENFORCEMENT_DIRECTOR,
        "执行局长",
        "执行局局长",
        "局长",
        "执行局负责人",
        "执行局的局长",
        "执行局主要负责人",
        "执行局一把手",
    ),
    **_titles(Role.DEPUTY_ENFORCEMENT_DIRECTOR, "副局长"),
    **_titles(Role.DEPUTY_ENFORCEMENT_DIRECTOR, "执行局副局长", "执行副局长"),
    **_titles(Role.DIVISION_HEAD, "执行庭长", "执行庭庭长", "庭长"),
    **_titles(Role.DIVISION_HEAD, "立案庭长", "立案庭庭长"),
    **_titles(Role.DIVISION_HEAD, "民庭庭长", "民庭长"),
    **_titles(Role.DIVISION_HEAD, "审监庭长", "审监庭庭长"),
    **_titles(
        Role.COMMAND_CENTRE_DIRECTOR, "执行指挥中心主任", "指挥中心主任", "主任", "执行指挥中心负责人", "指挥中心负责人"
    ),
    **_titles(Role.SUPERVISION_OFFICER, "督查室主任", "督查室负责人"),
    **_titles(Role.STAFF, "纪检组长", "纪检组组长"),
    **_titles(Role.STAFF, "政治部主任"),
    **_titles(Role.STAFF, "办公室主任"),
    **{
        words: Title(Role.STAFF, words)
        for words in ("法警支队长", "法警大队长", "法警队长", "支队长", "大队长", "队长", "处长", "科长", "组长")
    },
}
# 贺队长, 信访处贾处长: titles only behind somebody's surname; 找组长, 任组长 call nobody.
NAMED_TITLES: frozenset[str] = frozenset(("支队长", "大队长", "队长", "处长", "科长", "组长"))

OFFICES: dict[str, Title] = {
    **_titles(Role.ENFORCEMENT_DIRECTOR, "执行局"),
    **_titles(Role.COMMAND_CENTRE_DIRECTOR, "执行指挥中心", "指挥中心"),
    **_titles(Role.SUPERVISION_OFFICER, "督查室", "督办室", "督查处"),
    **{
        office: Title(Role.STAFF, office)
        for office in (
            "纪检组",
            "政治部",
            "办公室",
            "立案庭",
            "研究室",
            "监察室",
            "监察处",
            "审管办",
            "审判管理办公室",
            "法警支队",
            "法警大队",
            "法警队",
            "法警总队",
            "宣传处",
            "信访办",
            "信访处",
            "机要室",
            "案管办",
            "质效办",
            "执行二处",
            "执行一处",
            "执行三庭",
            "保全中心",
            "诉讼服务中心",
            "人民法庭",
            "各人民法庭",
            "各派出法庭",
            "派出法庭",
            "各庭室",
            "各业务庭",
            "速裁庭",
            "刑庭",
            "民一庭",
            "民二庭",
            "行政庭",
            "审监庭",
            "破产庭",
            "装备处",
            "法宣处",
            "干部处",
            "人事处",
            "教育处",
            "司法警察支队",
            "信访室",
            "信息中心",
            "技术处",
            "财务处",
            "机关党委",
            "机关纪委",
            "行装处",
            "新闻办",
            "司法技术处",
            "执行庭",
            "执行一庭",
            "执行二庭",
            "综合处",
            "立案信访局",
            "审计处",
            "鉴定处",
            "调研室",
            "赔偿办",
            "执行监督处",
            "执行裁判庭",
            "执行裁决庭",
            "执行实施庭",
            "纪检监察组",
            "政治处",
            "政工科",
            "政工处",
            "监察科",
            "行装科",
            "法警科",
            "审判管理科",
            "信访科",
            "综合办公室",
        )
    },
}

# 信访处处长, 办公室主任: whoever leads an office.
_LEADERS = {
    "处": "处长",
    "室": "主任",
    "庭": "庭长",
    "队": "队长",
    "办": "主任",
    "中心": "主任",
    "局": "局长",
    "组": "组长",
}
_LED = {
    f"{office}{leader}": title.role
    for office, title in OFFICES.items()
    for ending, leader in _LEADERS.items()
    if office.endswith(ending) and f"{office}{leader}" not in TITLES
}
TITLES |= {words: Title(role, words) for words, role in _LED.items()}
