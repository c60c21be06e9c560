"""Of several who are named: whom one meets, and who is only the debtor."""

import re

from rules.reading.petitioners.words import MASKED

_KIN = (
    "爱人|媳妇|妻子|丈夫|老伴|老公|老婆|儿子|女儿|闺女|姑娘|母亲|父亲|哥哥?|弟弟?|姐姐?|妹妹?|嫂子|儿媳妇?|女婿|侄子|侄女|外甥女?"
    "|孙子|孙女|家属|工人|村民"
)
_KINSMAN = f"(?:[他她]们?家?的?|[^,。;!?某把将]{{0,5}}的)?(?:{_KIN})?"
_MEET = "接谈|约见|会见|面见|面谈|接访|(?<![听意可常偏])见(?:见|一面|一下)?|谈(?:谈|一次)?"
_TALK = "(?:本人|来|到院里|当面|面对面|单独|一个人|好好)*(?:谈|见|说清|说说|聊|唠|坐)"
# 单独接谈冯某, 约他儿子赵某谈; 别见滕某 says who is not met.
_MET_BY_NAME = re.compile(
    rf"(?:(?:别|不要|不用|不必|甭|[没未不])(?:再|去)?)?(?:(?:{_MEET}){_KINSMAN}({MASKED})|[约跟和与找请]{_KINSMAN}({MASKED})(?={_TALK}))"
)
_MASK = "某"
_UNWANTED = ("别", "不", "甭", "没", "未")
# 去堵那个开路虎的王某
_CAUGHT = re.compile(
    "(?:堵(?!点|塞|门)|抓(?!紧|好|实|住机|落)|逮|拦(?!访)|截(?!至|止)|蹲(?!点)|拘(?:留|传|捕)?|抓捕|布控|传唤)"
    "(?:住|到|回)?(?:[那这]个)?[^,。;!?申信访人把接谈见]{0,8}$"
)
_ITS_GOODS = re.compile("名下的?(?![^,。;!?]{0,4}(?:账户|卡|账号))")
_LONGEST_CAUGHT = 14


def met_of_several(text: str, found: str) -> str | None:
    """Whom one is to meet by name, where several are named and `found` is not met; else None.

    郭某跟你急过，他爱人冯某讲理。单独接谈冯某: 冯某.
    """
    if text.count(_MASK) == 1 or _MASK not in found:
        return None
    met = [one[1] or one[2] for one in _MET_BY_NAME.finditer(text) if not one[0].startswith(_UNWANTED)]
    return met[0] if met and found not in met else None


def is_debtor(text: str, match: re.Match[str]) -> bool:
    """Whether whom the match names is to be caught, or his goods are sought; who is called the petitioner is none."""
    is_caught = _CAUGHT.search(text, max(0, match.start(1) - _LONGEST_CAUGHT), match.start(1))
    is_sought = match.start() == match.start(1) and _ITS_GOODS.match(text, match.end(1))
    return bool(is_caught or is_sought)
