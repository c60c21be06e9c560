"""Who comes along: bodies of which only 旁听 is said, and the speaker himself."""

import re

from rules.reading.addressing.values import Addressed
from rules.reading.clauses import Clause
from rules.reading.groups import Function
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Message, Party
from rules.reading.vocabulary import Sort

# 我后天去庄河，见那个养蛤蜊的孟某: the speaker meets whom the next clause names.
_SPEAKER_TRAVELS = re.compile(r"[_D]*W[aDmx]*k[cCRx]+$")
_SOMEBODY_ATTENDS = re.compile(r"^x+[aDm]*A$")
_SPEAKER_GOES = re.compile(r"(?<!k)Wa*k$")
_GOES = ("去", "到")
_SPEAKER_MEETS = re.compile(r"[Dx_]*W[DxkcCRFKda]*i")
_WE_TOGETHER = re.compile(
    "我[跟和陪同]你们?(?:一起|一块儿?)?(?:去|见|谈|接)|(?<![别少要甭休莫再])[陪跟和同与]我(?:一起|一块儿?|一同|共同)?(?:去)?[见谈接听会](?!领导)|咱(?:们|俩|们俩|几个)?(?:一起|一块儿?|一同|共同)(?:去)?[听见谈接会]"
)
_WITH_ME = "陪我"
# 你主谈，我听着
_WE_LISTEN = re.compile(
    "我(?:就|只|也|来|在旁边|在边上|坐旁边|坐边上)*(?:听着|旁听|听|看着|坐(?:在)?(?:第?[一二三四五]排|后排|旁边|边上|一旁|后面))"
)
_SPEAKER_ATTENDS = re.compile(r"(?<!k)W[xDamvk_]{0,3}A|[^_xaD]+(?<!k)W[xDamvk_]{0,3}i|AW|JWa|^[_D]*Wa+i")


def seat_bodies(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Seats the body outside the courts of which a later clause says only that it attends: 厅里同志旁听."""
    bodies = [group for group in parsed.groups if group.function is Function.ASIDE and group.items[0].organisation]
    if not bodies:
        return
    named = {group.clause for group in parsed.groups}
    for clause in parsed.clauses:
        if _SOMEBODY_ATTENDS.match(clause.letters) and clause.number not in named and not found.attending:
            for group in bodies[:1]:
                found.attending.extend(party(item, setting) for item in group.items if item.organisation)


def seat_speaker(found: Addressed, parsed: Parsed, message: Message) -> None:
    """Seats the speaker who says that he comes: 我也参加, 我一个个见."""
    if not parsed.has(Sort.WE) and _WITH_ME not in parsed.text:
        return
    meets = parsed.has(Sort.PERSON) and any(_SPEAKER_MEETS.match(clause.letters) for clause in parsed.clauses)
    if meets or _meets_there(parsed) or any(_attends(parsed, clause) for clause in parsed.clauses):
        posts = message.sender_posts[:1]
        found.attending.extend(Party(post.court_code, post.role, post.person_id, title=post.title) for post in posts)


def _meets_there(parsed: Parsed) -> bool:
    return parsed.has(Sort.PERSON) and any(
        _SPEAKER_TRAVELS.match(clause.letters) and following.letters.startswith(Sort.MEET)
        for clause, following in zip(parsed.clauses, parsed.clauses[1:], strict=False)
    )


def _attends(parsed: Parsed, clause: Clause) -> bool:
    if parsed.moods[clause.number] is Mood.CONDITION:
        return False
    if _WE_LISTEN.fullmatch(parsed.text, clause.start, clause.stop):
        return True
    if _WE_TOGETHER.search(parsed.text, clause.start, clause.stop):
        return True
    if Sort.WE not in clause.letters:
        return False
    goes = _SPEAKER_GOES.search(clause.letters) and parsed.text.endswith(_GOES, 0, clause.stop)
    return bool(goes or _SPEAKER_ATTENDS.search(clause.letters))
