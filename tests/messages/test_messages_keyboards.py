"""Keyboards and their limits: messages.keyboards."""

from datetime import UTC, datetime

import pytest

from messages.catalogue import Catalogue
from messages.errors import BadKeyboard
from messages.keyboards import (
    AnyKeyboard,
    Button,
    RemoveKeyboard,
    ReplyButton,
    ReplyKeyboard,
    button,
    keyboard,
    label,
    markup,
)
from messages.profiles import profile
from messages.words import words

NOW = datetime(2025, 4, 17, 9, tzinfo=UTC)
BOOK = Catalogue.of(
    """
btn-n = سنجهٔ { $n }
btn-name = { $name }
btn-back = صفحهٔ قبل
btn-phone = ارسال شمارهٔ من
hint = پاسخ: { $x }
"""
)


def told(keys: AnyKeyboard, platform: str = "telegram") -> dict[str, object]:
    """The reply_markup of a keyboard."""
    return markup(keys, profile(platform), NOW, source=BOOK)


@pytest.mark.parametrize("platform", ["telegram", "bale"])
def test_inline_buttons(platform: str) -> None:
    keys = keyboard(
        button("btn-name", "m:1", name="ادامه"),
        None,
        [],
        [
            Button(words("btn-name", name="نشانی"), url="https://example.ir"),
            Button(words("btn-name", name="رونوشت"), copy="G03-1"),
        ],
        Button("btn-back", data="b"),
    )
    assert told(keys, platform) == {
        "inline_keyboard": [
            [{"text": "ادامه", "callback_data": "m:1"}],
            [
                {"text": "نشانی", "url": "https://example.ir"},
                {"text": "رونوشت", "copy_text": {"text": "G03-1"}},
            ],
            [{"text": "صفحهٔ قبل", "callback_data": "b"}],
        ]
    }


def test_label() -> None:
    assert label("btn-back", NOW, source=BOOK) == "صفحهٔ قبل"
    assert label(words("btn-n", n=3), NOW, source=BOOK) == "سنجهٔ \u2068۳\u2069"


KEYS = ReplyKeyboard(
    rows=((ReplyButton("btn-phone", request_contact=True),), (ReplyButton(words("btn-n", n=3)),)),
    one_time=True,
    placeholder=words("hint", x="نمونه"),
)


def test_reply_keyboard_on_telegram() -> None:
    assert told(KEYS) == {
        "keyboard": [[{"text": "ارسال شمارهٔ من", "request_contact": True}], [{"text": "سنجهٔ ۳"}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "input_field_placeholder": "پاسخ: نمونه",
    }


def test_reply_keyboard_on_bale_has_only_what_bale_knows() -> None:
    assert set(told(KEYS, "bale")) == {"keyboard"}


def test_removing() -> None:
    assert told(RemoveKeyboard()) == {"remove_keyboard": True}


@pytest.mark.parametrize("data", ["x", "x" * 64, "س" * 32])
def test_callback_data_up_to_64_bytes(data: str) -> None:
    told(keyboard(button("btn-back", data)))


BAD: list[AnyKeyboard] = [
    keyboard(button("btn-back", "")),
    keyboard(button("btn-back", "x" * 65)),
    keyboard(button("btn-back", "س" * 33)),
    keyboard(Button("btn-back")),
    keyboard(Button("btn-back", data="x", url="https://example.ir")),
    keyboard(Button("btn-back", url="javascript:alert(1)")),
    keyboard(Button("btn-back", copy="")),
    keyboard(Button("btn-back", copy="x" * 257)),
    keyboard(button("btn-back", "a"), button("btn-back", "b")),
    keyboard(button("btn-name", "a", name="\u2068صفحهٔ قبل\u2069"), button("btn-back", "b")),
    keyboard(*(button("btn-n", "a", n=n) for n in range(9))),
    keyboard([button("btn-n", "a", n=n) for n in range(9)]),
    keyboard(button("btn-name", "a", name="")),
    keyboard(button("btn-name", "a", name="یک\nدو")),
    keyboard(),
    ReplyKeyboard(rows=()),
    ReplyKeyboard(rows=((),)),
    ReplyKeyboard(rows=((ReplyButton("btn-back"), ReplyButton("btn-back")),)),
    ReplyKeyboard(rows=((ReplyButton("btn-back"),),), placeholder=words("hint", x="ی" * 64)),
]


@pytest.mark.parametrize("keys", BAD)
def test_what_breaks_a_limit_is_refused(keys: AnyKeyboard) -> None:
    with pytest.raises(BadKeyboard):
        told(keys)
