"""What people do: write, press, upload, share, block. Each act changes the chat and queues an update."""

from typing import Any

from simulator.entities import automatic
from simulator.forwarding import origin_of
from simulator.media import keep_upload, media_field
from simulator.messenger import Messenger
from simulator.shapes import Chat, Json, Person


def receive(messenger: Messenger, person: Person, chat: Chat, content: Json) -> Json:
    """Put a person's message into a chat, queue it and return the update."""
    message: Json = {
        "message_id": messenger.next_id(chat),
        "from": person.user(messenger.profile.language),
        "chat": chat.api,
        "date": messenger.clock.stamp(),
        **content,
    }
    if chat.private:
        if person.blocked:
            unblock(messenger, person)
        person.started = True
    messenger.keep(chat, message, from_bot=False)
    return messenger.updates.put("message", message)


def text(messenger: Messenger, person: Person, chat: Chat, words: str) -> Json:
    """Send a text; raises ValueError for an empty one, which no messenger lets through."""
    words = words.strip()
    if not words:
        raise ValueError("an empty text cannot be sent")
    content: Json = {"text": words}
    if messenger.profile.entities and (entities := automatic(words)):
        content["entities"] = entities
    return receive(messenger, person, chat, content)


def edit(messenger: Messenger, person: Person, chat: Chat, message_id: int, words: str) -> Json:
    """Change an own text or caption; raises LookupError for a message that is not the person's."""
    old = chat.messages.get(message_id)
    if old is None or old["from"]["id"] != person.id:
        raise LookupError(f"no message {message_id} of this person")
    new = {k: v for k, v in old.items() if k not in {"entities", "caption_entities"}}
    new["text" if "text" in old else "caption"] = words
    new["edit_date"] = messenger.clock.stamp()
    if messenger.profile.entities and "text" in old and (entities := automatic(words)):
        new["entities"] = entities
    messenger.keep(chat, new, from_bot=False)
    return messenger.updates.put("edited_message", new)


def press(messenger: Messenger, person: Person, chat: Chat, message_id: int, data: str) -> Json:
    """Press an inline button with this data (also one that is no longer there) and return the update."""
    messenger.last_callback += 1
    # Ids that start with 1 are, on Bale, those of old programs that show no answers.
    number = f"4{messenger.bot['id']}{messenger.last_callback:08d}"
    shown = chat.messages.get(message_id)
    query: Json = {"id": number, "from": person.user(messenger.profile.language)}
    if shown is None:
        query["message"] = {"message_id": message_id, "date": 0, "chat": chat.api}
    else:
        query["message"] = shown
    if messenger.profile.full_objects:
        query["chat_instance"] = str(chat.id * 7919)
    query["data"] = data
    messenger.callbacks[number] = {
        "id": number,
        "person": person.id,
        "chat": chat.id,
        "message_id": message_id,
        "data": data,
        "at": messenger.clock.stamp(),
        "answered": False,
    }
    if len(messenger.callbacks) > 5000:
        del messenger.callbacks[next(iter(messenger.callbacks))]
    messenger.changed(chat)
    return messenger.updates.put("callback_query", query)


def upload(
    messenger: Messenger,
    person: Person,
    chat: Chat,
    name: str,
    data: bytes,
    *,
    caption: str | None = None,
    as_photo: bool = False,
    forwarded_from: Any = None,
    album: str | None = None,
) -> Json:
    """Send a file; raises ApiError for an empty one or one above the messenger's upload limit."""
    kind = "photo" if as_photo else "document"
    field = media_field(kind, keep_upload(messenger, kind, name, data))
    content: Json = {}
    if forwarded_from is not None:
        content.update(origin_of(messenger, forwarded_from, messenger.clock.stamp()))
    if album:
        content["media_group_id"] = album
    content[kind] = field
    if caption:
        content["caption"] = caption
    return receive(messenger, person, chat, content)


def album_id(messenger: Messenger) -> str:
    """Return a new id that binds the files of one album."""
    messenger.last_album += 1
    return f"{messenger.bot['id']}{messenger.last_album:08d}"


def contact(messenger: Messenger, person: Person, chat: Chat, phone: str, name: str, user_id: int | None) -> Json:
    """Share a contact; a `user_id` of None leaves the field out."""
    first, _, last = name.partition(" ")
    field: Json = {"phone_number": phone, "first_name": first}
    if last:
        field["last_name"] = last
    if user_id is not None:
        field["user_id"] = user_id
    return receive(messenger, person, chat, {"contact": field})


def sticker(messenger: Messenger, person: Person, chat: Chat) -> Json:
    """Send a sticker; Bale's lacks `is_animated` and `is_video`."""
    record = keep_upload(messenger, "sticker", "sticker.webp", b"RIFF....WEBP")
    field: Json = {k: record[k] for k in ("file_id", "file_unique_id", "file_size")}
    field.update(type="regular", width=512, height=512, emoji="🙂")
    if messenger.profile.full_objects:
        field.update(is_animated=False, is_video=False)
    return receive(messenger, person, chat, {"sticker": field})


def voice(messenger: Messenger, person: Person, chat: Chat) -> Json:
    """Send a voice message; Bale's lacks `duration`."""
    record = keep_upload(messenger, "voice", "voice.ogg", b"OggS....")
    field: Json = {k: record[k] for k in ("file_id", "file_unique_id")}
    if messenger.profile.full_objects:
        field.update(duration=3, mime_type="audio/ogg", file_size=record["file_size"])
    return receive(messenger, person, chat, {"voice": field})


def location(messenger: Messenger, person: Person, chat: Chat, latitude: float, longitude: float) -> Json:
    """Send a place."""
    place = {"latitude": latitude, "longitude": longitude}
    return receive(messenger, person, chat, {"location": place})


def block(messenger: Messenger, person: Person) -> Json | None:
    """Block the bot; Telegram tells the bot (the update is returned), Bale does not (None)."""
    return _member(messenger, person, blocked=True)


def unblock(messenger: Messenger, person: Person) -> Json | None:
    """Take the block away; like `block` in what the bot hears."""
    return _member(messenger, person, blocked=False)


def _member(messenger: Messenger, person: Person, *, blocked: bool) -> Json | None:
    if person.blocked == blocked:
        return None
    person.blocked = blocked
    chat = messenger.chats[person.id]
    messenger.changed(chat)
    if not messenger.profile.my_chat_member:
        return None
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    return messenger.membership(chat, person, old, new)


def passing_text(messenger: Messenger, chat_id: int, words: str) -> int:
    """Queue a text that the chat does not keep, for benchmarks; returns the update id."""
    chat = messenger.chats[chat_id]
    message: Json = {
        "message_id": messenger.next_id(chat),
        "from": messenger.people[chat_id].user(),
        "chat": chat.api,
        "date": messenger.clock.stamp(),
        "text": words,
    }
    return int(messenger.updates.put("message", message)["update_id"])
