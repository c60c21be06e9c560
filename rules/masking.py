"""Names of petitioners as they may be shown, in what is said about them.

The Supreme People's Court's rules on publishing judgments (2016, article 8): the surname stays, the given name becomes 某;
of a minority name the first character stays. Two people of one masked form are told apart by a number.
"""

import re
from collections.abc import Mapping

from rules.personal_data import mask_personal_data
from rules.reading.vocabulary import COMPOUND_SURNAMES, SURNAMES

_COMPANY = re.compile(r"(?:有限|责任|股份|集团)*(公司|厂|合作社|商行|酒店|饭店|医院|学校)$")
_NOT_A_NAME = re.compile(r"(?:户|工|工人|村民|居民|业主|职工|代表|家属|群众|们|人)$")
_MASKED = "某"
_OPPONENTS = frozenset(["被执行人", "被申请人", "债务人", "案外人", "第三人", "被告"])
_PETITIONERS = frozenset(["申请执行人", "申请人", "信访人", "上访人", "来访人", "当事人", "债权人", "原告"])
_MEETING = frozenset(["接谈", "约见", "会见", "面见", "面谈", "接访", "接待", "回访"])
_GIVEN_NAME = r"(?:(?!某)[\u4e00-\u9fff])"
_AFTER_NAME = r"(?=名[下义]|[,，。；;、：:（(）)\s的案等与和及一到在已再向来因就称反要本明今后下上周于将被两诉这此]|$)"
# After 申请执行人 comes a name; after a word of meeting only where a name of that length ends there.
_NAMED = re.compile(
    rf"(?P<what>{'|'.join(sorted(_OPPONENTS | _PETITIONERS | _MEETING, key=len, reverse=True))})"
    rf"(?P<link>一次|一下|(?:系|为|是|：|:)?)"
    rf"(?P<name>(?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{''.join(sorted(SURNAMES))}]){_GIVEN_NAME}{{1,2}}?){_AFTER_NAME}"
)


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
    surname = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1  # noqa: PLR2004 - longer than its surname
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


def petitioner_in(text: str) -> str | None:
    """The full name of the first petitioner whom the text names (申请执行人张建国, 接谈张建国); None where there is none."""
    return next((found["name"] for found in _NAMED.finditer(text) if found["what"] not in _OPPONENTS), None)


def shown(text: str, name: str | None, form: str | None) -> str:
    """The text as it may be said: the full name as its masked form, other parties masked, personal numbers as asterisks."""
    without_name = text.replace(name, form) if name and form else text
    without_names = _NAMED.sub(lambda found: found["what"] + found["link"] + masked(found["name"]), without_name)
    return mask_personal_data(without_names)
