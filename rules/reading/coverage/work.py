"""What is to be done, and for whom: meetings, petitioners, numbered items."""

import re
from collections.abc import Iterator

from rules.reading.coverage.values import Check, Made
from rules.reading.moods import Mood
from rules.reading.petitioners.described import is_surmised
from rules.reading.petitioners.words import GIVEN
from rules.reading.values import OrderKind, Span, Unclear
from rules.reading.vocabulary import SURNAMES, Sort

_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
_SOMEBODY = (
    r"(?:[他她]|人家|老[\u4e00-\u9fff]|[\u4e00-\u9fff]某|(?![过开账落分门])[\u4e00-\u9fff]户|家属|遗属|代表|当事人|申请人|信访人|村民|渔民"
    r"|农户|工人|老人|女士|先生|大爷|大娘|太太|业主)"
)
_TO_SEE = "听听|听一听|聊聊|接见|上门|登门|当面|家里|坐下来"
_SEEING = frozenset("听聊见门面里坐")
_MEETING = re.compile(
    rf"(?:{_TO_SEE})[^,。;!?]{{0,6}}{_SOMEBODY}|{_SOMEBODY}[^,。;!?]{{0,8}}(?:{_TO_SEE}|见上|见面|去见)|(?:务必|必须|一定)见(?!到?[钱底效款结]|成效|分晓)"
)
SURELY_MET = re.compile(
    "再约一[次下]|接谈|接访|下访|约见|会见|面见|接待|面谈|连线|[见谈](?:一[次下]|见)?(?:那位|那个)?(?:[\u4e00-\u9fff]{2})?(?:申请|信访|当事|上访)"
)


_PERHAPS_A_MEETING = 0.3
_RATHER_A_MEETING = 0.7


def _is_no_meeting(made: Made) -> bool:
    """Whether another task was read, and the second reader thinks so too (把接谈功能上线, 去税务局谈)."""
    return made.kind is not OrderKind.TASK or made.opinion.interview < _PERHAPS_A_MEETING


def _meeting_unread(made: Made) -> Iterator[Span]:
    if not _is_no_meeting(made):
        yield from (match.span() for match in _MEETING.finditer(made.parsed.text))


def _meeting_doubtful(made: Made) -> Iterator[Span]:
    """见, 谈 alone, and nobody who is met."""
    if made.kind is not OrderKind.INTERVIEW or made.petitioner or SURELY_MET.search(made.parsed.text):
        return
    if made.opinion.interview > _RATHER_A_MEETING:
        return
    for token in made.parsed.tokens:
        if token.sort == Sort.MEET:
            yield token.start, token.end


def _meeting_aside(made: Made) -> Iterator[Span]:
    """A word for a meeting in what was read as another task; 接谈情况 is a paper."""
    is_again = False
    for clause in () if _is_no_meeting(made) else made.parsed.clauses:
        for match in _MEETS.finditer(clause.letters):
            token = clause.tokens[match.start()]
            is_result = is_again and made.parsed.text.startswith(_RESULT, token.end)
            if not (match[1] or is_result):
                yield token.start, token.end
            is_again = True


_MEETS = re.compile("i([dx]{0,2}t|xvt)?")
_RESULT = ("的结果", "的情况")  # of a meeting that is spoken of before
_PETITIONER = re.compile(
    rf"{_SURNAME}(?:某|女士|先生|大爷|大娘|大姐|大哥|师傅|老太太|老汉)|老{_SURNAME}(?![院局边])"
    r"|家属|遗属|渔民|村民|农户|业主|(?<!人大)代表|[\d一二三四五六七八九十]户"
)


def _nobody_met(made: Made) -> Iterator[Span]:
    """Words for somebody, in an interview with nobody; 一户申请执行人 is anybody."""
    if made.kind is not OrderKind.INTERVIEW or made.petitioner:
        return
    for token in made.parsed.of(Sort.TEXT):
        for match in _PETITIONER.finditer(made.parsed.text, token.start, token.end):
            if not made.parsed.text.startswith("申请", match.end()):
                yield match.span()


_DOUBTFUL = re.compile(
    rf"某(?![某来{GIVEN}]|公司|夫[妻妇]|[父母][子女]|[兄姐][弟妹]|两口|家|集团|[工木药]?厂|银行)[\u4e00-\u9fff]"
)


def _doubtful_name(made: Made) -> Iterator[Span]:
    """丛某又: what follows the mask may be the next word."""
    if made.petitioner and _DOUBTFUL.search(made.petitioner):
        place = made.parsed.text.find(made.petitioner)
        yield place, place + len(made.petitioner)


def _surmised(made: Made) -> Iterator[Span]:
    """那位调音的: only where it stands makes somebody a petitioner."""
    if made.kind is OrderKind.INTERVIEW and made.petitioner and is_surmised(made.petitioner):
        place = made.parsed.text.find(made.petitioner)
        yield place, place + len(made.petitioner)


_NUMBERED = re.compile(r"[1-9](?:\.(?!\d)|[、)])|[一二三四五六七]、")
_ITEM = re.compile(r"(?:^|[;。:\s])(?:[1-9](?:\.(?!\d)|[、)])|[一二三四五六七]、)")


def _items(made: Made) -> Iterator[Span]:
    """Numbered items with people or a date of their own that did not become as many parts."""
    asked = {clause.sentence for clause in made.parsed.ordering}
    closed = {
        clause.sentence
        for clause, mood in zip(made.parsed.clauses, made.parsed.moods, strict=True)
        if mood in (Mood.HOLD, Mood.REPORT) or clause.sentence not in asked  # 3.建平那件等我电话
    }
    own = {clause.sentence for clause in made.parsed.clauses if Sort.TIME in clause.letters}
    own |= {made.parsed.clauses[group.clause].sentence for group in made.parsed.groups}
    heads = [
        clause
        for clause in made.parsed.clauses
        if _NUMBERED.match(made.parsed.text, clause.start) and clause.sentence in own - closed
    ]
    if len(heads) > 1 and len(heads) != len(made.subtasks) + 1:
        yield heads[-1].start, heads[-1].stop


WORK: tuple[Check, ...] = (
    Check(
        Unclear.MEETING,
        0.2,
        "盘山法院院长，大厅坐着的那个鱼塘老板你自己请到院里当面谈谈，周五之前。",
        _meeting_aside,
        sorts=frozenset("i"),
    ),
    Check(
        Unclear.MEETING, 0.2, "长海法院院长周五前上岛一趟，当面听听人家怎么说，报我。", _meeting_unread, signs=_SEEING
    ),
    Check(
        Unclear.MEETING,
        0.2,
        "太和法院、古塔法院两家院长今晚七点到中院小会议室，谈城中村系列案，带主办法官。",
        _meeting_doubtful,
        sorts=frozenset("i"),
    ),
    Check(
        Unclear.PETITIONER,
        0.2,
        "沙河口法院院长，门口坐着的那七户，你今天见他们。",
        _nobody_met,
        sorts=frozenset("i"),
    ),
    Check(Unclear.PETITIONER, 0.2, "开原法院院长，信访人丛某腾，18号之前接谈。", _doubtful_name),
    Check(Unclear.PETITIONER, 0.2, "盘山法院院长，那位捞河蟹的又来了，你周五前接谈一次。", _surmised),
    Check(
        Unclear.LIST,
        0.2,
        "1.凌河法院今天把清单报上来；2.太和法院把上次的数核实一遍。",
        _items,
        signs=frozenset(".、)"),
        words=_ITEM,
    ),
)
