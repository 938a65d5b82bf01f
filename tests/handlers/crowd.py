"""A crowd of every role before the real processing: two agencies, one full of secrets, and whatever may be forged."""

import importlib
import json
import pkgutil
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiogram import Dispatcher
from aiogram.filters.callback_data import CallbackData

from bot.conversation_state import TurnStorage
from bot.notify import store_notices
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
from services import notices
from services.access import SYSTEM, Actor, Grant, Role
from services.case import cases, entries, evidence, extensions, not_applicable, receipts, self_assessment
from services.case.evidence import SentFile, StoredBytes
from services.catalogue import catalogue
from services.letters import questions
from services.people import agencies, people
from services.states import CaseState
from services.year import cycles

BOT = 2000
OWN, FOREIGN = 1, 2
SECRET = "زمردکوه"  # in every text that belongs to the foreign agency
SECRET_QUESTION = "پرسش سری"  # staff may publish it to all
SECRET_HASH = "5e" * 32
# Its value and forecast as shown and as stored, its files, the numbers of its entries, its people's phone.
TRACES = (SECRET, "۷۳٫۳۱", "73.31", "۱۷٫۵۹", SECRET_HASH, "09129870001", "989129870001", "۰۹۱۲۹۸۷۰۰۰۱")
NUMBERS = re.compile("شمارهٔ \u2068?(۱۰۱[۱-۹]|۱۰۲[۰-۹])")
EACH = 4  # accounts of each kind, so that many updates share a transaction
AGAIN = 25  # after so many groups roles and cases stand as in the beginning: staff's own presses change them
KINDS: dict[str, tuple[Grant, ...]] = {
    "liaison": (Grant(Role.LIAISON, OWN),),
    "head": (Grant(Role.AGENCY_HEAD, OWN),),
    "foreign": (Grant(Role.LIAISON, FOREIGN),),
    "admin": (Grant(Role.ADMIN),),
    "deputy": (Grant(Role.DEPUTY),),
    "roleless": (),
    "stranger": (),
}
MAY_NOT = ("liaison", "head", "roleless", "stranger")
FIRST_DAY = 650_000  # the lower bound of `bounds.OrdinalDay`
EXTREMES = (-1, 0, 999, 1011, 2**31, 2**63, 10**30)
WORDS = (
    *("agencies", "catalogue", "people", "weights", "steward", "last_year", "days_off", "specific", "A", "B", "G01-1"),
    *("admin", "deputy", "liaison", "agency_head", "holiday", "workday", "all", "no_value", "no_evidence", "drafts"),
    *("number", "day", "title", "text", "owner", "article", "liaison,agency_head", "SENT", "FETCHING", "", "True"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz:~-0123456789ابپ ‌\n%\"'"
PLACES = [
    one
    for module in pkgutil.iter_modules(places.__path__, f"{places.__name__}.")
    for one in vars(importlib.import_module(module.name)).values()
    if isinstance(one, type) and issubclass(one, CallbackData) and one is not CallbackData
]


def payload(dice: random.Random) -> str:
    """What a forged button may carry: mostly a known place with ids that exist somewhere, else anything."""
    if dice.random() < 0.08:
        return "".join(dice.choice(LETTERS) for _ in range(dice.randrange(1, 50)))
    kind = dice.choice(PLACES)
    values = [_value(dice, one.annotation, one.metadata) for one in kind.model_fields.values()]
    cut = 1 + dice.randrange(len(values) + 1) if dice.random() < 0.05 else None
    text = ":".join([kind.__prefix__, *values][:cut])
    return f"{text}~{dice.choice([*range(1, 12), *EXTREMES])}" if dice.random() < 0.4 else text


def _value(dice: random.Random, annotation: Any, metadata: list[Any]) -> str:
    if dice.random() < 0.05:
        return str(dice.choice(EXTREMES))
    if annotation is bool:
        return str(dice.randrange(2))
    if annotation is str:
        return dice.choice(WORDS)
    if any(getattr(one, "ge", None) == FIRST_DAY for one in metadata):
        return str(business_now().date().toordinal() + dice.randrange(-30, 90))
    return str(dice.choice([dice.randrange(25), dice.randrange(4), dice.randrange(25)]))


@dataclass(slots=True)
class Crowd:
    """Everybody, and what they were told. `handed` counts what was handed over, by kind of person."""

    processing: Processing
    number: int = 0
    groups: int = 0
    handed: Counter[str] = field(default_factory=Counter)
    given: dict[int, Any] = field(default_factory=dict)

    async def hand(self, dice: random.Random, what: Any) -> None:
        """One update of everybody, in one group; `what(dice)` makes the part of the update that says what it is."""
        group = []
        for kind in KINDS:
            for at in range(EACH):
                self.number += 1
                self.handed[kind] += 1
                user = user_of(kind, at)
                made = what(dice, user, self.number)
                self.given[self.number] = made
                now = int(business_now().timestamp() * 1000)
                body = {"update_id": self.number, **made}
                group.append(
                    Incoming(BALE, BOT, self.number, f"{BALE}:{user}", body, machine_ms(), now, id=self.number)
                )
        verdicts = await self.processing.group(group)
        assert verdicts == {}, [self.given[one] for one in verdicts]
        self.groups += 1
        if self.groups % AGAIN == 0:
            await tx(_as_in_the_beginning)

    async def told(self, kind: str) -> list[tuple[int, str]]:
        """All that people of a kind were told: the update that it answers (0 for notices), the payload."""
        first = user_of(kind, 0)
        found = await sql.rows(
            "SELECT key, payload FROM outbox WHERE chat_id >= ? AND chat_id < ?", first, first + EACH
        )
        return [(_update_of(one["key"]), json.dumps(json.loads(one["payload"]), ensure_ascii=False)) for one in found]

    async def leaks(self) -> list[tuple[str, Any, str]]:
        """What somebody was told who may not know it: kind of person, what they did, what they saw."""
        published = await sql.rows("SELECT 1 FROM question WHERE published = 1 LIMIT 1")
        found = []
        for kind in MAY_NOT:
            for update, said in await self.told(kind):
                traces = [one for one in (*TRACES, *(() if published else (SECRET_QUESTION,))) if one in said]
                if traces or NUMBERS.search(said):
                    found.append((kind, self.given.get(update), said[:700]))
        return found

    async def answers(self) -> Counter[str]:
        """How many messages of each id everybody got."""
        return Counter({one["message"]: one["n"] for one in await sql.rows(_BY_MESSAGE)})


_BY_MESSAGE = "SELECT message, count(*) AS n FROM outbox GROUP BY message"


def _update_of(key: str) -> int:
    parts = key.split(":")
    return int(parts[2]) if parts[:2] == [BALE, str(BOT)] else 0


def user_of(kind: str, number: int) -> int:
    """The account of one of the crowd."""
    return (list(KINDS).index(kind) + 1) * 100 + number


def press(user: int, number: int, data: str) -> dict[str, Any]:
    """A press as Bale would deliver it."""
    chat = {"id": user, "type": "private"}
    return {
        "callback_query": {
            "id": str(number),
            "from": {"id": user, "is_bot": False, "first_name": "x"},
            "message": {"message_id": 5, "date": 1, "chat": chat, "text": "x"},
            "data": data[:64],
        }
    }


def text(user: int, number: int, said: str) -> dict[str, Any]:
    """A text as Bale would deliver it."""
    return {
        "message": {
            "message_id": number,
            "date": int(business_now().timestamp()),
            "chat": {"id": user, "type": "private"},
            "from": {"id": user, "is_bot": False, "first_name": "x"},
            "text": said,
        }
    }


async def gathered() -> Crowd:
    """The crowd before an open cycle on the open database."""
    await tx(_world)
    while await tx(cases.make_missing):
        pass
    await tx(_secrets)
    messenger = Messenger(BALE, f"{BOT}:OFFLINE", "http://127.0.0.1:9", 10)
    storage = TurnStorage({BOT: BALE})
    dispatcher = Dispatcher(storage=storage)
    dispatcher.include_routers(*all_rooms())
    notices.connect(store_notices)
    return Crowd(Processing(dispatcher, storage, {BALE: messenger}, lambda *_: None, empty_sheet))


async def _world() -> None:
    titles = (("A", "دستگاه خودی"), ("B", f"دستگاه {SECRET}"))
    rows = [{"code": code, "title": title, "group_code": "G", "group_title": "گروه"} for code, title in titles]
    await agencies.apply(SYSTEM, rows)
    cycle = await cycles.define(SYSTEM, 1403)
    await catalogue.apply(SYSTEM, cycle.id, [one.as_sheet_values() for one in sample_catalogue()][:10])
    await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=100)))
    await _people()


async def _people() -> None:
    for kind, grants in KINDS.items():
        for number in range(EACH if kind != "stranger" else 0):
            user = user_of(kind, number)
            person = await people.join(kind, f"98912{user:07}", BALE, user, user)
            for one in grants:
                await people.grant(None, person.id, one.role, one.agency_id)


async def _as_in_the_beginning() -> None:
    await _people()
    for foreign in await sql.rows("SELECT id FROM person WHERE phone = '989129870001'"):
        await people.grant(None, foreign["id"], Role.LIAISON, FOREIGN)
    await sql.run("UPDATE agency_case SET state = ?", CaseState.IN_PROGRESS)
    await sql.run("UPDATE account SET unreachable_at = NULL")


async def _secrets() -> None:
    """The foreign agency has worked: values, explanations, files, receipts, requests, a question."""
    person = await people.join(f"فرد {SECRET}", "989129870001", BALE, 9900, 9900)
    await people.grant(None, person.id, Role.LIAISON, FOREIGN)
    actor = Actor(person.id, person.name, (Grant(Role.LIAISON, FOREIGN),))
    now = business_now()
    for at, one in enumerate(await entries.entries(actor, FOREIGN)):
        if one.state != "EMPTY":
            continue
        if at == 1:
            await not_applicable.ask(actor, one.id, f"دلیل {SECRET}", now, one.version)
            continue
        amount = str(one.steps[0][1]) if one.steps else "73.31"
        await self_assessment.give_value(actor, one.id, amount, now, one.version)
        await self_assessment.explain(actor, one.id, f"توضیح {SECRET}", now, one.version + 1)
        sent = SentFile(BALE, 9900, 10 + at, f"f{at}", f"سند {SECRET}.pdf", "application/pdf", 10)
        file = await evidence.receive(actor, FOREIGN, one.id, sent, now, 1000)
        if at == 2:
            continue
        await evidence.stored(file.id, StoredBytes(SECRET_HASH, 10, "application/pdf", 1, ()))
        ready = await entries.view(actor, one.id)
        await receipts.record(actor, one.id, now, ready.version)
    loose = SentFile(BALE, 9900, 90, "loose", f"بی‌سنجه {SECRET}.pdf", "application/pdf", 10)
    await evidence.receive(actor, FOREIGN, None, loose, now, 1000)
    await extensions.ask(actor, FOREIGN, now + timedelta(days=120), f"مهلت {SECRET}", now)
    draft = await questions.write(actor, FOREIGN, None, SECRET_QUESTION)
    await questions.send(actor, draft.id, now)
