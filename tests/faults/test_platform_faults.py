"""Refusals, lost answers, silence and garbage on every method: the messengers may fail as they like."""

import pytest

from models import sql
from models.gate import tx
from models.outbox import NOTICE, Outgoing, put
from tests.faults.inside import Inside
from tests.faults.knobs import say, size

METHODS = ("getUpdates", "getFile", "download", "sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument")
KINDS: tuple[dict[str, object], ...] = (
    {"kind": "429"},
    {"kind": "429", "retry_after": 0},
    {"kind": "429", "plain": True},
    {"kind": "500"},
    {"kind": "timeout_before", "hang_seconds": 0.05},
    {"kind": "timeout_after", "hang_seconds": 0.05},
    {"kind": "drop_before"},
    {"kind": "drop_after"},
    {"kind": "garbage"},
    {"kind": "garbage", "status": 200},
)


def _document(number: int, chat_id: int) -> Outgoing:
    payload = {"caption": f"برگه {number}", "document": {"name": "a.txt", "base64": "QQ=="}}
    return Outgoing(f"doc:{number}", "telegram", chat_id, NOTICE, "sendDocument", payload, "x")


async def _all_acts(inside: Inside, number: int) -> None:
    for person in inside.people:
        person.give()
        person.attach()
    await inside.settled()
    for person in inside.people:
        person.look()
    chat = inside.people[0].phone.person.id
    await tx(lambda: put([_document(number, chat)]))
    await inside.settled()


async def _one_after_another(inside: Inside, faults: list[tuple[str, dict[str, object]]]) -> int:
    hits = 0
    for number, (method, kind) in enumerate(faults):
        fault = inside.house.world.faults.add(method=method, count=1, **kind)  # type: ignore[arg-type]
        await _all_acts(inside, number)
        hits += fault.hits
        inside.house.world.faults.remove(fault)
    return hits


async def test_each_kind_once(inside: Inside) -> None:
    faults = [(METHODS[at % len(METHODS)], kind) for at, kind in enumerate(KINDS)]
    assert await _one_after_another(inside, faults) == len(faults)
    inside.whole()


@pytest.mark.slow
async def test_each_kind_on_each_method(inside: Inside) -> None:
    faults = [(method, kind) for method in METHODS for kind in KINDS]
    hits = await _one_after_another(inside, faults)
    assert hits == len(faults)
    figures = inside.whole()
    say(
        f"platform faults: {hits} of {len(KINDS)} kinds on {len(METHODS)} methods: 0 lost, 0 twice in the tables, "
        f"{inside.told} promises, 0 false; {figures.extra} extra visible messages, {figures.unknown} unknown"
    )


@size("sends", 200, 2000)
async def test_ambiguous_sends_lose_nothing_undeclared(inside: Inside, sends: int) -> None:
    world, chats = inside.house.world, [one.phone for one in inside.people]
    for kind in ({"kind": "drop_after"}, {"kind": "500"}, {"kind": "garbage", "status": 200}, {"kind": "drop_before"}):
        world.faults.add(method="sendMessage", probability=0.025, **kind)  # type: ignore[arg-type]
    for start in range(0, sends, 50):
        messages = []
        for at in range(start, min(start + 50, sends)):
            phone = chats[at % len(chats)]
            payload = {"text": f"پیام {at}."}
            platform = phone.messenger.name
            messages.append(Outgoing(f"s:{at}", platform, phone.person.id, NOTICE, "sendMessage", payload, "x"))
        await tx(lambda messages=messages: put(messages))  # type: ignore[misc]
    await inside.settled(120)
    world.faults.clear()
    states = {one["key"]: one["state"] for one in await sql.rows("SELECT key, state FROM outbox WHERE key LIKE 's:%'")}
    assert len(states) == sends
    copies = [0] * sends
    for phone in chats:
        for message in phone.messages:
            if message.from_bot and message.text.startswith("پیام "):
                copies[int(message.text[5 : message.text.index(".")])] += 1
    missing = [at for at in range(sends) if not copies[at] and states[f"s:{at}"] != "unknown"]
    unknown = sum(state == "unknown" for state in states.values())
    assert not missing
    assert max(copies) <= 2
    say(
        f"ambiguous sends: {sends} sends, {sum(one == 2 for one in copies)} seen twice, none more often; "
        f"{unknown} declared unknown ({sum(not one for one in copies)} of them never seen), 0 missing undeclared"
    )
