"""Checking keyboards under messages: sizes, labels and what a button may carry."""

from typing import Any

from simulator.profiles import Profile
from simulator.shapes import Json, bad

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "copy_text",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "pay",
)
BALE_ACTIONS = ("url", "callback_data", "web_app", "copy_text")


def _rows(rows: Any, most: int) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply markup: keyboard must be an array of arrays")
    if sum(len(row) for row in rows) > most:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return rows


def check_inline(markup: Json, profile: Profile) -> Json:
    """Return the inline keyboard as it will stand in the message; raises ApiError 400."""
    rows = []
    for row in _rows(markup.get("inline_keyboard"), profile.inline_buttons):
        for button in row:
            if not isinstance(button, dict) or not button.get("text"):
                raise bad("can't parse inline keyboard button: Text must be non-empty")
            if not any(button.get(action) is not None for action in ACTIONS):
                raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
            if not profile.full_objects and not any(button.get(a) is not None for a in BALE_ACTIONS):
                raise bad("unsupported inline keyboard button")
            data = button.get("callback_data")
            if data is not None and not 1 <= len(str(data).encode()) <= profile.callback_data:
                raise bad("BUTTON_DATA_INVALID")
        if row:
            rows.append(row)
    return {"inline_keyboard": rows}


def check_reply(markup: Json, profile: Profile) -> Json:
    """Return the reply keyboard as the chat will show it: rows of button objects and its options."""
    rows: list[list[Json]] = []
    for row in _rows(markup["keyboard"], profile.reply_buttons):
        buttons = [{"text": b} if isinstance(b, str) else b for b in row]
        if not all(isinstance(b, dict) and b.get("text") for b in buttons):
            raise bad("can't parse keyboard button: Text must be non-empty")
        if buttons:
            rows.append(buttons)
    return {
        "rows": rows,
        "resize": profile.one_time and bool(markup.get("resize_keyboard")),
        "one_time": profile.one_time and bool(markup.get("one_time_keyboard")),
        "placeholder": markup.get("input_field_placeholder") if profile.one_time else None,
    }
