"""What a person sees on the phone: messages, keyboard, callback answers, and waiting for them to come."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from simulator import seen
from simulator.messenger import Messenger
from simulator.seen import Message, NotSeen
from simulator.shapes import Chat, Person

T = TypeVar("T")
Wanted = str | Callable[[Message], bool] | None


class Screen:
    """The looking half of a phone."""

    def __init__(self, messenger: Messenger, person: Person) -> None:
        self.messenger = messenger
        self.person = person
        self._since = messenger.tick

    @property
    def id(self) -> int:
        """The person's user id, which is also the id of the private chat."""
        return self.person.id

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.messenger.chats[self.person.id]

    @property
    def messages(self) -> list[Message]:
        """All visible messages, oldest first, edits applied."""
        return seen.messages(self.messenger, self.chat)

    def messages_in(self, group: Chat) -> list[Message]:
        """Return the visible messages of a group, oldest first."""
        return seen.messages(self.messenger, group)

    @property
    def inbox(self) -> list[Message]:
        """The visible messages of the bot, oldest first."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Message:
        """The newest message of the bot; NotSeen when there is none."""
        for raw in reversed(self.chat.messages.values()):
            if raw["from"]["id"] == self.messenger.bot["id"]:
                return Message(self.messenger, raw, self.chat.ticks.get(raw["message_id"], 0))
        raise NotSeen("the bot has written nothing here")

    @property
    def keyboard(self) -> list[list[str]] | None:
        """The labels of the reply keyboard that is open, or None."""
        keyboard = self.chat.keyboard
        if keyboard is None or self.chat.keyboard_hidden:
            return None
        return [[button["text"] for button in row] for row in keyboard["rows"]]

    @property
    def toasts(self) -> list[str]:
        """The texts of the callback answers so far, oldest first; silent answers are left out."""
        return [toast["text"] for toast in self.person.toasts if toast["text"]]

    @property
    def spinning(self) -> list[str]:
        """The ids of this person's presses that the bot has not answered yet."""
        queries = self.messenger.callbacks.values()
        return [q["id"] for q in queries if q["person"] == self.person.id and not q["answered"]]

    def screen(self, last: int = 6) -> str:
        """Return the end of the chat as text."""
        return seen.screen(self.messenger, self.chat, last)

    async def wait(
        self,
        wanted: Wanted = None,
        timeout: float = 5.0,
        *,
        since: int | None = None,
        chat: Chat | None = None,
    ) -> Message:
        """Return the first bot message, sent or edited since this phone's last act, that fits.

        `wanted` is a text that it contains, a test of it, or None for any. `since` is a `Message.tick` to
        look after instead, `chat` a group to look in. Raises NotSeen after `timeout` seconds.
        """
        after = self._since if since is None else since
        place = chat or self.chat
        found = await self._until(lambda: self._find(wanted, after, place), timeout)
        if found is None:
            shown = seen.screen(self.messenger, place)
            raise NotSeen(f"{wanted!r} did not come in {timeout} s; the chat shows:\n{shown}")
        return found

    def _find(self, wanted: Wanted, after: int, chat: Chat) -> Message | None:
        fresh = [m for m in seen.messages(self.messenger, chat) if m.tick > after]
        for message in sorted(fresh, key=lambda m: m.tick):
            if wanted is None or (wanted in message.text if isinstance(wanted, str) else wanted(message)):
                return message
        return None

    async def wait_toast(self, wanted: str = "", timeout: float = 5.0) -> str:
        """Return the first callback answer since the last act that contains the text, or raise NotSeen."""

        def find() -> str | None:
            for toast in self.person.toasts:
                if toast["tick"] > self._since and wanted in toast["text"]:
                    return str(toast["text"])
            return None

        found = await self._until(find, timeout)
        if found is None:
            raise NotSeen(f"no callback answer {wanted!r}; there were {self.toasts}")
        return found

    async def _until(self, find: Callable[[], T | None], timeout: float) -> T | None:
        found = find()
        if found is not None:
            return found
        changed = asyncio.Event()

        def watch(_: Messenger, chat: Chat | None) -> None:
            if chat is not None and (chat.id == self.person.id or not chat.private):
                changed.set()

        self.messenger.watchers.append(watch)
        try:
            async with asyncio.timeout(timeout):
                while (found := find()) is None:
                    await changed.wait()
                    changed.clear()
        except TimeoutError:
            return None
        finally:
            self.messenger.watchers.remove(watch)
        return found
