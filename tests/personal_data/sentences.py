"""Sentences as they are typed into the groups, each labelled with the personal data in it. All numbers are made up."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from rules.personal_data import PersonalDataKind, id_check_digit, luhn_sum

WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
MATHEMATICAL = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")

REGIONS = ("210211", "210102", "210302", "110105", "310112", "440305", "510104", "653101", "230102", "810000")
CARDS = (("62", 16), ("62", 19), ("6222", 19), ("6217", 19), ("6013", 19), ("9558", 19), ("4367", 16), ("5187", 16))
CARDS_BY_ISSUER = (*CARDS, ("81", 16), ("3568", 16), ("3728", 15), ("621", 17), ("623", 18))


@dataclass(frozen=True, slots=True)
class Sentence:
    """`number` is what stands in the text and has to be found; empty in a harmless sentence."""

    text: str
    number: str
    kind: PersonalDataKind | None


def labelled_sentences(count: int, seed: int) -> list[Sentence]:
    """Half of them with one number, half without; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - sentences, not secrets
    return [_guilty(chance) if place % 2 else _harmless(chance) for place in range(count)]


def id_number(chance: random.Random) -> str:
    year, month, day = chance.randint(1930, 2012), chance.randint(1, 12), chance.randint(1, 28)
    first = f"{chance.choice(REGIONS)}{year}{month:02}{day:02}{chance.randint(0, 999):03}"
    return first + id_check_digit(first)


def old_id_number(chance: random.Random) -> str:
    number = id_number(chance)
    return number[:6] + f"{chance.randint(30, 79)}" + number[10:17]


def mobile(chance: random.Random) -> str:
    return f"1{chance.choice('3456789')}{chance.randint(0, 999_999_999):09}"


def bank_card(chance: random.Random) -> str:
    prefix, length = chance.choice(CARDS_BY_ISSUER)
    first = prefix + "".join(chance.choice("0123456789") for _ in range(length - len(prefix) - 1))
    return first + str(-luhn_sum(first + "0") % 10)


def _grouped(*sizes: int, by: str) -> Callable[[str], str]:
    def grouped(number: str) -> str:
        parts, rest = [], number
        for size in sizes:
            parts.append(rest[:size])
            rest = rest[size:]
        return by.join(part for part in (*parts, rest) if part)

    return grouped


def _as_it_is(number: str) -> str:
    return number


def _wide(number: str) -> str:
    return number.translate(WIDE)


def _mathematical(number: str) -> str:
    return number.translate(MATHEMATICAL)


def _spelled(number: str) -> str:
    return " ".join(number)


def _with_invisible(number: str) -> str:
    return "\u200b".join(number)


def _with_x_apart(number: str) -> str:
    return f"{number[:-1]} {number[-1].lower()}"


WRITINGS = (_as_it_is, _as_it_is, _as_it_is, _wide, _mathematical, _spelled, _with_invisible)
ID_WRITINGS = (*WRITINGS, _grouped(6, 8, by=" "), _grouped(6, 4, 4, by="-"), _grouped(6, 8, by="\u3000"), _with_x_apart)
OLD_ID_WRITINGS = (*WRITINGS, _grouped(6, 6, by=" "))
MOBILE_WRITINGS = (
    *WRITINGS,
    _grouped(3, 4, by=" "),
    _grouped(3, 4, by="-"),
    _grouped(3, 4, by="."),
    _grouped(3, 4, by="－"),
    _grouped(3, 8, by=" "),
    lambda number: number.translate(CHINESE),
    lambda number: "+86" + number,
    lambda number: "86-" + number,
    lambda number: "0" + number,
)
CARD_WRITINGS = (*WRITINGS, _grouped(4, 4, 4, 4, by=" "), _grouped(4, 4, 4, 4, by="-"), _grouped(6, by=" "))

FRAMES = (
    "{}",
    "申请执行人刘某来，{}，请核对。",
    "联系方式：{}",
    "（{}）",
    "当事人{}已到庭",
    "请周焱院长2026年11月22日前接谈，{}，案号（2019）辽0211执1234号",
    "{}，标的120000元，已到位3万元",
    "案款请发放至{}。",
    "督2026-0123：{}\n已联系",
    "1. {}",
    "{}元旦后再联系",
    "电话/卡号/证件:{};",
    "刘某来{} 沈阳市某区",
    "tel{}",
    "第一次登记{}，2019-03-05",
)


def _guilty(chance: random.Random) -> Sentence:
    kinds: tuple[tuple[PersonalDataKind, Callable[[random.Random], str], tuple[Callable[[str], str], ...]], ...] = (
        (PersonalDataKind.ID_NUMBER, id_number, ID_WRITINGS),
        (PersonalDataKind.ID_NUMBER, old_id_number, OLD_ID_WRITINGS),
        (PersonalDataKind.MOBILE, mobile, MOBILE_WRITINGS),
        (PersonalDataKind.BANK_CARD, bank_card, CARD_WRITINGS),
    )
    kind, make, writings = chance.choice(kinds)
    number = chance.choice(writings)(make(chance))
    return Sentence(chance.choice(FRAMES).format(number), number, kind)


def _digits(chance: random.Random, count: int) -> str:
    return chance.choice("123456789") + "".join(chance.choice("0123456789") for _ in range(count - 1))


def _day(chance: random.Random) -> str:
    year, month, day = chance.randint(2016, 2027), chance.randint(1, 12), chance.randint(1, 28)
    written = ("{}-{:02}-{:02}", "{}年{}月{}日", "{}/{}/{}", "{}.{}.{}", "{}{:02}{:02}")
    return chance.choice(written).format(year, month, day)


def _moment(chance: random.Random) -> str:
    hour, minute, second = chance.randint(0, 23), chance.randint(0, 59), chance.randint(0, 59)
    return chance.choice(("{} {:02}:{:02}", "{}-{:02}{:02}{:02}", "{}{:02}{:02}{:02}")).format(
        _day(chance), hour, minute, second
    )


def _harmless(chance: random.Random) -> Sentence:
    case = f"（{chance.randint(2016, 2026)}）辽{chance.choice(REGIONS)[2:]}执{chance.choice(('', '恢', '异'))}{_digits(chance, chance.randint(1, 5))}号"
    amount = _digits(chance, chance.randint(4, 13))
    texts = (
        f"{case}已立案，{_day(chance)}前反馈",
        f"标的{amount}元，到位{_digits(chance, 6)}.{chance.randint(10, 99)}元",
        f"执行到位金额¥{amount}",
        f"涉案{amount}.{chance.randint(0, 99):02}，已划拨",
        f"请于{_moment(chance)}前签收督{chance.randint(2016, 2027)}-{chance.randint(1, 9999):04}",
        f"流水 {_moment(chance)}-{chance.randint(1, 999):03}",
        f"更新于{_digits(chance, 10)}",
        f"毫秒时间戳 17{_digits(chance, 11)}",
        f"办公电话0411-{_digits(chance, 8)}",
        f"值班电话024{_digits(chance, 8)}转{chance.randint(100, 999)}",
        f"统一社会信用代码91{chance.choice(REGIONS)}MA{_digits(chance, 7)}{chance.choice('XYKD')}",
        f"机构代码91{chance.choice(REGIONS)}7{_digits(chance, 8)}{chance.choice('XAB')}",
        " ".join(_digits(chance, chance.randint(1, 6)) for _ in range(chance.randint(3, 9))),
        "、".join(str(chance.randint(1, 20_000)) for _ in range(chance.randint(3, 9))),
        f"首执{chance.randint(1, 9999)}件，执结{chance.randint(1, 9999)}件，执行完毕率{chance.random() * 100:.2f}%",
        f"{case}、{case.replace('执', '执保')}",
        f"辽法〔{chance.randint(2016, 2026)}〕{chance.randint(1, 300)}号文件第{chance.randint(1, 40)}条",
        f"https://example.org/item/{_digits(chance, chance.randint(5, 10))}?page={chance.randint(1, 99)}",
        f"服务器192.168.{chance.randint(0, 255)}.{chance.randint(0, 255)}",
        f"车牌辽B{_digits(chance, 5)}，发动机号{_digits(chance, 7)}",
        f"快递单号SF{_digits(chance, 13)}",
        f"支付单号42000{_digits(chance, 23)}",
        f"坐标{chance.uniform(120, 124):.6f},{chance.uniform(38, 42):.6f}",
        f"邮编116{chance.randint(0, 999):03}，门牌{chance.randint(1, 300)}号{chance.randint(1, 30)}-{chance.randint(1, 9)}-{chance.randint(1, 4)}",
        f"内部编号{_digits(chance, chance.choice((8, 9, 10, 12, 14, 20)))}",
        f"消息编号 {_digits(chance, 19)}",
        f"全省{_digits(chance, 5)}件，同比{chance.randint(1, 30)}.{chance.randint(10, 99)}个百分点，{_day(chance)}",
        "二〇一九年十一月二十一日，第一、二、三、四、五、六、七、八、九、十组",
        f"{chance.randint(8, 20)}:{chance.randint(10, 59)}-{chance.randint(10, 59)} 1 2 3 4 5 6 7",
    )
    return Sentence(chance.choice(texts), "", None)
