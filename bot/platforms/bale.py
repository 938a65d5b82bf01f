"""The shim for Bale: fills in what its payloads leave out, so that aiogram's types accept them."""

from typing import Any


def fill(value: Any) -> Any:
    """A payload of Bale with the fields that the Bot API requires; changed in place and returned.

    callback_query without chat_instance, sticker without is_animated/is_video/type, voice without duration,
    web_app_data without button_text, a message stub without date or chat.
    """
    if isinstance(value, list):
        for one in value:
            fill(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, dict | list):
                fill(one)
            _fill_known(key, one)
    return value


_DEFAULTS: dict[str, dict[str, Any]] = {
    "callback_query": {"chat_instance": "bale"},
    "sticker": {"is_animated": False, "is_video": False, "type": "regular", "width": 512, "height": 512},
    "voice": {"duration": 0},
    "audio": {"duration": 0},
    "video": {"duration": 0, "width": 0, "height": 0},
    "animation": {"duration": 0, "width": 0, "height": 0},
    "web_app_data": {"button_text": ""},
    "from": {"is_bot": False, "first_name": ""},
    "chat": {"type": "private"},
}


def _fill_known(key: str, value: Any) -> None:
    if not isinstance(value, dict):
        return
    for name, default in _DEFAULTS.get(key, {}).items():
        if value.get(name) is None:
            value[name] = default
