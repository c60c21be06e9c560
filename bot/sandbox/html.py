"""Telegram's HTML: a handful of tags, strict about them, with the byte offset of every mistake."""

import re
from dataclasses import dataclass, field
from operator import itemgetter

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.text import Entity, utf16_length

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_START = re.compile(r"<([^\s<>/]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_END = re.compile(r"</([^\s<>]*)\s*>")
_ATTRIBUTE = re.compile(r"\s*([^\s=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


def _mistake(what: str, at: int) -> ApiError:
    return bad_request(f"can't parse entities: {what} at byte offset {at}")


def _unescaped(raw: str) -> str:
    def one(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name:
            return _NAMED[name]
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match.group()  # noqa: PLR2004 -- the bounds of Unicode

    return _REFERENCE.sub(one, raw)


@dataclass(slots=True)
class _Open:
    tag: str
    at: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    raw: str
    place: int = 0
    text: str = ""
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    marked: list[tuple[int, int, int, Entity]] = field(default_factory=list)

    def read(self) -> tuple[str, list[Entity]]:
        while self.place < len(self.raw):
            tag = self.raw.find("<", self.place)
            self._say(self.raw[self.place : tag if tag >= 0 else None])
            if tag < 0:
                break
            self.place = tag
            if self.raw.startswith("</", tag):
                self._close()
            else:
                self._start()
        if self.open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\""
            )
        return self.text, [entity for *_, entity in sorted(self.marked, key=itemgetter(0, 1, 2))]

    def _say(self, raw: str) -> None:
        plain = _unescaped(raw)
        self.text += plain
        self.length += utf16_length(plain)

    def _byte_offset(self) -> int:
        return len(self.raw[: self.place].encode())

    def _start(self) -> None:
        match = _START.match(self.raw, self.place)
        if not match:
            name = re.split(r"[\s>]", self.raw[self.place + 1 :], maxsplit=1)[0]
            if name.lower() not in _KINDS:
                raise _mistake(f'Unsupported start tag "{name}"', self._byte_offset())
            raise _mistake("Unclosed start tag", self._byte_offset())
        name = match[1].lower()
        attributes = {key.lower(): _unescaped(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(match[2])}
        if name not in _KINDS or (name == "span" and attributes.get("class") != "tg-spoiler"):
            raise _mistake(f'Unsupported start tag "{name}"', self._byte_offset())
        self.open.append(_Open(name, self.length, attributes))
        self.place = match.end()

    def _close(self) -> None:
        match = _END.match(self.raw, self.place)
        name = match[1].lower() if match else ""
        if not self.open:
            raise _mistake(f'Unexpected end tag "</{name}>"' if match else "Unexpected end tag", self._byte_offset())
        if not match:
            raise _mistake("Unclosed end tag", self._byte_offset())
        last = self.open.pop()
        if name not in {"", last.tag}:
            raise _mistake(f'Unmatched end tag, expected "</{last.tag}>", found "</{name}>"', self._byte_offset())
        self.place = match.end()
        if self.length > last.at:
            self._mark(last)

    def _mark(self, tag: _Open) -> None:
        kind = _KINDS[tag.tag]
        entity: Entity = {"type": kind, "offset": tag.at, "length": self.length - tag.at}
        if kind == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        if kind == "text_link":
            covered = self.text.encode("utf-16-le")[tag.at * 2 :].decode("utf-16-le")
            entity["url"] = tag.attributes.get("href") or covered
        self.marked.append((tag.at, -entity["length"], len(self.open), entity))


def parse_html(raw: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities. Raises ApiError 400 "can't parse entities: … at byte offset N"."""
    return _Reader(raw).read()
