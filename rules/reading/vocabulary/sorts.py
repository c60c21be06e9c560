"""The sorts of words, each with the letter that stands for it in patterns."""


class Sort:
    """What a piece of the text is. The letter stands for it in patterns.

    Plain letters instead of an enumeration: they are looked up for every word, and Python 3.11 takes three times as long to
    reach a member of an enumeration.
    """

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


COURT_NAMES = frozenset((Sort.COURT, Sort.PLACE))
"""What names a court, wherever it is said."""
MARKS: dict[str, str] = {
    ",": Sort.COMMA,
    ":": Sort.COLON,
    " ": Sort.SPACE,
    ".": Sort.SIGN,
    **dict.fromkeys("。;!?\n…", Sort.STOP_MARK),
}
