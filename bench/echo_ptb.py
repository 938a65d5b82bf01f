"""A bare python-telegram-bot: answers a text with itself, with the library's own defaults."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters


async def echo(update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
    """The same text back."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(api: str, token: str) -> None:
    """Poll until ended."""
    application = Application.builder().token(token).base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
