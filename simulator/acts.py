"""What the web page may do in a person's name: one function for each act, found by its name."""

from collections.abc import Callable
from typing import Any

from simulator import doing
from simulator.buttons import start_payload
from simulator.messenger import Messenger
from simulator.shapes import Chat, Json, Person

Act = Callable[[Messenger, Person, Chat, Json], Any]


def _start(messenger: Messenger, person: Person, chat: Chat, given: Json) -> None:
    payload = str(given.get("payload") or "")
    doing.text(messenger, person, chat, f"/start {payload}".strip())


def _open(messenger: Messenger, person: Person, _: Chat, given: Json) -> None:
    payload = start_payload(messenger, str(given["link"]))
    if payload is None:
        raise ValueError("not_a_link")
    _start(messenger, person, messenger.chats[person.id], {"payload": payload})


def _send(messenger: Messenger, person: Person, chat: Chat, given: Json) -> None:
    doing.text(messenger, person, chat, str(given["text"]))


def _edit(messenger: Messenger, person: Person, chat: Chat, given: Json) -> None:
    doing.edit(messenger, person, chat, int(given["message_id"]), str(given["text"]))


def _press(messenger: Messenger, person: Person, chat: Chat, given: Json) -> None:
    doing.press(messenger, person, chat, int(given["message_id"]), str(given["data"]))


def _key(messenger: Messenger, person: Person, chat: Chat, given: Json) -> None:
    keyboard = chat.keyboard
    if keyboard is None:
        raise ValueError("no_keyboard")
    button = keyboard["rows"][int(given["row"])][int(given["column"])]
    if keyboard["one_time"]:
        chat.keyboard_hidden = True
    if button.get("request_contact"):
        doing.contact(messenger, person, chat, person.phone, person.name, person.id)
    elif button.get("request_location"):
        _location(messenger, person, chat, given)
    else:
        doing.text(messenger, person, chat, button["text"])


def _contact(messenger: Messenger, person: Person, chat: Chat, given: Json) -> None:
    if given.get("own"):
        user_id = None if given.get("without_id") else person.id
        doing.contact(messenger, person, chat, person.phone, person.name, user_id)
    else:
        doing.contact(messenger, person, chat, str(given["phone"]), str(given["name"]), None)


def _sticker(messenger: Messenger, person: Person, chat: Chat, _: Json) -> None:
    doing.sticker(messenger, person, chat)


def _voice(messenger: Messenger, person: Person, chat: Chat, _: Json) -> None:
    doing.voice(messenger, person, chat)


def _location(messenger: Messenger, person: Person, chat: Chat, _: Json) -> None:
    doing.location(messenger, person, chat, 37.2808, 49.5832)


def _block(messenger: Messenger, person: Person, _: Chat, __: Json) -> None:
    doing.block(messenger, person)


def _unblock(messenger: Messenger, person: Person, _: Chat, __: Json) -> None:
    doing.unblock(messenger, person)


def _keyboard(messenger: Messenger, _: Person, chat: Chat, given: Json) -> None:
    chat.keyboard_hidden = bool(given["hidden"])
    messenger.changed(chat)


ACTS: dict[str, Act] = {
    "start": _start,
    "open": _open,
    "send": _send,
    "edit": _edit,
    "press": _press,
    "key": _key,
    "contact": _contact,
    "sticker": _sticker,
    "voice": _voice,
    "location": _location,
    "block": _block,
    "unblock": _unblock,
    "keyboard": _keyboard,
}
