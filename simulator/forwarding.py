"""Bot API methods that repeat a message: forwards, which name the first writer, and copies."""

from simulator.messenger import Messenger
from simulator.params import Params
from simulator.sending import caption_of, markup_of, open_chat, post
from simulator.shapes import Json, bad

CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "document",
    "photo",
    "contact",
    "location",
    "sticker",
    "voice",
)


def _source(messenger: Messenger, params: Params, verb: str) -> Json:
    chat = messenger.chat(params.need("from_chat_id"))
    message = chat.messages.get(params.need("message_id"))
    if message is None:
        raise bad(f"message to {verb} not found")
    return message


def forward_message(messenger: Messenger, params: Params) -> Json:
    """forwardMessage: the content with the name of its first writer."""
    source = _source(messenger, params, "forward")
    chat = open_chat(messenger, params)
    content = {k: source[k] for k in CONTENT if k in source}
    origin = origin_of(messenger, source["from"], source["date"])
    return post(messenger, chat, params, {**origin, **content}, None)


def copy_message(messenger: Messenger, params: Params) -> Json:
    """copyMessage: the content alone, with another caption if one is given."""
    source = _source(messenger, params, "copy")
    markup = markup_of(messenger, params)
    content = {k: source[k] for k in CONTENT if k in source}
    if "caption" in params.values and "text" not in source:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content.update(caption_of(messenger, params))
    chat = open_chat(messenger, params)
    return {"message_id": post(messenger, chat, params, content, markup)["message_id"]}


def origin_of(messenger: Messenger, writer: Json | str, date: int) -> Json:
    """Return the fields of a forwarded message; a writer given as text is one who hides the account."""
    if messenger.profile.full_objects:
        if isinstance(writer, str):
            return {"forward_origin": {"type": "hidden_user", "date": date, "sender_user_name": writer}}
        return {"forward_origin": {"type": "user", "date": date, "sender_user": writer}}
    shown = {"id": 0, "is_bot": False, "first_name": writer} if isinstance(writer, str) else writer
    return {"forward_from": shown, "forward_date": date}
