"""The words that the reading knows, as data. This is the one place to teach it a new word.

Each list has a sort; the patterns of the other modules are written over sorts, never over words. A longer word wins over
a shorter one that begins at the same place, so 申请 is listed to keep its 请 from being taken for "please".
"""

from dataclasses import dataclass
from enum import StrEnum

from rules.people import Role
from rules.reading.values import SpeechAct


class Sort(StrEnum):
    """What a piece of the text is. The letter stands for it in patterns."""

    COURT = "C"  # a court's full, short or other name: 大连中院
    PLACE = "c"  # a court's place alone: 甘井子, 大连
    RELATIVE = "R"  # a court as seen from the speaker: 市中院, 你院, 我院
    TITLE = "T"  # 院长, 周院长, 周焱院长
    OFFICE = "F"  # 执行局, 督查室
    NAME = "N"  # a person of the roster
    AT = "U"  # @somebody
    SELECTOR = "G"  # 各中院, 后三名的法院
    ORGANISATION = "O"  # 人大代表, 公安局
    COUNT = "P"  # 两家, 三市, 两位
    COURT_NOUN = "K"  # 法院, 中院 without a name
    YOU = "Y"
    WE = "W"
    JOIN = "J"  # 、和与
    OF = "d"  # 的, 那件: what stands before it is not the doer
    MATTER = "j"  # 案件, 有财产: the court before it is not the doer
    PLEASE = "q"
    DEMAND = "Z"  # 要求: an order, or the telling of somebody else's
    BY = "b"  # 由
    OBJECT = "k"  # 把, 报, 到: what follows is not the doer
    TAKE = "B"  # 把, 将: what follows is worked on
    ALONG = "g"  # 会同, 带上: who follows helps
    LEAD = "L"  # 负责, 牵头
    ATTEND = "A"
    ASSIST = "S"
    OVERSEE = "V"  # …督办: who watches, not who does
    ALSO = "a"
    MEET = "i"
    DO = "v"
    MUST = "m"
    STOP = "n"
    IF = "z"
    SOURCE = "s"  # 最高法要求: the order of somebody else
    TIME = "D"
    CASE = "E"
    QUOTE = "Q"
    DONE = "e"
    QUESTION = "?"
    PHRASE = "H"  # words that make the message something else than an order
    PERSON = "p"  # 申请执行人, 信访人
    GENERIC = "t"  # 情况, 台账: after 接谈 it is paper, not a meeting
    URGENT = "!"
    TEXT = "x"
    SIGN = "y"  # a run without any Chinese character: 1., 【, ——
    SPACE = "_"
    COMMA = ","
    STOP_MARK = "."
    COLON = ":"


MARKS: dict[str, Sort] = {
    ",": Sort.COMMA,
    ":": Sort.COLON,
    " ": Sort.SPACE,
    ".": Sort.SIGN,
    **dict.fromkeys("。;!?\n…", Sort.STOP_MARK),
}


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its usual form, and what it entitles to."""

    role: Role
    words: str


def _titles(role: Role, usual: str, *words: str) -> dict[str, Title]:
    return dict.fromkeys((usual, *words), Title(role, usual))


TITLES: dict[str, Title] = {
    **_titles(Role.PRESIDENT, "院长", "法院院长", "一把手", "党组书记", "主要负责人", "主要负责同志", "主要领导"),
    **_titles(
        Role.VICE_PRESIDENT,
        "副院长",
        "分管副院长",
        "主管副院长",
        "主管院长",
        "分管院长",
        "常务副院长",
        "分管领导",
        "主管领导",
        "分管执行副院长",
        "分管执行工作的副院长",
        "分管执行的副院长",
        "主管执行的副院长",
        "分管执行院长",
        "执行副院长",
    ),
    **_titles(
        Role.ENFORCEMENT_DIRECTOR,
        "执行局长",
        "执行局局长",
        "局长",
        "执行局负责人",
        "执行局的局长",
        "执行局主要负责人",
        "执行局一把手",
    ),
    **_titles(Role.DEPUTY_ENFORCEMENT_DIRECTOR, "副局长", "执行局副局长", "执行副局长"),
    **_titles(Role.DIVISION_HEAD, "执行庭长", "执行庭庭长", "庭长"),
    **_titles(Role.DIVISION_HEAD, "立案庭长", "立案庭庭长"),
    **_titles(Role.DIVISION_HEAD, "民庭庭长", "民庭长"),
    **_titles(Role.DIVISION_HEAD, "审监庭长", "审监庭庭长"),
    **_titles(
        Role.COMMAND_CENTRE_DIRECTOR, "执行指挥中心主任", "指挥中心主任", "主任", "执行指挥中心负责人", "指挥中心负责人"
    ),
    **_titles(Role.SUPERVISION_OFFICER, "督查室主任", "督查室负责人"),
    **_titles(Role.STAFF, "纪检组长", "纪检组组长"),
    **_titles(Role.STAFF, "政治部主任"),
    **_titles(Role.STAFF, "办公室主任"),
    **_titles(Role.STAFF, "法警支队长", "法警队长", "法警大队长"),
}

OFFICES: dict[str, Title] = {
    **_titles(Role.ENFORCEMENT_DIRECTOR, "执行局"),
    **_titles(Role.COMMAND_CENTRE_DIRECTOR, "执行指挥中心", "指挥中心"),
    **_titles(Role.SUPERVISION_OFFICER, "督查室", "督办室", "督查处"),
    **{
        office: Title(Role.STAFF, office)
        for office in (
            "纪检组",
            "政治部",
            "办公室",
            "立案庭",
            "研究室",
            "监察室",
            "监察处",
            "审管办",
            "审判管理办公室",
            "法警支队",
            "法警大队",
            "法警队",
            "法警总队",
            "宣传处",
            "信访办",
            "信访室",
            "信息中心",
            "技术处",
            "财务处",
            "机关党委",
            "行装处",
            "新闻办",
            "司法技术处",
            "执行庭",
            "执行一庭",
            "执行二庭",
            "综合处",
            "立案信访局",
        )
    },
}

ORGANISATIONS: frozenset[str] = frozenset(
    (
        "人大代表",
        "政协委员",
        "公安局",
        "公安机关",
        "公安",
        "检察院",
        "检察机关",
        "市检察院",
        "区检察院",
        "税务局",
        "税务部门",
        "不动产登记中心",
        "自然资源局",
        "自然资源厅",
        "住建局",
        "司法局",
        "信访局",
        "政法委",
        "市委政法委",
        "区委政法委",
        "县委政法委",
        "省委政法委",
        "人社局",
        "市场监管局",
        "交警支队",
        "人民银行",
        "特邀监督员",
        "人民陪审员",
        "街道办",
        "社区干部",
        "村委会",
        "镇政府",
        "区政府",
        "市政府",
        "县政府",
        "民政局",
        "残联",
        "妇联",
        "工会",
        "律师代表",
        "媒体",
        "媒体记者",
        "特邀调解员",
        "人大",
        "政协",
    )
)

# 市公安局 is the 公安局 of the city that is spoken of.
OF_PLACES = ("", "市", "区", "县", "省", "当地", "属地")

SURNAMES: frozenset[str] = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕"
    "郝邬安乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋"
    "仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农"
    "温别庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红"
    "岳佘覃苑牟栗丛仉尉芦游竺权逯盖益桓公仝闫肖迟佟初战由付代门亓隋矫褚逄战衣冮蔄"
)
COMPOUND_SURNAMES: frozenset[str] = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "司徒", "完颜")
)
# Before a title these are words of the sentence, not surnames.
NO_SURNAMES: frozenset[str] = frozenset("由都相后通全能别终国公应家那应空成养解单简强满须连东广双山文")

_WORDS: dict[Sort, str] = {
    Sort.RELATIVE: "市中院 市中级法院 市法院 市院 中院 我市中院 县院 县法院 区院 区法院 你院 你们院 你们法院 你法院 贵院 该院 我院 我们院 本院 我们法院 我们中院 上级法院"
    " 你市中院",
    Sort.COUNT: " ".join(
        f"{number}{unit}"
        for number in "两二三四五六七八九十几"
        for unit in ("家", "个", "市", "县", "区", "地", "院", "位", "县市", "县区", "市县", "区县")
    )
    + " 各自 两级 的同志 的同志们 的领导 等法院 等院 等几家 等几个",
    Sort.COURT_NOUN: "院 法院 人民法院 中级法院 中级人民法院 基层法院 基层院 县区法院 区县法院 主城区法院 城区法院",
    Sort.YOU: "你 您 你们 你俩 你们俩 你们两家 你俩家 你本人 您本人",
    Sort.WE: "我 我们 咱 咱们 本人 俺 我本人",
    Sort.JOIN: "、 和 与 及 以及 跟 同 & 并 还有",
    Sort.OF: "的 那个 那件 那起 那笔 那户 那批 那几件 那两件 这个 这件 这起 这笔 这批 这几件 那台 那宗 这宗 那 这 的案件 的案子",
    Sort.MATTER: "案 案件 案子 执行案件 被执行人为 有财产",
    Sort.DEMAND: "要求",
    Sort.PLEASE: "请 望 责成 务请 烦请 有请 敬请 麻烦 还请 仍请 再请  督请 盼 希望 拜托 命令 转告 交由 现交 交给 责令 劳烦 就请 注意 请注意",
    Sort.BY: "由 让 叫 通知 派 委托 点名由 指派",
    Sort.TAKE: "把 将",
    Sort.OBJECT: "对 关于 就 向 报 给 到 赴 交 送 报送 报给 报告给 去 在 至 从 帮 替 被 送到 送至 发给 发到 发至 汇报给 抄送 联系 找 问 报至 上报 移送 转给 交办给 督促"
    " 指导 对照 参照 学习 跟踪 协调 涉及 关注 约谈 听取 检查 督导 调研 进驻 核实 查一查 看看 审核 抽查 复核 通报 批评 表扬 提级执行 提级 接管 指令 提审 查 针对 围绕"
    " 联系人 联系人: 电话 根据 按照 依据 依 按 比 比如 像 除 除了 包括 其中 与会 接手 代 支持 帮助 帮扶",
    Sort.ALONG: "会同 联合 带上 带着 带领 组织 叫上 约上 协同 商 请上 拉上",
    Sort.LEAD: "负责 牵头 主办 包案 负总责 主抓 主责 挂帅 为主 负主责 全权负责 亲自抓 总负责",
    Sort.OVERSEE: "督办 盯办 监办 把关 跟踪督办 挂牌督办",
    Sort.ATTEND: "参加 列席 陪同 到场 旁听 见证 监督 出席 在场 陪着 作陪 派员参加 派人参加 派员列席 参与 到会 陪我",
    Sort.ASSIST: "配合 协助 协办 协同 支持 配合好 做好配合 全力配合 予以配合 给予配合 搭把手 帮忙",
    Sort.ALSO: "也 一并 一起 一同 共同 同时 都 均 再 亲自 本人 统一 分别 各自 全程 现场 当面 要 一道 同去 同到 派员 派人 联手 合并 互相 相互 抓紧 双 那边 这边 方面 此事 此件 这事 这件事 该案 此案 下一步 另 另外 那就 接下来 两级 院班子 班子 党组 院党组",
    Sort.MEET: "接谈 约见 会见 面见 面谈 接访 下访 接待 见一下 见见 再见一下 见一见 见一面 见个面 见一次 再见一次 见到那 见到申请人 谈一次 再谈一次 再谈 谈一谈 谈谈 约一次 再约一次 再约 约谈一下 连线 视频接谈"
    " 走访 回访 上门听取 听听诉求 当面听 面对面 坐下来谈 你接 你来接 亲自接 你见 亲自见 你谈 亲自谈 见面 再见 再接谈一次 再接谈 接谈一次 接谈好 当面答复 下去见 登门 见 谈",
    Sort.DO: "指定 集合 执行完毕 办理完毕 移送完毕 对接完毕 腾退完毕 发放完毕 搞定 完成 过线 赶上 补齐 审一遍 走一遍 带来 带齐 控制 控制住 出动 报数 报材料 嵌入 升级 挂牌 签好 来签 审完 筛一遍 标红 放群里 调配 管 交接 交接完 查实 处分 问责 追责 曝光 追回 追缴 兜底"
    " 试点 推广 传达 学习 动员 值班 值守 到岗 报到 就位 出发 赶到 赶往 前往 赶赴 迎检 接受 安置 救助 拨付 垫付 公示 公开 悬赏 布控 移送公安 转办 批转 签批 会签 审定 盖章 装订 规范 明确 定下来 敲定 拍板"
    " 选派 抽调 推荐 确定 评选 打分 打电话 联系上 找到 收网 清完 结完 核准 核对 对账 补正 重报 重做 提速 加快 加大 加强 狠抓 严查 彻查 深挖 压实 盘活 和解 调解 疏导 答疑 释明 拍照 录像 阅办 阅处 阅研 办妥"
    " 办利索 处理好 处理完 弄好 搞定 摆上 拿回 追到 查到 落地 见底 清掉 发完 给说法 给答复 给个 回信 回音 反映 说一下 说一声 讲一下 捋 看 接手 补来 送来 发来 报来 传来 交我 送我 报院里 报局里 对完账 发钱 备查 开会 到会 来我办公室 到我办公室 来我这 到我这 来一下 来省院 来中院 叫停 查明原因 写材料 写个材料 写说明 住下来 见分晓 定死 发到人 打通 办好 收看 清零 拿结果 列单子 列清单 拉清单"
    " 办结 结案 执结 办理 办好 办了 办完 落实 核查 核实 查清 查明 清查 排查 自查 倒查 清理 清零 清仓 整改 整顿 处理 解决 化解 反馈 回复 回话 答复 回报 汇报 报告 说明 解释"
    " 提交 上传 录入 报上来 报来 补报 补上 补交 报审 报备 上报 报送 报一下 填报 统计 汇总 梳理 摸排 研究 制定 拿出 拿方案 拿个 拿出来 形成 起草 修改 完善 细化 开展 组织 推进 推动"
    " 启动 恢复 恢复执行 发放 发还 发给 退还 兑现 到位 拉到 提到 提升 降到 压降 压到 控制 抽看 抽查 复查 复核 评查 检查 督导 督促 指导 协调 对接 沟通 联系 走访 上线 测试 试运行"
    " 安排 分清楚 分案 立案 移送 移交 评估 拍卖 腾退 腾迁 查封 冻结 扣划 拘留 拘传 搜查 公告 送达 送到 告知 讲讲 讲一讲 讲清楚 交报告 交来 交上来 交一份 写出 写明 写个 列出"
    " 拉出来 列个 出一份 准备 备好 做好 抓好 盯住 盯紧 盯着 跟进 跟踪 抓紧 跑一趟 去一趟 来一趟 到我办公室 来省院 到省院 开会 开个 开个小会 碰一下 集结 统一行动 签字 表态 签了 传一下 发我"
    " 报我 给我 发过来 传上来 发群里 发出来 重新核 核一遍 核一下 过一遍 捋一遍 查一遍 看一下 看一看 看看 了解一下 了解 摸清 弄清 搞清 说清楚 讲明 见到钱 见效 有结果 拿下 攻下 啃下 约谈 诫勉"
    " 谈话 调整 补充 更正 改正 纠正 整理 归档 销号 履行 执行 执行到位 提级执行 交叉执行 进驻 蹲点 坐镇 带队 督战 包案 调度 调研 调查 点评 整改到位 报结果 报进展 报情况 要结论 拿结论 给结论"
    " 结清 付清 划付 退赔 过户 交付 清退 腾空 扫尾 收尾 清场 登记 备案 查控 处置 变现 压减 消化 督查 讨论 商量 会商 拿意见 提意见 提出意见 写检讨 作检讨 做检讨 作说明 做说明 介绍经验 作介绍"
    " 交流 发言 集中 集中执行 跟上 接手 接过来 摆平 稳住 安抚 劝返 接回 面商 盯 抓 改 报 交 查 办 发 补 写 拿 填 增派",
    Sort.MUST: "坚决 严格 不能 不能再 不要再 别再 不可 赶紧 赶快 尽量 加紧 早点 必须 务必 一定 一定要 要 应当 应 须 需 不得 尽快 尽早 抓紧 立即 马上 立刻 即刻 限期 限 确保 保证 严禁 不许 不准 别 不要 切实 认真 及时 全力 争取 力争 越快越好 火速 从速 第一时间 得 先",
    Sort.STOP: "不用 不必 不需要 无需 不用再 不必再 先放一放 放一放 缓一缓 暂缓 先不 暂不 取消 作罢 免了 算了 暂停 先停 停一停 搁一搁 先等等 不再 甭",
    Sort.IF: "如果 如 若 假如 倘若 要是 否则 不然 逾期 做不到 完不成 办不到 完不成的 谈不下来 谈不成 谈不拢 办不下来 报不上来 未完成 没完成 到时 再不 凡 再出现 拿不出 谁 万一 如有 若有 一旦 视情 不行 还不行 如再 解决不了",
    Sort.SOURCE: "最高法 最高院 最高人民法院 上级 省委 中央 通知要求 文件要求 部署 原定 规定 据说 听说 说 称 表示 反映 反馈说 答应 承诺 会议要求 领导要求 上面要求",
    Sort.DONE: "已 已经 已于 业已 刚刚 刚 曾 曾经 早就 早已 完成了 办完了 办结了 报了 交了 去了 结了 发了 谈完 谈好 谈了 谈成 谈妥 得好 得对 得不错 得很好 得扎实 写得 做得 干得 讲得 处理得 很好 不错 值得 心里要有数 要有数 估计要 估计 预计 拟于 拟在 计划于 可能要 大概要 初步定 还没出来 还没到 有进步 很大 很感人 看到了 看了 看过了 收到了 知道了 了解了 很详细 很扎实 换人了 换人 见了 见过 谈过 接谈了 正在 成交了 完毕 提前完成",
    Sort.QUESTION: "吗 么 呢 怎么样了 怎么样 咋样 如何 什么时候 何时 多少 几件 哪天 谁 是否 是不是 有没有 能不能 可不可以 行不行 对吗 进展如何 怎么回事 什么情况 啥情况 啥时候 咋还 怎么还 为什么 为何 到哪一步",
    Sort.PERSON: "申请执行人 申请人 信访人 当事人 上访人 来访人 债权人 受害人 被害人 原告 信访群众 来访群众 案外人 异议人 买受人",
    Sort.GENERIC: "情况 工作 数 数据 笔录 记录 台账 表 情况表 任务 制度 办法 次数 指标 系统 登记表 方案 名单 率 材料 机制 活动 室 日 成果",
    Sort.URGENT: "特急 加急 十万火急 急办 紧急 急件 火速 火急",
}

# Words that hide a shorter word of another sort: they mean nothing here.
_HIDING = (
    "申请 请示 邀请 请求 请教 请问 重要 需要 主要 不要紧 要素 要点 要闻 摘要 纪要 简要 要情 必要 报表 日报 周报 月报 快报 战果 报名 报酬 回报率 情报 申报 举报 填报表 报批 报刊 海报 预报 报道"
    " 共同体 同志 同意 合同 同期 同比 不同 相同 同样 认同 赞同 共同被告 和解 和谐 和平 缓和 总和 与否 参与度 给予 给付 供给 发给证 到期 到账 到位率 到底 达到 得到 看到 收到 受到 感到 遇到 找到 想到 做到"
    " 直到 到处 到任 到达 报到 迟到 签到 存在 现在 在线 在建 在押 在逃 所在 正在办 在册 不在 在于 对方 对比 应对 对象 相对 反对 绝对 对口 核对 对账 就业 就是 就算 成就 就近 将来 将军 将近 把关 把握 把柄"
    " 关于 将要 去年 去世 过去 失去 下去 出去 回去 进去 送达率 送审 送检 护送 交通 交叉 交易 交警 交界 成交 提交会 外交 交流会 移交率 从严 从重 从快 自从 从业 从未 从来 从此 替代 被告 被害 被执行人 被申请人"
    " 由于 理由 自由 缘由 事由 案由 让步 转让 出让 受让 让与 叫停 派出所 派出 派驻 派遣 安排表 办公 办法 办案 主办 承办 承办人 承办法官 督办函 督办件 交办单 交办函 经办 举办 办事 报告会 报告厅 报告书"
    " 检查组 督导组 督查组 工作组 巡视组 巡察组 调查组 合议庭 专班 执行法官 书记员 法官 法警 结案率 执结率 执行率 执行标的 执行异议 执行款 执行人 执行力 执行标的款 查封率 评估报告 评估机构 拍卖公告 审查 调查取证"
    " 侦查 查询 查找 公安部 发现 发生 发展 发布 发票 发改委 印发 出发 开发 突发 引发 触发 一发 补助 补偿 补贴 写字楼 抄写 拿到 改革 改变 修改稿 抓手 盯梢 应急 反应 相应 响应 应付 应诉 应收 适应 供应 效应"
    " 要么 还要 只要 要不 如实 如期 如此 例如 如下 如数 比如说 假如说 凡是 平凡 限制 限高 有限 权限 期限 年限 极限 上限 下限 须知 必须要 需求 急需 所需 无须 别人 别墅 特别 区别 级别 分别是 性别 个别 识别 类别 告别"
    " 得以 值得 取得 获得 所得 不得不 显得 使得 觉得 得力 得失 先生 先后 首先 优先 事先 先进 原先 预先 率先 先行 先例 优先受偿 意见 见解 见习 可见 常见 偏见 看见 见证人 见于 谈判 座谈 座谈会 谈话室 会谈"
    " 接谈率 接谈数 接谈室 接待室 接待日 接访日 见效果 预见 远见 罕见 谁家 你好 您好 案款 案号 案由 案情 案外 专案 个案 备案率 立案率 档案 方案 提案 答案 草案 预案 本案 该案 案源 这样 这里 这么 那么 那里 那样 这边 那边"
    " 这次 那次 这些 那些 这种 这家 那家 目的 的确 也许 再生 再审 再次 都是 首都 不再办 一再 双方 双休 双休日 成双 说法 说服 小说 说话 称呼 名称 职称 号称 对称 表示感谢 规定动作 已婚 刚才 刚好 刚性 曾某 呢子"
    " 执行到位率 执行完毕率 执行工作 执行质效 执行现场 执行大厅 执行案款 临时执行局 执行异议案 执行指引 执行卷宗 执行不能 执行总结 撤回信访 撤回起诉 撤回申请 撤回上访 撤回执行申请 我处 我局 我庭 我省 我市 我县 我区 辖区 执行员 的要求 不得请假 不准请假 不许请假 看守所 看病 看来 看好 管辖 管理 管委会 保管 监管 不管 尽管 主管 学习班 救助金 公开课 明确表示 什么 怎么 那么 要么 吧台 酒吧 数额 人数 件数 基数 总数 代表 代理 代理人 代理律师 代替 代价 时代 年代 当代 比例 比较 对比 比重 像素 包括在 除外 依法 依规 依据说 依靠 依然 按时 按期 按月 按揭 按规定 找人"
    " 问题 问责 访问 学问 疑问 慰问 顾问 审问 询问 提问 同一个申请人 同一 同一申请人 同案 同步 同级 等同 一同到 查人找物 考察 送温暖 不见 见不到 见不着 听取意见 会见室"
)


def words_by_sort() -> dict[str, Sort]:
    """Every word of the lists above with its sort. Where two lists have a word, the later list wins."""
    found: dict[str, Sort] = dict.fromkeys(_HIDING.split(), Sort.TEXT)
    for sort, words in _WORDS.items():
        found.update(dict.fromkeys(words.split(), sort))
    found.update(dict.fromkeys(TITLES, Sort.TITLE))
    found.update(dict.fromkeys(OFFICES, Sort.OFFICE))
    found.update({f"{whose}{body}": Sort.ORGANISATION for body in ORGANISATIONS for whose in OF_PLACES})
    found.update(dict.fromkeys(PHRASES, Sort.PHRASE))
    return found


_PHRASES_BY_ACT: dict[SpeechAct, str] = {
    SpeechAct.ACKNOWLEDGEMENT: "收到 明白 知悉 遵命 好的 照办 坚决落实 马上落实 立即落实 马上办 马上安排 抓紧落实 已知悉 已收悉 收悉 遵照执行 坚决执行 坚决服从 认真落实 请放心 请领导放心 请院长放心",
    SpeechAct.RESULT: "已接谈 已办结 已执结 达成和解 已结案 已完成 已全部完成 已履行完毕 已发放 已谈妥 达成初步意见 签了和解 已全部兑现 已发放到位 已落实到位 已整改完毕 已息访 已化解",
    SpeechAct.PROGRESS: "报告: 汇报: 反馈: 报告院长 报告领导 报告各位领导 特此报告 报告完毕 现报告 汇报如下 现汇报如下 报告如下 现将情况报告如下 情况报告 进展汇报 进展如下 报告省院 向领导汇报 向院长汇报 向各位领导汇报 报告王局"
    " 报告局长 报告主任 报告您 向您汇报 已安排 已转承办人 已转 已部署 已上报 已报送 已报 已传 已发 已启动 已约好 请查收 请审阅 请过目 请阅示 请批示",
    SpeechAct.EXTENSION_REQUEST: "请予延期 申请延期 恳请延期 请求延期 延期一个月 延期办结 放宽至 顺延一周 延期至 延期到 能否延期 可否延期 宽限 缓几天 晚几天 请延期 请准予延期 延长期限 展期 准予延期 延期一周 延期三天",
    SpeechAct.SUBMISSION: "申请销号 请予销号 提请销号 请予办结 申请办结 请求销号 请审核销号 恳请销号 请销号",
    SpeechAct.CANCELLATION: "撤回 作废 以此为准 不用再谈 不用报了 不用办了 发错群 发错了 发错 此件取消 撤销 收回 上一条取消",
    SpeechAct.AMENDMENT: "改到 改为 改成 推迟到 推迟至 提前到 提前至 顺延到 顺延至 调整为 调整到 更正为 变更为 延至 改在",
    SpeechAct.DECLINE: "不是我们院 不归我院 不归我们 不属我院 不属于我院 不是我院 不归我们管 无管辖权 没有管辖权 建议退回 请予退回 不在我院 不在我们院",
    SpeechAct.PLEDGE: "我院保证 我院承诺 保证完成 保证按期 我保证 我们保证 立军令状 坚决完成任务 一定完成 确保完成任务 我承诺 我们承诺 请组织放心 我院一定 我院将 我们将 我们一定 我一定",
    SpeechAct.THANKS: "谢谢 感谢 多谢 致谢 辛苦了 大家辛苦 同志们辛苦 各院辛苦 都辛苦 受累了 点赞 为您点赞",
    SpeechAct.SUGGESTION: "建议 要不要 我看可以 是不是可以 可以考虑 不妨 能不能考虑 我的想法",
    SpeechAct.ANNOUNCEMENT: "战报 排名: 排名情况 排名如下 拍卖公告 公告 通报表扬 提出表扬 予以表扬 喜报 简报 快讯 天气预报 温馨提示 转发 分享 请查阅 请知悉 请参考 请下载 请参阅 敬请关注 请大家关注 情况通报 通报如下 现通报",
    SpeechAct.TALK: "生日快乐 节日快乐 新年快乐 中秋快乐 国庆快乐 春节快乐 祝各位 祝大家 祝您 祝你 祝全省 恭喜 祝贺 各位领导好 大家好 领导好 早上好 晚上好 请多指导 请多关照 请指正 批评指正 多多指教 欢迎 机器人 发错群了 一路平安 保重身体 注意身体"
    " 周末愉快 节日愉快 哈哈 你好 您好 请假 听说 据说 晚安 换院长 加群 拉一下群 退群 改群名 群名片 群昵称",
}
PHRASES: dict[str, SpeechAct] = {word: act for act, words in _PHRASES_BY_ACT.items() for word in words.split()}
