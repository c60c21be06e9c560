"""A length of time with what it counts from: 三日内, 收到通知之日起五日内, 两小时后."""

import re
from datetime import date, datetime

from rules.deadlines.durations import Duration, Unit, day_after, duration_at, minute_after
from rules.deadlines.expressions.marks import AFTER, BY, WITHIN
from rules.deadlines.expressions.values import Expression, Mark, at_time
from rules.deadlines.values import Moment, Precision

SINCE_NOW = re.compile(
    r"(?:自|从|在)?(?:"
    r"(?:收到|接到|接|见到)(?:本|此|该)?(?:通知书?|督办函|交办函|交办单|函|指令|消息|短信|文件|件|电话)?"
    r"|(?:本|此)(?:通知|函|令|件)(?:下发|印发|发出|发布)?"
    r"|通知(?:下发|印发|发出|发布)"
    r"|即日|今天|今日|现在|此刻|明天|明日|登记|交办"
    r")(?:之日|之时|当日)?(?:起|后|算起|开始)(?:计算)?,?(?:\((?:今天|今日)\))?"
)
_OPENED = "收到 接到 见到 通知 即日 今天 今日 现在 此刻 明天 明日 登记 交办 本通 本函 本令 本件 此通 此函 此令 此件"
SINCE_NOW_HEADS = (
    f"{_OPENED} 接本 接此 接该 接通 接督 接交 接函 接指 接消 接短 接文 接件 接电 接之 接当 接起 接后 接算 接开"
    f" {' '.join(sorted({f'{since}{one[0]}' for since in '自从在' for one in _OPENED.split()} | {'自接', '从接', '在接'}))}"
)
# 法定期限6个月 tells how long the law gives; 限6个月 sets a limit.
_LIMIT = re.compile(
    r"(?:最后|再给|(?:时间|期限|时限|最长|最多)不(?:得|能)?超过|(?<![定理行结查押冻封])(?:期限|时限)(?:为|是)?|限期|限时|(?<!期)(?<!审)限|给)(?:你们?|各院|大家|您|[\u4e00-\u9fff]{2,6}(?:法院|中院|院长|局长))?(?:最后)?$"
)
_AS_LIMIT = ("为限", "为期")  # 三天为限
# 三天给我结果: what is to come of it follows at once.
_OUTCOME = re.compile(
    "(?:时间)?(?:必须|要|就|务必|一定)?(?:[给报回]我|给个|给出|给人家|给答复|出结果|见分晓|见效|有结果|要结果|拿结果|拿出|办完|办结|清零|搞定|解决|报结果|报情况|反馈|纠正(?!措施|意见)|改正|改过来|整改(?!期|方案|措施|意见)|[发还退补交清结办拆]完|[发还清退]清|补齐|交齐|腾空)"
)
# 一周时间，把账对清: a length that stands alone is what there is.
_ALONE_BEFORE = re.compile(r"(?:^|[,。;:!?\n(])(?:就|只有|最多|顶多)?$")
_ALONE = re.compile(r"(?<=[间夫])(?:[,。;:!?\n)]|$)")
# 两个工作日，发完报我: and so is one before what is to be done in it; 三天，结了12件 and 两年，我等够了 tell.
_ALONE_FIRST_BEFORE = re.compile(r"(?:^|[,。;:!?\n])(?:就|只给|只有|最多|顶多|再给)?$")
_ALONE_FIRST = re.compile(
    r",(?!我|他|她|全省|各院)(?![^。;!?\n]*(?:[了过]|已|累计|共计|一共))[^。;!?\n]{0,14}(?:把|给我|[报交发]我|[办结清发交拆还退补改查找谈划扣]完|办结|执结|清零|见底|到位|必须|要)"
    r"|,把[^,。;!?\n]{1,14}给我[^,。;!?\n]"  # 一个礼拜，把差额给我解释圆了
    # 三天，把钱发了; 两天，给人家办了
    r"|,(?:把|给(?:我|他|她|人家))[^,。;!?\n了过已]{0,14}[办发结还退交付划打清平齐]了?(?=[。;!\n]|$)"
)
# 查，十天。 is what there is, too; 拘了，十五天。 and 压着不办，两个月。 tell of what was.
_ALONE_LAST_BEFORE = re.compile(
    r"(?:^|[,。;:!?\n])(?![^,。;:!?]*(?:拘|罚|判|刑|假|拖|等|超|压|晚|花|用了|住|累|熬|守|蹲))[^,。;:!?\n]{1,24}(?<![了过着]),(?:就|只给|最多|最长|顶多|时间不超过|最长不超过|期限)?$"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[。;!?\n])(?:就|只给|只有|最多)?$")  # 理由不成立。48小时。
_HOURS = re.compile("[时钟分刻年]")
_ALONE_LAST = re.compile(r"[。;!\n]|$")
_LONGEST_ALONE_BEFORE = 28
_SPENT = re.compile("[拖等过了近已又第用花]$|已经$|过去$")
_ENDED = "回来|[谈见办看查听]完|到账|到位|到手"
_EVENT = re.compile(
    rf"(?:之日起|当日起|之后|以后|(?<!最)后|满|(?<!一)起|返回|返程|提前|[到下来批]了|一到|{_ENDED})(?:的)?,?$"
)
_TO_BE_ENDED = re.compile(f"(?:{_ENDED}),$")  # 去把车扣回来，三天之内。 says how long that may take


def counted_from_now(text: str, place: int, moment: Moment) -> Expression | None:
    """The period that the words count from now (收到通知之日起五日内); None if they count none."""
    opening = SINCE_NOW.match(text, place)
    return counted(text, opening.end(), moment, start=place) if opening else None


def counted(text: str, place: int, moment: Moment, start: int | None = None) -> Expression | None:
    """The period that begins here (三日内), with its words from `start` on; None if there is none."""
    found = duration_at(text, place)
    if found is None:
        return None
    duration, end = found
    mark, end = _mark_of_length(text, place, end)
    if mark is None:
        return None
    span = (place if start is None else start, end)
    if start is None and _EVENT.search(text, max(0, place - 6), place) and not _ends_it(text, place, end):
        return Expression(span, text[span[0] : end], Mark.EVENT, length=duration)
    return reached(text[slice(*span)], span, mark, duration, start=moment.today, moment=moment)


def _ends_it(text: str, place: int, end: int) -> bool:
    """Whether the period ends the sentence in which what it limits stands before it."""
    return _TO_BE_ENDED.search(text, max(0, place - 6), place) is not None and _ALONE_LAST.match(text, end) is not None


def _mark_of_length(text: str, place: int, end: int) -> tuple[Mark | None, int]:
    within = WITHIN.match(text, end)
    if within:
        return Mark.WITHIN, within.end()
    after = AFTER.match(text, end)
    if after:
        return Mark.LATER, after.end()
    if text.startswith(_AS_LIMIT, end):
        return Mark.WITHIN, end + len(_AS_LIMIT[0])
    is_limit = not BY.match(text, end) and _LIMIT.search(text, max(0, place - 10), place)
    if is_limit or _stands_alone(text, place, end) or _comes_to_something(text, place, end):
        return Mark.WITHIN, end
    return None, end


def _comes_to_something(text: str, place: int, end: int) -> bool:
    """Whether what is to come of it follows at once (三天给我结果); 8日报我 is a day."""
    if _is_date(text, place, end) or not _OUTCOME.match(text, end):
        return False
    return not _SPENT.search(text, max(0, place - 3), place)


def _is_date(text: str, place: int, end: int) -> bool:
    """Whether it is a day rather than a length: 20日，要么结，要么你来说."""
    return text[end - 1] == "日" and text[place : end - 1].isdecimal()


def _stands_alone(text: str, place: int, end: int) -> bool:
    """Whether the length is all that its clause says: 一周时间，把账对清; or days that end the sentence: 查，十天."""
    if _ALONE.match(text, end) and _ALONE_BEFORE.search(text, max(0, place - 3), place):
        return True
    is_first = _ALONE_FIRST.match(text, end) and _ALONE_FIRST_BEFORE.search(text, max(0, place - 3), place)
    if is_first and not _is_date(text, place, end):
        return True
    is_sentence = _ALONE_LAST.match(text, end) and _SENTENCE_BEFORE.search(text, max(0, place - 3), place)
    if is_sentence and text[end - 1] != "年":  # 两年。 is how long it lasted
        return True
    if not _ALONE_LAST.match(text, end) or _HOURS.search(text, place, end):
        return False  # 到会议室碰一下，一个钟头: how long it takes
    return _ALONE_LAST_BEFORE.search(text, max(0, place - _LONGEST_ALONE_BEFORE), place) is not None


def reached(
    words: str, span: tuple[int, int], mark: Mark, duration: Duration, *, start: date, moment: Moment
) -> Expression:
    """The expression for the end of the period that begins with `start`, or with this minute if it is counted in hours."""
    if duration.is_exact:
        return Expression(
            span, words, mark, minute_after(duration, moment.said_at), precision=Precision.MINUTE, length=duration
        )
    day = day_after(duration, start, moment)
    at = at_time(day, moment.conventions.end_of_day, moment)
    is_estimate = duration.unit is Unit.WORKDAY and not moment.calendar.is_known(day)
    return Expression(span, words, mark, at, is_estimate=is_estimate, also=rolled(day, at, moment), length=duration)


def rolled(day: date, at: datetime, moment: Moment) -> tuple[datetime, ...]:
    """The same time of the next workday, which people mean as well by a day off; nothing for a workday."""
    if moment.calendar.is_workday(day):
        return ()
    return (at_time(moment.calendar.next_workday(day), at.time(), moment),)
