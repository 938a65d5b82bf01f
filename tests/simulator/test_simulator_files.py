"""Files up and down through aiogram, the application's own library, and the download limit."""

from io import BytesIO

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import BufferedInputFile, InputMediaDocument
from simulator_reader import PLATFORMS, Call

from simulator import Limits, Simulator
from simulator.files import picture_size


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_aiogram_sends_and_downloads(sim: Simulator, platform: str) -> None:
    server = TelegramAPIServer.from_base(sim.api(platform))
    phone = sim.person(platform)
    async with Bot(sim.messengers[platform].token, session=AiohttpSession(api=server)) as bot:
        assert (await bot.get_me()).id == sim.messengers[platform].bot["id"]
        assert (await bot.send_message(phone.id, "سلام")).text == phone.last.text == "سلام"
        sent = await bot.send_document(phone.id, BufferedInputFile(b"%PDF-1", "گزارش.pdf"), caption="شرح")
        assert phone.last.document == ("گزارش.pdf", b"%PDF-1")
        assert sent.document is not None
        assert sent.document.file_name == "گزارش.pdf"
        got = phone.upload("up.xlsx", b"PK..")["message"]["document"]["file_id"]
        target = BytesIO()
        await bot.download(got, target)
        assert target.getvalue() == b"PK.."
        files = [InputMediaDocument(media=BufferedInputFile(b"x", f"{i}.txt")) for i in range(3)]
        album = await bot.send_media_group(phone.id, files)
        assert len({message.media_group_id for message in album}) == 1
        phone.block()
        with pytest.raises(TelegramForbiddenError):
            await bot.send_message(phone.id, "x")
        phone.unblock()
        if platform == "telegram":
            sim.set_limits(Limits(per_chat_second=1))
            await bot.send_message(phone.id, "x")
            with pytest.raises(TelegramRetryAfter):
                await bot.send_message(phone.id, "x")


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_download_limits(sim: Simulator, call: Call, http: aiohttp.ClientSession, platform: str) -> None:
    phone = sim.person(platform)
    big = phone.upload("big.bin", b"\0" * (20 * 2**20 + 1))["message"]["document"]["file_id"]
    assert (await call(platform, "getFile", file_id=big))["description"] == "Bad Request: file is too big"
    assert (await call(platform, "getFile", file_id="none"))["error_code"] == 400
    small = phone.upload("small.pdf", b"x")["message"]["document"]["file_id"]
    path = (await call(platform, "getFile", file_id=small))["result"]["file_path"]
    base = f"{sim.api(platform)}/file/bot{sim.messengers[platform].token}"
    async with http.get(f"{base}/{path}") as response:
        assert await response.read() == b"x"
    files = phone.messenger.files
    files._links[path] = (small, files._links[path][1] - 3601)
    async with http.get(f"{base}/{path}") as response:
        assert response.status == 404


def test_picture_sizes() -> None:
    assert picture_size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x20") == (16, 32)
    assert picture_size(b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x20\0\x10\x03") == (16, 32)
    assert picture_size(b"nonsense") == (1280, 960)
