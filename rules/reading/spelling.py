"""Court names by sound and by shape: what a voice keyboard or a hurried thumb makes of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from rapidfuzz.distance import Levenshtein

# Sounds that people of the north-east, and voice keyboards, do not keep apart.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("ang", "an"))
_SHORTEST_BY_SHAPE = 5  # 甘井子法院: a place of three characters; shorter ones are all alike


_TONES = re.compile("[\u0300\u0301\u0304\u030c]")  # ` ´ ¯ ˇ


@lru_cache(maxsize=8192)
def sounds_of(sign: str) -> tuple[str, ...]:
    """The ways to say one character, without tone, and with sounds that are often confused made one; itself if it has none.

    By the table of pypinyin, since its `pinyin` looks for phrases first, which takes six times as long.
    """
    # Its tables take a fifth of a second and are needed for the first roster only, not by those who ask for --help.
    from pypinyin.constants import PINYIN_DICT

    said = PINYIN_DICT.get(ord(sign))
    if said is None:
        return (sign,)
    plain = normalize("NFC", _TONES.sub("", normalize("NFD", said))).replace("ü", "v")
    return tuple(dict.fromkeys(map(_blurred, plain.split(","))))


def _blurred(sound: str) -> str:
    for clear, blurred in _ALIKE:
        sound = sound.replace(clear, blurred)
    return sound


def sound_of(words: str) -> str:
    """The sound of the words by the first reading of each character."""
    return "-".join([sounds[0] for sounds in map(sounds_of, words) if sounds])


def _said(words: str) -> Iterator[str]:
    """The sounds that the words can have: the usual one, then those with one other reading (长图, as 昌图 sounds)."""
    sounds = [each for sign in words if (each := sounds_of(sign))]
    usual = [each[0] for each in sounds]
    yield "-".join(usual)
    for place, each in enumerate(sounds):
        for other in each[1:2]:
            yield "-".join([*usual[:place], other, *usual[place + 1 :]])


@dataclass(frozen=True)
class Spelling:
    """Names by their sound and by what is left of them without one character, to find what a misspelt one meant."""

    codes: dict[str, tuple[str, ...]]
    by_sound: dict[str, tuple[str, ...]]
    by_rest: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, codes: dict[str, tuple[str, ...]]) -> "Spelling":
        """An index of names; `codes` says which courts each of them names."""
        by_sound: dict[str, list[str]] = {}
        by_rest: dict[str, set[str]] = {}
        for name in codes:
            by_sound.setdefault(sound_of(name), []).append(name)
            if len(name) >= _SHORTEST_BY_SHAPE:
                for rest in _rests(name):
                    by_rest.setdefault(rest, set()).add(name)
        return cls(
            codes,
            {sound: tuple(names) for sound, names in by_sound.items()},
            {rest: tuple(sorted(names)) for rest, names in by_rest.items()},
        )

    def meant_by(self, words: str) -> tuple[str, ...]:
        """The courts whose name sounds like the words, or else those one character away; several if it is a tie."""
        by_sound = self._courts(next((names for said in _said(words) if (names := self.by_sound.get(said))), ()))
        if by_sound or len(words) < _SHORTEST_BY_SHAPE - 1:
            return by_sound
        near = {name for rest in _rests(words) for name in self.by_rest.get(rest, ())}
        return self._courts(tuple(name for name in near if Levenshtein.distance(words, name, score_cutoff=1) <= 1))

    def _courts(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({code for name in names for code in self.codes[name]}))


def _rests(name: str) -> set[str]:
    """The name, and the name without each one of its characters."""
    return {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}
