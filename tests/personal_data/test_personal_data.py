"""Identity, mobile and bank card numbers: found however they are written, and told from the figures of everyday work."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.personal_data import PersonalDataKind, find_personal_data, id_check_digit, mask_personal_data
from tests.personal_data.sentences import MATHEMATICAL, WIDE, labelled_sentences

ID_NUMBER = "21021119800101123" + id_check_digit("21021119800101123")
ID_WITH_X = "11010519491231002X"  # the example that GB 11643-1999 itself gives
OLD_ID_NUMBER = "210211800101123"
MOBILE = "13812345678"
CARD = "6222020200112345679"


def kinds(text: str) -> list[PersonalDataKind]:
    return [one.kind for one in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"身份证{ID_NUMBER}", PersonalDataKind.ID_NUMBER),
        (f"{ID_WITH_X}，男", PersonalDataKind.ID_NUMBER),
        (f"{ID_WITH_X[:-1]} x", PersonalDataKind.ID_NUMBER),
        (f"{ID_NUMBER[:6]} {ID_NUMBER[6:14]} {ID_NUMBER[14:]}", PersonalDataKind.ID_NUMBER),
        (f"老身份证{OLD_ID_NUMBER}", PersonalDataKind.ID_NUMBER),
        (MOBILE, PersonalDataKind.MOBILE),
        ("手机138-1234-5678。", PersonalDataKind.MOBILE),
        ("+86 138 1234 5678", PersonalDataKind.MOBILE),
        ("008613812345678", PersonalDataKind.MOBILE),
        ("一三八一二三四五六七八", PersonalDataKind.MOBILE),
        ("幺三八幺二三四五六七八", PersonalDataKind.MOBILE),
        ("1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", PersonalDataKind.MOBILE),
        (MOBILE.translate(WIDE), PersonalDataKind.MOBILE),
        (MOBILE.translate(MATHEMATICAL), PersonalDataKind.MOBILE),
        (" ".join(MOBILE), PersonalDataKind.MOBILE),
        (f"{MOBILE}元旦后联系", PersonalDataKind.MOBILE),
        (CARD, PersonalDataKind.BANK_CARD),
        ("6222 0202 0011 2345 679", PersonalDataKind.BANK_CARD),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, kind: PersonalDataKind) -> None:
    """Blanks, dashes, full-width and other digits, invisible marks and Chinese numerals hide nothing."""
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "（2019）辽0211执1234号",
        "督2026-0123 请于2026-11-22 17:30前签收",
        "到位13812345678元",
        "¥13812345678",
        "13812345678.50",
        "标的1.38亿元，全省6222件",
        "20261122033012",
        "办公电话0411-83775566",
        "统一社会信用代码91210200716991234X",
        ID_NUMBER[:17] + ("0" if ID_NUMBER[17] != "0" else "1"),  # the check digit is wrong
        "210211198013321231",  # there is no 32 March in month 13
        "6222020200112345674",  # Luhn is wrong
        "6213 4512 34 56 7890",
        "1 2 3 4 5 6 7 8 9",
        "12812345678",  # no mobile network begins with 12
    ],
)
def test_the_figures_of_everyday_work_are_left_alone(text: str) -> None:
    """Case numbers, order numbers, amounts, times, landlines, company codes and rows of a table are no personal data."""
    assert kinds(text) == []
    assert mask_personal_data(text) == text


def test_several_numbers_in_one_message_are_all_found_in_order() -> None:
    """A line copied out of a register has everything in it."""
    text = f"刘某来 {ID_NUMBER} {MOBILE} {CARD}"

    assert kinds(text) == [PersonalDataKind.ID_NUMBER, PersonalDataKind.MOBILE, PersonalDataKind.BANK_CARD]


def test_masking_takes_every_digit_and_leaves_the_words() -> None:
    """No part of the number survives, and the order around it can still be read."""
    masked = mask_personal_data("请甘井子法院院长接谈刘某来，电话138-1234-5678，12月5日前")

    assert masked == "请甘井子法院院长接谈刘某来，电话***-****-****，12月5日前"


def test_masking_keeps_the_length_that_telegram_counts() -> None:
    """Mentions behind the number are found by their offset in UTF-16 units, so the offset has to stay true."""
    text = f"电话{MOBILE.translate(MATHEMATICAL)} @zhouyan"

    masked = mask_personal_data(text)

    assert masked == f"电话{'*' * 22} @zhouyan"
    assert len(masked.encode("utf-16-le")) == len(text.encode("utf-16-le"))


def test_of_the_labelled_sentences_99_in_100_are_found_and_1_in_100_is_a_false_alarm_at_most() -> None:
    """20,000 sentences, half of them with a number in one of some twenty ways of writing."""
    sentences = labelled_sentences(20_000, seed=20261122)
    tally: Counter[tuple[bool, bool]] = Counter()
    for sentence in sentences:
        masked = mask_personal_data(sentence.text)
        is_gone = bool(sentence.number) and sentence.number not in masked
        tally[bool(sentence.number), is_gone or (not sentence.number and masked != sentence.text)] += 1

    recall = tally[True, True] / (tally[True, True] + tally[True, False])
    false_alarms = tally[False, True] / (tally[False, True] + tally[False, False])

    assert recall >= 0.99
    assert false_alarms <= 0.01


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789Xx１２３〇一二三幺 -.\u200b\ufe0f\u20e3\u3000\u202e元号执（）/\n\t*"),
        st.characters(),
    ),
    max_size=60,
)


@given(HOSTILE)
@settings(max_examples=300)
def test_masked_text_holds_nothing_more_to_mask(text: str) -> None:
    """Whatever the text, one pass is enough, and the length that Telegram counts stays."""
    masked = mask_personal_data(text)

    assert find_personal_data(masked) == ()
    size = len(text.encode("utf-16-le", "surrogatepass"))
    assert len(masked.encode("utf-16-le", "surrogatepass")) == size


@given(HOSTILE, HOSTILE, st.sampled_from([ID_NUMBER, CARD]), st.sampled_from(["", "\u200b", "\ufe0f"]))
@settings(max_examples=200)
def test_hostile_surroundings_hide_nothing(before: str, after: str, number: str, between: str) -> None:
    """Behind a line's end and with invisible marks inside, a number is found whatever stands around it."""
    text = f"{before}\n{between.join(number)}\n{after}"

    assert number not in "".join(sign for sign in mask_personal_data(text) if sign.isascii())


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl"]), max_size=40))
@settings(max_examples=100)
def test_text_without_digits_is_never_touched(text: str) -> None:
    """Names and words are nobody's number; Chinese numerals are letters to Unicode and count as digits here."""
    plain = "".join(sign for sign in text if sign not in "〇零一幺二三四五六七八九壹贰叁肆伍陆柒捌玖")

    assert mask_personal_data(plain) == plain
