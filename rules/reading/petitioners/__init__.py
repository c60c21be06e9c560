"""The petitioner whom an order is about, as named: 刘某来, 老迟, 申请执行人孙某."""

import re

from rules.reading.petitioners.chosen import is_debtor, met_of_several
from rules.reading.petitioners.described import described
from rules.reading.petitioners.named import PETITIONERS
from rules.reading.petitioners.words import CALLED, FAMILIAR, GIVEN, KIND, MASKED, SURNAME, TRADED
from rules.reading.signs import BySigns

_OTHERS = re.compile(
    r"(?:人大代表|政协委员|局长|庭长|院长|队长|组长|主任|书记|干警|(?:法定|企业|公司|诉讼|委托|单位|厂方|开发商)代表|委员|被执行人|被申请人|承办人|承办法官|法官|书记员|律师|代理人|被告人?|联系人:?|担保人|第三人|保证人|执行员|对方|老赖)(?:系|是|为)?$"
)
_OF_ANY = BySigns(PETITIONERS)
_OF_NAMES = BySigns(tuple([pattern for pattern in PETITIONERS if not pattern.of_kind]))
_COUNTED = re.compile(
    r"^(?:(?:那|这)?(?:(?:一|两|二|三|四|五|几)?(?:位|个|名|些|对(?![方门面岸]))|(?:\d+|[一二三四五六七八九十百几两]+)(?:户|位|名|个)(?!代表))|[那这][拨伙帮群]?(?=[\u4e00-\u9fff]))"
)
_MEANT_KIND = re.compile(
    rf"((?:[一二三四五六七八九十两\d]+户代表)|(?:{KIND})代表|(?:(?<![的老])|(?<=的)(?=老))(?:{KIND})(?:家属|遗属|子女)?)(?!的(?:{KIND})|新?村|小区|大?院(?!长)|楼|区|工资|案|款|费|房|证|权|家庭|医院|大会|团)"
)


# 那个冷库的老板娘, 那位单亲妈妈, 那个拆迁户老太太: pointed at, and not by whose debt it is.
_POINTED_KIND = re.compile(
    rf"[那这](?:一?[位个对户名起件批]|几[位个户名]|[两三四五六七八九十]{{1,2}}[位个户名]|些)(?!被执行人|老赖|赖账|欠)[^,。;:!?]{{0,14}}?"
    rf"((?:{KIND}){{1,2}}(?:代表)?)(?!的(?:{KIND})|新?村|小区|工资|案|款|费|房|证|权|家庭|医院|大会|团)"
)
# 老鲍赶着驴车来省院: who begins a clause of an interview; 老师傅, 老党员 are nobody's name.
_BEGINS = re.compile(
    rf"(?:^|[,。;:!?])(老(?!师傅|家|车|房|党|干部|农|红军|区|路子|毛病|江湖|黄[牛历]|花|祖宗|东西|连长|支书|班|单位|古|常客){SURNAME})(?=[赶走骑开推揣捧举来捎托递寄跪带领抱背拄坐站躺跪哭等住没不又说把给从为因在到被](?!你|院长|局长|那边|这边))"
)
# 老吕现在信访大厅坐着，…先见他: who is met was told of before.
_MEETS_HIM = re.compile(
    "(?:见|谈|访|接|看看|看|听听?|找|陪)(?:一?[见谈下面次])?[,]?(?:一?下)?[他她]|[跟和与同向给对][他她](?:本人|老人)?[^,。;!?们]{0,5}(?:见|谈|聊|唠|讲|说)"
)
_TOLD_OF = re.compile(
    rf"(?:(?<=[,。;:的])(老{SURNAME})|(?:^|(?<=[,。;:的]))({SURNAME}[\u4e00-\u9fff][{GIVEN}]))(?=(?:在|又|今|昨|前|现|说|来|从|还|已|等|都|一[个大早人]|这|那|跑|坐|住|跟|把|为|因|是|去|病|没|有|打|给|带|找|拿|手里|家)[^院局])"
)
# 牺牲司机的遗孀: whose kin is met.
_KIN = re.compile(
    rf"(?:{KIND}|[死伤逝亡]者|英烈|烈士|民警|干警|辅警)的(遗孀|遗属|家属|妻子|丈夫|母亲|父亲|女儿|儿子|老伴|爱人)(?!院)"
)
_BY_SURNAME = re.compile(CALLED)
_TRADE_ONLY = re.compile(TRADED)
_KINDS_ONLY = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{KIND})(?:代表)?")
_NAME = re.compile(rf"{MASKED}|老{SURNAME}(?=[,。;!?、]|$)|{CALLED}")
_NAMED_NEXT = re.compile(f"(?:人|们|家属|遗属)?(?:代表)?(?:{_NAME.pattern}|{FAMILIAR})")
_REFUSED = re.compile("(?:别|甭|不要|不用|不必)(?:再|去)?$")  # 先别见企业老板，先见那9个瓦工
# 接谈两名申请执行人，司机候着: nobody in particular is to be met.
_IN_GENERAL = re.compile(r"(?:接谈|约见|会见|见|谈)[两二三四五六七八九十\d]+[名位个](?:申请(?:执行)?人|信访人|当事人)")
# 刘某来的事到此为止: not he is what is ordered about.
_LESSON = re.compile(
    "案(?:的教训|的经验|那样|这样)|的?(?:案子?|事情?|那件事?)(?:到此为止|就此打住|翻篇|不提了|(?:先|暂时|暂)?(?:放一放|放放|缓一缓|搁一搁|不急|以后再说))"
)


def petitioner(text: str, *, is_interview: bool, said: str = "") -> str | None:
    """The petitioner's name as said; None where nobody is named, or only 申请执行人 in general.

    `said` is the same text, if something in `text` is blanked that is no person's name, but may be part of a firm's.
    """
    said = said or text
    for pattern in (_OF_ANY if is_interview else _OF_NAMES).within(text):
        for match in pattern.words.finditer(text):
            is_lesson = _LESSON.match(text, match.end(1))
            is_kind = _KINDS_ONLY.fullmatch(match[1]) or _TRADE_ONLY.fullmatch(match[1])
            is_kind = None if _BY_SURNAME.fullmatch(match[1]) else is_kind  # 佟老太太 is somebody by name
            is_named_next = is_kind and _NAMED_NEXT.match(text, match.end(1))  # 退役军人郝某, 拆迁户老金
            is_refused = _REFUSED.search(text, max(0, match.start() - 4), match.start())
            if is_lesson or is_named_next or is_refused or (is_kind and not is_interview):
                continue
            if not is_interview and is_debtor(text, match):
                continue
            if not _OTHERS.search(text, max(0, match.start(1) - 8), match.start(1)):
                found = said[match.start(1) : match.end(1)]
                return (met_of_several(text, found) if is_interview else None) or _COUNTED.sub("", found)
    return _told_of(text, said) or _pointed_at(text, said) if is_interview else None


def _pointed_at(text: str, said: str) -> str | None:
    """Who is met by what he is (那位单亲妈妈, 养殖户代表), where nobody is named."""
    if _IN_GENERAL.search(text):
        return None
    if not any(words.search(text) for words in (_BEGINS, _KIN)):
        whole = described(text)
        if whole:
            return said[slice(*whole)]
    for words in (_BEGINS, _KIN, _POINTED_KIND, _MEANT_KIND):
        meant = [one for one in words.finditer(text) if not _LESSON.match(text, one.end(1))]
        if meant:
            first = said[meant[0].start(1) : meant[0].end(1)]
            fuller = [one[1] for one in _MEANT_KIND.finditer(said) if one[1].endswith(first)]
            return max(fuller, key=len, default=first)
    return None


def _told_of(text: str, said: str) -> str | None:
    """Who is called 他 where he is to be met, if one was told of by name before."""
    meets = _MEETS_HIM.search(text) if "他" in text or "她" in text else None
    names = {said[slice(*one.span())] for one in _TOLD_OF.finditer(text, 0, meets.start())} if meets else ()
    return next(iter(names)) if len(names) == 1 else None
