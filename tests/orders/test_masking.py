import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.masking import masked, masked_apart, shown


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("张建国", "张某"),
        ("欧阳建国", "欧阳某"),
        ("刘某来", "刘某来"),
        ("孙某", "孙某"),
        ("阿里木江", "阿某"),
        ("养殖户", "养殖户"),
        ("大连远帆商贸有限公司", "某公司"),
    ],
)
def test_a_name_keeps_its_surname(name: str, form: str) -> None:
    """The given name becomes 某; what is masked already, or names no single person, stays."""
    assert masked(name) == form


def test_two_petitioners_of_one_form_are_told_apart() -> None:
    """张建国 is 张某; 张爱华 after him is 张某1, and each keeps his form."""
    known = {"张建国": "张某"}

    assert masked_apart("张爱华", known) == "张某1"
    assert masked_apart("张建国", known) == "张某"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("接谈申请执行人张建国，", "接谈申请执行人张某，"),
        ("再接谈一次张建国", "再接谈一次张某"),
        ("申请执行人欧阳建国到院反映", "申请执行人欧阳某到院反映"),
        ("被执行人李四海已履行", "被执行人李某已履行"),
        ("申请执行人孙某的案款", "申请执行人孙某的案款"),
        ("接待来访群众", "接待来访群众"),
    ],
)
def test_parties_are_masked_wherever_they_are_named(text: str, safe: str) -> None:
    """Petitioners and their opponents, after the word that says what they are."""
    assert shown(text, None, None) == safe


def test_numbers_that_identify_a_person_are_struck_out() -> None:
    """A telephone number goes; a case number and an amount stay."""
    text = "张建国（电话13800138000）申请执行（2019）辽0211执1234号，标的4700000元"

    assert shown(text, "张建国", "张某") == "张某（电话***********）申请执行（2019）辽0211执1234号，标的4700000元"


@given(names=st.lists(st.text(alphabet="张王李建国爱华", min_size=2, max_size=3), unique=True, max_size=8))
def test_no_two_names_share_a_form(names: list[str]) -> None:
    """However many petitioners there are, each has a form of his own, and it holds only his surname."""
    known: dict[str, str] = {}
    for name in names:
        known[name] = masked_apart(name, known)

    assert len(set(known.values())) == len(names)
    assert all(form.startswith(name[0] + "某") for name, form in known.items())
