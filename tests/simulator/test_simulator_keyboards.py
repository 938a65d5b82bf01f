"""Buttons that the messengers refuse."""

from typing import Any

import pytest

from simulator.keyboards import check_inline, check_reply
from simulator.profiles import BALE, TELEGRAM, Profile
from simulator.shapes import ApiError


@pytest.mark.parametrize("profile", [TELEGRAM, BALE])
@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "", "callback_data": "x"}, "Text must be non-empty"),
        ({"text": "الف"}, "Text buttons are unallowed"),
        ({"text": "الف", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "الف", "callback_data": "م" * 33}, "BUTTON_DATA_INVALID"),
    ],
)
def test_bad_inline_buttons(profile: Profile, button: dict[str, Any], words: str) -> None:
    with pytest.raises(ApiError, match=words):
        check_inline({"inline_keyboard": [[button]]}, profile)


def test_sizes() -> None:
    fits = {"text": "الف", "callback_data": "م" * 32}
    assert check_inline({"inline_keyboard": [[fits], []]}, BALE) == {"inline_keyboard": [[fits]]}
    with pytest.raises(ApiError, match="TOO_LONG"):
        check_inline({"inline_keyboard": [[fits]] * 101}, TELEGRAM)
    with pytest.raises(ApiError, match="array of arrays"):
        check_inline({"inline_keyboard": [fits]}, TELEGRAM)
    with pytest.raises(ApiError, match="unsupported inline"):
        check_inline({"inline_keyboard": [[{"text": "x", "switch_inline_query": ""}]]}, BALE)


def test_reply_keyboards() -> None:
    markup = {"keyboard": [["الف", {"text": "ب"}]], "resize_keyboard": True, "one_time_keyboard": True}
    assert check_reply(markup, TELEGRAM)["rows"] == [[{"text": "الف"}, {"text": "ب"}]]
    assert check_reply(markup, TELEGRAM)["one_time"]
    assert not check_reply(markup, BALE)["resize"]
    with pytest.raises(ApiError, match="non-empty"):
        check_reply({"keyboard": [[""]]}, BALE)
