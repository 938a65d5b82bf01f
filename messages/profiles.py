"""What rendering must know of each platform: limits, markup, links, what a keyboard may say."""

import re
from dataclasses import dataclass

from messages import style

# What a message leaves free for the line that says that it may be a repetition.
REPEATED_ROOM = 96
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Profile:
    """One platform; lengths are counted in UTF-16 units, as Telegram does (Bale does not say)."""

    name: str
    style: style.Style
    link: str
    text_limit: int = 4096
    caption_limit: int = 1024
    callback_answer_limit: int = 200
    protect_content: bool = False
    keyboard_options: bool = False

    @property
    def supports_html(self) -> bool:
        """Whether <b> and <code> reach the reader."""
        return self.style.html


TELEGRAM = Profile(
    name="telegram",
    style=style.HTML,
    link="https://t.me/{bot}?start={x}",
    protect_content=True,
    keyboard_options=True,
)
BALE = Profile(name="bale", style=style.BALE, link="https://ble.ir/{bot}?start={x}", caption_limit=4096)
PROFILES = {profile.name: profile for profile in (TELEGRAM, BALE)}


def profile(platform: str) -> Profile:
    """The profile of a platform by its name; KeyError for an unknown one."""
    return PROFILES[platform]


def deep_link(platform: str, bot: str, start: str) -> str:
    """The address that opens the bot with `/start <start>`; ValueError when no platform would carry it."""
    if not _PAYLOAD.fullmatch(start):
        raise ValueError("a start value has 1 to 64 Latin letters, digits, - or _")
    return profile(platform).link.format(bot=bot.removeprefix("@"), x=start)


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
