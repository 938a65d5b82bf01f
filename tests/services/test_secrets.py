"""What lets somebody in does not stay in the outbox, whatever becomes of its message."""

from pathlib import Path

import pytest

from models import inbox, outbox, sql
from models.gate import tx
from models.outbox import Outcome, Outgoing

SECRET_TEXT = "0123456789"


def _messages() -> list[Outgoing]:
    text, file = {"text": SECRET_TEXT}, {"document": {"rows": [SECRET_TEXT]}}
    args = f'{{"code": "{SECRET_TEXT}"}}'
    return [
        Outgoing("a:1", "bale", 1, outbox.REPLY, "sendMessage", text, "invitation", args),
        Outgoing("a:2", "bale", 1, outbox.REPLY, "sendDocument", file, "invitation-sheet", args),
        Outgoing("a:3", "bale", 1, outbox.NOTICE, "sendDocument", {"document": {"sha256": "0"}}, "circular-notice"),
    ]


@pytest.mark.parametrize("state", ["sent", "failed", "unknown", "blocked", "merged", "cancelled", "taken back"])
async def test_nothing_that_opens_the_door_stays(database: Path, state: str) -> None:
    messages = _messages()

    async def work() -> None:
        await outbox.put(messages)
        if state == "cancelled":
            await outbox.cancel_by_key("a:")
        elif state == "taken back":
            await outbox.take_back_by_key("a:")
        else:
            await outbox.settle([Outcome(one, state) for one in messages])

    await tx(work)
    stored = await sql.rows("SELECT payload, args FROM outbox ORDER BY id")
    assert [tuple(one) for one in stored[:2]] == [("{}", "{}")] * 2
    assert (stored[2]["payload"] != "{}") == (state in ("failed", "unknown", "blocked"))


async def test_what_is_tried_again_is_kept_and_what_is_cut_off_twice_is_not(database: Path) -> None:
    async def cut_off() -> None:
        await outbox.sending([one.id for one in messages])
        await outbox.recover()

    messages = _messages()
    await tx(lambda: outbox.put(messages))
    await tx(lambda: outbox.settle([Outcome(one, "new") for one in messages]))
    await tx(cut_off)
    assert all(SECRET_TEXT in one.args for one in (await outbox.waiting())[:2])
    await tx(cut_off)
    stored = await sql.rows("SELECT payload, args FROM outbox WHERE state = 'unknown' ORDER BY id")
    assert [tuple(one) for one in stored[:2]] == [("{}", "{}")] * 2
    assert stored[2]["payload"] != "{}"


async def test_own_events_are_numbered_by_the_index(database: Path) -> None:
    for _ in range(2):
        await tx(lambda: inbox.post_internal("bale:1", {}, 0))
    assert [one.update_id for one in await inbox.waiting()] == [1, 2]
    plan = await sql.rows(
        "EXPLAIN QUERY PLAN SELECT max(update_id) AS last FROM inbox WHERE platform = ? AND bot_id = 0", inbox.INTERNAL
    )
    assert "platform=? AND bot_id=?" in plan[0]["detail"]
