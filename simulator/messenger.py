"""One messenger with its one bot: people, chats, messages, and telling those who watch of a change."""

from collections import Counter
from collections.abc import Callable

from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Gate, Limits
from simulator.profiles import Profile
from simulator.shapes import ApiError, Chat, Json, Person
from simulator.updates import Updates

Watcher = Callable[["Messenger", Chat | None], None]
BotMessageHook = Callable[[str, int, Json], None]


class Messenger:
    """The state of one platform. Everything here is plain and synchronous; the server is a thin layer on it.

    `edits` says how edits are answered: "message" (the edited message), "bare" (Bale's stub, nothing but
    `message_id: 0`), "full" (the stub with date and chat) or "fail" (400).
    """

    def __init__(self, profile: Profile, token: str, username: str, clock: Clock, files: Files, faults: Faults) -> None:
        self.profile = profile
        self.token = token
        self.clock = clock
        self.files = files
        self.faults = faults
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "کارنامه",
            "username": username,
        }
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates(profile.first_update_id, profile.keep_updates, profile.keep_hours, faults)
        self.gate = Gate(Limits(), profile.too_many, with_seconds=True)
        self.callbacks: dict[str, Json] = {}
        self.commands: list[Json] = []
        self.webhook: Json = {"url": ""}
        self.edits = "bare" if profile.edit_stub else "message"
        self.calls: Counter[str] = Counter()
        self.history: int | None = None
        self.tick = 0
        self.last_message_id = 0
        self.last_callback = 0
        self.last_album = 0
        self.watchers: list[Watcher] = []
        self.on_bot_message: BotMessageHook | None = None

    @property
    def name(self) -> str:
        """The platform's name: telegram or bale."""
        return self.profile.name

    def chat(self, chat_id: int) -> Chat:
        """Return a chat; raises the messenger's own «chat not found»."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise ApiError(*self.profile.no_chat)
        return chat

    def next_id(self, chat: Chat) -> int:
        """Return the next message id: counted per chat on Bale, over all chats of a bot on Telegram."""
        if self.profile.message_ids_per_chat or not chat.private:
            chat.last_id += 1
            return chat.last_id
        self.last_message_id += 1
        chat.last_id = self.last_message_id
        return self.last_message_id

    def keep(self, chat: Chat, message: Json, *, from_bot: bool) -> None:
        """Store a new or edited message and tell the watchers, and the hook if the bot wrote it."""
        number = message["message_id"]
        chat.messages[number] = message
        if self.history is not None and len(chat.messages) > self.history:
            oldest = next(iter(chat.messages))
            del chat.messages[oldest]
            chat.ticks.pop(oldest, None)
        if from_bot:
            self.tick += 1
            chat.ticks[number] = self.tick
            chat.action = None
            if self.on_bot_message is not None:
                self.on_bot_message(self.profile.name, chat.id, message)
        self.changed(chat)

    def changed(self, chat: Chat | None) -> None:
        """Tell the watchers that something about a chat, or about everything (None), is to be seen."""
        for watcher in tuple(self.watchers):
            watcher(self, chat)

    def by_username(self, username: str) -> Person | None:
        """Return the person with a username, written with or without @."""
        wanted = username.lstrip("@").lower()
        return next((p for p in self.people.values() if (p.username or "").lower() == wanted), None)

    def add_person(
        self, name: str, phone: str, username: str | None, *, started: bool, note: str = "", listed: bool = True
    ) -> Person:
        """Add a person and the private chat with the bot; their id is the chat's id."""
        number = self.profile.first_user_id + len(self.people)
        person = Person(number, name, phone, username, started=started, note=note, listed=listed)
        api = {k: v for k, v in person.user().items() if k != "is_bot"}
        self.people[number] = person
        self.chats[number] = Chat(number, {**api, "type": "private"}, [number])
        self.changed(self.chats[number])
        return person

    def add_group(self, title: str, members: list[int]) -> Chat:
        """Add a group that the bot is a member of; members are ids of people."""
        groups = sum(not chat.private for chat in self.chats.values())
        number = self.profile.first_group_id + self.profile.group_step * groups
        api: Json = {"id": number, "type": "group", "title": title}
        chat = Chat(number, api, list(members))
        self.chats[number] = chat
        if self.profile.my_chat_member and members:
            self.membership(chat, self.people[members[0]], "left", "member")
        self.changed(chat)
        return chat

    def membership(self, chat: Chat, person: Person, old: str, new: str) -> Json:
        """Queue the update that the bot's own place in a chat has changed."""

        def member(status: str) -> Json:
            place: Json = {"user": self.bot, "status": status}
            return {**place, "until_date": 0} if status == "kicked" else place

        return self.updates.put(
            "my_chat_member",
            {
                "chat": chat.api,
                "from": person.user(self.profile.language),
                "date": self.clock.stamp(),
                "old_chat_member": member(old),
                "new_chat_member": member(new),
            },
        )
