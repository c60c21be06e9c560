"""Telegram's HTML, with honest and with hostile text."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.errors import ApiError
from bot.sandbox.html import parse_html
from bot.sandbox.text import utf16_length, utf16_slice

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS, TEXTS)
def test_escaped_text_comes_back_as_it_was(first: str, second: str) -> None:
    """Whatever people are called, escaped text is neither changed nor refused."""
    text, entities = parse_html(f"{escape(first)}<b>{escape(second)}</b>")

    assert text == (first + second).replace("&#x27;", "'")
    assert [utf16_slice(text, e["offset"], e["length"]) for e in entities] == ([second] if second else [])


@given(st.text("<>/&;ab=\"' 院#1", max_size=30))
def test_hostile_markup_is_read_or_refused_but_never_breaks(raw: str) -> None:
    """Any text gives entities inside the text, or a 400."""
    try:
        text, entities = parse_html(raw)
    except ApiError as refused:
        text, entities = refused.description, []

    assert all(0 <= e["offset"] <= e["offset"] + e["length"] <= utf16_length(text) for e in entities)


@pytest.mark.parametrize(
    ("raw", "text", "entities"),
    [
        ("<b>督办</b>", "督办", [("bold", 0, 2)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp; &quot; &#35; &copy;", '<b> & " # &copy;', []),
        ('<span class="tg-spoiler">密</span>', "密", [("spoiler", 0, 1)]),
        ("<blockquote expandable>长</blockquote>", "长", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1), ("code", 0, 1)]),
    ],
)
def test_tags_become_entities(raw: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Offsets are UTF-16 code units of the plain text."""
    plain, found = parse_html(raw)

    assert (plain, [(e["type"], e["offset"], e["length"]) for e in found]) == (text, entities)


def test_a_link_keeps_its_address() -> None:
    """An address may hold escaped characters."""
    _, [entity] = parse_html('<a href="https://t.me/duban_bot?start=A&amp;x=1">办理</a>')

    assert entity["url"] == "https://t.me/duban_bot?start=A&x=1"
