"""Bot API methods that put a message into a chat: text, files, albums, forwards, copies."""

from typing import Any

from simulator.entities import formatted, units
from simulator.keyboards import check_inline, check_reply
from simulator.media import media_field, take_file
from simulator.messenger import Messenger
from simulator.params import Params
from simulator.shapes import ApiError, Chat, Json, bad


def open_chat(messenger: Messenger, params: Params, count: int = 1) -> Chat:
    """Return the chat that a message may go to now, or refuse: unknown, moved, blocked, too many."""
    given = params.values.get("chat_id")
    if given is None or given == "":
        raise bad("chat_id is empty")
    try:
        chat_id = int(given)
    except ValueError:
        raise ApiError(*messenger.profile.no_chat) from None
    chat = messenger.chat(chat_id)
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    person = messenger.people.get(chat_id)
    if person is not None:
        if person.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if not person.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
    messenger.gate.admit(chat_id, count)
    return chat


def text_of(messenger: Messenger, params: Params) -> tuple[str, list[Json]]:
    """Return the plain text and the entities of a text message, checked."""
    profile = messenger.profile
    text, entities = formatted(
        params.text("text") or "",
        params.text("parse_mode"),
        params.thing("entities"),
        html=profile.html,
    )
    if not text:
        raise bad("message text is empty")
    if units(text) > profile.text_limit:
        raise bad("message is too long")
    return text, entities


def caption_of(messenger: Messenger, params: Params, limit: int | None = None) -> Json:
    """Return the caption fields of a message, checked against the limit in UTF-16 units."""
    profile = messenger.profile
    source = params.text("caption")
    if not source:
        return {}
    text, entities = formatted(source, params.text("parse_mode"), params.thing("caption_entities"), html=profile.html)
    if units(text) > (limit or profile.caption_limit):
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def markup_of(messenger: Messenger, params: Params) -> Any:
    """Return the checked reply_markup: an inline keyboard, a reply keyboard, "remove" or None."""
    markup = params.thing("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return check_inline(markup, messenger.profile)
    if "keyboard" in markup:
        return check_reply(markup, messenger.profile)
    return "remove" if markup.get("remove_keyboard") else None


def _reply(chat: Chat, params: Params) -> Json:
    reply = params.thing("reply_parameters")
    number = reply.get("message_id") if isinstance(reply, dict) else params.number("reply_to_message_id")
    if number is None:
        return {}
    answered = chat.messages.get(int(number))
    if answered is None:
        lenient = isinstance(reply, dict) and reply.get("allow_sending_without_reply")
        if lenient or params.flag("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": {k: v for k, v in answered.items() if k != "reply_to_message"}}


def post(messenger: Messenger, chat: Chat, params: Params, content: Json, markup: Any) -> Json:
    """Put a message of the bot into a chat and return it as the API does."""
    reply = _reply(chat, params) if "reply_parameters" in params.values or _asks_reply(params) else {}
    message: Json = {
        "message_id": messenger.next_id(chat),
        "from": messenger.bot,
        "chat": chat.api,
        "date": messenger.clock.stamp(),
        **reply,
        **content,
    }
    if markup == "remove":
        chat.keyboard = None
    elif markup is not None and "rows" in markup:
        chat.keyboard = markup
        chat.keyboard_at = message["message_id"]
        chat.keyboard_hidden = False
    elif markup is not None and markup["inline_keyboard"]:
        message["reply_markup"] = markup
    messenger.keep(chat, message, from_bot=True)
    return message


def _asks_reply(params: Params) -> bool:
    return "reply_to_message_id" in params.values


def send_message(messenger: Messenger, params: Params) -> Json:
    """sendMessage: refuses before it counts, so that a bad text never uses up the limits."""
    text, entities = text_of(messenger, params)
    markup = markup_of(messenger, params)
    chat = open_chat(messenger, params)
    content: Json = {"text": text, "entities": entities} if entities else {"text": text}
    return post(messenger, chat, params, content, markup)


def _send_file(messenger: Messenger, params: Params, kind: str) -> Json:
    caption = caption_of(messenger, params)
    markup = markup_of(messenger, params)
    record = take_file(messenger, params, kind, params.values.get(kind))
    chat = open_chat(messenger, params)
    return post(messenger, chat, params, {kind: media_field(kind, record), **caption}, markup)


def send_document(messenger: Messenger, params: Params) -> Json:
    """sendDocument."""
    return _send_file(messenger, params, "document")


def send_photo(messenger: Messenger, params: Params) -> Json:
    """sendPhoto."""
    return _send_file(messenger, params, "photo")


def send_media_group(messenger: Messenger, params: Params) -> list[Json]:
    """sendMediaGroup: two to ten photos or documents, all or none; every one counts as a message."""
    profile = messenger.profile
    media = params.thing("media")
    least, most = profile.album
    if not isinstance(media, list) or not least <= len(media) <= most:
        raise bad("wrong number of messages in the album")
    contents = []
    for item in media:
        kind = item.get("type") if isinstance(item, dict) else None
        if kind not in {"photo", "document"}:
            raise bad("unsupported type of a media in the album")
        caption = caption_of(messenger, Params(item), profile.album_caption_limit)
        record = take_file(messenger, params, kind, item.get("media"))
        contents.append({kind: media_field(kind, record), **caption})
    chat = open_chat(messenger, params, len(media))
    messenger.last_album += 1
    album = {"media_group_id": f"{messenger.bot['id']}{messenger.last_album:08d}"}
    return [post(messenger, chat, params, {**album, **content}, None) for content in contents]
