"""Numbers as people write them in dates: 20, ２０, 二十, 廿, 二〇二六, 两."""

DIGITS = "〇零一二两三四五六七八九"
COUNTING = f"0123456789{DIGITS}十"
"""The characters with which a small number may begin."""
NUMERALS = f"{COUNTING}百廿"
"""The characters with which a number may begin."""
NUMBER = r"(?:\d{1,4}|[〇零一二两三四五六七八九十百廿]{1,5})"
"""A pattern for one number; it is bounded, so that matching stays linear."""

_VALUE = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "俩": 2,
    "仨": 3,
}


def number(words: str) -> int:
    """The number that the words say: digits, digit by digit (二〇二六), or counted (二十五, 一百二十).

    Raises ValueError if they are no number.
    """
    if words.isdecimal():
        return int(words)
    if len(words) > 1 and all(sign in _VALUE for sign in words):
        return int("".join(str(_VALUE[sign]) for sign in words))
    total, digit = 0, None
    for sign in words:
        if sign == "廿":
            total += 20
        elif sign in "十百":
            total += (1 if digit is None else digit) * (10 if sign == "十" else 100)
            digit = None
        elif sign in _VALUE:
            digit = _VALUE[sign]
        else:
            raise ValueError(f"no number: {words}")
    return total + (digit or 0)
