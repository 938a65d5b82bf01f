"""Groups that become supergroups, as Telegram does it: a new id, and a refusal that names it."""

from simulator import doing
from simulator.messenger import Messenger
from simulator.shapes import Chat


def migrate(messenger: Messenger, group: Chat) -> Chat:
    """Give a group a new id, tell the bot in both chats, and return the new chat."""
    number = -1_000_000_000_000 - abs(group.id)
    api = {"id": number, "type": "supergroup", "title": group.api["title"]}
    new = Chat(number, api, list(group.members))
    messenger.chats[number] = new
    person = messenger.people[group.members[0]]
    doing.receive(messenger, person, group, {"migrate_to_chat_id": number})
    doing.receive(messenger, person, new, {"migrate_from_chat_id": group.id})
    group.migrated_to = number
    return new
