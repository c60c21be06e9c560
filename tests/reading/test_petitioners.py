"""Whom an interview is about, in the ways people name them."""

import pytest

from rules.reading.normal import normal
from rules.reading.petitioners import petitioner


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("请甘井子法院院长三日内接谈申请执行人吕某。", "吕某"),
        ("请大石桥法院院长本周五前接谈信访人孟某珍，把赔偿款的事说清楚。", "孟某珍"),
        ("请清原法院院长接谈上访人欧阳某，10日内。", "欧阳某"),
        ("请灯塔法院院长三日内接谈退役军人郝某。", "郝某"),
        ("宋院长，老邓头那个工伤案你今天亲自见一下。", "老邓头"),
        ("昌图法院院长，老迟你今天接谈，把笔录传来。", "老迟"),
        ("岫岩法院院长，孙女士又到省院来了，你明天见她一次。", "孙女士"),
        ("佟院长，那27户养殖户的代表周三来中院，你当面接谈。", "养殖户"),
        ("请连山法院院长10日前约见36户购房户。", "购房户"),
        ("请新民法院院长下周二前接谈拖欠工资的农民工代表。", "农民工代表"),
        ("请调兵山法院院长接谈遇难矿工家属，五日内报结果。", "遇难矿工家属"),
        ("凤城法院院长，那对老夫妻你这周去家里看看，当面谈一次。", "老夫妻"),
        ("明山院长，这回约李某2，五日内当面谈。", "李某2"),
        ("请庄河法院院长三日内接谈孟某，2人以上在场。", "孟某"),
        ("兴隆台法院院长，油田家属区那41户业主，你28日前接谈一遍。", "业主"),
        ("马路湾那位老先生腿脚不好，和平法院院长五日内亲自下访到家里。", "老先生"),
        ("本溪马院长，桓仁那位参战老兵的案子，你亲自下访一趟，周日前。", "参战老兵"),
        ("请瓦房店法院院长周四上午接谈申请执行人鑫达建材公司法定代表人。", "鑫达建材公司"),
        ("兴城法院院长周四上午约见申请人陈嫂，市总工会派人参加。", "陈嫂"),
        ("盖州法院院长，周三接谈卖苹果的周婶。", "周婶"),
        ("连山法院院长月底前接谈申请执行人高洪波，法援律师到场。", "高洪波"),
        ("灯塔法院院长28日前接待信访人何强，他来了四趟了。", "何强"),
        ("于洪院长，那位坐轮椅的大爷不用让他来了，你上门见，明天。", "坐轮椅的大爷"),
        ("细河法院院长再见一次那对失独老人，带耳朵去。", "失独老人"),
        ("新宾去见种参的老郭，清原去见养蜂的钱某，周日前都谈完。", "老郭"),
    ],
)
def test_the_petitioner_is_read_as_named(text: str, who: str) -> None:
    """Masked names with the figure that tells two apart, 老X, titles of courtesy, groups without their number, companies."""
    assert petitioner(normal(text).text, is_interview=True) == who


@pytest.mark.parametrize(
    "text",
    [
        "请金州法院院长周五前接谈两位申请执行人。",
        "请各基层法院院长本月每人接谈三名申请执行人。",
        "请鞍山中院院长接谈人大代表郑某转来的案件当事人。",
        "请抚顺中院把被执行人李某拘留，三日内报。",
        "请承办人张某三日内补报材料。",
        "请清河法院院长周五前与申请人方面谈一次。",
        "请双塔法院院长周五前接谈申请人，于明天上午约好时间。",
    ],
)
def test_others_are_no_petitioners(text: str) -> None:
    """A deputy, a debtor, the judge in charge, and applicants in general."""
    assert petitioner(normal(text).text, is_interview=True) is None
