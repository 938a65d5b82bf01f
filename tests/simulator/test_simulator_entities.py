"""Telegram's HTML: what becomes of it, and what it refuses."""

import pytest

from simulator.entities import formatted, parse_html
from simulator.shapes import ApiError


def test_entities_count_in_utf16() -> None:
    text, entities = parse_html('😀<b>پر<i>رنگ</i></b> <a href="https://a.ir?x=1&amp;y=2">پیوند</a> &lt;x&gt; &nbsp;')
    assert text == "😀پررنگ پیوند <x> &nbsp;"
    assert entities == [
        {"type": "bold", "offset": 2, "length": 5},
        {"type": "italic", "offset": 4, "length": 3},
        {"type": "text_link", "offset": 8, "length": 5, "url": "https://a.ir?x=1&y=2"},
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("سنجه <h1>x</h1>", 'Unsupported start tag "h1" at byte offset 9'),
        ("۳ < ۵", 'Unsupported start tag "" at byte offset 3'),
        ("<span>x</span>", 'Unsupported start tag "span" at byte offset 0'),
    ],
)
def test_bad_html(source: str, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_white_space_is_cut_with_its_entities() -> None:
    text, entities = formatted("  <b> x</b>  ", "HTML", None, html=True)
    assert (text, entities) == ("x", [{"type": "bold", "offset": 0, "length": 1}])


def test_found_by_itself() -> None:
    text, entities = formatted("/score 12 https://a.ir/b. <code>/no</code>", "html", None, html=True)
    assert [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in entities] == [
        ("bot_command", "/score"),
        ("url", "https://a.ir/b"),
        ("code", "/no"),
    ]


def test_other_modes_are_refused_and_bale_shows_tags() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("x", "Markdown2", None, html=True)
    assert formatted("<b>x", "HTML", None, html=False) == ("<b>x", [])
