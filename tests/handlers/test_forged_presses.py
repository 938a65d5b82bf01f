"""Thousands of forged presses through the real processing: nothing foreign is said, nothing breaks."""

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.filters.callback_data import CallbackData

from bot.conversation_state import TurnStorage
from bot.platforms.client import BALE, Messenger
from bot.processing import Processing
from bot.sheets import empty_sheet
from handlers import places
from handlers.routing import all_rooms
from messages.jalali import end_of_day, local_date
from models import sql
from models.clock import business_now, machine_ms
from models.gate import tx
from models.inbox import Incoming
from samples import catalogue as sample_catalogue
from services.access import SYSTEM, Actor, Grant, Role
from services.case import cases, self_assessment
from services.catalogue import catalogue
from services.people import agencies, people
from services.year import cycles

BOT = 2000
SECRET_TITLE = "دستگاه محرمانه"
EACH = 8  # accounts of each kind, so that many presses share a transaction
EXTREMES = (-1, 0, 1, 2, 3, 7, 11, 12, 15, 20, 21, 999, 1011, 2**31, 2**63, 10**30)
LETTERS = "abcdefghijklmnopqrstuvwxyz:~-0123456789ابپ ‌\n%\"'"


async def _world() -> None:
    rows = [
        {"code": code, "title": title, "group_code": "G", "group_title": "گروه"}
        for code, title in (("A", "دستگاه خودی"), ("B", SECRET_TITLE))
    ]
    await agencies.apply(SYSTEM, rows)
    cycle = await cycles.define(SYSTEM, 1403)
    await catalogue.apply(SYSTEM, cycle.id, [one.as_sheet_values() for one in sample_catalogue()][:10])
    await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=100)))
    for kind, grants in (("liaison", (Grant(Role.LIAISON, 1),)), ("staff", (Grant(Role.ADMIN),))):
        for number in range(EACH):
            user = _user(kind, number)
            person = await people.join(kind, f"98912{user:07}", BALE, user, user)
            for one in grants:
                await people.grant(None, person.id, one.role, one.agency_id)


async def _foreign_values() -> None:
    foreign = Actor(1, "foreign", (Grant(Role.LIAISON, 2),))
    for entry in await sql.rows(
        "SELECT e.id, e.version FROM measure_entry e WHERE e.number > 1010 AND e.state = 'EMPTY'"
    ):
        await self_assessment.give_value(foreign, entry["id"], "73.31", business_now(), entry["version"])


def _user(kind: str, number: int) -> int:
    return {"liaison": 100, "staff": 200, "stranger": 300}[kind] + number


def _payloads(dice: random.Random) -> Iterator[str]:
    kinds = [one for one in vars(places).values() if inspect_is_place(one)]
    while True:
        if dice.random() < 0.1:
            yield "".join(dice.choice(LETTERS) for _ in range(dice.randrange(1, 50)))
            continue
        kind = dice.choice(kinds)
        values = [str(dice.choice(EXTREMES)) for _ in kind.model_fields]
        text = ":".join(
            [kind.__prefix__, *values][: 1 + dice.randrange(len(values) + 1) if dice.random() < 0.1 else None]
        )
        yield f"{text}~{dice.choice(EXTREMES)}" if dice.random() < 0.5 else text


def inspect_is_place(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, CallbackData) and one is not CallbackData


def _press(number: int, user: int, data: str) -> Incoming:
    chat = {"id": user, "type": "private"}
    body = {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": {"id": user, "is_bot": False, "first_name": "x"},
            "message": {"message_id": 5, "date": 1, "chat": chat, "text": "x"},
            "data": data,
        },
    }
    now = int(business_now().timestamp() * 1000)
    return Incoming(BALE, BOT, number, f"{BALE}:{user}", body, machine_ms(), now, id=number)


async def _said_to(first: int) -> str:
    found = await sql.rows("SELECT payload FROM outbox WHERE chat_id >= ? AND chat_id < ?", first, first + 100)
    return "\n".join(json.loads(one["payload"]).get("text", "") + one["payload"] for one in found)


@pytest.mark.parametrize("presses", [1200, pytest.param(10_000, marks=pytest.mark.slow)])
async def test_forged_presses_tell_nothing_foreign_and_break_nothing(database: Path, presses: int) -> None:
    await tx(_world)
    while await tx(cases.make_missing):
        pass
    await tx(_foreign_values)
    messenger = Messenger(BALE, f"{BOT}:OFFLINE", "http://127.0.0.1:9", 10)
    storage = TurnStorage({BOT: BALE})
    dispatcher = Dispatcher(storage=storage)
    dispatcher.include_routers(*all_rooms())
    processing = Processing(dispatcher, storage, {BALE: messenger}, lambda *_: None, empty_sheet)
    payloads = _payloads(random.Random(presses))
    users = [_user(kind, number) for kind in ("liaison", "staff", "stranger") for number in range(EACH)]
    number = 0
    while number < presses:
        group = [_press(number + at, user, next(payloads)[:64]) for at, user in enumerate(users)]
        number += len(group)
        verdicts = await processing.group(group)
        assert verdicts == {}, [one.body["callback_query"]["data"] for one in group if one.id in verdicts]

    own, staff, nobody = [await _said_to(first) for first in (100, 200, 300)]
    assert "دستگاه خودی" in own
    assert SECRET_TITLE in staff  # the board is theirs
    for said in (own, nobody):
        assert SECRET_TITLE not in said
        assert "شمارهٔ \u2068۱۰۱" not in said
    for said in (own, nobody):  # staff may read every case
        assert "۷۳٫۳۱" not in said
        assert "۱۷٫۵۹" not in said
    assert "سنجهٔ" not in nobody
    denied = await sql.row("SELECT count(*) AS n FROM audit_event WHERE act = 'access.denied'")
    assert denied is not None
    assert denied["n"] > presses // 100
