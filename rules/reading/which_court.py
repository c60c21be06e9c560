"""Which court the words mean here: one of several with the same name, 我院, 你院, 市中院."""

from rules.courts import Level
from rules.reading.items import OWN
from rules.reading.pieces import Token
from rules.reading.setting import Setting
from rules.reading.vocabulary import Sort

THEIRS = frozenset(("该院", "该法院", "他院", "他们院", "他们法院"))
YOURS = frozenset(("你院", "你们院", "你们法院", "你法院", "贵院"))
_BASIC = frozenset(("县院", "县法院", "区院", "区法院"))


def court_codes(court: Token, setting: Setting) -> tuple[str, ...]:
    """The courts that the words can mean here; one if they are clear."""
    if court.sort == Sort.RELATIVE:
        return _relative(str(court.value), setting)
    codes = court.value if isinstance(court.value, tuple) else ()
    if not court.is_shared or len(codes) == 0:
        return codes
    return _nearest(codes, setting)


def _nearest(codes: tuple[str, ...], setting: Setting) -> tuple[str, ...]:
    """Of courts with one name, the one in the family of the chat or of the other courts of the message."""
    if len(codes) == 1:
        return ()
    courts = setting.lexicon.courts
    quoted = [code for code in codes if code in setting.quoted]
    if len(quoted) == 1:
        return tuple(quoted)
    for around in (setting.message.chat_court, *setting.mentioned, *setting.quoted, *setting.sender_courts):
        if around is None or around in codes or courts[around].level is Level.HIGH:
            continue
        city = around if courts[around].level is Level.INTERMEDIATE else courts[around].parent
        near = tuple(code for code in codes if courts[code].parent == city)
        if len(near) == 1:
            return near
    return _of_their_level(codes, setting) or codes


def _of_their_level(codes: tuple[str, ...], setting: Setting) -> tuple[str, ...]:
    """Of courts with one name, the one of the others' level, where several others are named: 沈铁、海事、辽河三家."""
    courts = setting.lexicon.courts
    others = {code for code in setting.mentioned if code and code not in codes}
    levels = {courts[code].level for code in others}
    alike = tuple(code for code in codes if courts[code].level in levels)
    return alike if len(others) > 1 and len(levels) == len(alike) == 1 else ()


def _relative(words: str, setting: Setting) -> tuple[str, ...]:
    if words in OWN:
        return setting.sender_courts[:1]
    if words in YOURS:
        found = yours(setting)
        return found if set(found) - set(setting.sender_courts) else _only_one_below(setting) or found
    if words in THEIRS:
        return _theirs(setting)
    courts = setting.lexicon.courts
    around = (
        setting.message.chat_court
        or next((code for code in setting.mentioned if courts[code].level is Level.BASIC), None)
        or next((code for code in setting.sender_courts if courts[code].level is not Level.HIGH), None)
    )
    if around is None:
        return ()
    is_basic = courts[around].level is Level.BASIC
    if words in _BASIC:
        return (around,) if is_basic else ()
    parent = courts[around].parent
    return (parent,) if is_basic and parent else (around,)


def _only_one_below(setting: Setting) -> tuple[str, ...]:
    """The only court below that is named, or the first if it is above the others: 同意阜新中院的请示，专班由你院院长任组长."""
    below = tuple(code for code in setting.mentioned if not setting.is_ours_or_above(code))
    upper = below[:1] if all(setting.lexicon.courts.is_above(below[0], code) for code in below[1:]) else ()
    return below if len(below) == 1 else upper


def _theirs(setting: Setting) -> tuple[str, ...]:
    """The one court besides those addressed that is spoken of (海城法院那件你和他们院长一起去), else that of 你院."""
    others = [
        code for code in setting.mentioned if code not in setting.addressed and not setting.is_ours_or_above(code)
    ]
    return tuple(others) if len(others) == 1 else yours(setting)


def yours(setting: Setting) -> tuple[str, ...]:
    """The court of 你院: the one addressed, or whose president is answered, or whose group it is; empty if it is none of these."""
    if setting.addressed:
        return setting.addressed[:1]
    reply = setting.message.reply_to
    if reply and reply.author_posts:
        return (reply.author_posts[0].court_code,)
    chat = setting.message.chat_court
    return (chat,) if chat else ()
