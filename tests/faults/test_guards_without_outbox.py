"""Protections of what goes out and of files taken away once: what they prevent does happen then."""

import asyncio
import io
import logging
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import Delivery
from bot.evidence_store import EvidenceStore
from bot.logs import set_up_logs
from models import outbox, sql
from models.gate import tx
from tests.faults.inside import Inside, crash
from tests.faults.people import Liaison


def _copies(person: Liaison, text: str) -> int:
    return sum(text in one.text for one in person.phone.messages if one.from_bot)


async def _crash_while_sending(inside: Inside, times: int) -> int:
    """Crash between the messenger's receipt and our mark, several times; returns how often a text is seen."""
    person = inside.people[0]
    attempt = Delivery.attempt

    async def lost(self: Delivery, one: outbox.Outgoing) -> Any:
        result = await attempt(self, one)
        if "crash-probe" in one.key:
            await asyncio.sleep(3600)
        return result

    payload = {"text": "پیام یگانه"}
    one = outbox.Outgoing(
        "crash-probe", person.platform, person.phone.person.id, outbox.NOTICE, "sendMessage", payload, "x"
    )
    Delivery.attempt = lost  # type: ignore[method-assign]
    try:
        await tx(lambda: outbox.put([one]))
        for _ in range(times):
            await asyncio.sleep(0.15)
            await crash(inside)
            await inside.house.start()
        await asyncio.sleep(0.15)
    finally:
        Delivery.attempt = attempt  # type: ignore[method-assign]
    await crash(inside)
    await inside.house.start()
    await inside.settled()
    return _copies(person, "پیام یگانه")


async def test_without_the_sending_mark(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unmarked(ids: Any) -> set[int]:
        return set(ids)

    monkeypatch.setattr(outbox, "sending", unmarked)
    assert await _crash_while_sending(inside, 3) > 2


async def test_with_the_sending_mark(inside: Inside) -> None:
    assert await _crash_while_sending(inside, 3) <= 2


async def test_without_a_limit_to_repeating(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer lost: without the limit a person gets the same message again and again."""
    monkeypatch.setattr("bot.delivery.MOST_UNKNOWN_TRIES", 10**9)
    person = inside.people[0]
    inside.house.world.faults.add(method="sendMessage", kind="drop_after", platform=person.platform, count=6)
    payload = {"text": "پیام یگانه"}
    one = outbox.Outgoing("probe", person.platform, person.phone.person.id, outbox.NOTICE, "sendMessage", payload, "x")
    await tx(lambda: outbox.put([one]))
    await inside.settled()
    assert _copies(person, "پیام یگانه") == 7


def test_without_redaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token stands in every address: a library that logs one, or a traceback, would give it away."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    address = "http://127.0.0.1/bot1000:TESTTOKEN/getMe"
    for guarded in (True, False):
        set_up_logs("INFO", "console", ["1000:TESTTOKEN"])
        if not guarded:
            logging.basicConfig(handlers=[logging.StreamHandler(written)], force=True)
        try:
            raise OSError(address)
        except OSError:
            logging.getLogger("some.library").exception("cannot reach %s", address)
        assert ("TESTTOKEN" in written.getvalue()) is not guarded


async def test_without_the_file_before_its_row(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row first, the file some time later: a crash between leaves a receipt for nothing."""

    async def later(self: EvidenceStore, got: Any) -> Path:
        return self.path_of(got.sha256)

    monkeypatch.setattr(EvidenceStore, "keep", later)
    inside.people[0].attach()
    await inside.settled()
    assert inside.false, "told that the file is stored"


async def test_without_comparing_sizes(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error page instead of the bytes, with status 200: without the comparison it would be looked at as the file."""
    call = inside.house.application.messengers["telegram"].call  # type: ignore[union-attr]

    async def without_size(method: str, payload: Any, seconds: float = 30) -> Any:
        told = await call(method, payload, seconds)
        return {key: value for key, value in told.items() if key != "file_size"} if method == "getFile" else told

    monkeypatch.setattr(inside.house.application.messengers["telegram"], "call", without_size)  # type: ignore[union-attr]
    person = inside.people[0]
    assert person.platform == "telegram"
    inside.house.world.faults.add(method="download", kind="garbage", status=200, count=1)
    person.attach()
    await inside.settled()
    found = await sql.rows("SELECT state FROM evidence_file WHERE entry_id = ?", person.entry_id)
    assert [one["state"] for one in found] != ["UPLOADED"], "a good file was refused for an error page"
