import pytest

from tests.reading.test_first_messages import said


@pytest.mark.parametrize(
    ("text", "objective"),
    [
        ("海城法院：请报送超六个月未结案件台账，12月1日前。", "报送超六个月未结案件台账"),
        ("白塔、宏伟两家法院，12月1日前报送腾退方案。", "报送腾退方案"),
        ("大连中院周三前把终本的两地案件重新核一遍。", "把终本的两地案件重新核一遍"),
    ],
)
def test_the_clean_phrase_keeps_the_numbers_of_the_work(text: str, objective: str) -> None:
    """Whoever is called, the deadline and courtesy are left out of the phrase; what is counted in the work stays."""
    assert said(text).objective == objective
