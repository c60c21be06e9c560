"""Who is to do it: the parties that a message addresses, and who attends or assists."""

from rules.reading.addressing.company import seat_bodies, seat_speaker
from rules.reading.addressing.doers import hear, take_owners, take_told
from rules.reading.addressing.exceptions import let_courts_off
from rules.reading.addressing.letting_off import leave_out_closed, leave_out_let_off
from rules.reading.addressing.meant import guess_who
from rules.reading.addressing.merging import is_same
from rules.reading.addressing.rows import take_rows, take_shares
from rules.reading.addressing.values import Addressed
from rules.reading.parsing import Parsed
from rules.reading.setting import Setting
from rules.reading.vocabulary import Sort

_ATTENDING_ALONE = 0.45


def addressed(parsed: Parsed, setting: Setting) -> Addressed:
    """Whom the message addresses, and in what way."""
    found = Addressed()
    for group in parsed.groups:
        hear(found, group, parsed, setting)
    _share_out(found, parsed, setting)
    if not found.responsible:
        take_told(found, found.told)
    if not found.responsible:
        guess_who(found, parsed, setting)
    leave_out_let_off(found, parsed, setting)
    if found.attending or found.assisting:
        _take_company(found, setting)
    if not found.responsible:
        take_told(found, found.titles)
    if found.assisting and found.responsible != found.assisting:
        helped = {one.court for one in found.assisting if one.court and not one.title}
        found.responsible = [one for one in found.responsible if one.court not in helped] or found.responsible
    if found.assisting and len(found.called) > 1:  # @甲 @乙 …孙院长主办，邹局长配合: both are called
        found.assisting = [one for one in found.assisting if not any(is_same(one, doer) for doer in found.responsible)]
    if found.attending:  # 甲、乙两院：请甲院长主谈，乙院长参加
        others = [one for one in found.responsible if not any(is_same(one, guest) for guest in found.attending)]
        found.responsible = others or found.responsible
    if parsed.has(Sort.ORGANISATION):
        seat_bodies(found, parsed, setting)
    seat_speaker(found, parsed, setting.message)
    let_courts_off(found, parsed, setting)
    return found


def _share_out(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Takes and leaves out those of whom one sentence or clause speaks, where others are spoken of elsewhere."""
    is_of_sentences = bool(parsed.clauses and parsed.clauses[-1].sentence)
    if is_of_sentences:
        take_owners(found, parsed, setting)
    if is_of_sentences or parsed.letters.count(Sort.TIME) > 1:
        take_rows(found, parsed, setting)
    take_shares(found, parsed, setting)
    leave_out_closed(found, parsed)


def _take_company(found: Addressed, setting: Setting) -> None:
    """Takes those who come along for addressed, where nobody is, or only somebody was guessed."""
    helpers = [one for one in (*found.attending, *found.assisting) if one.court not in setting.sender_courts]
    if (found.is_guess and helpers) or not found.responsible:
        found.responsible, found.attending, found.assisting = [*found.attending, *found.assisting], [], []
        found.weight, found.is_guess = _ATTENDING_ALONE, False
