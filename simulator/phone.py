"""A person's phone: tests act on it and look at it as that person would, without any HTTP."""

from collections.abc import Sequence
from typing import Any

from simulator import doing, seen
from simulator.buttons import newest, on_message, start_payload
from simulator.messenger import Messenger
from simulator.screen import Screen
from simulator.seen import Message, NotSeen
from simulator.shapes import Chat, Json, Person

OWN: Any = object()


class Phone(Screen):
    """One person on one messenger. Acts return the update that the bot gets, ready for `Simulator.requeue`.

    `opened` lists the web addresses that pressed buttons led to, `clipboard` what a button copied.
    """

    def __init__(self, messenger: Messenger, person: Person) -> None:
        super().__init__(messenger, person)
        self.opened: list[str] = []
        self.clipboard: str | None = None

    def _acts(self) -> None:
        self._since = self.messenger.tick

    def start(self, payload: str | None = None) -> Json:
        """Press «start», as after opening a deep link when there is a payload."""
        return self.send(f"/start {payload}" if payload else "/start")

    def open(self, link: str) -> Json:
        """Open a deep link to the bot (`https://t.me/BOT?start=X`); ValueError for any other address."""
        payload = start_payload(self.messenger, link)
        if payload is None:
            raise ValueError(f"not a link to this bot: {link}")
        return self.start(payload)

    def send(self, text: str) -> Json:
        """Write a text."""
        self._acts()
        return doing.text(self.messenger, self.person, self.chat, text)

    def send_in(self, group: Chat, text: str) -> Json:
        """Write a text in a group."""
        self._acts()
        return doing.text(self.messenger, self.person, group, text)

    def edit(self, message_id: int, text: str) -> Json:
        """Edit an own message."""
        self._acts()
        return doing.edit(self.messenger, self.person, self.chat, message_id, text)

    def press(self, label: str, on: Message | None = None, *, chat: Chat | None = None) -> Json:
        """Press the newest button with this label, or else the newest whose label contains it.

        Looks at the inline buttons from the newest message up and at the reply keyboard where its message
        stands; `on` looks at one message only, `chat` at a group. A button that leads elsewhere (an address,
        a copied text) returns an empty update. Raises NotSeen, which lists what is visible.
        """
        chat = chat or self.chat
        found = newest(chat, label) if on is None else on_message(on.raw, label)
        if found is None:
            there = seen.screen(self.messenger, chat) if on is None else str(on)
            raise NotSeen(f"no button {label!r} here:\n{there}")
        self._acts()
        if found.message_id is None:
            return self._type(chat, found.button)
        return self._tap(chat, found.message_id, found.button)

    def press_data(self, data: str, message: Message | int) -> Json:
        """Press an inline button with raw data, also an old or a forged one."""
        self._acts()
        number = message if isinstance(message, int) else message.message_id
        return doing.press(self.messenger, self.person, self.chat, number, data)

    def _tap(self, chat: Chat, message_id: int, button: Json) -> Json:
        if "callback_data" in button:
            return doing.press(self.messenger, self.person, chat, message_id, button["callback_data"])
        if "copy_text" in button:
            self.clipboard = button["copy_text"]["text"]
            return {}
        url = button.get("url") or button.get("web_app", {}).get("url", "")
        self.opened.append(url)
        payload = start_payload(self.messenger, url)
        return {} if payload is None else self.start(payload)

    def _type(self, chat: Chat, button: Json) -> Json:
        if chat.keyboard is not None and chat.keyboard["one_time"]:
            chat.keyboard_hidden = True
        if button.get("request_contact"):
            return self.share_contact()
        if button.get("request_location"):
            return self.location()
        return doing.text(self.messenger, self.person, chat, button["text"])

    def upload(
        self,
        name: str,
        data: bytes,
        caption: str | None = None,
        *,
        as_photo: bool = False,
        forwarded_from: "Phone | str | None" = None,
    ) -> Json:
        """Send a file; `forwarded_from` is another phone, or the name of somebody who hides the account."""
        self._acts()
        source = forwarded_from.person.user() if isinstance(forwarded_from, Phone) else forwarded_from
        return doing.upload(
            self.messenger,
            self.person,
            self.chat,
            name,
            data,
            caption=caption,
            as_photo=as_photo,
            forwarded_from=source,
        )

    def album(
        self, files: Sequence[tuple[str, bytes]], caption: str | None = None, *, as_photos: bool = False
    ) -> list[Json]:
        """Send several files as one album, the caption on the first; one update each."""
        self._acts()
        album = doing.album_id(self.messenger)
        return [
            doing.upload(
                self.messenger,
                self.person,
                self.chat,
                name,
                data,
                caption=None if number else caption,
                as_photo=as_photos,
                album=album,
            )
            for number, (name, data) in enumerate(files)
        ]

    def share_contact(self, phone: str | None = None, *, user_id: Any = OWN, name: str | None = None) -> Json:
        """Share the own number, or another one (then without a `user_id` unless it is given).

        `user_id=None` leaves the field out, as Bale may do for the own number too.
        """
        self._acts()
        if user_id is OWN:
            user_id = self.person.id if phone is None else None
        return doing.contact(
            self.messenger,
            self.person,
            self.chat,
            phone or self.person.phone,
            name or (self.person.name if phone is None else "مخاطب"),
            user_id,
        )

    def sticker(self) -> Json:
        """Send a sticker."""
        self._acts()
        return doing.sticker(self.messenger, self.person, self.chat)

    def voice(self) -> Json:
        """Send a voice message."""
        self._acts()
        return doing.voice(self.messenger, self.person, self.chat)

    def location(self, latitude: float = 37.2808, longitude: float = 49.5832) -> Json:
        """Send a place, in degrees."""
        self._acts()
        return doing.location(self.messenger, self.person, self.chat, latitude, longitude)

    def block(self) -> Json | None:
        """Block the bot; None on Bale, where the bot hears nothing of it."""
        return doing.block(self.messenger, self.person)

    def unblock(self) -> Json | None:
        """Take the block away; None on Bale."""
        return doing.unblock(self.messenger, self.person)
