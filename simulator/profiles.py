"""What differs between the two messengers, as data: limits, ids, error texts and missing fields."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one messenger. Sizes are in bytes, lengths in UTF-16 units where Telegram counts so."""

    name: str
    link: str
    first_user_id: int
    first_group_id: int
    group_step: int
    first_update_id: int
    keep_updates: int | None
    message_ids_per_chat: bool
    caption_limit: int
    html: bool
    entities: bool
    edit_stub: bool
    my_chat_member: bool
    filters_updates: bool
    commands: bool
    one_time: bool
    full_objects: bool
    language: str | None
    no_chat: tuple[int, str]
    unauthorized: tuple[int, str]
    too_many: str
    text_limit: int = 4096
    album_caption_limit: int = 1024
    answer_limit: int = 200
    callback_data: int = 64
    inline_buttons: int = 100
    reply_buttons: int = 300
    keep_hours: int = 24
    delete_hours: int = 48
    callback_minutes: int = 15
    download_limit: int = 20 * MEGABYTE
    upload_limit: int = 50 * MEGABYTE
    photo_limit: int = 10 * MEGABYTE
    album: tuple[int, int] = (2, 10)


TELEGRAM = Profile(
    name="telegram",
    link="https://t.me/{bot}?start={payload}",
    # Accounts of recent years are above 2**32: an application that keeps 32-bit ids must fail here.
    first_user_id=7_100_000_001,
    first_group_id=-4_000_000_001,
    group_step=-1,
    first_update_id=500_000_001,
    keep_updates=None,
    message_ids_per_chat=False,
    caption_limit=1024,
    html=True,
    entities=True,
    edit_stub=False,
    my_chat_member=True,
    filters_updates=True,
    commands=True,
    one_time=True,
    full_objects=True,
    language="fa",
    no_chat=(400, "Bad Request: chat not found"),
    unauthorized=(401, "Unauthorized"),
    too_many="Too Many Requests: retry after {seconds}",
)

BALE = Profile(
    name="bale",
    link="https://ble.ir/{bot}?start={payload}",
    first_user_id=2**31 + 1_001,
    first_group_id=2**32 + 5_001,
    group_step=1,
    first_update_id=0,
    keep_updates=2000,
    message_ids_per_chat=True,
    caption_limit=4096,
    html=False,
    entities=False,
    edit_stub=True,
    my_chat_member=False,
    filters_updates=False,
    commands=False,
    one_time=False,
    full_objects=False,
    language=None,
    no_chat=(404, "no such group or user"),
    unauthorized=(403, "Forbidden: token not found"),
    too_many="Too Many Requests",
)

PROFILES = {"telegram": TELEGRAM, "bale": BALE}
