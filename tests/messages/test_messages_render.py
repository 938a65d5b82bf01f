"""Finished payloads for each platform: messages.render, split, style and profiles."""

import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.catalogue import Catalogue
from messages.errors import TooLong, WordsError
from messages.keyboards import button, keyboard
from messages.marks import JOINER, strip
from messages.profiles import deep_link, units
from messages.render import render, render_answer, render_caption
from messages.split import length, split
from messages.style import defuse_markdown
from messages.words import words

NOW = datetime(2025, 4, 17, 9, tzinfo=UTC)
BOOK = Catalogue.of("""
card =
    <b>{ $title }</b> & کد <code>{ CODE($code) }</code>
    { $lines }
item = <b>مورد</b> { $x }
body = { $x }
btn-back = صفحهٔ قبل
""")


def test_telegram_gets_html_with_escaped_arguments() -> None:
    told = words("card", title="<i>راه</i> & شهر", code="A&1", lines=[words("item", x="<b>"), "<u>"])
    (payload,) = render("telegram", told, now=NOW, source=BOOK)
    assert payload["parse_mode"] == "HTML"
    assert strip(payload["text"]) == (
        "<b>&lt;i&gt;راه&lt;/i&gt; &amp; شهر</b> &amp; کد <code>A&amp;1</code>\n<b>مورد</b> &lt;b&gt;\n&lt;u&gt;"
    )


def test_bale_gets_plain_text() -> None:
    told = words("card", title="<i>راه</i> & شهر", code="A&1", lines=[words("item", x="<b>"), "<u>"])
    (payload,) = render("bale", told, now=NOW, source=BOOK)
    assert set(payload) == {"text"}
    assert strip(payload["text"]) == "<i>راه</i> & شهر & کد A&1\nمورد <b>\n<u>"


@pytest.mark.parametrize(
    ("given_text", "harmless"),
    [
        ("*پررنگ*", f"{JOINER}*پررنگ*{JOINER}"),
        ("a _b c_ d", f"a {JOINER}_b c_{JOINER} d"),
        ("[t](http://x)", f"[t]{JOINER}(http://x)"),
        ("```x```", f"`{JOINER}`{JOINER}`x`{JOINER}`{JOINER}`"),
        ("scan_1*2.pdf", "scan_1*2.pdf"),
        ("ساده", "ساده"),
    ],
)
def test_bale_markdown_in_arguments_is_defused(given_text: str, harmless: str) -> None:
    assert defuse_markdown(given_text) == harmless


@given(st.text(alphabet="ab *_[]()`\n«", max_size=40))
def test_defused_text_looks_the_same_and_has_no_marker_at_an_edge(text: str) -> None:
    harmless = defuse_markdown(text)
    assert harmless.replace(JOINER, "") == text
    assert not re.search(r"(?:^|\s)[*_]|[*_](?:\s|$)|\]\(|``", harmless)


def test_what_is_protected_where_it_can_be() -> None:
    told = words("body", x="نتیجه")
    assert render("telegram", told, now=NOW, source=BOOK, protect=True)[0]["protect_content"] is True
    assert "protect_content" not in render("bale", told, now=NOW, source=BOOK, protect=True)[0]


@pytest.mark.parametrize("platform", ["telegram", "bale"])
def test_a_long_text_is_split_and_the_keyboard_goes_last(platform: str) -> None:
    lines = [words("item", x=f"{n} " + "متن & " * 20) for n in range(100)]
    told = words("card", title="عنوان", code="A", lines=lines)
    parts = render(platform, told, now=NOW, keyboard=keyboard(button("btn-back", "b")), source=BOOK)
    assert len(parts) > 1
    assert ["reply_markup" in part for part in parts] == [False] * (len(parts) - 1) + [True]
    html = platform == "telegram"
    assert all(length(part["text"], html=html) <= 4096 for part in parts)
    whole = "\n".join(part["text"].strip() for part in parts)
    assert len(re.findall(r"مورد", whole)) == 100
    json.dumps(parts)


MARKED = st.lists(
    st.one_of(
        st.text(alphabet="ابپ می\u200cشود. \n؟،👨\u200d👩😀<&>", max_size=30).map(
            lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        ),
        st.sampled_from(["<b>پررنگ و دراز</b>", "<code>A-1 B-2 C-3</code>", "<b><code>x y z</code></b>"]),
    ),
    max_size=20,
).map("".join)


@given(MARKED, st.integers(12, 60))
def test_split_html_loses_nothing_and_cuts_no_tag(text: str, limit: int) -> None:
    parts = split(text, limit, html=True)
    if len(parts) > 1:
        assert all(0 < length(part, html=True) <= limit for part in parts)
    for part in parts:
        stack = []
        for tag in re.findall(r"<[^>]*>", part):
            assert tag in {"<b>", "</b>", "<code>", "</code>"}
            if tag[1] == "/":
                assert stack.pop() == tag.replace("/", "")
            else:
                stack.append(tag)
        assert not stack
        assert not re.search(r"&(?!(?:amp|lt|gt);)", part)

    def seen(html: str) -> str:
        return re.sub(r"\s", "", unescape(re.sub(r"</?(?:b|code)>", "", html)))

    assert "".join(map(seen, parts)) == seen(text)


@given(st.text(max_size=300), st.integers(10, 60))
def test_split_plain_loses_nothing(text: str, limit: int) -> None:
    parts = split(text, limit, html=False)
    assert "".join("".join(parts).split()) == "".join(text.split())
    if len(parts) > 1:
        assert all(units(part) <= limit for part in parts)


def test_split_prefers_lines_then_sentences_then_words() -> None:
    assert split("سطر یک دو سه\nسطر دوم و باز", 20, html=False) == ["سطر یک دو سه", "سطر دوم و باز"]
    assert split("سطر یک\n\nبند دو\nسطر سه", 17, html=False) == ["سطر یک", "بند دو\nسطر سه"]
    assert split("جملهٔ نخست است. جملهٔ دوم", 20, html=False) == ["جملهٔ نخست است.", "جملهٔ دوم"]
    assert split("واژه‌ها همه بی‌نقطه‌اند اینجا", 22, html=False) == ["واژه‌ها همه", "بی‌نقطه‌اند اینجا"]
    assert split("امتیاز ۱۲.۵ شد", 10, html=False)[0] == "امتیاز"


def test_tags_open_at_a_cut_are_closed_and_opened_again() -> None:
    assert split("<b>یک دو\nسه چهار</b>", 9, html=True) == ["<b>یک دو</b>", "<b>سه چهار</b>"]


def test_letters_of_two_units_count_twice_and_stay_whole() -> None:
    parts = split("😀" * 10, 5, html=False)
    assert parts == ["😀😀"] * 5


def test_captions() -> None:
    told = words("body", x="ی" * 1500)
    assert render_caption("bale", told, now=NOW, source=BOOK) == {"caption": "ی" * 1500}
    with pytest.raises(TooLong):
        render_caption("telegram", told, now=NOW, source=BOOK)
    short = render_caption(
        "telegram", words("body", x="فایل"), now=NOW, keyboard=keyboard(button("btn-back", "b")), source=BOOK
    )
    assert short["caption"] == "فایل"
    assert "reply_markup" in short


def test_answers_to_a_press() -> None:
    assert render_answer("bale", words("body", x="ثبت شد."), now=NOW, source=BOOK) == "ثبت شد."
    with pytest.raises(TooLong):
        render_answer("bale", words("body", x="ی" * 201), now=NOW, source=BOOK)


def test_a_message_that_says_nothing_is_refused() -> None:
    with pytest.raises(WordsError):
        render("bale", words("body", x=" \u2068\u2069\n"), now=NOW, source=BOOK)


def test_deep_links() -> None:
    assert deep_link("telegram", "@karnameh_bot", "a-B_9") == "https://t.me/karnameh_bot?start=a-B_9"
    assert deep_link("bale", "karnameh_bot", "x") == "https://ble.ir/karnameh_bot?start=x"
    for start in ("", "x" * 65, "a b", "س"):
        with pytest.raises(ValueError, match="start value"):
            deep_link("bale", "karnameh_bot", start)
