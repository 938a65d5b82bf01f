"""Bot API methods that ask or configure: getMe, getChat, getFile, commands, webhooks."""

from urllib.parse import urlsplit

from simulator.messenger import Messenger
from simulator.params import Params
from simulator.shapes import ApiError, Json, bad

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def get_me(messenger: Messenger, _: Params) -> Json:
    """getMe."""
    if not messenger.profile.full_objects:
        return messenger.bot
    return {
        **messenger.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(messenger: Messenger, params: Params) -> Json:
    """getChat: Bale answers with the short Chat object."""
    chat = messenger.chat(params.need("chat_id"))
    if not messenger.profile.full_objects:
        return chat.api
    gifts = {f"{kind}_gifts": False for kind in ("unlimited", "limited", "unique")}
    return {
        **chat.api,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {**gifts, "premium_subscription": False, "gifts_from_channels": False},
    }


def get_member(messenger: Messenger, params: Params) -> Json:
    """getChatMember: a person of the chat or the bot itself."""
    chat = messenger.chat(params.need("chat_id"))
    user_id = params.need("user_id")
    if user_id == messenger.bot["id"]:
        return {"user": messenger.bot, "status": "member"}
    if user_id not in chat.members:
        raise (bad("user not found") if messenger.profile.full_objects else ApiError(*messenger.profile.no_chat))
    return {"user": messenger.people[user_id].user(), "status": "member"}


def get_file(messenger: Messenger, params: Params) -> Json:
    """getFile: a download link for an hour; refuses what is over the download limit."""
    file_id = params.text("file_id") or ""
    record = messenger.files.known.get(file_id)
    if record is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if record["file_size"] > messenger.profile.download_limit:
        raise bad("file is too big")
    base = {key: record[key] for key in ("file_id", "file_unique_id", "file_size")}
    return {**base, "file_path": messenger.files.link(file_id)}


def set_commands(messenger: Messenger, params: Params) -> bool:
    """setMyCommands: Bale documents no such method, so there it is not found."""
    if not messenger.profile.commands:
        raise ApiError(404, "Not Found")
    commands = params.thing("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad("can't parse commands")
    messenger.commands = commands
    return True


def get_commands(messenger: Messenger, _: Params) -> list[Json]:
    """getMyCommands."""
    if not messenger.profile.commands:
        raise ApiError(404, "Not Found")
    return messenger.commands


def delete_commands(messenger: Messenger, _: Params) -> bool:
    """deleteMyCommands."""
    if not messenger.profile.commands:
        raise ApiError(404, "Not Found")
    messenger.commands = []
    return True


def set_webhook(messenger: Messenger, params: Params) -> bool:
    """setWebhook: addresses on this machine only, as everything about the simulator stays here."""
    url = params.text("url") or ""
    if url and urlsplit(url).hostname not in LOOPBACK:
        raise bad("bad webhook: the simulator delivers to this machine only")
    allow(messenger, params)
    messenger.webhook = {"url": url}
    if messenger.profile.full_objects and (secret := params.text("secret_token")):
        messenger.webhook["secret_token"] = secret
    if params.flag("drop_pending_updates"):
        messenger.updates.pending.clear()
    messenger.updates.arrived.set()
    return True


def delete_webhook(messenger: Messenger, params: Params) -> bool:
    """deleteWebhook."""
    messenger.webhook = {"url": ""}
    if params.flag("drop_pending_updates"):
        messenger.updates.pending.clear()
    return True


def webhook_info(messenger: Messenger, _: Params) -> Json:
    """getWebhookInfo: Bale answers with the address alone."""
    info: Json = {"url": messenger.webhook["url"]}
    if not messenger.profile.full_objects:
        return info
    info.update(has_custom_certificate=False, pending_update_count=len(messenger.updates.pending))
    if error := messenger.webhook.get("error"):
        info.update(last_error_date=messenger.clock.stamp(), last_error_message=error)
    return info


def allow(messenger: Messenger, params: Params) -> None:
    """Remember which kinds of updates the bot wants; Bale has no such choice."""
    if messenger.profile.filters_updates and "allowed_updates" in params.values:
        kinds = params.thing("allowed_updates")
        messenger.updates.allowed = frozenset(kinds) if kinds else None
