"""Bot API methods that change what stands in a chat already: edits, deletion, callback answers, actions."""

from simulator.entities import units
from simulator.messenger import Messenger
from simulator.params import Params
from simulator.sending import caption_of, markup_of, open_chat, text_of
from simulator.shapes import ApiError, Chat, Json, bad

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
STALE = "query is too old and response timeout expired or query ID is invalid"


def _find(messenger: Messenger, params: Params) -> tuple[Chat, Json]:
    number = params.need("message_id")
    found = messenger.chats.get(params.need("chat_id"))
    if found is None:
        raise ApiError(*messenger.profile.no_chat)
    message = found.messages.get(number)
    if message is None:
        raise bad("message to edit not found")
    if message["from"]["id"] != messenger.bot["id"]:
        raise bad("message can't be edited")
    if messenger.edits == "fail":
        raise bad("message can't be edited")
    if messenger.gate.limits.edits:
        open_chat(messenger, params)
    return found, message


def _put(messenger: Messenger, chat: Chat, old: Json, new: Json, params: Params) -> Json:
    markup = markup_of(messenger, params)
    new.pop("reply_markup", None)
    if isinstance(markup, dict) and markup.get("inline_keyboard"):
        new["reply_markup"] = markup
    elif markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    if {k: v for k, v in old.items() if k != "edit_date"} == new:
        raise bad(NOT_MODIFIED)
    new["edit_date"] = messenger.clock.stamp()
    messenger.keep(chat, new, from_bot=True)
    if messenger.edits == "bare":
        return {"message_id": 0}
    if messenger.edits == "full":
        return {"message_id": 0, "date": 0, "chat": {"id": chat.id, "type": chat.api["type"]}}
    return new


def _without(message: Json, *keys: str) -> Json:
    return {k: v for k, v in message.items() if k not in keys and k != "edit_date"}


def edit_text(messenger: Messenger, params: Params) -> Json:
    """editMessageText: without a reply_markup the buttons go away, as on the real messengers."""
    text, entities = text_of(messenger, params)
    chat, old = _find(messenger, params)
    if "text" not in old:
        raise bad("there is no text in the message to edit")
    new = {**_without(old, "text", "entities"), "text": text}
    if entities:
        new["entities"] = entities
    return _put(messenger, chat, old, new, params)


def edit_caption(messenger: Messenger, params: Params) -> Json:
    """editMessageCaption."""
    caption = caption_of(messenger, params)
    chat, old = _find(messenger, params)
    if "text" in old:
        raise bad("there is no caption in the message to edit")
    return _put(messenger, chat, old, {**_without(old, "caption", "caption_entities"), **caption}, params)


def edit_markup(messenger: Messenger, params: Params) -> Json:
    """editMessageReplyMarkup."""
    chat, old = _find(messenger, params)
    return _put(messenger, chat, old, _without(old), params)


def delete_message(messenger: Messenger, params: Params) -> bool:
    """deleteMessage: refuses what is older than 48 hours of the simulator's clock."""
    chat = messenger.chat(params.need("chat_id"))
    message = chat.messages.get(params.need("message_id"))
    if message is None:
        raise bad("message to delete not found")
    if messenger.clock.stamp() - message["date"] > messenger.profile.delete_hours * 3600:
        raise bad("message can't be deleted for everyone")
    del chat.messages[message["message_id"]]
    chat.ticks.pop(message["message_id"], None)
    messenger.changed(chat)
    return True


def answer_callback(messenger: Messenger, params: Params) -> bool:
    """answerCallbackQuery: stops the button's waiting and shows the text to the one who pressed."""
    text = params.text("text") or ""
    if units(text) > messenger.profile.answer_limit:
        raise bad("MESSAGE_TOO_LONG")
    query = messenger.callbacks.get(params.text("callback_query_id") or "")
    if query is None or messenger.clock.stamp() - query["at"] > messenger.profile.callback_minutes * 60:
        raise bad(STALE)
    if not query["answered"]:
        query["answered"] = True
        messenger.tick += 1
        toast = {"text": text, "alert": params.flag("show_alert"), "callback_id": query["id"]}
        if url := params.text("url"):
            toast["url"] = url
        messenger.people[query["person"]].toasts.append({**toast, "tick": messenger.tick})
        messenger.changed(messenger.chats[query["chat"]])
    return True


def chat_action(messenger: Messenger, params: Params) -> bool:
    """sendChatAction: «typing…» until the next message."""
    chat = messenger.chat(params.need("chat_id"))
    person = messenger.people.get(chat.id)
    if person is not None and person.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    chat.action = params.text("action") or "typing"
    messenger.changed(chat)
    return True
