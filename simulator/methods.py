"""The table of Bot API methods, by lower-case name: messengers do not mind the case."""

from collections.abc import Callable
from typing import Any

from simulator import asking, editing, forwarding, sending
from simulator.messenger import Messenger
from simulator.params import Params

Method = Callable[[Messenger, Params], Any]

METHODS: dict[str, Method] = {
    "getme": asking.get_me,
    "getchat": asking.get_chat,
    "getchatmember": asking.get_member,
    "getfile": asking.get_file,
    "setmycommands": asking.set_commands,
    "getmycommands": asking.get_commands,
    "deletemycommands": asking.delete_commands,
    "setwebhook": asking.set_webhook,
    "deletewebhook": asking.delete_webhook,
    "getwebhookinfo": asking.webhook_info,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendmediagroup": sending.send_media_group,
    "forwardmessage": forwarding.forward_message,
    "copymessage": forwarding.copy_message,
    "sendchataction": editing.chat_action,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback,
}
