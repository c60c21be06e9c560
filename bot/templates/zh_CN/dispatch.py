"""The dispatch meeting."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.page import Page, Words, safe
from bot.templates.numbers import value_text
from bot.templates.zh_CN.bulletins.names import dated
from bot.templates.zh_CN.bulletins.words import last_places, month_day
from rules.bulletins.values import Measure
from rules.dispatch.values import Evidence, Meeting, MeetingState, NoMeeting, Speaker, Speaks, Talk
from rules.notifications.dispatch import (
    CALL_MEETING,
    DROP_MEETING,
    PUBLISH_MINUTES,
    REFUSE_TALK,
    RELEASE_TALK,
    MeetingCalled,
    MeetingCard,
    MeetingRefused,
    MeetingReminded,
    MinutesDrafted,
    MinutesPublished,
    SpeechesMissing,
    SpeechReceived,
    SpeechReminded,
    SpeechRequested,
    TalkCalled,
    TalkProposed,
)
from rules.outgoing import Notification

BUTTONS = Words(
    {
        CALL_MEETING: "召集",
        DROP_MEETING: "取消",
        RELEASE_TALK: "约谈",
        REFUSE_TALK: "不约谈",
        PUBLISH_MINUTES: "发布纪要",
    }
)
SPEAKS = {Speaks.EXPERIENCE: "介绍经验", Speaks.SELF_CRITICISM: "作检讨"}
STATES = {
    MeetingState.PREPARED: "待召集",
    MeetingState.CALLED: "已召集",
    MeetingState.HELD: "已召开",
    MeetingState.DROPPED: "已取消",
}
SHORT_HASH = 12


def day_and_time(moment: datetime) -> str:
    return f"{month_day(moment.date())}{moment:%H:%M}"


def value_of(speaker: Speaker, measure: Measure) -> str:
    return value_text(speaker.value.value, measure.unit)


def meeting_card(facts: MeetingCard) -> Page:
    meeting, measure = facts.meeting, facts.meeting.measure
    lines = [
        f"<b>第{meeting.id}次视频调度会</b>　{STATES[meeting.state]}",
        f"时间：{day_and_time(meeting.held_at)}",
        f"依据：{dated(meeting.bulletin)}（第{meeting.bulletin_number}号），{safe(measure.short_zh)}",
        "<b>议程</b>",
        "1. 通报指标情况",
    ]
    for number, speaks in enumerate(Speaks, start=2):
        lines.append(f"{number}. {len(meeting.speaking(speaks))}家基层法院院长{SPEAKS[speaks]}")
        lines += [speaker_line(one, measure) for one in meeting.speaking(speaks)]
    lines += ["4. 布置整改", f"发言材料{day_and_time(meeting.speeches_by)}前提交"]
    if any(one.target for one in meeting.speakers):
        lines.append(f"整改时限{month_day(meeting.rectify_by)}，召集后向后列法院下达整改督办件")
    talks = [one for one in meeting.speakers if one.talk is Talk.PROPOSED]
    if talks and meeting.state is MeetingState.PREPARED:
        lines.append(f"连续后列、拟提请约谈：{'、'.join(safe(one.court_name) for one in talks)}（另行按键决定）")
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def speaker_line(speaker: Speaker, measure: Measure) -> str:
    parts = [f"第{speaker.place}位", value_of(speaker, measure)]
    if speaker.run > 1:
        parts.append(f"连续{speaker.run}期")
    if speaker.target is not None:
        parts.append(f"整改目标{value_text(speaker.target.value, measure.unit)}")
    if speaker.order_number:
        parts.append(speaker.order_number)
    mark = f"　✓{safe(speaker.speech.file_name)}" if speaker.speech else ""
    return f"　（{speaker.number}）{safe(speaker.court_name)}（{'，'.join(parts)}）{mark}"


def meeting_called(facts: MeetingCalled) -> Page:
    meeting = facts.meeting
    parts = [
        f"{SPEAKS[speaks]}：{'、'.join(safe(one.court_name) for one in meeting.speaking(speaks))}" for speaks in Speaks
    ]
    lines = [
        "<b>视频调度会通知</b>",
        f"定于{day_and_time(meeting.held_at)}召开视频调度会，请各中院、基层法院院长和执行局长参加。",
        f"一、通报{dated(meeting.bulletin)}指标情况",
        f"二、基层法院院长{parts[0]}",
        f"三、基层法院院长{parts[1]}",
        "四、布置整改",
        f"请发言法院于{day_and_time(meeting.speeches_by)}前提交发言材料。",
    ]
    return Page("\n".join(lines))


def speech_requested(facts: SpeechRequested) -> Page:
    speaker = facts.speaker
    lines = [
        f"<b>{safe(speaker.court_name)}院长：请在视频调度会上{SPEAKS[speaker.speaks]}</b>",
        f"{day_and_time(facts.held_at)}召开，第{speaker.number}个发言。",
        f"{dated(facts.bulletin)}：{safe(facts.measure.short_zh)}{value_of(speaker, facts.measure)}，全省第{speaker.place}位。",
        f"发言材料请于{day_and_time(facts.speeches_by)}前提交：在本院群回复本条并附文件，或附文件注明 /speech。",
    ]
    if speaker.order_number:
        lines.append(f"整改任务见{speaker.order_number}。")
    return Page("\n".join(lines))


def speech_reminded(facts: SpeechReminded) -> Page:
    return Page(f"{safe(facts.court)}的发言材料还没有提交，{day_and_time(facts.speeches_by)}截止。")


def speech_received(facts: SpeechReceived) -> Page:
    late = "（已过提交时限）" if facts.is_late else ""
    again = "，代替此前提交的材料" if facts.replaces else ""
    return Page(
        f"已收到{safe(facts.court)}发言材料：{safe(facts.file_name)}{again}{late}\n指纹 <code>{facts.hash[:SHORT_HASH]}</code>"
    )


def speeches_missing(facts: SpeechesMissing) -> Page:
    courts = "、".join(safe(one) for one in facts.courts)
    return Page(f"{day_and_time(facts.held_at)}视频调度会：发言材料已过时限，未提交的有{courts}。")


def meeting_reminded(facts: MeetingReminded) -> Page:
    if facts.court:
        return Page(f"今天{facts.held_at:%H:%M}视频调度会，{safe(facts.court)}第{facts.number}个发言，请提前上线。")
    return Page(f"今天{facts.held_at:%H:%M}召开视频调度会，请按时参加。")


def evidence_lines(evidence: tuple[Evidence, ...], measure: Measure) -> list[str]:
    return [
        f"· {dated(one.bulletin)}（第{one.number}号）：{value_text(one.value.value, measure.unit)}，"
        f"{one.ranked}家中列第{one.place}位"
        for one in evidence
    ]


def in_a_row(evidence: tuple[Evidence, ...]) -> str:
    return f"{len(evidence)}期列{last_places(max((one.named for one in evidence), default=0))}"


def talk_proposed(facts: TalkProposed) -> Page:
    if facts.talk is not Talk.PROPOSED:
        by = f"（{safe(facts.by)}）" if facts.by else ""
        decision = "已决定约谈" if facts.talk is Talk.RELEASED else "决定不约谈"
        return Page(f"{safe(facts.court)}院长：{decision}{by}。")
    lines = [
        f"<b>提请约谈：{safe(facts.court)}院长、执行局长</b>",
        f"“{safe(facts.measure.short_zh)}”在已发布的通报中连续{in_a_row(facts.evidence)}：",
        *evidence_lines(facts.evidence, facts.measure),
        "由督查室决定，按键前不通知本人。",
    ]
    return Page("\n".join(lines), (BUTTONS.row(facts.buttons),) if facts.buttons else ())


def talk_called(facts: TalkCalled) -> Page:
    lines = [
        f"<b>约谈通知</b>\n请{safe(facts.court)}院长、执行局长接受省法院约谈，时间另行通知。",
        f"“{safe(facts.measure.short_zh)}”连续{in_a_row(facts.evidence)}：",
        *evidence_lines(facts.evidence, facts.measure),
    ]
    return Page("\n".join(lines))


def minutes_text(meeting: Meeting) -> list[str]:
    measure = meeting.measure
    lines = [f"<b>第{meeting.id}次视频调度会纪要</b>", f"{day_and_time(meeting.held_at)}，{dated(meeting.bulletin)}。"]
    for speaks in Speaks:
        names = (f"{safe(one.court_name)}{'' if one.speech else '（未交材料）'}" for one in meeting.speaking(speaks))
        lines.append(f"{SPEAKS[speaks]}：{'、'.join(names)}")
    lines += ["<b>会议要点</b>", safe(meeting.minutes)]
    ordered = [one for one in meeting.speakers if one.target and one.order_number]
    if ordered:
        lines.append(f"<b>整改任务</b>（{month_day(meeting.rectify_by)}前）")
        lines += [
            f"{one.order_number}　{safe(one.court_name)}：{value_of(one, measure)}→{value_text(one.target.value, measure.unit)}"
            for one in ordered
            if one.target
        ]
    return lines


def minutes_drafted(facts: MinutesDrafted) -> Page:
    lines = minutes_text(facts.meeting)
    if facts.by:
        return Page("\n".join([*lines, f"已由{safe(facts.by)}发布到院长之声。"]))
    return Page(
        "\n".join([*lines, "以上为草稿；要改就重新发送 /minutes。"]),
        (BUTTONS.row(facts.buttons),) if facts.buttons else (),
    )


def minutes_published(facts: MinutesPublished) -> Page:
    return Page("\n".join(minutes_text(facts.meeting)))


def meeting_refused(facts: MeetingRefused) -> Page:
    words = {
        NoMeeting.NO_TIME: "请写明开会的日期和时刻，须在此刻之后，例如：<code>/dispatch 12月10日14:30</code>",
        NoMeeting.NO_BULLETIN: "还没有发布过通报，无法确定发言的法院。",
        NoMeeting.NOBODY_NAMED: "最近一期通报没有排名（或全部并列），无法确定发言的法院。",
        NoMeeting.UNKNOWN: "没有对应的调度会，或者不属于贵院。",
        NoMeeting.SETTLED: "已有人处理，见上方消息。",
        NoMeeting.NOT_IN_ROSTER: "召集会议要下达整改督办件，请由督查室或院领导本人操作。",
        NoMeeting.NO_WORDS: "请附上文件或内容。发言材料不超过20 MB。",
        NoMeeting.NONE_CALLED: "没有已召集、待写纪要的调度会。请先用 /dispatch 准备并召集。",
        NoMeeting.NOT_HELD_YET: "会议还没有开，会后再发 /minutes。",
        NoMeeting.TOO_LATE: "会议时间已过。",
        NoMeeting.BULLETIN_GONE: "所依据的通报已更正或撤回。请取消本次，再发 /dispatch 按现行通报重新准备。",
        NoMeeting.NOT_IN_A_ROW: "有通报已更正或撤回，该院不再连续列后，不能据此约谈。请按“不约谈”。",
    }
    return Page(words[facts.reason])


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MeetingCard: meeting_card,
    MeetingCalled: meeting_called,
    SpeechRequested: speech_requested,
    SpeechReminded: speech_reminded,
    SpeechReceived: speech_received,
    SpeechesMissing: speeches_missing,
    MeetingReminded: meeting_reminded,
    TalkProposed: talk_proposed,
    TalkCalled: talk_called,
    MinutesDrafted: minutes_drafted,
    MinutesPublished: minutes_published,
    MeetingRefused: meeting_refused,
}
