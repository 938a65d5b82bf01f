"""What the web page is told: the list of people and chats, and one chat as one person sees it."""

from typing import TYPE_CHECKING

from simulator.messenger import Messenger
from simulator.shapes import Chat, Json, Person

if TYPE_CHECKING:
    from simulator.app import Simulator

SHOWN = 300
KINDS = ("document", "photo", "contact", "sticker", "voice", "location")


def overview(simulator: "Simulator") -> Json:
    """Return the clock, the bots, every person's chats and the fault switches."""
    bots = {}
    chats: list[Json] = []
    for name, messenger in simulator.messengers.items():
        bots[name] = {**messenger.bot, "link": messenger.profile.link, "calls": messenger.calls.total()}
        for chat in messenger.chats.values():
            people = [messenger.people[number] for number in chat.members]
            chats += [_row(messenger, chat, person) for person in people if person.listed]
    return {
        "now": simulator.now.timestamp(),
        "note": simulator.note,
        "bots": bots,
        "chats": chats,
        "faults": simulator.switches.view(),
    }


def _row(messenger: Messenger, chat: Chat, person: Person) -> Json:
    newest = next(reversed(chat.messages.values()), None)
    last: Json | None = None
    if newest is not None:
        last = {
            "text": newest.get("text") or newest.get("caption") or "",
            "kind": next((kind for kind in KINDS if kind in newest), "text"),
            "date": newest["date"],
            "bot": newest["from"]["id"] == messenger.bot["id"],
        }
    return {
        "platform": messenger.name,
        "person": person.id,
        "name": person.name,
        "phone": person.phone,
        "note": person.note,
        "blocked": person.blocked,
        "chat": chat.id,
        "title": chat.api.get("title"),
        "last": last,
        "tick": max(chat.ticks.values(), default=0),
    }


def chat_view(messenger: Messenger, person: Person, chat: Chat) -> Json:
    """Return one chat: the newest messages, the keyboard, waiting presses and shown answers."""
    waiting = [
        {"message_id": query["message_id"], "data": query["data"]}
        for query in messenger.callbacks.values()
        if query["person"] == person.id and query["chat"] == chat.id and not query["answered"]
    ]
    return {
        **_row(messenger, chat, person),
        "bot": messenger.bot,
        "messages": list(chat.messages.values())[-SHOWN:],
        "keyboard": chat.keyboard,
        "keyboard_hidden": chat.keyboard_hidden,
        "spinning": waiting,
        "toasts": person.toasts[-20:],
        "action": chat.action,
        "commands": messenger.commands,
        "moved": chat.migrated_to is not None,
    }
