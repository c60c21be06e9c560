"""Bodies outside the courts that no list holds are known by their endings, where they are asked to do something or to come."""

import pytest

from rules.reading.normal import normal
from rules.reading.outsiders import may_have_outsiders, outsiders_in


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("请市住房公积金中心将缴存余额于五日内反馈我院执行局。", ["市住房公积金中心"]),
        ("请盛京银行铁西支行本周五前把冻结回执送我院。", ["盛京银行铁西支行"]),
        ("请省农垦集团、省粮食集团3月底前交清单。", ["省农垦集团", "省粮食集团"]),
        ("龙港法院牵头，市港航局派员到场，20号前把趸船拖回来。", ["市港航局"]),
        ("盖州法院：23日腾退果窖，九寨街道办、市供电中心派员到场。", ["九寨街道办", "市供电中心"]),
        ("西丰法院会同县畜牧中心，三日内把梅花鹿清点造册。", ["县畜牧中心"]),
        ("站前法院明天去热力公司清点，热力公司财务部派人配合。", ["热力公司财务部"]),
    ],
)
def test_a_body_that_is_asked_is_known_by_its_ending(said: str, bodies: list[str]) -> None:
    """Behind 请, or before 派员到场, 来人, 参加 and the like, and several in a list."""
    text = normal(said).text

    assert may_have_outsiders(text)
    assert [text[slice(*place)] for place in outsiders_in(text)] == bodies


@pytest.mark.parametrize(
    "said",
    [
        "大石桥法院把建行支行那个账户今天冻上，回执发我。",
        "海城法院3月底前向市公共资源交易中心提交拍卖委托。",
        "请和平法院三日内到市不动产交易中心调取档案。",
        "执行指挥中心今晚十点前把出警情况拉成一张表。",
    ],
)
def test_a_body_that_is_only_spoken_of_is_none(said: str) -> None:
    """Where something lies, or who is written to, is asked nothing; nor are the courts' own offices such bodies."""
    assert list(outsiders_in(normal(said).text)) == []
