"""A person at the phone: every act waits until the bot has answered, and returns what it newly shows."""

from collections.abc import Sequence
from datetime import date

from messages.digits import fa
from messages.jalali import ymd
from services.access import Role
from simulator import Phone
from simulator.seen import Message
from tests.house import House

UNSEEN = dict.fromkeys([0x200E, 0x200F, 0x2060, *range(0x2066, 0x206A)])


def read(text: str) -> str:
    """A text as the eye takes it: without the marks that only steer its direction."""
    return text.translate(UNSEEN)


def jalali(day: date) -> str:
    """«۱۴۰۴/۱/۵», as people type a day."""
    return "/".join(fa(str(one)) for one in ymd(day))


class Talk:
    """One person's conversation with the bot on one messenger."""

    def __init__(self, house: House, phone: Phone) -> None:
        self.house = house
        self.phone = phone

    async def send(self, text: str) -> str:
        """Write a text."""
        mark = self._mark()
        self.phone.send(text)
        return await self._answer(mark)

    async def press(self, label: str, on: Message | None = None) -> str:
        """Press the newest button that says so."""
        mark = self._mark()
        self._press(label, on)
        return await self._answer(mark)

    def _press(self, label: str, on: Message | None) -> None:
        """By the label as it reads: the marks of direction in it are not typed here."""
        places = [on] if on is not None else list(reversed(self.phone.messages))
        for message in places:
            for row in message.rows:
                for button in row:
                    if label in read(button["text"]):
                        self.phone.press(button["text"], message)
                        return
        self.phone.press(label)

    async def start(self, token: str | None = None) -> str:
        """Press «start», or open an invitation's link."""
        mark = self._mark()
        self.phone.start(token)
        return await self._answer(mark)

    async def contact(self, phone: str | None = None, **given: object) -> str:
        """Share a contact, the own one unless a number is given."""
        mark = self._mark()
        self.phone.share_contact(phone, **given)
        return await self._answer(mark)

    async def upload(self, name: str, data: bytes, caption: str | None = None, *, as_photo: bool = False) -> str:
        """Send a file."""
        mark = self._mark()
        self.phone.upload(name, data, caption, as_photo=as_photo)
        return await self._answer(mark)

    async def album(self, files: Sequence[tuple[str, bytes]], caption: str | None = None) -> str:
        """Send several files at once."""
        mark = self._mark()
        self.phone.album(files, caption)
        return await self._answer(mark)

    async def sends(self, kind: str) -> str:
        """Send something that is no text: a sticker, voice, location."""
        mark = self._mark()
        getattr(self.phone, kind)()
        return await self._answer(mark)

    async def forge(self, data: str, on: Message | None = None) -> str:
        """Press a button that was never there."""
        mark = self._mark()
        self.phone.press_data(data, on or self.phone.last)
        return await self._answer(mark)

    @property
    def last(self) -> str:
        """The newest message of the bot."""
        return read(self.phone.last.text)

    @property
    def labels(self) -> list[str]:
        """The buttons of the newest message of the bot that has any."""
        for message in reversed(self.phone.inbox):
            if message.labels:
                return [read(label) for label in message.labels]
        return []

    @property
    def seen(self) -> str:
        """Everything that the bot's messages in this chat say now."""
        return "\n".join(read(message.text) for message in self.phone.inbox)

    def since(self, mark: int) -> str:
        """What the bot has written or changed since a mark, in the order of the chat."""
        fresh = [message for message in self.phone.inbox if message.tick > mark]
        return "\n".join(read(message.text) for message in fresh)

    def mark(self) -> int:
        """A point in this chat to look back to with `since`."""
        return self._mark()

    def _mark(self) -> int:
        return self.phone.messenger.tick

    async def _answer(self, mark: int) -> str:
        await self.house.settled()
        return self.since(mark)


async def joined(
    house: House, platform: str, role: Role = Role.LIAISON, number: str = "09120000001", agency: str | None = "A01"
) -> Talk:
    """Somebody who entered by a link."""
    return Talk(house, await house.joined(platform, role, number, agency if role is Role.LIAISON else None))


def stranger(house: House, platform: str, number: str = "09129999999", name: str = "ناشناس") -> Talk:
    """Somebody whom nobody invited."""
    return Talk(house, house.world.person(platform, name=name, phone=number))
