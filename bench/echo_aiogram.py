"""A bare aiogram bot: answers a text with itself, a pressed button by editing its message; stores nothing."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

dispatcher = Dispatcher()


def _keys(presses: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="+", callback_data=f"press~{presses}")]])


@dispatcher.message(F.text == "/button")
async def button(message: Message) -> None:
    """A message with a button."""
    await message.answer("0", reply_markup=_keys(0))


@dispatcher.message(F.text)
async def echo(message: Message) -> None:
    """The same text back."""
    await message.answer(message.text or "")


@dispatcher.callback_query(F.data)
async def pressed(press: CallbackQuery) -> None:
    """Stop the spinner, count up."""
    presses = int((press.data or "").partition("~")[2]) + 1
    await press.answer()
    if isinstance(press.message, Message):
        await press.message.edit_text(str(presses), reply_markup=_keys(presses))


async def run(api: str, token: str) -> None:
    """Poll until ended."""
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2]))
