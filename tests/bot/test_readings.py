"""Long readings: nobody waits for somebody else's board, and its own person gets it, whatever happens meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.logs import set_up_logs
from models import gate
from services.access import Role
from services.errors import Refused
from services.overview import boards
from tests.house import House
from tests.talk import Talk

Read = Callable[..., Awaitable[Any]]


@pytest.fixture
async def people(house: House) -> tuple[Talk, Talk]:
    """Staff and a liaison at work."""
    await house.sample_cycle(measures=2, agencies_count=2)
    staff = Talk(house, await house.joined("telegram", Role.ADMIN, "09120000009"))
    liaison = Talk(house, await house.joined("bale", Role.LIAISON, "09120000001", "A01"))
    return staff, liaison


def _slow(monkeypatch: pytest.MonkeyPatch, go: asyncio.Event, calls: list[bool]) -> None:
    real = boards.axes

    async def slow(*args: Any) -> Any:
        calls.append(gate.inside())
        await go.wait()
        return await real(*args)

    monkeypatch.setattr(boards, "axes", slow)


async def test_others_are_answered_while_a_board_is_read(
    house: House, people: tuple[Talk, Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, liaison = people
    go, calls = asyncio.Event(), list[bool]()
    _slow(monkeypatch, go, calls)
    await staff.send("/views")
    mark = len(staff.phone.messages)
    staff.phone.press("به تفکیک محور")
    while not calls:
        await asyncio.sleep(0.005)
    liaison.phone.send("/todo")
    async with asyncio.timeout(3):
        while "سنجه" not in liaison.phone.last.text:
            await asyncio.sleep(0.005)
    assert len(staff.phone.messages) == mark
    go.set()
    await house.settled()
    assert "پیشرفت" in staff.phone.last.text or "محور" in staff.phone.last.text
    assert calls == [False], "read once, outside the gate"


async def test_what_reading_refuses_is_said_and_what_fails_is_read_again(
    house: House, people: tuple[Talk, Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, _ = people
    set_up_logs("ERROR", "console", ())
    real, failures = boards.axes, [OSError("the disk"), Refused("not-open-yet")]

    async def failing(*args: Any) -> Any:
        if failures:
            raise failures.pop(0)
        return await real(*args)

    monkeypatch.setattr(boards, "axes", failing)
    await staff.send("/views")
    said = await staff.press("به تفکیک محور")
    assert not failures
    assert "گشوده نشده" in said
    await staff.send("/views")
    assert "گشوده نشده" not in await staff.press("به تفکیک محور")


async def test_without_anybody_waiting_it_is_read_at_once() -> None:
    from handlers.turn import Turn

    turn = Turn.__new__(Turn)
    turn.was_read, turn.asked_to_read = None, 0

    async def seven() -> int:
        return 7

    assert await turn.reading(seven) == 7
