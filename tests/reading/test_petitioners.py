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
    ("text", "who"),
    [
        ("明山法院院长，那位早餐店老板娘天不亮就得和面，你周五下午去店里接谈她。", "早餐店老板娘"),
        ("獐子岛那位船主半年没下过船，你这周坐船上岛一趟，当面跟他谈。", "船主"),
        ("后天上午，银州法院院长接谈酒店服务员。", "酒店服务员"),
        ("涂家兄弟俩一个找到你这儿一个找到他那儿，周五下午一起接谈。", "涂家兄弟俩"),
        ("连山法院院长，刘家婆媳俩各请了律师，周五前你先跟婆媳俩谈。", "刘家婆媳俩"),
        ("大石桥的老孟，79了，昨天在我信箱里塞了第六封信，你到他家里坐坐。", "老孟"),
        ("盘山法院院长，胡家镇养蟹的老郭昨天又打电话，周五前你跟他谈。", "老郭"),
        ("你院门口那位拉横幅的老大娘，你下楼把人请进屋，听她把话说完。", "老大娘"),
        ("古塔法院院长，那个修锁的又找到我这儿，月底前你见他一面。", "修锁的"),
        ("站前法院院长，门口炸油条的，你天天从人家摊前过，周五前接谈。", "炸油条的"),
        ("北票法院院长，那位拍婚纱的周五正好进城，你接谈一次。", "拍婚纱的"),
        ("和平法院院长，给你们楼里扫过地的保洁员，她的案子压了四年，明天你听她说完。", "保洁员"),
        ("义县法院院长，砖厂的承包人愿意让步了，你月底前接谈他。", "承包人"),
        ("昌图法院院长，苞米贩子把车横在你们门口了，你周五前出来见他。", "苞米贩子"),
        ("西丰法院院长，鹿场工人明天集体去县里，你先去谈。", "工人"),
        ("调兵山法院院长，被执行人那兄弟俩先不管，周五前你先接谈那位遗孀。", "遗孀"),
    ],
)
def test_the_petitioner_is_read_as_described(text: str, who: str) -> None:
    """By trade, kin, place or what is said of him: no list has all trades; of many only what they are, without their firm."""
    assert petitioner(normal(text).text, is_interview=True) == who


@pytest.mark.parametrize(
    "text",
    [
        "昌图法院院长周五前接谈两名申请执行人，司机在楼下候着。",
        "请昌图法院院长对已和解的11名申请执行人当面回访，逐人问一句钱到没到手。",
        "全省各法院院长：十一月的接谈，一人不少于两件，月底前谈完。",
        "建平法院院长，执行员把材料备好，周五前接谈一次。",
        "兴城法院院长周五前当面谈一次，县住建局派人到场。",
    ],
)
def test_whoever_else_is_spoken_of_is_no_petitioner(text: str) -> None:
    """Who waits, helps or is sent, where applicants in general are to be met."""
    assert petitioner(normal(text).text, is_interview=True) is None


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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("葡萄大棚那件，郭某跟你急过，他爱人冯某讲理。这次你单独接谈冯某，4号前谈完。", "冯某"),
        ("申请人是郭某，但家里是他爱人冯某拿主意。你周五前去见冯某。", "冯某"),
        ("包工头滕某欠着工人的钱，别见滕某，见领头的工人岳某，26日前。", "岳某"),
        ("陶某你已经见过三回，这回换他老伴栾某，周五前你到家里接谈栾某。", "栾某"),
        ("卞某年纪大了，事情由她外甥女苗某代理，周五前接谈卞某，苗某可以在场。", "卞某"),
        ("三日内分别约见申请执行人何某、尚某，结果报督查室。", "何某"),
    ],
)
def test_of_several_who_are_named_the_one_who_is_met_is_the_petitioner(text: str, who: str) -> None:
    """Whom the verb of meeting names, and not whoever is named first, nor who is not to be met."""
    assert petitioner(normal(text).text, is_interview=True) == who


@pytest.mark.parametrize(
    "text",
    [
        "攻坚小组今晚十点半院里集合，去堵那个开路虎的王某，手机上交。",
        "执行一组明早五点去抓那个躲债的韩某，车加满油。",
        "把老板贾某名下的车位全查一遍。",
    ],
)
def test_who_is_caught_is_a_debtor(text: str) -> None:
    """Who is blocked, caught or watched for, or whose goods are sought, is no petitioner of a task."""
    assert petitioner(normal(text).text, is_interview=False) is None


def test_whose_money_is_paid_stays_the_petitioner() -> None:
    """An account in the name of the petitioner is no debtor's."""
    assert petitioner("26日前把钱打到申请人王某名下账户", is_interview=False) == "王某"
