"""From a message to its reading, step by step."""

import re
from dataclasses import replace
from operator import attrgetter

from rules.calendar import Calendar
from rules.courts import Level
from rules.deadlines.values import Conventions, Deadline, Moment
from rules.people import Role
from rules.reading.acts import is_answer, is_left_to_another, is_ruled_out, may_order, other_act, tells_own_plans
from rules.reading.addressing import addressed
from rules.reading.addressing.meant import by_reply
from rules.reading.addressing.ours import are_ours_to_do
from rules.reading.addressing.values import BARE_WISH, Addressed, Exemption
from rules.reading.authority import calls_up, goes_down
from rules.reading.binding import Bound, bound, hangs_on_event
from rules.reading.confidence import HURRY, confidence_of
from rules.reading.coverage import DOUBTFUL, SURE, Made, findings, heard_as_order, likelier, weighed
from rules.reading.groups import Function
from rules.reading.kinds import first_matter, kind_of
from rules.reading.lexicon import Lexicon
from rules.reading.moods import commands, has_deadline
from rules.reading.normal import normal
from rules.reading.objectives import objective, phrase
from rules.reading.opinion import Opinion, expressions_in, opinion_of
from rules.reading.parsing import Parsed, parse
from rules.reading.petitioners import petitioner
from rules.reading.recurring import Recurring, first_due, recurring
from rules.reading.setting import Setting
from rules.reading.subtasks import Parts, parts
from rules.reading.values import (
    Evidence,
    Finding,
    Message,
    OrderKind,
    Party,
    Question,
    QuestionKind,
    Reading,
    SpeechAct,
    Subtask,
    Unclear,
)
from rules.reading.vocabulary import COURT_NAMES, Sort

_COMMAND = re.compile(r"[_Da]*B|m+[aD]*[vx]")
# 别老盯着手机, 谁也别惊动: told to everybody and nobody.
_NOT = tuple(f"{who}{no}" for who in ("", "谁也", "谁都", "大家", "都", "也") for no in ("别", "不要", "不用", "不必"))
_UNKNOWN = re.compile("xKT?$")  # 恒仁法院，…: a court of a name that nobody has
_HANDED_IN = re.compile(r"[_a!y]*D[_am]*v")  # 周五前报结果
_LEADERS = (Role.PRESIDENT, Role.VICE_PRESIDENT, Role.ENFORCEMENT_DIRECTOR)
_USUAL = Conventions()
_NO_ORDER = {act: Reading(act, 0.0) for act in SpeechAct}
_SURELY_ADDRESSED = 0.5
_ADDRESSED_FROM_ABOVE = 0.45  # the high court asks nobody for more time
# What a message does that says nothing of its own.
_UNSAID = (SpeechAct.TALK, SpeechAct.PROGRESS, SpeechAct.INQUIRY, SpeechAct.CANCELLATION)


def read(message: Message, lexicon: Lexicon, calendar: Calendar, conventions: Conventions | None = None) -> Reading:
    """What the message was taken to mean. Never raises, whatever the text; takes time linear in its length."""
    moment = Moment(message.said_at, calendar, conventions or _USUAL)
    parsed = parse(message, lexicon, moment)
    is_request = False
    setting = Setting.of(parsed, message, lexicon)
    is_left = is_left_to_another(parsed)
    is_nobodys = is_left or are_ours_to_do(parsed, setting)
    if may_order(parsed) and not is_nobodys:
        named = addressed(parsed, setting)
        if not named.responsible and _is_firm(parsed):
            by_reply(named, message)
        is_named = named.by_clause or _those_below(named, parsed, message, lexicon)
        if not is_named and named.responsible and _is_for_somebody(message, parsed, lexicon):
            named = Addressed()  # 六个主城区法院，周五前把方案报市中院: ours is no doer
        if not named.responsible and _is_for_somebody(message, parsed, lexicon):
            return _order(parsed, named, setting, moment)
        if _is_addressed(named, parsed, message, lexicon):
            below = _those_below(named, parsed, message, lexicon)
            if below:
                named.responsible = below  # not superiors, who come or look on: 王宏局长到你院看现场
                return _order(parsed, named, setting, moment)
            is_request = True
    act = other_act(parsed, is_leader=Level.HIGH in _levels(message, lexicon), is_left=is_left)
    act = SpeechAct.REQUEST if is_request and act in _UNSAID else act
    heard = None if is_nobodys else heard_as_order(parsed, message, lexicon, act)
    return (_perhaps(parsed, setting, moment, heard) if heard else None) or _NO_ORDER[act]


def _is_addressed(named: Addressed, parsed: Parsed, message: Message, lexicon: Lexicon) -> bool:
    """Whether somebody is addressed by words that are an order, or would be one to somebody below."""
    if not named.responsible or (_is_weak(named) and (is_answer(parsed) or not _is_firm(parsed))):
        return False
    return not parsed.acts or not is_ruled_out(parsed, is_downward=_is_downward(message, named, lexicon))


def _those_below(named: Addressed, parsed: Parsed, message: Message, lexicon: Lexicon) -> list[Party]:
    """Those addressed who stand below; nobody where a superior is called first (院长，凌海法院想…) or only plans are told."""
    if named.called and calls_up(message.sender_posts, named.called, lexicon):
        return []
    below = [one for one in named.responsible if goes_down(message.sender_posts, one, lexicon)]
    if below and Level.HIGH not in _levels(message, lexicon) and tells_own_plans(parsed, message, below):
        return []
    return below


def _perhaps(parsed: Parsed, setting: Setting, moment: Moment, heard: Opinion) -> Reading | None:
    """The order that the message may be, for its author to say; None if it goes up or sideways."""
    message, lexicon = setting.message, setting.lexicon
    named = addressed(parsed, setting)
    if named.responsible and not _those_below(named, parsed, message, lexicon):
        called = [one for one in named.called if goes_down(message.sender_posts, one, lexicon)]
        if not (called or Level.HIGH in _levels(message, lexicon) or _is_oneself(named, parsed, message)):
            return None
        named = Addressed(called)  # nobody is above: whoever was taken for addressed is not
    order = _order(parsed, named, setting, moment, heard)
    whole = Finding((0, len(message.text)), "", Unclear.ORDER, 1.0)
    return replace(
        order,
        confidence=DOUBTFUL,
        questions=(Question(QuestionKind.IS_ORDER), *order.questions),
        unclear=(whole, *order.unclear),
    )


def _is_oneself(named: Addressed, parsed: Parsed, message: Message) -> bool:
    """Whether the speaker himself was taken for addressed without 请; who asks himself (请周焱院长12月4日前报) means it."""
    if any(group.function is Function.AGENT for group in parsed.groups):
        return False
    seats = {(post.court_code, post.role) for post in message.sender_posts}
    return all((one.court, one.role or Role.PRESIDENT) in seats for one in named.responsible)


def _is_weak(named: Addressed) -> bool:
    """Whether a court was only spoken of: without a firm order it is not addressed."""
    return named.is_guess or named.weight <= BARE_WISH


def _levels(message: Message, lexicon: Lexicon) -> set[Level]:
    """The levels of the courts at which the speaker has a post."""
    return {lexicon.courts[post.court_code].level for post in message.sender_posts}


def _is_for_somebody(message: Message, parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether a leader orders something of nobody in particular (抓紧办，明天给我个准信): the card asks of whom."""
    is_leader = any(post.role in _LEADERS for post in message.sender_posts)
    is_leader = is_leader and not _levels(message, lexicon) <= {Level.BASIC}
    if not is_leader or is_answer(parsed):
        return False
    if _UNKNOWN.match(parsed.clauses[0].letters) and any(has_deadline(one) for one in parsed.ordering):
        return True
    is_pressing = any(Sort.TIME in one.letters for one in parsed.ordering) or HURRY.search(parsed.text)
    is_command = any(
        _COMMAND.match(clause.letters) and not parsed.text.startswith(_NOT, clause.start) for clause in parsed.ordering
    )
    return bool(is_command and is_pressing) or any(_HANDED_IN.match(clause.letters) for clause in parsed.ordering)


def _is_downward(message: Message, named: Addressed, lexicon: Lexicon) -> bool:
    """Whether those below are addressed for certain, by somebody who is known to stand above them."""
    least = _ADDRESSED_FROM_ABOVE if Level.HIGH in _levels(message, lexicon) else _SURELY_ADDRESSED
    is_sure = named.weight >= least and not named.is_guess and bool(message.sender_posts)
    return is_sure and all(goes_down(message.sender_posts, one, lexicon) for one in named.responsible)


def _is_firm(parsed: Parsed) -> bool:
    """Whether something is ordered firmly: without 请, a deadline or 把…, a court merely named is not addressed."""
    return any(Sort.PLEASE in clause.letters or has_deadline(clause) or commands(clause) for clause in parsed.ordering)


def _order(parsed: Parsed, named: Addressed, setting: Setting, moment: Moment, heard: Opinion | None = None) -> Reading:
    """The order with what is open in it; `heard` is the second opinion, if it was asked already."""
    times = bound(parsed.clauses, parsed.moods, parsed.text)
    again = recurring(parsed, times, moment)
    work = parts(parsed, named, again.times, moment)
    others = (*work.others, *_along(again, work, parsed))
    deadline = first_due(again.main, moment) if again.main else work.main
    kind = kind_of(parsed)
    questions = tuple(_questions(parsed, named, work.responsible, deadline, is_chained=work.is_chained))
    about = _petitioner(parsed, setting, kind)
    timed = expressions_in(parsed)
    heard = heard or opinion_of(parsed, setting.message, setting.lexicon, timed)
    made = Made(
        parsed, setting, named, times, kind, work.responsible, others, about, deadline, again.recurrence, heard, timed
    )
    confidence = confidence_of(parsed, named, questions)
    unclear = findings(made, confidence)
    sure = weighed(confidence, made, unclear)
    if SURE > sure > 0:
        made = likelier(made)
        about = about if made.kind is kind else _petitioner(parsed, setting, made.kind)
    cases = parsed.of(Sort.CASE)
    return Reading(
        SpeechAct.ORDER,
        sure,
        kind=made.kind,
        responsible=made.responsible,
        assisting=tuple(made.named.assisting),
        attending=tuple(made.named.attending),
        petitioner=about,
        case_numbers=tuple([parsed.text[token.start : token.end] for token in cases]),
        deadline=made.deadline,
        recurrence=again.main,
        objective=objective(parsed.text, parsed.clauses, parsed.moods, parsed.groups, named.asides),
        subtasks=others,
        is_urgent=parsed.has(Sort.URGENT),
        questions=questions,
        evidence=tuple(_evidence(parsed, again.times, named.exemptions)),
        unclear=unclear,
    )


def _petitioner(parsed: Parsed, setting: Setting, kind: OrderKind) -> str | None:
    """Whom the order is about, by its first matter; an interview's petitioner may stand in the words that it answers."""
    said = _without_courts(parsed)[: first_matter(parsed.text)]
    about = petitioner(said, is_interview=kind is OrderKind.INTERVIEW, said=parsed.text)
    answered = setting.message.reply_to
    if about is None and kind is OrderKind.INTERVIEW and answered:
        return petitioner(normal(answered.text).text, is_interview=True)
    return about


def _along(again: Recurring, work: Parts, parsed: Parsed) -> tuple[Subtask, ...]:
    """The part that recurs along the way: 一个月内执结，期间每周五报一次."""
    if again.along is None:
        return ()
    clause = parsed.clause_at(again.along.span[0])
    if clause is None:
        return ()
    due = first_due(again.along, again.moment)
    return (Subtask(OrderKind.TASK, work.responsible, due, phrase(parsed.text, clause)),)


def _without_courts(parsed: Parsed) -> str:
    """The text with the courts' names blanked, so that no place (老边) is taken for a person."""
    pieces: list[str] = []
    end = 0
    for token in [token for sort, token in zip(parsed.letters, parsed.tokens, strict=True) if sort in COURT_NAMES]:
        pieces += (parsed.text[end : token.start], "院" * (token.end - token.start))
        end = token.end
    return "".join(pieces) + parsed.text[end:]


def _questions(
    parsed: Parsed, named: Addressed, responsible: tuple[Party, ...], deadline: Deadline | None, *, is_chained: bool
) -> "list[Question]":
    found = [
        Question(QuestionKind.RESPONSIBLE, one.candidates or ((one.court,) if one.court else ()))
        for one in responsible
        if named.is_guess or one.candidates or not (one.court or one.selector or one.org)
    ]
    if not responsible:
        found.append(Question(QuestionKind.RESPONSIBLE))
    found += [
        Question(QuestionKind.TYPO, token.value)
        for token in parsed.tokens
        if token.is_misspelt and isinstance(token.value, tuple)
    ]
    if is_chained and deadline:
        found.append(Question(QuestionKind.DEADLINE, (deadline.at.isoformat(),)))
    if deadline is None and (HURRY.search(parsed.text) or hangs_on_event(parsed.clauses)):
        found.append(Question(QuestionKind.NO_DEADLINE))
    return found


def _evidence(parsed: Parsed, times: tuple[Bound, ...], exemptions: tuple[Exemption, ...]) -> "list[Evidence]":
    text, span = parsed.text, parsed.plain.span
    letting_off = [one for one in exemptions if one.courts and one.named]
    found = [
        Evidence(span(*one.span), text[slice(*one.span)], one.function, one.why)
        for one in parsed.groups
        if not any(start <= one.span[0] and one.span[1] <= end for (start, end), *_ in letting_off)
    ]
    found += [Evidence(span(*one.span), text[slice(*one.span)], "let off", one.why) for one in letting_off]
    taken_for = "deadline"
    for one in times:
        found.append(Evidence(span(*one.time.span), one.time.words, taken_for, one.time.mark))
        taken_for = "another time"
    return sorted(found, key=attrgetter("span"))
