"""Names of petitioners as they may be shown, in what is said about them.

The Supreme People's Court's rules on publishing judgments (2016, article 8): the surname stays, the given name becomes 某;
of a minority name the first character stays. Two people of one masked form are told apart by a number.
"""

import re
from collections.abc import Mapping

from rules.personal_data import mask_personal_data

_COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "司徒",
        "夏侯",
        "轩辕",
        "端木",
        "百里",
        "呼延",
        "东郭",
        "南宫",
        "闻人",
        "完颜",
    ]
)
_COMPANY = re.compile(r"(?:有限|责任|股份|集团)*(公司|厂|合作社|商行|酒店|饭店|医院|学校)$")
_NOT_A_NAME = re.compile(r"(?:户|工|工人|村民|居民|业主|职工|代表|家属|群众|们|人)$")
_MASKED = "某"


def masked(name: str) -> str:
    """The name with 某 in place of the given name: 张建国 → 张某, 欧阳建国 → 欧阳某, 大连某某商贸有限公司 → 某公司.

    What is masked already (刘某来) and what names no single person (养殖户) stays. Raises ValueError for an empty name.
    """
    name = name.strip()
    if not name:
        raise ValueError("an empty name cannot be masked")
    if company := _COMPANY.search(name):
        return _MASKED + company[1]
    if _MASKED in name or _NOT_A_NAME.search(name):
        return name
    surname = 2 if len(name) > 2 and name[:2] in _COMPOUND_SURNAMES else 1  # noqa: PLR2004 - longer than its surname
    return name[:surname] + _MASKED


def masked_apart(name: str, known: Mapping[str, str]) -> str:
    """As `masked`; a name whose form is taken by another of the `known` (full name to form) gets a number: 张某1."""
    if name in known:
        return known[name]
    form = masked(name)
    if form == name:
        return form
    taken, number = set(known.values()), 0
    numbered = form
    while numbered in taken:
        number += 1
        numbered = f"{form}{number}"
    return numbered


def shown(text: str, name: str | None, form: str | None) -> str:
    """The text as it may be said: the full name as its masked form, personal numbers as asterisks."""
    without_name = text.replace(name, form) if name and form else text
    return mask_personal_data(without_name)
