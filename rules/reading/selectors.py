"""Words for a set of courts: 各中院, 后三名的法院, 未签军令状的中院. To teach a new one, add a row to SELECTORS."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rules.deadlines.numerals import NUMBER, number

_COURTS = (
    r"(?:基层|中级|中)?(?:人民)?(?:法院|院(?!长)|单位|中院|执行局)?(?:的)?(?:院长|一把手|执行局长|主要负责人|负责人)?"
)
_SOME = rf"(?:那)?(?:几|各|{NUMBER}(?=[家个位名]|中院|法院|院))?(?:家|个|位)?"
_NUMBERED = rf"(?:{NUMBER}(?:家|个))"
_LACKING = r"(?:到现在|直?到今[天早晚]|到这会儿|到目前|至今|截至目前|目前)?(?:仍|还|都)?(?:未|没|没有|尚未|还没|还没有|仍未|至今未|至今没有|迟迟未|迟迟没有)"


@dataclass(frozen=True, slots=True)
class SelectorPattern:
    """`heads` are the characters with which the words may begin; {n} in `selector` is the number said."""

    words: str
    heads: str
    selector: str
    example: str


SELECTORS: tuple[SelectorPattern, ...] = (
    SelectorPattern(
        rf"(?:各市|各位|各|每[家个](?=中院)|全省各?|全省各市|{NUMBER}个市|{_NUMBERED}|(?:17|十七)[位名]|所有|全部|全体)(?:地市|市|地)?(?:中院|中级(?:人民)?法院)(?!、?(?:和|及|与|、)?(?:各)?基层(?:法院|院)的)",
        "各全所每一二三四五六七八九十0123456789",
        "level:intermediate",
        "各中院",
    ),
    SelectorPattern(r"中院(?=、基层)", "中", "level:intermediate", "各中院、基层法院"),
    SelectorPattern(
        r"(?<=其[余他它])(?:的)?(?:几家|\d{1,2}家)?中院", "的几0123456789中", "level:intermediate", "其余中院"
    ),
    SelectorPattern(
        rf"(?:全省各?|各|每[家个]|{_NUMBERED}|所有|全部|全体)?(?:县区|区县|县市区|市县区|区市县)?基层(?:人民)?(?:法院|院(?!长)|(?=院长))",
        "全各所每基县区市一二三四五六七八九十0123456789",
        "level:basic",
        "各基层法院",
    ),
    SelectorPattern(
        rf"各?基层(?=(?:[本下]?周[一二三四五六日末]|[今明后]天|月底|{NUMBER}月?(?:{NUMBER})?[日号])[^,。;:!?]{{0,3}}前)",
        "各基",
        "level:basic",
        "基层30日前报中院",
    ),
    SelectorPattern(
        r"各(?:区县|县区|区市县|县市区|市县区|县（市）区)(?:人民)?(?:法院|院)", "各", "level:basic", "各县区法院"
    ),
    SelectorPattern(
        r"(?:你们(?=辖区|所辖|下辖|下面|下边|底下))?(?:(?:我|全|本|咱们?|我们)市|市里(?=的?(?:[一二三四五六七八九十\d]{1,2}[家个]|各|几[家个]))|辖区|所辖|下辖|所属|下属|(?:下面|下边|底下)(?=的?(?:[一二三四五六七八九十\d]{1,2}[家个]|各|几[家个]|所有|全部|全体|基层)))(?:内)?(?:的)?(?:[一二三四五六七八九十几\d]{1,2}[家个]|各|所有|全体|两级|三级|各级|各个|各家)?(?:区县|县区|县市区|区市县|基层|中基层|铁路)?(?:运输)?(?:人民)?(?:法院|院(?!长)|(?<=[家个])(?=的?(?:院长|一把手|执行局长|分管副院长)))",
        "我全本辖所下咱底市你",
        "children",
        "辖区各院",
    ),
    SelectorPattern(r"两级(?:人民)?法院", "两", "children", "两级法院"),
    SelectorPattern(
        rf"(?:全省(?:{NUMBER}家|{NUMBER}个|各级|各个|各家|各|三级|上下|所有)?(?:人民)?法院|各级(?:人民)?法院|各法院|各家法院|三级法院|全体法院|所有法院|各院(?!长)|全省法院"
        rf"|全省{NUMBER}(?:名|位)院长|各位院长|院长们|各位院长们|各位(?=[,:])|全体院长|各院院长|各家(?:院长|一把手)|各地法院|全省各院|各位一把手|各位局长|各位执行局长|全体执行局长|各执行局长|全省法院系统|各单位|全省各地|各位同仁|各位同志)",
        "全各三所院",
        "all",
        "全省法院",
    ),
    SelectorPattern(r"(?:哪家|哪个|谁家|哪些)(?:法院|院|单位)", "哪谁", "all", "哪家法院"),
    SelectorPattern(
        rf"(?:连续{NUMBER}个?(?:月|周|次|期|季度))?(?:排名|位列|位居|名列|排[在到]|[处落]在|掉到|执结率|执行到位率|综合得分)?(?:全省|基层)?(?:倒数的?|末位|末|后|最后|垫底的|排在?最后的?|落在?最后的?)(?:面)?(?P<n>{NUMBER})(?:(?:名|位|家)(?:的)?|的(?=基层|中级|中院|法院|{_NUMBERED})){_SOME}{_COURTS}",
        "连排位名处落掉执综全基倒末后最垫",
        "bottom:{n}",
        "后三名的法院",
    ),
    SelectorPattern(
        r"(?:全省|全市|排名|排在?)?(?:倒数第一|垫底)(?:名)?的?(?:那|这)?(?:一)?(?:家|个)(?:的)?(?:基层|中级|中)?(?:人民)?(?:法院|院(?!长)|单位)(?:院长)?",
        "全排倒垫",
        "bottom:1",
        "全省倒数第一的那家基层院",
    ),
    SelectorPattern(
        rf"(?:排名|排在?)?倒数第一(?:名)?(?:[、和跟与]|以及)(?:倒数)?第二(?:名)?(?:的)?(?:那|这)?(?:两)?(?:家|个|位)?{_COURTS}",
        "排倒",
        "bottom:2",
        "倒数第一和倒数第二那两家中院",
    ),
    SelectorPattern(
        rf"(?:排名|位列|位居|名列|排[在到])?(?:全省|基层)?前(?P<n>{NUMBER})(?:(?:名|位|家)(?:的)?|的(?=基层|中级|中院|法院|{_NUMBERED})){_SOME}{_COURTS}",
        "排位名全基前",
        "top:{n}",
        "前三名的法院",
    ),
    SelectorPattern(
        rf"(?:连续{NUMBER}个?(?:月|周|次|期|季度))?(?:(?:指标|四项核心指标|核心指标|任务)?(?:(?:哪怕|只要|但凡)?(?:有|任何)?[一两二三四几]项(?:指标)?(?:还)?)?(?:未|没|没有|不|尚未|还没)(?:达标|完成目标|完成任务|达到目标值|(?:达到|达成|实现)(?:年度|全年|季度|月度|既定|预期|规定|序时)?目标|完成[\u4e00-\u9fff\d]{{0,10}}(?:任务|目标|指标|接谈数|接谈)|过线|到线|上线|达线|达到{NUMBER}%?)"
        rf"|(?:低于|不到|不足|没够|不够|没到|未到|没有到|没达到|未达到|达不到|(?:至今|到现在|还|仍|始终|一直)*[没未](?:能|有)?[爬迈跨越冲摸挤熬闯升拉提]?[过上到进着]|够不着|没够着)"
        rf"(?:(?:目标值|{NUMBER}[%％]?|百分之{NUMBER})(?:[这那][条道个])?(?:红线|底线|及格线|达标线|线|门槛|杠|关|坎|坡)?|(?:红线|底线|及格线|达标线))|(?:还|仍|一直|长期)?[在停趴卡]在?{NUMBER}[%％]?以下)(?:的){_SOME}{_COURTS}",
        "连指四核任有哪只但一两二三几未没不尚还仍长在停趴卡低达够至到始",
        "below_target",
        "未达标的法院",
    ),
    SelectorPattern(
        rf"(?=[^,。;:]{{0,14}}访)(?:有|存在)?[\u4e00-\u9fff]{{0,5}}?(?:超期|逾期|到期|过了?期|(?:超过?|满|拖了?|压了?)[^,。;:的]{{1,6}}?[没未])[\u4e00-\u9fff]{{0,7}}?的{_SOME}{_COURTS}",
        "信访涉有存超逾到",
        "overdue_petition",
        "信访逾期未办结的法院",
    ),
    SelectorPattern(
        rf"(?=[^,。;:]{{0,18}}(?:军令状|责任[状书]|承诺书))(?:军令状|责任状|责任书|承诺书)?{_LACKING}(?:签订|签署|签|交|递交|提交|上交)(?:过)?[\u4e00-\u9fff\d“”《》]{{0,14}}?的{_SOME}{_COURTS}",
        "军责承未没尚还仍至迟到截目",
        "unsigned_pledge",
        "未签军令状的中院",
    ),
    SelectorPattern(
        rf"(?:数据|报表|日报|战果|材料)?{_LACKING}(?:按时|按期|如期|及时)?(?:报送|上报|报|交|录入|反馈|填报|更新|回复|上传|传|登记)(?:过)?[\u4e00-\u9fff\d“”《》]{{0,20}}?的{_SOME}"
        r"(?:(?:基层|中级)?(?:中院|法院|院|单位)(?:院长|负责人)?|(?=,| |请|还有|今|明|抓|尽|马|立|限|务|必|于|\d|$))",
        "数报日战材未没尚还仍至迟到截目",
        "unreported",
        "未报数据的法院",
    ),
    SelectorPattern(
        rf"(?:还|尚|仍)有{_NUMBERED}(?:基层院|基层法院|中院|法院|院|单位)?{_LACKING}(?:签|交)[^,。;:]{{0,8}}?(?:责任书|责任状|承诺书|军令状)",
        "还尚仍",
        "unsigned_pledge",
        "还有三家中院没签责任书",
    ),
    SelectorPattern(
        rf"(?:还|尚|仍)有{_NUMBERED}(?:基层院|基层法院|中院|法院|院|单位)?{_LACKING}(?:报|交|上传|录入|填报|反馈|回复)[^,。;:]{{0,8}}(?=[,。;:])",
        "还尚仍",
        "unreported",
        "还有九家没报值守表",
    ),
    SelectorPattern(
        rf"{_LACKING}[把将][^,。;:!?]{{1,16}}?(?:报|交|补|传|填|录|更新)(?:完|齐|上来?|好|全|清)?的{_SOME}(?:(?:基层|中级)?(?:中院|法院|院(?!长)|单位)(?:院长|负责人)?)",
        "未没尚还仍至迟到截目",
        "unreported",
        "还没把10月台账补完的院",
    ),
    SelectorPattern(
        rf"(?:军令状|责任状|责任书|承诺书)(?:上|里)?(?:到现在|至今|目前|到今天)?(?:还|仍)?(?:空着(?:名字?)?|(?:没|未)(?:有)?(?:落款|落笔|名字|写名字?|按手印|盖章))的{_SOME}{_COURTS}",
        "军责承",
        "unsigned_pledge",
        "军令状还空着名字的",
    ),
    SelectorPattern(
        rf"{_LACKING}签(?:字|名)?的{_SOME}(?:(?:基层|中级)?(?:中院|法院|院(?!长)|单位)(?:的)?(?:院长|一把手)?|院长|一把手)",
        "未没尚还仍至迟到截目",
        "unsigned_pledge",
        "没签的院长",
    ),
    SelectorPattern(
        rf"(?:第?(?P<n>{NUMBER})(?:号)?(?:巡回|流动)?(?:督导|督查|督察|包保|工作|攻坚|巡回|巡查|流动|检查|调研)组|(?:督导|督查|督察|巡回|包保|巡回督导|攻坚)(?:第)?(?P<m>{NUMBER})组|(?:执行)?第?(?P<t>{NUMBER})团队|执行第?(?P<e>{NUMBER})组|执行第?(?P<q>{NUMBER})队|第(?P<k>{NUMBER})组|(?<![^、,。;!?: 和跟与同])(?P<d>{NUMBER})队(?=[,:、 和跟与长同听注去到赴进负配盯守蹲堵队今明后于下请继全把将先换留各分]|$)|(?<=组[、和与及跟])(?P<f>{NUMBER})组|(?P<b>{NUMBER})组(?=[,:、 和长同听注去到赴进负今明后这那就也还要得必于下本请继抓都全把将先分各守盯堵蹲留跟配接拍搜扣封腾清报交由一二三四五六七八九十0123456789]|$|[\u4e00-\u9fff](?:庭|局|院)?长))(?:组长|队?长(?!法院))?",
        "第执督巡包流攻一二三四五六七八九十0123456789",
        "team:{n}",
        "第二督导组",
    ),
    SelectorPattern(
        r"(?:各|全体)?(?:执行)?(?:联动|联络|联席会议?的?各?成员|联动机制的?各?成员|协助执行|执行联动)(?:各)?(?:成员)?(?:单位|部门)(?:负责人|联络员)?",
        "各全执联协",
        "liaison_units",
        "各联动单位",
    ),
)
_GROUP = re.compile(r"\(\?P<\w+>")
_RULES = tuple((pattern, re.compile(pattern.words)) for pattern in SELECTORS)
_BY_HEAD: dict[str, tuple[tuple[SelectorPattern, re.Pattern[str]], ...]] = {
    head: tuple((pattern, rule) for pattern, rule in _RULES if head in pattern.heads)
    for head in {head for pattern in SELECTORS for head in pattern.heads}
}


HEADS = frozenset(_BY_HEAD)
"""The characters with which a selector may begin."""


def selector_at(text: str, place: int) -> tuple[str, int] | None:
    """The selector that the longest words beginning at the place stand for, and where they end."""
    rules = _BY_HEAD.get(text[place], ())
    if len(rules) > 1 and not _opening(text[place])(text, place):
        return None
    best: tuple[str, int] | None = None
    for pattern, rule in rules:
        match = rule.match(text, place)
        if match and (best is None or match.end() > best[1]):
            best = (_named(pattern, match), match.end())
    return best


@cache
def _opening(head: str) -> Callable[[str, int], re.Match[str] | None]:
    """Matches all words that may begin with the character, to rule most places out at once where several rules begin so."""
    return re.compile("|".join([f"(?:{_GROUP.sub('(?:', rule.pattern)})" for _, rule in _BY_HEAD[head]])).match


def _named(pattern: SelectorPattern, match: re.Match[str]) -> str:
    said = next((words for words in match.groupdict().values() if words), None)
    return pattern.selector.format(n=number(said) if said else "")
