"""What comes in: duplicated, shuffled, ids going down, poison and unknown among the good."""

import copy
import json
import random
from typing import Any

from bot.receiver import Receiver
from models import sql
from simulator.shapes import Json
from tests.faults.inside import Inside
from tests.faults.knobs import say, size
from tests.faults.people import Liaison


def _value(person: Liaison, number: int) -> Json:
    """An update with a value, as the messenger would number it (not queued there: the test hands it over)."""
    update = copy.deepcopy(person.give())
    updates = person.phone.messenger.updates
    updates.pending.clear()
    person.updates[-1] = update["update_id"] = number
    return update


@size("updates", 200, 10_000)
async def test_duplicates_disorder_and_ids_going_down(inside: Inside, updates: int) -> None:
    dice, application = random.Random(updates), inside.house.application
    assert application is not None
    offered: dict[str, list[Json]] = {"telegram": [], "bale": []}
    for at in range(updates):
        person = inside.people[at % len(inside.people)]
        offered[person.platform].append(_value(person, 2_000_000_000 - at))
    handed = 0
    for platform, batch in offered.items():
        batch += dice.sample(batch, len(batch) * 3 // 10)
        dice.shuffle(batch)
        receiver: Receiver = application.receivers[platform]
        for start in range(0, len(batch), 100):
            await receiver.take(copy.deepcopy(batch[start : start + 100]))
            handed += len(batch[start : start + 100])
        await inside.settled(900)
    stored = await sql.rows("SELECT count(*) AS n FROM inbox WHERE update_id > 1900000000 AND state = 'done'")
    values = await sql.rows("SELECT entry_id, amount FROM value")
    assert stored[0]["n"] == updates
    assert len(values) == updates
    for person in inside.people:
        given = sorted(float(one) for one in person.amounts)
        assert sorted(float(one["amount"]) for one in values if one["entry_id"] == person.entry_id) == given
    say(
        f"{handed} updates handed over (30 % twice, shuffled, ids going down): "
        f"{len(values)} effects of {updates} distinct"
    )


def _poison(good: Json, kind: int) -> Any:
    """Something no bot should be sent, in ever new ways."""
    odd: Any = copy.deepcopy(good)
    message = odd["message"]
    match kind:
        case 0:
            odd = {"update_id": good["update_id"], "something_new": {"a": [1, {"b": None}]}}
        case 1:
            message["date"] = 1 << 39
        case 2:
            message["from"]["id"] = message["chat"]["id"] = 1 << 70
        case 3:
            message["text"] = "\ud800 half a letter"
        case 4:
            message["chat"] = "no chat"
        case 5:
            message["message_id"] = {"nested": "nonsense"}
        case 6:
            odd["message"] = None
        case 7:
            odd["update_id"] = 1 << 80
        case 8:
            odd["update_id"] = -5
        case 9:
            del odd["update_id"]
        case 10:
            odd = ["no", "object"]
        case 11:
            message["text"] = {"not": "a text"}
        case 12:
            odd = {"update_id": good["update_id"], "callback_query": {"id": "1", "data": "x" * 5000, "from": {"id": 1}}}
        case 13:
            odd = {"update_id": good["update_id"]}
        case 14:
            message["entities"] = [{"type": 5, "offset": "a"}]
        case _:
            odd["message"] = json.loads("[" * 300 + "]" * 300)
    return odd


KINDS = 16
# Odd numbers and half letters, which the simulator itself cannot queue or write.
NOT_BY_THE_SIMULATOR = {3, 7, 8, 9, 10}


@size("poison", 80, 1000)
async def test_poison_among_good_updates(inside: Inside, poison: int) -> None:
    dice, application = random.Random(poison), inside.house.application
    assert application is not None
    number = 1_000_000_000
    for _ in range(poison // 20):
        batches: dict[str, list[Any]] = {"telegram": [], "bale": []}
        for _ in range(20):
            person = dice.choice(inside.people)
            good = _value(person, number := number + 1)
            batches[person.platform] += [
                good,
                _poison({**good, "update_id": (number := number + 1)}, number // 2 % KINDS),
            ]
        for platform, batch in batches.items():
            await application.receivers[platform].take(batch)
        await inside.settled(60)
    values = await sql.rows("SELECT count(*) AS n FROM value")
    good = sum(len(one.amounts) for one in inside.people)
    waiting = await sql.rows("SELECT count(*) AS n FROM inbox WHERE state = 'new'")
    aside = await sql.rows("SELECT count(*) AS n FROM inbox WHERE state = 'quarantined'")
    assert waiting[0]["n"] == 0
    assert values[0]["n"] - good in range(poison // KINDS + 2), "a poison copy of a good text may count as one more"
    for person in inside.people:
        stored = await sql.rows("SELECT amount FROM value WHERE entry_id = ? ORDER BY id", person.entry_id)
        assert {float(one) for one in person.amounts} <= {float(one["amount"]) for one in stored}
    say(
        f"{poison} poison or unknown updates among {good} good ones: all good ones processed, {aside[0]['n']} set aside"
    )


async def test_a_batch_of_nothing_but_poison_from_the_messenger(inside: Inside) -> None:
    world = inside.house.world
    good = {"update_id": 0, "message": {"message_id": 1, "date": 1, "chat": {"id": 1}, "from": {"id": 1}}}
    for kind in set(range(KINDS)) - NOT_BY_THE_SIMULATOR:
        for name in ("telegram", "bale"):
            odd = _poison(good, kind)
            del odd["update_id"]  # the simulator numbers it
            world.push_raw(name, odd)
    for person in inside.people:
        person.give()
    await inside.settled()
    inside.whole()
