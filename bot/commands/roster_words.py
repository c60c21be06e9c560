"""The words of a roster import: what was refused and why, what was changed."""

from bot.commands.speech import Speech
from bot.roster_file import SHEET_NAMES, FileRefusal
from bot.templates import Locale
from bot.templates.en.spreadsheets import refusal_text as refusal_in_english
from bot.templates.zh_CN.spreadsheets import refusal_text as refusal_in_chinese
from rules.roster_import import COLUMNS, LineRefusal, Sheet
from rules.roster_import.values import Problem, RosterChanges

_ZH = {
    Problem.MISSING_VALUE: "没有填写",
    Problem.UNKNOWN_LEVEL: "没有这个级别；可填：{expected}",
    Problem.UNKNOWN_ROLE: "没有这个职务类别；可填：{expected}",
    Problem.UNKNOWN_PARENT: "没有这个代码的法院；应为一个{expected}的代码",
    Problem.WRONG_PARENT: "上级法院级别不符；应为：{expected}",
    Problem.NO_HIGH_COURT: "没有高院；应有且只有一个高院",
    Problem.SECOND_HIGH_COURT: "第二个高院；第 {expected} 行已有一个",
    Problem.REPEATED: "与第 {expected} 行重复",
    Problem.NAME_OF_ANOTHER_COURT: "第 {expected} 行的法院已用此名；同名的叫法请移到“歧义别名”",
    Problem.UNKNOWN_COURT: "没有这家法院；请填法院代码、全称或简称",
    Problem.AMBIGUOUS_COURT: "有多家法院叫这个名字：{expected}；请填全称或代码",
    Problem.UNKNOWN_PERSON: "人员表和名册中都没有这个编号",
    Problem.OTHER_NAME_BEFORE: "同一编号前面是{expected}；一个编号只能是一个人",
    Problem.BAD_DATE: "不是日期；请写成 {expected}",
    Problem.ENDS_BEFORE_IT_BEGINS: "早于起始日期 {expected}",
    Problem.BAD_USERNAME: "不是 Telegram 用户名；应为 4 至 32 个字母、数字或下划线",
    Problem.TWO_PRESIDENTS: "同一法院同时有两位院长；请先填写前任的离任日期（{expected}）",
    Problem.COURT_IN_USE: "文件中没有这家法院，但它已有人员、群或数据，不能删除；请在文件中保留它",
}
_EN = {
    Problem.MISSING_VALUE: "is empty",
    Problem.UNKNOWN_LEVEL: "no such level; there are: {expected}",
    Problem.UNKNOWN_ROLE: "no such role; there are: {expected}",
    Problem.UNKNOWN_PARENT: "no court has this code; expected the code of one of these: {expected}",
    Problem.WRONG_PARENT: "the superior court is of the wrong level; expected: {expected}",
    Problem.NO_HIGH_COURT: "there is no high court; exactly one is needed",
    Problem.SECOND_HIGH_COURT: "a second high court; the first is on line {expected}",
    Problem.REPEATED: "the same as on line {expected}",
    Problem.NAME_OF_ANOTHER_COURT: "the name of the court on line {expected}; names of several courts go to 歧义别名",
    Problem.UNKNOWN_COURT: "no such court; write its code, full name or short name",
    Problem.AMBIGUOUS_COURT: "several courts are called so: {expected}; write the full name or the code",
    Problem.UNKNOWN_PERSON: "neither the people's sheet nor the roster has this number",
    Problem.OTHER_NAME_BEFORE: "the same number stood for {expected}; a number is one person",
    Problem.BAD_DATE: "is no date; write it as {expected}",
    Problem.ENDS_BEFORE_IT_BEGINS: "is before the first day, {expected}",
    Problem.BAD_USERNAME: "is no Telegram username; 4 to 32 letters, digits or underscores",
    Problem.TWO_PRESIDENTS: "the court has two presidents at once; give the predecessor's last day ({expected})",
    Problem.COURT_IN_USE: "the file leaves this court out, but people, a group or figures hang on it; keep it in the file",
}


def line_refusal(refusal: LineRefusal, speech: Speech) -> str:
    """One line of the report: sheet, line, column, value, and what is expected."""
    heading = next(column.headings[0] for column in COLUMNS[refusal.sheet] if column.name == refusal.column)
    reasons = _ZH if speech.locale is Locale.ZH_CN else _EN
    reason = reasons[refusal.problem].format(expected=_expected(refusal, speech))
    sheet = SHEET_NAMES[refusal.sheet]
    place = speech.choose(f"第 {refusal.line} 行", f"line {refusal.line}, ") if refusal.line else ""
    value = speech.choose(f"“{refusal.value}”", f" “{refusal.value}”") if refusal.value else ""
    return speech.choose(
        f"{sheet}：{place}“{heading}”列{value}：{reason}", f"{sheet}: {place}{heading}{value}: {reason}"
    )


def _expected(refusal: LineRefusal, speech: Speech) -> str:
    if refusal.problem is Problem.TWO_PRESIDENTS:
        name, line = refusal.expected
        return speech.choose(f"{name}，第 {line} 行", f"{name}, line {line}")
    return speech.choose("、", ", ").join(refusal.expected) or speech.choose("留空", "nothing")


def file_refusal(refusal: FileRefusal, speech: Speech) -> str:
    name = f"{refusal.file_name} {SHEET_NAMES[refusal.sheet]}" if refusal.sheet else refusal.file_name
    if refusal.refusal is None:
        reason = speech.choose("这张表在前面的文件中已有。请只保留一份。", "this sheet came in another file already.")
    elif speech.locale is Locale.ZH_CN:
        reason = refusal_in_chinese(refusal.refusal)
    else:
        reason = refusal_in_english(refusal.refusal)
    return speech.choose(f"{name}：{reason}", f"{name}: {reason}")


_THINGS = {
    Sheet.COURTS: (("courts", "法院", "courts"),),
    Sheet.PEOPLE: (("people", "人员", "people"), ("posts", "职务", "posts")),
    Sheet.GUARANTEES: (("guarantees", "包保", "guarantees"),),
}
_VERBS = (
    ("added", "新增", "added"),
    ("changed", "变更", "changed"),
    ("removed", "删除", "removed"),
    ("ended", "终止", "ended"),
)


def changes_line(changes: RosterChanges, speech: Speech) -> str:
    """What the import changed, in one line."""
    parts = [
        speech.choose(f"{thing_zh}{verb_zh} {count}", f"{count} {thing_en} {verb_en}")
        for things in _THINGS.values()
        for thing, thing_zh, thing_en in things
        for verb, verb_zh, verb_en in _VERBS
        if (count := getattr(changes, f"{thing}_{verb}", 0))
    ]
    if not parts:
        return speech.choose("名册已是最新，没有变化。", "The roster said the same before; nothing changed.")
    return speech.choose("名册已更新：" + "，".join(parts) + "。", "The roster was updated: " + ", ".join(parts) + ".")
