"""A savepoint undoes what was to follow together with the rows it belongs to."""

from pathlib import Path

import pytest

from models import outbox
from models.gate import savepoint, tx
from models.outbox import Outgoing


def message(key: str) -> Outgoing:
    return Outgoing(key, "bale", 1, outbox.REPLY, "sendMessage", {"text": key}, "x")


async def test_nobody_is_told_of_messages_that_were_undone(database: Path) -> None:
    told: list[str] = []
    outbox.listen(lambda messages: told.extend(one.key for one in messages))

    async def work() -> None:
        with pytest.raises(ZeroDivisionError):
            async with savepoint():
                await outbox.put([message("undone")])
                _ = 1 / 0
        await outbox.put([message("real")])

    try:
        await tx(work)
    finally:
        outbox.listen(None)
    assert told == ["real"]
    assert [one.key for one in await outbox.waiting()] == ["real"]
