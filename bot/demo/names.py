"""Names of people who do not exist, always the same ones."""

from collections.abc import Iterator
from random import Random

from pypinyin import lazy_pinyin

_SURNAMES = "赵钱孙李吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
_FIRST = "建国志文立明海晓永春德宏庆长玉振世家利学景东兴向怀宝少卫延书敬守"
_SECOND = "军华平林峰波涛山川辉强伟斌杰宁洋民生成达远航清源泉松柏岩江河梅兰娟敏静慧颖洁霞"


def invented_names(rng: Random, taken: frozenset[str]) -> Iterator[str]:
    """Names without end and without repetition, none of which is in `taken`."""
    used = set(taken)
    while True:
        name = rng.choice(_SURNAMES) + rng.choice(_FIRST) + rng.choice(_SECOND)
        if name not in used:
            used.add(name)
            yield name


def username_of(name: str, used: set[str]) -> str:
    """The name in pinyin, as people call themselves; a number keeps two of one sound apart."""
    plain = "".join(lazy_pinyin(name))
    found, number = plain, 1
    while found in used:
        number += 1
        found = f"{plain}{number}"
    used.add(found)
    return found
